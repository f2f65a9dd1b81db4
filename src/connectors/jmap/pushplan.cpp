// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/pushplan.h"

#include "protocol/pagereader.h"
#include "protocol/requestwriter.h"

#include <QHash>

namespace secondline::connectors {

using namespace Qt::StringLiterals;
using domain::Operation;
using sync::Pushed;

namespace {

using Kind = Pushed::Outcome::Kind;

QString callId(qsizetype set)
{
    return u"s%1"_s.arg(set);
}

bool hasUpdateOf(const PlannedSet &set, const QString &target)
{
    for (const Operation &operation : set.operations) {
        if (operation.action == Operation::Action::Update && operation.target == target)
            return true;
    }
    return false;
}

//! Errors that pass by themselves; all others want their person.
bool passes(const QString &type)
{
    return type == u"serverFail" || type == u"serverUnavailable" || type == u"limit" || type == u"rateLimit"
        || type == u"requestTooLarge" || type == u"stateMismatch";
}

domain::Refusal refusalFrom(const QJsonObject &error)
{
    domain::Refusal refusal;
    refusal.type = error[u"type"].toString();
    refusal.description = error[u"description"].toString();
    const QJsonArray properties = error[u"properties"].toArray();
    for (const QJsonValue &property : properties)
        refusal.properties.append(property.toString());
    refusal.current = error[u"current"].toObject();
    return refusal;
}

Pushed::Outcome refused(const Operation &operation, const QJsonObject &error)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    outcome.refusal = refusalFrom(error);
    if (passes(outcome.refusal.type))
        outcome.kind = Kind::Again;
    else if (outcome.refusal.type == u"preconditionFailed")
        outcome.kind = Kind::Conflict;
    else
        outcome.kind = Kind::Rejected;
    return outcome;
}

Pushed::Outcome applied(const Operation &operation, const QString &id, const QJsonObject &object)
{
    Pushed::Outcome outcome;
    outcome.operation = operation.id;
    outcome.objectId = object[u"id"].toString(id);
    outcome.version = object[u"version"].toInteger();
    outcome.replayed = object[u"replayed"].toBool();
    return outcome;
}

//! A method-level error speaks for the whole call.
void refuseAll(const PlannedSet &set, const protocol::ErrorAnswer &error, Pushed &pushed)
{
    if (error.type == u"serverPartialFail")
        return; // some were done, nobody knows which
    for (const Operation &operation : set.operations) {
        Pushed::Outcome outcome = refused(operation, {{u"type"_s, error.type}, {u"description"_s, error.description}});
        // Which of them the server did not like is found by sending fewer.
        if (set.operations.size() > 1)
            outcome.kind = Kind::Again;
        pushed.outcomes.append(outcome);
    }
}

} // namespace

PushPlan planPush(const QList<Operation> &operations, qsizetype mostCalls, qsizetype mostPerCall)
{
    PushPlan plan;
    struct Last
    {
        qsizetype set = 0;
        bool update = false;
        bool left = false;
    };
    QHash<QString, Last> lasts; // by ticket
    for (const Operation &operation : operations) {
        const bool known = lasts.contains(operation.ticket);
        Last &last = lasts[operation.ticket];
        const bool update = operation.action == Operation::Action::Update;
        qsizetype place = known ? last.set : 0;
        for (; place < plan.sets.size(); ++place) {
            const PlannedSet &set = plan.sets.at(place);
            const bool afterUpdate = known && place == last.set && last.update;
            if (set.type == operation.type && set.operations.size() < mostPerCall && !afterUpdate
                && !(update && hasUpdateOf(set, operation.target)))
                break;
        }
        if (last.left || place >= mostCalls) {
            last.left = true; // and with it whatever comes after it on this ticket
            plan.left.append(operation);
            continue;
        }
        if (place == plan.sets.size())
            plan.sets.append({operation.type, {}});
        plan.sets[place].operations.append(operation);
        last = {place, update, false};
    }
    return plan;
}

QByteArray writePush(const PushPlan &plan, const QString &accountId)
{
    protocol::RequestWriter writer(accountId);
    for (qsizetype i = 0; i < plan.sets.size(); ++i) {
        const PlannedSet &set = plan.sets.at(i);
        QJsonObject create;
        QJsonObject update;
        QJsonObject ops;
        for (const Operation &operation : set.operations) {
            if (operation.action == Operation::Action::Create) {
                create[protocol::creationId(operation)] = protocol::createObject(operation);
            } else {
                const QString id = protocol::wireId(operation.target);
                update[id] = operation.content;
                ops[id] = protocol::updateRecord(operation);
            }
        }
        QJsonObject arguments;
        if (!create.isEmpty())
            arguments[u"create"] = create;
        if (!update.isEmpty()) {
            arguments[u"update"] = update;
            arguments[u"ops"] = ops;
        }
        writer.call(set.type, u"set", arguments, callId(i));
    }
    return writer.toJson();
}

Pushed readPush(const PushPlan &plan, const protocol::Response &response)
{
    Pushed pushed;
    QHash<QString, QString> born; // creation reference → id
    for (qsizetype i = 0; i < plan.sets.size(); ++i) {
        const PlannedSet &set = plan.sets.at(i);
        if (const auto *error = response.find<protocol::ErrorAnswer>(callId(i))) {
            refuseAll(set, *error, pushed);
            continue;
        }
        const auto *answer = response.find<protocol::SetAnswer>(callId(i));
        if (!answer)
            continue;
        const QJsonObject created = answer->arguments[u"created"].toObject();
        const QJsonObject notCreated = answer->arguments[u"notCreated"].toObject();
        const QJsonObject updated = answer->arguments[u"updated"].toObject();
        const QJsonObject notUpdated = answer->arguments[u"notUpdated"].toObject();
        for (const Operation &operation : set.operations) {
            if (operation.action == Operation::Action::Create) {
                const QString key = protocol::creationId(operation);
                const QJsonObject object = created[key].toObject();
                if (object[u"id"].isString()) {
                    pushed.outcomes.append(applied(operation, {}, object));
                    born.insert(u'#' + key, object[u"id"].toString());
                } else if (notCreated.contains(key)) {
                    pushed.outcomes.append(refused(operation, notCreated[key].toObject()));
                }
                continue;
            }
            const QString reference = protocol::wireId(operation.target);
            const QString id = born.value(reference, reference);
            for (const QString &key : {reference, id}) {
                if (updated.contains(key)) {
                    pushed.outcomes.append(applied(operation, id, updated[key].toObject()));
                    break;
                }
                if (notUpdated.contains(key)) {
                    pushed.outcomes.append(refused(operation, notUpdated[key].toObject()));
                    break;
                }
            }
        }
    }
    return pushed;
}

} // namespace secondline::connectors
