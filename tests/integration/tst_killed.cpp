// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::tests;

//! A technician works without a network while the program is killed again and again, also while it sends later on:
//! whatever was acknowledged arrives at the real server once, in order, and nothing stays behind (D1, X4, X7).
class KilledTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int writes = 25;
    static constexpr int killedSyncs = 8;

    DeskServer m_server;
    QTemporaryDir m_folder;

    QStringList general(const QString &profile) const
    {
        return {u"--json"_s,
                u"--profile"_s,
                m_folder.filePath(profile),
                u"--key-file"_s,
                m_folder.filePath(u"key"_s),
                u"--token-file"_s,
                m_folder.filePath(u"token"_s)};
    }
    QJsonDocument run(const QString &profile, const QStringList &words) const
    {
        QProcess program;
        program.start(QStringLiteral(SECONDLINECTL), general(profile) + words);
        if (!program.waitForFinished(60'000) || program.exitCode() != 0)
            qFatal("%s: %s", qPrintable(words.join(u' ')), program.readAllStandardError().constData());
        return QJsonDocument::fromJson(program.readAllStandardOutput());
    }
    //! Kills the program \a ms after its start; true if it had acknowledged before.
    bool killed(const QStringList &words, int ms) const
    {
        QProcess program;
        program.start(QStringLiteral(SECONDLINECTL), general(u"mine"_s) + words);
        program.waitForFinished(ms);
        if (program.state() != QProcess::NotRunning) {
            program.kill();
            program.waitForFinished();
        }
        return QJsonDocument::fromJson(program.readAllStandardOutput()).isObject();
    }
    QStringList textsOn(const QString &profile, const QString &ticket) const
    {
        QStringList texts;
        const QJsonArray entries = run(profile, {u"show"_s, ticket})[u"entries"].toArray();
        for (const QJsonValue &entry : entries) {
            if (entry[u"text"].toString().startsWith(u"write "))
                texts.append(entry[u"text"].toString());
        }
        return texts;
    }

    //! A kill between the mirror and the commit leaves an act that nobody was told is saved: it waits for its person,
    //! who takes it back here (D7).
    void discardWhatWasNotAcknowledged(const QStringList &acknowledged) const
    {
        const QJsonArray waiting = run(u"mine"_s, {u"outbox"_s, u"list"_s}).array();
        for (const QJsonValue &act : waiting) {
            if (act[u"state"] != u"rejected"_s)
                continue;
            QCOMPARE(act[u"refusal"][u"type"].toString(), u"rescued"_s);
            QVERIFY(!acknowledged.contains(act[u"content"][u"text"].toString()));
            run(u"mine"_s, {u"outbox"_s, u"withdraw"_s, act[u"op"].toString()});
        }
    }

private Q_SLOTS:
    void nothingIsLostDoubledOrReordered()
    {
        m_server.importSome(40, 20, 5);
        privateFile(m_folder.filePath(u"key"_s), QByteArray(64, '3'));
        privateFile(m_folder.filePath(u"token"_s), m_server.tokenOf(u"t2tech"_s, u"technician"_s, 2));
        m_server.start();
        run(u"mine"_s, {u"sign-in"_s, u"--server"_s, m_server.url().toString(), u"--ca"_s, m_server.ca()});
        run(u"mine"_s, {u"sync"_s});
        m_server.stop();

        // How long an undisturbed write takes, so that the kills fall before, into and after it.
        QElapsedTimer timer;
        timer.start();
        QStringList acknowledged = {u"write 0"_s};
        run(u"mine"_s, {u"comment"_s, u"HD-000001"_s, u"--text"_s, u"write 0"_s});
        const int span = static_cast<int>(timer.elapsed()) + 10;
        for (int i = 1; i <= writes; ++i) {
            const QString text = u"write %1"_s.arg(i);
            if (killed({u"comment"_s, u"HD-000001"_s, u"--text"_s, text}, QRandomGenerator::global()->bounded(1, span)))
                acknowledged.append(text);
        }
        QVERIFY2(acknowledged.size() <= writes, "no kill came in time: the test shows nothing");
        discardWhatWasNotAcknowledged(acknowledged);
        const QStringList kept = textsOn(u"mine"_s, u"HD-000001"_s);
        for (const QString &text : std::as_const(acknowledged))
            QCOMPARE(kept.count(text), 1);

        m_server.start();
        for (int i = 0; i < killedSyncs; ++i)
            killed({u"sync"_s}, QRandomGenerator::global()->bounded(1, span * 2));
        run(u"mine"_s, {u"sync"_s});
        QCOMPARE(run(u"mine"_s, {u"outbox"_s, u"list"_s}).array().size(), 0);

        run(u"fresh"_s, {u"sign-in"_s, u"--server"_s, m_server.url().toString(), u"--ca"_s, m_server.ca()});
        run(u"fresh"_s, {u"sync"_s});
        QCOMPARE(textsOn(u"fresh"_s, u"HD-000001"_s), kept);
        QCOMPARE(textsOn(u"mine"_s, u"HD-000001"_s), kept);
        QCOMPARE(run(u"mine"_s, {u"verify"_s, u"--digest"_s})[u"digest"].toString(),
                 QString::fromLatin1(
                     m_server.administer({u"check"_s, u"--digest"_s, u"--person"_s, u"t2tech"_s}).trimmed()));
    }
};

QTEST_GUILESS_MAIN(KilledTest)
#include "tst_killed.moc"
