// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace secondline::ui {

//! Gives Qt's own widgets that tell assistive technology nothing about their use (role Client) the role that they have
//! here: an area that is read by scrolling is a document, a field for keys a field for keys. Once, before the first
//! widget is asked.
void installAccessibleRoles();

} // namespace secondline::ui
