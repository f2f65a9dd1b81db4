// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsedrun.h"

#include "crashvfs.h"
#include "verdict.h"

#include <algorithm>

namespace secondline::crash {

using namespace Qt::StringLiterals;
using domain::Result;

Result<Snapshot> snapshotOf(const Scenario &scenario, Profile &profile)
{
    if (scenario.subject == Scenario::Subject::Work)
        return profile.work ? snapshotOf(*profile.work) : Snapshot();
    if (scenario.subject == Scenario::Subject::Cache)
        return profile.cache ? snapshotOf(*profile.cache, profile.path("cache.db"_L1)) : Snapshot();
    auto outbox = profile.work ? snapshotOf(*profile.work) : Snapshot();
    const auto files = profile.files ? snapshotOf(*profile.files) : Snapshot();
    if (!outbox || !files)
        return outbox ? files : outbox;
    outbox->insert(*files);
    return outbox;
}

RehearsedRun::RehearsedRun(const Scenario &scenario)
    : m_scenario(scenario)
{
    m_error = made(scenario);
}

QString RehearsedRun::made(const Scenario &scenario)
{
    MemoryDisk first;
    mount(&first);
    Profile before(mountPoint());
    for (const Act &act : scenario.before) {
        if (const auto done = act.run(before); !done)
            return u"%1, before: %2"_s.arg(act.name, done.error().detail);
    }
    const auto start = snapshotOf(scenario, before);
    if (!start)
        return start.error().detail;
    m_snapshots.push_back(*start);
    if (!scenario.closedBefore)
        m_start = first.now();
    before = Profile(mountPoint());
    if (scenario.closedBefore)
        m_start = first.now();

    if (scenario.damage)
        scenario.damage(m_start);

    MemoryDisk disk(m_start);
    mount(&disk);
    {
        Profile profile(mountPoint());
        for (const Act &act : scenario.acts) {
            if (const auto done = act.run(profile); !done)
                return u"%1: %2"_s.arg(act.name, done.error().detail);
            m_callsAfter.push_back(disk.calls().size());
            const auto after = snapshotOf(scenario, profile);
            if (!after)
                return after.error().detail;
            m_snapshots.push_back(*after);
        }
        if (scenario.damage) {
            if (QString wrong = damageJudged(m_snapshots.front(), m_snapshots[1], true); !wrong.isEmpty())
                return wrong;
        }
    }
    m_calls = disk.calls();
    return {};
}

size_t RehearsedRun::acknowledged(size_t calls) const
{
    return static_cast<size_t>(std::upper_bound(m_callsAfter.begin(), m_callsAfter.end(), calls)
                               - m_callsAfter.begin());
}

size_t RehearsedRun::perform() const
{
    Profile profile(mountPoint());
    size_t done = 0;
    for (const Act &act : m_scenario.acts) {
        if (!act.run(profile) && !act.run(profile))
            break;
        ++done;
    }
    return done;
}

QString RehearsedRun::judgement(const DiskImage &image, size_t acknowledged, bool lasting,
                                std::vector<DiskCall> *opened) const
{
    MemoryDisk disk(image);
    mount(&disk);
    Profile profile(mountPoint());
    const bool isCache = m_scenario.subject == Scenario::Subject::Cache;
    auto open = isCache ? profile.openCache() : profile.openWork();
    if (open && m_scenario.subject == Scenario::Subject::Files)
        open = profile.openFiles();
    if (!open)
        return u"does not open: %1"_s.arg(open.error().detail);
    if (opened)
        *opened = disk.calls();
    if (!m_scenario.keeps.isEmpty() && !disk.find(profile.path({}).append(m_scenario.keeps).toStdString()))
        return u"%1 is not there"_s.arg(m_scenario.keeps);
    const auto found = snapshotOf(m_scenario, profile);
    if (!found)
        return u"cannot be read: %1"_s.arg(found.error().detail);
    const Snapshot &after = m_snapshots[std::min(acknowledged + 1, m_snapshots.size() - 1)];
    QString wrong = judged(m_snapshots[acknowledged], after, *found);
    if (wrong.isEmpty() && m_scenario.then) {
        if (const auto done = m_scenario.then->run(profile); !done)
            return u"%1 does not go any more: %2"_s.arg(m_scenario.then->name, done.error().detail);
    }
    if (wrong.isEmpty() || !isCache || lasting)
        return wrong;
    const auto last = m_snapshots.begin() + static_cast<std::ptrdiff_t>(acknowledged) + 1;
    return std::find(m_snapshots.begin(), last, *found) == last ? wrong : QString();
}

QString RehearsedRun::rescueJudgement(const DiskImage &image, size_t acknowledged) const
{
    MemoryDisk disk(image);
    mount(&disk);
    Profile profile(mountPoint());
    const auto opened = profile.openWork();
    const auto found = opened ? snapshotOf(*profile.work) : Result<Snapshot>(tl::unexpected(opened.error()));
    if (!found)
        return u"does not open: %1"_s.arg(found.error().detail);
    Snapshot before = m_snapshots[acknowledged];
    const Snapshot &after = m_snapshots[std::min(acknowledged + 1, m_snapshots.size() - 1)];
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()) && found->contains(it.key()))
            before.insert(it.key(), it.value());
    }
    return damageJudged(before, *found, true);
}

} // namespace secondline::crash
