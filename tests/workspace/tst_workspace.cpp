// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "secrets/filesecrets.h"
#include "store/profileheader.h"
#include "sync/connector.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <optional>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Failure;
using domain::Operation;
using domain::OperationState;
using workspace::Workspace;

namespace {

//! No network: what these tests are about. The real server has its tests in tests/integration.
class Unreachable : public sync::Connector
{
public:
    void send(quint64 request, const sync::Request &) override
    {
        QMetaObject::invokeMethod(
            this,
            [this, request] {
                Q_EMIT failed(request, {{Failure::Kind::Unreachable, u"no network"_s}, std::nullopt, false}, {});
            },
            Qt::QueuedConnection);
    }
    void cancelAll() override {}
};

class NoKeychain : public workspace::SecretStore
{
public:
    QString wrapKind() const override { return u"keychain"_s; }
    void read(Secret, const QString &, Read then) override
    {
        then(domain::failure(Failure::Kind::NoKeychain, u"no secret service"_s));
    }
    void write(Secret, const QString &, const QByteArray &, Done then) override
    {
        then(domain::failure(Failure::Kind::NoKeychain, u"no secret service"_s));
    }
    void remove(Secret, const QString &, Done then) override { then({}); }
};

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a file for the test");
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString profile() const { return m_folder->filePath(u"profile"_s); }
    QString keyFile() const { return m_folder->filePath(u"key"_s); }

    std::unique_ptr<Workspace> workspace() const
    {
        auto secrets = std::make_unique<secrets::FileSecrets>(keyFile(), QString(), std::make_unique<NoKeychain>());
        return std::make_unique<Workspace>(std::move(secrets), [](const workspace::SignIn &) {
            return std::unique_ptr<sync::Connector>(std::make_unique<Unreachable>());
        });
    }
    std::optional<Failure> opened(Workspace &workspace, bool readOnly = false) const
    {
        std::optional<Failure> failure;
        bool done = false;
        QObject context;
        connect(&workspace, &Workspace::deskChanged, &context, [&] { done = true; });
        connect(&workspace, &Workspace::openFailed, &context, [&](const Failure &why) {
            failure = why;
            done = true;
        });
        workspace::ProfileOptions options;
        options.folder = profile();
        options.readOnly = readOnly;
        workspace.open(options);
        if (!QTest::qWaitFor([&] { return done; }, patienceMs))
            qFatal("the profile neither opened nor failed");
        return failure;
    }
    template <class Ask> static auto answerOf(Ask ask)
    {
        std::optional<domain::Result<QUuid>> answer;
        ask([&](const domain::Result<QUuid> &saved) { answer = saved; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    template <class Ask> static domain::Result<void> doneOf(Ask ask)
    {
        std::optional<domain::Result<void>> answer;
        ask([&](const domain::Result<void> &done) { answer = done; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    static std::optional<domain::TicketPicture> picture(Workspace &workspace, const QString &id)
    {
        std::optional<domain::TicketPicture> found;
        bool done = false;
        QObject context;
        workspace.ticket(id, &context, [&](const std::optional<domain::TicketPicture> &answer) {
            found = answer;
            done = true;
        });
        if (!QTest::qWaitFor([&] { return done; }, patienceMs))
            qFatal("no answer");
        return found;
    }
    static domain::Result<QUuid> newTicket(Workspace &workspace)
    {
        workspace::NewTicket ticket;
        ticket.subject = u"Scanner sends empty pages"_s;
        ticket.body = u"Since this morning, both sides."_s;
        ticket.requester.name = u"Ana"_s;
        ticket.impact = 1;
        ticket.urgency = 2;
        return answerOf([&](auto then) { workspace.createTicket(ticket, then); });
    }
    static QList<Operation> operations(Workspace &workspace, qsizetype expected)
    {
        if (!QTest::qWaitFor([&] { return workspace.operations().size() == expected; }, patienceMs))
            qFatal("the outbox does not hold what it should");
        return workspace.operations();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeFile(keyFile(), QByteArray(64, 'b'));
    }

    void whatWasSavedIsThereAfterARestart()
    {
        QString ticket;
        {
            const auto first = workspace();
            QVERIFY(!opened(*first));
            const auto created = newTicket(*first);
            QVERIFY(created.has_value());
            ticket = u'~' + created->toString(QUuid::WithoutBraces);
            QVERIFY(answerOf([&](auto then) {
                        first->comment(domain::TicketId(ticket), u"On my way"_s, {}, then);
                    }).has_value());
            QVERIFY(answerOf([&](auto then) {
                        first->attempt(domain::TicketId(ticket), u"Cleaned the rollers"_s, u"Same"_s,
                                       domain::AttemptOutcome::Failed, {}, then);
                    }).has_value());
        }
        const auto second = workspace();
        QVERIFY(!opened(*second));
        const QList<Operation> kept = operations(*second, 3);
        QCOMPARE(kept.at(1).after, kept.at(0).id);
        QCOMPARE(kept.at(2).after, kept.at(1).id);
        for (const Operation &operation : kept)
            QCOMPARE(operation.state, OperationState::Queued);
        const auto seen = picture(*second, ticket);
        QVERIFY(seen.has_value());
        QCOMPARE(seen->ticket.subject, u"Scanner sends empty pages"_s);
        QCOMPARE(seen->ticket.priority, domain::Priority::P2);
        QCOMPARE(seen->entries.size(), 2);
        QCOMPARE(seen->entries.at(0).text, u"On my way"_s);
        QVERIFY(seen->entries.at(0).pending);
        QCOMPARE(seen->ticket.attemptCount, 1);
        QCOMPARE(seen->pendingChanges, 3);
    }

    void aTicketBornHereIsInTheLists()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        QSignalSpy changed(open.get(), &Workspace::ticketsChanged);
        QVERIFY(newTicket(*open).has_value());
        QVERIFY(changed.wait());
        std::optional<QList<domain::ListedTicket>> listed;
        open->ticketRows({}, this, [&](const QList<qint64> &rows) {
            open->listedTickets(rows, this, [&](const QList<domain::ListedTicket> &found) { listed = found; });
        });
        QTRY_VERIFY_WITH_TIMEOUT(listed.has_value(), patienceMs);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->constFirst().subject, u"Scanner sends empty pages"_s);
        QCOMPARE(listed->constFirst().pendingChanges, 1);
    }

    void laterChangesBuildOnEarlierOnes()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        const domain::TicketId ticket(u'~' + newTicket(*open)->toString(QUuid::WithoutBraces));
        // Both at once: the second must see the first.
        std::optional<domain::Result<QUuid>> one;
        std::optional<domain::Result<QUuid>> two;
        open->change(ticket, {{u"urgency"_s, 3}}, [&](const auto &saved) { one = saved; });
        open->change(ticket, {{u"urgency"_s, 1}}, [&](const auto &saved) { two = saved; });
        QTRY_VERIFY_WITH_TIMEOUT(one.has_value() && two.has_value(), patienceMs);
        QVERIFY(one->has_value() && two->has_value());
        const QList<Operation> kept = operations(*open, 3);
        QCOMPARE(kept.at(1).was, (QJsonObject{{u"urgency"_s, 2}}));
        QCOMPARE(kept.at(2).was, (QJsonObject{{u"urgency"_s, 3}}));
        QCOMPARE(picture(*open, ticket.value())->ticket.priority, domain::Priority::P1);
    }

    void refusals_data()
    {
        QTest::addColumn<QJsonObject>("patch");
        QTest::newRow("resolve without a closure") << QJsonObject{{u"status"_s, u"resolved"_s}};
        QTest::newRow("close") << QJsonObject{{u"status"_s, u"closed"_s}};
        QTest::newRow("write the tier") << QJsonObject{{u"tierLevel"_s, 2}};
        QTest::newRow("a queue that is not there") << QJsonObject{{u"queueId"_s, u"q99"_s}};
        QTest::newRow("nothing changes") << QJsonObject{{u"impact"_s, 1}};
    }
    void refusals()
    {
        QFETCH(QJsonObject, patch);
        const auto open = workspace();
        QVERIFY(!opened(*open));
        const domain::TicketId ticket(u'~' + newTicket(*open)->toString(QUuid::WithoutBraces));
        const auto refused = answerOf([&](auto then) { open->change(ticket, patch, then); });
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, Failure::Kind::Refused);
        operations(*open, 1);
    }

    void emptyTextsAreRefusedAndNothingIsQueued()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        const auto refused =
            answerOf([&](auto then) { open->comment(domain::TicketId(u"t1"_s), u"  \n"_s, {}, then); });
        QCOMPARE(refused.error().kind, Failure::Kind::Refused);
        const auto huge =
            answerOf([&](auto then) { open->workNote(domain::TicketId(u"t1"_s), QString(70'000, u'x'), {}, then); });
        QCOMPARE(huge.error().kind, Failure::Kind::Refused);
        QVERIFY(open->operations().isEmpty());
    }

    void withdrawnWorkIsGoneAndItsDependantsNeedThePerson()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        const auto created = newTicket(*open);
        const domain::TicketId ticket(u'~' + created->toString(QUuid::WithoutBraces));
        QVERIFY(answerOf([&](auto then) { open->comment(ticket, u"Hello"_s, {}, then); }).has_value());
        operations(*open, 2);
        QVERIFY(doneOf([&](auto then) { open->withdraw(*created, then); }).has_value());
        const QList<Operation> left = operations(*open, 1);
        QCOMPARE(left.constFirst().state, OperationState::Rejected);
        QCOMPARE(left.constFirst().content[u"text"].toString(), u"Hello"_s);
    }

    void draftsSurviveARestart()
    {
        const workspace::Draft text{u"ticket/t1"_s, {{u"text"_s, u"half a sent"_s}}, QDateTime::currentDateTimeUtc()};
        {
            const auto first = workspace();
            QVERIFY(!opened(*first));
            QVERIFY(doneOf([&](auto then) { first->saveDraft(text, then); }).has_value());
        }
        const auto second = workspace();
        QVERIFY(!opened(*second));
        QCOMPARE(second->draft(text.place).value().content, text.content);
        QVERIFY(doneOf([&](auto then) { second->removeDraft(text.place, then); }).has_value());
        QVERIFY(!second->draft(text.place).has_value());
    }

    void aSecondProgramIsToldWhoHoldsTheProfile()
    {
        const auto first = workspace();
        QVERIFY(!opened(*first));
        const auto second = workspace();
        const auto failure = opened(*second);
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, Failure::Kind::Locked);
        QCOMPARE(failure->detail, QString::number(QCoreApplication::applicationPid()));
        QCOMPARE(second->state(), Workspace::State::Closed);
    }

    void aReaderNeedsNoLock()
    {
        const auto writer = workspace();
        QVERIFY(!opened(*writer));
        const auto reader = workspace();
        QVERIFY(!opened(*reader, true));
        const auto refused =
            answerOf([&](auto then) { reader->comment(domain::TicketId(u"t1"_s), u"Hi"_s, {}, then); });
        QVERIFY(!refused.has_value());
    }

    void openFailures_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("another key") << u"key"_s << int(Failure::Kind::WrongKey);
        QTest::newRow("the key file is gone") << u"no-key"_s << int(Failure::Kind::WrongKey);
        QTest::newRow("the header is gone") << u"header"_s << int(Failure::Kind::Damaged);
        QTest::newRow("the header is garbage") << u"garbage"_s << int(Failure::Kind::Damaged);
    }
    void openFailures()
    {
        QFETCH(QString, fault);
        {
            const auto first = workspace();
            QVERIFY(!opened(*first));
            QVERIFY(newTicket(*first).has_value());
        }
        const QString header = profile() + u"/profile.json"_s;
        const QByteArray before = [&] {
            QFile file(header);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        if (fault == u"key"_s)
            writeFile(keyFile(), QByteArray(64, 'c'));
        else if (fault == u"no-key"_s)
            QVERIFY(QFile::remove(keyFile()));
        else if (fault == u"header"_s)
            QVERIFY(QFile::remove(header));
        else
            writeFile(header, "{\"format\":");
        const auto broken = workspace();
        const auto failure = opened(*broken);
        QVERIFY(failure.has_value());
        QTEST(int(failure->kind), "kind");

        // The work is untouched: with the right key and header it is there again.
        writeFile(keyFile(), QByteArray(64, 'b'));
        writeFile(header, before);
        const auto again = workspace();
        QVERIFY(!opened(*again));
        operations(*again, 1);
    }

    void withoutAKeychainThereIsNoPlaintextFallback()
    {
        Workspace open(std::make_unique<NoKeychain>(), [](const workspace::SignIn &) {
            return std::unique_ptr<sync::Connector>(std::make_unique<Unreachable>());
        });
        const auto failure = opened(open);
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, Failure::Kind::NoKeychain);
        QVERIFY(!QFile::exists(profile() + u"/work.db"_s));
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        writeFile(m_folder->filePath(u"profile"_s), "a file in the way");
        const auto open = workspace();
        const auto failure = opened(*open);
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, Failure::Kind::Unwritable);
        QVERIFY(failure->detail.contains(profile()));
    }

    void filesAreForTheirOwnerAlone()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        QVERIFY(newTicket(*open).has_value());
        constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(profile()) & others));
        const QStringList names = QDir(profile()).entryList(QDir::Files | QDir::Hidden);
        QVERIFY(names.contains(u"work.db"_s));
        for (const QString &name : names)
            QVERIFY2(!(QFile::permissions(profile() + u'/' + name) & others), qPrintable(name));
    }

    void signInSaysWhyNot_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("kind");
        QTest::newRow("plain http") << u"http://desk.example"_s << QByteArray("t") << int(Failure::Kind::BadInput);
        QTest::newRow("no host") << u"https://"_s << QByteArray("t") << int(Failure::Kind::BadInput);
        QTest::newRow("no token") << u"https://desk.example"_s << QByteArray(" ") << int(Failure::Kind::SignedOut);
        QTest::newRow("no network") << u"https://desk.example"_s << QByteArray("t") << int(Failure::Kind::Unreachable);
    }
    void signInSaysWhyNot()
    {
        QFETCH(QString, server);
        QFETCH(QByteArray, token);
        const auto open = workspace();
        QVERIFY(!opened(*open));
        const auto refused = doneOf([&](auto then) { open->signIn({QUrl(server), token, QString()}, then); });
        QVERIFY(!refused.has_value());
        QTEST(int(refused.error().kind), "kind");
        QVERIFY(!open->server().has_value());
    }

    void verifyFindsNothingInAGoodProfile()
    {
        const auto open = workspace();
        QVERIFY(!opened(*open));
        QVERIFY(newTicket(*open).has_value());
        std::optional<QStringList> findings;
        open->verify(this, [&](const QStringList &found) { findings = found; });
        QTRY_VERIFY_WITH_TIMEOUT(findings.has_value(), patienceMs);
        QCOMPARE(*findings, QStringList());
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
