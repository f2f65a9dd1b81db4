// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "words.h"

#include "sync/state.h"

namespace secondline::scenarios {

using namespace Qt::StringLiterals;

namespace {

template <class... Each> struct Words : Each...
{
    using Each::operator()...;
};
template <class... Each> Words(Each...) -> Words<Each...>;

QString shortly(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces).left(8);
}

QString shortly(const QList<QUuid> &ids)
{
    QString text;
    for (const QUuid &id : ids)
        text += u' ' + shortly(id);
    return text;
}

QString cursorsOf(const QMap<QString, QString> &cursors)
{
    QString text;
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it)
        text += u' ' + it.key() + u'=' + it.value();
    return text;
}

QString wordsFor(const sync::Request &request)
{
    return std::visit<QString>(
        Words{[](const sync::OpenSession &open) -> QString { return u"open session "_s + open.memory; },
              [](const sync::Overview &) -> QString { return u"overview"_s; },
              [](const sync::Page &page) -> QString {
                  return u"page of %1 %2 before %3"_s.arg(sync::typeName(page.type), page.queueId, page.before);
              },
              [](const sync::Delta &delta) -> QString {
                  QString text = u"delta"_s;
                  for (auto it = delta.since.cbegin(); it != delta.since.cend(); ++it)
                      text += u' ' + it.value();
                  return text;
              },
              [](const sync::Fetch &fetch) -> QString {
                  return u"fetch "_s + fetch.ids.join(u',') + fetch.ticketIds.join(u',');
              },
              [](const sync::Push &push) -> QString {
                  QString text = u"push"_s;
                  for (const domain::Operation &operation : push.operations)
                      text += u' ' + shortly(operation.id) + u"→"_s + operation.ticket;
                  return text;
              },
              [](const auto &) -> QString { return u"another request"_s; }},
        request);
}

QString wordsFor(const store::Settlement &settlement)
{
    return u' ' + shortly(settlement.operation) + u'=' + domain::wireName(settlement.state)
        + (settlement.refusal.type.isEmpty() ? QString() : u'(' + settlement.refusal.type + u')')
        + (settlement.replayed ? u"(replayed)"_s : QString());
}

} // namespace

QString wordsFor(const sync::Event &event)
{
    return std::visit<QString>(
        Words{[](const sync::Started &) -> QString { return u"started"_s; },
              [](const sync::Stopped &) -> QString { return u"stopped"_s; },
              [](const sync::Tick &) -> QString { return u"tick"_s; },
              [](const sync::SyncWanted &wanted) -> QString {
                  return wanted.full ? u"full sync wanted"_s : u"sync wanted"_s;
              },
              [](const sync::NetworkChanged &changed) -> QString {
                  return changed.reachable ? u"network"_s : u"no network"_s;
              },
              [](const sync::PolicyChanged &changed) -> QString {
                  return u"policy %1"_s.arg(static_cast<int>(changed.policy));
              },
              [](const sync::CacheRead &read) -> QString { return u"cache read"_s + cursorsOf(read.cursors); },
              [](const sync::Answered &answered) -> QString {
                  return u"answer %1 of kind %2"_s.arg(answered.request).arg(answered.answer.index());
              },
              [](const sync::Failed &failed) -> QString {
                  return u"failure %1 of kind %2%3"_s.arg(failed.request)
                      .arg(static_cast<int>(failed.failure.failure.kind))
                      .arg(failed.failure.mayHaveArrived ? u", may have arrived"_s : QString());
              },
              [](const sync::Stored &stored) -> QString {
                  return u"stored %1, %2 removed"_s.arg(stored.store).arg(stored.removed);
              },
              [](const sync::StoreFailed &) -> QString { return u"store failed"_s; },
              [](const sync::OperationsChanged &changed) -> QString {
                  QString text = u"outbox"_s;
                  for (const domain::Operation &operation : changed.operations)
                      text += u' ' + shortly(operation.id) + u'=' + domain::wireName(operation.state);
                  return text;
              },
              [](const sync::SendingMarked &marked) -> QString { return u"marked"_s + shortly(marked.operations); },
              [](const sync::VanishingCounted &counted) -> QString {
                  return u"%1 of %2 would vanish"_s.arg(counted.vanishing).arg(counted.held);
              },
              [](const sync::BrakeAnswered &answered) -> QString {
                  return answered.answer == domain::BrakeAnswer::Keep ? u"keep them"_s : u"forget them"_s;
              },
              [](const auto &) -> QString { return u"another event"_s; }},
        event);
}

QString wordsFor(const sync::Effect &effect)
{
    return std::visit<QString>(
        Words{
            [](const sync::Send &send) -> QString { return u"send %1: "_s.arg(send.request) + wordsFor(send.what); },
            [](const sync::CancelAll &) -> QString { return u"cancel all"_s; },
            [](const sync::ReadCache &) -> QString { return u"read cache"_s; },
            [](const sync::Store &store) -> QString {
                QString rows;
                for (const domain::RowBatch &batch : store.batch.rows) {
                    for (qsizetype row = 0; row < batch.size(); ++row)
                        rows +=
                            u" %1@%2"_s.arg(QString::fromStdString(std::string(batch.id(row)))).arg(batch.version(row));
                }
                for (const store::CacheBatch::Removal &removal : store.batch.removed)
                    rows += u" -"_s + removal.id;
                return u"store %1:"_s.arg(store.store) + rows + cursorsOf(store.batch.cursors);
            },
            [](const sync::Prune &prune) -> QString {
                return u"prune %1: %2, %3 seen"_s.arg(prune.store)
                    .arg(sync::typeName(prune.type))
                    .arg(prune.seen.size());
            },
            [](const sync::PurgeQueue &purge) -> QString {
                return u"purge %1: %2"_s.arg(purge.store).arg(purge.queueId);
            },
            [](const sync::PurgeStrays &purge) -> QString { return u"purge %1: strays"_s.arg(purge.store); },
            [](const sync::MarkSending &mark) -> QString { return u"mark"_s + shortly(mark.operations); },
            [](const sync::Settle &settle) -> QString {
                QString text = u"settle"_s;
                for (const store::Settlement &one : settle.settlements)
                    text += wordsFor(one);
                return text;
            },
            [](const sync::WakeAt &at) -> QString { return u"wake at %1"_s.arg(at.monotonicMs); },
            [](const sync::Report &report) -> QString {
                return report.report.failure ? u"round failed"_s : u"round complete"_s;
            },
            [](const sync::CountVanishing &count) -> QString { return u"count vanishing %1"_s.arg(count.count); },
            [](const sync::LookForLost &) -> QString { return u"look for what is lost"_s; },
            [](const auto &) -> QString { return QString(); }},
        effect);
}

} // namespace secondline::scenarios
