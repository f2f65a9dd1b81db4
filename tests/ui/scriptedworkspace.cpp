// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"

#include "sync/connector.h"
#include "workspace/secretstore.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace secondline;

namespace {

QHash<const QObject *, Script *> &scripts()
{
    static QHash<const QObject *, Script *> all;
    return all;
}

} // namespace

namespace secondline::workspace {

class Workspace::Private
{
public:
    Script script;
    void answer(const QString &call, const Saved &then)
    {
        script.calls.append(call);
        if (script.answer)
            then(QUuid(u"{00000000-0000-4000-8000-000000000001}"_s));
        else
            then(tl::unexpected<domain::Failure>(script.answer.error()));
    }
    void answer(const QString &call, const Then<domain::Result<void>> &then)
    {
        script.calls.append(call);
        then(script.answer);
    }
};

Workspace::Workspace(std::unique_ptr<SecretStore>, ConnectorFactory, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    scripts().insert(this, &d->script);
}

Workspace::~Workspace()
{
    scripts().remove(this);
}

void Workspace::open(const ProfileOptions &) {}
void Workspace::close() {}
Workspace::State Workspace::state() const
{
    return d->script.state;
}
void Workspace::signIn(const SignIn &signIn, Then<domain::Result<void>> then)
{
    d->script.signedIn = signIn;
    d->answer(u"signIn "_s + signIn.server.toString(), then);
}
void Workspace::findServer(const QList<QUrl> &addresses, const QString &, QObject *, Then<domain::Result<QUrl>> then)
{
    QStringList hosts;
    for (const QUrl &address : addresses)
        hosts.append(address.host());
    d->script.calls.append(u"findServer "_s + hosts.join(u' '));
    then(d->script.found ? d->script.found.map([&] { return addresses.first(); })
                         : domain::Result<QUrl>(tl::unexpected(d->script.found.error())));
}
void Workspace::survey(const SignIn &signIn, QObject *, Then<domain::Result<domain::DeskSurvey>> then)
{
    d->script.signedIn = signIn;
    then(d->script.surveyed);
}
void Workspace::survey(QObject *, Then<domain::Result<domain::DeskSurvey>> then)
{
    then(d->script.surveyed);
}
QSet<QString> Workspace::leftOut() const
{
    return d->script.leftOut;
}
void Workspace::leaveOut(const QSet<QString> &queues, Then<domain::Result<void>> then)
{
    d->script.leftOut = queues;
    QStringList sorted(queues.cbegin(), queues.cend());
    sorted.sort();
    d->answer(u"leaveOut "_s + sorted.join(u' '), then);
}
QString Workspace::caFile() const
{
    return {};
}
void Workspace::signOut(Then<domain::Result<void>> then)
{
    d->answer(u"signOut"_s, then);
}
std::optional<QUrl> Workspace::server() const
{
    return d->script.server;
}
QDateTime Workspace::now() const
{
    return QDateTime::currentDateTimeUtc();
}
std::optional<domain::Person> Workspace::me() const
{
    return d->script.me;
}
const QList<domain::Tier> &Workspace::tiers() const
{
    return d->script.tiers;
}
const QList<domain::Queue> &Workspace::deskQueues() const
{
    return d->script.queues;
}
const QList<domain::Person> &Workspace::persons() const
{
    return d->script.persons;
}
const domain::RoutingTable &Workspace::routing() const
{
    return d->script.routing;
}
domain::SyncStatus Workspace::syncStatus() const
{
    return d->script.status;
}
domain::IndexProgress Workspace::indexProgress() const
{
    return d->script.progress;
}
const QList<domain::Operation> &Workspace::operations() const
{
    return d->script.operations;
}
const QList<domain::Operation> &Workspace::sent() const
{
    return d->script.sent;
}
void Workspace::queues(QObject *, Then<QList<domain::QueueSummary>> then)
{
    then(d->script.summaries);
}
void Workspace::ticketRows(const domain::TicketQuery &, QObject *, Then<QList<qint64>> then)
{
    QList<qint64> rows;
    for (const domain::ListedTicket &ticket : std::as_const(d->script.listed))
        rows.append(ticket.row);
    then(rows);
}
void Workspace::countTickets(const domain::TicketQuery &, QObject *, Then<int> then)
{
    then(static_cast<int>(d->script.listed.size()));
}
void Workspace::listedTickets(const QList<qint64> &rows, QObject *, Then<QList<domain::ListedTicket>> then)
{
    QList<domain::ListedTicket> tickets;
    for (const qint64 row : rows) {
        for (const domain::ListedTicket &ticket : std::as_const(d->script.listed)) {
            if (ticket.row == row)
                tickets.append(ticket);
        }
    }
    then(tickets);
}
void Workspace::listedTicketsById(const QStringList &ids, QObject *, Then<QList<domain::ListedTicket>> then)
{
    QList<domain::ListedTicket> tickets;
    for (const QString &id : ids) {
        if (d->script.listed.contains(id))
            tickets.append(d->script.listed[id]);
    }
    then(tickets);
}
void Workspace::ticket(const QString &id, QObject *, Then<std::optional<domain::TicketPicture>> then)
{
    then(d->script.tickets.contains(id) ? std::optional(d->script.tickets[id]) : std::nullopt);
}
void Workspace::article(const QString &id, QObject *, Then<std::optional<domain::Article>> then)
{
    then(d->script.articles.contains(id) ? std::optional(d->script.articles[id]) : std::nullopt);
}
void Workspace::search(const domain::SearchQuery &query, QObject *, Then<domain::SearchResults> then)
{
    d->script.searches.append(query);
    domain::SearchResults results = d->script.search ? d->script.search(query) : domain::SearchResults();
    results.text = query.text;
    then(results);
}
void Workspace::similarTickets(const QString &, int, QObject *, Then<QList<domain::SearchHit>> then)
{
    then(d->script.similar);
}
void Workspace::requesters(const QString &, int, QObject *, Then<QList<domain::Contact>> then)
{
    then(d->script.requesters);
}
void Workspace::categories(QObject *, Then<QStringList> then)
{
    then(d->script.categories);
}
void Workspace::cacheSize(QObject *, Then<CacheSize> then)
{
    then({18'000, 60'000, 5'000, 100'000'000});
}
void Workspace::digest(QObject *, Then<domain::Result<QString>> then)
{
    then(QString());
}
void Workspace::verify(QObject *, Then<QStringList> then)
{
    then({});
}
void Workspace::comment(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                        Saved then)
{
    d->script.sentFiles = files;
    d->answer(u"comment "_s + ticket.value() + u' ' + text, then);
}
void Workspace::workNote(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                         Saved then)
{
    d->script.sentFiles = files;
    d->answer(u"workNote "_s + ticket.value() + u' ' + text, then);
}
void Workspace::attempt(const domain::TicketId &ticket, const QString &tried, const QString &result,
                        domain::AttemptOutcome outcome, const QList<domain::Attachment> &files, Saved then)
{
    d->script.sentFiles = files;
    d->answer(QStringList{u"attempt"_s, ticket.value(), tried, result, domain::wireName(outcome)}.join(u' '), then);
}
void Workspace::assign(const domain::TicketId &ticket, const domain::PersonId &person, Saved then)
{
    d->answer(u"assign "_s + ticket.value() + u' ' + person.value(), then);
}
void Workspace::change(const domain::TicketId &ticket, const QJsonObject &patch, Saved then)
{
    d->answer(u"change "_s + ticket.value() + u' ' + patch.keys().join(u' '), then);
}
void Workspace::createTicket(const NewTicket &ticket, Saved then)
{
    d->script.created = ticket;
    d->answer(u"createTicket "_s + ticket.subject, then);
}
void Workspace::handoff(const domain::TicketId &, const domain::QueueId &toQueue, QObject *,
                        Then<domain::Result<HandoffForm>> then)
{
    if (!d->script.form)
        return then(domain::failure(domain::Failure::Kind::Refused, u"no guide leads there"_s));
    HandoffForm form = *d->script.form;
    form.toQueue = toQueue;
    then(form);
}
//! The gate is the real one.
void Workspace::escalate(const domain::TicketId &ticket, const domain::QueueId &toQueue, const domain::Handoff &handoff,
                         const QList<domain::Attachment> &files, Then<Escalated> then)
{
    const QList<domain::HandoffGap> missing = d->script.form->gaps(handoff);
    if (!missing.isEmpty())
        return then({domain::failure(domain::Failure::Kind::Refused, missing.constFirst().pointer), missing});
    d->script.escalated = handoff;
    d->script.sentFiles = files;
    const Saved told = [then](const domain::Result<QUuid> &saved) { then({saved, {}}); };
    d->answer(u"escalate %1 to %2"_s.arg(ticket.value(), toQueue.value()), told);
}
void Workspace::receivedHandoff(const domain::TicketId &ticket, QObject *, Then<std::optional<ReceivedHandoff>> then)
{
    const auto &received = d->script.received;
    then(received && received->ticket.id == ticket ? received : std::nullopt);
}
void Workspace::rateHandoff(const domain::TicketId &ticket, const domain::HandoffRating &rating, Saved then)
{
    d->script.rated = rating;
    d->answer(u"rate "_s + ticket.value(), then);
}
void Workspace::withdraw(const QUuid &operation, Then<domain::Result<void>> then)
{
    d->answer(u"withdraw "_s + operation.toString(QUuid::WithoutBraces), then);
}
void Workspace::retry(const QUuid &operation, Then<domain::Result<void>> then)
{
    d->answer(u"retry "_s + operation.toString(QUuid::WithoutBraces), then);
}
void Workspace::keepMine(const QUuid &operation, Saved then)
{
    d->answer(u"keepMine "_s + operation.toString(QUuid::WithoutBraces), then);
}
void Workspace::editOperation(const QUuid &operation, const QJsonObject &content, Then<domain::Result<void>> then)
{
    d->script.edited = content;
    d->answer(u"editOperation "_s + operation.toString(QUuid::WithoutBraces), then);
}
void Workspace::conflict(const QUuid &operation, QObject *, Then<std::optional<domain::Conflict>> then)
{
    const auto known = d->script.conflicts.constFind(operation);
    then(known == d->script.conflicts.constEnd() ? std::nullopt : std::optional(*known));
}
void Workspace::resolveConflict(const QUuid &operation, const QJsonObject &decision, Saved then)
{
    d->script.decided = decision;
    d->answer(u"resolveConflict "_s + operation.toString(QUuid::WithoutBraces), then);
}
void Workspace::syncReports(const QString &text, int limit, QObject *, Then<QList<domain::ReconnectReport>> then)
{
    QList<domain::ReconnectReport> found;
    for (const domain::ReconnectReport &report : std::as_const(d->script.reports)) {
        bool matches = text.isEmpty();
        for (const domain::ReportedAct &act : report.acts)
            matches = matches || act.subject.contains(text, Qt::CaseInsensitive);
        if (matches && found.size() < limit)
            found.append(report);
    }
    then(found);
}
std::optional<Rescue> Workspace::rescue() const
{
    return d->script.rescue;
}
void Workspace::acknowledgeRescue(Then<domain::Result<void>> then)
{
    if (d->script.answer)
        d->script.rescue.reset();
    d->answer(u"acknowledgeRescue"_s, then);
}
void Workspace::answerBrake(domain::BrakeAnswer answer)
{
    d->script.calls.append(answer == domain::BrakeAnswer::Forget ? u"brake forget"_s : u"brake keep"_s);
    d->script.status.brake.reset();
    Q_EMIT syncStatusChanged(d->script.status);
}
void Workspace::attach(const QString &file, std::function<bool(qint64, qint64)> progress,
                       Then<domain::Result<domain::Attachment>> then)
{
    const QFileInfo info(file);
    d->script.calls.append(u"attach "_s + info.fileName());
    const auto finish = [this, info, then] {
        if (!d->script.answer)
            then(tl::unexpected<domain::Failure>(d->script.answer.error()));
        else
            then(domain::Attachment{u"sha256-"_s + info.fileName(), info.fileName(), u"text/plain"_s, info.size()});
    };
    if (d->script.attachLater) {
        d->script.attaching = progress;
        d->script.finishAttaching = finish;
        return;
    }
    finish();
}
void Workspace::fetchAttachment(const domain::Attachment &file)
{
    d->script.calls.append(u"fetch "_s + file.blobId);
}
void Workspace::readAttachment(const QString &blobId, qint64 most, QObject *, Then<domain::Result<QByteArray>> then)
{
    const auto known = d->script.blobs.constFind(blobId);
    if (known == d->script.blobs.constEnd())
        then(tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::NotFound, blobId}));
    else
        then(known->left(most));
}
void Workspace::exportAttachment(const QString &blobId, const QString &path, Then<domain::Result<void>> then)
{
    d->answer(u"export "_s + blobId + u' ' + QFileInfo(path).fileName(), then);
}
void Workspace::attachmentStates(const QStringList &blobIds, QObject *, Then<QMap<QString, AttachmentState>> then)
{
    QMap<QString, AttachmentState> states;
    for (const QString &blobId : blobIds) {
        if (d->script.attachmentStates.contains(blobId))
            states.insert(blobId, d->script.attachmentStates[blobId]);
    }
    then(states);
}
void Workspace::saveDraft(const Draft &draft, Then<domain::Result<void>> then)
{
    d->script.drafts.insert(draft.place, draft);
    d->answer(u"saveDraft "_s + draft.place, then);
}
void Workspace::removeDraft(const QString &place, Then<domain::Result<void>> then)
{
    d->script.drafts.remove(place);
    d->answer(u"removeDraft "_s + place, then);
}
std::optional<Draft> Workspace::draft(const QString &place) const
{
    return d->script.drafts.contains(place) ? std::optional(d->script.drafts[place]) : std::nullopt;
}
QList<Draft> Workspace::drafts() const
{
    return d->script.drafts.values();
}
void Workspace::setNetworkPolicy(domain::NetworkPolicy policy)
{
    d->script.status.policy = policy;
    d->script.calls.append(u"policy %1"_s.arg(static_cast<int>(policy)));
    Q_EMIT syncStatusChanged(d->script.status);
}
void Workspace::syncNow(bool full)
{
    d->script.calls.append(full ? u"syncNow full"_s : u"syncNow"_s);
}
void Workspace::networkChanged(bool) {}

} // namespace secondline::workspace

std::unique_ptr<workspace::Workspace> scriptedWorkspace()
{
    return std::make_unique<workspace::Workspace>(nullptr, nullptr);
}

Script &scriptOf(workspace::Workspace *workspace)
{
    return *scripts().value(workspace);
}
