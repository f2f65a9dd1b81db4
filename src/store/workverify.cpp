// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of work.db is whole: the check of all of it, the report of a rescue, and the look into a newer file.

#include "store/attachmentstore.h"
#include "store/workstore_p.h"

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::Result;
using Fate = OutboxMirror::Fate;

namespace {

//! What the mirror lacks of the \a open operations.
QStringList missingIn(const OutboxMirror::Content &mirror, const QList<Operation> &open)
{
    QStringList findings;
    if (mirror.damaged)
        findings.append(u"outbox.mirror: some of it cannot be read"_s);
    for (const Operation &operation : open) {
        const auto fate = mirror.fates.constFind(operation.id);
        const bool there = fate != mirror.fates.constEnd() && fate->now == Fate::Now::Open && fate->operation
            && bodyHash(*fate->operation) == bodyHash(operation);
        if (!there)
            findings.append(u"outbox.mirror: operation %1 is not there as it is"_s.arg(operation.sequence));
    }
    return findings;
}

} // namespace

//! Those that the server does not have yet must be here, and each that is here must be whole.
QStringList WorkStore::Private::damagedAttachments()
{
    const QString place = folder() + u"/attachments"_s;
    if (!isThere(place))
        return {};
    const auto store = AttachmentStore::open(place, key);
    const auto findings = store ? (*store)->verify() : tl::unexpected(store.error());
    if (!findings)
        return {u"attachments: "_s + findings.error().detail};
    QStringList all = *findings;
    Statement waiting = database->statement("SELECT id, size FROM blob WHERE confirmed = 0");
    while (waiting.step()) {
        if (!(*store)->has(waiting.text(0)) || (*store)->size(waiting.text(0)) != waiting.integer(1))
            all.append(u"attachments: %1 is not here, and the server does not have it"_s.arg(waiting.text(0)));
    }
    return all;
}

std::optional<RescueReport> WorkStore::rescued() const
{
    return d->rescue;
}

Result<void> WorkStore::acknowledgeRescue()
{
    return d->changing([&] { d->database->run("DELETE FROM fact WHERE name = 'rescue'"); }).map([&] {
        d->rescue.reset();
    });
}

bool WorkStore::epochChanged() const
{
    return d->epochChanged;
}

Result<QList<Operation>> WorkStore::readNewer(const QString &path, const ProfileKey &key)
{
    return answered([&] {
        Database database({path, "work", Database::Access::Rescue}, key);
        QList<Operation> operations;
        Statement rows = database.statement(std::string("SELECT ")
                                                .append(operationColumns)
                                                .append(" FROM operation WHERE withdrawn_at IS NULL AND"
                                                        " forgotten_at IS NULL ORDER BY sequence"));
        while (rows.step()) {
            // One that this version does not understand is left to the newer one.
            if (const auto operation = answered([&] { return operationFrom(rows); }))
                operations.append(*operation);
        }
        return operations;
    });
}

Result<QStringList> WorkStore::verify() const
{
    return d->reading([&] {
        QStringList findings = d->database->verify();
        QList<Operation> open;
        Statement rows = d->database->statement(
            std::string("SELECT ").append(operationColumns).append(", withdrawn_at IS NULL FROM operation"));
        const int kept = rows.columns() - 1;
        while (rows.step()) {
            const auto read = answered([&] { return operationFrom(rows); });
            if (!read)
                findings.append(read.error().detail);
            else if (read->open() && rows.integer(kept) != 0)
                open.append(*read);
        }
        return findings + missingIn(d->mirror.read(), open) + d->damagedAttachments();
    });
}

} // namespace secondline::store
