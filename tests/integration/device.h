// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectors/jmap/jmapconnector.h"
#include "memoryfiles.h"
#include "store/cachereader.h"
#include "store/workstore.h"
#include "sync/driver.h"

#include <QTemporaryDir>

//! One person's device without a window: both databases, the driver and the connector, on one thread.
class Device : public QObject
{
    Q_OBJECT
public:
    explicit Device(secondline::connectors::HttpSettings settings, secondline::connectors::HttpLimits limits = {});
    ~Device() override;

    void setServer(const QUrl &url) { m_settings.server = url; }
    void setToken(const QByteArray &token) { m_settings.token = token; }
    void setCaFile(const QString &file) { m_settings.caFile = file; }
    //! Starts syncing, as the program does; and ends it, as a closed program does.
    void start();
    void stop();
    //! A whole sync through to its report; starts if it has to.
    secondline::domain::SyncReport sync(bool full = false);
    //! The next report, whoever asked for it.
    secondline::domain::SyncReport nextReport();

    secondline::domain::Operation note(const QString &ticket, const QString &kind, const QString &text);
    //! A note with a file, which is sent first.
    secondline::domain::Operation noteWithFile(const QString &ticket, const QString &text,
                                               const secondline::domain::Attachment &file);
    secondline::domain::Operation attempt(const QString &ticket);
    secondline::domain::Operation change(const QString &ticket, const QString &property, const QJsonValue &value);
    secondline::domain::Operation create(const QString &subject);
    QList<secondline::domain::Operation> outbox() const;
    //! The outbox's states by operation.
    secondline::domain::Operation inOutbox(const QUuid &id) const;

    secondline::store::CacheReader &cache() { return *m_reader; }
    QString digest();
    //! Open tickets by id, newest last.
    QStringList openTickets();
    //! How many entries of the ticket carry this operation's id.
    int arrivals(const QString &ticket, const QUuid &operation);
    QString serverId(const secondline::domain::Operation &create) const;
    secondline::domain::SyncStatus status() const { return m_status; }
    QString personId() const { return m_session.personId; }
    MemoryFiles &files() { return m_files; }
    //! Wants a file of the server's; it is in files() when it has come.
    void fetch(const secondline::domain::Attachment &file);
    int reports = 0;
    int transactions = 0;

Q_SIGNALS:
    void reported();

private:
    secondline::domain::Operation keep(secondline::domain::Operation operation);
    void publish();
    void awaitReportAfter(int before);
    void takeVerdicts();

    QTemporaryDir m_folder;
    MemoryFiles m_files;
    QMap<QString, bool> m_confirmed; //!< of the files that acts name: the server has it
    secondline::connectors::HttpSettings m_settings;
    secondline::connectors::HttpLimits m_limits;
    std::unique_ptr<secondline::store::WorkStore> m_work;
    std::unique_ptr<secondline::store::CacheWriter> m_cache;
    std::unique_ptr<secondline::store::CacheReader> m_reader;
    std::unique_ptr<secondline::connectors::JmapConnector> m_connector;
    std::unique_ptr<secondline::sync::Driver> m_driver;
    secondline::sync::Session m_session;
    secondline::domain::SyncStatus m_status;
    secondline::domain::SyncReport m_report;
};
