// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// T4: two devices with three acts each, every order of their acts, every choice of which of them the network had time
// for before the next, and every pair of faults at every place: all of them, under the judge of T3. The seed is the
// number of the case.

#include "faultprogram.h"
#include "judge.h"
#include "person.h"

#include <QCoreApplication>
#include <QHashSeed>

#include <array>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::scenarios;
using tests::FaultProgram;

namespace {

constexpr int acts = 6;
constexpr int places = 4; // of a fault: the exchanges of the two devices after the first sync, or their acts
constexpr std::array kinds = {Fault::RequestLost, Fault::ReplyLost, Fault::Late, Fault::Doubled, Fault::Crashed};
constexpr int faultChoices = static_cast<int>(kinds.size()) * places;
constexpr int faultPairs = faultChoices * (faultChoices + 1) / 2;
constexpr int roundLimit = 3;

//! Which device acts, in order: bit i of each is device 1's.
std::vector<int> orders()
{
    std::vector<int> found;
    for (int bits = 0; bits < 1 << acts; ++bits) {
        if (__builtin_popcount(static_cast<unsigned>(bits)) == acts / 2)
            found.push_back(bits);
    }
    return found;
}

//! Takes the next choice of \a bound out of the number of the case.
int choice(quint64 &number, int bound)
{
    const int chosen = static_cast<int>(number % static_cast<quint64>(bound));
    number /= static_cast<quint64>(bound);
    return chosen;
}

class Case
{
public:
    explicit Case(bool shown)
        : trace(shown)
        , server(u"s1"_s, Dice(5))
        , stranger(u"s2"_s, Dice(6))
        , wire(agenda, dice, trace, ledger, coverage, server, stranger)
        , place{agenda, dice, trace, ledger, wire, coverage}
    {
        server.addQueue(u"q1"_s);
        ticket = server.addTicket(u"q1"_s);
        for (int i = 0; i < 2; ++i) {
            devices.push_back(std::make_unique<Device>(place, i, u"a1"_s, server.serverId()));
            devices.back()->start();
        }
        settle();
    }

    QStringList run(quint64 number)
    {
        static const std::vector<int> all = orders();
        const int order = all[static_cast<size_t>(choice(number, static_cast<int>(all.size())))];
        const int pauses = choice(number, 1 << (acts - 1));
        // The pair's place in the list (0, 0), (1, 0), (1, 1), (2, 0) …: twice the same is one fault.
        int second = choice(number, faultPairs);
        int first = 0;
        while (second > first)
            second -= ++first;
        std::array<bool, acts> crashes = {};
        for (const int fault : {first, second}) {
            const Fault kind = kinds[static_cast<size_t>(fault / places)];
            if (kind == Fault::Crashed)
                crashes[static_cast<size_t>(fault % places)] = true;
            else
                wire.force(wire.exchanges() + fault % places, kind);
        }
        std::array<int, 2> done = {};
        for (int i = 0; i < acts; ++i) {
            const int who = (order >> i) & 1;
            Device &device = *devices[static_cast<size_t>(who)];
            actOf(device, done[static_cast<size_t>(who)]++);
            if (crashes[static_cast<size_t>(i)]) {
                agenda.runTo(agenda.now() + 6); // saved, marked, about to leave or just gone
                device.crash();
                device.start();
            }
            if ((pauses >> i) & 1)
                settle();
        }
        return end();
    }

private:
    void actOf(Device &device, int number)
    {
        const int value = 1 + device.number();
        if (number == 0)
            comment(device, place, ticket);
        else if (number == 1)
            change(device, place, ticket, u"impact"_s, value);
        else
            openTicket(device, place, u"q1"_s);
        agenda.runTo(agenda.now() + 4); // the outbox has it
        if (number == 2)
            comment(device, place, ticketsOn(device).constLast());
    }
    bool atRest() const
    {
        bool rest = wire.underWay() == 0;
        for (const auto &device : devices)
            rest = rest && device->still() && device->stand() == Stand::Idle;
        return rest;
    }
    void settle()
    {
        const qint64 limit = agenda.now() + 3'600'000;
        while (!agenda.empty() && agenda.now() < limit && !(atRest() && agenda.next() > agenda.now() + 1000))
            agenda.step();
    }
    QStringList end()
    {
        QStringList differ;
        for (int round = 0; round < roundLimit; ++round) {
            for (const auto &device : devices)
                device->syncNow(false);
            settle();
            differ = differences(server, devices);
            if (differ.isEmpty())
                break;
        }
        return differ + wrongs(server, devices, ledger);
    }

    Dice dice = Dice(7);
    Trace trace;
    Agenda agenda;
    Ledger ledger;
    Coverage coverage;
    ModelServer server;
    ModelServer stranger;
    Wire wire;
    Place place;
    Devices devices;
    QString ticket;
};

} // namespace

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed();
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_smallmodel"_s, u"cases"_s, 100, QCoreApplication::arguments());
    const quint64 all = orders().size() * (1U << (acts - 1)) * quint64(faultPairs);
    program.setTotal(static_cast<qint64>(all));
    return program.run([all](quint64 seed, bool shown) { return Case(shown).run(seed % all); });
}
