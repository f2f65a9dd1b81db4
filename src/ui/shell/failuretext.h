// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QString>

namespace secondline::ui {

//! The person's words for a failure: what is, then what to do. The one place where a kind becomes a sentence.
struct FailureText
{
    QString title;  //!< "This profile is open in another window"
    QString advice; //!< one or two sentences
};

FailureText failureText(const domain::Failure &failure);

//! Both in one line, for a banner or below a field.
QString failureLine(const domain::Failure &failure);

} // namespace secondline::ui
