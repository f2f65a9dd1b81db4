// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "judge.h"

namespace secondline::scenarios {

//! How a schedule came out.
struct Outcome
{
    QStringList wrong; //!< empty: all invariants held
    quint64 trace = 0;
    int steps = 0;  //!< of engines
    int rounds = 0; //!< after the faults ended, until all replicas were equal
};

//! One schedule: devices, their persons, a supervisor, a server and what befalls them, all drawn from one seed.
class World
{
public:
    //! What the wall clocks of the devices do.
    enum class Clocks {
        Faulty,   //!< jump as one fault among others
        Straight, //!< go as they should
        Jumping,  //!< jump all the time, beside all other chance
    };
    struct Settings
    {
        quint64 seed = 1;
        bool shown = false;
        Clocks clocks = Clocks::Faulty;
    };
    World(const Settings &settings, Coverage &coverage);
    ~World();

    Outcome run();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace secondline::scenarios
