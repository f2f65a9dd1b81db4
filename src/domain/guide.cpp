// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/guide.h"

#include <algorithm>

namespace secondline::domain {

namespace {

//! A longer answer is no code, host name, version or date.
constexpr qsizetype longestMatched = 1000;

} // namespace

bool GuideMatch::accepts(const QString &text) const
{
    return text.size() <= longestMatched && pattern.match(text.trimmed()).hasMatch();
}

const GuideField *Guide::field(const QString &name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const GuideField &candidate) { return candidate.name == name; });
    return found != fields.end() ? &*found : nullptr;
}

bool Guide::asks(const GuideField &asked, const QJsonObject &answers) const
{
    return std::all_of(asked.when.begin(), asked.when.end(), [&](const GuideCondition &condition) {
        const GuideField *other = field(condition.field);
        return other && asks(*other, answers) && condition.values.contains(answers[condition.field]);
    });
}

const Guide *escalationGuide(const QList<Guide> &guides, int fromLevel, int toLevel)
{
    const Guide *best = nullptr;
    const auto isExact = [&](const Guide &guide) { return guide.fromLevel == fromLevel && guide.toLevel == toLevel; };
    for (const Guide &guide : guides) {
        if (guide.purpose != u"escalation" || guide.toLevel.value_or(0) > toLevel)
            continue;
        if (isExact(guide))
            return &guide;
        if (!best || guide.toLevel.value_or(0) > best->toLevel.value_or(0))
            best = &guide;
    }
    return best;
}

} // namespace secondline::domain
