// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handoffs.h"
#include "patience.h"
#include "seat.h"
#include "workspace/handoff.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::OperationState;
using workspace::Escalated;
using workspace::HandoffForm;
using workspace::Workspace;

//! A ticket is handed over from a device without a network (H1): what is known is filled in, what lacks is said, and
//! nothing incomplete is in the outbox, whichever way it would come in.
class HandingOverTest : public QObject
{
    Q_OBJECT

private:
    const domain::TicketId m_ticket{u"t1"_s};
    const domain::QueueId m_above{u"q2"_s};
    std::unique_ptr<PocketDesk> m_desk;
    std::unique_ptr<Seat> m_seat;

    Workspace &workspace() { return m_seat->workspace(); }
    static domain::Handoff complete()
    {
        scenarios::Dice dice(3);
        return {u"backend-access"_s, gate::goodAnswers(1, u"backend-access"_s, dice)};
    }
    Escalated escalate(const domain::Handoff &handoff)
    {
        std::optional<Escalated> answer;
        workspace().escalate(m_ticket, m_above, handoff, {}, [&](const Escalated &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    domain::Result<HandoffForm> form(const domain::QueueId &queue)
    {
        std::optional<domain::Result<HandoffForm>> answer;
        workspace().handoff(m_ticket, queue, this, [&](const domain::Result<HandoffForm> &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    domain::Ticket shown()
    {
        return Seat::answerOf<std::optional<domain::TicketPicture>>(
                   [&](auto then) { workspace().ticket(m_ticket.value(), this, then); })
            ->ticket;
    }

private Q_SLOTS:
    void init()
    {
        m_seat.reset();
        m_desk = std::make_unique<PocketDesk>();
        m_seat = std::make_unique<Seat>(*m_desk);
        m_desk->setReachable(false);
        m_seat->sync();
    }

    void whatIsKnownIsFilledIn()
    {
        QVERIFY(Seat::saved([&](auto then) {
            workspace().attempt(m_ticket, u"Restarted the spooler"_s, u"Prints once"_s, domain::AttemptOutcome::Failed,
                                {}, then);
        }));
        const auto known = form(m_above);
        QVERIFY(known);
        QCOMPARE(known->fromLevel, 1);
        QCOMPARE(known->toLevel, 2);
        QCOMPARE(known->guide.key, u"tier-1-to-2"_s);
        const QJsonArray steps = known->prefilled[u"stepsAttempted"].toArray();
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps[0][u"action"].toString(), u"Restarted the spooler"_s);
        QCOMPARE(steps[0][u"result"].toString(), u"Prints once"_s);
        // What is filled in is no complete handoff yet, and what lacks is said in the order of the guide.
        const QList<domain::HandoffGap> gaps = known->gaps({QString(), known->prefilled});
        QCOMPARE(gaps.constFirst().pointer, u"/symptom"_s);
        QCOMPARE(form(domain::QueueId(u"q1"_s)).error().kind, domain::Failure::Kind::Refused);
    }

    void onlyWhatIsCompleteEntersTheOutbox()
    {
        domain::Handoff lacking = complete();
        lacking.answers.remove(u"scope"_s);
        const Escalated refused = escalate(lacking);
        QVERIFY(!refused.saved);
        QCOMPARE(refused.missing.size(), 1);
        QCOMPARE(refused.missing[0].pointer, u"/scope"_s);
        QVERIFY(!refused.missing[0].example.isEmpty());
        QCOMPARE(workspace().operations().size(), 0);
        for (quint64 seed = 1; seed <= 100; ++seed) {
            scenarios::Dice dice(seed);
            domain::Handoff spoiled = complete();
            spoiled.answers = gate::spoiled(spoiled.answers, dice).answers;
            QVERIFY2(!escalate(spoiled).missing.isEmpty(), qPrintable(QString::number(seed)));
        }
        QCOMPARE(workspace().operations().size(), 0);
        const Escalated saved = escalate(complete());
        QVERIFY(saved.saved);
        QCOMPARE(workspace().operations().size(), 1);
        QCOMPARE(shown().queueId, m_above);
        QCOMPARE(shown().tierLevel, 2);
        QVERIFY(!escalate(complete()).saved); // it is on its way up already
        const auto handed =
            Seat::answerOf<QList<domain::Escalation>>([&](auto then) { workspace().handoffs(m_ticket, this, then); });
        QCOMPARE(handed.size(), 1);
        QVERIFY(handed[0].pending);
        QCOMPARE(handed[0].toLevel, 2);

        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(workspace().operations().size(), 0, patienceMs);
        QCOMPARE(m_desk->ticket(u"t1"_s)[u"queueId"].toString(), u"q2"_s);
        QCOMPARE(shown().tierLevel, 2);
    }

    //! A refused handoff comes back with its answers, and goes out again only complete.
    void aRefusedOneIsCompleted()
    {
        m_desk->refuseNextHandoff();
        const QUuid act = *escalate(complete()).saved;
        m_desk->setReachable(true);
        m_seat->sync();
        QTRY_VERIFY_WITH_TIMEOUT(m_seat->operation(act) && m_seat->operation(act)->state == OperationState::Rejected,
                                 patienceMs);
        QCOMPARE(m_seat->operation(act)->refusal.properties, QStringList{u"answers/scope"_s});
        QCOMPARE(shown().queueId, domain::QueueId(u"q1"_s)); // it did not go up
        QJsonObject content = m_seat->operation(act)->content;
        QJsonObject answers = content[u"answers"].toObject();
        answers.insert(u"scope"_s, u"unable to resolve"_s);
        content.insert(u"answers"_s, answers);
        const auto refused = Seat::done([&](auto then) { workspace().editOperation(act, content, then); });
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.startsWith(u"/scope"), qPrintable(refused.error().detail));
        QCOMPARE(m_seat->operation(act)->state, OperationState::Rejected);
        answers.insert(u"scope"_s, u"All twelve printers of the second floor, none of the first"_s);
        content.insert(u"answers"_s, answers);
        QVERIFY(Seat::done([&](auto then) { workspace().editOperation(act, content, then); }));
        m_seat->sync();
        QTRY_COMPARE_WITH_TIMEOUT(workspace().operations().size(), 0, patienceMs);
        QCOMPARE(m_desk->ticket(u"t1"_s)[u"queueId"].toString(), u"q2"_s);
    }
};

QTEST_GUILESS_MAIN(HandingOverTest)
#include "tst_handingover.moc"
