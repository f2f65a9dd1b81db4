// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/wraprow.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QStyle>

namespace secondline::ui {

WrapRow::WrapRow(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void WrapRow::add(QWidget *widget, int gap)
{
    widget->setParent(this);
    m_items.append({widget, gap, false});
}

void WrapRow::addTrailing(QWidget *widget, int gap)
{
    widget->setParent(this);
    m_items.append({widget, gap, true});
}

QSize WrapRow::sizeHint() const
{
    int wide = 0;
    for (const Item &item : m_items) {
        if (!item.widget->isHidden())
            wide += (wide > 0 ? item.gap : 0) + item.widget->sizeHint().width();
    }
    return {wide, minimumHeight()};
}

QSize WrapRow::minimumSizeHint() const
{
    int widest = 0;
    for (const Item &item : m_items)
        widest = std::max(widest, item.widget->isHidden() ? 0 : item.widget->sizeHint().width());
    return {widest, minimumHeight()};
}

bool WrapRow::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::LayoutRequest:
    case QEvent::LayoutDirectionChange:
        place();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void WrapRow::place()
{
    QList<QList<Item>> lines = {{}};
    int x = 0;
    for (const Item &item : std::as_const(m_items)) {
        if (item.widget->isHidden())
            continue;
        const int wide = item.widget->sizeHint().width();
        if (x > 0 && x + item.gap + wide > width()) {
            lines.append(QList<Item>());
            x = 0;
        }
        x += (x > 0 ? item.gap : 0) + wide;
        lines.last().append(item);
    }
    int y = 0;
    for (const QList<Item> &line : std::as_const(lines)) {
        int high = 0;
        int trailing = 0;
        for (const Item &item : line) {
            high = std::max(high, item.widget->sizeHint().height());
            if (item.trailing)
                trailing += (trailing > 0 ? item.gap : 0) + item.widget->sizeHint().width();
        }
        x = 0;
        int end = width() - trailing;
        for (const Item &item : line) {
            const QSize size = item.widget->sizeHint();
            int &at = item.trailing ? end : x;
            if (at > 0 && at != width() - trailing)
                at += item.gap;
            const QRect there(at, y + (high - size.height()) / 2, std::min(size.width(), width()), size.height());
            item.widget->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width(), y + high), there));
            at += size.width();
        }
        y += high + space::s1;
    }
    y = std::max(0, y - space::s1);
    if (y != minimumHeight())
        setFixedHeight(y);
}

} // namespace secondline::ui
