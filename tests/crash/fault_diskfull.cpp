// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// T9 of the invariants: a real file system of 8, 16 or 32 MiB is filled up to its last KiBs, and work goes on: what was
// acknowledged is there, what failed said that the disk is full, no file is given up, and with the reserve held 200
// acts of 8 KiB still find room (D4, D5, D6).
//
// Needs to mount a tmpfs: as root, or in a name space of its own where the system lets everybody have one; skipped
// without either. A case is its seed.

#include "faultprogram.h"
#include "scenario.h"
#include "verdict.h"

#include "store/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <optional>
#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;
using domain::Failure;
using tests::FaultProgram;

namespace {

constexpr qint64 kib = 1024;
constexpr int promisedActs = 200;
constexpr int promisedTexts = 4096; // characters of two bytes each: 8 KiB
//! No act takes more: its text of two bytes a character in the log and in the mirror.
constexpr qint64 actsRoom = 2048 * kib;
//! One case in so many looks whether the promised acts find room.
constexpr quint64 promiseEvery = 10;

//! A file system of its own, gone with this.
class SmallDisk
{
public:
    explicit SmallDisk(int mebibytes)
        : m_mounted(::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0,
                            qPrintable(u"size=%1m"_s.arg(mebibytes)))
                    == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    QString path() const { return m_folder.path(); }
    qint64 room() const
    {
        struct statvfs found = {};
        return ::statvfs(QFile::encodeName(path()).constData(), &found) == 0
            ? static_cast<qint64>(found.f_bavail * found.f_bsize)
            : 0;
    }
    //! Leaves that much room. The file system counts by pages of 4 KiB.
    bool fillUpTo(qint64 left) { return room() <= left || store::holdRoom(filler(), room() - left); }
    void makeRoom() { QFile::remove(filler()); }

private:
    QString filler() const { return path() + u"/filler"_s; }
    QTemporaryDir m_folder;
    bool m_mounted;
};

//! Makes this process the root of name spaces of its own, if it is not root already.
void becomeRoot()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (SmallDisk(8).isMounted() || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return;
    const auto say = [](const QString &file, const QString &line) {
        QFile said(file);
        if (said.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            said.write(line.toLatin1());
    };
    say(u"/proc/self/setgroups"_s, u"deny"_s);
    say(u"/proc/self/uid_map"_s, u"0 %1 1"_s.arg(user));
    say(u"/proc/self/gid_map"_s, u"0 %1 1"_s.arg(group));
}

QString files(const SmallDisk &disk)
{
    return QDir(disk.path()).entryList({u"*.damaged-*"_s, u"*.set-aside"_s}).join(u' ');
}

//! What was acknowledged, and the act that found no room after it, if one did.
class Expected
{
public:
    explicit Expected(Snapshot acknowledged)
        : m_acknowledged(std::move(acknowledged))
    {
    }
    Expected(Snapshot acknowledged, std::vector<Act> untilItFailed)
        : m_acknowledged(std::move(acknowledged))
        , m_untilItFailed(std::move(untilItFailed))
    {
    }

    QString judged(const Snapshot &found) const
    {
        if (m_untilItFailed.empty() || found == m_acknowledged)
            return crash::judged(m_acknowledged, m_acknowledged, found);
        // What the server said stays said (X5): only the act itself, done where there is room, tells what that is.
        const QTemporaryDir roomy;
        Profile profile(roomy.path());
        if (const auto opened = profile.openWork(); !opened)
            return opened.error().detail;
        for (const Act &act : m_untilItFailed) {
            if (const auto done = act.run(profile); !done)
                return u"%1, with room: %2"_s.arg(act.name, done.error().detail);
        }
        const auto after = snapshotOf(*profile.work);
        return after ? failureJudged(m_acknowledged, *after, found) : after.error().detail;
    }

private:
    Snapshot m_acknowledged;
    std::vector<Act> m_untilItFailed;
};

//! The outbox on the full disk, and again when there is room.
QString judgedAgain(SmallDisk &disk, const Expected &expected, bool openFull)
{
    if (openFull) {
        Profile profile(disk.path());
        const auto opened = profile.openWork();
        if (!opened && opened.error().kind != Failure::Kind::Full)
            return u"does not open on a full disk: %1"_s.arg(opened.error().detail);
    }
    disk.makeRoom();
    Profile profile(disk.path());
    if (const auto opened = profile.openWork(); !opened)
        return u"does not open: %1"_s.arg(opened.error().detail);
    const auto found = snapshotOf(*profile.work);
    if (!found)
        return u"cannot be read: %1"_s.arg(found.error().detail);
    if (const QString given = files(disk); !given.isEmpty())
        return u"was given up: %1"_s.arg(given);
    return expected.judged(*found);
}

QString keepsItsPromise(quint64 seed)
{
    SmallDisk disk(40);
    Profile profile(disk.path());
    if (const auto opened = profile.openWork(); !opened)
        return opened.error().detail;
    if (!disk.fillUpTo(static_cast<qint64>(seed % 64) * kib))
        return u"the disk cannot be filled"_s;
    for (int number = 0; number < promisedActs; ++number) {
        if (const auto done = appendComment(number, promisedTexts).run(profile); !done)
            return u"act %1 of %2 finds no room: %3"_s.arg(number).arg(promisedActs).arg(done.error().detail);
    }
    const auto written = snapshotOf(*profile.work);
    if (!written)
        return written.error().detail;
    profile.work.reset();
    return judgedAgain(disk, Expected(*written), true);
}

QString workedUntilFull(quint64 seed)
{
    std::mt19937_64 random(seed);
    const int mebibytes = 8 << (seed % 3);
    SmallDisk disk(mebibytes);
    Profile profile(disk.path());
    if (const auto opened = profile.openWork(); !opened)
        return opened.error().detail;
    // The larger the disk, the more goes in before it is full: the reserve is given up then.
    const std::vector<Act> acts = conversation(seed, 200, 60'000);
    std::optional<Snapshot> before; // read only where an act may fail: reading all after each of them takes its time
    const size_t fillAt = random() % 5;
    bool full = false;
    size_t done = 0;
    for (; done < acts.size() && !full; ++done) {
        if (done == fillAt && !disk.fillUpTo(static_cast<qint64>(seed % 1024) * kib))
            return u"the disk cannot be filled"_s;
        before.reset();
        if (disk.room() < actsRoom) {
            const auto found = snapshotOf(*profile.work);
            if (!found)
                return u"cannot be read on a disk nearly full: %1"_s.arg(found.error().detail);
            before = *found;
        }
        const auto acted = acts[done].run(profile);
        if (!acted && acted.error().kind != Failure::Kind::Full)
            return u"%1: %2"_s.arg(acts[done].name, acted.error().detail);
        full = !acted;
        if (full && !before)
            return u"%1 found no room on a disk that had some"_s.arg(acts[done].name);
    }
    const auto found = snapshotOf(*profile.work);
    if (!found)
        return u"cannot be read on a full disk: %1"_s.arg(found.error().detail);
    const Expected expected =
        full ? Expected(*before, {acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(done)}) : Expected(*found);
    if (const QString wrong = expected.judged(*found); !wrong.isEmpty())
        return u"failed, and yet: %1"_s.arg(wrong);
    profile.work.reset();
    return judgedAgain(disk, expected, random() % 2 == 0);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_diskfull"_s, u"cases"_s, 200, QCoreApplication::arguments());
    becomeRoot();
    if (!SmallDisk(8).isMounted()) {
        std::printf("fault_diskfull: skipped, this user cannot mount a tmpfs\n");
        return 77;
    }
    return program.run([](quint64 seed, bool) {
        const QString wrong = seed % promiseEvery == 0 ? keepsItsPromise(seed / promiseEvery) : workedUntilFull(seed);
        return wrong.isEmpty() ? QStringList() : QStringList{wrong};
    });
}
