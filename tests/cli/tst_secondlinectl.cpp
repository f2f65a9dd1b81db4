// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The program itself, as scripts use it: exit codes and JSON of interfaces.md, without a network.
class SecondlinectlTest : public QObject
{
    Q_OBJECT

private:
    struct Run
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
        QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    };

    std::unique_ptr<QTemporaryDir> m_folder;

    QStringList general() const
    {
        return {u"--profile"_s, m_folder->filePath(u"profile"_s), u"--key-file"_s, m_folder->filePath(u"key"_s)};
    }
    //! What its threads are called, and what each waits for in the kernel, where that can be seen.
    static QString threadsOf(qint64 process)
    {
        QString told;
        const QDir threads(u"/proc/%1/task"_s.arg(process));
        for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto line = [&](const QString &name) {
                QFile file(threads.filePath(thread + u'/' + name));
                return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).trimmed() : QString();
            };
            told += u", %1 in %2"_s.arg(line(u"comm"_s), line(u"wchan"_s));
        }
        return told;
    }
    static Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess program;
        program.start(QStringLiteral(SECONDLINECTL), arguments);
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(20'000))
            qFatal("secondlinectl %s did not end%s; it said: %s", qPrintable(arguments.join(u' ')),
                   qPrintable(threadsOf(program.processId())), program.readAllStandardError().constData());
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }
    Run command(const QStringList &words, const QByteArray &input = {}) const
    {
        return run(general() + QStringList{u"--json"_s} + words, input);
    }
    QString newTicket() const
    {
        const Run made = command({u"create"_s, u"--subject"_s, u"No sound in room 4"_s, u"--body"_s, u"-"_s,
                                  u"--requester"_s, u"ana@example.org"_s},
                                 "The amplifier is dead.");
        return made.json()[u"id"].toString();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile key(m_folder->filePath(u"key"_s));
        if (!key.open(QIODevice::WriteOnly) || key.write(QByteArray(64, '7')) != 64)
            qFatal("no key file");
        key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    void exitCodes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says"); // on stderr
        QTest::newRow("status of a new profile") << QStringList{u"status"_s} << 0 << QByteArray();
        QTest::newRow("no such command") << QStringList{u"frob"_s} << 2 << QByteArray("frob");
        QTest::newRow("no such option") << QStringList{u"status"_s, u"--loud"_s} << 2 << QByteArray("--loud");
        QTest::newRow("option of another command")
            << QStringList{u"status"_s, u"--text"_s, u"x"_s} << 2 << QByteArray("--text");
        QTest::newRow("value missing") << QStringList{u"search"_s, u"x"_s, u"--limit"_s} << 2 << QByteArray("--limit");
        QTest::newRow("word missing") << QStringList{u"show"_s} << 2 << QByteArray("show");
        QTest::newRow("no such ticket") << QStringList{u"show"_s, u"HD-000001"_s} << 1 << QByteArray("HD-000001");
        QTest::newRow("no such queue") << QStringList{u"tickets"_s, u"--queue"_s, u"Moon"_s} << 1 << QByteArray("Moon");
        QTest::newRow("not signed in") << QStringList{u"sync"_s} << 3 << QByteArray("sign in");
        QTest::newRow("empty subject") << QStringList{u"create"_s, u"--subject"_s, u" "_s, u"--requester"_s,
                                                      u"a@b.example"_s}
                                       << 3 << QByteArray("subject");
        QTest::newRow("impact out of range") << QStringList{u"create"_s,      u"--subject"_s, u"x"_s, u"--requester"_s,
                                                            u"a@b.example"_s, u"--impact"_s,  u"9"_s}
                                             << 3 << QByteArray("impact");
        QTest::newRow("writing while reading only")
            << QStringList{u"--read-only"_s, u"outbox"_s, u"list"_s} << 1 << QByteArray("profile.json");
        QTest::newRow("no such conflict")
            << QStringList{u"conflicts"_s, u"show"_s, u"x"_s} << 1 << QByteArray("conflict");
        QTest::newRow("conflicts takes no such word")
            << QStringList{u"conflicts"_s, u"settle"_s} << 1 << QByteArray("conflict");
        QTest::newRow("reports by a wrong limit")
            << QStringList{u"reports"_s, u"--limit"_s, u"0"_s} << 1 << QByteArray("--limit");
        QTest::newRow("brake takes no such word") << QStringList{u"brake"_s, u"maybe"_s} << 1 << QByteArray("brake");
        QTest::newRow("export takes no such thing")
            << QStringList{u"export"_s, u"weather"_s} << 1 << QByteArray("outbox");
        QTest::newRow("no such file to attach")
            << QStringList{u"attachment"_s, u"get"_s, u"sha256-00"_s} << 1 << QByteArray("--out");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray();
    }
    void exitCodes()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QByteArray, says);
        const Run done = run(general() + words);
        QCOMPARE(done.code, code);
        QVERIFY2(done.err.contains(says), done.err.constData());
        QCOMPARE(done.out.isEmpty(), code != 0);
    }

    void anOfflineTicketGoesThroughEveryCommand()
    {
        const QString ticket = newTicket();
        QVERIFY(ticket.startsWith(u'~'));
        QCOMPARE(command({u"comment"_s, ticket, u"--text"_s, u"Spare is on its way"_s}).code, 0);
        QCOMPARE(command({u"comment"_s, ticket, u"--text"_s, u"Key is at reception"_s, u"--note"_s}).code, 0);
        QCOMPARE(command({u"attempt"_s, ticket, u"--tried"_s, u"Other socket"_s, u"--result"_s, u"Still dead"_s}).code,
                 0);
        QCOMPARE(command({u"set"_s, ticket, u"impact=1"_s, u"urgency=1"_s, u"tags=[\"av\"]"_s}).code, 0);

        const QJsonObject shown = command({u"show"_s, ticket}).json().object();
        QCOMPARE(shown[u"subject"].toString(), u"No sound in room 4"_s);
        QCOMPARE(shown[u"body"].toString(), u"The amplifier is dead."_s);
        QCOMPARE(shown[u"priority"].toInt(), 1);
        QCOMPARE(shown[u"pending"].toBool(), true);
        QStringList kinds;
        const QJsonArray entries = shown[u"entries"].toArray();
        for (const QJsonValue &entry : entries)
            kinds.append(entry[u"kind"].toString());
        QCOMPARE(kinds, QStringList({u"comment"_s, u"note"_s, u"attempt"_s}));

        const QJsonArray outbox = command({u"outbox"_s, u"list"_s}).json().array();
        QCOMPARE(outbox.size(), 5);
        for (const QJsonValue &operation : outbox)
            QCOMPARE(operation[u"state"].toString(), u"queued"_s);
        QCOMPARE(command({u"status"_s}).json()[u"outbox"][u"queued"].toInt(), 5);

        const QJsonArray listed = command({u"tickets"_s}).json().array();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed.at(0)[u"id"].toString(), ticket);
        QCOMPARE(listed.at(0)[u"priority"].toInt(), 1);
    }

    void whatWasWrittenOfflineIsFoundOffline()
    {
        const QString ticket = newTicket();
        QCOMPARE(command({u"comment"_s, ticket, u"--text"_s, u"Ordered a Behringer"_s}).code, 0);
        for (const QString &word : {u"amplifier"_s, u"behringer"_s, u"sound"_s}) {
            const QJsonObject found = command({u"search"_s, word}).json().object();
            QCOMPARE(found[u"results"].toArray().size(), 1);
            QCOMPARE(found[u"results"][0][u"id"].toString(), ticket);
        }
    }

    void theDoorsAreShut_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("status resolved") << u"status=resolved"_s;
        QTest::newRow("status closed") << u"status=closed"_s;
        QTest::newRow("tier") << u"tierLevel=3"_s;
        QTest::newRow("queue") << u"queueId=q3"_s;
    }
    void theDoorsAreShut()
    {
        QFETCH(QString, word);
        const QString ticket = newTicket();
        QCOMPARE(command({u"set"_s, ticket, word}).code, 3);
        QCOMPARE(command({u"outbox"_s, u"list"_s}).json().array().size(), 1);
    }

    void outboxWithdraws()
    {
        const QString ticket = newTicket();
        QCOMPARE(command({u"outbox"_s, u"show"_s, ticket.mid(1)}).json()[u"content"][u"subject"].toString(),
                 u"No sound in room 4"_s);
        QCOMPARE(command({u"outbox"_s, u"withdraw"_s, ticket.mid(1)}).code, 0);
        QCOMPARE(command({u"outbox"_s, u"list"_s}).json().array().size(), 0);
        QCOMPARE(command({u"show"_s, ticket}).code, 1);
        QCOMPARE(command({u"outbox"_s, u"withdraw"_s, ticket.mid(1)}).code, 1);
    }

    void whatThereIsNotYetIsAnEmptyAnswer()
    {
        QCOMPARE(command({u"conflicts"_s, u"list"_s}).json().array().size(), 0);
        QCOMPARE(command({u"reports"_s}).json().array().size(), 0);
        QCOMPARE(command({u"rescue"_s, u"show"_s}).json().object().size(), 0);
    }

    void aFileGoesInAndComesOut()
    {
        const QString ticket = newTicket();
        const QByteArray bytes = QByteArray(2'000'000, 'l') + "last line\n";
        for (const QString &name : {u"boot.log"_s, u"core.log"_s}) {
            QFile source(m_folder->filePath(name));
            QVERIFY(source.open(QIODevice::WriteOnly) && source.write(bytes + name.toUtf8()) > 0);
        }
        QCOMPARE(command({u"comment"_s, ticket, u"--text"_s, u"Two logs"_s, u"--attach"_s,
                          m_folder->filePath(u"boot.log"_s), u"--attach"_s, m_folder->filePath(u"core.log"_s)})
                     .code,
                 0);
        const QJsonArray files = command({u"attachments"_s, ticket}).json().array();
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.at(0)[u"name"].toString(), u"boot.log"_s);
        QCOMPARE(files.at(0)[u"place"].toString(), u"waitsHere"_s);
        QCOMPARE(files.at(0)[u"size"].toInteger(), bytes.size() + 8);
        const QString out = m_folder->filePath(u"out"_s);
        const QString blob = files.at(1)[u"blobId"].toString();
        QCOMPARE(command({u"attachment"_s, u"get"_s, blob, u"--out"_s, out}).code, 0);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), bytes + "core.log");
        QCOMPARE(command({u"attachment"_s, u"get"_s, blob, u"--out"_s, out}).code, 3); // it is there
        QCOMPARE(command({u"verify"_s}).code, 0);
    }

    void whatCannotBeAttachedQueuesNothing()
    {
        const QString ticket = newTicket();
        const Run refused = command({u"comment"_s, ticket, u"--text"_s, u"See"_s, u"--attach"_s, u"/nowhere/file"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("/nowhere/file"), refused.err.constData());
        QCOMPARE(command({u"outbox"_s, u"list"_s}).json().array().size(), 1);
    }

    void theOutboxIsExported()
    {
        const QString ticket = newTicket();
        QCOMPARE(command({u"comment"_s, ticket, u"--text"_s, u"=SUM(A1)\n+1"_s}).code, 0);
        const QJsonArray operations = command({u"export"_s, u"outbox"_s}).json().array();
        QCOMPARE(operations.size(), 2);
        QCOMPARE(operations.at(1)[u"content"][u"text"].toString(), u"=SUM(A1)\n+1"_s);
        const QString out = m_folder->filePath(u"outbox.csv"_s);
        QCOMPARE(command({u"export"_s, u"outbox"_s, u"--format"_s, u"csv"_s, u"--out"_s, out}).code, 0);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QCOMPARE(lines.size(), 4); // the head, two operations, and the last line's end
        QVERIFY(lines.at(2).contains("SUM(A1)"));
        QCOMPARE(QFile::permissions(out) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        QCOMPARE(command({u"export"_s, u"outbox"_s, u"--format"_s, u"csv"_s, u"--out"_s, out}).code, 1);
    }

    void anotherKeyIsRefusedAndChangesNothing()
    {
        newTicket();
        QFile key(m_folder->filePath(u"key"_s));
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write(QByteArray(64, '8'));
        key.close();
        const Run refused = command({u"outbox"_s, u"list"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("key"), refused.err.constData());
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write(QByteArray(64, '7'));
        key.close();
        QCOMPARE(command({u"outbox"_s, u"list"_s}).json().array().size(), 1);
    }

    void verifyIsHappyWithAGoodProfile()
    {
        newTicket();
        const Run done = command({u"verify"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.json()[u"ok"].toBool(), true);
    }
};

QTEST_GUILESS_MAIN(SecondlinectlTest)
#include "tst_secondlinectl.moc"
