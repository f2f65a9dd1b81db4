// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// T8 of the invariants: files of the profile are damaged, lost, swapped or half copied. Each damage is found or does no
// harm, every operation that is whole somewhere comes back with every word, none of them is sent by itself, and a cache
// costs a download only (D4, D7).
//
// A case is its seed.

#include "crashvfs.h"
#include "faultprogram.h"
#include "rehearsedrun.h"
#include "verdict.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::crash;
using domain::Failure;
using tests::FaultProgram;

namespace {

constexpr size_t pageSize = 4096;
constexpr size_t firstPages = 8 * pageSize;
const std::string workFile = "/profile/work.db";
const std::string cacheFile = "/profile/cache.db";
const std::string mirrorStem = "/profile/outbox.mirror";

//! A profile with some of everything, and an older state of the same one.
struct Specimen
{
    DiskImage image;
    DiskImage older;
    Snapshot work;
    Snapshot cache;
};

QString made(const std::vector<Scenario> &all, bool closed, Specimen &specimen)
{
    MemoryDisk disk;
    mount(&disk);
    Profile profile(mountPoint());
    const auto scenarioNamed = [&](const char *name) {
        return *std::find_if(all.begin(), all.end(), [&](const Scenario &one) { return one.name == name; });
    };
    std::vector<Act> acts = scenarioNamed("settle-mixed").before;
    for (const Act &act : scenarioNamed("draft-new").before)
        acts.push_back(act);
    const size_t middle = acts.size();
    for (const Act &act : scenarioNamed("settle-mixed").acts)
        acts.push_back(act);
    for (const Act &act : scenarioNamed("cache-pull").before)
        acts.push_back(act);
    acts.push_back(appendComment(1, 3000));
    acts.push_back(appendComment(2, 300));
    for (const Act &act : scenarioNamed("cache-pull").acts)
        acts.push_back(act);
    for (size_t i = 0; i < acts.size(); ++i) {
        if (i == middle)
            specimen.older = disk.now();
        if (const auto done = acts[i].run(profile); !done)
            return u"%1: %2"_s.arg(acts[i].name, done.error().detail);
    }
    const auto work = snapshotOf(*profile.work);
    const auto cache = snapshotOf(*profile.cache, profile.path("cache.db"_L1));
    if (!work || !cache)
        return u"the specimen cannot be read"_s;
    specimen.work = *work;
    specimen.cache = *cache;
    if (!closed)
        specimen.image = disk.now();
    profile = Profile(mountPoint());
    if (closed)
        specimen.image = disk.now();
    return {};
}

//! One damage to one file, drawn. What was done, for the report.
QString damaged(DiskImage &image, const DiskImage &older, const std::string &name, Random &random)
{
    std::string &bytes = image.files[name].bytes;
    const auto below = [&](size_t bound) { return bound == 0 ? 0 : static_cast<size_t>(random() % bound); };
    const size_t pages = bytes.size() / pageSize;
    switch (random() % 10) {
    case 0:
    case 1: {
        const size_t at = below(std::min(bytes.size(), firstPages));
        if (!bytes.empty())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
        return u"bit of byte %1"_s.arg(at);
    }
    case 2: {
        const size_t flips = 1 + below(20);
        for (size_t i = 0; i < flips && !bytes.empty(); ++i)
            bytes[below(bytes.size())] ^= static_cast<char>(1 << (random() % 8));
        return u"%1 random flips"_s.arg(flips);
    }
    case 3: {
        const size_t page = below(pages);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * pageSize), std::min(pageSize, bytes.size()),
                    '\0');
        return u"page %1 zeroed"_s.arg(page);
    }
    case 4: {
        const size_t one = below(pages);
        const size_t other = below(pages);
        if (pages > 0 && one != other)
            std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(one * pageSize),
                             bytes.begin() + static_cast<std::ptrdiff_t>((one + 1) * pageSize),
                             bytes.begin() + static_cast<std::ptrdiff_t>(other * pageSize));
        return u"pages %1 and %2 swapped"_s.arg(one).arg(other);
    }
    case 5: {
        const size_t size = below(bytes.size() / 512 + 1) * 512;
        bytes.resize(size);
        return u"truncated to %1"_s.arg(size);
    }
    case 6: {
        // As a backup tool leaves a file that it was stopped in.
        const size_t half = below(bytes.size());
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(half), bytes.end(), '\0');
        return u"only %1 bytes copied"_s.arg(half);
    }
    case 7: {
        const auto old = older.files.find(name);
        if (old == older.files.end()) {
            image.files.erase(name);
            return u"lost"_s;
        }
        bytes = old->second.bytes;
        return u"an older one"_s;
    }
    case 8:
        for (size_t i = 0; i < 700; ++i)
            bytes.push_back(static_cast<char>(random()));
        return u"garbage at its end"_s;
    default:
        image.files.erase(name);
        return u"lost"_s;
    }
}

QString openedWithWrongKey(const DiskImage &image)
{
    MemoryDisk disk(image);
    mount(&disk);
    std::array<unsigned char, store::ProfileKey::size> bytes{};
    bytes.fill(9);
    const auto key = store::ProfileKey::fromBytes(bytes);
    const auto work = store::WorkStore::open(u"/profile/work.db"_s, key);
    const auto cache = store::CacheWriter::open(u"/profile/cache.db"_s, key);
    if (work || cache)
        return u"opened with another key"_s;
    if (work.error().kind != Failure::Kind::WrongKey || cache.error().kind != Failure::Kind::WrongKey)
        return u"another key is taken for damage: %1, %2"_s.arg(work.error().detail, cache.error().detail);
    for (const auto &[name, file] : image.files) {
        const auto now = disk.find(name);
        if (!now || now->bytes != file.bytes)
            return u"another key changed %1"_s.arg(QString::fromStdString(name));
    }
    return {};
}

//! \a foreignPage: the number that garbage behind the last page would have; verify() tells of it, and nothing reads it.
QString workJudged(const Specimen &specimen, const DiskImage &image, bool onlyOne, bool workTouched, size_t foreignPage)
{
    const QRegularExpression foreign(u"\\bpage %1\\b"_s.arg(foreignPage));
    MemoryDisk disk(image);
    mount(&disk);
    for (int opening = 0; opening < 2; ++opening) { // what was rescued must stay
        Profile profile(mountPoint());
        if (const auto opened = profile.openWork(); !opened)
            return u"work.db does not open: %1"_s.arg(opened.error().detail);
        // As the program at each start: an older state says "sending" of what is unknown by now.
        if (const auto recovered = profile.work->recoverSending(); !recovered)
            return u"what was being sent is not marked: %1"_s.arg(recovered.error().detail);
        const auto found = snapshotOf(*profile.work);
        if (!found)
            return u"work.db cannot be read: %1"_s.arg(found.error().detail);
        if (const QString wrong = damageJudged(specimen.work, *found, onlyOne); !wrong.isEmpty())
            return wrong;
        for (auto it = specimen.work.cbegin(); !workTouched && it != specimen.work.cend(); ++it) {
            if (!it.key().startsWith(u"operation/") && found->value(it.key()) != it.value())
                return u"%1 is gone, and work.db was whole"_s.arg(it.key());
        }
        const auto more = appendComment(100 + opening, 10).run(profile);
        if (!more)
            return u"nothing can be written any more: %1"_s.arg(more.error().detail);
        const auto next = snapshotOf(*profile.work);
        if (!next || next->contains(u"sequence used twice"_s))
            return u"a sequence number was used twice"_s;
        auto findings = profile.work->verify();
        if (findings && foreignPage > 0)
            findings->removeIf([&](const QString &finding) { return finding.contains(foreign); });
        if (!findings || !findings->isEmpty())
            return u"not sound after it: %1"_s.arg(findings ? findings->join(u"; "_s) : findings.error().detail);
        // Gone again, so that the next opening finds what this one left.
        const auto added = next->keys();
        for (const QString &name : added) {
            if (name.startsWith(u"operation/") && !found->contains(name)
                && !profile.work->withdraw(QUuid::fromString(name.mid(10))))
                return u"what was just written cannot be withdrawn"_s;
        }
    }
    return {};
}

QString cacheJudged(const Specimen &specimen, const DiskImage &image)
{
    MemoryDisk disk(image);
    mount(&disk);
    QString last;
    // It may be found at opening or at reading; the next start then makes it anew.
    for (int opening = 0; opening < 3; ++opening) {
        Profile profile(mountPoint());
        if (const auto opened = profile.openCache(); !opened)
            return u"the cache does not open: %1"_s.arg(opened.error().detail);
        const auto found = snapshotOf(*profile.cache, profile.path("cache.db"_L1));
        if (found && (*found == specimen.cache || !found->contains(u"cursor/Ticket"_s)))
            return {};
        last = found ? u"neither what it was nor empty"_s : found.error().detail;
        if (found) {
            // An older whole state, with the cursor of its own, is pulled up from there.
            return found->value(u"cursor/Ticket"_s) != specimen.cache.value(u"cursor/Ticket"_s)
                ? QString()
                : u"the cursor says that all is there, and it is not"_s;
        }
    }
    return u"the cache does not heal: %1"_s.arg(last);
}

//! What is wrong in the case \a seed, and what was done to the files; empty if nothing is.
QStringList tried(const std::vector<Specimen> &specimens, quint64 seed)
{
    Random random(seed);
    random.discard(8);
    const Specimen &specimen = specimens[random() % specimens.size()];
    const auto judge = [](const QString &what, const QString &wrong) {
        return wrong.isEmpty() ? QStringList() : QStringList{u"%1: %2"_s.arg(what, wrong)};
    };
    if (seed % 100 == 0)
        return judge(u"wrong key"_s, openedWithWrongKey(specimen.image));
    std::vector<std::string> workFiles;
    std::vector<std::string> cacheFiles;
    for (const auto &[file, content] : specimen.image.files) {
        if (content.bytes.empty())
            continue;
        if (file.starts_with(cacheFile))
            cacheFiles.push_back(file);
        else if (file.starts_with(workFile) || file.starts_with(mirrorStem))
            workFiles.push_back(file);
    }
    DiskImage image = specimen.image;
    if (random() % 5 == 0) {
        const std::string file = cacheFiles[random() % cacheFiles.size()];
        const QString what = damaged(image, specimen.older, file, random);
        return judge(QString::fromStdString(file) + u": "_s + what, cacheJudged(specimen, image));
    }
    const std::string file = workFiles[random() % workFiles.size()];
    QString what = QString::fromStdString(file) + u": "_s + damaged(image, specimen.older, file, random);
    bool workTouched = file.starts_with(workFile);
    const bool onlyOne = random() % 6 != 0;
    if (!onlyOne) {
        const std::string other = workFiles[random() % workFiles.size()];
        if (image.files.contains(other))
            what += u", "_s + QString::fromStdString(other) + u": "_s + damaged(image, specimen.older, other, random);
        workTouched = workTouched || other.starts_with(workFile);
    }
    const bool garbage = what.contains(QString::fromStdString(workFile) + u": garbage"_s);
    const size_t foreignPage = garbage ? image.files[workFile].bytes.size() / pageSize + 1 : 0;
    return judge(what, workJudged(specimen, image, onlyOne, workTouched, foreignPage));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    FaultProgram program(u"fault_corrupt"_s, u"cases"_s, 1'000, QCoreApplication::arguments());
    std::vector<Specimen> specimens(2);
    for (const bool closed : {true, false}) {
        if (const QString wrong = made(scenarios(1), closed, specimens[closed ? 0 : 1]); !wrong.isEmpty()) {
            program.failed(u"1"_s, wrong);
            return program.end();
        }
    }
    return program.run([&](quint64 seed, bool) { return tried(specimens, seed); });
}
