// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/desk/policies.h"

#include "policy/shippedpolicy.h"
#include "server/desk/desksetup.h"
#include "server/jmap/act.h"
#include "server/jmap/policyset.h"
#include "server/jmap/propertyrules.h"
#include "server/storage/storageerror.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

Filter condition(const QString &name, const QJsonValue &value)
{
    return {Filter::Kind::Condition, {}, name, value};
}

QList<QJsonObject> current(Storage &storage, ObjectType type, const QString &name, const QString &value)
{
    const Filter filter{Filter::Kind::And, {condition(name, value), condition(u"current"_s, true)}, {}, {}};
    QList<QJsonObject> objects;
    for (const ObjectNumber number : storage.query(type, filter, {}, 0, -1, systemCaller()))
        objects.append(storage.object(type, number).value_or(QJsonObject()));
    return objects;
}

//! The document was checked when it was stored.
[[noreturn]] void unreadable(const QString &what, const QList<domain::JsonFault> &faults)
{
    throw StorageError({domain::Failure::Kind::Damaged,
                        u"%1: %2: %3"_s.arg(what, faults.constFirst().pointer, faults.constFirst().why)});
}

} // namespace

void ensurePolicies(Storage &storage)
{
    const Caller caller = systemCaller();
    const domain::RoutingTable none;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto add = [&](ObjectType type, const QJsonObject &properties) {
        Act act{storage, caller, none, now, storage.nextCommit(), {}, {}, now, 0};
        if (const auto added = createPolicy(act, type, properties); !added)
            throw StorageError({domain::Failure::Kind::Internal, added.error().description});
    };
    if (current(storage, ObjectType::Policy, u"kind"_s, u"escalation"_s).isEmpty())
        add(ObjectType::Policy,
            {{u"kind"_s, u"escalation"_s}, {u"document"_s, policy::shippedDocument(u"escalation"_s)}});
    for (const QString &name : {u"guide-tier-1-to-2"_s, u"guide-tier-2-to-3"_s}) {
        const QJsonObject guide = policy::shippedDocument(name);
        if (current(storage, ObjectType::FormDefinition, u"key"_s, guide[u"key"].toString()).isEmpty())
            add(ObjectType::FormDefinition, guide);
    }
}

QJsonObject currentPolicy(Storage &storage, const QString &kind)
{
    return current(storage, ObjectType::Policy, u"kind"_s, kind).value(0);
}

QList<domain::Guide> currentGuides(Storage &storage)
{
    QList<domain::Guide> guides;
    for (const QJsonObject &form : current(storage, ObjectType::FormDefinition, u"purpose"_s, u"escalation"_s)) {
        auto guide = domain::guideFrom(form);
        if (!guide)
            unreadable(form[u"id"].toString(), guide.error());
        guides.append(std::move(*guide));
    }
    return guides;
}

domain::EscalationPolicy currentEscalationPolicy(Storage &storage)
{
    const QJsonObject stored = currentPolicy(storage, u"escalation"_s);
    auto policy = domain::escalationPolicyFrom(stored[u"document"].toObject(), stored[u"revision"].toInt());
    if (!policy)
        unreadable(u"escalation policy"_s, policy.error());
    return std::move(*policy);
}

QJsonObject policyRevisions(Storage &storage)
{
    QJsonObject revisions;
    for (const ObjectNumber number :
         storage.query(ObjectType::Policy, condition(u"current"_s, true), {}, 0, -1, systemCaller())) {
        const QJsonObject policy = storage.object(ObjectType::Policy, number).value_or(QJsonObject());
        revisions.insert(policy[u"kind"].toString(), policy[u"revision"]);
    }
    return revisions;
}

} // namespace secondline::server
