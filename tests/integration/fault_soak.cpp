// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/jmap/jmapconnector.h"
#include "deskserver.h"
#include "device.h"
#include "faultproxy.h"
#include "secrets/filesecrets.h"
#include "secrets/keychainsecrets.h"
#include "workspace/workspace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace secondline;
using tests::DeskServer;
using tests::Fault;
using tests::FaultProxy;
using workspace::Workspace;

//! Invariants T12: the whole client without its window works on through a bad line for as long as it is told. Memory,
//! open files and write-ahead logs stay bounded, and at the end everything that was acknowledged is on the server once.

namespace {

constexpr qint64 mostWal = 64 * 1024 * 1024;
constexpr double mostGrowth = 1.05; // of the resident memory, from the second third of the run to the last
constexpr int mostNewFiles = 8;     // sockets of connections that are just being made
const QString me = u"t2tech"_s;

struct Sample
{
    qint64 resident = 0; //!< bytes
    int files = 0;
    qint64 wal = 0; //!< bytes of all write-ahead logs
};

Sample sampled(const QString &profile)
{
    Sample sample;
    QFile memory(u"/proc/self/statm"_s);
    constexpr qint64 page = 4096;
    if (memory.open(QFile::ReadOnly))
        sample.resident = memory.readAll().split(' ').value(1).toLongLong() * page;
    sample.files = static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size());
    QDirIterator files(profile, {u"*-wal"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sample.wal += files.fileInfo().size();
    }
    return sample;
}

//! The middle one, so that one page fault more or less does not decide.
qint64 typicalResident(QList<Sample> samples)
{
    std::sort(samples.begin(), samples.end(), [](const Sample &a, const Sample &b) { return a.resident < b.resident; });
    return samples.isEmpty() ? 0 : samples[samples.size() / 2].resident;
}

class Soak
{
public:
    Soak(quint32 seed, int tickets)
        : m_random(seed)
    {
        const auto file = [this](const QString &name, const QByteArray &content) {
            return tests::privateFile(m_folder.filePath(name), content);
        };
        m_server.import(file(u"tickets"_s, tests::someTickets(tickets, tickets)),
                        file(u"articles"_s, tests::someArticles(20)));
        m_token = m_server.tokenOf(me, u"technician"_s, 2);
        m_server.start();
        m_proxy = std::make_unique<FaultProxy>(m_server.url());
        Device looker({m_server.url(), m_token, m_server.ca()});
        if (looker.sync().failure)
            qFatal("no sync without any fault");
        m_tickets = looker.openTickets();

        m_workspace = std::make_unique<Workspace>(
            std::make_unique<secrets::FileSecrets>(file(u"key"_s, QByteArray(64, '5')), file(u"token"_s, m_token),
                                                   std::make_unique<secrets::KeychainSecrets>()),
            [](const workspace::SignIn &signIn) -> std::unique_ptr<sync::Connector> {
                connectors::HttpLimits limits; // short, so that a dead line costs seconds and not minutes
                limits.connect = std::chrono::milliseconds(1000);
                limits.firstByte = std::chrono::milliseconds(2000);
                limits.stall = std::chrono::milliseconds(1000);
                return std::make_unique<connectors::JmapConnector>(
                    connectors::HttpSettings{signIn.server, signIn.token, signIn.caFile}, limits);
            });
        bool opened = false;
        QObject::connect(m_workspace.get(), &Workspace::opened, m_workspace.get(), [&] { opened = true; });
        m_workspace->open({profile(), false, true});
        await(opened, "the profile does not open");
        bool signedIn = false;
        m_workspace->signIn({m_proxy->url(), m_token, m_server.ca()}, [&](const domain::Result<void> &done) {
            if (!done)
                qFatal("sign-in: %s", qPrintable(done.error().detail));
            signedIn = true;
        });
        await(signedIn, "nobody answers the sign-in");
        syncQuietly();
    }

    //! Acts and suffers for so long.
    void run(qint64 ms, int actionsPerSecond)
    {
        m_proxy->otherwise([this] { return someFault(); });
        m_proxy->closeAll(); // the client keeps what works
        QTimer acting;
        QObject::connect(&acting, &QTimer::timeout, [this] { act(); });
        acting.start(1000 / actionsPerSecond);
        // A network that comes back twice a second, so that the pauses between tries do not make the run idle.
        QTimer flapping;
        QObject::connect(&flapping, &QTimer::timeout, [this] { m_workspace->networkChanged(true); });
        flapping.start(500);
        QTimer sampling;
        QObject::connect(&sampling, &QTimer::timeout, [this] { m_samples.append(sampled(profile())); });
        sampling.start(500);
        QTest::qWait(static_cast<int>(ms));
    }

    //! The line is whole again; what is wrong after that, one line each.
    QStringList findings()
    {
        QStringList found;
        m_proxy->heal();
        QElapsedTimer timer;
        timer.start();
        while ((m_answered < m_asked || !m_workspace->operations().isEmpty()) && timer.elapsed() < 60'000)
            syncQuietly();
        if (m_answered < m_asked)
            found.append(u"%1 acts were never answered"_s.arg(m_asked - m_answered));
        for (const domain::Operation &left : m_workspace->operations())
            found.append(u"left in the outbox: %1 %2 %3"_s.arg(domain::wireName(left.state), left.refusal.type,
                                                               left.refusal.description));
        Device looker({m_server.url(), m_token, m_server.ca()});
        if (looker.sync().failure)
            return found << u"no sync without any fault"_s;
        found += notOnce(looker);
        QString digest;
        bool answered = false;
        QObject context;
        m_workspace->digest(&context, [&](const domain::Result<QString> &answer) {
            digest = answer.value_or(QString());
            answered = true;
        });
        await(answered, "no digest");
        if (digest != m_server.digestFor(me))
            found.append(u"the client does not have what the server has"_s);
        return found + bounds();
    }

    qsizetype acts() const { return m_acknowledged.size(); }
    int struck() const { return m_proxy->struck; }
    QString measured() const
    {
        const qsizetype third = m_samples.size() / 3;
        qint64 wal = 0;
        int files = 0;
        for (const Sample &sample : m_samples) {
            wal = std::max(wal, sample.wal);
            files = std::max(files, sample.files);
        }
        return u"resident %1 MB then %2 MB, at most %3 open files, write-ahead logs at most %4 MB"_s
            .arg(double(typicalResident(m_samples.mid(third, third))) / 1e6, 0, 'f', 1)
            .arg(double(typicalResident(m_samples.mid(2 * third))) / 1e6, 0, 'f', 1)
            .arg(files)
            .arg(double(wal) / 1e6, 0, 'f', 1);
    }

private:
    QString profile() const { return m_folder.filePath(u"profile"_s); }

    static void await(const bool &done, const char *otherwise)
    {
        if (!QTest::qWaitFor([&] { return done; }, 60'000))
            qFatal("%s", otherwise);
    }

    void syncQuietly()
    {
        bool finished = false;
        QObject context;
        QObject::connect(m_workspace.get(), &Workspace::syncFinished, &context, [&] { finished = true; });
        m_workspace->syncNow();
        await(finished, "no report");
        QTest::qWait(20);
    }

    Fault someFault()
    {
        const auto percent = m_random.bounded(100);
        Fault fault;
        fault.direction = m_random.bounded(2) == 0 ? Fault::Direction::Request : Fault::Direction::Reply;
        fault.after = m_random.bounded(6000);
        if (percent < 20)
            fault.kind = Fault::Kind::Cut;
        else if (percent < 28)
            fault.kind = Fault::Kind::Reset;
        else if (percent < 36)
            fault = {Fault::Kind::Lose, Fault::Direction::Request, 1200, {}};
        else if (percent < 38)
            fault.kind = Fault::Kind::HalfOpen;
        else if (percent < 44)
            fault.kind = Fault::Kind::Stall;
        else if (percent < 46)
            fault.kind = Fault::Kind::Drip;
        else if (percent < 52)
            fault.kind = Fault::Kind::Behind;
        else // works for a while
            fault = {Fault::Kind::Cut, fault.direction, m_random.bounded(60'000), {}};
        fault.pause = fault.kind == Fault::Kind::Drip ? std::chrono::milliseconds(2) : std::chrono::milliseconds(400);
        return fault;
    }

    void act()
    {
        const domain::TicketId ticket(m_tickets[m_random.bounded(int(m_tickets.size()))]);
        const QString text = u"act %1"_s.arg(++m_asked);
        const auto saved = [this, ticket, text](const domain::Result<QUuid> &id) {
            ++m_answered;
            if (!id)
                qFatal("an act was not saved: %s", qPrintable(id.error().detail));
            m_acknowledged.append(*id);
        };
        switch (m_random.bounded(8)) {
        case 0:
            m_workspace->createTicket({text,
                                       u"It does not start."_s,
                                       u"incident"_s,
                                       u"other"_s,
                                       {u"Ana"_s, u"ana@example.org"_s, {}, {}, {}},
                                       2,
                                       2},
                                      saved);
            return;
        case 1:
        case 2:
            m_subjects[ticket.value()] = text;
            m_workspace->change(ticket, {{u"subject"_s, text}}, [this](const domain::Result<QUuid> &id) {
                ++m_answered;
                if (!id)
                    qFatal("a change was not saved: %s", qPrintable(id.error().detail));
            });
            return;
        case 3:
            m_workspace->attempt(ticket, text, u"the same"_s, domain::AttemptOutcome::Failed, {}, saved);
            return;
        case 4:
        case 5:
            m_workspace->workNote(ticket, text, {}, saved);
            return;
        default:
            m_workspace->comment(ticket, text, {}, saved);
        }
    }

    //! What was acknowledged and is not on the server exactly once.
    QStringList notOnce(Device &looker) const
    {
        QHash<QUuid, int> arrivals;
        for (const QString &id : looker.openTickets()) {
            const auto ticket = looker.cache().ticket(id);
            const auto entries = looker.cache().entries(id);
            if (!ticket || !entries)
                return {u"the looker's cache cannot be read"_s};
            ++arrivals[QUuid::fromString((*ticket)[u"opId"].toString())];
            for (const QJsonObject &entry : *entries)
                ++arrivals[QUuid::fromString(entry[u"opId"].toString())];
        }
        QStringList found;
        for (const QUuid &id : m_acknowledged) {
            if (arrivals.value(id) != 1)
                found.append(u"%1 is on the server %2 times"_s.arg(id.toString()).arg(arrivals.value(id)));
        }
        for (auto it = m_subjects.cbegin(); it != m_subjects.cend(); ++it) {
            const auto ticket = looker.cache().ticket(it.key());
            if (!ticket || (*ticket)[u"subject"] != it.value())
                found.append(u"the last change of a subject is not there: %1"_s.arg(it.value()));
        }
        return found;
    }

    QStringList bounds() const
    {
        QStringList found;
        const qsizetype third = m_samples.size() / 3;
        if (third < 4)
            return {u"too short to say anything"_s};
        const QList<Sample> second = m_samples.mid(third, third);
        const QList<Sample> last = m_samples.mid(2 * third);
        if (double(typicalResident(last)) > mostGrowth * double(typicalResident(second)))
            found.append(u"the resident memory grows"_s);
        const auto fewer = [](const Sample &a, const Sample &b) { return a.files < b.files; };
        const int before = std::max_element(second.cbegin(), second.cend(), fewer)->files;
        if (std::max_element(last.cbegin(), last.cend(), fewer)->files > before + mostNewFiles)
            found.append(u"open files become more"_s);
        for (const Sample &sample : m_samples) {
            if (sample.wal > mostWal)
                return found << u"a write-ahead log is larger than 64 MiB"_s;
        }
        return found;
    }

    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    DeskServer m_server;
    QByteArray m_token;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Workspace> m_workspace;
    QStringList m_tickets;
    QList<QUuid> m_acknowledged;
    QHash<QString, QString> m_subjects;
    QList<Sample> m_samples;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"seconds"_s, u"Work for so long."_s, u"S"_s, u"15"_s},
                       {u"from"_s, u"The seed."_s, u"SEED"_s, u"1"_s},
                       {u"replay"_s, u"The same."_s, u"SEED"_s},
                       {u"count"_s, u"Acts in a second."_s, u"N"_s, u"20"_s},
                       {u"tickets"_s, u"On so many tickets."_s, u"N"_s, u"200"_s}});
    parser.addHelpOption();
    parser.process(application);
    const auto seed = parser.value(parser.isSet(u"replay"_s) ? u"replay"_s : u"from"_s).toUInt();
    const qint64 ms = parser.value(u"seconds"_s).toLongLong() * 1000;
    Soak soak(seed, parser.value(u"tickets"_s).toInt());
    soak.run(ms, std::max(1, parser.value(u"count"_s).toInt()));
    const QStringList found = soak.findings();
    for (const QString &finding : found)
        std::printf("FAILED %s; again: fault_soak --seconds %lld --replay %u\n", qPrintable(finding),
                    static_cast<long long>(ms / 1000), seed);
    std::printf("%d connections went wrong; %s\n", soak.struck(), qPrintable(soak.measured()));
    std::printf("fault_soak: %lld acts, %lld failed, %.1f/s\n", static_cast<long long>(soak.acts()),
                static_cast<long long>(found.size()), double(soak.acts()) * 1000 / double(ms));
    return found.isEmpty() && soak.acts() > 0 && soak.struck() > 0 ? 0 : 1;
}
