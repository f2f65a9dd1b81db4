// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/session.h"
#include "cli/wire.h"

#include <QJsonArray>

namespace secondline::cli {

using namespace Qt::StringLiterals;
using domain::Failure;
using workspace::AttachmentState;
using workspace::Workspace;
using Place = AttachmentState::Place;

namespace {

QString nameOf(Place place)
{
    switch (place) {
    case Place::ServerOnly:
        return u"serverOnly"_s;
    case Place::Fetching:
        return u"fetching"_s;
    case Place::Here:
        return u"here"_s;
    case Place::WaitsHere:
        return u"waitsHere"_s;
    case Place::Sending:
        return u"sending"_s;
    case Place::Missing:
        return u"missing"_s;
    }
    Q_UNREACHABLE();
}

QList<domain::Attachment> filesOf(const domain::TicketPicture &picture)
{
    QList<domain::Attachment> files;
    for (const domain::Entry &entry : picture.entries)
        files.append(entry.attachments);
    return files;
}

} // namespace

void Session::withAttached(std::function<void(const QList<domain::Attachment> &)> then, QList<domain::Attachment> done)
{
    if (done.size() == m_invocation.attached.size())
        return then(done);
    const QString &file = m_invocation.attached.at(done.size());
    m_workspace->attach(
        file, [](qint64, qint64) { return true; },
        [this, then = std::move(then), done](const domain::Result<domain::Attachment> &attached) {
            if (!attached)
                return fail(attached.error());
            withAttached(then, done + QList<domain::Attachment>{*attached});
        });
}

void Session::attachments()
{
    withTicket([this](const domain::TicketPicture &picture) {
        const QList<domain::Attachment> files = filesOf(picture);
        QStringList ids;
        for (const domain::Attachment &file : files)
            ids.append(file.blobId);
        m_workspace->attachmentStates(ids, this, [this, files](const QMap<QString, AttachmentState> &states) {
            QJsonArray json;
            QStringList lines;
            for (const domain::Attachment &file : files) {
                const QString place = nameOf(states.value(file.blobId).place);
                QJsonObject one = domain::toJson(file);
                one.insert(u"place"_s, place);
                json.append(one);
                lines.append(u"%1  %2 bytes  %3  %4"_s.arg(file.blobId).arg(file.size).arg(place, -10).arg(file.name));
            }
            end(QJsonDocument(json), lines.isEmpty() ? u"No files"_s : lines.join(u'\n'));
        });
    });
}

void Session::attachment()
{
    const QString path = m_invocation.options.value(u"out"_s);
    if (m_invocation.words.constFirst() != u"get"_s || path.isEmpty())
        return fail({Failure::Kind::BadInput, u"attachment takes get BLOB --out FILE"_s});
    const QString blob = m_invocation.words.at(1);
    const auto write = [this, blob, path] {
        m_workspace->exportAttachment(blob, path, [this, blob, path](const domain::Result<void> &written) {
            if (!written)
                return fail(written.error());
            end(QJsonDocument(QJsonObject{{u"blobId"_s, blob}, {u"file"_s, path}}), u"Written to %1"_s.arg(path));
        });
    };
    m_workspace->attachmentStates({blob}, this, [this, blob, write](const QMap<QString, AttachmentState> &states) {
        const Place place = states.value(blob).place;
        if (place == Place::Here || place == Place::WaitsHere || place == Place::Sending)
            return write();
        connect(m_workspace.get(), &Workspace::attachmentsChanged, this, [this, blob, write](const QSet<QString> &ids) {
            if (!ids.contains(blob))
                return;
            m_workspace->attachmentStates({blob}, this, [this, blob, write](const auto &now) {
                const AttachmentState state = now.value(blob);
                if (state.place == Place::Here)
                    write();
                else if (!state.failure.isEmpty() && state.place != Place::Fetching)
                    fail({Failure::Kind::NotFound, u"%1: %2"_s.arg(blob, state.failure)});
            });
        });
        connect(m_workspace.get(), &Workspace::syncFinished, this, [this](const domain::SyncReport &report) {
            if (report.failure)
                fail(*report.failure);
        });
        m_workspace->fetchAttachment({blob, {}, {}, 0});
        m_workspace->syncNow();
    });
}

} // namespace secondline::cli
