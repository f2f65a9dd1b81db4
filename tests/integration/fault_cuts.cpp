// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"
#include "device.h"
#include "faultproxy.h"

#include "connectors/jmap/filetransfer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Operation;
using tests::DeskServer;
using tests::Fault;
using tests::FaultProxy;
using tests::Trace;

//! Invariants T5: each kind of exchange between the device and the real server is cut, byte by byte over the rotation
//! of seeds, in the request and in the reply, at TLS record boundaries too. When the line is whole again, each act is
//! on the server once, nothing waits in the outbox, and the device has what the server has.
//!
//! A seed is a burst: one exchange that is tried again and again, and cut at another byte each time.

namespace {

constexpr int cutsInBurst = 8;
constexpr int burstsBetweenDigests = 60;
constexpr int mostAttempts = 40;
constexpr qsizetype smallFile = 20'000;
constexpr qsizetype fileOfTwoParts = connectors::FileTransfer::partBytes + smallFile;
constexpr int tickets = 12;
const QString me = u"t2tech"_s;
const QString colleague = u"t2second"_s;

//! What is cut: how it is brought about, and what is wrong afterwards (empty: nothing).
struct Exchange
{
    QString name;
    std::function<void()> begin;
    std::function<QString()> findings;
    bool fullSync = false;
    std::function<void()> prepare = nullptr; //!< before anything is cut
    Trace uncut = {};                        //!< how much goes over its largest connection
};

class Bench
{
public:
    Bench()
    {
        const QString ticketFile =
            tests::privateFile(m_folder.filePath(u"tickets"_s), tests::someTickets(tickets, tickets));
        const QString articleFile = tests::privateFile(m_folder.filePath(u"articles"_s), tests::someArticles(2));
        m_server.import(ticketFile, articleFile);
        m_token = m_server.tokenOf(me, u"technician"_s, 2);
        const QByteArray theirToken = m_server.tokenOf(colleague, u"technician"_s, 2);
        m_server.start();
        m_proxy = std::make_unique<FaultProxy>(m_server.url());
        m_theirs = std::make_unique<Device>(connectors::HttpSettings{m_server.url(), theirToken, m_server.ca()});
        if (m_theirs->sync().failure)
            qFatal("the colleague's device does not sync");
        m_tickets = m_theirs->openTickets();
        renew();
        m_exchanges = exchanges();
        for (Exchange &exchange : m_exchanges)
            measure(exchange);
    }

    //! One burst; what is wrong after it, empty if nothing is.
    QString burst(qint64 seed)
    {
        Exchange &exchange = m_exchanges[seed % m_exchanges.size()];
        if (exchange.prepare)
            exchange.prepare();
        m_proxy->closeAll();
        QCoreApplication::processEvents();
        m_proxy->script(faultsOf(seed, exchange));
        exchange.begin();
        if (const QString why = synced(exchange); !why.isEmpty())
            return exchange.name + u": "_s + why;
        m_proxy->heal();
        if (const QString why = exchange.findings(); !why.isEmpty())
            return exchange.name + u": "_s + why;
        if (const QList<Operation> left = m_mine->outbox(); !left.isEmpty())
            return exchange.name
                + u": %1 operations are left, the first is %2 (%3 %4)"_s.arg(left.size())
                      .arg(domain::wireName(left.first().state), left.first().refusal.type,
                           left.first().refusal.description);
        return {};
    }

    QString digestFinding()
    {
        if (const auto report = m_mine->sync(); report.failure)
            return u"no sync: "_s + report.failure->detail;
        const QString theirs = m_server.digestFor(me);
        return m_mine->digest() == theirs ? QString() : u"the device does not have what the server has"_s;
    }

    //! A device that knows nothing yet.
    void renew()
    {
        m_proxy->heal();
        m_mine = std::make_unique<Device>(connectors::HttpSettings{m_proxy->url(), m_token, m_server.ca()});
        if (m_mine->sync().failure)
            qFatal("no sync without any fault");
    }

    int struck() const { return m_proxy->struck; }
    QString described(qint64 seed)
    {
        const Exchange &exchange = m_exchanges[seed % m_exchanges.size()];
        QStringList cuts;
        const QList<Fault> faults = faultsOf(seed, exchange);
        for (const Fault &fault : faults)
            cuts.append(u"%1 %2"_s.arg(fault.direction == Fault::Direction::Request ? u"request"_s : u"reply"_s)
                            .arg(fault.after));
        return u"%1 (%2 + %3 bytes), cut after: %4"_s.arg(exchange.name)
            .arg(exchange.uncut.bytes[0])
            .arg(exchange.uncut.bytes[1])
            .arg(cuts.join(u", "_s));
    }
    qint64 positions() const
    {
        qint64 sum = 0;
        for (const Exchange &exchange : m_exchanges)
            sum += exchange.uncut.bytes[0] + exchange.uncut.bytes[1];
        return sum;
    }

private:
    const QString &ticket(int number) const { return m_tickets.at(number % m_tickets.size()); }
    QString unique(QStringView what) { return u"%1 %2"_s.arg(what).arg(++m_acts); }

    void act(const Operation &operation) { m_acted.append(operation); }

    //! Every act of the burst is on the server once, as the device sees it there.
    QString entriesOnce()
    {
        for (const Operation &operation : std::as_const(m_acted)) {
            const QString on = operation.ticket.startsWith(u'~') ? m_born : operation.ticket;
            if (const int arrivals = m_mine->arrivals(on, operation.id); arrivals != 1)
                return u"an entry arrived %1 times"_s.arg(arrivals);
        }
        return {};
    }

    QString subjectChangedOnce()
    {
        const auto entries = m_mine->cache().entries(m_changed);
        if (!entries)
            return entries.error().detail;
        int changes = 0;
        for (const QJsonObject &entry : *entries) {
            const QJsonArray told = entry[u"data"].toObject()[u"changes"].toArray();
            for (const QJsonValue &change : told)
                changes += change[u"to"] == m_subject ? 1 : 0;
        }
        return changes == 1 ? QString() : u"the subject was changed %1 times"_s.arg(changes);
    }

    QString bornOnce()
    {
        int born = 0;
        const QStringList open = m_mine->openTickets();
        for (const QString &id : open)
            born += m_mine->cache().ticket(id)->value(u"subject") == m_subject ? 1 : 0;
        return born == 1 ? QString() : u"the ticket was made %1 times"_s.arg(born);
    }

    //! Bytes that were never there before.
    QByteArray someBytes(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(static_cast<quint32>(++m_acts));
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        return bytes;
    }

    void sendFile(qsizetype size)
    {
        const domain::Attachment file = m_mine->files().add(someBytes(size));
        act(m_mine->noteWithFile(ticket(m_acts), unique(u"with a file"), file));
    }

    //! The colleague attaches a file, and this device knows of it.
    void colleagueAttaches()
    {
        m_offered = m_theirs->files().add(someBytes(smallFile));
        act(m_theirs->noteWithFile(ticket(m_acts), unique(u"theirs"), m_offered));
        while (!m_theirs->outbox().isEmpty())
            m_theirs->sync();
        if (m_mine->sync().failure)
            qFatal("no sync without any fault");
    }

    void changeSubject(int number)
    {
        m_changed = ticket(number);
        m_subject = unique(u"Subject");
        m_mine->change(m_changed, u"subject"_s, m_subject);
    }

    //! The colleague writes; this device hears of it by the delta.
    void colleagueWrites()
    {
        act(m_theirs->note(ticket(m_acts), u"note"_s, unique(u"theirs")));
        if (m_theirs->sync().failure)
            qFatal("the colleague's device does not sync");
    }

    QList<Exchange> exchanges()
    {
        const auto entry = [this] { act(m_mine->note(ticket(m_acts), u"comment"_s, unique(u"entry"))); };
        const auto batch = [this] {
            changeSubject(m_acts);
            const QString one = ticket(m_acts);
            const QString other = ticket(m_acts + 1);
            act(m_mine->note(one, u"note"_s, unique(u"first")));
            act(m_mine->attempt(other));
            act(m_mine->note(one, u"comment"_s, unique(u"last")));
        };
        const auto create = [this] {
            m_subject = unique(u"Born");
            const Operation born = m_mine->create(m_subject);
            act(m_mine->note(born.localId(), u"note"_s, unique(u"on the new one")));
            m_bornBy = born;
        };
        const auto createFindings = [this] {
            m_born = m_mine->serverId(m_bornBy);
            const QString born = bornOnce();
            return born.isEmpty() ? entriesOnce() : born;
        };
        const auto batchFindings = [this] {
            const QString changed = subjectChangedOnce();
            return changed.isEmpty() ? entriesOnce() : changed;
        };
        const auto fresh = [this] {
            m_mine = std::make_unique<Device>(connectors::HttpSettings{m_proxy->url(), m_token, m_server.ca()});
        };
        const auto entries = [this] { return entriesOnce(); };
        const auto fetch = [this] {
            m_wanted = m_offered;
            m_mine->fetch(m_offered);
        };
        const auto fetched = [this] {
            const bool same = m_mine->files().whole(m_offered.blobId) == m_theirs->files().whole(m_offered.blobId);
            return same ? QString() : u"another file came"_s;
        };
        const auto offer = [this] { colleagueAttaches(); };
        return {{u"push of an entry"_s, entry, entries},
                {u"push of an update"_s, [this] { changeSubject(m_acts); }, [this] { return subjectChangedOnce(); }},
                {u"push of a create"_s, create, createFindings},
                {u"push of a batch"_s, batch, batchFindings},
                {u"delta"_s, [this] { colleagueWrites(); }, entries},
                {u"sweep"_s, [this] { colleagueWrites(); }, entries, true},
                {u"session and first sync"_s, fresh, [] { return QString(); }},
                {u"upload"_s, [this] { sendFile(smallFile); }, entries},
                {u"upload of two parts that are joined"_s, [this] { sendFile(fileOfTwoParts); }, entries},
                {u"download"_s, fetch, fetched, false, offer}};
    }

    void measure(Exchange &exchange)
    {
        if (exchange.prepare)
            exchange.prepare();
        m_proxy->closeAll();
        QCoreApplication::processEvents();
        m_proxy->largest = {};
        exchange.begin();
        if (const QString why = synced(exchange); !why.isEmpty())
            qFatal("%s: %s", qPrintable(exchange.name), qPrintable(why));
        if (const QString why = exchange.findings(); !why.isEmpty())
            qFatal("%s: %s", qPrintable(exchange.name), qPrintable(why));
        m_acted.clear();
        m_proxy->closeAll();
        QCoreApplication::processEvents();
        exchange.uncut = m_proxy->largest;
    }

    //! Syncs until it succeeds, at once after each failure, as when the network comes back.
    QString synced(const Exchange &exchange)
    {
        for (int i = 0; i < mostAttempts; ++i) {
            const domain::SyncReport report = m_mine->sync(exchange.fullSync && i == 0);
            if (!report.failure && m_mine->outbox().isEmpty() && !m_wanted)
                return {};
            if (report.failure)
                m_lastFailure = report.failure->detail;
            if (m_wanted && m_mine->files().whole(m_wanted->blobId).size() == m_wanted->size)
                m_wanted.reset();
        }
        return u"no sync after %1 attempts: %2"_s.arg(mostAttempts).arg(m_lastFailure);
    }

    //! Steps through all positions by a stride that shares no divisor with their number, so that a run is spread over
    //! the exchange and a rotation of seeds meets every byte. Each fourth burst takes the boundaries of the records.
    QList<Fault> faultsOf(qint64 seed, const Exchange &exchange) const
    {
        const qint64 number = seed / m_exchanges.size();
        const qint64 requests = exchange.uncut.bytes[0];
        const qint64 all = requests + exchange.uncut.bytes[1];
        QList<Fault> faults;
        for (int i = 0; i < cutsInBurst; ++i) {
            Fault fault;
            fault.kind = (seed + i) % 3 == 0 ? Fault::Kind::Reset : Fault::Kind::Cut;
            const qint64 step = number * cutsInBurst + i;
            if (number % 4 == 3) {
                const qint64 boundaries = exchange.uncut.boundaries[0].size();
                const qint64 at = step % (boundaries + exchange.uncut.boundaries[1].size());
                fault.direction = at < boundaries ? Fault::Direction::Request : Fault::Direction::Reply;
                fault.after =
                    at < boundaries ? exchange.uncut.boundaries[0][at] : exchange.uncut.boundaries[1][at - boundaries];
            } else {
                const qint64 at = step * 7919 % all;
                fault.direction = at < requests ? Fault::Direction::Request : Fault::Direction::Reply;
                fault.after = at < requests ? at : at - requests;
            }
            faults.append(fault);
        }
        return faults;
    }

public:
    void forgetActs() { m_acted.clear(); }

private:
    QTemporaryDir m_folder;
    DeskServer m_server;
    QByteArray m_token;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Device> m_theirs;
    std::unique_ptr<Device> m_mine;
    QStringList m_tickets;
    QList<Exchange> m_exchanges;
    domain::Attachment m_offered;
    std::optional<domain::Attachment> m_wanted;
    int m_acts = 0;
    QList<Operation> m_acted; //!< the entries of the burst
    Operation m_bornBy;
    QString m_born;
    QString m_changed;
    QString m_subject;
    QString m_lastFailure;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"count"_s, u"Cut so many exchanges."_s, u"N"_s, u"400"_s},
                       {u"from"_s, u"The first seed."_s, u"SEED"_s, u"1"_s},
                       {u"seconds"_s, u"Stop after so long."_s, u"S"_s, u"3600"_s},
                       {u"replay"_s, u"Only this seed, in words."_s, u"SEED"_s}});
    parser.addHelpOption();
    parser.process(application);
    Bench bench;
    if (parser.isSet(u"replay"_s)) {
        const qint64 seed = parser.value(u"replay"_s).toLongLong();
        std::printf("%s\n", qPrintable(bench.described(seed)));
        QString why = bench.burst(seed);
        if (why.isEmpty())
            why = bench.digestFinding();
        std::printf("%s\n", why.isEmpty() ? "all is well" : qPrintable(why));
        return why.isEmpty() ? 0 : 1;
    }
    const int count = parser.value(u"count"_s).toInt();
    const qint64 from = parser.value(u"from"_s).toLongLong();
    const qint64 most = parser.value(u"seconds"_s).toLongLong() * 1000;
    int failed = 0;
    const int before = bench.struck();
    QElapsedTimer timer;
    timer.start();
    const auto fail = [&](qint64 seed, const QString &why) {
        ++failed;
        std::printf("FAILED %s; again: fault_cuts --replay %lld\n", qPrintable(why), static_cast<long long>(seed));
        std::fflush(stdout);
        bench.renew();
    };
    qint64 seed = from;
    for (; bench.struck() - before < count && timer.elapsed() < most; ++seed) {
        QString why = bench.burst(seed);
        if (why.isEmpty() && (seed - from) % burstsBetweenDigests == burstsBetweenDigests - 1)
            why = bench.digestFinding();
        if (!why.isEmpty())
            fail(seed, why);
        bench.forgetActs();
    }
    if (const QString why = bench.digestFinding(); !why.isEmpty())
        fail(seed - 1, why);
    const int cuts = bench.struck() - before;
    std::printf("%lld bursts of the %lld bytes of all exchanges, seeds %lld to %lld\n",
                static_cast<long long>(seed - from), static_cast<long long>(bench.positions()),
                static_cast<long long>(from), static_cast<long long>(seed - 1));
    std::printf("fault_cuts: %d cut exchanges, %d failed, %.1f/s\n", cuts, failed,
                cuts * 1000.0 / static_cast<double>(std::max<qint64>(1, timer.elapsed())));
    return failed == 0 && cuts > 0 ? 0 : 1;
}
