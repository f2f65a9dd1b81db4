// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/privatefile.h"

namespace secondline::store {

//! A file beside the cache whose presence says that a statement met damage, so that the next start makes it anew.
inline QString damageMark(const QString &cachePath)
{
    return cachePath + QLatin1StringView(".damaged");
}

//! Passes \a result on, and leaves the mark if it failed for damage.
template <class T> domain::Result<T> markingDamage(domain::Result<T> result, const QString &cachePath)
{
    if (!result && result.error().kind == domain::Failure::Kind::Damaged) {
        // Without the mark the next start meets the damage by itself, only later.
        static_cast<void>(ensurePrivate(damageMark(cachePath)));
    }
    return result;
}

} // namespace secondline::store
