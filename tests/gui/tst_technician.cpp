// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "faultproxy.h"
#include "ui/outbox/reportview.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/ticketview.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace secondline;
using namespace secondline::ui;
using domain::Operation;
using domain::OperationState;
using domain::ReportedAct;
using tests::Desk;
using tests::Fault;
using tests::patienceMs;

//! A technician's day: ten tickets edited without a network, two of them changed at the desk meanwhile, a 20 MB log,
//! the program ended and begun again, and back over a line that loses every second reply (issue: nothing lost, nothing
//! twice).
class TestTechnician : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDayInTheBasement();

private:
    static void change(const Desk &desk, const QString &number, const QJsonObject &patch);
    static int waiting(const Desk &desk, OperationState state);
};

void TestTechnician::change(const Desk &desk, const QString &number, const QJsonObject &patch)
{
    QString id;
    desk.workspace->ticket(number, desk.window.get(), [&id](const std::optional<domain::TicketPicture> &picture) {
        id = picture ? picture->ticket.id.value() : u"-"_s;
    });
    QTRY_VERIFY_WITH_TIMEOUT(!id.isEmpty(), patienceMs);
    std::optional<domain::Result<QUuid>> saved;
    desk.workspace->change(domain::TicketId(id), patch, [&saved](const domain::Result<QUuid> &done) { saved = done; });
    QTRY_VERIFY_WITH_TIMEOUT(saved.has_value(), patienceMs);
    QVERIFY2(*saved, *saved ? "" : qPrintable(saved->error().detail));
}

int TestTechnician::waiting(const Desk &desk, OperationState state)
{
    int count = 0;
    for (const Operation &operation : desk.workspace->operations())
        count += operation.state == state ? 1 : 0;
    return count;
}

void TestTechnician::aDayInTheBasement()
{
    tests::DeskServer server;
    QTemporaryDir folder;
    server.importSome(60, 30, 5);
    const QByteArray token = server.tokenOf(u"t2tech"_s, u"technician"_s, 2);
    const QByteArray deskToken = server.tokenOf(u"analyst"_s, u"technician"_s, 2);
    server.start();
    tests::FaultProxy line(server.url());
    Desk mine(server, token, line.url());
    mine.start();
    mine.showAll();
    QTRY_VERIFY_WITH_TIMEOUT(mine.workspace->syncStatus().lastSync.isValid(), patienceMs);

    // Down the stairs.
    line.otherwise([] { return Fault{Fault::Kind::Reset, Fault::Direction::Request, 0, {}}; });
    line.closeAll();
    mine.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(mine.find<QAbstractButton>(u"connectionButton"_s)->text(), u"Offline"_s, patienceMs);
    for (int i = 1; i <= 5; ++i) {
        mine.openTicket(u"HD-00000%1"_s.arg(i));
        mine.comment(u"Seen on site, no. %1"_s.arg(i));
    }
    for (int i = 6; i <= 7; ++i) {
        mine.openTicket(u"HD-00000%1"_s.arg(i));
        mine.attempt(u"Changed the cable of desk %1"_s.arg(i), u"same fault"_s);
    }
    mine.openTicket(u"HD-000008"_s);
    mine.key(Qt::Key_M);
    change(mine, u"HD-000009"_s, {{u"subject"_s, u"Printer in the basement"_s}});
    change(mine, u"HD-000010"_s, {{u"subject"_s, u"Mine from the basement"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(mine.window->unsent(), 10, patienceMs);

    // A log of 20 MB.
    QByteArray bytes;
    for (int i = 0; bytes.size() < 20'000'000; ++i)
        bytes += "2026-06-18 08:" + QByteArray::number(i) + " spooler: job held, code 0x80070643\n";
    const QString log = tests::privateFile(folder.filePath(u"spooler.log"_s), bytes);
    mine.openTicket(u"HD-000006"_s);
    mine.key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(mine.find<QFileDialog>(u"attachDialog"_s));
    auto *dialog = mine.find<QFileDialog>(u"attachDialog"_s);
    dialog->selectFile(log);
    QMetaObject::invokeMethod(dialog, "accept");
    auto *composer = mine.find<Composer>(u"composer"_s);
    QTRY_COMPARE_WITH_TIMEOUT(composer->content().files.size(), 1, patienceMs);
    auto *edit = mine.find<GrowingEdit>(u"commentEdit"_s); // choosing files opened the form
    QTest::keyClicks(edit, u"The spooler's log"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(mine.window->unsent(), 11, patienceMs);

    // Meanwhile at the desk: another field of one of them, the same field of another.
    Desk theirs(server, deskToken);
    theirs.start();
    QTRY_VERIFY_WITH_TIMEOUT(theirs.workspace->syncStatus().lastSync.isValid(), patienceMs);
    change(theirs, u"HD-000009"_s, {{u"urgency"_s, 3}, {u"impact"_s, 3}});
    change(theirs, u"HD-000010"_s, {{u"subject"_s, u"Theirs from the desk"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(theirs.window->unsent(), 0, patienceMs);

    mine.stop();
    mine.start();
    QTRY_COMPARE_WITH_TIMEOUT(mine.window->unsent(), 11, patienceMs);

    // Up again; every second reply is lost on the train.
    QSignalSpy reconnected(mine.workspace.get(), &workspace::Workspace::reconnected);
    int connection = 0;
    line.otherwise([&connection] {
        return ++connection % 2 == 1 ? Fault{Fault::Kind::Lose, Fault::Direction::Reply, 2000, {}} : Fault();
    });
    mine.workspace->syncNow();
    QTRY_COMPARE_WITH_TIMEOUT(mine.window->unsent(), 1, 4 * patienceMs);
    QCOMPARE(waiting(mine, OperationState::Conflict), 1);
    QVERIFY2(line.struck > 0, "no reply was lost: the test shows nothing");
    line.heal();
    QTRY_VERIFY_WITH_TIMEOUT(!reconnected.isEmpty(), patienceMs);

    int sent = 0;
    int merged = 0;
    int needsYou = 0;
    for (const QList<QVariant> &signal : reconnected) {
        const auto report = signal.first().value<domain::ReconnectReport>();
        sent += report.sent();
        merged += report.merged();
        needsYou = std::max(needsYou, report.needsYou());
    }
    QCOMPARE(sent, 10);
    QCOMPARE(merged, 1);
    QCOMPARE(needsYou, 1);

    // What the server has, on another device: each once, whole.
    theirs.workspace->syncNow();
    for (int i = 1; i <= 5; ++i) {
        theirs.openTicket(u"HD-00000%1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(theirs.inTimeline(u"Seen on site, no. %1"_s.arg(i)), 1, patienceMs);
    }
    theirs.openTicket(u"HD-000009"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs.find<QLabel>(u"ticketTitleLabel"_s)->text(), u"Printer in the basement"_s,
                              patienceMs);
    QCOMPARE(theirs.find<ChipLabel>(u"priorityChipLabel"_s)->chip().text, u"P4"_s);
    theirs.openTicket(u"HD-000010"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs.find<QLabel>(u"ticketTitleLabel"_s)->text(), u"Theirs from the desk"_s,
                              patienceMs);
    theirs.openTicket(u"HD-000006"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs.inTimeline(u"The spooler's log"_s), 1, patienceMs);
    std::optional<domain::Attachment> file;
    theirs.workspace->ticket(u"HD-000006"_s, theirs.window.get(),
                             [&file](const std::optional<domain::TicketPicture> &picture) {
                                 for (const domain::Entry &entry : picture->entries) {
                                     if (!entry.attachments.isEmpty() && entry.text == u"The spooler's log")
                                         file = entry.attachments.constFirst();
                                 }
                             });
    QTRY_VERIFY_WITH_TIMEOUT(file.has_value(), patienceMs);
    theirs.workspace->fetchAttachment(*file);
    QByteArray arrived;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            theirs.workspace->readAttachment(file->blobId, bytes.size() + 1, theirs.window.get(),
                                             [&arrived](const domain::Result<QByteArray> &read) {
                                                 if (read)
                                                     arrived = *read;
                                             });
            QTest::qWait(200);
            return !arrived.isEmpty();
        }(),
        patienceMs);
    QVERIFY(arrived == bytes);
}

QTEST_MAIN(TestTechnician)
#include "tst_technician.moc"
