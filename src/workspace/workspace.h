// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"
#include "domain/desksurvey.h"
#include "domain/listing.h"
#include "domain/operation.h"
#include "domain/reconnectreport.h"
#include "domain/routing.h"
#include "domain/syncstatus.h"
#include "workspace/profile.h"

#include <QObject>
#include <QSet>
#include <QUrl>

#include <functional>
#include <memory>

namespace secondline::sync {
class Connector;
}

namespace secondline::domain {
struct Escalation;
struct Handoff;
struct HandoffRating;
} // namespace secondline::domain

namespace secondline::workspace {

class SecretStore;
struct Escalated;
struct HandoffForm;
struct ReceivedHandoff;

//! What a new ticket needs; the device routes it, the server routes it again.
struct NewTicket
{
    QString subject;
    QString body;
    QString type; //!< `incident`, `service-request`, `sysadmin-task`
    QString category;
    domain::Contact requester;
    int impact = 2;
    int urgency = 2;
};

//! Text of an editor, kept until its person sends or discards it.
struct Draft
{
    QString place; //!< `ticket/<id>`, `new-ticket`
    QJsonObject content;
    QDateTime savedAt; //!< UTC
};

//! How to reach and enter a server.
struct SignIn
{
    QUrl server;      //!< https
    QByteArray token; //!< personal access token
    QString caFile;   //!< PEM file of a private authority; empty: the system's
};

//! The bytes and objects that a profile keeps.
struct CacheSize
{
    qint64 tickets = 0;
    qint64 entries = 0;
    qint64 articles = 0;
    qint64 bytes = 0;
};

//! Where the bytes of an attachment are.
struct AttachmentState
{
    enum class Place {
        ServerOnly, //!< can be fetched
        Fetching,
        Here,      //!< on this device, and the server has it
        WaitsHere, //!< on this device, not confirmed by the server yet
        Sending,
        Missing, //!< neither here nor, as far as is known, there
    };
    Place place = Place::ServerOnly;
    qint64 done = 0; //!< bytes, with Fetching and Sending
    qint64 size = 0;
    QString failure; //!< why the last try ended, for the log
    friend bool operator==(const AttachmentState &, const AttachmentState &) = default;
};

//! What had to be saved from a damaged outbox when the profile was opened.
struct Rescue
{
    QDateTime at;         //!< UTC
    QStringList setAside; //!< the files that were renamed, with their full paths
    int rescued = 0;      //!< operations that are whole; each waits for its person
    int unreadable = 0;   //!< records whose content is gone
    friend bool operator==(const Rescue &, const Rescue &) = default;
};

//! One signed-in person: everything on screen comes from here, everything a person does goes through here.
//!
//! Lives on the GUI thread (or the one thread of a command-line program) and never blocks it: the databases and the
//! network have threads of their own. A query answers by its callback, on this thread, unless \a context was destroyed
//! before; a command's callback comes when the act is durable on this device (or was refused, and why), not before.
class Workspace : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Closed,
        Opening,
        NeedsSignIn, //!< open, but bound to no server, or the token is gone: reading and writing work all the same
        Ready,
    };

    //! Makes the connector for a server; given by the composition root, so that no kind of server is known here.
    using ConnectorFactory = std::function<std::unique_ptr<sync::Connector>(const SignIn &)>;
    template <class T> using Then = std::function<void(T)>;
    using Saved = Then<domain::Result<QUuid>>;

    Workspace(std::unique_ptr<SecretStore> secrets, ConnectorFactory connectors, QObject *parent = nullptr);
    ~Workspace() override;

    //! Opens (or makes) the profile; opened() or openFailed() follows.
    void open(const ProfileOptions &options);
    //! Ends all threads; what is durable stays so.
    void close();
    State state() const;

    //! Looks for a help desk server at \a addresses, in their order: the first one at which something asks for a
    //! sign-in. Else fails with what says most about why.
    void findServer(const QList<QUrl> &addresses, const QString &caFile, QObject *context,
                    Then<domain::Result<QUrl>> then);
    //! Tries the token, and asks what there is to keep; nothing is stored.
    void survey(const SignIn &signIn, QObject *context, Then<domain::Result<domain::DeskSurvey>> then);
    //! The same of the server that this profile is signed in to.
    void survey(QObject *context, Then<domain::Result<domain::DeskSurvey>> then);
    //! The queues that are not kept on this device; all others are, new ones too.
    QSet<QString> leftOut() const;
    //! From now on these; what is left out goes at once, what is kept again comes with the next sync.
    void leaveOut(const QSet<QString> &queues, Then<domain::Result<void>> then);
    //! Tries the token; on success binds the profile to the server and begins the first sync.
    //! Refused if the profile holds another server's or account's work.
    void signIn(const SignIn &signIn, Then<domain::Result<void>> then);
    //! Forgets the token; the cache and all work stay.
    void signOut(Then<domain::Result<void>> then);
    std::optional<QUrl> server() const;
    //! The private authority that the server's certificate comes from; empty: the system's.
    QString caFile() const;
    //! What time it is by the server's clock, UTC, as well as this device knows it: right whatever the device's own
    //! clock says, once an answer was seen (invariants T-2).
    QDateTime now() const;
    //! The signed-in person; nothing until the desk is known.
    std::optional<domain::Person> me() const;

    // What is small enough to be at hand, kept current; deskChanged() says when.
    const QList<domain::Tier> &tiers() const;
    const QList<domain::Queue> &deskQueues() const;
    const QList<domain::Person> &persons() const;
    const domain::RoutingTable &routing() const;
    domain::SyncStatus syncStatus() const;
    domain::IndexProgress indexProgress() const;
    //! The index is open and holds all that the cache has.
    bool indexComplete() const;
    //! The outbox: all operations that are not applied and shown yet, in order.
    const QList<domain::Operation> &operations() const;
    //! The last 100 operations that the server accepted in this run, newest first.
    const QList<domain::Operation> &sent() const;

    // Queries
    void queues(QObject *context, Then<QList<domain::QueueSummary>> then);
    void ticketRows(const domain::TicketQuery &query, QObject *context, Then<QList<qint64>> then);
    void countTickets(const domain::TicketQuery &query, QObject *context, Then<int> then);
    void listedTickets(const QList<qint64> &rows, QObject *context, Then<QList<domain::ListedTicket>> then);
    void listedTicketsById(const QStringList &ids, QObject *context, Then<QList<domain::ListedTicket>> then);
    //! By id, local id or number.
    void ticket(const QString &idOrNumber, QObject *context, Then<std::optional<domain::TicketPicture>> then);
    void article(const QString &idOrNumber, QObject *context, Then<std::optional<domain::Article>> then);
    //! A newer search ends one under way; the callback of the older one is not called.
    void search(const domain::SearchQuery &query, QObject *context, Then<domain::SearchResults> then);
    void similarTickets(const QString &text, int limit, QObject *context, Then<QList<domain::SearchHit>> then);
    void requesters(const QString &text, int limit, QObject *context, Then<QList<domain::Contact>> then);
    void categories(QObject *context, Then<QStringList> then);
    void cacheSize(QObject *context, Then<CacheSize> then);
    void digest(QObject *context, Then<domain::Result<QString>> then);
    //! Integrity of every file; the findings, empty if all is well.
    void verify(QObject *context, Then<QStringList> then);

    // Commands
    void comment(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                 Saved then);
    void workNote(const domain::TicketId &ticket, const QString &text, const QList<domain::Attachment> &files,
                  Saved then);
    void attempt(const domain::TicketId &ticket, const QString &tried, const QString &result,
                 domain::AttemptOutcome outcome, const QList<domain::Attachment> &files, Saved then);
    //! Copies \a file into the profile, encrypted; it may be named in an act once this has succeeded. \a progress gets
    //! bytes done and in all; when it returns false the copy ends with Cancelled. Fails with Refused if it is too
    //! large.
    void attach(const QString &file, std::function<bool(qint64, qint64)> progress,
                Then<domain::Result<domain::Attachment>> then);
    //! Asks the server for the bytes; attachmentsChanged() tells how it goes.
    void fetchAttachment(const domain::Attachment &file);
    //! The first \a most bytes, once they are here; checked against the hash.
    void readAttachment(const QString &blobId, qint64 most, QObject *context, Then<domain::Result<QByteArray>> then);
    //! Writes the bytes to \a path, which must not exist.
    void exportAttachment(const QString &blobId, const QString &path, Then<domain::Result<void>> then);
    void attachmentStates(const QStringList &blobIds, QObject *context, Then<QMap<QString, AttachmentState>> then);
    //! Null takes the ticket from its person.
    void assign(const domain::TicketId &ticket, const domain::PersonId &person, Saved then);
    //! Changes properties by their wire names; the domain's rules speak first.
    void change(const domain::TicketId &ticket, const QJsonObject &patch, Saved then);
    void createTicket(const NewTicket &ticket, Saved then);
    //! What to ask, and what is known already, before the ticket goes up to \a toQueue. Fails with Refused where no
    //! way leads up to it.
    void handoff(const domain::TicketId &ticket, const domain::QueueId &toQueue, QObject *context,
                 Then<domain::Result<HandoffForm>> then);
    //! Hands the ticket over to \a toQueue, a tier above its own. Only what the gate finds complete enters the outbox
    //! (invariants H1); else the answer says what is missing.
    void escalate(const domain::TicketId &ticket, const domain::QueueId &toQueue, const domain::Handoff &handoff,
                  const QList<domain::Attachment> &files, Then<Escalated> then);
    //! The ticket's handoffs, oldest first, pending ones included.
    void handoffs(const domain::TicketId &ticket, QObject *context, Then<QList<domain::Escalation>> then);
    //! The newest handoff of the ticket, as its receiver reads it; nothing if it never came up a tier.
    void receivedHandoff(const domain::TicketId &ticket, QObject *context, Then<std::optional<ReceivedHandoff>> then);
    //! The receiving tier's word: accepts the handoff \a rating names, or returns the ticket with what is missing.
    //! Refused where it names nothing that is missing, or something that was not asked.
    void rateHandoff(const domain::TicketId &ticket, const domain::HandoffRating &rating, Saved then);
    void withdraw(const QUuid &operation, Then<domain::Result<void>> then);
    //! Queues a refused operation again as it is; a handoff passes the gate again.
    void retry(const QUuid &operation, Then<domain::Result<void>> then);
    //! Settles a conflict for the person's value: a new act on top of what the server has now, in place of the old one.
    //! The other way, keeping the server's value, is withdraw().
    void keepMine(const QUuid &operation, Saved then);
    //! A handoff passes the gate again.
    void editOperation(const QUuid &operation, const QJsonObject &content, Then<domain::Result<void>> then);
    //! What a conflicting operation met; nothing if it is none (any more).
    void conflict(const QUuid &operation, QObject *context, Then<std::optional<domain::Conflict>> then);
    //! Settles a conflict field by field: \a decision holds the value wanted for each property; what the server has
    //! already is not sent. A new act takes the old one's place (or none, where all is as the server has it: then the
    //! answer is a null id); the old one goes to the bin.
    void resolveConflict(const QUuid &operation, const QJsonObject &decision, Saved then);
    //! Reports of earlier reconnections, newest first, that hold \a text (empty: all).
    void syncReports(const QString &text, int limit, QObject *context, Then<QList<domain::ReconnectReport>> then);
    //! What was rescued from a damaged outbox and not acknowledged yet.
    std::optional<Rescue> rescue() const;
    void acknowledgeRescue(Then<domain::Result<void>> then);
    //! Answers SyncStatus::brake.
    void answerBrake(domain::BrakeAnswer answer);
    void saveDraft(const Draft &draft, Then<domain::Result<void>> then);
    void removeDraft(const QString &place, Then<domain::Result<void>> then);
    //! The drafts as this run knows them.
    std::optional<Draft> draft(const QString &place) const;
    QList<Draft> drafts() const;

    void setNetworkPolicy(domain::NetworkPolicy policy);
    void syncNow(bool full = false);
    //! The system says that a network came or went.
    void networkChanged(bool reachable);

Q_SIGNALS:
    void opened();
    void openFailed(const secondline::domain::Failure &failure);
    void stateChanged(secondline::workspace::Workspace::State state);
    void syncStatusChanged(const secondline::domain::SyncStatus &status);
    void syncFinished(const secondline::domain::SyncReport &report);
    //! Work that had waited has met the server: after being offline, or with something that needs the person.
    void reconnected(const secondline::domain::ReconnectReport &report);
    void attachmentsChanged(const QSet<QString> &blobIds);
    void indexProgressChanged(const secondline::domain::IndexProgress &progress);
    //! These tickets changed (or all): lists and open tickets refetch what they show. Comes bundled, at most every 100
    //! ms.
    void ticketsChanged(const QSet<QString> &ids, bool all);
    void articlesChanged(const QSet<QString> &ids, bool all);
    void deskChanged();
    void operationsChanged();
    //! A store that does not work any more: what it is and what to do is in the failure; nothing was lost.
    void storeFailed(const secondline::domain::Failure &failure);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace secondline::workspace
