// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/meanwhile.h"
#include "store/attachmentstore.h"
#include "store/cachereader.h"
#include "store/cachewriter.h"
#include "store/searchindex.h"
#include "store/workstore.h"
#include "sync/driver.h"
#include "workspace/deskclock.h"
#include "workspace/lane.h"
#include "workspace/profilelock.h"
#include "workspace/reconnection.h"
#include "workspace/secretstore.h"
#include "workspace/storedblobs.h"
#include "workspace/verdicts.h"
#include "workspace/workspace.h"

#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <atomic>

namespace secondline::workspace {

//! Where a profile keeps its files.
QString attachmentsIn(const QString &folder);
//! The ids of the files that \a content, of an act or a draft, names.
QSet<QString> filesIn(const QJsonObject &content);

//! The workspace's parts: what the GUI thread knows, and the lanes with what lives on each.
class Workspace::Private
{
public:
    Private(Workspace *workspace, std::unique_ptr<SecretStore> secretStore, ConnectorFactory factory);
    ~Private();

    // Opening and closing (workspace.cpp)
    void open(const ProfileOptions &wanted);
    void openWithKey(const domain::Result<QByteArray> &wrappingKey, bool headerExists);
    void makeWrappingKey();
    void openStores();
    void openCache();
    void openReaders();
    void openSearcher();
    void opened();
    //! \a readable: what a work.db of a newer version shows, for export (D8).
    void openFailed(const domain::Failure &failure, const QList<domain::Operation> &readable = {});
    void close();
    void setState(State next);

    // Server and sync (session.cpp)
    void signIn(const SignIn &signIn, Then<domain::Result<void>> then);
    void adopt(const SignIn &signIn, const sync::Session &session, Then<domain::Result<void>> then);
    void resumeSession(bool full);
    //! One session with a server, apart from all syncing: what it answers to \a what, or to its opening.
    void askOnce(const SignIn &signIn, std::optional<sync::Request> what, QObject *context,
                 Then<domain::Result<sync::Answer>> then);
    void startSync(const SignIn &signIn, bool full);
    void stopSync();
    void connectDriver();
    //! On the work lane: writes down what the server said; what cannot be written is tried again in a while.
    domain::Result<void> keepVerdicts();
    void syncFinished(const domain::SyncReport &report);
    void rememberSession(const sync::Session &session);

    // What the lanes report (changes.cpp)
    //! What work.db holds, as one picture.
    struct Snapshot
    {
        QList<domain::Operation> operations;
        QMap<QString, QString> ids;
        QMap<QString, bool> blobs;
    };
    void takeSnapshot(const Snapshot &snapshot);
    void republish();
    void cacheChanged(const store::CacheChange &change);
    void flushChanges();
    void loadDesk();
    void kickIndex();
    //! After a step that knew of all that was wanted up to \a of.
    void showIndex(const domain::IndexProgress &now, quint64 of);
    void setStatus(domain::SyncStatus next);

    // Commands (commands.cpp): one at a time, so that each sees what the one before it made of the ticket
    using Finish = std::function<void()>;
    void enqueue(std::function<void(Finish)> command);
    void nextCommand();
    void append(domain::Operation operation, Saved then);
    void createEntry(const domain::TicketId &ticket, QJsonObject content, const QList<domain::Attachment> &files,
                     Saved then);
    void update(const domain::TicketId &ticket, const QJsonObject &patch, Saved then);
    //! What the domain's rules say of a change to a ticket that is \a now as it is. Fails with Refused and why.
    domain::Result<void> allows(const QJsonObject &now, const QJsonObject &patch) const;
    domain::Result<domain::Operation> changeOf(const QString &ticket, const QJsonObject &row,
                                               const QJsonObject &patch) const;
    void onWork(std::function<domain::Result<void>(store::WorkStore &)> work, Then<domain::Result<void>> then);

    // Handoffs (handoff.cpp)
    std::optional<int> levelOf(const QString &queueId) const;
    //! \a except: an operation that is left out of account, because it is what is being written anew.
    void form(const domain::TicketId &ticket, const domain::QueueId &toQueue, const QUuid &except, QObject *context,
              Then<domain::Result<HandoffForm>> then);
    //! Whether \a content may take the place of what the operation says.
    void checkEdited(const QUuid &operation, const QJsonObject &content, Then<domain::Result<void>> then);

    // Drafts (drafts.cpp)
    void takeDrafts(const QList<store::Draft> &texts);
    //! Those of tickets that were born here and have got their server's id move with them.
    void moveDrafts();
    //! Where a draft is kept: the place of a ticket by the id that it has now.
    QString keptPlace(const QString &place) const;

    // Reports (reports.cpp)
    void tellReconnection();
    void report(const Reconnected &told);
    void keepReport(const domain::ReconnectReport &composed);

    // Attachments (attachments.cpp)
    void openFiles();
    //! Removes files that no draft, no pending act and no cached entry has named for 30 days.
    void sweepFiles();
    void forgetUnnamed(const QStringList &here, const QSet<QString> &named);
    domain::Result<domain::Attachment> addFile(const QString &path,
                                               const std::function<bool(qint64, qint64)> &progress);
    void transferMoved(const QString &blobId, qint64 done, qint64 size);
    void transferFailed(const QString &blobId, const domain::Failure &failure);
    void transferEnded(const QString &blobId);
    //! \a here: its size, if its bytes are on this device.
    AttachmentState stateOf(const QString &blobId, std::optional<qint64> here) const;

    // Verifying (verify.cpp)
    QStringList lackingFiles(const QMap<QString, QSet<QString>> &named) const;

    // Rescue (rescue.cpp)
    void lookForLost(const QList<QUuid> &awaited);

    // Conflicts (conflicts.cpp)
    std::optional<domain::Operation> conflicting(const QUuid &operation) const;
    void settle(const domain::Operation &operation, const QJsonObject &row, const QJsonObject &decision, Saved then);

    //! What the cache has of these tickets, by the ids given; asked on the read lane.
    void knownTickets(const QStringList &idsOrLocalIds, QObject *context,
                      Then<QMap<QString, domain::KnownTicket>> then);
    //! The timeline: what the server has, then the pending entries that it does not show yet.
    QList<domain::Entry> timelineOf(const QList<QJsonObject> &rows, const QList<domain::Operation> &pending) const;
    //! The operations on a ticket, by its id or the local id it had.
    QList<domain::Operation> operationsOn(const QString &ticket) const;
    //! A ticket's id as the server knows it, if it does.
    QString serverIdOf(const QString &idOrNumber) const;

    //! Runs \a work on this thread, later, unless the profile was closed meanwhile.
    void toGui(std::function<void()> work);

    //! Runs \a work on \a lane, then \a then here unless \a context is gone.
    template <class T>
    void ask(const std::unique_ptr<Lane> &lane, QObject *context, std::function<T()> work, Then<T> then)
    {
        const QPointer<QObject> guard(context);
        if (!lane) {
            toGui([guard, then] {
                if (guard)
                    then(T());
            });
            return;
        }
        lane->post([this, guard, work = std::move(work), then] {
            T value = work();
            toGui([guard, then, value = std::move(value)] {
                if (guard)
                    then(value);
            });
        });
    }

    Workspace *q;
    std::unique_ptr<SecretStore> secrets;
    ConnectorFactory connectors;
    ProfileOptions options;
    QString identity;
    State state = State::Closed;
    //! Counts open profiles: an answer from an earlier one is dropped. Read by the lanes.
    std::atomic<int> life = 0;

    std::unique_ptr<ProfileLock> lock;
    std::optional<store::ProfileKey> key;
    DeskClock clock{&DeskClock::device};
    QMap<QString, QString> facts;
    QByteArray token;

    QList<domain::Tier> tiers;
    QList<domain::Queue> queues;
    QList<domain::Person> persons;
    domain::RoutingTable routing;
    domain::SyncStatus status;
    std::optional<domain::IndexProgress> index; //!< nothing until it was looked at
    QList<domain::Operation> operations;
    QList<domain::Operation> sent;
    QMap<QString, QString> ids;
    QMap<QString, bool> blobs; //!< files that the outbox knows: confirmed by the server
    //! How a file is on its way, and how its last try ended.
    struct Transfer
    {
        bool moving = false;
        qint64 done = 0;
        qint64 size = 0;
        QString failure;
        bool gone = false; //!< the server does not have it
    };
    QHash<QString, Transfer> transfers;
    Reconnection reconnection;
    std::optional<Rescue> rescued;
    QMap<QString, Draft> drafts;
    QQueue<std::function<void(Finish)>> commands;
    bool commandRuns = false;
    bool syncing = false; //!< a driver was started
    store::CacheChange changes;
    QTimer changesTimer;
    bool firstTold = false; //!< changes were told since the profile was opened
    std::atomic<bool> indexQueued = false;
    std::atomic<quint64> indexWanted = 0; //!< counts what the cache told; the index knows of them up to indexedUpTo
    quint64 indexedUpTo = 0;
    std::atomic<bool> firstSync = false;
    std::atomic<quint64> newestSearch = 0;

    // Each is made, used and destroyed on its lane only.
    std::unique_ptr<store::WorkStore> workStore;
    Verdicts verdicts;
    std::unique_ptr<store::CacheWriter> cacheWriter;
    std::unique_ptr<store::AttachmentStore> attachmentStore;
    std::unique_ptr<StoredBlobs> storedBlobs; //!< of the cache lane, for transfers
    std::unique_ptr<sync::Connector> connector;
    std::unique_ptr<sync::Driver> driver;
    std::unique_ptr<sync::Connector> candidate; //!< of a sign-in under way
    std::unique_ptr<store::CacheReader> reader;
    std::unique_ptr<store::SearchIndex> searchIndex;
    std::shared_ptr<store::Searcher> searcher; //!< interrupted from here, used on its lane

    std::unique_ptr<Lane> fileLane;
    std::unique_ptr<Lane> workLane;
    std::unique_ptr<Lane> cacheLane;
    std::unique_ptr<Lane> readLane;
    std::unique_ptr<Lane> searchLane;
    std::unique_ptr<Lane> indexLane;
};

} // namespace secondline::workspace
