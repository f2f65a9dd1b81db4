// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formkeys.h"
#include "handoffs.h"
#include "policy/shippedpolicy.h"
#include "scriptedticket.h"
#include "scriptedworkspace.h"
#include "ui/escalation/choicecards.h"
#include "ui/escalation/escalationpage.h"
#include "ui/escalation/handofffields.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/stepper.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

const QString ticketId = u"t7"_s;
const QString draftPlace = u"ticket/t7/escalation"_s;

} // namespace

//! The way up in the window: every answer by keyboard, nothing incomplete leaves, nothing written is lost.
class EscalationPageTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<EscalationPage> m_page;
    Theme *m_theme = nullptr;
    std::optional<workspace::HandoffForm> m_form;

    Script &script() { return scriptOf(m_workspace.get()); }
    template <class T> T *find(const QString &name) const { return m_page->findChild<T *>(name); }
    Stepper *steps() const { return find<Stepper>(u"stepsList"_s); }
    void open()
    {
        m_page = std::make_unique<EscalationPage>(m_workspace.get(), scriptedNow);
        m_page->resize(1280, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->openObject(ticketId);
    }
    bool sent() const
    {
        const QStringList calls = scriptOf(m_workspace.get()).calls;
        return std::any_of(calls.begin(), calls.end(),
                           [](const QString &call) { return call.startsWith(u"escalate "); });
    }
    QJsonObject draft() { return script().drafts.value(draftPlace).content; }
    void keep(const QJsonObject &answers, const QString &reason)
    {
        QJsonObject all = answers;
        all.insert(domain::guideReasonField, reason);
        script().drafts.insert(draftPlace,
                               {draftPlace, {{u"toQueueId"_s, u"q3"_s}, {u"answers"_s, all}}, scriptedNow()});
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init()
    {
        m_workspace = scriptedWorkspace();
        script().tiers = {{domain::TierId(u"t2"_s), 2, u"Tier 2"_s, {}, false, true},
                          {domain::TierId(u"t3"_s), 3, u"Tier 3"_s, {}, false, true}};
        for (const int level : {2, 3}) {
            domain::Queue queue;
            queue.id = domain::QueueId(u"q%1"_s.arg(level));
            queue.name = u"Mail · Tier %1"_s.arg(level);
            queue.tierId = domain::TierId(u"t%1"_s.arg(level));
            queue.rights = {true, true, false};
            script().queues.append(queue);
        }
        domain::TicketPicture picture = scriptedTicket(ticketId, u"HD-000007"_s);
        picture.ticket.queueId = domain::QueueId(u"q2"_s);
        picture.ticket.tierLevel = 2;
        script().tickets.insert(ticketId, picture);

        const auto guide = domain::guideFrom(policy::shippedDocument(u"guide-tier-2-to-3"_s));
        const auto rules = domain::escalationPolicyFrom(policy::shippedDocument(u"escalation"_s), 1);
        QVERIFY(guide && rules);
        m_form.emplace(workspace::HandoffForm{
            picture.ticket, picture.entries, domain::QueueId(u"q3"_s), 2, 3, *guide, *rules, {}});
        m_form->prefilled[u"stepsAttempted"] =
            QJsonArray{QJsonObject{{u"action"_s, u"Restarted the spooler"_s}, {u"result"_s, u"Prints once"_s}}};
        script().form = m_form;
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
    }

    void itIsWrittenByKeyboardAlone_data()
    {
        QTest::addColumn<QString>("reason");
        for (const QString &reason : gate::reasonsFrom(2))
            QTest::newRow(qPrintable(reason)) << reason;
    }
    void itIsWrittenByKeyboardAlone()
    {
        QFETCH(QString, reason);
        scenarios::Dice dice(11);
        const QJsonObject answers = gate::goodAnswers(2, reason, dice);
        open();
        QSignalSpy acted(m_page.get(), &Page::acted);
        QSignalSpy went(m_page.get(), &Page::placeWanted);
        QVERIFY2(tests::writeHandoff(*m_page, answers, static_cast<int>(gate::reasonsFrom(2).indexOf(reason))),
                 "the keyboard leads nowhere");
        QVERIFY(!sent());
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(
            sent(),
            qPrintable(find<TextLabel>(u"readyLabel"_s)->text() + u" · " + QApplication::focusWidget()->objectName()));
        QCOMPARE(script().escalated.reason, reason);
        QVERIFY(m_form->gaps(script().escalated).isEmpty());
        QCOMPARE(acted.size(), 1);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went[0][0].toString(), u"ticket/t7"_s);
        QVERIFY(!script().drafts.contains(draftPlace));
        // Taken back, it is a draft again.
        m_page->restoreText(acted[0][1].toUuid());
        QCOMPARE(draft()[u"answers"_s].toObject()[u"reason"_s].toString(), reason);
    }

    //! Whatever is wrong with it: it stays here, and the person stands where it is wrong.
    void nothingIncompleteLeaves()
    {
        const QStringList reasons = gate::reasonsFrom(2);
        for (quint64 seed = 1; seed <= 60; ++seed) {
            scenarios::Dice dice(seed);
            const QString reason = reasons[static_cast<qsizetype>(seed) % reasons.size()];
            const gate::Spoiled spoiled = gate::spoiled(gate::goodAnswers(2, reason, dice), dice);
            keep(spoiled.answers, reason);
            open();
            // What an empty row or an unknown name was, a form cannot hold: then it is complete.
            const domain::Handoff shown = find<HandoffFields>(u"handoffFields"_s)->handoff();
            const QList<domain::HandoffGap> gaps = m_form->gaps(shown);
            tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
            QCOMPARE(sent(), gaps.isEmpty());
            if (!gaps.isEmpty()) {
                const QString name = gaps[0].pointer.section(u'/', 1, 1);
                QCOMPARE(find<HandoffFields>(u"handoffFields"_s)->focused(), name);
                const auto errors = find<QWidget>(name + u"Field"_s)->findChildren<InlineError *>();
                QVERIFY2(std::any_of(errors.begin(), errors.end(), [](InlineError *error) { return error->refused(); }),
                         qPrintable(u"%1: %2"_s.arg(seed).arg(spoiled.how)));
            }
            script().calls.clear();
        }
    }

    void anEmptyPhraseIsRefusedWithAGoodExample()
    {
        scenarios::Dice dice(3);
        QJsonObject answers = gate::goodAnswers(2, u"software-defect"_s, dice);
        answers[u"whyNextTier"_s] = u"Unable to resolve, needs engineering review."_s;
        keep(answers, u"software-defect"_s);
        open();
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!sent());
        auto *field = find<QWidget>(u"whyNextTierField"_s);
        auto *start = field->findChild<Button *>(u"startFromExampleButton"_s);
        QVERIFY(start->isVisible());
        start->click();
        QTest::qWait(300); // it is looked at again at a pause
        QVERIFY(!field->findChild<InlineError *>()->refused());
    }

    //! Filled in from the timeline, and said so; nothing is kept before the person writes.
    void whatIsKnownIsFilledIn()
    {
        open();
        QCOMPARE(find<QPlainTextEdit>(u"stepsAttempted_actionEdit"_s)->toPlainText(), u"Restarted the spooler"_s);
        QTest::qWait(1000);
        QVERIFY(!script().drafts.contains(draftPlace));
        QCOMPARE(find<Button>(u"discardButton"_s)->isVisible(), false);
    }

    void writtenIsKeptAndComesBack()
    {
        open();
        QTest::keyClicks(QApplication::focusWidget(), u"Outlook closes at sign-in"_s);
        QTRY_VERIFY_WITH_TIMEOUT(script().drafts.contains(draftPlace), 2000);
        tests::pressKey(Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(draft()[u"step"_s].toInt(), 1, 2000);
        m_page.reset(); // the program ends
        open();
        QCOMPARE(find<QPlainTextEdit>(u"symptomEdit"_s)->toPlainText(), u"Outlook closes at sign-in"_s);
        QCOMPARE(steps()->current(), 1);

        find<Button>(u"discardButton"_s)->click();
        QVERIFY(!script().drafts.contains(draftPlace));
        QCOMPARE(find<QPlainTextEdit>(u"symptomEdit"_s)->toPlainText(), QString());
        auto *banner = find<Banner>(u"escalationBanner"_s);
        QVERIFY(banner->isVisible());
        Q_EMIT banner->actionWanted();
        QCOMPARE(find<QPlainTextEdit>(u"symptomEdit"_s)->toPlainText(), u"Outlook closes at sign-in"_s);
    }

    //! Another reason asks for another proof; the first proof is kept, and does not go along.
    void anotherReasonHidesTheProof()
    {
        scenarios::Dice dice(5);
        const QJsonObject answers = gate::goodAnswers(2, u"software-defect"_s, dice);
        keep(answers, u"software-defect"_s);
        open();
        auto *fields = find<HandoffFields>(u"handoffFields"_s);
        QVERIFY(fields->handoff().answers.contains(u"defect"_s));
        find<ChoiceCards>(u"reasonChoice"_s)->choose(u"unknown-root-cause"_s);
        QVERIFY(find<QWidget>(u"defectField"_s)->isHidden());
        QVERIFY(!fields->handoff().answers.contains(u"defect"_s));
        find<ChoiceCards>(u"reasonChoice"_s)->choose(u"software-defect"_s);
        QCOMPARE(fields->handoff().answers[u"defect"_s], answers[u"defect"_s]);
    }

    void aRefusedOneIsCompletedHere()
    {
        scenarios::Dice dice(9);
        const QJsonObject complete = gate::goodAnswers(2, u"software-defect"_s, dice);
        QJsonObject lacking = complete;
        lacking.remove(u"scope"_s);
        domain::Operation refused;
        refused.id = QUuid(u"{00000000-0000-4000-8000-000000000009}"_s);
        refused.type = domain::ObjectType::Escalation;
        refused.ticket = ticketId;
        refused.state = domain::OperationState::Rejected;
        refused.refusal.properties = {u"answers/scope"_s};
        refused.content = {{u"ticketId"_s, ticketId},
                           {u"toQueueId"_s, u"q3"_s},
                           {u"reason"_s, u"software-defect"_s},
                           {u"answers"_s, lacking}};
        script().operations = {refused};
        open();
        QVERIFY(find<QWidget>(u"scopeField"_s)->findChild<InlineError *>()->refused());
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(script().edited.isEmpty());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"scopeEdit"_s);
        QTest::keyClicks(QApplication::focusWidget(), complete[u"scope"_s].toString());
        tests::pressKey(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(script().edited[u"answers"_s].toObject(), complete);
        QVERIFY(!sent());
    }

    void noWayUpIsSaid()
    {
        script().form.reset();
        open();
        auto *banner = find<Banner>(u"escalationBanner"_s);
        QVERIFY(banner->isVisible());
        QVERIFY(find<HandoffFields>(u"handoffFields"_s)->isHidden());
    }
};

QTEST_MAIN(EscalationPageTest)
#include "tst_escalationpage.moc"
