// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace secondline::ui {

using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(u"searchEdit"_s);
    setPlaceholderText(tr("Search tickets and articles"));
    setAccessibleName(tr("Search everything on this device"));
    constexpr int longest = 500;
    setMaxLength(longest);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    fitMargins();
    connect(this, &QLineEdit::textEdited, this, &SearchField::searchWanted);
}

void SearchField::setKeyHint(const QString &key)
{
    m_keyHint = key;
    fitMargins();
    update();
}

QSize SearchField::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(placeholderText());
    return {std::max(328, words + textMargins().left() + textMargins().right() + 2 * space::s2),
            Theme::current().controlHeight()};
}

QSize SearchField::minimumSizeHint() const
{
    constexpr int letters = 8;
    return {textMargins().left() + textMargins().right() + letters * fontMetrics().averageCharWidth(),
            Theme::current().controlHeight()};
}

void SearchField::fitMargins()
{
    const int sign = 16 + space::s2;
    const int hint = QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(m_keyHint) + space::s2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? hint : sign, 0, mirrored ? sign : hint, 0);
    updateGeometry();
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        fitMargins();
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
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(textFont(TextSize::Caption));
    painter.setPen(colour(Role::Text3));
    drawOwnLine(&painter, inner, Qt::AlignTrailing | Qt::AlignVCenter, m_keyHint);
}

} // namespace secondline::ui
