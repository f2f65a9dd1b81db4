// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/likeness.h"

#include "domain/merge.h"

#include <cstdlib>

namespace secondline::sync {

using namespace Qt::StringLiterals;
using Kind = Looked::Found::Kind;

namespace {

constexpr qint64 nearMs = 15 * 60 * 1000;

QString plain(const QString &text)
{
    QString plain = text;
    return plain.replace(u"\r\n"_s, u"\n"_s).trimmed();
}

Looked::Found found(const domain::Operation &operation, Kind kind)
{
    Looked::Found found;
    found.operation = operation.id;
    found.kind = kind;
    return found;
}

} // namespace

Looked::Found judged(const domain::Operation &create, const Looking &looking, const QList<Candidate> &candidates)
{
    const QString wanted = plain(create.content[u"text"].toString());
    QList<Candidate> alike;
    for (const Candidate &candidate : candidates) {
        if (candidate.authorId == looking.authorId && plain(candidate.text) == wanted)
            alike.append(candidate);
    }
    if (alike.isEmpty() && looking.complete && looking.verbatim)
        return found(create, Kind::NotThere);
    const auto isNear = [&](const Candidate &candidate) {
        return candidate.at.isValid() && looking.sentAt.isValid()
            && std::abs(looking.sentAt.msecsTo(candidate.at)) <= nearMs;
    };
    if (alike.size() == 1 && isNear(alike.first())) {
        Looked::Found arrived = found(create, Kind::Arrived);
        arrived.objectId = alike.first().objectId;
        arrived.version = alike.first().version;
        return arrived;
    }
    Looked::Found unclear = found(create, Kind::Unclear);
    if (!alike.isEmpty())
        unclear.seen = alike.last().shown;
    return unclear;
}

Looked::Found judged(const domain::Operation &update, const std::optional<QJsonObject> &current)
{
    if (!current)
        return found(update, Kind::Unclear);
    const domain::Merge merge = domain::threeWay(update.was, update.content, *current);
    Looked::Found result = found(update, Kind::NotThere);
    if (!merge.clashes() && merge.patch.isEmpty()) {
        result.kind = Kind::Arrived;
        result.objectId = update.target;
        result.version = (*current)[u"version"].toInteger();
    }
    return result;
}

} // namespace secondline::sync
