// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/desktoplook.h"
#include "ui/theme/roles.h"
#include "ui/theme/style.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QPointer>

#include <array>
#include <memory>

namespace secondline::ui {

//! The colours and sizes that everything is painted with; one per program, made right after QApplication.
//!
//! Sets the application's style, palette and font, and follows the desktop's while the program runs.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark }; //!< what the person wants
    using Colours = std::array<QColor, roleCount>;

    explicit Theme(QObject *parent = nullptr);
    explicit Theme(std::unique_ptr<DesktopLook> desktop, QObject *parent = nullptr);
    ~Theme() override;

    //! The program's theme; there must be one.
    static const Theme &current();

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    bool dark() const { return m_dark; }
    //! Letters of \a percent of the desktop's size, from 100 to 200.
    void scaleText(int percent);
    int textScale() const { return m_textScale; }

    const QColor &colour(Role role) const { return m_colours[static_cast<size_t>(role)]; }
    const QFont &font(TextSize size, bool strong = false) const;
    //! Height of one line of that size, on the 4 px grid.
    int lineHeight(TextSize size) const;
    //! Height of a control, at least 28 px; grows with the font.
    int controlHeight() const;
    //! A length that is meant for letters of the usual size (13 px): grows with larger ones. For the widths of panes
    //! and columns of text; distances and lines stay as they are.
    int scaled(int length) const;

    static const Colours &colours(bool dark);
    //! The palette that stands for these colours.
    static QPalette paletteFor(const Colours &colours);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    void applyFont();
    void askDesktop();
    static void sizeAnew();
    void measureFonts() const;

    struct Letters
    {
        QFont plain;
        QFont strong;
        int lineHeight = 0;
    };

    std::unique_ptr<DesktopLook> m_desktop;
    QPointer<Style> m_style;
    QFont m_desktopFont;
    int m_textScale = 100;
    Choice m_choice = Choice::System;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_applying = false;
    Colours m_colours;
    // Made anew when the application's font is another one; painting asks for them hundreds of times.
    mutable QFont m_measured;
    mutable std::array<Letters, textSizeCount> m_letters;
    mutable int m_controlHeight = 0;
    mutable double m_growth = 1;
};

//! Short forms for painting code.
inline const QColor &colour(Role role)
{
    return Theme::current().colour(role);
}
inline const QFont &textFont(TextSize size, bool strong = false)
{
    return Theme::current().font(size, strong);
}

} // namespace secondline::ui
