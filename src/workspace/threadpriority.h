// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace secondline::workspace {

//! Lets the calling thread stand back where the processors are few: what the person sees and does goes first.
//! Where the system does not allow it nothing happens.
void standBack();

} // namespace secondline::workspace
