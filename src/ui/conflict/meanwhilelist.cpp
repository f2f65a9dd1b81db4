// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/meanwhilelist.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/followletters.h"
#include "ui/theme/icons.h"
#include "ui/theme/readingtext.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int foldLines = 12;

} // namespace

MeanwhileList::MeanwhileList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"meanwhileList"_s);
    setAccessibleName(tr("While you were offline"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s3);
}

void MeanwhileList::setEntries(const QList<domain::Entry> &entries, const EntryNames &names, const QDateTime &now)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        const EntryWords words = entryWords(*entry, 1, names, now);
        auto *row = new QWidget(this);
        auto *grid = new QGridLayout(row);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s3);
        grid->setVerticalSpacing(0);
        auto *sign = new QLabel(row);
        sign->setPixmap(themedIcon(words.icon, Role::Text2).pixmap(16, 16));
        followLetters(sign, [sign] { sign->setFixedSize(20, Theme::current().lineHeight(TextSize::Body)); });
        auto *kind = new TextLabel(TextSize::Body, Role::Text, true, row);
        kind->setText(words.kind);
        auto *who = new TextLabel(TextSize::Body, Role::Text3, false, row);
        who->setText(words.who);
        auto *when = new TextLabel(TextSize::Small, Role::Text3, false, row);
        when->setText(instantText(entry->effectiveAt, now));
        when->setToolTip(toolTipText(fullInstant(entry->effectiveAt, now)));
        grid->addWidget(sign, 0, 0);
        grid->addWidget(kind, 0, 1);
        grid->addWidget(who, 0, 2);
        grid->setColumnStretch(2, 1);
        grid->addWidget(when, 0, 3);
        if (!words.text.isEmpty()) {
            auto *text = new ReadingText(Role::Text2, row);
            text->setFoldLines(foldLines);
            text->setFolded(false);
            text->setText(words.text);
            grid->addWidget(text, 1, 1, 1, 3);
        }
        row->setAccessibleName(QStringList{words.kind, words.who, when->text()}.join(u", "_s));
        row->setAccessibleDescription(words.text);
        m_column->addWidget(row);
        m_rows.append(row);
        row->show();
    }
}

} // namespace secondline::ui
