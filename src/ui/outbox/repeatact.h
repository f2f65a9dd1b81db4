// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

namespace secondline::ui {

//! Does a withdrawn act once more, as a new one: the undo of a withdrawal. False if it is none of those that can be
//! repeated; \a then is not called in that case.
bool repeatAct(workspace::Workspace *workspace, const domain::Operation &operation,
               const workspace::Workspace::Saved &then);

} // namespace secondline::ui
