// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

namespace secondline::ui {

//! What the person typed as a requester: "Name <address>", an address, or a name.
domain::Contact contactFromText(const QString &text);

//! How a contact stands in the field: contactFromText() gives name and address back.
QString contactLine(const domain::Contact &contact);

} // namespace secondline::ui
