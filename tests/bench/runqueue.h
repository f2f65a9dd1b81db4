// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace secondline::bench {

//! What a thread had of the cores since it began.
struct Turns
{
    qint64 ranMicros = 0;
    qint64 waitedMicros = 0; //!< stood ready to run while others had the cores: the machine's part of every lateness
};

//! Made on the thread that it is about. Where the system does not tell (only Linux does), all 0: then all lateness
//! counts as the thread's own.
class RunQueue
{
public:
    RunQueue();
    Turns turns() const;

private:
    QFile m_told;
};

} // namespace secondline::bench
