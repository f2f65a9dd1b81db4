// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace secondline::tests {

//! The real server on loopback HTTPS with a data folder of its own; ended with the test.
class DeskServer
{
public:
    DeskServer();
    ~DeskServer();
    Q_DISABLE_COPY_MOVE(DeskServer)

    //! Runs `secondline-server` with \a words and the data folder; its stdout. Stops the test if it fails.
    QByteArray administer(const QStringList &words) const;
    void import(const QString &tickets, const QString &articles) const;
    //! someTickets() and someArticles().
    void importSome(int tickets, int open, int articles) const;
    //! The person's access token; the person is made if missing.
    QByteArray tokenOf(const QString &login, const QString &role, int tier) const;

    //! What the server says about everything that \a login may read.
    QString digestFor(const QString &login) const;

    //! From the next start on it takes the processors only while nobody else wants them: in life it is another machine.
    void standBack();
    //! Serves, with further \a options; the second time at the address of the first.
    void start(const QStringList &options = {});
    //! Copies the data folder, of a server that does not run; and puts such a copy in its place.
    void backUp(const QString &to) const;
    void restore(const QString &from) const;
    //! Ends it as a service manager does; it finishes what is under way.
    void stop();
    void kill();
    bool running() const;

    QUrl url() const { return m_url; }
    QString ca() const { return m_ca; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
    QString m_ca;
};

//! Writes \a content to \a path with mode 0600; returns the path.
QString privateFile(const QString &path, const QByteArray &content);

//! \a count tickets in the import's format, numbered from HD-000001, the first \a open of them open.
QByteArray someTickets(int count, int open);
//! \a count articles in the import's format.
QByteArray someArticles(int count);

} // namespace secondline::tests
