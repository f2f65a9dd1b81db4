// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"
#include "cli/report.h"
#include "workspace/workspace.h"

#include <QObject>

#include <functional>
#include <memory>

namespace secondline::cli {

//! One run: opens the profile, does the command, says how to end.
class Session : public QObject
{
    Q_OBJECT
public:
    Session(Invocation invocation, std::unique_ptr<workspace::Workspace> workspace);
    ~Session() override;

    void start();

Q_SIGNALS:
    void ended(secondline::cli::Exit code);

private:
    void run();
    void signIn();
    void sync();
    void status();
    void queues();
    void tickets();
    void show();
    void search();
    void create();
    void comment();
    void attempt();
    void set();
    void assign();
    void verify();

    // Handoffs (escalation.cpp)
    void escalate();

    // Pending work (pendingwork.cpp)
    void outbox();
    void conflicts();
    void showConflict(const QUuid &operation);
    void reports();
    void brake();
    void rescue();
    void exportOutbox();
    //! The operations that are not applied yet, only conflicts if so wanted.
    QList<domain::Operation> waiting(bool conflictsOnly) const;
    //! How to end a look at what is pending: whether something waits for the person.
    Exit personOr(Exit code) const;

    // Files (files.cpp)
    void attachments();
    void attachment();
    //! Copies the files of --attach into the profile, one after the other, then calls \a then with all of them.
    void withAttached(std::function<void(const QList<domain::Attachment> &)> then, QList<domain::Attachment> done = {});

    void end(const QJsonDocument &json, const QString &text, Exit code = Exit::Done);
    void fail(const domain::Failure &failure);
    //! Calls \a then with the ticket that the first word names, or fails.
    void withTicket(std::function<void(const domain::TicketPicture &)> then);
    //! Calls \a then with the search index complete, so that an answer is whole.
    void withIndex(std::function<void()> then);
    workspace::Workspace::Saved queued();
    workspace::Workspace::Then<domain::Result<void>> doneWith(const QUuid &operation);
    void syncEnded(const domain::SyncReport &report);

    Invocation m_invocation;
    Report m_report;
    std::unique_ptr<workspace::Workspace> m_workspace;
    bool m_ended = false;
};

} // namespace secondline::cli
