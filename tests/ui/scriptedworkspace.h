// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/handoff.h"
#include "workspace/workspace.h"

#include <functional>

//! What a scripted workspace answers, and what was asked of it. Answers come at once, on the caller's thread.
struct Script
{
    secondline::workspace::Workspace::State state = secondline::workspace::Workspace::State::Ready;
    std::optional<QUrl> server;
    std::optional<secondline::domain::Person> me;
    QList<secondline::domain::Tier> tiers;
    QList<secondline::domain::Queue> queues;
    QList<secondline::domain::Person> persons;
    secondline::domain::RoutingTable routing;
    secondline::domain::SyncStatus status;
    secondline::domain::IndexProgress progress;
    QList<secondline::domain::Operation> operations;
    QList<secondline::domain::Operation> sent;
    QList<secondline::domain::QueueSummary> summaries;
    QMap<QString, secondline::domain::TicketPicture> tickets; //!< by id
    QMap<QString, secondline::domain::ListedTicket> listed;   //!< by id
    QMap<QString, secondline::domain::Article> articles;      //!< by id
    QMap<QString, secondline::workspace::Draft> drafts;
    QList<secondline::domain::Contact> requesters;
    QStringList categories;
    QList<secondline::domain::SearchHit> similar;
    std::function<secondline::domain::SearchResults(const secondline::domain::SearchQuery &)> search;
    QMap<QUuid, secondline::domain::Conflict> conflicts;
    QList<secondline::domain::ReconnectReport> reports; //!< newest first; a search gives those whose subjects match
    std::optional<secondline::workspace::Rescue> rescue;
    QMap<QString, secondline::workspace::AttachmentState> attachmentStates; //!< by blob
    QMap<QString, QByteArray> blobs;                                        //!< what can be read, by blob
    secondline::domain::Result<void> answer;                                //!< of every command
    secondline::domain::Result<void> found; //!< whether findServer() finds the first address
    secondline::domain::Result<secondline::domain::DeskSurvey> surveyed; //!< what survey() answers
    QSet<QString> leftOut;
    //! attach() is answered by finishAttaching() only.
    bool attachLater = false;

    QStringList calls; //!< commands in order: "comment ~1 text"
    QList<secondline::domain::SearchQuery> searches;
    secondline::workspace::NewTicket created;
    secondline::workspace::SignIn signedIn;
    std::optional<secondline::workspace::HandoffForm> form; //!< what handoff() answers; its queue is the one asked for
    secondline::domain::Handoff escalated;
    std::optional<secondline::workspace::ReceivedHandoff> received; //!< what receivedHandoff() answers, for its ticket
    secondline::domain::HandoffRating rated;
    QJsonObject edited;
    QJsonObject decided;                             //!< what resolveConflict() was given
    QList<secondline::domain::Attachment> sentFiles; //!< of the last entry
    std::function<bool(qint64, qint64)> attaching;   //!< progress of the attach() that waits
    std::function<void()> finishAttaching;
};

//! A workspace that does what the script says.
std::unique_ptr<secondline::workspace::Workspace> scriptedWorkspace();
Script &scriptOf(secondline::workspace::Workspace *workspace);
