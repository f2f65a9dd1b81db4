// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "patience.h"
#include "seat.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace secondline;
using workspace::Draft;
using workspace::Workspace;

//! Nothing but its person alters or removes a text in an editor (invariants D2).
class DraftsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;

    Workspace &workspace() { return m_seat->workspace(); }
    static Draft text(const QString &place, const QString &words)
    {
        return {place, {{u"comment"_s, words}, {u"cursor"_s, 4}}, QDateTime::currentDateTimeUtc()};
    }
    void keep(const Draft &draft)
    {
        QVERIFY(Seat::done([&](auto then) { workspace().saveDraft(draft, then); }).has_value());
    }
    QString born()
    {
        workspace::NewTicket ticket;
        ticket.subject = u"No sound"_s;
        ticket.requester.name = u"Ana"_s;
        const auto made = Seat::saved([&](auto then) { workspace().createTicket(ticket, then); });
        return u'~' + made->toString(QUuid::WithoutBraces);
    }
    QString words(const QString &place)
    {
        const auto draft = workspace().draft(place);
        return draft ? draft->content[u"comment"].toString() : u"(none)"_s;
    }

private Q_SLOTS:
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
    }

    void whatHappensAroundADraft_data()
    {
        QTest::addColumn<QString>("event");
        for (const char *event : {"a crash", "signing out", "the ticket is given to another", "the ticket is changed",
                                  "the ticket goes away", "everything is swept anew", "a conflict"})
            QTest::newRow(event) << QString::fromLatin1(event);
    }
    void whatHappensAroundADraft()
    {
        QFETCH(QString, event);
        const Draft mine = text(u"ticket/t1"_s, u"half a sent"_s);
        const Draft other = text(u"ticket/t2"_s, u"for another ticket"_s);
        const Draft fresh = text(u"new-ticket"_s, u"not yet a ticket"_s);
        keep(mine);
        keep(other);
        keep(fresh);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (event == u"a crash"_s)
            m_seat->restart();
        else if (event == u"signing out"_s)
            QVERIFY(Seat::done([&](auto then) { workspace().signOut(then); }).has_value());
        else if (event == u"the ticket is given to another"_s)
            m_desk->changeTicket(u"t1"_s, {{u"assigneeId"_s, u"p2"_s}}, u"p2"_s, now);
        else if (event == u"the ticket is changed"_s)
            m_desk->addEntry(u"t1"_s, u"comment"_s, u"p2"_s, now);
        else if (event == u"the ticket goes away"_s)
            m_desk->removeTicket(u"t1"_s);
        else if (event == u"a conflict"_s) {
            QVERIFY(Seat::saved([&](auto then) {
                        workspace().change(domain::TicketId(u"t1"_s), {{u"impact"_s, 1}}, then);
                    }).has_value());
            m_desk->changeTicket(u"t1"_s, {{u"impact"_s, 3}}, u"p2"_s, now);
        }
        if (event != u"signing out"_s)
            m_seat->sync(event == u"everything is swept anew"_s);
        for (int run = 0; run < 2; ++run) {
            for (const Draft &draft : {mine, other, fresh}) {
                const auto kept = workspace().draft(draft.place);
                QVERIFY2(kept.has_value(), qPrintable(draft.place));
                QCOMPARE(kept->content, draft.content);
            }
            m_seat->restart();
        }
    }

    //! Signing out takes nothing that was not sent.
    void whatIsNotSentOutlivesSigningOut()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        QVERIFY(Seat::saved([&](auto then) {
                    workspace().comment(domain::TicketId(u"t1"_s), u"not sent yet"_s, {}, then);
                }).has_value());
        QVERIFY(Seat::done([&](auto then) { workspace().signOut(then); }).has_value());
        m_seat->restart();
        QCOMPARE(workspace().operations().size(), 1);
        QCOMPARE(workspace().operations()[0].content[u"text"].toString(), u"not sent yet"_s);
    }

    void aDraftFollowsItsTicketToTheServersId()
    {
        m_desk->setReachable(false);
        m_seat->sync();
        const QString local = born();
        keep(text(u"ticket/"_s + local, u"more to say"_s));
        m_desk->setReachable(true);
        m_seat->sync();
        QString place;
        QTRY_VERIFY_WITH_TIMEOUT((place = workspace().drafts().value(0).place).startsWith(u"ticket/t"_s), patienceMs);
        QCOMPARE(words(place), u"more to say"_s);

        // The editor that was open all the time knows the ticket by its old name still.
        QCOMPARE(words(u"ticket/"_s + local), u"more to say"_s);
        keep(text(u"ticket/"_s + local, u"more to say, and on"_s));
        QCOMPARE(workspace().drafts().size(), 1);
        m_seat->restart();
        QCOMPARE(workspace().drafts().size(), 1);
        QCOMPARE(words(place), u"more to say, and on"_s);
        QVERIFY(Seat::done([&](auto then) { workspace().removeDraft(u"ticket/"_s + local, then); }).has_value());
        m_seat->restart();
        QVERIFY(workspace().drafts().isEmpty());
    }

    void aDraftIsDurableWhenItSaysSo()
    {
        // Nothing is told to the program before it ends: as a crash right after "saved".
        keep(text(u"ticket/t1"_s, u"half"_s));
        keep(text(u"ticket/t1"_s, u"half a sentence"_s));
        m_seat->restart();
        QCOMPARE(words(u"ticket/t1"_s), u"half a sentence"_s);
    }
};

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"
