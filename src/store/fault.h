// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <type_traits>

namespace secondline::store {

//! A statement that failed, on its way out of a transaction: thrown inside the store only, so that no step of a
//! transaction can be passed over; each public method turns it into its Result by answered().
struct Fault
{
    domain::Failure failure;
    int code = 0; //!< SQLite's extended result code; 0: a check of ours
};

[[noreturn]] inline void fail(domain::Failure::Kind kind, QString detail)
{
    throw Fault{domain::Failure{kind, std::move(detail)}};
}

//! Runs \a work and returns what it returns, or the failure that it ended with.
template <class Work> auto answered(Work work) -> domain::Result<std::invoke_result_t<Work>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (Fault &fault) {
        return tl::unexpected<domain::Failure>(std::move(fault.failure));
    }
}

} // namespace secondline::store
