// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"
#include "ui/tickets/ticketlistmodel.h"
#include "ui/tickets/ticketrowdelegate.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {8, 57}, Qt::UTC);
}

domain::ListedTicket ticket(qint64 row)
{
    domain::ListedTicket listed;
    listed.row = row;
    listed.id = domain::TicketId(u"t%1"_s.arg(row));
    listed.number = u"HD-%1"_s.arg(row, 6, 10, QChar(u'0'));
    listed.subject = u"Subject %1"_s.arg(row);
    listed.requester = u"user%1@example.org"_s.arg(row);
    listed.tierLevel = 2;
    listed.priority = domain::Priority::P1;
    listed.status = domain::TicketStatus::Open;
    listed.slaDue = QDateTime({2026, 6, 18}, {10, 12}, Qt::UTC);
    return listed;
}

QList<qint64> rows(qint64 count, qint64 from = 1)
{
    QList<qint64> result;
    for (qint64 row = from; row < from + count; ++row)
        result.append(row);
    return result;
}

//! Answers as the workspace does: a page for each question, in the generation it was asked in.
class PageSource
{
public:
    explicit PageSource(TicketListModel &model)
        : m_model(model)
    {
        QObject::connect(&model, &TicketListModel::pageWanted, &model, [this](int generation, int page) {
            asked.append({generation, page});
        });
    }
    void answerAll()
    {
        const auto questions = std::exchange(asked, {});
        for (const auto &question : questions)
            answer(question.first, question.second);
        answered += questions;
    }
    void answer(int generation, int page)
    {
        QList<domain::ListedTicket> tickets;
        for (const qint64 row : m_model.rowsOfPage(page))
            tickets.append(ticket(row));
        m_model.pageLoaded(generation, page, tickets);
    }
    QList<QPair<int, int>> asked;
    QList<QPair<int, int>> answered;

private:
    TicketListModel &m_model;
};

} // namespace

class TestTicketListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scrollingAsksForEachPageOnce();
    void memoryHoldsTwentyPages();
    void anAnswerFromBeforeAResetIsDropped();
    void aRefreshKeepsWhatIsShown();
    void rowsAreFoundByKey();
    void aRowSpeaksInOneSentence();
    void foreignSubjectsAreTamed();
    void theDelegatePaintsEveryState_data();
    void theDelegatePaintsEveryState();
};

void TestTicketListModel::scrollingAsksForEachPageOnce()
{
    TicketListModel model(scriptedNow);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PageSource source(model);
    model.setRows(rows(1000));
    QCOMPARE(model.rowCount(), 1000);
    source.asked.clear();
    model.setRows(rows(1000, 2)); // the tester looks at rows of its own choice; that counts too
    for (int row = 0; row < 1000; ++row) {
        model.data(model.index(row), Qt::DisplayRole);
        if (row % 50 == 49)
            source.answerAll();
    }
    source.answerAll();
    QSet<int> pages;
    for (const auto &question : std::as_const(source.answered))
        pages.insert(question.second);
    QCOMPARE(pages.size(), 5);
    QVERIFY(source.answered.size() <= 5);
    QCOMPARE(model.data(model.index(999), Qt::DisplayRole).toString(), u"Subject 1001"_s);
}

void TestTicketListModel::memoryHoldsTwentyPages()
{
    TicketListModel model(scriptedNow);
    PageSource source(model);
    model.setRows(rows(TicketListModel::pageSize * 25));
    for (int page = 0; page < 25; ++page) {
        model.data(model.index(page * TicketListModel::pageSize), Qt::DisplayRole);
        source.answerAll();
    }
    int held = 0;
    for (int page = 0; page < 25; ++page)
        held += model.at(page * TicketListModel::pageSize) ? 1 : 0;
    QCOMPARE(held, TicketListModel::heldPages);
    QVERIFY(!model.at(0));
    QVERIFY(model.at(24 * TicketListModel::pageSize));
    // The first one comes again when it is looked at.
    QVERIFY(model.data(model.index(0), TicketListModel::TicketRole).isNull());
    source.answerAll();
    QVERIFY(model.at(0));
}

void TestTicketListModel::anAnswerFromBeforeAResetIsDropped()
{
    TicketListModel model(scriptedNow);
    PageSource source(model);
    model.setRows(rows(10));
    model.data(model.index(0), Qt::DisplayRole);
    QCOMPARE(source.asked.size(), 1);
    const int old = source.asked.constFirst().first;
    model.setRows(rows(10, 500));
    model.pageLoaded(old, 0, {ticket(1)});
    QVERIFY(!model.at(0));
    source.answer(model.generation(), 0);
    QVERIFY(model.at(0));
    QCOMPARE(model.at(0)->subject, u"Subject 500"_s);

    // The same rows again: a page from before may hold what has changed since.
    TicketListModel refreshed(scriptedNow);
    refreshed.setRows(rows(10));
    const int before = refreshed.generation();
    refreshed.setRows(rows(10));
    refreshed.pageLoaded(before, 0, {ticket(1)});
    QVERIFY(!refreshed.at(0));
}

void TestTicketListModel::aRefreshKeepsWhatIsShown()
{
    TicketListModel model(scriptedNow);
    PageSource source(model);
    model.setRows(rows(10));
    source.answer(model.generation(), 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    // The same rows: no reset, so that selection and scrolling stay; the old texts show until the new ones are there.
    model.setRows(rows(10));
    QCOMPARE(resets.count(), 0);
    QVERIFY(model.at(3));
    // Other rows: those that were known before are readable at once.
    model.setRows(rows(10, 5));
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), u"Subject 5"_s);
    QVERIFY(!model.at(9));
    QCOMPARE(source.asked.size(), 1);
}

void TestTicketListModel::rowsAreFoundByKey()
{
    TicketListModel model(scriptedNow);
    model.setRows({7, 3, 9});
    QCOMPARE(model.placeOf(3), 1);
    QCOMPARE(model.placeOf(4), -1);
    QCOMPARE(model.keyAt(2), 9);
    QCOMPARE(model.rowsOfPage(0), (QList<qint64>{7, 3, 9}));
}

void TestTicketListModel::aRowSpeaksInOneSentence()
{
    TicketListModel model(scriptedNow);
    model.setRows({17410});
    QCOMPARE(model.data(model.index(0), Qt::AccessibleTextRole).toString(), u"Loading"_s);
    domain::ListedTicket listed = ticket(17410);
    listed.subject = u"emails time out when addressed to @shaw.ca"_s;
    listed.pendingChanges = 1;
    model.pageLoaded(model.generation(), 0, {listed});
    const QString spoken = model.data(model.index(0), Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"P1, emails time out when addressed to @shaw.ca, HD-017410, Tier 2, "),
             qPrintable(spoken));
    QVERIFY2(spoken.contains(u"left"), qPrintable(spoken));
    QVERIFY2(spoken.contains(u"waiting to send"), qPrintable(spoken));
}

void TestTicketListModel::foreignSubjectsAreTamed()
{
    TicketListModel model(scriptedNow);
    model.setRows({1});
    domain::ListedTicket listed = ticket(1);
    listed.subject = u"<img src=x>\n\u202Egpj"_s;
    model.pageLoaded(model.generation(), 0, {listed});
    QCOMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), u"<img src=x> \uFFFDgpj"_s);
    QVERIFY(!model.data(model.index(0), Qt::ToolTipRole).toString().contains(u"<img"));
}

void TestTicketListModel::theDelegatePaintsEveryState_data()
{
    QTest::addColumn<domain::ListedTicket>("listed");
    QTest::addColumn<bool>("rightToLeft");
    domain::ListedTicket late = ticket(1);
    late.slaDue = scriptedNow().addSecs(-3600);
    late.needsYou = true;
    late.pendingChanges = 12;
    domain::ListedTicket bare;
    bare.row = 1;
    bare.id = domain::TicketId(u"~3f9a12aa"_s);
    domain::ListedTicket closed = ticket(1);
    closed.status = domain::TicketStatus::Closed;
    closed.subject = QString(5000, u'x');
    closed.requester = QString(5000, u'y');
    QTest::newRow("late and refused") << late << false;
    QTest::newRow("born here, nothing known") << bare << false;
    QTest::newRow("closed, endless words") << closed << false;
    QTest::newRow("right to left") << late << true;
}

void TestTicketListModel::theDelegatePaintsEveryState()
{
    QFETCH(domain::ListedTicket, listed);
    QFETCH(bool, rightToLeft);
    TicketListModel model(scriptedNow);
    model.setRows({1});
    model.pageLoaded(model.generation(), 0, {listed});
    TicketRowDelegate delegate(scriptedNow);
    QStyleOptionViewItem option;
    option.direction = rightToLeft ? Qt::RightToLeft : Qt::LeftToRight;
    for (const int width : {120, 352, 900}) {
        option.rect = QRect(0, 0, width, delegate.sizeHint(option, model.index(0)).height());
        QImage image(option.rect.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        delegate.paint(&painter, option, model.index(0));
        painter.end();
        // The chip stands at the leading side.
        const auto filled = [&image](int from, int to) {
            int count = 0;
            for (int x = from; x < to; ++x)
                count += image.pixelColor(x, image.height() / 2).alpha() > 0 ? 1 : 0;
            return count;
        };
        if (width == 900 && listed.priority == domain::Priority::P1)
            QVERIFY(rightToLeft ? filled(width - 48, width - 16) > 20 : filled(16, 48) > 20);
    }
}

int main(int argc, char *argv[])
{
    QApplication program(argc, argv);
    Theme theme;
    TestTicketListModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ticketlistmodel.moc"
