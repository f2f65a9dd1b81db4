// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>
#include <QStyle>

namespace secondline::ui {

using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_keyHint(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText))
{
    setObjectName(u"searchEdit"_s);
    setPlaceholderText(tr("Search tickets and articles"));
    setAccessibleName(tr("Search everything on this device"));
    constexpr int longest = 500;
    setMaxLength(longest);
    setTextMargins(16 + space::s2, 0, QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(m_keyHint), 0);
    setMinimumWidth(160);
    setMaximumWidth(328);
    connect(this, &QLineEdit::textEdited, this, &SearchField::searchWanted);
}

QSize SearchField::sizeHint() const
{
    return {328, Theme::current().controlHeight()};
}

void SearchField::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    case Qt::Key_Down:
        Q_EMIT resultsWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT openWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect inner = rect().adjusted(space::s2, 0, -space::s2, 0);
    const QRect icon(inner.left(), 0, 16, height());
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), icon), u"search"_s, 16, colour(Role::Text3));
    if (hasFocus() || !text().isEmpty())
        return;
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(colour(Role::Text3));
    const Qt::Alignment trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter);
    painter.drawText(inner, static_cast<int>(trailing), m_keyHint);
}

} // namespace secondline::ui
