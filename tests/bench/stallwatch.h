// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runqueue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace secondline::bench {

//! How late the beats of a 1 ms timer came, in microseconds, beyond their millisecond.
struct Lateness
{
    std::vector<qint64> whole;
    std::vector<qint64> own; //!< without the time that the thread was ready and others had the cores
    std::vector<qint64> at;  //!< ms since the first beat, of those whose own part passes 16 ms
};

//! Beats on its thread: a beat that comes late waited for whatever that thread was doing, or for the machine.
class Heart : public QObject
{
    Q_OBJECT
public:
    Heart();
    //! On the thread that is to be watched.
    void start();
    void stop();
    const Lateness &lateness() const { return m_lateness; }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    QElapsedTimer m_since;
    std::optional<RunQueue> m_queue;
    qint64 m_waited = 0;
    Lateness m_lateness;
};

//! Watches the thread that it was made on, and beside it, at the same time, a bare event loop on a thread of its own:
//! the difference is the program's, the rest is the machine's.
class StallWatch
{
public:
    StallWatch();
    ~StallWatch();
    Q_DISABLE_COPY_MOVE(StallWatch)

    //! Ends both and prints p50, p99.9, worst and the stalls over 16 ms, as they were and without the time that the
    //! thread waited for a core; true if by the latter the watched thread had no stall over 16 ms beyond the bare
    //! loop's worst. (By the former a busy machine would be blamed on the program: a thread that works is taken off its
    //! core, one that always sleeps is not.)
    bool report(const QString &title);

private:
    Heart m_here;
    QThread m_bareThread;
    std::unique_ptr<Heart> m_bare;
};

} // namespace secondline::bench
