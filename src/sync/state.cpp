// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/state.h"

namespace secondline::sync {

using namespace Qt::StringLiterals;

void Step::wakeAt(qint64 monotonicMs)
{
    if (wake < 0 || monotonicMs < wake)
        wake = monotonicMs;
}

quint64 Step::send(Request what, const UnderWay &underWay)
{
    openRound();
    const quint64 id = state.nextId++;
    state.requests.insert(id, underWay);
    effects.push_back(Send{id, std::move(what)});
    return id;
}

quint64 Step::store(store::CacheBatch batch, const Committing &committing)
{
    const quint64 id = state.nextId++;
    for (auto it = batch.cursors.cbegin(); it != batch.cursors.cend(); ++it) {
        if (it.value().isEmpty())
            state.cursors.remove(it.key());
        else
            state.cursors.insert(it.key(), it.value());
    }
    state.stores.insert(id, committing);
    effects.push_back(Store{id, std::move(batch)});
    return id;
}

void Step::count(const Cost &cost)
{
    state.report.roundTrips += cost.roundTrips;
    state.report.bytesReceived += cost.bytesReceived;
}

void Step::openRound()
{
    if (state.roundOpen)
        return;
    state.roundOpen = true;
    state.roundStart = now.monotonicMs;
    state.report = {};
}

QString idsCursor(domain::ObjectType type)
{
    return u"ids/"_s + typeName(type);
}

QString typeName(domain::ObjectType type)
{
    const std::string_view name = domain::nameOf(type);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString stateCursor(domain::ObjectType type)
{
    return u"state/"_s + typeName(type);
}

QString sweepCursor(domain::ObjectType type)
{
    return u"sweep/"_s + typeName(type);
}

QString completeCursor(domain::ObjectType type)
{
    return u"complete/"_s + typeName(type);
}

QString anewCursor(domain::ObjectType type)
{
    return u"anew/"_s + typeName(type);
}

QString sessionCursor()
{
    return u"session"_s;
}

QString gainedCursor()
{
    return u"gained"_s;
}

QString sweptCursor()
{
    return u"swept"_s;
}

QString leftOutCursor(const QString &queueId)
{
    return u"left-out/"_s + queueId;
}

QString overviewCursor()
{
    return u"overview"_s;
}

QString unlookedCursor()
{
    return u"unlooked"_s;
}

QString queueCursor(const QString &queueId)
{
    return u"queue/"_s + queueId;
}

bool isSwept(domain::ObjectType type)
{
    return type == domain::ObjectType::Ticket || type == domain::ObjectType::Entry
        || type == domain::ObjectType::Article;
}

} // namespace secondline::sync
