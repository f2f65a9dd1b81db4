// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/desk/desksetup.h"

#include "policy/shippedpolicy.h"
#include "server/desk/policies.h"
#include "server/jmap/act.h"
#include "server/jmap/deskset.h"
#include "server/jmap/propertyrules.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

struct DefaultTier
{
    int level;
    const char16_t *name;
    const char16_t *scope;
    bool external;
};

constexpr DefaultTier defaultTiers[] = {
    {0, u"Self-service", u"FAQs, articles, chatbots", false},
    {1, u"First line", u"Password resets, how-to questions, scripted fixes", false},
    {2, u"Second line", u"Advanced troubleshooting, backend access, root cause analysis", false},
    {3, u"Specialists", u"Senior engineers, development-level fixes", false},
    {4, u"Vendors", u"Partners, software vendors, hardware makers", true},
};

Act systemAct(Storage &storage, const domain::RoutingTable &routing, const Caller &caller)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return Act{storage, caller, routing, now, storage.nextCommit(), {}, {}, now, 0};
}

QString tierId(Storage &storage, int level)
{
    const auto number = storage.named(ObjectType::Tier, QString::number(level));
    return number ? objectId(ObjectType::Tier, *number) : QString();
}

} // namespace

Caller systemCaller()
{
    Caller caller;
    caller.login = u"server"_s;
    caller.name = u"server"_s;
    caller.role = domain::Role::Administrator;
    caller.tierLevel = 9;
    caller.via = u"rule"_s;
    return caller;
}

domain::RoutingTable shippedRouting()
{
    return domain::routingTableFrom(policy::shippedDocument(u"routing"_s));
}

ObjectNumber ensureQueue(Storage &storage, const QString &area, int tierLevel)
{
    const QString name = u"%1 · Tier %2"_s.arg(area).arg(tierLevel);
    if (const auto number = storage.named(ObjectType::Queue, name))
        return *number;
    static const domain::RoutingTable none;
    const Caller caller = systemCaller();
    Act act = systemAct(storage, none, caller);
    QJsonObject queue = defaultProperties(ObjectType::Queue);
    queue.insert(u"name"_s, name);
    queue.insert(u"area"_s, area);
    queue.insert(u"tierId"_s, tierId(storage, tierLevel));
    act.add(ObjectType::Queue, queue);
    return *objectNumber(ObjectType::Queue, queue[u"id"].toString());
}

void ensureDesk(Storage &storage, const domain::RoutingTable &routing)
{
    Transaction transaction(storage, Storage::Access::Write);
    ensurePolicies(storage);
    if (!storage.setting(u"serverId"_s).isEmpty()) {
        transaction.commit();
        return;
    }
    storage.setSetting(u"serverId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    const Caller caller = systemCaller();
    Act act = systemAct(storage, routing, caller);
    for (const DefaultTier &tier : defaultTiers) {
        QJsonObject object = defaultProperties(ObjectType::Tier);
        object.insert(u"level"_s, tier.level);
        object.insert(u"name"_s, QString::fromUtf16(tier.name));
        object.insert(u"scope"_s, QString::fromUtf16(tier.scope));
        object.insert(u"external"_s, tier.external);
        object.insert(u"active"_s, true);
        act.add(ObjectType::Tier, object);
    }
    ensureQueue(storage, routing.fallbackArea, 1);
    for (const domain::Route &route : routing.routes)
        ensureQueue(storage, route.area, route.tierLevel);
    transaction.commit();
}

bool putPerson(Storage &storage, const domain::RoutingTable &routing, const PersonSpec &spec)
{
    Transaction transaction(storage, Storage::Access::Write);
    const Caller caller = systemCaller();
    const auto known = storage.named(ObjectType::Person, spec.login);
    QJsonObject person = known ? storage.object(ObjectType::Person, *known).value_or(QJsonObject())
                               : defaultProperties(ObjectType::Person);
    const QJsonObject before = person;
    person.insert(u"login"_s, spec.login);
    if (!spec.name.isEmpty() || !known)
        person.insert(u"name"_s, spec.name.isEmpty() ? spec.login : spec.name);
    if (!spec.email.isEmpty())
        person.insert(u"email"_s, spec.email);
    person.insert(u"role"_s, domain::wireName(spec.role));
    person.insert(u"tierLevel"_s, spec.tierLevel);
    person.insert(u"active"_s, true);
    if (person != before) {
        Act act = systemAct(storage, routing, caller);
        if (known)
            act.change(ObjectType::Person, person);
        else
            act.add(ObjectType::Person, person);
        if (known && (before[u"role"] != person[u"role"] || before[u"tierLevel"] != person[u"tierLevel"]))
            noteReach(act, *known);
    }
    transaction.commit();
    return !known;
}

bool putRights(Storage &storage, const domain::RoutingTable &routing, const QString &login, const QString &queueName,
               const RightsOverride &rights)
{
    Transaction transaction(storage, Storage::Access::Write);
    const auto person = storage.named(ObjectType::Person, login);
    const auto queue = storage.named(ObjectType::Queue, queueName);
    if (!person || !queue)
        return false;
    RightsOverride merged = storage.rightsOverride(*person, *queue);
    if (rights.read)
        merged.read = rights.read;
    if (rights.work)
        merged.work = rights.work;
    if (rights.supervise)
        merged.supervise = rights.supervise;
    storage.setRightsOverride(*person, *queue, merged);
    const Caller caller = systemCaller();
    Act act = systemAct(storage, routing, caller);
    QJsonObject object = storage.object(ObjectType::Queue, *queue).value_or(QJsonObject());
    act.change(ObjectType::Queue, object);
    transaction.commit();
    return true;
}

} // namespace secondline::server
