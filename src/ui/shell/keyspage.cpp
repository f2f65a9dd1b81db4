// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keyspage.h"

#include "ui/theme/controls.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

KeysPage::KeysPage(QWidget *parent)
    : Page(parent)
    , m_columns(new QWidget)
{
    setObjectName(u"keysPage"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto *title = new TextLabel(TextSize::Page, Role::Text, true, this);
    title->setText(tr("Keys"));
    auto *hint = new TextLabel(TextSize::Body, Role::Text2, false, this);
    hint->setText(tr("Single letters work when no text field has the focus. Esc goes back."));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"keysScrollArea"_s);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_columns);
    setFocusProxy(scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, space::s6, space::s6, space::s4);
    column->addWidget(title);
    column->addWidget(hint);
    column->addSpacing(space::s3);
    column->addWidget(scroll, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_columns->setBackgroundRole(QPalette::Base);
}

void KeysPage::setActions(const QList<QPair<QString, QList<QAction *>>> &groups)
{
    delete m_columns->layout();
    auto *row = new QHBoxLayout(m_columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * space::s8);
    QVBoxLayout *columns[] = {new QVBoxLayout, new QVBoxLayout};
    int lines[] = {0, 0};
    for (QVBoxLayout *column : columns) {
        column->setSpacing(0); // else it takes the row's
        row->addLayout(column);
    }
    row->addStretch(1);
    for (const auto &group : groups) {
        auto *box = new QWidget(m_columns);
        box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        auto *grid = new QGridLayout(box);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s6);
        grid->setVerticalSpacing(space::s1);
        auto *name = new TextLabel(TextSize::Body, Role::Text, true, m_columns);
        name->setText(QString(group.first).remove(u'&'));
        grid->addWidget(name, 0, 0, 1, 2);
        int count = 1;
        for (const QAction *action : group.second) {
            if (action->shortcut().isEmpty())
                continue;
            QStringList keys;
            for (const QKeySequence &key : action->shortcuts())
                keys.append(key.toString(QKeySequence::NativeText));
            auto *what = new TextLabel(TextSize::Body, Role::Text2, false, m_columns);
            what->setText(QString(action->text()).remove(u'&').remove(QChar(0x2026)));
            auto *key = new TextLabel(TextSize::Body, Role::Text, false, m_columns);
            key->setText(keys.join(tr(" or ", "between two keys")));
            grid->addWidget(what, count, 0);
            grid->addWidget(key, count, 1);
            ++count;
        }
        if (count == 1) {
            delete name;
            delete box;
            continue;
        }
        const int shorter = lines[0] <= lines[1] ? 0 : 1;
        lines[shorter] += count + 1;
        columns[shorter]->addWidget(box);
        columns[shorter]->addSpacing(space::s5);
    }
    for (QVBoxLayout *column : columns)
        column->addStretch(1);
}

} // namespace secondline::ui
