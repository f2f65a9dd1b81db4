// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verdict.h"

#include "domain/operation.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

namespace secondline::crash {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array wordNames = {"type"_L1, "action"_L1,  "target"_L1, "ticket"_L1, "content"_L1,
                                  "was"_L1,  "actedAt"_L1, "server"_L1, "account"_L1};

bool saysTheSame(const QJsonObject &one, const QJsonObject &other)
{
    return std::all_of(wordNames.begin(), wordNames.end(),
                       [&](QLatin1StringView name) { return one[name] == other[name]; });
}

QString stateOf(const QJsonObject &operation)
{
    return operation[u"state"].toString();
}

QSet<QString> namesIn(std::initializer_list<const Snapshot *> snapshots)
{
    QSet<QString> names;
    for (const Snapshot *snapshot : snapshots) {
        for (auto it = snapshot->cbegin(); it != snapshot->cend(); ++it)
            names.insert(it.key());
    }
    return names;
}

//! How much of an act is in a mirror whose work.db does not have it.
enum class Mirrored {
    All,
    OnlyWhatIsOpen, //!< it was made anew within the act, and the act itself is not behind that
};

//! The act made the server's acceptance known.
bool isAcceptance(const QJsonObject &was, const QJsonObject &will)
{
    return !was.isEmpty() && stateOf(was) != u"applied" && stateOf(will) == u"applied";
}

QJsonObject waiting(QJsonObject operation)
{
    operation[u"state"] = u"rejected"_s;
    operation[u"refusal"] = domain::Refusal::rescued();
    return operation;
}

QJsonObject saying(QJsonObject operation, const QJsonObject &words)
{
    for (const QLatin1StringView name : wordNames)
        operation[name] = words[name];
    return operation;
}

//! What opening makes of one operation that is \a was in work.db and that the act was to make \a will. \a renames: the
//! act gave a ticket that was born here its server's id.
QJsonObject reconciled(const QJsonObject &was, const QJsonObject &will, Mirrored mirrored, bool renames)
{
    if (was == will)
        return was;
    if (was.isEmpty())
        return waiting(will);
    if (will.isEmpty()) // taken back; what was forgotten is not told to the mirror
        return stateOf(was) == u"applied" || mirrored != Mirrored::All ? was : waiting(was);
    if (stateOf(was) == u"applied")
        return was;
    if (isAcceptance(was, will))
        return mirrored == Mirrored::All ? will : was;
    if (!saysTheSame(was, will)) {
        const QJsonObject newer = saying(was, will);
        return renames && mirrored == Mirrored::All ? newer : waiting(newer);
    }
    if (will[u"attempts"].toInt() > was[u"attempts"].toInt()) {
        QJsonObject doubted = was;
        doubted[u"attempts"] = will[u"attempts"];
        doubted[u"state"] = u"unknown"_s;
        return doubted;
    }
    return was;
}

//! What opening finds where the mirror has \a mirrored of the act and work.db none of it.
Snapshot reconciled(const Snapshot &before, const Snapshot &after, Mirrored mirrored)
{
    const QSet<QString> names = namesIn({&before, &after});
    const bool accepts = std::any_of(names.cbegin(), names.cend(), [&](const QString &name) {
        return name.startsWith(u"operation/") && isAcceptance(before.value(name), after.value(name));
    });
    Snapshot found = before;
    for (const QString &name : names) {
        const bool isOperation = name.startsWith(u"operation/");
        const bool wasSent = isOperation && before.contains(u"sent/"_s + name.section(u'/', 1));
        if (isOperation && !wasSent)
            found[name] = reconciled(before.value(name), after.value(name), mirrored, accepts);
        else if (name.startsWith(u"id/") && accepts && mirrored == Mirrored::All && after.contains(name))
            found[name] = after[name];
    }
    return found;
}

QString told(const QJsonObject &value)
{
    return value.isEmpty() ? u"nothing"_s : QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
}

QStringList differences(const Snapshot &one, const Snapshot &other)
{
    QStringList differing;
    for (const QString &name : namesIn({&one, &other})) {
        if (one.value(name) != other.value(name))
            differing.append(name);
    }
    differing.sort();
    return differing;
}

using Legal = std::pair<QLatin1StringView, Snapshot>;

//! Empty if \a found is one of \a legal; else how it differs from the nearest.
QString unlessLike(const std::vector<Legal> &legal, const Snapshot &found)
{
    QStringList fewest;
    const Legal *nearest = nullptr;
    for (const Legal &one : legal) {
        const QStringList differing = differences(one.second, found);
        if (differing.isEmpty())
            return {};
        if (nearest && fewest.size() <= differing.size())
            continue;
        nearest = &one;
        fewest = differing;
    }
    const QString &name = fewest.constFirst();
    return u"half an act: as %1, but for %2 names: %3 is to be %4, and is %5"_s.arg(
        nearest->first, QString::number(fewest.size()), name, told(nearest->second.value(name)),
        told(found.value(name)));
}

} // namespace

QString failureJudged(const Snapshot &before, const Snapshot &after, const Snapshot &found)
{
    return unlessLike({{"before the act"_L1, before},
                       {"the mirror carries it over"_L1, reconciled(before, after, Mirrored::All)},
                       {"a mirror made anew carries it over"_L1, reconciled(before, after, Mirrored::OnlyWhatIsOpen)}},
                      found);
}

QString judged(const Snapshot &before, const Snapshot &after, const Snapshot &found)
{
    return found == after ? QString() : failureJudged(before, after, found);
}

QString damageJudged(const Snapshot &before, const Snapshot &found, bool onlyOne)
{
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!it.key().startsWith(u"operation/"))
            continue;
        const QString state = it.value()[u"state"].toString();
        if (!found.contains(it.key())) {
            if (onlyOne && state != u"applied")
                return u"%1 is lost: %2"_s.arg(it.key(), told(it.value()));
            continue;
        }
        const QJsonObject is = found[it.key()];
        const QString now = is[u"state"].toString();
        const bool waits = now == u"rejected" && is[u"refusal"].toString() == domain::Refusal::rescued();
        // The server's answer was lost with the newest of work.db: it is asked for again under the same id (X3). What
        // may have left never becomes queued.
        const bool doubted = now == u"unknown"
            && (state == u"queued" || state == u"sending"
                || ((state != u"applied" || !onlyOne) && is[u"attempts"].toInt() > 0));
        const bool moved = (state != u"applied" || !onlyOne) && (waits || doubted || now == u"applied");
        if (!saysTheSame(is, it.value()))
            return u"%1 said %2 and says %3"_s.arg(it.key(), told(it.value()), told(is));
        if (now != state && !moved)
            return u"%1 was %2 and is %3"_s.arg(it.key(), state, now);
    }
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        if (it.key().startsWith(u"operation/") && !before.contains(it.key())
            && it.value()[u"state"].toString() != u"rejected")
            return u"%1 came out of nowhere: %2"_s.arg(it.key(), told(it.value()));
        if (it.key().startsWith(u"draft/") && before.value(it.key()) != it.value())
            return u"%1 says %2"_s.arg(it.key(), told(it.value()));
    }
    return {};
}

} // namespace secondline::crash
