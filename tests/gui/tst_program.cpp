// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;

namespace {

constexpr int patienceMs = 60'000;

} // namespace

//! The program as quickstart and scripts start it.
class TestProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pictureOfAFreshProfile();
    void aSecondStartRaisesTheFirst();
    void theGalleryHasAPicture();
    void theChosenLanguageHoldsFromTheStart();
    void theDemoMakesItsOwnServer();
    void aFolderThatIsNoDemosIsLeftAlone();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();

private:
    QStringList arguments(const QString &profile, const QStringList &more = {}) const;

    std::unique_ptr<tests::DeskServer> m_server;
    QTemporaryDir m_folder;
    QString m_key;
    QString m_token;
};

void TestProgram::initTestCase()
{
    m_server = std::make_unique<tests::DeskServer>();
    m_server->importSome(60, 30, 5);
    m_key = tests::privateFile(m_folder.filePath(u"key"_s), QByteArray(64, '7'));
    m_token = tests::privateFile(m_folder.filePath(u"token"_s), m_server->tokenOf(u"t2tech"_s, u"technician"_s, 2));
    m_server->start();
}

QStringList TestProgram::arguments(const QString &profile, const QStringList &more) const
{
    return QStringList{u"--profile"_s,    m_folder.filePath(profile),
                       u"--server"_s,     m_server->url().toString(),
                       u"--ca"_s,         m_server->ca(),
                       u"--key-file"_s,   m_key,
                       u"--token-file"_s, m_token}
    + more;
}

void TestProgram::pictureOfAFreshProfile()
{
    const QString file = m_folder.filePath(u"picture.png"_s);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(SECONDLINE), arguments(u"fresh"_s, {u"--screenshot"_s, file}));
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitCode(), 0);
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1280, 800));
    // A filled list has many colours where an empty window has few.
    QSet<QRgb> colours;
    for (int y = 120; y < 700; ++y) {
        for (int x = 260; x < 590; ++x)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY2(colours.size() > 40, qPrintable(QString::number(colours.size())));
}

void TestProgram::aSecondStartRaisesTheFirst()
{
    QProcess first;
    first.start(QStringLiteral(SECONDLINE), arguments(u"single"_s));
    QVERIFY(first.waitForStarted(patienceMs));
    // The second one ends by itself as soon as the first one listens.
    QTRY_VERIFY_WITH_TIMEOUT(QDir(m_folder.filePath(u"single"_s)).exists(u"cache.db"_s), patienceMs);
    QTest::qWait(1000);
    QProcess second;
    second.start(QStringLiteral(SECONDLINE), arguments(u"single"_s, {u"--open"_s, u"ticket/HD-000001"_s}));
    QVERIFY(second.waitForFinished(patienceMs));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    first.waitForFinished(5000);
}

void TestProgram::theGalleryHasAPicture()
{
    const QString file = m_folder.filePath(u"gallery.png"_s);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(SECONDLINE),
                  {u"--gallery"_s, u"--screenshot"_s, file, u"--window-size"_s, u"1280x800"_s});
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitCode(), 0);
    const QImage picture(file);
    QVERIFY(picture.width() > 1200);
    QVERIFY(picture.height() > 800); // all of it, not what fits
}

//! Two starts in one language look alike, a start in another does not.
void TestProgram::theChosenLanguageHoldsFromTheStart()
{
    const auto gallery = [this](const QString &profile, const QByteArray &language) {
        const QString folder = m_folder.filePath(profile);
        QDir().mkpath(folder);
        QFile settings(folder + u"/window.ini"_s);
        if (!settings.open(QIODevice::WriteOnly) || settings.write("[window]\nlanguage=" + language + '\n') < 0)
            return QImage();
        settings.close();
        const QString file = m_folder.filePath(profile + u".png"_s);
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(SECONDLINE), {u"--profile"_s, folder, u"--gallery"_s, u"--screenshot"_s, file});
        return program.waitForFinished(patienceMs) && program.exitCode() == 0 ? QImage(file) : QImage();
    };
    const QImage english = gallery(u"english"_s, "en");
    QVERIFY(!english.isNull());
    QCOMPARE(gallery(u"english-again"_s, "en"), english);
    const QImage german = gallery(u"german"_s, "de");
    QVERIFY(!german.isNull());
    QVERIFY(german != english);
}

void TestProgram::theDemoMakesItsOwnServer()
{
    constexpr int importMs = 240'000;
    const QString folder = m_folder.filePath(u"demo"_s);
    for (const bool again : {false, true}) {
        const QString file = m_folder.filePath(again ? u"again.png"_s : u"demo.png"_s);
        QElapsedTimer spent;
        spent.start();
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(SECONDLINE), {u"--demo"_s, u"--profile"_s, folder, u"--screenshot"_s, file});
        QVERIFY(program.waitForFinished(importMs));
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(QImage(file).size(), QSize(1280, 800));
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFile::permissions(folder + u"/token"_s) & others));
        QVERIFY(!(QFile::permissions(folder + u"/key"_s) & others));
        qInfo("%s demo: %lld ms", again ? "the second" : "the first", spent.elapsed());
    }
    // Its server ended with it: the port is free again.
    QFile port(folder + u"/port"_s);
    QVERIFY(port.open(QIODevice::ReadOnly));
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost, port.readAll().toUShort()));
}

void TestProgram::aFolderThatIsNoDemosIsLeftAlone()
{
    const QString folder = m_folder.filePath(u"mine"_s);
    QVERIFY(QDir().mkpath(folder + u"/server"_s));
    tests::privateFile(folder + u"/server/letter"_s, "dear");
    QProcess program;
    program.start(QStringLiteral(SECONDLINE), {u"--demo"_s, u"--profile"_s, folder, u"--screenshot"_s, u"x.png"_s});
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.readAllStandardError().contains("is not a demo"));
    QVERIFY(QFile::exists(folder + u"/server/letter"_s));
}

void TestProgram::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("code");
    const QString picture = m_folder.filePath(u"never.png"_s);
    QTest::newRow("no https") << QStringList{u"--server"_s, u"http://desk.example.org"_s} << QByteArray("https address")
                              << 2;
    QTest::newRow("wrong key for a profile that is there")
        << QStringList{u"--profile"_s,    m_folder.filePath(u"fresh"_s),
                       u"--key-file"_s,   tests::privateFile(m_folder.filePath(u"otherkey"_s), QByteArray(64, '8')),
                       u"--screenshot"_s, picture}
        << QByteArray("The key does not open this profile") << 1;
    QTest::newRow("a folder that cannot be made")
        << QStringList{u"--profile"_s, m_key + u"/profile"_s, u"--key-file"_s, m_key, u"--screenshot"_s, picture}
        << QByteArray("The profile folder cannot be written") << 1;
    QTest::newRow("a token that the server does not know")
        << QStringList{u"--profile"_s,    m_folder.filePath(u"refused"_s),
                       u"--server"_s,     m_server->url().toString(),
                       u"--ca"_s,         m_server->ca(),
                       u"--key-file"_s,   m_key,
                       u"--token-file"_s, tests::privateFile(m_folder.filePath(u"othertoken"_s), "not-a-token"),
                       u"--screenshot"_s, picture}
        << QByteArray("The server does not accept your token") << 1;
    QTest::newRow("an authority that is not the server's")
        << QStringList{u"--profile"_s,    m_folder.filePath(u"untrusted"_s),
                       u"--server"_s,     m_server->url().toString(),
                       u"--key-file"_s,   m_key,
                       u"--token-file"_s, m_token,
                       u"--screenshot"_s, picture}
        << QByteArray("certificate cannot be trusted") << 1;
}

void TestProgram::whatIsWrongIsSaid()
{
    QFETCH(QStringList, more);
    QFETCH(QByteArray, said);
    QFETCH(int, code);
    QProcess program;
    program.start(QStringLiteral(SECONDLINE), more);
    QVERIFY(program.waitForFinished(patienceMs));
    const QByteArray errors = program.readAllStandardError();
    QVERIFY2(errors.contains(said), errors.constData());
    QCOMPARE(program.exitCode(), code);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
