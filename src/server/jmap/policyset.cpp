// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/policyset.h"

#include "domain/escalationpolicy.h"
#include "domain/guide.h"
#include "server/jmap/propertyrules.h"

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

SetError unreadable(const QString &property, const QList<domain::JsonFault> &faults)
{
    SetError error{u"invalidProperties"_s, {}, {}, {}};
    error.description = u"%1%2: %3"_s.arg(property, faults.constFirst().pointer, faults.constFirst().why);
    QJsonArray told;
    for (const domain::JsonFault &fault : faults) {
        error.properties.append(property + fault.pointer);
        told.append(QJsonObject{{u"pointer"_s, fault.pointer}, {u"why"_s, fault.why}});
    }
    error.more.insert(u"faults"_s, told);
    return error;
}

std::optional<SetError> wrongPolicy(const QJsonObject &object)
{
    if (object[u"kind"] != u"escalation"_s)
        return SetError::invalid(u"kind"_s, u"this server has policy documents of the kind escalation"_s);
    const auto policy = domain::escalationPolicyFrom(object[u"document"].toObject(), 0);
    return policy ? std::nullopt : std::optional(unreadable(u"document"_s, policy.error()));
}

std::optional<SetError> wrongGuide(const QJsonObject &object)
{
    if (!object[u"key"].isString())
        return SetError::invalid(u"key"_s, u"is missing"_s);
    if (object[u"purpose"] != u"escalation"_s && object[u"purpose"] != u"closure"_s)
        return SetError::invalid(u"purpose"_s, u"is escalation or closure"_s);
    if (object[u"purpose"] == u"escalation"_s && object[u"toLevel"].toInt() < 1)
        return SetError::invalid(u"toLevel"_s, u"is the tier that the guide leads to"_s);
    const auto guide = domain::guideFrom(object);
    return guide ? std::nullopt : std::optional(unreadable(u"schema"_s, guide.error()));
}

} // namespace

SetResult<QJsonObject> createPolicy(Act &act, ObjectType type, const QJsonObject &properties)
{
    if (!act.caller.administers())
        return tl::unexpected(SetError::forbidden(u"Only an administrator may do this."_s));
    QJsonObject object = defaultProperties(type);
    for (auto it = properties.begin(); it != properties.end(); ++it)
        object.insert(it.key(), *it);
    if (const auto error = type == ObjectType::Policy ? wrongPolicy(object) : wrongGuide(object))
        return tl::unexpected(*error);
    const QString name = type == ObjectType::Policy ? u"kind"_s : u"key"_s;
    const Filter same{Filter::Kind::Condition, {}, name, object[name]};
    int revision = 0;
    for (const ObjectNumber number : act.storage.query(type, same, {}, 0, -1, act.caller)) {
        QJsonObject earlier = act.storage.object(type, number).value_or(QJsonObject());
        revision = std::max(revision, earlier[u"revision"].toInt());
        if (!earlier[u"current"].toBool())
            continue;
        earlier.insert(u"current"_s, false);
        act.change(type, earlier);
    }
    object.insert(u"revision"_s, revision + 1);
    object.insert(u"current"_s, true);
    act.add(type, object);
    return object;
}

} // namespace secondline::server
