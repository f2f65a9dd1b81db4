// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "seat.h"

using namespace Qt::StringLiterals;
using namespace secondline;
using workspace::Workspace;

//! What the workspace says of its search index, by which others know when a sync's news can be found, and what went
//! cannot.
class SearchIndexTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;

    Workspace &workspace() { return m_seat->workspace(); }
    //! Syncs; was the index complete when the end of it was told?
    bool completeAtTheEndOfASync()
    {
        bool complete = false;
        QObject context;
        QObject::connect(&workspace(), &Workspace::syncFinished, &context,
                         [&] { complete = workspace().indexComplete(); });
        m_seat->sync();
        return complete;
    }

private Q_SLOTS:
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
        QTRY_VERIFY_WITH_TIMEOUT(workspace().indexComplete(), patienceMs);
    }

    void itIsBehindUntilWhatASyncTookAwayIsOutOfIt()
    {
        m_desk->removeTicket(u"t1"_s);
        QVERIFY(!completeAtTheEndOfASync());
        QTRY_VERIFY_WITH_TIMEOUT(workspace().indexComplete(), patienceMs);
    }

    void aSyncWithoutNewsLeavesItComplete()
    {
        QVERIFY(completeAtTheEndOfASync());
        QVERIFY(workspace().indexComplete());
    }
};

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "tst_searchindex.moc"
