// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/transfers.h"

#include "sync/push.h"
#include "sync/retry.h"

#include <QJsonArray>

#include <algorithm>

namespace secondline::sync::transfers {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Operation;
using domain::OperationState;

namespace {

//! The files that \a value names, with their sizes: attachments, evidence, proofs, wherever they stand.
void collect(const QJsonValue &value, QMap<QString, qint64> &files)
{
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const QJsonValue &one : list)
            collect(one, files);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (const QString blobId = object[u"blobId"].toString(); !blobId.isEmpty())
            files[blobId] = std::max(files.value(blobId), object[u"size"].toInteger());
        for (const QJsonValue &one : object)
            collect(one, files);
    }
}

QMap<QString, qint64> filesOf(const Operation &operation)
{
    QMap<QString, qint64> files;
    collect(operation.content, files);
    return files;
}

bool confirmed(const State &state, const QString &blobId)
{
    return state.confirmed.contains(blobId) || state.blobs.value(blobId, false);
}

bool isUnderWay(const State &state, UnderWay::Kind kind)
{
    return std::any_of(state.requests.cbegin(), state.requests.cend(),
                       [kind](const UnderWay &request) { return request.kind == kind; });
}

bool waits(const State &state, const Operation &operation)
{
    return push::effectiveState(state, operation) == OperationState::Queued && push::isOurs(state, operation);
}

//! The file's pause after trouble is over; else the step is wanted when it is.
bool mayTry(Step &step, const QString &blobId)
{
    const qint64 retryAt = step.state.transfers.value(blobId).retryAt;
    if (retryAt < 0 || step.now.monotonicMs >= retryAt)
        return true;
    step.wakeAt(retryAt);
    return false;
}

void pause(Step &step, const QString &blobId)
{
    Transfer &transfer = step.state.transfers[blobId];
    transfer.retryAt = step.now.monotonicMs + retry::backOff(++transfer.failures, step.now.random);
}

void rejectThoseWith(Step &step, const QString &blobId, const domain::Refusal &refusal)
{
    const QList<Operation> operations = step.state.operations;
    for (const Operation &operation : operations) {
        if (waits(step.state, operation) && filesOf(operation).contains(blobId))
            push::reject(step, operation, refusal);
    }
}

//! A server that takes no files: the person sends the work without them, or keeps it.
void rejectAllWithFiles(Step &step)
{
    const QList<Operation> operations = step.state.operations;
    for (const Operation &operation : operations) {
        if (!waits(step.state, operation) || filesOf(operation).isEmpty())
            continue;
        domain::Refusal refusal;
        refusal.type = u"attachmentsUnsupported"_s;
        refusal.description = u"this server takes no attachments"_s;
        push::reject(step, operation, refusal);
    }
}

} // namespace

bool awaited(const State &state, const Operation &operation)
{
    const QMap<QString, qint64> files = filesOf(operation);
    return std::any_of(files.keyBegin(), files.keyEnd(),
                       [&](const QString &blobId) { return !confirmed(state, blobId); });
}

void decide(Step &step)
{
    State &state = step.state;
    if (state.session->assumed)
        return;
    if (!state.session->abilities.attachments) {
        rejectAllWithFiles(step);
        return;
    }
    if (state.policy != domain::NetworkPolicy::Online)
        return;
    for (const Operation &operation : std::as_const(state.operations)) {
        if (isUnderWay(state, UnderWay::Kind::Upload))
            break;
        if (!waits(state, operation))
            continue;
        const QMap<QString, qint64> files = filesOf(operation);
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            if (confirmed(state, it.key()) || !mayTry(step, it.key()))
                continue;
            step.send(Upload{it.key(), it.value()}, {UnderWay::Kind::Upload, {}, it.key()});
            break;
        }
    }
    for (const domain::Attachment &file : std::as_const(state.wantedBlobs)) {
        if (isUnderWay(state, UnderWay::Kind::Download))
            break;
        if (mayTry(step, file.blobId))
            step.send(Download{file.blobId, file.size, file.name, file.type},
                      {UnderWay::Kind::Download, {}, file.blobId});
    }
}

void uploaded(Step &step, const UnderWay &request, const Uploaded &answer)
{
    if (answer.blobId != request.blob) {
        failed(step, request, {{Failure::Kind::BadInput, u"the server names the file by another hash"_s}, {}, false});
        return;
    }
    step.state.transfers.remove(request.blob);
    step.state.confirmed.insert(request.blob);
    step.effects.push_back(ShowBlob{request.blob, ShowBlob::News::Confirmed, {}});
}

void downloaded(Step &step, const UnderWay &request, const Downloaded &)
{
    State &state = step.state;
    state.transfers.remove(request.blob);
    state.wantedBlobs.removeIf([&](const domain::Attachment &file) { return file.blobId == request.blob; });
    step.effects.push_back(ShowBlob{request.blob, ShowBlob::News::Fetched, {}});
}

bool failed(Step &step, const UnderWay &request, const RequestFailure &failure)
{
    const bool up = request.kind == UnderWay::Kind::Upload;
    switch (failure.failure.kind) {
    case Failure::Kind::Unreachable:
    case Failure::Kind::NotOurServer:
    case Failure::Kind::Untrusted:
    case Failure::Kind::SignedOut:
        return true;
    case Failure::Kind::Cancelled:
        return false;
    case Failure::Kind::Busy:
        if (failure.retryAfter || failure.sessionChanged)
            return true;
        break;
    case Failure::Kind::NotFound:
    case Failure::Kind::Damaged:
    case Failure::Kind::BadInput:
        if (up) {
            domain::Refusal refusal;
            refusal.type = failure.failure.kind == Failure::Kind::BadInput ? u"notUnderstood"_s
                                                                           : domain::Refusal::attachmentLost();
            refusal.description = failure.failure.detail;
            rejectThoseWith(step, request.blob, refusal);
            return false;
        }
        break;
    default:
        break;
    }
    if (up || failure.failure.kind == Failure::Kind::Busy) {
        pause(step, request.blob); // and only this file
        return false;
    }
    step.state.wantedBlobs.removeIf([&](const domain::Attachment &file) { return file.blobId == request.blob; });
    step.effects.push_back(ShowBlob{request.blob, ShowBlob::News::Failed, failure.failure});
    return false;
}

void blobsChanged(State &state, QMap<QString, bool> blobs)
{
    state.transfers.removeIf([&](const QHash<QString, Transfer>::iterator &it) {
        return blobs.contains(it.key()) && !state.blobs.contains(it.key()); // it is here again
    });
    state.blobs = std::move(blobs);
}

void wanted(State &state, const domain::Attachment &attachment)
{
    state.wantedBlobs.removeIf([&](const domain::Attachment &file) { return file.blobId == attachment.blobId; });
    state.transfers.remove(attachment.blobId);
    state.wantedBlobs.append(attachment);
}

} // namespace secondline::sync::transfers
