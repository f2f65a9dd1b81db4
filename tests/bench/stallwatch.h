// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <vector>

namespace secondline::bench {

//! How late the beats of a 1 ms timer came, in microseconds, beyond their millisecond.
struct Lateness
{
    std::vector<qint64> micros;
    std::vector<qint64> at; //!< ms since the first beat, of those over 16 ms
    qint64 worst() const;
    //! \a share 0…1: the lateness that this share of the beats does not exceed.
    qint64 quantile(double share) const;
    qint64 over(qint64 limitMicros) const;
};

//! Beats on its thread: a beat that comes late waited for whatever that thread was doing, or for the machine.
class Heart : public QObject
{
    Q_OBJECT
public:
    Heart();
    void start();
    void stop();
    Lateness lateness() const { return {m_micros, m_stalls}; }

private:
    QTimer m_timer;
    QElapsedTimer m_last;
    QElapsedTimer m_since;
    std::vector<qint64> m_micros;
    std::vector<qint64> m_stalls;
};

//! Watches the thread that it was made on, and beside it a bare event loop on a thread of its own: the difference is
//! the program's, the rest is the machine's.
class StallWatch
{
public:
    StallWatch();
    ~StallWatch();
    Q_DISABLE_COPY_MOVE(StallWatch)

    //! Ends both and prints p50, p99.9, worst and the stalls over 16 ms; true if the watched thread had no stall over
    //! 16 ms beyond the bare loop's worst.
    bool report(const QString &title);

private:
    Heart m_here;
    QThread m_bareThread;
    std::unique_ptr<Heart> m_bare;
};

} // namespace secondline::bench
