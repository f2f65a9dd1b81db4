// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memorydisk.h"
#include "scenario.h"

namespace secondline::crash {

domain::Result<Snapshot> snapshotOf(const Scenario &scenario, Profile &profile);

//! A scenario as it goes when nothing fails: what is there before it and after each act, and each call to the disk.
class RehearsedRun
{
public:
    explicit RehearsedRun(const Scenario &scenario);

    //! Not empty: the scenario itself does not work.
    const QString &error() const { return m_error; }
    const Scenario &scenario() const { return m_scenario; }
    const DiskImage &start() const { return m_start; }
    //! Number 0 is before the first act, i + 1 after act i.
    const std::vector<Snapshot> &snapshots() const { return m_snapshots; }
    const std::vector<DiskCall> &calls() const { return m_calls; }
    //! How many acts were acknowledged when so many calls had been made.
    size_t acknowledged(size_t calls) const;

    //! Does the acts once more, on the mounted disk; one that fails is tried again, as its person would, and the first
    //! that fails twice is the last. How many were acknowledged.
    size_t perform() const;

    //! What is wrong with the profile on \a image, found by opening it, where \a acknowledged acts were, and the next
    //! one may have been under way. \a opened receives the calls of that opening. \a lasting is false after a power
    //! cut, which may cost a cache its latest transactions, but never the order of them.
    QString judgement(const DiskImage &image, size_t acknowledged, bool lasting, std::vector<DiskCall> *opened) const;
    //! What is wrong with it where more may have been damaged than the scenario says, one file at most.
    QString rescueJudgement(const DiskImage &image, size_t acknowledged) const;

private:
    QString made(const Scenario &scenario);

    const Scenario &m_scenario;
    QString m_error;
    DiskImage m_start;
    std::vector<Snapshot> m_snapshots;
    std::vector<DiskCall> m_calls;
    std::vector<size_t> m_callsAfter; //!< of each act
};

} // namespace secondline::crash
