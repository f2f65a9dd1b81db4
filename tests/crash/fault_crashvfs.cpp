// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// T1 of the invariants: what a power cut at any call to the disk leaves of the real stores, and what a disk that fails
// leaves while they run (D1, D4, D5, D8, X8).
//
// A case is named `scenario/seed/cut/damage` (`scenario/seed` alone: all of its cases), with `/cut/damage` once more
// for a second power cut while the first was recovered from; or `scenario/seed/fault/call/once|ever`.

#include "crashvfs.h"
#include "faultprogram.h"
#include "rehearsedrun.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;
using tests::FaultProgram;

namespace {

constexpr DiskFault diskFaults[] = {DiskFault::IoError, DiskFault::Full, DiskFault::CannotOpen, DiskFault::Busy,
                                    DiskFault::ShortRead};
//! One image in so many is cut once more, while the store recovers from it.
constexpr quint64 recoveryEvery = 8;
//! In each round one in so many of the calls is made to fail; the next round takes the next ones.
constexpr int faultStride = 4;

Random drawnFor(const QString &caseName)
{
    return Random(qHash(caseName, size_t(0)));
}

//! The images of one scenario, and the faults in it.
class Trial
{
public:
    Trial(FaultProgram &program, const RehearsedRun &run, quint64 seed)
        : m_program(program)
        , m_run(run)
        , m_seed(seed)
        , m_name(u"%1/%2"_s.arg(QString::fromStdString(run.scenario().name)).arg(seed))
    {
    }

    void powerCuts()
    {
        CrashWalk walk(m_run.start(), m_seed);
        const std::vector<DiskCall> &calls = m_run.calls();
        for (size_t cut = 0; cut <= calls.size() && !m_program.enough(); ++cut) {
            for (int damage = 0; damage < damages; ++damage)
                cutAt(walk, cut, static_cast<Damage>(damage));
            if (cut < calls.size())
                walk.advance(calls[cut]);
        }
    }

    void faults()
    {
        for (const DiskFault fault : diskFaults) {
            for (const bool forEver : {false, true}) {
                for (int call = static_cast<int>(m_seed % faultStride); !m_program.enough(); call += faultStride) {
                    if (!failAt(fault, call, forEver))
                        break;
                }
            }
        }
    }

private:
    void judge(const QString &name, const QString &wrong)
    {
        if (wrong.isEmpty()) {
            m_program.passed();
            return;
        }
        m_program.failed(name, u"%1: %2"_s.arg(name, wrong));
    }

    bool isWanted(const QString &name) const
    {
        const QString wanted = m_program.replay();
        return wanted.isEmpty() || wanted == name || wanted.startsWith(name + u'/') || name.startsWith(wanted + u'/');
    }

    void cutAt(const CrashWalk &walk, size_t cut, Damage damage)
    {
        const QString name = u"%1/%2/%3"_s.arg(m_name).arg(cut).arg(QLatin1StringView(nameOf(damage)));
        if (!isWanted(name))
            return;
        Random random = drawnFor(name);
        const DiskImage image = walk.after(damage, random);
        const size_t acknowledged = m_run.acknowledged(cut);
        const bool lasting = damage == Damage::AllKept;
        const bool again = random() % recoveryEvery == 0 || m_program.replay().startsWith(name + u'/');
        std::vector<DiskCall> opened;
        judge(name, m_run.judgement(image, acknowledged, lasting, again ? &opened : nullptr));
        if (!again)
            return;
        const auto second = static_cast<size_t>(random() % (opened.size() + 1));
        CrashWalk recovery(image, m_seed);
        for (size_t i = 0; i < second; ++i)
            recovery.advance(opened[i]);
        const auto other = static_cast<Damage>(random() % damages);
        judge(
            u"%1/%2/%3"_s.arg(name).arg(second).arg(QLatin1StringView(nameOf(other))),
            m_run.judgement(recovery.after(other, random), acknowledged, lasting && other == Damage::AllKept, nullptr));
    }

    //! Runs the acts with one call failing; each act that fails is done once more, as its person would. False if the
    //! scenario has no such call.
    bool failAt(DiskFault fault, int call, bool forEver)
    {
        const QString name = u"%1/%2/%3/%4"_s.arg(m_name, QLatin1StringView(nameOf(fault)))
                                 .arg(call)
                                 .arg(forEver ? "ever"_L1 : "once"_L1);
        if (!isWanted(name))
            return call < 10'000;
        MemoryDisk disk(m_run.start());
        mount(&disk);
        disk.failAt(fault, call, forEver);
        const size_t done = m_run.perform();
        if (!disk.faultHappened())
            return false;
        disk.heal();
        CrashWalk walk(m_run.start(), m_seed);
        for (const DiskCall &one : disk.calls())
            walk.advance(one);
        Random random = drawnFor(name);
        if ((disk.find("/profile/cache.db.set-aside") || disk.find("/profile/cache.db.damaged"))
            && m_run.scenario().subject == Scenario::Subject::Cache) {
            // Begun anew, now or with the next start: that costs a download, and what the acts made of it is not what
            // they made of the old one.
            Profile profile(mountPoint());
            const auto opened = profile.openCache();
            judge(name, opened ? QString() : opened.error().detail);
            return true;
        }
        if (fault == DiskFault::ShortRead && m_run.scenario().damage) {
            // It looks like more damage than there is.
            judge(name, m_run.rescueJudgement(walk.after(Damage::AllKept, random), done));
            return true;
        }
        QString wrong = replaced(disk, fault);
        if (wrong.isEmpty())
            wrong = m_run.judgement(walk.after(Damage::AllKept, random), done, !disk.lostWrites(), nullptr);
        if (wrong.isEmpty()) {
            wrong = m_run.judgement(walk.after(Damage::NoneKept, random), done, false, nullptr);
            if (!wrong.isEmpty())
                wrong.prepend(u"after a power cut, "_s);
        }
        judge(name, wrong);
        return true;
    }

    //! A disk that does not answer says nothing about the content: no file is given up for it (D4).
    QString replaced(const MemoryDisk &disk, DiskFault fault) const
    {
        if (fault == DiskFault::ShortRead || m_run.scenario().subject != Scenario::Subject::Work
            || m_run.scenario().damage)
            return {};
        const auto before = m_run.start().files.find("/profile/work.db");
        const auto after = disk.find("/profile/work.db");
        if (before != m_run.start().files.end() && (!after || after->number != before->second.number))
            return u"work.db was replaced"_s;
        return {};
    }

    FaultProgram &m_program;
    const RehearsedRun &m_run;
    quint64 m_seed;
    QString m_name;
};

void share(FaultProgram &program, int index, int jobs)
{
    quint64 seed = program.from();
    const QStringList replay = program.replay().split(u'/');
    if (!program.replay().isEmpty())
        seed = replay.value(1).toULongLong();
    do {
        const std::vector<Scenario> all = scenarios(seed);
        for (size_t i = 0; i < all.size() && !program.enough(); ++i) {
            if (static_cast<int>((i + seed) % static_cast<quint64>(jobs)) != index)
                continue;
            if (!program.replay().isEmpty() && QString::fromStdString(all[i].name) != replay[0])
                continue;
            const RehearsedRun run(all[i]);
            if (!run.error().isEmpty()) {
                program.failed(QString::fromStdString(all[i].name), run.error());
                continue;
            }
            Trial trial(program, run, seed);
            trial.powerCuts();
            trial.faults();
        }
        ++seed;
    } while (program.replay().isEmpty() && !program.enough());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_crashvfs"_s, u"images"_s, 4'000, QCoreApplication::arguments());
    if (program.replay().isEmpty())
        program.inJobs([&](int index, int jobs) { share(program, index, jobs); });
    else
        share(program, 0, 1);
    return program.end();
}
