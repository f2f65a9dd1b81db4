// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultyvfs.h"
#include "patience.h"
#include "seat.h"

#include <QFile>

#include <sqlcipher/sqlite3.h>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::OperationState;
using workspace::Workspace;

//! What the server said is kept in the end, also by a disk that could not take it at once (X5).
class VerdictsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<FaultyVfs> m_vfs;
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;
    int m_told = 0;

    Workspace &workspace() { return m_seat->workspace(); }
    QUuid commented(const QString &text)
    {
        return Seat::saved([&](auto then) { workspace().comment(domain::TicketId(u"t1"_s), text, {}, then); }).value();
    }
    //! The acceptance, the third thing that becomes of an act in the mirror after itself and its mark, fails so often.
    void failAcceptances(int times)
    {
        const QString name = m_seat->folder() + u"/outbox.mirror.a"_s;
        m_vfs->fail(FaultyVfs::Call::Write, QFile::exists(name) ? u"outbox.mirror.a"_s : u"outbox.mirror.b"_s,
                    SQLITE_IOERR_WRITE, times, 2);
    }

private Q_SLOTS:
    void init()
    {
        m_vfs = std::make_unique<FaultyVfs>();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
        m_told = 0;
        connect(&workspace(), &Workspace::storeFailed, this, [this] { ++m_told; });
    }
    void cleanup()
    {
        m_seat.reset();
        m_vfs.reset();
    }

    void anAcceptanceThatFindsNoRoomIsKeptLater()
    {
        failAcceptances(2);
        const QUuid id = commented(u"one"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_vfs->failures(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_told, 1, patienceMs);
        QVERIFY(m_seat->operation(id));
        QVERIFY(m_seat->operation(id)->state != OperationState::Applied);
        // By itself, twice, and without a word.
        QTRY_VERIFY_WITH_TIMEOUT(workspace().operations().isEmpty(), 15'000);
        QCOMPARE(m_vfs->failures(), 2);
        QCOMPARE(m_told, 1);
        QCOMPARE(m_desk->entries(u"t1"_s).size(), 1);
        m_seat->restart();
        QVERIFY(workspace().operations().isEmpty());
    }

    void nothingLeavesBeforeIt()
    {
        failAcceptances(FaultyVfs::always);
        const QUuid id = commented(u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_vfs->failures() > 0, patienceMs);
        m_vfs->heal();
        // The next act goes after the verdict, without the wait for another try.
        commented(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->entries(u"t1"_s).size(), 2, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_seat->operation(id) || m_seat->operation(id)->state == OperationState::Applied,
                                 1000);
    }
};

QTEST_GUILESS_MAIN(VerdictsTest)
#include "tst_verdicts.moc"
