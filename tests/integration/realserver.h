// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

//! The real server on a data folder of its own, as a child process.
class RealServer
{
public:
    //! Imports \a tickets and \a articles (paths of NDJSON files) and makes the people of the tests.
    RealServer(const QString &tickets, const QString &articles);
    ~RealServer();

    void start();
    void stop();
    QUrl url() const { return m_url; }
    QString caFile() const { return m_caFile; }
    QByteArray token(const QString &person) const;
    //! What the server says about everything that \a person may read.
    QString digest(const QString &person) const;
    //! Runs a command of the server program on the data folder and returns what it printed.
    QByteArray run(const QStringList &command) const;

private:
    QTemporaryDir m_folder;
    QProcess m_serve;
    QUrl m_url;
    QString m_caFile;
};
