// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace secondline::render {

//! The fonts and colours to draw with; a new one when the theme changes.
struct RenderStyle
{
    //! Of a callout.
    struct Tone
    {
        QColor text;
        QColor ground;
        QColor edge;
        friend bool operator==(const Tone &, const Tone &) = default;
    };

    QFont font;  //!< of the text; headings follow from it
    QFont fixed; //!< of code
    QColor text;
    QColor soft; //!< second line: quotes, captions
    QColor link;
    QColor line;   //!< frames
    QColor raised; //!< ground of code and notes
    Tone note;
    Tone tip;
    Tone warning;
    Tone caution;
    friend bool operator==(const RenderStyle &, const RenderStyle &) = default;
};

} // namespace secondline::render
