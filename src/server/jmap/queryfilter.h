// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <tl/expected.hpp>

namespace secondline::server {

//! Reads the filter of an `X/query` against the table of data-model.md 7: depth ≤ 4, ≤ 32 conditions. The error is what
//! to say in `unsupportedFilter`.
tl::expected<Filter, QString> readFilter(domain::ObjectType type, const QJsonValue &json);

//! Reads the sort of an `X/query`; the error is what to say in `unsupportedSort`.
tl::expected<QList<Sort>, QString> readSort(domain::ObjectType type, const QJsonValue &json);

} // namespace secondline::server
