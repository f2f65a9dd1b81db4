// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "workspace/workspace.h"

namespace secondline::ui {

//! "smtp-imac.log, 20.0 MB"
QString attachmentLine(const domain::Attachment &file);
//! Where its bytes are, in a few words: "press to fetch", "fetching, 40 %", "waiting to send"; empty: here, all is
//! well.
QString attachmentPlace(const workspace::AttachmentState &state);

} // namespace secondline::ui
