// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

class QWidget;

namespace secondline::tests {

//! Presses a key where the focus is.
void pressKey(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

//! Fills the handoff's form on \a page as a person does who has no mouse: types each of \a answers where the focus
//! comes by Tab and nothing stands yet, chooses the \a reason -th reason (from 0), goes on with Ctrl+Page Down, up to
//! step \a until (from 0; -1: the last). False if the keyboard leads nowhere.
bool writeHandoff(const QWidget &page, const QJsonObject &answers, int reason, int until = -1);

} // namespace secondline::tests
