// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"
#include "cli/wire.h"
#include "domain/csv.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using domain::Failure;
using workspace::Workspace;

namespace {

constexpr int reportsShown = 20;

QString csvOf(const QList<domain::Operation> &operations)
{
    QString csv = domain::csvLine({u"op"_s, u"sequence"_s, u"state"_s, u"type"_s, u"action"_s, u"ticket"_s,
                                   u"actedAt"_s, u"attempts"_s, u"refusal"_s, u"content"_s});
    for (const domain::Operation &operation : operations) {
        const QJsonObject json = toJson(operation);
        csv +=
            domain::csvLine({json[u"op"].toString(), QString::number(operation.sequence), json[u"state"].toString(),
                             json[u"type"].toString(), json[u"action"].toString(), operation.ticket,
                             json[u"actedAt"].toString(), QString::number(operation.attempts), operation.refusal.type,
                             QString::fromUtf8(QJsonDocument(operation.content).toJson(QJsonDocument::Compact))});
    }
    return csv;
}

} // namespace

QList<domain::Operation> Session::waiting(bool conflictsOnly) const
{
    QList<domain::Operation> found;
    for (const domain::Operation &operation : m_workspace->operations()) {
        if (operation.open() && (!conflictsOnly || operation.state == domain::OperationState::Conflict))
            found.append(operation);
    }
    return found;
}

Exit Session::personOr(Exit code) const
{
    const QList<domain::Operation> &operations = m_workspace->operations();
    const bool needed = std::any_of(operations.cbegin(), operations.cend(),
                                    [](const domain::Operation &operation) { return operation.needsPerson(); });
    return needed || m_workspace->rescue() || m_workspace->syncStatus().brake ? Exit::NeedsPerson : code;
}

Workspace::Then<domain::Result<void>> Session::doneWith(const QUuid &operation)
{
    return [this, operation](const domain::Result<void> &result) {
        if (!result)
            return fail(result.error());
        const QString name = operation.toString(QUuid::WithoutBraces);
        end(QJsonDocument(QJsonObject{{u"op"_s, name}}), u"Done (%1)"_s.arg(name));
    };
}

void Session::outbox()
{
    const QString act = m_invocation.words.constFirst();
    const QList<domain::Operation> pending = waiting(false);
    if (act == u"list"_s)
        return end(arrayOf(pending), linesOf(pending, u"Nothing waits to be sent"_s));
    const QUuid id = QUuid::fromString(m_invocation.words.value(1));
    const auto found = std::find_if(pending.cbegin(), pending.cend(),
                                    [&](const domain::Operation &operation) { return operation.id == id; });
    if (found == pending.cend())
        return fail({Failure::Kind::NotFound, u"operation %1"_s.arg(m_invocation.words.value(1))});
    if (act == u"show"_s)
        return end(QJsonDocument(toJson(*found)), toText(*found));
    if (act == u"withdraw"_s)
        return m_workspace->withdraw(id, doneWith(id));
    if (act == u"retry"_s)
        return m_workspace->retry(id, doneWith(id));
    fail({Failure::Kind::BadInput, u"outbox takes list, show, withdraw or retry"_s});
}

void Session::conflicts()
{
    const QString act = m_invocation.words.constFirst();
    const QList<domain::Operation> met = waiting(true);
    if (act == u"list"_s)
        return end(arrayOf(met), linesOf(met, u"No conflicts"_s));
    const QUuid id = QUuid::fromString(m_invocation.words.value(1));
    if (std::none_of(met.cbegin(), met.cend(), [&](const domain::Operation &one) { return one.id == id; }))
        return fail({Failure::Kind::NotFound, u"conflict %1"_s.arg(m_invocation.words.value(1))});
    if (act == u"show"_s)
        return showConflict(id);
    if (act == u"keep-mine"_s)
        return m_workspace->keepMine(id, queued());
    if (act == u"keep-theirs"_s)
        return m_workspace->withdraw(id, doneWith(id));
    fail({Failure::Kind::BadInput, u"conflicts takes list, show, keep-mine or keep-theirs"_s});
}

void Session::showConflict(const QUuid &operation)
{
    m_workspace->conflict(operation, this, [this](const std::optional<domain::Conflict> &conflict) {
        if (!conflict)
            return fail({Failure::Kind::NotFound, u"the conflict was settled meanwhile"_s});
        end(QJsonDocument(toJson(*conflict)), toText(*conflict));
    });
}

void Session::reports()
{
    bool number = true;
    const int limit = m_invocation.options.contains(u"limit"_s) ? m_invocation.options.value(u"limit"_s).toInt(&number)
                                                                : reportsShown;
    if (!number || limit < 1)
        return fail({Failure::Kind::BadInput, u"--limit takes a whole number from 1"_s});
    m_workspace->syncReports(m_invocation.words.join(u' '), limit, this,
                             [this](const QList<domain::ReconnectReport> &found) {
                                 QJsonArray json;
                                 for (const domain::ReconnectReport &report : found)
                                     json.append(reportJson(report));
                                 end(QJsonDocument(json), linesOf(found, u"No such reports"_s));
                             });
}

void Session::rescue()
{
    const QString act = m_invocation.words.constFirst();
    const auto found = m_workspace->rescue();
    if (act == u"show"_s)
        return end(QJsonDocument(found ? toJson(*found) : QJsonObject()),
                   found ? toText(*found) : u"Nothing had to be rescued"_s);
    if (act != u"acknowledge"_s)
        return fail({Failure::Kind::BadInput, u"rescue takes show or acknowledge"_s});
    m_workspace->acknowledgeRescue([this](const domain::Result<void> &done) {
        if (!done)
            return fail(done.error());
        end(QJsonDocument(QJsonObject()), u"Acknowledged; the acts that were saved are in the outbox"_s);
    });
}

void Session::brake()
{
    const QString answer = m_invocation.words.constFirst();
    if (answer != u"forget"_s && answer != u"keep"_s)
        return fail({Failure::Kind::BadInput, u"brake takes forget or keep"_s});
    // The question comes up with each sync: it ends one, is answered, and the sync goes on from there.
    connect(m_workspace.get(), &Workspace::syncStatusChanged, this, [this, answer](const domain::SyncStatus &status) {
        if (status.brake)
            m_workspace->answerBrake(answer == u"forget"_s ? domain::BrakeAnswer::Forget : domain::BrakeAnswer::Keep);
        else if (status.phase == domain::SyncStatus::Phase::SignedOut && status.failure)
            fail(*status.failure);
    });
    connect(m_workspace.get(), &Workspace::syncFinished, this,
            [this, asked = false](const domain::SyncReport &report) mutable {
                const bool asks = report.failure && report.failure->kind == Failure::Kind::Refused;
                if (!asks || std::exchange(asked, true))
                    syncEnded(report);
            });
    m_workspace->syncNow();
}

void Session::exportOutbox()
{
    if (m_invocation.words.constFirst() != u"outbox"_s)
        return fail({Failure::Kind::BadInput, u"export takes outbox"_s});
    const QString format = m_invocation.options.value(u"format"_s, u"json"_s);
    if (format != u"json"_s && format != u"csv"_s)
        return fail({Failure::Kind::BadInput, u"--format takes json or csv"_s});
    const QList<domain::Operation> pending = waiting(false);
    const QByteArray content =
        format == u"csv"_s ? csvOf(pending).toUtf8() : arrayOf(pending).toJson(QJsonDocument::Indented);
    const QString path = m_invocation.options.value(u"out"_s);
    if (path.isEmpty() && format == u"json"_s)
        return end(arrayOf(pending), QString::fromUtf8(content));
    if (path.isEmpty())
        return end(QJsonDocument(QJsonObject{{u"csv"_s, QString::fromUtf8(content)}}), QString::fromUtf8(content));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(content) != content.size() || !file.flush())
        return fail({Failure::Kind::Unwritable, u"%1: %2"_s.arg(path, file.errorString())});
    end(QJsonDocument(QJsonObject{{u"file"_s, path}, {u"operations"_s, pending.size()}}),
        u"%1 operations written to %2"_s.arg(pending.size()).arg(path));
}

} // namespace secondline::cli
