// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// T2 of the invariants: a process that writes on the real disk is killed at any instant; the next one finds each act
// that was acknowledged, and of the one under way all or nothing (D1).
//
// The child tells each acknowledged act through a pipe. A case is the seed of one conversation of which it does as much
// as it gets to between the kills.

#include "faultprogram.h"
#include "scenario.h"
#include "verdict.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;
using domain::Result;
using tests::FaultProgram;

namespace {

constexpr int actsInAll = 40;
constexpr int textBytes = 300;

//! What is there before the first act and after each, where nobody kills.
Result<std::vector<Snapshot>> rehearsed(const std::vector<Act> &acts)
{
    const QTemporaryDir folder;
    Profile profile(folder.path());
    std::vector<Snapshot> snapshots;
    if (const auto opened = profile.openWork(); !opened)
        return tl::unexpected(opened.error());
    for (size_t done = 0;; ++done) {
        const auto snapshot = snapshotOf(*profile.work);
        if (!snapshot)
            return tl::unexpected(snapshot.error());
        snapshots.push_back(*snapshot);
        if (done == acts.size())
            return snapshots;
        if (const auto acted = acts[done].run(profile); !acted)
            return tl::unexpected(acted.error());
    }
}

[[noreturn]] void work(const QString &folder, const std::vector<Act> &acts, size_t first, int acknowledge)
{
    Profile profile(folder);
    if (!profile.openWork())
        std::_Exit(2);
    for (size_t i = first; i < acts.size(); ++i) {
        if (!acts[i].run(profile) || ::write(acknowledge, "+", 1) != 1)
            std::_Exit(3);
    }
    profile.work.reset();
    std::_Exit(0);
}

struct Killed
{
    size_t acknowledged = 0;
    bool failed = false; //!< it ended by itself, and not well
};

//! Lets a process do \a acts from \a first on and kills it after \a delay.
Killed killedAfter(std::chrono::microseconds delay, const QString &folder, const std::vector<Act> &acts, size_t first)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return {0, true};
    const pid_t child = ::fork();
    if (child == 0)
        work(folder, acts, first, ends[1]);
    ::close(ends[1]);
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    Killed killed;
    std::array<char, 64> bytes{};
    for (ssize_t got = 0; (got = ::read(ends[0], bytes.data(), bytes.size())) > 0;)
        killed.acknowledged += static_cast<size_t>(got);
    ::close(ends[0]);
    killed.failed = WIFEXITED(status) && WEXITSTATUS(status) != 0;
    return killed;
}

//! Kills its way through the conversation \a seed.
void converse(FaultProgram &program, quint64 seed)
{
    const QString name = QString::number(seed);
    const std::vector<Act> acts = conversation(seed, actsInAll, textBytes);
    const auto snapshots = rehearsed(acts);
    if (!snapshots)
        return program.failed(name, snapshots.error().detail);
    const QTemporaryDir folder(QCoreApplication::applicationDirPath() + u"/killed-XXXXXX"_s);
    Random random(seed);
    size_t at = 0;
    while (at < acts.size() && !program.enough()) {
        const std::chrono::microseconds delay(1000 + static_cast<qint64>(random() % 9000));
        const Killed killed = killedAfter(delay, folder.path(), acts, at);
        if (killed.failed)
            return program.failed(name, u"seed %1: an act failed that nothing hindered"_s.arg(seed));
        at += killed.acknowledged;
        Profile profile(folder.path());
        const auto opened = profile.openWork();
        const auto found = opened ? snapshotOf(*profile.work) : Result<Snapshot>(tl::unexpected(opened.error()));
        if (!found)
            return program.failed(name, u"seed %1: %2"_s.arg(seed).arg(found.error().detail));
        const Snapshot &after = (*snapshots)[std::min(at + 1, acts.size())];
        const QString wrong = judged((*snapshots)[at], after, *found);
        if (!wrong.isEmpty())
            return program.failed(name, u"seed %1 after %2 acts: %3"_s.arg(seed).arg(at).arg(wrong));
        program.passed();
        if (*found == after && after != (*snapshots)[at])
            ++at;
        else if (*found != (*snapshots)[at])
            return; // one waits for its person now: this conversation goes another way than the rehearsed one
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_kill"_s, u"kills"_s, 300, QCoreApplication::arguments());
    if (!program.replay().isEmpty()) {
        converse(program, program.replay().toULongLong());
        return program.end();
    }
    program.inJobs([&](int index, int jobs) {
        for (quint64 seed = program.from() + static_cast<quint64>(index); !program.enough();
             seed += static_cast<quint64>(jobs))
            converse(program, seed);
    });
    return program.end();
}
