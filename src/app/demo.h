// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace secondline::app {

//! What --demo works on: the reference server as a child process on loopback HTTPS, with the demo's data, in a folder
//! of its own. It is made whole or not at all; a second time it starts with what the first one made. The server ends
//! with this object.
class Demo : public QObject
{
    Q_OBJECT
public:
    //! \a folder must be empty, missing, or a demo's.
    explicit Demo(const QString &folder, QObject *parent = nullptr);
    ~Demo() override;

    //! What a demo needs is installed beside this program.
    static bool isHere();
    //! ready() or failed() follows.
    void start();

    QString profile() const;
    QUrl server() const { return m_url; }
    QString ca() const { return m_ca; }
    QString tokenFile() const;
    QString keyFile() const;

Q_SIGNALS:
    //! Step \a done of \a total begins.
    void progress(int done, int total, const QString &words);
    void ready();
    void failed(const QString &why);

private:
    struct Step
    {
        QStringList words; //!< of secondline-server
        QString shown;
    };
    void fail(const QString &why);
    void next();
    void finished(int code);
    void serve();
    void readServer();

    QString m_folder;
    QString m_data; //!< where the demo's files are
    QString m_program;
    QList<Step> m_steps;
    int m_done = 0;
    QProcess m_process;
    QByteArray m_line;
    QUrl m_url;
    QString m_ca;
};

} // namespace secondline::app
