// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/operation.h"

#include <array>

namespace secondline::domain {

using namespace Qt::StringLiterals;

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

QString Refusal::parentWithdrawn()
{
    return u"parentWithdrawn"_s;
}

QString Refusal::rescued()
{
    return u"rescued"_s;
}

QString Refusal::fromOldCopy()
{
    return u"fromOldCopy"_s;
}

QString Refusal::missingOnServer()
{
    return u"missingOnServer"_s;
}

QString Refusal::outcomeUnknown()
{
    return u"outcomeUnknown"_s;
}

QString Refusal::attachmentLost()
{
    return u"attachmentLost"_s;
}

QString Refusal::writtenOver()
{
    return u"writtenOver"_s;
}

} // namespace secondline::domain
