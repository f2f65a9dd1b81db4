// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/headrow.h"

#include "ui/theme/theme.h"

#include <QEvent>

namespace secondline::ui {

HeadRow::HeadRow(int least, QWidget *parent)
    : QWidget(parent)
    , m_least(least)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize HeadRow::sizeHint() const
{
    return {QWidget::sizeHint().width(), std::max(m_least, Theme::current().controlHeight() + space::s4)};
}

QSize HeadRow::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), sizeHint().height()};
}

void HeadRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace secondline::ui
