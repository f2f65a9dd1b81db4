// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// T10 of the invariants: SQLite (with SQLCipher, and what the store allocates through it) gets no memory at the n-th
// request, once or from then on: a clean error, and what was acknowledged stays (D1, D4).
//
// Not covered: allocations of Qt and of the standard library, where an empty hand ends the program (as kill -9 does:
// fault_kill), and OpenSSL's.
//
// A case is named `scenario/seed/n/once|ever`.

#include "crashvfs.h"
#include "faultprogram.h"
#include "rehearsedrun.h"

#include <QCoreApplication>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;
using tests::FaultProgram;

namespace {

sqlite3_mem_methods usual = {};
qint64 requests = 0;
qint64 failing = -1; //!< none
bool forEver = false;
bool happened = false;

bool refused()
{
    const qint64 request = requests++;
    const bool now = failing >= 0 && (forEver ? request >= failing : request == failing);
    happened = happened || now;
    return now;
}

void *allocated(int bytes)
{
    return refused() ? nullptr : usual.xMalloc(bytes);
}

void *reallocated(void *memory, int bytes)
{
    return refused() ? nullptr : usual.xRealloc(memory, bytes);
}

void takeOverMemory()
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
    static sqlite3_mem_methods methods = usual;
    methods.xMalloc = allocated;
    methods.xRealloc = reallocated;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}

QString outcome(const RehearsedRun &run, quint64 seed)
{
    MemoryDisk disk(run.start());
    mount(&disk);
    const size_t done = run.perform();
    failing = -1;
    const auto before = run.start().files.find("/profile/work.db");
    const auto after = disk.find("/profile/work.db");
    if (run.scenario().subject == Scenario::Subject::Work && !run.scenario().damage && before != run.start().files.end()
        && (!after || after->number != before->second.number))
        return u"work.db was replaced"_s;
    if (disk.find("/profile/cache.db.set-aside"))
        return u"the cache was given up"_s;
    CrashWalk walk(run.start(), seed);
    for (const DiskCall &call : disk.calls())
        walk.advance(call);
    Random random(seed);
    const QString wrong = run.judgement(walk.after(Damage::AllKept, random), done, true, nullptr);
    return wrong.isEmpty() ? run.judgement(walk.after(Damage::NoneKept, random), done, false, nullptr) : wrong;
}

//! One case; false if the scenario has no so many requests.
bool tried(FaultProgram &program, const RehearsedRun &run, quint64 seed, qint64 request, bool ever)
{
    requests = 0;
    failing = request;
    forEver = ever;
    happened = false;
    const QString wrong = outcome(run, seed);
    if (!happened)
        return false;
    const QString name = u"%1/%2/%3/%4"_s.arg(QString::fromStdString(run.scenario().name))
                             .arg(seed)
                             .arg(request)
                             .arg(ever ? "ever"_L1 : "once"_L1);
    if (wrong.isEmpty())
        program.passed();
    else
        program.failed(name, u"%1: %2"_s.arg(name, wrong));
    return true;
}

void share(FaultProgram &program, int index, int jobs)
{
    const QStringList replay = program.replay().split(u'/');
    for (quint64 seed = program.replay().isEmpty() ? program.from() : replay.value(1).toULongLong();; ++seed) {
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
            if (!program.replay().isEmpty()) {
                tried(program, run, seed, replay.value(2).toLongLong(), replay.value(3) == u"ever");
                return;
            }
            // Some thousands of requests in each scenario: each round takes other ones, closer at the beginning.
            for (const bool ever : {false, true}) {
                qint64 request = static_cast<qint64>(seed % 7);
                while (!program.enough() && tried(program, run, seed, request, ever))
                    request += 1 + request / 8;
            }
        }
        if (program.enough() || !program.replay().isEmpty())
            return;
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    takeOverMemory();
    FaultProgram program(u"fault_alloc"_s, u"cases"_s, 2'000, QCoreApplication::arguments());
    program.inJobs([&](int index, int jobs) { share(program, index, jobs); });
    return program.end();
}
