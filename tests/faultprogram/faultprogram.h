// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <functional>

namespace secondline::tests {

//! The shape of every fault program: what it is asked for, a line with the command that replays it for each case that
//! failed, and the rate in its last line.
class FaultProgram
{
public:
    //! \a name as in `fault_<what>`; \a unit is what is counted, in the plural. Takes --count, --from, --seconds,
    //! --jobs and --replay, and the \a flags of the program's own (`coverage`). Ends the program for --help and wrong
    //! options.
    FaultProgram(QString name, QString unit, int usualCount, const QStringList &arguments,
                 const QStringList &flags = {});

    quint64 from() const { return m_from; }
    //! The one case to run, as a failure printed it; empty: all.
    QString replay() const { return m_replay; }
    bool has(const QString &flag) const { return m_given.contains(flag); }
    //! There are only so many cases: a larger count means all of them.
    void setTotal(qint64 total) { m_count = std::min(m_count, total); }
    //! Whether as many were done as asked for, or the time is over.
    bool enough() const;

    void passed() { ++m_done; }
    //! Prints \a what with the command that runs \a caseName again.
    void failed(const QString &caseName, const QString &what);

    //! Runs \a one for each seed, or for the one of --replay: it returns what is wrong, empty if nothing is, and more
    //! lines to be shown in a replay only. \a shown: it is one, and the case may tell all that it does. The exit code.
    int run(const std::function<QStringList(quint64 seed, bool shown)> &one);

    // For programs whose cases are more than a seed:
    //! Runs \a share in so many processes as --jobs says, each with its part of the count: index and number of jobs.
    void inJobs(const std::function<void(int, int)> &share);
    //! Prints the last line; the exit code.
    int end() const;

private:
    void inProcesses(const std::function<void(int, int)> &share);

    struct Tally
    {
        qint64 done;
        qint64 failed;
    };
    QString m_name;
    QString m_unit;
    QString m_replay;
    QStringList m_given;
    quint64 m_from = 1;
    qint64 m_count = 0;
    int m_jobs = 1;
    std::chrono::seconds m_limit{0};
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    qint64 m_done = 0;
    qint64 m_failed = 0;
};

} // namespace secondline::tests
