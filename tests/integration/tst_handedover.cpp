// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"
#include "handoffs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::tests;

//! A handoff from one device to another by the real server: what lacks does not enter the outbox, also without a
//! network; what is complete moves the ticket once (H1).
class HandedOverTest : public QObject
{
    Q_OBJECT

private:
    DeskServer m_server;
    QTemporaryDir m_folder;

    struct Ended
    {
        int code = -1;
        QJsonDocument json;
        QByteArray error;
    };
    Ended run(const QString &profile, const QStringList &words) const
    {
        QProcess program;
        program.start(QStringLiteral(SECONDLINECTL),
                      QStringList{u"--json"_s, u"--profile"_s, m_folder.filePath(profile), u"--key-file"_s,
                                  m_folder.filePath(u"key"_s), u"--token-file"_s,
                                  m_folder.filePath(profile + u".token"_s)}
                          + words);
        if (!program.waitForFinished(60'000))
            qFatal("%s hangs", qPrintable(words.join(u' ')));
        return {program.exitCode(), QJsonDocument::fromJson(program.readAllStandardOutput()),
                program.readAllStandardError()};
    }
    QJsonObject show(const QString &profile, const QString &ticket) const
    {
        return run(profile, {u"show"_s, ticket}).json.object();
    }
    QString answersFile(const QJsonObject &answers) const
    {
        QFile file(m_folder.filePath(u"answers.json"_s));
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(answers).toJson()) < 0)
            qFatal("no answers");
        return file.fileName();
    }
    void signIn(const QString &profile, const QByteArray &token) const
    {
        privateFile(m_folder.filePath(profile + u".token"_s), token);
        QCOMPARE(run(profile, {u"sign-in"_s, u"--server"_s, m_server.url().toString(), u"--ca"_s, m_server.ca()}).code,
                 0);
        QCOMPARE(run(profile, {u"sync"_s}).code, 0);
    }

private Q_SLOTS:
    void onlyWhatIsCompleteGoesUp()
    {
        m_server.importSome(10, 10, 2);
        privateFile(m_folder.filePath(u"key"_s), QByteArray(64, '3'));
        const QByteArray first = m_server.tokenOf(u"t1agent"_s, u"analyst"_s, 1);
        const QByteArray second = m_server.tokenOf(u"t2tech"_s, u"technician"_s, 2);
        m_server.start();
        signIn(u"first"_s, first);
        signIn(u"second"_s, second);
        m_server.stop(); // the handoff is written without a network

        const QString ticket = run(u"first"_s,
                                   {u"create"_s, u"--subject"_s, u"Outlook closes"_s, u"--body"_s, u"At sign-in."_s,
                                    u"--requester"_s, u"ana@example.org"_s})
                                   .json[u"id"]
                                   .toString();
        QVERIFY(!ticket.isEmpty());
        QString queue;
        const QJsonArray queues = run(u"first"_s, {u"queues"_s}).json.array();
        for (const QJsonValue &one : queues) {
            if (one[u"tier"] == 2)
                queue = one[u"name"].toString();
        }
        QVERIFY(!queue.isEmpty());

        scenarios::Dice dice(7);
        const QJsonObject complete = gate::goodAnswers(1, u"backend-access"_s, dice);
        const auto escalate = [&](const QJsonObject &answers) {
            return run(u"first"_s,
                       {u"escalate"_s, ticket, u"--to"_s, queue, u"--reason"_s, u"backend-access"_s, u"--answers"_s,
                        answersFile(answers)});
        };
        QJsonObject lacking = complete;
        lacking.remove(u"ruledOut"_s);
        lacking.insert(u"whyNextTier"_s, u"needs engineering review"_s);
        const Ended refused = escalate(lacking);
        QCOMPARE(refused.code, 3);
        const QJsonArray missing = refused.json[u"missing"].toArray();
        QCOMPARE(missing.size(), 2);
        QCOMPARE(missing[0][u"pointer"].toString(), u"/ruledOut"_s);
        QCOMPARE(missing[1][u"pointer"].toString(), u"/whyNextTier"_s);
        QVERIFY(!missing[1][u"example"].toString().isEmpty());
        QCOMPARE(run(u"first"_s, {u"outbox"_s, u"list"_s}).json.array().size(), 1); // the new ticket
        for (quint64 seed = 1; seed <= 10; ++seed) {
            scenarios::Dice thrown(seed);
            QCOMPARE(escalate(gate::spoiled(complete, thrown).answers).code, 3);
        }
        const Ended queued = escalate(complete);
        QVERIFY2(queued.code == 0, queued.error.constData());
        QCOMPARE(queued.json[u"state"].toString(), u"queued"_s);
        QCOMPARE(show(u"first"_s, ticket)[u"tier"], QJsonValue(2)); // as the person wants it, pending
        QCOMPARE(escalate(complete).code, 3);                       // it is on its way up already

        m_server.start();
        QCOMPARE(run(u"first"_s, {u"sync"_s}).code, 0);
        QCOMPARE(run(u"first"_s, {u"outbox"_s, u"list"_s}).json.array().size(), 0);
        const QJsonObject moved = show(u"first"_s, ticket);
        QCOMPARE(moved[u"tier"], QJsonValue(2));
        QVERIFY(!moved[u"number"].toString().isEmpty());
        QCOMPARE(run(u"second"_s, {u"sync"_s}).code, 0);
        QCOMPARE(show(u"second"_s, moved[u"number"].toString())[u"tier"], QJsonValue(2));
        // Both devices hold what the server holds, handoffs and rules included.
        for (const auto &[profile, login] : {std::pair(u"first"_s, u"t1agent"_s), std::pair(u"second"_s, u"t2tech"_s)})
            QCOMPARE(run(profile, {u"verify"_s, u"--digest"_s}).json[u"digest"].toString(), m_server.digestFor(login));
        QCOMPARE(m_server.administer({u"check"_s}).trimmed(), QByteArray("All is well."));
    }
};

QTEST_GUILESS_MAIN(HandedOverTest)
#include "tst_handedover.moc"
