// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

namespace secondline::ui {

//! Why a server's certificate is not trusted, and what a person does about it, in plain words; \a failure is of the
//! kind Untrusted.
struct CertificateText
{
    QString reason;
    QString advice;
    bool wantsAuthority = false; //!< the file of the company's own authority would help
};
CertificateText certificateText(const domain::Failure &failure);

} // namespace secondline::ui
