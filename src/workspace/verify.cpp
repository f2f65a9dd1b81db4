// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_p.h"

namespace secondline::workspace {

using namespace Qt::StringLiterals;

namespace {

//! The findings, or that there was no looking.
QStringList findingsOf(const QString &file, const domain::Result<QStringList> &found)
{
    return found ? *found : QStringList{file + u": "_s + found.error().detail};
}

} // namespace

//! What waits to be sent or written on, and could not be because a file that it names is gone.
QStringList Workspace::Private::lackingFiles(const QMap<QString, QSet<QString>> &named) const
{
    QStringList findings;
    for (auto it = named.begin(); it != named.end(); ++it) {
        for (const QString &id : it.value()) {
            if (!attachmentStore || !attachmentStore->has(id))
                findings.append(u"%1 names %2, which is not on this device"_s.arg(it.key(), id));
        }
    }
    return findings;
}

void Workspace::verify(QObject *context, Then<QStringList> then)
{
    QMap<QString, QSet<QString>> named;
    for (const domain::Operation &operation : std::as_const(d->operations)) {
        if (operation.open())
            named.insert(u"operation %1"_s.arg(operation.id.toString(QUuid::WithoutBraces)),
                         filesIn(operation.content));
    }
    for (const Draft &draft : std::as_const(d->drafts))
        named.insert(u"draft %1"_s.arg(draft.place), filesIn(draft.content));

    const auto readPart = [this, context, then = std::move(then)](const QStringList &before) {
        d->ask<QStringList>(
            d->readLane, context,
            [this, before] { return d->reader ? before + findingsOf(u"cache.db"_s, d->reader->verify()) : before; },
            then);
    };
    const auto indexPart = [this, context, readPart](const QStringList &before) {
        d->ask<QStringList>(
            d->indexLane, context,
            [this, before] {
                return d->searchIndex ? before + findingsOf(u"search.db"_s, d->searchIndex->verify()) : before;
            },
            readPart);
    };
    const auto filePart = [this, context, named, indexPart](const QStringList &before) {
        d->ask<QStringList>(
            d->fileLane, context,
            [this, before, named] {
                const QStringList files =
                    d->attachmentStore ? findingsOf(u"attachments"_s, d->attachmentStore->verify()) : QStringList();
                return before + files + d->lackingFiles(named);
            },
            indexPart);
    };
    if (!d->workLane)
        return readPart({});
    d->ask<QStringList>(
        d->workLane, context,
        [this] { return d->workStore ? findingsOf(u"work.db"_s, d->workStore->verify()) : QStringList(); }, filePart);
}

} // namespace secondline::workspace
