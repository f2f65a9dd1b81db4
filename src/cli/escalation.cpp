// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"
#include "workspace/handoff.h"

#include <QFile>
#include <QJsonArray>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

//! The answers in the file, or from standard input; they may name the reason too.
domain::Result<QJsonObject> answersIn(const QString &path)
{
    QFile file(path);
    const bool opened = path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return domain::failure(Failure::Kind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return domain::failure(Failure::Kind::BadInput, u"%1: is no JSON object (%2)"_s.arg(path, error.errorString()));
    return document.object();
}

QString linesOf(const QList<domain::HandoffGap> &missing)
{
    QStringList lines;
    for (const domain::HandoffGap &gap : missing) {
        lines.append(u"%1 (%2): %3"_s.arg(gap.title, gap.pointer, gap.why));
        if (!gap.example.isEmpty())
            lines.append(u"    for example: "_s + gap.example);
    }
    return lines.join(u'\n');
}

} // namespace

void Session::escalate()
{
    auto answers = answersIn(m_invocation.options.value(u"answers"_s));
    if (!answers)
        return fail(answers.error());
    const QString named = m_invocation.options.value(u"to"_s);
    domain::QueueId toQueue;
    for (const domain::Queue &queue : m_workspace->deskQueues()) {
        if (queue.id.value() == named || queue.name.compare(named, Qt::CaseInsensitive) == 0)
            toQueue = queue.id;
    }
    if (toQueue.isNull())
        return fail({Failure::Kind::NotFound, u"queue %1"_s.arg(named)});
    domain::Handoff handoff;
    handoff.reason = m_invocation.options.value(u"reason"_s, (*answers)[domain::guideReasonField].toString());
    answers->remove(domain::guideReasonField);
    handoff.answers = *answers;
    withTicket([this, toQueue, handoff](const domain::TicketPicture &picture) {
        withAttached([this, toQueue, handoff, ticket = picture.ticket.id](const QList<domain::Attachment> &files) {
            m_workspace->escalate(ticket, toQueue, handoff, files, [this](const workspace::Escalated &escalated) {
                if (escalated.missing.isEmpty())
                    return queued()(escalated.saved);
                end(QJsonDocument(QJsonObject{{u"missing"_s, domain::toJson(escalated.missing)}}),
                    linesOf(escalated.missing), Exit::Refused);
            });
        });
    });
}

} // namespace secondline::cli
