// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "day.h"

#include "connectors/jmap/jmapconnector.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
#include "ui/signin/signinlink.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <utility>

namespace secondline::pictures {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 300'000; // a machine may be busy

QString demo(const QString &file)
{
    return QStringLiteral(SECONDLINE_DEMO) + u'/' + file;
}

domain::TicketId idOf(workspace::Workspace &workspace, const QString &number)
{
    domain::TicketId id;
    QObject context;
    workspace.ticket(number, &context, [&id](const std::optional<domain::TicketPicture> &picture) {
        if (picture)
            id = picture->ticket.id;
    });
    waitFor("a ticket of the demo", [&id] { return !id.isNull(); });
    return id;
}

//! Does something and waits until it is durable.
void act(const std::function<void(const workspace::Workspace::Saved &)> &what)
{
    bool saved = false;
    what([&saved](const domain::Result<QUuid> &result) {
        if (!result)
            qFatal("refused: %s", qPrintable(result.error().detail));
        saved = true;
    });
    waitFor("an act to be saved", [&saved] { return saved; });
}

domain::Attachment attached(workspace::Workspace &workspace, const QString &file)
{
    domain::Attachment result;
    workspace.attach(
        demo(u"files/"_s + file), [](qint64, qint64) { return true; },
        [&result](const domain::Result<domain::Attachment> &copied) {
            if (!copied)
                qFatal("not attached: %s", qPrintable(copied.error().detail));
            result = *copied;
        });
    waitFor("a file to be copied", [&result] { return !result.blobId.isEmpty(); });
    return result;
}

} // namespace

void waitFor(const char *what, const std::function<bool()> &done)
{
    if (!QTest::qWaitFor(done, patienceMs))
        qFatal("waited in vain for %s", what);
}

Day::Day()
{
    QFile people(demo(u"people.ndjson"_s));
    if (!people.open(QIODevice::ReadOnly))
        qFatal("no people in %s", SECONDLINE_DEMO);
    while (!people.atEnd()) {
        const QJsonObject person = QJsonDocument::fromJson(people.readLine()).object();
        m_server.administer({u"person"_s, u"add"_s, u"--name"_s, person[u"name"].toString(), u"--full-name"_s,
                             person[u"fullName"].toString(), u"--role"_s, person[u"role"].toString(), u"--tier"_s,
                             QString::number(person[u"tier"].toInt())});
    }
    m_server.administer({u"import"_s, u"--tickets"_s, demo(u"tickets.ndjson.gz"_s), u"--articles"_s,
                         demo(u"articles.ndjson.gz"_s), u"--until"_s, u"now"_s, u"--story"_s, demo(u"story.ndjson"_s)});
    const QByteArray mine = m_server.administer({u"token"_s, u"--person"_s, u"t2tech"_s}).trimmed();
    const QByteArray theirs = m_server.administer({u"token"_s, u"--person"_s, u"t2second"_s}).trimmed();
    m_server.start();
    m_mine = makeDevice(mine);
    m_theirs = makeDevice(theirs);
    m_fresh = makeDevice({});
    signIn(m_mine, mine);
    signIn(m_theirs, theirs);
    workApart();
    workOnWithoutNetwork();
    waitFor("the search index", [this] { return workspace().indexComplete(); });
}

Day::~Day()
{
    for (Device *device : {&m_mine, &m_theirs, &m_fresh})
        device->workspace->close();
}

QString Day::link()
{
    if (!std::exchange(m_serves, true))
        m_server.start();
    const QByteArray token = m_server.tokenOf(u"t2tech"_s, u"technician"_s, 2);
    return ui::textOf({m_server.url(), m_server.ca(), tests::privateFile(m_keys.filePath(u"given"_s), token)});
}

QString Day::busyTicket() const
{
    return u"HD-017242"_s;
}

QString Day::ticketWithPicture() const
{
    return u"HD-017429"_s;
}

QUuid Day::conflict() const
{
    for (const domain::Operation &operation : m_mine.workspace->operations()) {
        if (operation.state == domain::OperationState::Conflict)
            return operation.id;
    }
    return {};
}

Day::Device Day::makeDevice(const QByteArray &token)
{
    Device device;
    device.folder = std::make_unique<QTemporaryDir>();
    const QString number = QString::number(++m_devices);
    const QString key = tests::privateFile(m_keys.filePath(u"key"_s + number), QByteArray(64, '5'));
    const QString tokenFile =
        token.isEmpty() ? QString() : tests::privateFile(m_keys.filePath(u"token"_s + number), token);
    device.workspace = std::make_unique<workspace::Workspace>(
        std::make_unique<secrets::FileSecrets>(key, tokenFile, std::make_unique<secrets::KeychainSecrets>()),
        [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
            return std::make_unique<connectors::JmapConnector>(
                connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile});
        });
    bool opened = false;
    QObject context;
    QObject::connect(device.workspace.get(), &workspace::Workspace::opened, &context, [&opened] { opened = true; });
    device.workspace->open({device.folder->path()});
    waitFor("a profile to open", [&opened] { return opened; });
    return device;
}

void Day::signIn(Device &device, const QByteArray &token)
{
    bool done = false;
    device.workspace->signIn({m_server.url(), token, m_server.ca()}, [&done](const domain::Result<void> &result) {
        if (!result)
            qFatal("no sign-in: %s", qPrintable(result.error().detail));
        done = true;
    });
    waitFor("the sign-in", [&done] { return done; });
    waitFor("the first sync", [&device] { return device.workspace->syncStatus().lastSync.isValid(); });
}

void Day::workApart()
{
    workspace::Workspace &mine = *m_mine.workspace;
    workspace::Workspace &theirs = *m_theirs.workspace;
    mine.setNetworkPolicy(domain::NetworkPolicy::Offline);
    const domain::TicketId contested = idOf(mine, u"HD-017349"_s);
    const domain::TicketId merged = idOf(mine, u"HD-017467"_s);
    const domain::TicketId busy = idOf(mine, busyTicket());
    const domain::TicketId filters = idOf(mine, u"HD-017364"_s);
    act([&](const auto &then) {
        mine.change(contested,
                    {{u"subject"_s, u"Junk button gone after the update to 140, list view only"_s}, {u"impact"_s, 1}},
                    then);
    });
    act([&](const auto &then) { mine.change(merged, {{u"urgency"_s, 1}}, then); });
    const domain::Attachment log = attached(mine, u"pop-oauth-hd-017242.log"_s);
    act([&](const auto &then) {
        mine.attempt(busy, u"Fetched with the new sign-in from a second profile"_s,
                     u"AUTH XOAUTH2 is accepted there; the old profile still sends the password"_s,
                     domain::AttemptOutcome::Partly, {log}, then);
    });
    act([&](const auto &then) {
        mine.workNote(filters, u"Asked for the rules file; the caller reads it out tomorrow."_s, {}, then);
    });

    act([&](const auto &then) {
        theirs.change(
            contested,
            {{u"subject"_s, u"Junk button missing in the message list"_s}, {u"impact"_s, 2}, {u"urgency"_s, 3}}, then);
    });
    act([&](const auto &then) {
        theirs.comment(contested,
                       u"Could you send a picture of the whole toolbar? The button hides when the window is "
                       "narrow."_s,
                       {}, then);
    });
    act([&](const auto &then) {
        theirs.change(merged, {{u"subject"_s, u"Autoconfig finds no server for a new domain"_s}}, then);
    });
    waitFor("the other's work to be sent", [&theirs] { return theirs.operations().isEmpty(); });

    mine.setNetworkPolicy(domain::NetworkPolicy::Online);
    mine.syncNow();
    waitFor("the conflict", [this] { return !conflict().isNull(); });
    waitFor("everything else to be sent", [&mine] { return mine.operations().size() == 1; });
}

void Day::workOnWithoutNetwork()
{
    workspace::Workspace &mine = *m_mine.workspace;
    // The files that are looked at without a network are fetched before.
    QObject context;
    bool asked = false;
    mine.ticket(ticketWithPicture(), &context, [&](const std::optional<domain::TicketPicture> &picture) {
        for (const domain::Entry &entry : picture->entries) {
            for (const domain::Attachment &file : entry.attachments)
                mine.fetchAttachment(file);
        }
        asked = true;
    });
    waitFor("a ticket with files", [&asked] { return asked; });
    QTest::qWait(2000);
    m_server.stop();
    mine.syncNow();
    waitFor("the device to notice that it is offline", [&mine] { return !mine.syncStatus().online; });
    const domain::TicketId busy = idOf(mine, busyTicket());
    const domain::Attachment log = attached(mine, u"sent-sizes-hd-017245.txt"_s);
    act([&](const auto &then) {
        mine.comment(busy, u"Please try the second account too and tell me what the window says."_s, {}, then);
    });
    act([&](const auto &then) {
        mine.attempt(busy, u"Compared the sizes of what was sent"_s, u"they differ by the headers only"_s,
                     domain::AttemptOutcome::Failed, {log}, then);
    });
    act([&](const auto &then) { mine.assign(idOf(mine, u"HD-017231"_s), mine.me()->id, then); });
    act([&](const auto &then) {
        workspace::NewTicket ticket;
        ticket.subject = u"Calendar invitations arrive as plain text"_s;
        ticket.body = u"Since this morning, in every folder."_s;
        ticket.requester.email = u"user71204@example.org"_s;
        mine.createTicket(ticket, then);
    });
}

} // namespace secondline::pictures
