// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/outboxmirror.h"

#include "store/mirrorrecord.h"
#include "store/operationrow.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Operation;

namespace {

//! Smaller files are not worth a renewal.
constexpr qint64 renewedFrom = 256 * 1024;

//! What one of the two files holds.
struct Side
{
    MirrorBox::File file;
    qint64 size = 0;
    qint64 generation = -1;
    qint64 base = 0;
    bool complete = false; //!< its beginning is whole
};

Side sideIn(const QString &path, const MirrorBox &box)
{
    Side side;
    if (!VfsFile::exists(path))
        return side;
    const VfsFile file(path, VfsFile::Mode::Read);
    side.size = file.size();
    side.file = box.opened(file.read(0, side.size));
    for (const MirrorBox::Found &record : std::as_const(side.file.records)) {
        if (record.json.contains(u"start")) {
            side.generation = record.json[u"start"].toInteger();
            side.base = record.json[u"n"].toInteger();
        }
        side.complete = side.complete || (side.generation >= 0 && record.json[u"end"].toInteger(-1) == side.generation);
    }
    return side;
}

QJsonObject actJson(qint64 act, const QList<MirrorEntry> &entries)
{
    QJsonArray done;
    for (const MirrorEntry &entry : entries)
        done.append(toJson(entry));
    return {{u"n"_s, act}, {u"do"_s, done}};
}

void take(const MirrorEntry &entry, OutboxMirror::Content &content)
{
    using Now = OutboxMirror::Fate::Now;
    if (entry.kind == MirrorEntry::Kind::Salvaged) {
        content.salvaged.append(entry.salvaged);
        return;
    }
    OutboxMirror::Fate &fate = content.fates[entry.operation.id];
    switch (entry.kind) {
    case MirrorEntry::Kind::Kept:
        // The server lost what it had accepted (WorkStore::returnSent): its tries begin anew.
        if (fate.now == Now::Applied)
            fate = {};
        fate.operation = entry.operation;
        fate.now = Now::Open;
        break;
    case MirrorEntry::Kind::Sending:
        fate.attempts = std::max(fate.attempts, entry.operation.attempts);
        break;
    case MirrorEntry::Kind::Applied:
        fate.now = Now::Applied;
        fate.appliedId = entry.operation.appliedId;
        fate.appliedVersion = entry.operation.appliedVersion;
        fate.appliedAt = entry.operation.appliedAt;
        break;
    case MirrorEntry::Kind::Withdrawn:
        fate.now = Now::Withdrawn;
        break;
    case MirrorEntry::Kind::Salvaged:
        break;
    }
}

//! Every id in \a operation that \a names knows by another is that other.
void nameAnew(Operation &operation, const QHash<QString, QString> &names)
{
    QStringList said{operation.target, operation.ticket};
    for (const QJsonValue &value : std::as_const(operation.content))
        said.append(value.toString());
    for (const QString &local : std::as_const(said)) {
        const auto known = names.constFind(local);
        if (known != names.constEnd())
            renameTicket(operation, local, *known);
    }
}

//! A ticket that was born here has its server's id in all that names it, also where the act that said so was taken
//! back: what the server did stays done.
void nameAnew(QHash<QUuid, OutboxMirror::Fate> &fates)
{
    using Now = OutboxMirror::Fate::Now;
    QHash<QString, QString> names;
    for (const OutboxMirror::Fate &fate : std::as_const(fates)) {
        if (fate.now == Now::Applied && fate.operation && fate.operation->action == Operation::Action::Create
            && !fate.appliedId.isEmpty())
            names.insert(fate.operation->localId(), fate.appliedId);
    }
    for (OutboxMirror::Fate &fate : fates) {
        if (fate.operation && !names.contains(fate.operation->localId())) // the create itself keeps it
            nameAnew(*fate.operation, names);
    }
}

} // namespace

OutboxMirror::OutboxMirror(QString stem, const ProfileKey &key)
    : m_stem(std::move(stem))
    , m_key(key)
{
}

QString OutboxMirror::name(int which) const
{
    return m_stem + (which == 0 ? u".a"_s : u".b"_s);
}

OutboxMirror::Content OutboxMirror::read()
{
    const MirrorBox box(m_key);
    m_file.reset();
    m_live.clear();
    m_liveBytes = 0;
    std::array<Side, 2> sides = {sideIn(name(0), box), sideIn(name(1), box)};
    m_which = sides[1].complete && (!sides[0].complete || sides[1].generation > sides[0].generation) ? 1 : 0;
    m_generation = std::max({qint64(0), sides[0].generation, sides[1].generation});
    Content content;
    content.base = std::numeric_limits<qint64>::max();
    QList<qint64> takenBack;
    for (const Side &side : sides) {
        for (const MirrorBox::Found &record : side.file.records) {
            content.acts = std::max(content.acts, record.json[u"n"].toInteger());
            if (record.json.contains(u"void"))
                takenBack.append(record.json[u"void"].toInteger());
        }
        if (side.complete)
            content.base = std::min(content.base, side.base);
        content.damaged = content.damaged || side.file.gapInside;
    }
    const bool anyComplete = sides[0].complete || sides[1].complete;
    content.damaged = content.damaged || (!anyComplete && (sides[0].size > 0 || sides[1].size > 0));
    if (!anyComplete)
        content.base = 0;
    // The older one first: the newer begins with what was open then.
    const int older = sides[0].generation <= sides[1].generation ? 0 : 1;
    for (const int which : {older, 1 - older}) {
        for (const MirrorBox::Found &record : std::as_const(sides[static_cast<size_t>(which)].file.records)) {
            const bool wasTakenBack = takenBack.contains(record.json[u"n"].toInteger());
            const QJsonArray done = record.json[u"do"].toArray();
            for (const QJsonValue &one : done) {
                const auto entry = mirrorEntryIn(one.toObject());
                if (!entry || (wasTakenBack && entry->kind != MirrorEntry::Kind::Applied))
                    continue;
                take(*entry, content);
                if (which == m_which)
                    count(*entry, record.bytes / std::max<qint64>(1, done.size()));
            }
        }
    }
    nameAnew(content.fates);
    m_acts = content.acts;
    const Side &used = sides[static_cast<size_t>(m_which)];
    m_size = used.size;
    m_spent = !used.complete || !used.file.tidy || sides[static_cast<size_t>(1 - m_which)].size > 0;
    if (!m_spent)
        m_file = std::make_unique<VfsFile>(name(m_which), VfsFile::Mode::Write);
    return content;
}

void OutboxMirror::renew(const QList<Operation> &open, qint64 acts)
{
    const MirrorBox box(m_key);
    const int other = 1 - m_which;
    const qint64 generation = m_generation + 1;
    auto file = std::make_unique<VfsFile>(name(other), VfsFile::Mode::Write);
    file->truncate(0);
    qint64 size = 0;
    const auto add = [&](const QJsonObject &json) {
        const QByteArray record = box.closed(json);
        file->write(size, record);
        size += record.size();
        return record.size();
    };
    QHash<QUuid, qint64> live;
    qint64 liveBytes = 0;
    add({{u"start"_s, generation}, {u"n"_s, acts}});
    for (const Operation &operation : open) {
        QList<MirrorEntry> entries{{MirrorEntry::Kind::Kept, operation, {}}};
        if (operation.attempts > 0)
            entries.append({MirrorEntry::Kind::Sending, operation, {}});
        live[operation.id] = add(actJson(acts, entries));
        liveBytes += live[operation.id];
    }
    add({{u"end"_s, generation}});
    file->sync();
    m_file = std::move(file);
    m_spent = false;
    m_which = other;
    m_generation = generation;
    m_acts = acts;
    m_size = size;
    m_live = live;
    m_liveBytes = liveBytes;
    // The new one wins from here on, also over an old one that cannot be removed.
    static_cast<void>(answered([&] { VfsFile::remove(name(1 - other)); }));
}

QStringList OutboxMirror::setAside(const QString &suffix) const
{
    QStringList copies;
    for (const int which : {0, 1}) {
        if (!VfsFile::exists(name(which)))
            continue;
        copies.append(name(which) + suffix);
        VfsFile::copy(name(which), copies.constLast());
    }
    return copies;
}

void OutboxMirror::keepSalvaged(const QList<QJsonObject> &salvaged)
{
    read();
    QList<MirrorEntry> entries;
    for (const QJsonObject &one : salvaged)
        entries.append({MirrorEntry::Kind::Salvaged, {}, one});
    const MirrorBox box(m_key);
    VfsFile file(name(m_which), VfsFile::Mode::Write);
    if (file.size() == 0)
        file.write(0, box.closed({{u"start"_s, m_generation}, {u"n"_s, 0}}) + box.closed({{u"end"_s, m_generation}}));
    file.write(file.size(), box.closed(actJson(m_acts + 1, entries)));
    file.sync();
}

void OutboxMirror::append(const QList<MirrorEntry> &entries)
{
    // Counted also if it fails: what that left on the disk then shares its count with no other act.
    const QByteArray record = MirrorBox(m_key).closed(actJson(++m_acts, entries));
    m_lastStart = m_size;
    write(record);
    for (const MirrorEntry &entry : entries)
        count(entry, record.size() / entries.size());
}

void OutboxMirror::takeBack()
{
    if (!isReady())
        return;
    if (answered([&] { write(MirrorBox(m_key).closed({{u"void"_s, m_acts}})); }))
        return;
    // A full disk has no room for that, and cutting the file needs none. Without either it says too much: the next one
    // is made without that act.
    m_spent = !answered([&] {
                   m_file->truncate(m_lastStart);
                   m_file->sync();
                   m_size = m_lastStart;
               }).has_value();
}

void OutboxMirror::write(const QByteArray &record)
{
    m_spent = true; // until all went well
    const auto written = answered([&] { m_file->write(m_size, record); });
    if (!written) {
        // Nothing was flushed: the file can go on where it was.
        m_spent = !answered([&] { m_file->truncate(m_size); }).has_value();
        throw Fault{written.error()};
    }
    m_file->sync();
    m_size += record.size();
    m_spent = false;
}

void OutboxMirror::count(const MirrorEntry &entry, qint64 bytes)
{
    if (entry.kind == MirrorEntry::Kind::Sending || entry.kind == MirrorEntry::Kind::Salvaged)
        return;
    m_liveBytes -= m_live.take(entry.operation.id);
    if (entry.kind == MirrorEntry::Kind::Kept) {
        m_live.insert(entry.operation.id, bytes);
        m_liveBytes += bytes;
    }
}

bool OutboxMirror::isMostlyDead() const
{
    return m_size > renewedFrom && 2 * m_liveBytes < m_size;
}

} // namespace secondline::store
