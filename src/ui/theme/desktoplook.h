// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace secondline::ui {

//! What the desktop asks of every program on it. The theme asks anew whenever the desktop says that it changed.
class DesktopLook
{
public:
    DesktopLook() = default;
    virtual ~DesktopLook() = default;
    Q_DISABLE_COPY_MOVE(DesktopLook)

    virtual bool dark() const = 0;
    virtual QFont font() const = 0;
};

//! The platform's own. Asking for dark() takes the application's palette away for a moment: the palette that is left is
//! the platform's.
class PlatformLook : public DesktopLook
{
public:
    bool dark() const override;
    //! Where no desktop chose a font, the best of those that are usual; else the desktop's choice stays.
    QFont font() const override;
};

} // namespace secondline::ui
