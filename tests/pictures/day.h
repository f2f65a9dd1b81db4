// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deskserver.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace secondline::pictures {

//! The embedded server with the demo's data, two technicians' devices, and a day on which one of them was offline: work
//! that waits, work that met others' and a report about it.
class Day
{
public:
    Day();
    ~Day();
    Q_DISABLE_COPY_MOVE(Day)

    workspace::Workspace &workspace() { return *m_mine.workspace; }
    QString profile() const { return m_mine.folder->path(); }
    //! A profile that knows no server yet.
    workspace::Workspace &fresh() { return *m_fresh.workspace; }
    QString freshProfile() const { return m_fresh.folder->path(); }

    //! What the desk would give its person to sign in with; its server is there again from now on.
    QString link();

    //! Tickets by what is to be seen on them.
    QString busyTicket() const;
    QString ticketWithPicture() const;
    QUuid conflict() const;

private:
    struct Device
    {
        std::unique_ptr<QTemporaryDir> folder;
        std::unique_ptr<workspace::Workspace> workspace;
    };
    Device makeDevice(const QByteArray &token);
    void signIn(Device &device, const QByteArray &token);
    void workApart();
    void workOnWithoutNetwork();

    tests::DeskServer m_server;
    QTemporaryDir m_keys;
    int m_devices = 0;
    bool m_serves = false; //!< again, after the day without it
    Device m_mine;
    Device m_theirs;
    Device m_fresh;
};

//! Waits until \a done; ends the program with \a what if that never comes.
void waitFor(const char *what, const std::function<bool()> &done);

} // namespace secondline::pictures
