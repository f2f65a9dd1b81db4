// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/operationtext.h"

#include "domain/entry.h"
#include "domain/instant.h"
#include "domain/priority.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/ruletext.h"
#include "ui/tickets/ticketwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

struct OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(OutboxWords)
};

QString outcomeText(const QString &outcome)
{
    if (outcome == u"worked")
        return OutboxWords::tr("helped");
    if (outcome == u"partly")
        return OutboxWords::tr("helped in part");
    return OutboxWords::tr("did not help");
}

OperationText entryText(const Operation &operation)
{
    const QString kind = operation.content[u"kind"].toString();
    const QString text = operation.content[u"text"].toString();
    if (kind == u"comment")
        return {u"message-square"_s, OutboxWords::tr("Comment to the requester"), text};
    if (kind == u"attempt") {
        const QJsonObject data = operation.content[u"data"].toObject();
        const QString tried = shownLine(data[u"tried"].toString());
        return {u"wrench"_s,
                OutboxWords::tr("Attempt: %1, %2", "what was tried, how it went")
                    .arg(tried, outcomeText(data[u"outcome"].toString())),
                data[u"result"].toString()};
    }
    return {u"sticky-note"_s, OutboxWords::tr("Work note"), text};
}

//! "Priority P2 → P1" if both values before and after are known, else nothing.
QString priorityChange(const Operation &operation)
{
    const auto value = [&](const QJsonObject &object, const QString &name) {
        const QJsonValue given = object[name];
        return given.isUndefined() ? operation.was[name].toInt() : given.toInt();
    };
    if (!operation.was.contains(u"impact") || !operation.was.contains(u"urgency"))
        return {};
    const auto before = domain::priorityFor(operation.was[u"impact"].toInt(), operation.was[u"urgency"].toInt());
    const auto after =
        domain::priorityFor(value(operation.content, u"impact"_s), value(operation.content, u"urgency"_s));
    if (!before || !after)
        return {};
    return OutboxWords::tr("Priority %1 → %2").arg(priorityText(*before), priorityText(*after));
}

OperationText updateText(const Operation &operation, const DeskNames &names)
{
    const QJsonObject &patch = operation.content;
    if (patch.contains(u"assigneeId")) {
        const QString person = patch[u"assigneeId"].toString();
        if (person.isEmpty())
            return {u"user"_s, OutboxWords::tr("Assign to nobody"), {}};
        if (person == names.me)
            return {u"user"_s, OutboxWords::tr("Assign to me"), {}};
        return {u"user"_s,
                OutboxWords::tr("Assign to %1").arg(fieldValue(u"assigneeId"_s, patch[u"assigneeId"], names)),
                {}};
    }
    if (patch.contains(u"status")) {
        return {u"circle-dot"_s,
                OutboxWords::tr("Status %1 → %2")
                    .arg(fieldValue(u"status"_s, operation.was[u"status"], names),
                         fieldValue(u"status"_s, patch[u"status"], names)),
                patch[u"pendingReason"].toString(patch[u"statusReason"].toString())};
    }
    if (patch.contains(u"queueId"))
        return {u"corner-up-left"_s,
                OutboxWords::tr("Move to %1").arg(fieldValue(u"queueId"_s, patch[u"queueId"], names)),
                {}};
    if (patch.contains(u"impact") || patch.contains(u"urgency")) {
        const QString priority = priorityChange(operation);
        if (!priority.isEmpty())
            return {u"equal"_s, priority, {}};
    }
    const QList<ChangedField> fields = changedFields(operation, names);
    if (fields.size() == 1)
        return {u"pencil"_s,
                OutboxWords::tr("%1: %2 → %3", "field, before, after")
                    .arg(fields[0].name, fields[0].before, fields[0].mine),
                {}};
    QStringList changed;
    for (const ChangedField &field : fields)
        changed.append(field.name);
    return {u"pencil"_s, OutboxWords::tr("Change %1").arg(changed.join(OutboxWords::tr(", "))), {}};
}

QString degree(const QJsonValue &value)
{
    const int degree = value.toInt();
    return degree >= 1 && degree <= 3 ? degreeText(degree) : QString();
}

} // namespace

QString fieldName(const QString &property)
{
    static const QHash<QString, const char *> names = {
        {u"subject"_s, QT_TRANSLATE_NOOP("OutboxWords", "Subject")},
        {u"body"_s, QT_TRANSLATE_NOOP("OutboxWords", "Description")},
        {u"category"_s, QT_TRANSLATE_NOOP("OutboxWords", "Category")},
        {u"product"_s, QT_TRANSLATE_NOOP("OutboxWords", "Product")},
        {u"queueId"_s, QT_TRANSLATE_NOOP("OutboxWords", "Queue")},
        {u"assigneeId"_s, QT_TRANSLATE_NOOP("OutboxWords", "Assigned to")},
        {u"ownerId"_s, QT_TRANSLATE_NOOP("OutboxWords", "Owner")},
        {u"impact"_s, QT_TRANSLATE_NOOP("OutboxWords", "Impact")},
        {u"urgency"_s, QT_TRANSLATE_NOOP("OutboxWords", "Urgency")},
        {u"priority"_s, QT_TRANSLATE_NOOP("OutboxWords", "Priority")},
        {u"tierLevel"_s, QT_TRANSLATE_NOOP("OutboxWords", "Tier")},
        {u"status"_s, QT_TRANSLATE_NOOP("OutboxWords", "Status")},
        {u"statusReason"_s, QT_TRANSLATE_NOOP("OutboxWords", "Reason")},
        {u"pendingReason"_s, QT_TRANSLATE_NOOP("OutboxWords", "Waits for")},
        {u"pendingUntil"_s, QT_TRANSLATE_NOOP("OutboxWords", "Waits until")},
        {u"requester"_s, QT_TRANSLATE_NOOP("OutboxWords", "Requester")},
        {u"type"_s, QT_TRANSLATE_NOOP("OutboxWords", "Type")},
        {u"tags"_s, QT_TRANSLATE_NOOP("OutboxWords", "Tags")},
        {u"siteId"_s, QT_TRANSLATE_NOOP("OutboxWords", "Site")},
        {u"assetIds"_s, QT_TRANSLATE_NOOP("OutboxWords", "Assets")},
        {u"text"_s, QT_TRANSLATE_NOOP("OutboxWords", "Text")},
    };
    const char *name = names.value(property, nullptr);
    return name ? OutboxWords::tr(name) : property;
}

QString fieldValue(const QString &property, const QJsonValue &value, const DeskNames &names)
{
    if (value.isNull() || value.isUndefined())
        return property == u"assigneeId" ? OutboxWords::tr("nobody") : OutboxWords::tr("none");
    if (property == u"assigneeId" || property == u"ownerId")
        return names.persons.value(value.toString(), value.toString());
    if (property == u"queueId")
        return names.queues.value(value.toString(), value.toString());
    if (property == u"impact" || property == u"urgency")
        return degree(value);
    if (property == u"status") {
        const auto status = domain::ticketStatusNamed(value.toString());
        return status ? statusText(*status) : value.toString();
    }
    if (property == u"pendingUntil") {
        const QDateTime until = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        return until.isValid() ? QLocale().toString(until.toLocalTime(), QLocale::ShortFormat) : value.toString();
    }
    if (property == u"requester")
        return shownLine(domain::contactFrom(value.toObject()).shown());
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue item : value.toArray())
            items.append(shownLine(item.toString()));
        return items.isEmpty() ? OutboxWords::tr("none") : items.join(OutboxWords::tr(", "));
    }
    if (value.isDouble())
        return QLocale().toString(value.toInteger());
    if (value.isBool())
        return value.toBool() ? OutboxWords::tr("yes") : OutboxWords::tr("no");
    const QString text = shownLine(value.toString());
    return text.isEmpty() ? OutboxWords::tr("none") : text;
}

QList<ChangedField> changedFields(const Operation &operation, const DeskNames &names)
{
    QList<ChangedField> fields;
    if (operation.action != Operation::Action::Update)
        return fields;
    const bool conflict = operation.state == OperationState::Conflict;
    for (auto it = operation.content.constBegin(); it != operation.content.constEnd(); ++it) {
        const QString property = it.key();
        ChangedField field;
        field.name = fieldName(property);
        field.before = fieldValue(property, operation.was[property], names);
        field.mine = fieldValue(property, it.value(), names);
        if (conflict && operation.refusal.current.contains(property)) {
            const QJsonValue theirs = operation.refusal.current[property];
            field.theirs = fieldValue(property, theirs, names);
            field.contested = theirs != operation.was[property] && theirs != it.value();
        }
        fields.append(field);
    }
    std::sort(fields.begin(), fields.end(),
              [](const ChangedField &a, const ChangedField &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return fields;
}

OperationText operationText(const Operation &operation, const DeskNames &names)
{
    if (operation.action == Operation::Action::Update)
        return updateText(operation, names);
    if (operation.type == domain::ObjectType::Entry)
        return entryText(operation);
    if (operation.type == domain::ObjectType::Escalation)
        return {u"circle-arrow-up"_s,
                OutboxWords::tr("Escalate to %1").arg(fieldValue(u"queueId"_s, operation.content[u"toQueueId"], names)),
                operation.content[u"answers"][u"whyNextTier"].toString()};
    if (operation.type == domain::ObjectType::HandoffRating) {
        const auto missing = static_cast<int>(operation.content[u"missing"].toArray().size());
        const bool returned = operation.content[u"verdict"] == u"returned"_s;
        return {returned ? u"corner-up-left"_s : u"clipboard-check"_s,
                returned          ? OutboxWords::tr("Return the handoff for %n item(s)", nullptr, missing)
                    : missing > 0 ? OutboxWords::tr("Accept the handoff, %n item(s) missing", nullptr, missing)
                                  : OutboxWords::tr("Accept the handoff"),
                operation.content[u"comment"].toString()};
    }
    return {u"ticket"_s, OutboxWords::tr("New ticket"), operation.content[u"body"].toString()};
}

OperationStateText operationStateText(const Operation &operation, int before)
{
    switch (operation.state) {
    case OperationState::Queued:
        if (before > 0)
            return {u"clock"_s, OutboxWords::tr("Waiting for the %n before it", nullptr, before), Role::Text2};
        return {u"clock"_s, OutboxWords::tr("Waiting to send"), Role::Text2};
    case OperationState::Sending:
        return {u"cloud-upload"_s, OutboxWords::tr("Sending"), Role::Text2};
    case OperationState::Unknown:
        return {u"circle-question-mark"_s, OutboxWords::tr("Not sure if sent, will ask the server"), Role::Warn};
    case OperationState::Applied:
        return {u"check"_s, OutboxWords::tr("Sent"), Role::Good};
    case OperationState::Rejected:
        return {u"triangle-alert"_s, OutboxWords::tr("Needs you: %1").arg(refusalText(operation.refusal).brief),
                Role::Bad};
    case OperationState::Conflict:
        return {u"git-fork"_s, OutboxWords::tr("Needs you: changed on the server"), Role::Bad};
    }
    return {};
}

namespace {

//! The reasons that this device has of its own (domain::Refusal).
std::optional<RefusalText> deviceReason(const domain::Refusal &refusal)
{
    using domain::Refusal;
    const QString &type = refusal.type;
    const QString discard = OutboxWords::tr("Discard");
    if (type == Refusal::rescued())
        return RefusalText{
            OutboxWords::tr("rescued, look first"),
            OutboxWords::tr(
                "The outbox on this device was damaged; this was found again whole. It may have been sent."),
            OutboxWords::tr("Read it, then send it or discard it. What had arrived is not done twice."),
            OutboxWords::tr("Send it"), discard};
    if (type == Refusal::fromOldCopy())
        return RefusalText{
            OutboxWords::tr("from an old copy"),
            OutboxWords::tr("This profile is a copy or a backup, and this is older than 7 days. It may have been done "
                            "already."),
            OutboxWords::tr("Look at the ticket, then send it or discard it."), OutboxWords::tr("Send it"), discard};
    if (type == Refusal::missingOnServer())
        return RefusalText{
            OutboxWords::tr("the server lost it"),
            OutboxWords::tr("The server had accepted it and does not have it any more. It may have been restored from "
                            "a backup."),
            OutboxWords::tr("Send it again if it still holds, or discard it."), OutboxWords::tr("Send it"), discard};
    if (type == Refusal::outcomeUnknown())
        return RefusalText{
            OutboxWords::tr("unclear if it arrived"),
            OutboxWords::tr("The connection was cut while it was sent, and this server cannot say whether it arrived."),
            OutboxWords::tr("Look at the ticket: discard it if it is there, else send it again."),
            OutboxWords::tr("Send it again"), discard};
    if (type == Refusal::attachmentLost())
        return RefusalText{
            OutboxWords::tr("a file is missing"),
            OutboxWords::tr("A file that it names is not on this device any more."),
            OutboxWords::tr("Copy its text into a new entry and attach the file again, then discard it."),
            {},
            discard};
    if (type == Refusal::writtenOver())
        return RefusalText{
            OutboxWords::tr("replaced on the server"),
            OutboxWords::tr("The server took it, and somebody else’s change replaced it in the same moment."),
            OutboxWords::tr("Compare with what the server has; send it again if yours is right, else discard it."),
            OutboxWords::tr("Send it again"), discard};
    if (type == Refusal::parentWithdrawn())
        return RefusalText{OutboxWords::tr("its ticket was withdrawn"),
                           OutboxWords::tr("It belongs to a new ticket that was withdrawn before it was sent."),
                           OutboxWords::tr("Withdraw it too; copy its text first if you need it."),
                           {},
                           OutboxWords::tr("Withdraw")};
    return std::nullopt;
}

} // namespace

QString waitText(const Operation &operation, int before, const domain::SyncStatus &status,
                 const std::function<QString(const QDateTime &)> &since)
{
    using Phase = domain::SyncStatus::Phase;
    if (status.phase == Phase::SignedOut)
        return OutboxWords::tr("your sign-in");
    if (status.policy == domain::NetworkPolicy::Offline)
        return OutboxWords::tr("you to go online");
    if (!status.online && status.offlineSince.isValid())
        return OutboxWords::tr("the network, since %1").arg(since(status.offlineSince));
    if (!status.online)
        return OutboxWords::tr("the network");
    if (before > 0)
        return OutboxWords::tr("the %n change(s) before it", nullptr, before);
    if (operation.state == OperationState::Sending)
        return OutboxWords::tr("the server’s answer, since %1").arg(since(operation.lastAttemptAt));
    if (status.phase == Phase::Waiting && status.nextTry.isValid())
        return OutboxWords::tr("the next try, %1").arg(since(status.nextTry));
    return OutboxWords::tr("the next sync");
}

RefusalText refusalText(const domain::Refusal &refusal)
{
    QString said = ruleText(refusal.description);
    constexpr qsizetype longest = 300;
    if (said.size() > longest)
        said = said.left(longest) + u'…';
    const auto orSaid = [&said](const QString &own) { return said.isEmpty() ? own : said; };
    const QString &type = refusal.type;
    if (const std::optional<RefusalText> own = deviceReason(refusal))
        return *own;
    const QString again = OutboxWords::tr("Try again");
    const QString leave = OutboxWords::tr("Withdraw");
    if (type == u"invalidProperties") {
        QStringList fields;
        for (const QString &property : refusal.properties)
            fields.append(fieldName(property));
        const QString which = fields.join(OutboxWords::tr(", "));
        return {orSaid(which.isEmpty() ? OutboxWords::tr("a value is not accepted")
                                       : OutboxWords::tr("%1 is not accepted").arg(which)),
                which.isEmpty() ? OutboxWords::tr("The server does not accept it: %1.").arg(orSaid(type))
                                : OutboxWords::tr("The server does not accept %1: %2.").arg(which, orSaid(type)),
                OutboxWords::tr("Correct it here or in the ticket, or withdraw it."), again, leave};
    }
    if (type == u"forbidden")
        return {
            OutboxWords::tr("you may not do this"),
            OutboxWords::tr("You have no right for this here: %1.").arg(orSaid(OutboxWords::tr("the desk decides it"))),
            OutboxWords::tr("Ask somebody who works in this queue, then try again; or withdraw it."), again, leave};
    if (type == u"notFound")
        return {OutboxWords::tr("the ticket is gone"),
                OutboxWords::tr("The ticket is not on the server any more, or you may not see it."),
                OutboxWords::tr("Copy the text if you need it elsewhere, then withdraw it."), again, leave};
    if (type == u"tooLarge")
        return {OutboxWords::tr("too long"), OutboxWords::tr("It is longer than the server takes."),
                OutboxWords::tr("Shorten it and save the edit."), again, leave};
    if (type == u"overQuota")
        return {OutboxWords::tr("the server is full"), OutboxWords::tr("The server has no room for it."),
                OutboxWords::tr("Tell the people who run the server, then try again."), again, leave};
    if (type == u"rateLimit")
        return {OutboxWords::tr("too many at once"), OutboxWords::tr("The server takes no more for now."),
                OutboxWords::tr("Try again in a minute."), again, leave};
    if (type == u"handoffIncomplete")
        return {OutboxWords::tr("the handoff is not complete"),
                OutboxWords::tr("The next tier cannot start from this: %1.")
                    .arg(orSaid(OutboxWords::tr("parts are missing"))),
                OutboxWords::tr("Complete it and send it again."), again, leave};
    if (type == u"invalidPatch" || type == u"singleton" || type == u"willDestroy" || type == u"invalidArguments")
        return {OutboxWords::tr("the server does not understand it"),
                OutboxWords::tr("The server does not understand this change: %1.").arg(orSaid(type)),
                OutboxWords::tr("Withdraw it and make the change again. Tell your administrator if it comes back."),
                again, leave};
    return {orSaid(type.isEmpty() ? OutboxWords::tr("refused") : shownLine(type)),
            OutboxWords::tr("The server refused it: %1.")
                .arg(orSaid(type.isEmpty() ? OutboxWords::tr("no reason given") : shownLine(type))),
            OutboxWords::tr("Try again, change it, or withdraw it."), again, leave};
}

} // namespace secondline::ui
