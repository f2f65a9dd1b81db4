// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

namespace secondline::ui {

//! One line that ends in "…" where it does not fit; its tooltip has it all.
class ElidedLabel : public TextLabel
{
    Q_OBJECT
public:
    using TextLabel::TextLabel;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace secondline::ui
