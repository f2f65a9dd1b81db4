// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "person.h"

#include "domain/overlay.h"

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

namespace {

//! Bound to the account and the server of its profile, as Workspace does it.
Operation written(const Device &device, Place &place, ObjectType type, Operation::Action action)
{
    Operation operation;
    operation.id = place.dice.uuid();
    operation.type = type;
    operation.action = action;
    operation.actedAt = device.wallClock();
    operation.serverId = device.serverId();
    operation.accountId = device.account();
    return operation;
}

QString numbered(QStringView what, Place &place, int below)
{
    return what + QString::number(place.dice.below(below));
}

//! A ticket as the window shows it: the server's row under the pending acts.
QJsonObject shown(const Device &device, const QString &ticket)
{
    QJsonObject row;
    const auto &rows = device.tables().rows(ObjectType::Ticket);
    if (const auto it = rows.find(ticket); it != rows.end()) {
        row = unpacked(ObjectType::Ticket, it->second.second);
        row[u"id"] = ticket;
    }
    QList<Operation> pending;
    for (const Operation &operation : device.tables().operations()) {
        if (operation.ticket == ticket || operation.localId() == ticket)
            pending.append(operation);
    }
    return domain::overlaidTicket(row, pending);
}

void lookAfter(Device &device, Place &place, const Operation &operation)
{
    switch (place.dice.below(4)) {
    case 0:
        return device.withdraw(operation.id);
    case 1: {
        if (operation.type != ObjectType::Entry)
            return device.retry(operation.id);
        QJsonObject content = operation.content;
        content[u"text"] = numbered(u"edited ", place, 1000);
        return device.edit(operation.id, content);
    }
    default:
        return device.retry(operation.id);
    }
}

} // namespace

QStringList ticketsOn(const Device &device)
{
    QStringList tickets = device.tables().ids(ObjectType::Ticket);
    for (const Operation &operation : device.tables().operations()) {
        if (operation.type == ObjectType::Ticket && operation.action == Operation::Action::Create && operation.open())
            tickets.append(operation.localId());
    }
    return tickets;
}

void comment(Device &device, Place &place, const QString &ticket)
{
    Operation operation = written(device, place, ObjectType::Entry, Operation::Action::Create);
    operation.ticket = ticket;
    operation.content = {
        {u"kind"_s, u"comment"_s}, {u"text"_s, numbered(u"c", place, 1'000'000)}, {u"ticketId"_s, ticket}};
    device.append(operation);
}

void change(Device &device, Place &place, const QString &ticket, const QString &property, const QJsonValue &value)
{
    const QJsonObject now = shown(device, ticket);
    const QJsonValue before = now.contains(property) ? now[property] : QJsonValue(QJsonValue::Null);
    if (now.isEmpty() || before == value)
        return;
    Operation operation = written(device, place, ObjectType::Ticket, Operation::Action::Update);
    operation.ticket = ticket;
    operation.target = ticket;
    operation.content = {{property, value}};
    operation.was = {{property, before}};
    device.append(operation);
}

void openTicket(Device &device, Place &place, const QString &queue)
{
    Operation operation = written(device, place, ObjectType::Ticket, Operation::Action::Create);
    operation.content = {
        {u"queueId"_s, queue}, {u"subject"_s, numbered(u"n", place, 1'000'000)}, {u"impact"_s, 2}, {u"urgency"_s, 2}};
    device.append(operation);
}

void choose(Device &device, Place &place, const QStringList &queues)
{
    QSet<QString> leftOut;
    const bool all = place.dice.chance(40);
    for (const QString &queue : queues) {
        if (!all && place.dice.chance(40))
            leftOut.insert(queue);
    }
    device.leaveOut(leftOut);
}

void act(Device &device, Place &place)
{
    if (!device.runs())
        return;
    Dice &dice = place.dice;
    QList<Operation> refused;
    QList<Operation> queued;
    for (const Operation &operation : device.tables().operations()) {
        if (operation.needsPerson())
            refused.append(operation);
        else if (operation.state == OperationState::Queued)
            queued.append(operation);
    }
    const int what = dice.below(100);
    if (what < 15 && !refused.isEmpty())
        return lookAfter(device, place, dice.of(refused));
    if (what < 18 && !queued.isEmpty())
        return device.withdraw(dice.of(queued).id);
    if (what < 22)
        return device.syncNow(dice.chance(20));
    const QStringList queues = device.tables().ids(ObjectType::Queue);
    if (what < 24 && !queues.isEmpty())
        return choose(device, place, queues);
    if (what < 30 && !queues.isEmpty())
        return openTicket(device, place, dice.of(queues));
    const QStringList tickets = ticketsOn(device);
    if (tickets.isEmpty())
        return;
    const QString ticket = dice.of(tickets);
    if (what < 65)
        return comment(device, place, ticket);
    const int property = dice.below(4);
    if (property == 0)
        change(device, place, ticket, u"impact"_s, 1 + dice.below(3));
    else if (property == 1)
        change(device, place, ticket, u"assigneeId"_s, numbered(u"p", place, 3));
    else if (property == 2)
        change(device, place, ticket, u"subject"_s, numbered(u"s", place, 5));
    else
        change(device, place, ticket, u"status"_s, dice.chance(50) ? u"pending"_s : u"inProgress"_s);
}

} // namespace secondline::scenarios
