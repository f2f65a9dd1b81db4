// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "judge.h"

#include <QJsonDocument>

#include <algorithm>

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Operation;
using domain::OperationState;

namespace {

QString shortly(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces).left(8);
}

QString words(const Ledger::Act &act)
{
    return u"%1 (device %2, no. %3, ticket %4)"_s.arg(shortly(act.operation.id))
        .arg(act.device)
        .arg(act.operation.sequence)
        .arg(act.operation.ticket.left(9));
}

//! What was acted is what took effect; where it went may have got its server's name since.
bool same(QJsonObject acted, QJsonObject effect)
{
    for (const QString &id : {u"ticketId"_s}) {
        acted.remove(id);
        effect.remove(id);
    }
    return acted == effect;
}

//! May \a operation still wait although nothing is wrong: behind one that waits for its person, or for another account?
bool mayWait(const Device &device, const Operation &operation)
{
    if (operation.accountId != device.account() || operation.serverId != device.serverId())
        return true;
    for (const Operation &other : device.tables().operations()) {
        if (other.id == operation.id)
            return false;
        if ((other.ticket == operation.ticket || other.id == operation.after) && other.open())
            return true; // one of them is judged itself
    }
    return false;
}

//! A backup undid what it did, and its device may take that for something that its person may not see any more; or for
//! done, where others have changed the ticket so often since that its version is no sign.
bool maybeMissed(const ModelServer &server, const Operation &operation, const QMap<QString, QString> &born)
{
    if (operation.action == Operation::Action::Update)
        return true;
    if (operation.type == ObjectType::Ticket)
        return !server.alwaysReads(operation.accountId, operation.content[u"queueId"].toString());
    const QString ticket = born.value(operation.ticket, operation.ticket);
    return !server.alwaysShown(operation.accountId, ticket);
}

void judgeAct(const Ledger::Act &act, int effects, bool missed, const Devices &devices, QStringList &wrong)
{
    if (effects > 1)
        wrong.append(u"X4: %1 took effect %2 times"_s.arg(words(act)).arg(effects));
    if (effects > 0 && act.withdrawn() && !act.copied && !act.doubted && !act.late)
        wrong.append(u"D3: %1 was taken back and took effect"_s.arg(words(act)));
    if (effects > 0 || act.withdrawn())
        return;
    // Not on the server: some device must show it as waiting.
    bool kept = false;
    for (const auto &device : devices) {
        const Operation *operation = device->tables().find(act.operation.id);
        kept = kept || (operation && operation->open());
    }
    if (!kept && !(act.undone && missed))
        wrong.append(u"D3: %1 is neither on the server nor on a device%2"_s.arg(
            words(act), act.undone ? u"; a backup undid it"_s : QString()));
}

void judgeOrder(const ModelServer &server, const Ledger &ledger, QStringList &wrong)
{
    struct Last
    {
        qint64 sequence = 0;
        qint64 at = 0;
    };
    std::map<std::pair<int, QString>, Last> last; // by device and ticket
    QMap<QString, QString> born;                  // local ids → the server's
    for (const Effect &effect : server.effects()) {
        const auto it = ledger.acts().find(effect.operation);
        if (it == ledger.acts().end())
            continue;
        const Ledger::Act &act = it->second;
        if (act.operation.type == ObjectType::Ticket && act.operation.action == Operation::Action::Create)
            born.insert(act.operation.localId(), effect.ticket);
        // Where a ticket was merged into another, two orders become one.
        if (born.value(act.operation.ticket, act.operation.ticket) != effect.ticket)
            continue;
        Last &before = last[{act.device, effect.ticket}];
        // Taken back on one device and sent by its copy: what the one that took it back did later went on without it.
        const bool free = act.withdrawn() && act.copied && before.at >= act.withdrawnAt;
        // What a backup has undone may come again later.
        if (act.operation.sequence < before.sequence && !act.undone && !free)
            wrong.append(u"X7: %1 took effect after no. %2 of its ticket"_s.arg(words(act)).arg(before.sequence));
        if (act.operation.sequence > before.sequence && !(act.withdrawn() && act.copied))
            before = {act.operation.sequence, effect.at};
    }
}

void judgeWaiting(const Device &device, QStringList &wrong)
{
    for (const Operation &operation : device.tables().operations()) {
        if (operation.needsPerson() || !operation.open() || mayWait(device, operation))
            continue;
        wrong.append(u"L: %1 on device %2 is %3 and nothing is in its way"_s.arg(shortly(operation.id))
                         .arg(device.number())
                         .arg(domain::wireName(operation.state)));
    }
}

} // namespace

QStringList differences(const ModelServer &server, const Devices &devices)
{
    QStringList found;
    for (const auto &device : devices) {
        for (const ObjectType type : {ObjectType::Queue, ObjectType::Ticket, ObjectType::Entry}) {
            const auto wanted = server.replica(device->account(), type, device->leftOut());
            const Tables::Rows &held = device->tables().rows(type);
            if (held == wanted)
                continue;
            const auto differ = [&](const QString &id, const char *how) {
                found.append(u"C4: device %1: %2 %3"_s.arg(device->number()).arg(id, QString::fromLatin1(how)));
            };
            for (const auto &[id, row] : wanted) {
                const auto it = held.find(id);
                if (it == held.end())
                    differ(id, "is missing");
                else if (it->second.first != row.first)
                    differ(id, it->second.first > row.first ? "is newer than the server's" : "is old");
                else if (it->second != row)
                    differ(id, "says something else");
            }
            for (const auto &[id, row] : held) {
                if (!wanted.contains(id))
                    differ(id, "is too many");
            }
        }
    }
    return found;
}

QStringList wrongs(const ModelServer &server, const Devices &devices, const Ledger &ledger)
{
    QStringList wrong = ledger.violations();
    std::map<QUuid, int> effects;
    QMap<QString, QString> born;
    for (const Effect &effect : server.effects()) {
        ++effects[effect.operation];
        const auto it = ledger.acts().find(effect.operation);
        if (it == ledger.acts().end()) {
            wrong.append(u"X1: %1 took effect and was never saved on a device"_s.arg(shortly(effect.operation)));
            continue;
        }
        const Ledger::Act &act = it->second;
        if (act.operation.type == ObjectType::Ticket && act.operation.action == Operation::Action::Create)
            born.insert(act.operation.localId(), effect.ticket);
        if (act.operation.accountId != effect.account)
            wrong.append(u"X9: %1 took effect under %2"_s.arg(words(act), effect.account));
        bool as = false;
        for (const QJsonObject &content : act.contents)
            as = as || same(content, effect.content);
        if (!as)
            wrong.append(u"X4: %1 took effect as something else"_s.arg(words(act)));
    }
    for (const auto &[id, act] : ledger.acts()) {
        const auto it = effects.find(id);
        // Of what its device leaves out it cannot tell what is lost.
        const bool missed = maybeMissed(server, act.operation, born)
            || std::any_of(devices.begin(), devices.end(),
                           [&](const auto &device) { return device->number() == act.device && device->everLeftOut(); });
        judgeAct(act, it == effects.end() ? 0 : it->second, missed, devices, wrong);
    }
    judgeOrder(server, ledger, wrong);
    for (const auto &device : devices)
        judgeWaiting(*device, wrong);
    return wrong;
}

} // namespace secondline::scenarios
