// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"
#include "ui/theme/style.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <QPointer>

#include <array>

namespace secondline::ui {

//! The colours and sizes that everything is painted with; one per program, made right after QApplication.
//!
//! Sets the application's style, palette and (where the platform has none of its own) font.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark }; //!< what the person wants
    using Colours = std::array<QColor, roleCount>;

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    //! The program's theme; there must be one.
    static const Theme &current();

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    bool dark() const { return m_dark; }

    const QColor &colour(Role role) const { return m_colours[static_cast<size_t>(role)]; }
    QFont font(TextSize size, bool strong = false) const;
    //! Height of one line of that size, on the 4 px grid.
    int lineHeight(TextSize size) const;
    //! Height of a control, at least 28 px; grows with the font.
    int controlHeight() const;

    static const Colours &colours(bool dark);
    //! The palette that stands for these colours.
    static QPalette paletteFor(const Colours &colours);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();

    QPointer<Style> m_style;
    Choice m_choice = Choice::System;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_applying = false;
    Colours m_colours;
};

//! Short forms for painting code.
inline const QColor &colour(Role role)
{
    return Theme::current().colour(role);
}
inline QFont textFont(TextSize size, bool strong = false)
{
    return Theme::current().font(size, strong);
}

} // namespace secondline::ui
