// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// T11: a schedule whose wall clocks jump by up to 20 years at every step decides exactly as the one whose clocks go
// straight (T-1).

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
    FaultProgram program(u"fault_clock"_s, u"schedules"_s, 100, QCoreApplication::arguments());
    return program.run([](quint64 seed, bool shown) {
        Coverage coverage;
        const Outcome straight = World({seed, false, World::Clocks::Straight}, coverage).run();
        const Outcome jumping = World({seed, shown, World::Clocks::Jumping}, coverage).run();
        QStringList wrong = jumping.wrong;
        if (straight.trace != jumping.trace)
            wrong.append(u"T-1: the wall clock changed a decision"_s);
        return wrong;
    });
}
