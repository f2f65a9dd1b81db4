// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/operation.h"

#include <array>

namespace secondline::domain {

namespace {

constexpr std::array<QStringView, 6> stateNames = {u"queued",  u"sending",  u"unknown",
                                                   u"applied", u"rejected", u"conflict"};

} // namespace

QString wireName(OperationState state)
{
    return stateNames[static_cast<size_t>(state)].toString();
}

std::optional<OperationState> operationStateNamed(QStringView name)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == name)
            return static_cast<OperationState>(i);
    }
    return std::nullopt;
}

} // namespace secondline::domain
