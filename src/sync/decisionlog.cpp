// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/decisionlog.h"

#include "sync/state.h"

namespace secondline::sync {

// QT_LOGGING_RULES="secondline.sync=true" turns it on.
Q_LOGGING_CATEGORY(decisions, "secondline.sync", QtWarningMsg)

using namespace Qt::StringLiterals;

namespace {

QString named(const QString &name, const QStringList &parts = {})
{
    return parts.isEmpty() ? name : name + u' ' + parts.join(u' ');
}

QString number(qint64 value)
{
    return QString::number(value);
}

QString ids(const QList<QUuid> &operations)
{
    QStringList names;
    for (const QUuid &id : operations)
        names.append(id.toString(QUuid::WithoutBraces));
    return u'[' + names.join(u' ') + u']';
}

QString ids(const QList<domain::Operation> &operations)
{
    QList<QUuid> list;
    for (const domain::Operation &operation : operations)
        list.append(operation.id);
    return ids(list);
}

QString failureKind(const domain::Failure &failure)
{
    return u"failure "_s + number(static_cast<int>(failure.kind));
}

QString described(const Request &request)
{
    struct Words
    {
        QString operator()(const OpenSession &) const { return u"OpenSession"_s; }
        QString operator()(const Overview &) const { return u"Overview"_s; }
        QString operator()(const Page &page) const
        {
            return named(page.idsOnly ? u"Ids"_s : u"Page"_s, {typeName(page.type), u"before"_s, page.before});
        }
        QString operator()(const Delta &) const { return u"Delta"_s; }
        QString operator()(const Fetch &fetch) const
        {
            return named(u"Fetch"_s, {typeName(fetch.type), number(fetch.ids.size() + fetch.ticketIds.size())});
        }
        QString operator()(const Push &push) const { return named(u"Push"_s, {ids(push.operations)}); }
        QString operator()(const Upload &upload) const { return named(u"Upload"_s, {upload.blobId}); }
        QString operator()(const Download &download) const { return named(u"Download"_s, {download.blobId}); }
        QString operator()(const Survey &) const { return u"Survey"_s; }
        QString operator()(const Look &look) const { return named(u"Look"_s, {ids(look.operations)}); }
    };
    return std::visit(Words{}, request);
}

QString described(const Answer &answer)
{
    struct Words
    {
        QString operator()(const Session &) const { return u"Session"_s; }
        QString operator()(const Pulled &pulled) const
        {
            qint64 rows = 0;
            qint64 removed = 0;
            for (const domain::RowBatch &batch : pulled.rows)
                rows += batch.size();
            for (const QStringList &gone : pulled.removed)
                removed += gone.size();
            return named(u"Pulled"_s, {number(rows), u"rows"_s, number(removed), u"removed"_s});
        }
        QString operator()(const Pushed &pushed) const
        {
            QStringList outcomes;
            for (const Pushed::Outcome &one : pushed.outcomes)
                outcomes.append(one.operation.toString(QUuid::WithoutBraces) + u'='
                                + number(static_cast<int>(one.kind)));
            return named(u"Pushed"_s, outcomes);
        }
        QString operator()(const Uploaded &) const { return u"Uploaded"_s; }
        QString operator()(const Downloaded &) const { return u"Downloaded"_s; }
        QString operator()(const Surveyed &) const { return u"Surveyed"_s; }
        QString operator()(const Looked &looked) const { return named(u"Looked"_s, {number(looked.found.size())}); }
    };
    return std::visit(Words{}, answer);
}

} // namespace

QString described(const Event &event)
{
    struct Words
    {
        QString operator()(const Started &) const { return u"Started"_s; }
        QString operator()(const Stopped &) const { return u"Stopped"_s; }
        QString operator()(const Tick &) const { return u"Tick"_s; }
        QString operator()(const SyncWanted &wanted) const
        {
            return wanted.full ? u"SyncWanted full"_s : u"SyncWanted"_s;
        }
        QString operator()(const NetworkChanged &changed) const
        {
            return changed.reachable ? u"NetworkChanged there"_s : u"NetworkChanged gone"_s;
        }
        QString operator()(const PolicyChanged &changed) const
        {
            return named(u"PolicyChanged"_s, {number(static_cast<int>(changed.policy))});
        }
        QString operator()(const CacheRead &read) const { return named(u"CacheRead"_s, {number(read.cursors.size())}); }
        QString operator()(const Answered &answered) const
        {
            return named(u"Answered"_s, {number(static_cast<qint64>(answered.request)), described(answered.answer)});
        }
        QString operator()(const Failed &failed) const
        {
            return named(u"Failed"_s,
                         {number(static_cast<qint64>(failed.request)), failureKind(failed.failure.failure),
                          failed.failure.mayHaveArrived ? u"may have arrived"_s : QString()});
        }
        QString operator()(const Stored &stored) const
        {
            return named(u"Stored"_s, {number(static_cast<qint64>(stored.store))});
        }
        QString operator()(const StoreFailed &failed) const
        {
            return named(u"StoreFailed"_s, {failureKind(failed.failure)});
        }
        QString operator()(const OperationsChanged &changed) const
        {
            return named(u"OperationsChanged"_s, {ids(changed.operations)});
        }
        QString operator()(const SendingMarked &marked) const
        {
            return named(u"SendingMarked"_s, {ids(marked.operations)});
        }
        QString operator()(const VanishingCounted &counted) const
        {
            return named(u"VanishingCounted"_s, {number(counted.vanishing), u"of"_s, number(counted.held)});
        }
        QString operator()(const BrakeAnswered &answered) const
        {
            return answered.answer == domain::BrakeAnswer::Forget ? u"BrakeAnswered forget"_s : u"BrakeAnswered keep"_s;
        }
        QString operator()(const BlobsChanged &changed) const
        {
            return named(u"BlobsChanged"_s, {number(changed.blobs.size())});
        }
        QString operator()(const KeepChosen &chosen) const
        {
            return named(u"KeepChosen"_s, {number(chosen.leftOut.size()), u"queues left out"_s});
        }
        QString operator()(const LostLookedFor &) const { return u"LostLookedFor"_s; }
        QString operator()(const BlobWanted &wanted) const
        {
            return named(u"BlobWanted"_s, {wanted.attachment.blobId});
        }
    };
    return std::visit(Words{}, event);
}

QString described(const Effect &effect)
{
    struct Words
    {
        QString operator()(const Send &send) const
        {
            return named(u"Send"_s, {number(static_cast<qint64>(send.request)), described(send.what)});
        }
        QString operator()(const CancelAll &) const { return u"CancelAll"_s; }
        QString operator()(const ReadCache &) const { return u"ReadCache"_s; }
        QString operator()(const Store &store) const
        {
            qint64 rows = 0;
            for (const domain::RowBatch &batch : store.batch.rows)
                rows += batch.size();
            return named(u"Store"_s,
                         {number(static_cast<qint64>(store.store)), number(rows), u"rows"_s,
                          number(store.batch.removed.size()), u"removed"_s, number(store.batch.cursors.size()),
                          u"cursors"_s});
        }
        QString operator()(const Prune &prune) const
        {
            return named(
                u"Prune"_s,
                {number(static_cast<qint64>(prune.store)), typeName(prune.type), u"seen"_s, number(prune.seen.size())});
        }
        QString operator()(const PurgeQueue &purge) const { return named(u"PurgeQueue"_s, {purge.queueId}); }
        QString operator()(const PurgeStrays &) const { return u"PurgeStrays"_s; }
        QString operator()(const SetLoading &loading) const
        {
            return named(u"SetLoading"_s, {number(loading.loading)});
        }
        QString operator()(const MarkSending &mark) const { return named(u"MarkSending"_s, {ids(mark.operations)}); }
        QString operator()(const Settle &settle) const
        {
            QStringList verdicts;
            for (const store::Settlement &one : settle.settlements)
                verdicts.append(one.operation.toString(QUuid::WithoutBraces) + u'=' + domain::wireName(one.state)
                                + (one.refusal.type.isEmpty() ? QString() : u':' + one.refusal.type));
            return named(u"Settle"_s, verdicts);
        }
        QString operator()(const WakeAt &wake) const { return named(u"WakeAt"_s, {number(wake.monotonicMs)}); }
        QString operator()(const ShowSession &) const { return u"ShowSession"_s; }
        QString operator()(const ShowStatus &status) const
        {
            return named(u"ShowStatus"_s, {number(static_cast<int>(status.status.phase))});
        }
        QString operator()(const Report &report) const
        {
            return named(u"Report"_s, {report.report.failure ? failureKind(*report.report.failure) : u"complete"_s});
        }
        QString operator()(const CountVanishing &count) const
        {
            return named(u"CountVanishing"_s, {number(count.sweep ? count.seen.size() : count.removed.size())});
        }
        QString operator()(const ShowBlob &blob) const
        {
            return named(u"ShowBlob"_s, {blob.blobId, number(static_cast<int>(blob.news))});
        }
        QString operator()(const LookForLost &) const { return u"LookForLost"_s; }
    };
    return std::visit(Words{}, effect);
}

QString describedStep(quint32 run, quint64 step, const QString &event, const Effects &effects)
{
    QStringList done;
    for (const Effect &effect : effects)
        done.append(described(effect));
    return u"run %1 step %2: %3 -> %4"_s.arg(QString::number(run), QString::number(step), event, done.join(u", "));
}

} // namespace secondline::sync
