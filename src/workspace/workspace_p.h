// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cachereader.h"
#include "store/cachewriter.h"
#include "store/searchindex.h"
#include "store/workstore.h"
#include "sync/driver.h"
#include "workspace/lane.h"
#include "workspace/profilelock.h"
#include "workspace/secretstore.h"
#include "workspace/workspace.h"

#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <atomic>

namespace secondline::workspace {

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
    void openFailed(const domain::Failure &failure);
    void close();
    void setState(State next);

    // Server and sync (session.cpp)
    void signIn(const SignIn &signIn, Then<domain::Result<void>> then);
    void adopt(const SignIn &signIn, const sync::Session &session, Then<domain::Result<void>> then);
    void resumeSession(bool full);
    void startSync(const SignIn &signIn, bool full);
    void stopSync();
    void connectDriver();
    void syncFinished(const domain::SyncReport &report);
    void rememberSession(const sync::Session &session);

    // What the lanes report (changes.cpp)
    void takeOperations(const QList<domain::Operation> &snapshot, const QMap<QString, QString> &ids);
    void republish();
    void cacheChanged(const store::CacheChange &change);
    void flushChanges();
    void loadDesk();
    void kickIndex();
    void showIndex(const domain::IndexProgress &now);
    void setStatus(domain::SyncStatus next);

    // Commands (commands.cpp): one at a time, so that each sees what the one before it made of the ticket
    using Finish = std::function<void()>;
    void enqueue(std::function<void(Finish)> command);
    void nextCommand();
    void append(domain::Operation operation, Saved then);
    void createEntry(const domain::TicketId &ticket, QJsonObject content, Saved then);
    void update(const domain::TicketId &ticket, const QJsonObject &patch, Saved then);
    domain::Result<domain::Operation> changeOf(const QString &ticket, const QJsonObject &row,
                                               const QJsonObject &patch) const;
    void onWork(std::function<domain::Result<void>(store::WorkStore &)> work, Then<domain::Result<void>> then);

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
    QMap<QString, Draft> drafts;
    QQueue<std::function<void(Finish)>> commands;
    bool commandRuns = false;
    bool syncing = false; //!< a driver was started
    store::CacheChange changes;
    QTimer changesTimer;
    bool firstTold = false; //!< changes were told since the profile was opened
    std::atomic<bool> indexQueued = false;
    std::atomic<bool> firstSync = false;
    std::atomic<quint64> newestSearch = 0;

    // Each is made, used and destroyed on its lane only.
    std::unique_ptr<store::WorkStore> workStore;
    std::unique_ptr<store::CacheWriter> cacheWriter;
    std::unique_ptr<sync::Connector> connector;
    std::unique_ptr<sync::Driver> driver;
    std::unique_ptr<sync::Connector> candidate; //!< of a sign-in under way
    std::unique_ptr<store::CacheReader> reader;
    std::unique_ptr<store::SearchIndex> searchIndex;
    std::shared_ptr<store::Searcher> searcher; //!< interrupted from here, used on its lane

    std::unique_ptr<Lane> workLane;
    std::unique_ptr<Lane> cacheLane;
    std::unique_ptr<Lane> readLane;
    std::unique_ptr<Lane> searchLane;
    std::unique_ptr<Lane> indexLane;
};

} // namespace secondline::workspace
