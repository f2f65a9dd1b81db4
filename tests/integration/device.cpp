// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "device.h"

#include "domain/entry.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::ObjectType;
using domain::Operation;

namespace {

template <class T> T given(domain::Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

constexpr int longEnoughMs = 120'000; // for one sync, on a busy machine

} // namespace

Device::Device(connectors::HttpSettings settings, connectors::HttpLimits limits)
    : m_settings(std::move(settings))
    , m_limits(limits)
{
    const auto key = store::ProfileKey::random();
    m_work = given(store::WorkStore::open(m_folder.filePath(u"work.db"_s), key));
    m_cache = given(store::CacheWriter::open(m_folder.filePath(u"cache.db"_s), key));
    m_reader = given(store::CacheReader::open(m_folder.filePath(u"cache.db"_s), key));
}

Device::~Device()
{
    stop();
}

void Device::start()
{
    if (const auto recovered = m_work->recoverSending(); !recovered)
        qFatal("%s", qPrintable(recovered.error().detail));
    m_connector = std::make_unique<connectors::JmapConnector>(m_settings, m_limits);
    m_connector->setBlobs(&m_files);
    m_driver = std::make_unique<sync::Driver>(
        *m_connector, *m_cache, sync::Driver::Binding{m_session.serverId, m_session.accountId, m_session.personId});
    sync::Driver *driver = m_driver.get();
    connect(driver, &sync::Driver::sessionOpened, this, [this](const sync::Session &session) { m_session = session; });
    connect(driver, &sync::Driver::statusChanged, this,
            [this](const domain::SyncStatus &status) { m_status = status; });
    connect(driver, &sync::Driver::cacheChanged, this, [this] { ++transactions; });
    connect(driver, &sync::Driver::finished, this, [this](const domain::SyncReport &report) {
        m_report = report;
        ++reports;
        Q_EMIT reported();
    });
    // Later, as from another thread.
    connect(
        driver, &sync::Driver::sendingWanted, this,
        [this](const QList<QUuid> &ids) {
            if (!m_work->markSending(ids, QDateTime::currentDateTimeUtc()))
                qFatal("not marked");
            publish();
            if (m_driver)
                m_driver->sendingMarked(ids);
        },
        Qt::QueuedConnection);
    connect(
        driver, &sync::Driver::settled, this,
        [this](const QList<store::Settlement> &settlements) {
            if (!m_work->settle(settlements, QDateTime::currentDateTimeUtc()))
                qFatal("not settled");
            publish();
        },
        Qt::QueuedConnection);
    connect(
        driver, &sync::Driver::shown, this,
        [this](const QList<QUuid> &ids) {
            if (!m_work->forgetApplied(ids))
                qFatal("not forgotten");
            publish();
        },
        Qt::QueuedConnection);
    connect(driver, &sync::Driver::blobConfirmed, this, [this](const QString &blobId) { m_confirmed[blobId] = true; });
    driver->setBlobs(m_confirmed);
    publish();
    driver->start();
}

void Device::stop()
{
    m_driver.reset();
    m_connector.reset();
    QCoreApplication::processEvents();
}

domain::SyncReport Device::sync(bool full)
{
    const int before = reports;
    if (!m_driver)
        start();
    m_driver->syncNow(full);
    awaitReportAfter(before);
    takeVerdicts();
    return m_report;
}

domain::SyncReport Device::nextReport()
{
    const int before = reports;
    awaitReportAfter(before);
    takeVerdicts();
    return m_report;
}

//! A loop of its own: QTest's looks only every 10 ms, too seldom for a test of thousands of requests.
void Device::awaitReportAfter(int before)
{
    QEventLoop loop;
    connect(this, &Device::reported, &loop, &QEventLoop::quit);
    QTimer::singleShot(longEnoughMs, &loop, [] { qFatal("no report"); });
    if (reports == before)
        loop.exec();
}

//! What the report's verdicts leave to the outbox: marks and answers to them, each sent as from another thread.
void Device::takeVerdicts()
{
    constexpr int turns = 4;
    for (int i = 0; i < turns; ++i)
        QCoreApplication::processEvents();
}

void Device::publish()
{
    if (m_driver)
        m_driver->setOperations(outbox());
}

Operation Device::keep(Operation operation)
{
    operation.id = QUuid::createUuid();
    operation.actedAt = QDateTime::currentDateTimeUtc();
    operation.clockSkewMs = m_session.clockSkewMs;
    operation.serverId = m_session.serverId;
    operation.accountId = m_session.accountId;
    if (operation.ticket.isEmpty())
        operation.ticket = operation.localId();
    const Operation kept = given(m_work->append(operation));
    publish();
    return kept;
}

Operation Device::note(const QString &ticket, const QString &kind, const QString &text)
{
    Operation operation;
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {{u"ticketId"_s, ticket}, {u"kind"_s, kind}, {u"text"_s, text}};
    return keep(operation);
}

Operation Device::noteWithFile(const QString &ticket, const QString &text, const domain::Attachment &file)
{
    m_confirmed.insert(file.blobId, false);
    if (m_driver)
        m_driver->setBlobs(m_confirmed);
    Operation operation;
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    const QJsonObject attachment{
        {u"blobId"_s, file.blobId}, {u"name"_s, file.name}, {u"type"_s, file.type}, {u"size"_s, file.size}};
    operation.content = {
        {u"ticketId"_s, ticket}, {u"kind"_s, u"note"_s}, {u"text"_s, text}, {u"attachments"_s, QJsonArray{attachment}}};
    return keep(operation);
}

void Device::fetch(const domain::Attachment &file)
{
    m_driver->wantBlob(file);
}

Operation Device::attempt(const QString &ticket)
{
    Operation operation;
    operation.type = ObjectType::Entry;
    operation.ticket = ticket;
    operation.content = {
        {u"ticketId"_s, ticket},
        {u"kind"_s, u"attempt"_s},
        {u"text"_s, domain::attemptText(u"restarted it"_s, u"the same"_s)},
        {u"data"_s,
         QJsonObject{{u"tried"_s, u"restarted it"_s}, {u"result"_s, u"the same"_s}, {u"outcome"_s, u"failed"_s}}}};
    return keep(operation);
}

Operation Device::change(const QString &ticket, const QString &property, const QJsonValue &value)
{
    Operation operation;
    operation.action = Operation::Action::Update;
    operation.target = ticket;
    operation.ticket = ticket;
    operation.content = {{property, value}};
    operation.was = {{property, given(m_reader->ticket(ticket))[property]}};
    return keep(operation);
}

Operation Device::create(const QString &subject)
{
    Operation operation;
    operation.content = {{u"subject"_s, subject},
                         {u"body"_s, u"It does not start."_s},
                         {u"type"_s, u"incident"_s},
                         {u"category"_s, u"other"_s},
                         {u"impact"_s, 2},
                         {u"urgency"_s, 2},
                         {u"requester"_s, QJsonObject{{u"name"_s, u"Ana"_s}, {u"email"_s, u"ana@example.org"_s}}}};
    return keep(operation);
}

QList<Operation> Device::outbox() const
{
    return given(m_work->operations());
}

Operation Device::inOutbox(const QUuid &id) const
{
    const QList<Operation> all = outbox();
    for (const Operation &operation : all) {
        if (operation.id == id)
            return operation;
    }
    return {};
}

QString Device::digest()
{
    return given(m_reader->digest());
}

QStringList Device::openTickets()
{
    domain::TicketQuery query;
    const auto rows = given(m_reader->ticketRows(query));
    QStringList ids;
    for (const domain::ListedTicket &ticket : given(m_reader->listedTickets(rows)))
        ids.append(ticket.id.value());
    ids.sort();
    return ids;
}

int Device::arrivals(const QString &ticket, const QUuid &operation)
{
    int count = 0;
    const QString wanted = operation.toString(QUuid::WithoutBraces);
    for (const QJsonObject &entry : given(m_reader->entries(ticket)))
        count += entry[u"opId"].toString() == wanted ? 1 : 0;
    return count;
}

QString Device::serverId(const Operation &create) const
{
    return given(m_work->idMap()).value(create.localId());
}
