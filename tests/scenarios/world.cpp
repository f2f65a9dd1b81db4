// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world.h"

#include "person.h"

#include <algorithm>

namespace secondline::scenarios {

using namespace Qt::StringLiterals;
using domain::NetworkPolicy;
using domain::ObjectType;

namespace {

constexpr int leastSteps = 200;
constexpr int leastHappenings = 40;
constexpr qint64 roundLimit = 3'600'000; // virtual; the longest pause of a device is 5 minutes
constexpr int mostRounds = 3;
constexpr qint64 twentyYears = 20LL * 365 * 86'400;

} // namespace

class World::Private
{
public:
    Private(const Settings &settings, Coverage &itsCoverage)
        : coverage(itsCoverage)
        , dice(settings.seed * 2 + 1)
        , clockDice(~settings.seed)
        , clocks(settings.clocks)
        , trace(settings.shown)
        , server(u"s1"_s, Dice(settings.seed + 1'000'003))
        , stranger(u"s2"_s, Dice(settings.seed + 2'000'003))
        , wire(agenda, dice, trace, ledger, coverage, server, stranger)
        , place{agenda, dice, trace, ledger, wire, coverage}
    {
    }

    Outcome run();

private:
    void populate();
    void happen();
    void othersWork();
    void befall(Fault fault);
    void befallServer(Fault fault);
    void befallTicket(Fault fault);
    void befallDevice(Fault fault);
    void putBackUp();
    void restoreBackup();
    void meet(Fault fault);
    void endFaults();
    bool round();
    bool awaitsNews() const;
    Device &anyDevice() { return *devices[static_cast<size_t>(dice.below(static_cast<int>(devices.size())))]; }
    bool on(Fault fault) const { return faults.test(static_cast<size_t>(fault)); }
    int steps() const;

    Coverage &coverage;
    Dice dice;
    Dice clockDice;
    Clocks clocks;
    Trace trace;
    Agenda agenda;
    Ledger ledger;
    ModelServer server;
    ModelServer stranger;
    Wire wire;
    Place place;
    Devices devices;
    QStringList accounts;
    Faults faults;
    std::shared_ptr<const ModelServer::Contents> backup;
};

void World::Private::populate()
{
    for (int i = 0; i < faultCount; ++i)
        faults.set(static_cast<size_t>(i), dice.chance(35));
    if (clocks != Clocks::Faulty) {
        // A copy's old acts are told by the wall clock, on purpose: it errs towards asking.
        faults.reset(static_cast<size_t>(Fault::Cloned));
        faults.reset(static_cast<size_t>(Fault::ClockJumped));
    }
    wire.allow(faults);
    wire.setChance(5 + dice.below(60));
    for (const QString &queue : {u"q1"_s, u"q2"_s, u"q3"_s}) {
        server.addQueue(queue);
        for (int i = 1 + dice.below(5); i > 0; --i)
            server.addComment(server.addTicket(queue), u"first"_s);
    }
    accounts = dice.chance(60) ? QStringList{u"a1"_s} : QStringList{u"a1"_s, u"a2"_s};
    if (accounts.size() > 1)
        server.setRight(u"a2"_s, u"q3"_s, false);
    putBackUp();
    const int count = 2 + dice.below(5);
    for (int i = 0; i < count; ++i) {
        devices.push_back(std::make_unique<Device>(place, i, dice.of(accounts), server.serverId()));
        if (dice.chance(20))
            choose(*devices.back(), place, server.queues());
        agenda.after(dice.between(0, 3000), [&device = *devices.back()] { device.start(); });
    }
}

int World::Private::steps() const
{
    int all = 0;
    for (const auto &device : devices)
        all += device->steps();
    return all;
}

void World::Private::putBackUp()
{
    backup = server.backup();
}

void World::Private::restoreBackup()
{
    for (const auto &device : devices) {
        if (device->midway())
            device->overtake();
        for (const ObjectType type : {ObjectType::Queue, ObjectType::Ticket, ObjectType::Entry}) {
            if (server.takesFor(*backup, device->tables().cursors(), type, device->tables().rows(type)))
                device->overtake();
        }
    }
    server.restore(backup);
    // What took effect since is undone: whoever judges must know.
    for (const auto &[id, act] : ledger.acts()) {
        if (!server.remembers(id))
            ledger.find(id)->undone = true;
    }
}

void World::Private::meet(Fault fault)
{
    trace.note(agenda.now(), "fault:", nameOf(fault));
    for (const auto &device : devices)
        coverage.note(fault, device->stand());
}

void World::Private::befallServer(Fault fault)
{
    meet(fault);
    switch (fault) {
    case Fault::ServerDown:
        wire.setDown(true);
        agenda.after(dice.between(100, 300'000), [this] { wire.setDown(false); });
        return;
    case Fault::ServerRestarted:
        server.restart();
        return;
    case Fault::ServerForgets:
        server.forgetStates();
        return;
    case Fault::ServerRestored:
        restoreBackup();
        return;
    case Fault::ServerReplaced:
        wire.setReplaced(true);
        agenda.after(dice.between(1000, 200'000), [this] { wire.setReplaced(false); });
        return;
    case Fault::RightRevoked:
    case Fault::RightGained:
        server.setRight(dice.of(accounts), dice.of(server.queues()), fault == Fault::RightGained);
        return;
    default:
        return;
    }
}

void World::Private::befallTicket(Fault fault)
{
    const QStringList tickets = server.tickets();
    if (tickets.size() < 2)
        return;
    const QString ticket = dice.of(tickets);
    if (server.ticket(ticket)[u"status"] == u"closed"_s)
        return;
    meet(fault);
    switch (fault) {
    case Fault::TicketClosed:
        return server.change(ticket, u"status"_s, u"closed"_s);
    case Fault::TicketMerged: {
        const QString into = dice.of(tickets);
        if (into != ticket && server.ticket(into)[u"status"] != u"closed"_s)
            server.merge(ticket, into);
        return;
    }
    case Fault::TicketReassigned:
        return server.change(ticket, u"queueId"_s, dice.of(server.queues()));
    case Fault::TicketRemoved:
        return server.remove(ticket);
    default:
        return;
    }
}

void World::Private::befallDevice(Fault fault)
{
    Device &device = anyDevice();
    trace.note(agenda.now(), "fault:", nameOf(fault), "on", device.number());
    coverage.note(fault, device.stand());
    switch (fault) {
    case Fault::Crashed:
        if (dice.chance(40)) {
            device.crashInStore(true);
            return;
        }
        device.crash();
        agenda.after(dice.between(0, 60'000), [&device] {
            if (!device.runs())
                device.start();
        });
        return;
    case Fault::Cloned: {
        if (devices.size() > 6)
            return;
        devices.push_back(
            std::make_unique<Device>(place, static_cast<int>(devices.size()), device.account(), server.serverId()));
        Device &copy = *devices.back();
        copy.becomeCopyOf(device);
        agenda.after(dice.between(0, 30'000), [&copy] { copy.start(); });
        return;
    }
    case Fault::DiskFull:
        device.setFull(true);
        agenda.after(dice.between(10, 60'000), [&device] { device.setFull(false); });
        return;
    case Fault::ClockJumped:
        device.jumpClock(clockDice.between(-twentyYears, twentyYears));
        return;
    case Fault::LoggedOut:
        device.signOut();
        agenda.after(dice.between(0, 60'000), [&device] { device.signIn(); });
        return;
    case Fault::OtherAccount:
        device.signInAs(u"a9"_s);
        agenda.after(dice.between(10, 60'000), [&device] { device.signIn(); });
        return;
    case Fault::PolicyOffline:
        device.setPolicy(NetworkPolicy::Offline);
        agenda.after(dice.between(10, 300'000), [&device] { device.setPolicy(NetworkPolicy::Online); });
        return;
    case Fault::NetworkGone:
        device.networkChanged(false);
        agenda.after(dice.between(10, 60'000), [&device] { device.networkChanged(true); });
        return;
    default:
        return;
    }
}

void World::Private::befall(Fault fault)
{
    if (fault < Fault::ServerDown)
        return; // drawn for each exchange
    if (fault <= Fault::RightGained)
        befallServer(fault);
    else if (fault <= Fault::TicketRemoved)
        befallTicket(fault);
    else
        befallDevice(fault);
}

void World::Private::othersWork()
{
    const QStringList tickets = server.tickets();
    if (tickets.isEmpty() || dice.chance(10)) {
        server.addTicket(dice.of(server.queues()));
        return;
    }
    const QString ticket = dice.of(tickets);
    if (dice.chance(40))
        server.addComment(ticket, u"others "_s + QString::number(dice.below(1000)));
    else if (dice.chance(50))
        server.change(ticket, u"impact"_s, 1 + dice.below(3));
    else
        server.change(ticket, u"subject"_s, QString(u"s"_s + QString::number(dice.below(5))));
    if (dice.chance(25))
        putBackUp();
}

void World::Private::happen()
{
    const int kind = dice.below(100);
    if (kind < 50) {
        act(anyDevice(), place);
    } else if (kind < 65) {
        othersWork();
    } else {
        const auto fault = static_cast<Fault>(dice.below(faultCount));
        if (on(fault))
            befall(fault);
    }
    // Somebody signs in again after the server refused the token.
    if (dice.chance(10)) {
        Device &device = anyDevice();
        if (device.stand() == Stand::SignedOut || device.stand() == Stand::Stranger)
            device.signIn();
    }
    if (clocks != Clocks::Jumping)
        return;
    for (const auto &device : devices) {
        if (clockDice.chance(50))
            device->jumpClock(clockDice.between(-twentyYears, twentyYears));
    }
}

void World::Private::endFaults()
{
    faults.reset();
    wire.allow(faults);
    // What was planned to end by itself ends now, or has no effect any more.
    agenda.runTo(agenda.now() + 310'000);
    wire.setDown(false);
    wire.setReplaced(false);
    for (const auto &device : devices) {
        device->setFull(false);
        device->crashInStore(false);
        if (!device->runs())
            device->start();
        device->setPolicy(NetworkPolicy::Online);
        device->signIn();
    }
}

bool World::Private::round()
{
    std::vector<int> before;
    for (const auto &device : devices) {
        before.push_back(device->rounds());
        device->syncNow(device->kept() || device->overtaken());
    }
    const qint64 limit = agenda.now() + roundLimit;
    while (agenda.now() < limit && !agenda.empty()) {
        bool done = wire.underWay() == 0;
        for (size_t i = 0; i < devices.size() && done; ++i)
            done = devices[i]->still() && devices[i]->rounds() > before[i] && devices[i]->stand() == Stand::Idle;
        if (done)
            return true;
        agenda.step();
    }
    for (size_t i = 0; i < devices.size(); ++i) {
        if (devices[i]->rounds() == before[i])
            ledger.violated(u"L: device %1 does not complete a round; it is %2"_s.arg(i).arg(
                QString::fromStdString(std::string(nameOf(devices[i]->stand())))));
    }
    return false;
}

//! A device waits to be shown what it was told is done; a backup may have undone it.
bool World::Private::awaitsNews() const
{
    return std::any_of(devices.begin(), devices.end(), [](const auto &device) {
        const QList<domain::Operation> &operations = device->tables().operations();
        return std::any_of(operations.begin(), operations.end(),
                           [](const domain::Operation &operation) { return !operation.open(); });
    });
}

Outcome World::Private::run()
{
    populate();
    int happenings = 0;
    for (; happenings < leastHappenings || steps() < leastSteps; ++happenings) {
        happen();
        const int pace = dice.below(100);
        const qint64 pause = pace < 40 ? dice.between(0, 20)
            : pace < 85                ? dice.between(0, 3000)
                                       : dice.between(0, 90'000);
        agenda.runTo(agenda.now() + pause);
    }
    endFaults();
    trace.note(agenda.now(), "the faults end");
    Outcome outcome;
    QStringList differ;
    do {
        ++outcome.rounds;
        if (!round())
            break;
        differ = differences(server, devices);
    } while ((!differ.isEmpty() || awaitsNews()) && outcome.rounds < mostRounds);
    outcome.wrong = differ + wrongs(server, devices, ledger);
    outcome.trace = trace.hash();
    outcome.steps = steps();
    return outcome;
}

World::World(const Settings &settings, Coverage &coverage)
    : d(std::make_unique<Private>(settings, coverage))
{
}

World::~World() = default;

Outcome World::run()
{
    return d->run();
}

} // namespace secondline::scenarios
