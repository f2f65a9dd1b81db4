// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace secondline::ui {

//! What a colour is for; the value is the theme's.
enum class Role : quint8 {
    Window,
    Base,
    Raised,
    Hover,
    Select,
    SelectOff,
    Line,
    Edge,
    Text,
    Text2,
    Text3,
    Disabled,
    Accent,
    OnAccent,
    Mark,
    Bad,
    BadGround,
    BadEdge,
    Warn,
    WarnGround,
    WarnEdge,
    Good,
    GoodGround,
    GoodEdge,
    Note,
    NoteGround,
    NoteEdge,
    P1,
    OnP1,
    Skeleton,
};
inline constexpr int roleCount = 30;

//! The five sizes of text, as factors of the application font.
enum class TextSize : quint8 { Caption, Small, Body, Title, Page };
inline constexpr size_t textSizeCount = 5;

// Distances in device-independent pixels.
namespace space {
inline constexpr int s1 = 4;
inline constexpr int s2 = 8;
inline constexpr int s3 = 12;
inline constexpr int s4 = 16;
inline constexpr int s5 = 20;
inline constexpr int s6 = 24;
inline constexpr int s8 = 32;
} // namespace space

namespace radius {
inline constexpr int chip = 4;
inline constexpr int control = 6;
inline constexpr int panel = 8;
} // namespace radius

namespace height {
inline constexpr int control = 28;
inline constexpr int row = 56;
inline constexpr int rowDense = 44;
inline constexpr int paneHeader = 44;
inline constexpr int toolbar = 44;
inline constexpr int pageHeader = 52;
} // namespace height

} // namespace secondline::ui
