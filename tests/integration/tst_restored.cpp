// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"
#include "device.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::Operation;
using domain::SyncReport;

//! The real server comes back from an older backup (X10): the device notices, however far the server has run since,
//! keeps its work, and sends what had not arrived once.
class TestRestored : public QObject
{
    Q_OBJECT

private:
    static constexpr int tickets = 40;
    const QString m_me = u"t2tech"_s;
    QTemporaryDir m_folder;
    tests::DeskServer m_server;

    connectors::HttpSettings settings(const QString &person)
    {
        return {m_server.url(), m_server.tokenOf(person, u"technician"_s, 2), m_server.ca()};
    }
    static SyncReport synced(Device &device)
    {
        SyncReport report = device.sync();
        for (int i = 0; i < 20 && report.failure; ++i)
            report = device.sync();
        return report;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server.importSome(tickets, tickets, 5);
        m_server.start();
    }

    void nothingOfTheDeviceVanishesAndItsWorkArrivesOnce()
    {
        Device device(settings(m_me));
        QVERIFY(!device.sync().failure);
        const QStringList open = device.openTickets();
        QCOMPARE(open.size(), tickets);
        const Operation inBackup = device.note(open.at(1), u"note"_s, u"before the backup"_s);
        QVERIFY(!device.sync().failure);
        m_server.stop();
        m_server.backUp(m_folder.filePath(u"backup"_s));
        m_server.start();

        const Operation lost = device.note(open.at(1), u"note"_s, u"after the backup"_s);
        const Operation born = device.create(u"Made after the backup"_s);
        QVERIFY(!device.sync().failure);
        QCOMPARE(device.arrivals(open.at(1), lost.id), 1);
        const QString bornId = device.serverId(born);
        QVERIFY(device.cache().ticket(bornId));

        device.stop();
        m_server.stop();
        const Operation waiting = device.note(open.at(2), u"note"_s, u"never sent"_s);
        m_server.restore(m_folder.filePath(u"backup"_s));
        m_server.start();
        // It has run on since: its numbers are where the device's are, and mean other things.
        Device other(settings(u"t2second"_s));
        QVERIFY(!other.sync().failure);
        for (int i = 0; i < 6; ++i)
            other.note(open.at(i), u"note"_s, u"on the restored server %1"_s.arg(i));
        other.create(u"Made on the restored server"_s);
        QVERIFY(!other.sync().failure);

        const SyncReport report = synced(device);
        QVERIFY2(!report.failure, report.failure ? qPrintable(report.failure->detail) : "");
        QVERIFY2(report.pulled[u"Ticket"_s] >= tickets, "the device did not look at everything anew");
        QCOMPARE(device.arrivals(open.at(2), waiting.id), 1);
        QCOMPARE(device.arrivals(open.at(1), inBackup.id), 1);
        QCOMPARE(device.arrivals(open.at(1), lost.id), 0);
        QCOMPARE(device.openTickets().size(), tickets + 1);
        QCOMPARE(device.digest(), m_server.digestFor(m_me));
        QCOMPARE(device.sync().roundTrips, 1);
    }
};

QTEST_GUILESS_MAIN(TestRestored)
#include "tst_restored.moc"
