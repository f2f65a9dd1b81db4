// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/escalationpolicy.h"

#include "domain/jsonpointer.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr int priorities = 4;
constexpr int highestTier = 9;
constexpr int year = 366;
constexpr int longestStay = 60 * 24 * year;

//! Reads members of the document and collects what is wrong with them.
class Reading
{
public:
    explicit Reading(const QJsonObject &document)
        : m_document(document)
    {
    }

    int number(const QString &pointer, int least, int most)
    {
        const QJsonValue value = atPointer(m_document, pointer);
        const int number = value.toInt(least - 1);
        if (number < least || number > most)
            add(pointer, u"is a whole number from %1 to %2"_s.arg(least).arg(most));
        return number;
    }

    QStringList texts(const QString &pointer)
    {
        QStringList texts;
        const QJsonValue value = atPointer(m_document, pointer);
        const QJsonArray list = value.toArray();
        for (const QJsonValue &text : list)
            texts.append(text.toString());
        if (!value.isArray() || texts.contains(QString()))
            add(pointer, u"is a list of texts"_s);
        return texts;
    }

    QList<TimeAtTier> timeAtTier()
    {
        QList<TimeAtTier> all;
        const QString at = u"/timeAtTier"_s;
        const QJsonArray list = m_document[u"timeAtTier"].toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString place = childPointer(at, i);
            TimeAtTier stay;
            stay.tierLevel = number(place + u"/tierLevel"_s, 0, highestTier);
            if (list[i][u"minutes"].toArray().size() != priorities)
                add(place + u"/minutes"_s, u"has one number for each of P1 to P4"_s);
            else
                for (int priority = 0; priority < priorities; ++priority)
                    stay.minutes.append(number(childPointer(place + u"/minutes"_s, priority), 1, longestStay));
            all.append(stay);
        }
        return all;
    }

    void refuseUnknown(const QStringList &known)
    {
        for (auto it = m_document.begin(); it != m_document.end(); ++it) {
            if (!known.contains(it.key()))
                add(childPointer(QString(), it.key()), u"\"%1\" is not known here"_s.arg(it.key().left(80)));
        }
    }

    const QList<JsonFault> &faults() const { return m_faults; }

private:
    void add(const QString &pointer, const QString &why) { m_faults.append({pointer, why}); }

    QJsonObject m_document;
    QList<JsonFault> m_faults;
};

} // namespace

std::optional<int> EscalationPolicy::minutesAtTier(int tierLevel, int priority) const
{
    const auto found = std::find_if(timeAtTier.begin(), timeAtTier.end(),
                                    [&](const TimeAtTier &stay) { return stay.tierLevel == tierLevel; });
    return found != timeAtTier.end() && priority >= 1 && priority <= found->minutes.size()
        ? std::optional(found->minutes[priority - 1])
        : std::nullopt;
}

tl::expected<EscalationPolicy, QList<JsonFault>> escalationPolicyFrom(const QJsonObject &document, int revision)
{
    Reading reading(document);
    EscalationPolicy policy;
    policy.revision = revision;
    policy.attemptThreshold = reading.number(u"/attemptThreshold"_s, 1, 9);
    policy.slaSharePercent = reading.number(u"/slaSharePercent"_s, 1, 100);
    policy.recurrenceCount = reading.number(u"/recurrence/count"_s, 2, 99);
    policy.recurrenceDays = reading.number(u"/recurrence/withinDays"_s, 1, year);
    policy.impactThreshold = reading.number(u"/impactThreshold"_s, 1, 3);
    policy.timeAtTier = reading.timeAtTier();
    policy.emptyPhrases = EmptyPhrases(reading.texts(u"/emptyPhrases"_s));
    policy.fillerWords = reading.texts(u"/fillerWords"_s);
    reading.refuseUnknown({u"attemptThreshold"_s, u"slaSharePercent"_s, u"recurrence"_s, u"impactThreshold"_s,
                           u"timeAtTier"_s, u"emptyPhrases"_s, u"fillerWords"_s});
    if (!reading.faults().isEmpty())
        return tl::unexpected(reading.faults());
    return policy;
}

} // namespace secondline::domain
