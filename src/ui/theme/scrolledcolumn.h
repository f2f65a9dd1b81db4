// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace secondline::ui {

//! What a QScrollArea scrolls, if its height follows from its width: it is as high as its layout needs at the width it
//! has got, also beside the scroll bar that this makes necessary.
class ScrolledColumn : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override;
};

} // namespace secondline::ui
