// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <array>
#include <unordered_map>

namespace secondline::server {

//! Storage in one SQLite file. The client's library (SQLCipher) is used without a key: the server's disk is the
//! administrator's to encrypt.
class SqliteStorage final : public Storage
{
public:
    //! Opens or makes the database; brings its schema up to date. Throws StorageError: Unwritable, Full, Damaged,
    //! TooNew.
    explicit SqliteStorage(const QString &file);
    ~SqliteStorage() override;

    void begin(Access access) override;
    void commit() override;
    void rollback() override;
    void savepoint() override;
    void releaseSavepoint() override;
    void rollbackToSavepoint() override;

    QString setting(const QString &key) override;
    void setSetting(const QString &key, const QString &value) override;

    qint64 nextCommit() override;
    QString state(domain::ObjectType type) override;
    std::optional<Changes> changes(domain::ObjectType type, const QString &since, qint64 most,
                                   const Caller &caller) override;

    ObjectNumber nextNumber(domain::ObjectType type) override;
    void put(domain::ObjectType type, const QJsonObject &object, qint64 commit) override;
    std::optional<QJsonObject> object(domain::ObjectType type, ObjectNumber number) override;
    bool visible(domain::ObjectType type, ObjectNumber number, const Caller &caller) override;
    QList<StoredDocument> documents(domain::ObjectType type, const std::optional<QList<ObjectNumber>> &numbers,
                                    qint64 mostBytes, const Caller &caller) override;
    QList<ObjectNumber> query(domain::ObjectType type, const Filter &filter, const QList<Sort> &sorts, qint64 position,
                              qint64 limit, const Caller &caller) override;
    qint64 count(domain::ObjectType type, const Filter &filter, const Caller &caller) override;
    std::optional<ObjectNumber> named(domain::ObjectType type, const QString &name) override;
    QString nextTicketNumber() override;
    QString nextArticleNumber() override;

    std::optional<AppliedOperation> operation(const QUuid &id) override;
    void rememberOperation(const QUuid &id, const AppliedOperation &operation) override;

    std::optional<ObjectNumber> personOfToken(const QByteArray &tokenHash) override;
    void addToken(const QByteArray &tokenHash, ObjectNumber person, const QDateTime &at) override;
    std::optional<Caller> caller(ObjectNumber number) override;
    void setReach(ObjectNumber person, qint64 commit) override;
    RightsOverride rightsOverride(ObjectNumber person, ObjectNumber queue) override;
    void setRightsOverride(ObjectNumber person, ObjectNumber queue, const RightsOverride &rights) override;

    void addBlob(const BlobInfo &blob, ObjectNumber uploader, const QDateTime &at) override;
    void setBlobReferences(domain::ObjectType type, ObjectNumber number, const QStringList &blobIds) override;
    std::optional<BlobInfo> blob(const QString &id, const Caller &caller, const QDateTime &now) override;
    bool knowsBlob(const QString &id) override;
    QStringList forgetUnreferencedBlobs(const QDateTime &before) override;

    QStringList integrityFindings() override;

private:
    //! What a rolled back transaction or savepoint must take back.
    struct Counters
    {
        qint64 lastCommit = -1;                                         //!< -1: not read yet
        std::array<ObjectNumber, domain::objectTypeCount> lastNumber{}; //!< 0: not read yet
        std::array<qint64, domain::objectTypeCount> touched{}; //!< last commit per type, 0: not in this transaction
        qint64 lastTicketName = -1;
        qint64 lastArticleName = -1;
    };

    QSqlQuery &prepared(const QString &sql);
    //! What came into the caller's sight or left it between two states and has changed once more since: in order of the
    //! last change it belongs to a later answer, which takes it for known.
    Changes cameOrWent(domain::ObjectType type, qint64 from, qint64 until, const Caller &caller);
    QSqlQuery &run(const QString &sql, const QVariantList &values = {});
    void finishAll();
    void direct(const QString &sql);
    [[noreturn]] void fail(const QSqlQuery &query) const;
    void upgrade();
    QString stateString(qint64 commit);
    void logMove(domain::ObjectType type, ObjectNumber number, const QString &was, qint64 commit);
    QString nextName(domain::ObjectType type, qint64 &last, const QString &prefix, int digits);

    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_prepared; //!< stays where it is while others are added
    Counters m_counters;
    Counters m_atSavepoint;
};

} // namespace secondline::server
