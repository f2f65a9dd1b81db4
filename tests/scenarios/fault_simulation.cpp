// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// T3: schedules of devices, persons, a server and faults; each seed twice, and both runs decide the same.

#include "faultprogram.h"
#include "world.h"

#include <QCoreApplication>
#include <QHashSeed>

using namespace Qt::StringLiterals;
using namespace secondline::scenarios;
using secondline::tests::FaultProgram;

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed();
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_simulation"_s, u"schedules"_s, 100, QCoreApplication::arguments(), {u"coverage"_s});
    Coverage coverage;
    const int status = program.run([&coverage](quint64 seed, bool shown) {
        const Outcome outcome = World({seed, shown, World::Clocks::Faulty}, coverage).run();
        QStringList wrong = outcome.wrong;
        Coverage twice;
        if (World({seed, false, World::Clocks::Faulty}, twice).run().trace != outcome.trace)
            wrong.append(u"two runs of the same seed decide differently"_s);
        return wrong;
    });
    if (program.has(u"coverage"_s))
        coverage.print();
    return status;
}
