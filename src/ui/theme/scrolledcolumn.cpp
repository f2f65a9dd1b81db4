// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/scrolledcolumn.h"

#include <QEvent>
#include <QLayout>

namespace secondline::ui {

bool ScrolledColumn::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    const bool mayGrow = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (mayGrow && layout() && layout()->hasHeightForWidth()) {
        const int wanted = layout()->totalHeightForWidth(width());
        if (wanted != minimumHeight())
            setMinimumHeight(wanted);
    }
    return done;
}

} // namespace secondline::ui
