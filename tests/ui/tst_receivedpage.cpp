// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "policy/shippedpolicy.h"
#include "scriptedworkspace.h"
#include "ui/escalation/receivedpage.h"
#include "ui/outbox/operationtext.h"
#include "ui/theme/banner.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using domain::HandoffRating;

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {16, 24}, Qt::UTC);
}

workspace::ReceivedHandoff received()
{
    workspace::ReceivedHandoff received{
        {}, {}, *domain::guideFrom(policy::shippedDocument(u"guide-tier-2-to-3"_s)), std::nullopt, true};
    received.ticket.id = domain::TicketId(u"t1"_s);
    received.ticket.number = u"HD-017410"_s;
    received.ticket.subject = u"Mail to @shaw.ca bounces"_s;
    received.ticket.status = domain::TicketStatus::Open;
    received.escalation.id = u"x1"_s;
    received.escalation.fromLevel = 2;
    received.escalation.toLevel = 3;
    received.escalation.reason = u"software-defect"_s;
    received.escalation.byName = u"Ada Second"_s;
    received.escalation.effectiveAt = scriptedNow().addSecs(-3600);
    received.escalation.answers = {{u"symptom"_s, u"Server returned: message reached max retries"_s}};
    return received;
}

} // namespace

//! The receiving side of a handoff, on a scripted workspace.
class TestReceivedPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();
    void cleanup();

    void itIsReadOnOnePage();
    void aCompleteOneIsAcceptedByKeyboard();
    void whatIsMissingGoesBack();
    void itMayBeAcceptedAllTheSame();
    void nothingMarkedSendsNothing();
    void aRefusalKeepsWhatWasWritten();
    void whatIsBegunIsADraft();
    void anAnsweredOneAsksNothing_data();
    void anAnsweredOneAsksNothing();
    void aTicketWithoutOneSaysSo();
    void readingTakesItsTime();
    void theOutboxNamesIt();

private:
    template <class T> T *find(const char *name) const { return m_page->findChild<T *>(QString::fromLatin1(name)); }
    Script &script() { return scriptOf(m_workspace.get()); }
    void open();

    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<ReceivedPage> m_page;
};

void TestReceivedPage::init()
{
    m_workspace = scriptedWorkspace();
    script().received = received();
}

void TestReceivedPage::cleanup()
{
    m_page.reset();
}

void TestReceivedPage::open()
{
    m_page = std::make_unique<ReceivedPage>(m_workspace.get(), &scriptedNow);
    m_page->resize(1280, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->openObject(u"t1"_s);
}

void TestReceivedPage::itIsReadOnOnePage()
{
    open();
    QCOMPARE(find<QLabel>("receivedTitle")->text(), u"Handoff from Tier 2"_s);
    QVERIFY(find<QWidget>("symptomBriefPart")->isVisible());
    QVERIFY(find<QAbstractButton>("completeButton")->hasFocus());
    QVERIFY(find<QAbstractButton>("acceptButton")->isEnabled());
    QVERIFY(!find<QAbstractButton>("returnButton")->isVisible());
    QVERIFY(!find<QLineEdit>("ratingCommentEdit")->isVisible());
}

void TestReceivedPage::aCompleteOneIsAcceptedByKeyboard()
{
    open();
    QSignalSpy acted(m_page.get(), &Page::acted);
    QSignalSpy wanted(m_page.get(), &Page::placeWanted);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(script().calls.contains(u"rate t1"_s));
    QCOMPARE(script().calls.last(), u"removeDraft ticket/t1/rating"_s);
    QCOMPARE(script().rated.verdict, HandoffRating::Verdict::Complete);
    QCOMPARE(script().rated.escalationId, u"x1"_s);
    QVERIFY(script().rated.missing.isEmpty());
    QCOMPARE(acted.size(), 1);
    QCOMPARE(wanted.last().first().toString(), u"ticket/t1"_s);
}

void TestReceivedPage::whatIsMissingGoesBack()
{
    open();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
    auto *first = qobject_cast<QCheckBox *>(m_page->focusWidget());
    QVERIFY(first);
    QTest::keyClick(first, Qt::Key_Space);
    find<QCheckBox>("symptomMissingCheckBox")->setChecked(true);
    QTest::keyClicks(find<QLineEdit>("ratingCommentEdit"),
                     u"The log of the Mac Pro, yes"_s); // Y and N are letters here
    QVERIFY(find<QAbstractButton>("returnButton")->isVisible());
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(script().rated.verdict, HandoffRating::Verdict::Returned);
    QVERIFY(script().rated.missing.contains(u"/symptom"_s));
    QCOMPARE(script().rated.comment, u"The log of the Mac Pro, yes"_s);
}

void TestReceivedPage::itMayBeAcceptedAllTheSame()
{
    open();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
    QVERIFY(!find<QAbstractButton>("acceptAnywayButton")->isEnabled()); // nothing is marked
    find<QCheckBox>("symptomMissingCheckBox")->setChecked(true);
    QTest::mouseClick(find<QAbstractButton>("acceptAnywayButton"), Qt::LeftButton);
    QCOMPARE(script().rated.verdict, HandoffRating::Verdict::Incomplete);
    QCOMPARE(script().rated.missing, QStringList{u"/symptom"_s});
}

void TestReceivedPage::nothingMarkedSendsNothing()
{
    open();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
    script().calls.clear();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!script().calls.contains(u"rate t1"_s));
}

void TestReceivedPage::aRefusalKeepsWhatWasWritten()
{
    script().answer = domain::failure(domain::Failure::Kind::Full, {});
    open();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
    find<QCheckBox>("symptomMissingCheckBox")->setChecked(true);
    QTest::keyClicks(find<QLineEdit>("ratingCommentEdit"), u"The log"_s);
    QTest::mouseClick(find<QAbstractButton>("returnButton"), Qt::LeftButton);
    QVERIFY(find<Banner>("receivedBanner")->isVisible());
    QCOMPARE(find<QLineEdit>("ratingCommentEdit")->text(), u"The log"_s);
    QVERIFY(find<QAbstractButton>("returnButton")->isEnabled());
}

void TestReceivedPage::whatIsBegunIsADraft()
{
    open();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
    find<QCheckBox>("symptomMissingCheckBox")->setChecked(true);
    QTest::keyClicks(find<QLineEdit>("ratingCommentEdit"), u"The log"_s);
    QTRY_VERIFY(script().drafts.contains(u"ticket/t1/rating"_s)
                && script().drafts[u"ticket/t1/rating"_s].content[u"comment"] == u"The log"_s);
    m_page.reset();
    open();
    QCOMPARE(find<QLineEdit>("ratingCommentEdit")->text(), u"The log"_s);
    QVERIFY(find<QCheckBox>("symptomMissingCheckBox")->isChecked());
    QVERIFY(find<QAbstractButton>("lackingButton")->isChecked());
    // Of another handoff it says nothing.
    script().received->escalation.id = u"x2"_s;
    m_page.reset();
    open();
    QVERIFY(find<QLineEdit>("ratingCommentEdit")->text().isEmpty());
}

void TestReceivedPage::anAnsweredOneAsksNothing_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("pending");
    QTest::newRow("accepted") << int(domain::Escalation::State::Accepted) << false;
    QTest::newRow("returned") << int(domain::Escalation::State::Returned) << false;
    QTest::newRow("waits to be sent") << int(domain::Escalation::State::Sent) << true;
}

void TestReceivedPage::anAnsweredOneAsksNothing()
{
    QFETCH(int, state);
    QFETCH(bool, pending);
    script().received->mayRate = false;
    script().received->escalation.state = domain::Escalation::State(state);
    if (pending)
        script().received->pending =
            HandoffRating{{}, u"x1"_s, HandoffRating::Verdict::Returned, {u"/symptom"_s}, {}, {}, {}};
    open();
    QVERIFY(find<Banner>("receivedBanner")->isVisible());
    QVERIFY(!find<QAbstractButton>("acceptButton")->isVisible());
    QVERIFY(find<QWidget>("symptomBriefPart")->isVisible()); // it can be read all the same
}

void TestReceivedPage::aTicketWithoutOneSaysSo()
{
    script().received.reset();
    open();
    QVERIFY(find<Banner>("receivedBanner")->isVisible());
    QVERIFY(!find<QAbstractButton>("acceptButton")->isVisible());
}

void TestReceivedPage::readingTakesItsTime()
{
    QCOMPARE(readingSeconds(0), 15);
    QCOMPARE(readingSeconds(230), 60);
    QCOMPARE(readingSeconds(235), 75); // rather longer than promised too little
}

void TestReceivedPage::theOutboxNamesIt()
{
    domain::Operation operation;
    operation.type = domain::ObjectType::HandoffRating;
    operation.action = domain::Operation::Action::Create;
    operation.content = {
        {u"verdict"_s, u"returned"_s}, {u"missing"_s, QJsonArray{u"/symptom"_s}}, {u"comment"_s, u"The log"_s}};
    QVERIFY(operationText(operation, {}).title.startsWith(u"Return the handoff"));
    operation.content = {{u"verdict"_s, u"complete"_s}, {u"missing"_s, QJsonArray()}};
    QCOMPARE(operationText(operation, {}).title, u"Accept the handoff"_s);
}

QTEST_MAIN(TestReceivedPage)
#include "tst_receivedpage.moc"
