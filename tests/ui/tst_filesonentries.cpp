// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/attachments/attachmentchips.h"
#include "ui/attachments/attachmentline.h"
#include "ui/attachments/attachmentviewer.h"
#include "ui/attachments/filekind.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/theme.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/ticketview.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;
using Place = workspace::AttachmentState::Place;

Q_DECLARE_METATYPE(secondline::ui::FileKind)

namespace {

QDateTime scriptedNow()
{
    return QDateTime({2026, 6, 18}, {14, 0}, Qt::UTC);
}

QByteArray png(QSize size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

} // namespace

//! Files that hang on what is written, and files of strangers that are looked at.
class TestFilesOnEntries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void kindByFirstBytes_data();
    void kindByFirstBytes();
    void namesThatRun_data();
    void namesThatRun();
    void safeNames_data();
    void safeNames();
    void onlyTheFormatThatItClaims();

    void chosenFilesGoWithTheText();
    void sendWaitsForTheCopy();
    void removedWhileCopied();
    void aFailedCopyStaysToBeRead();
    void copyEndsAfterThePersonWentOn();
    void droppedFilesAreNoText();
    void draftKeepsFilesAndCursor();
    void aFailedDraftSaysSo();
    void onlyWhatIsMissingIsFetched();

    void textWithFilter();
    void pictureIsShown();
    void whatRunsIsTypedFirst();
    void whatIsNotHereSaysSo();

private:
    Script &script() { return scriptOf(m_workspace.get()); }
    template <class T> T *find(QWidget *in, const char *name) const
    {
        return in->findChild<T *>(QString::fromLatin1(name));
    }
    std::unique_ptr<TicketView> shown();
    QString file(const QString &name);

    Theme *m_theme = nullptr;
    QTemporaryDir m_folder;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

void TestFilesOnEntries::initTestCase()
{
    m_theme = new Theme(this);
}

void TestFilesOnEntries::init()
{
    m_workspace = scriptedWorkspace();
    for (const QString &id : {u"T1"_s, u"T2"_s}) {
        domain::TicketPicture picture;
        picture.ticket.id = domain::TicketId(id);
        picture.ticket.number = u"HD-"_s + id;
        picture.ticket.queueId = domain::QueueId(u"Q"_s);
        script().tickets.insert(id, picture);
    }
    domain::Queue queue;
    queue.id = domain::QueueId(u"Q"_s);
    queue.rights.mayWork = true;
    script().queues = {queue};
}

std::unique_ptr<TicketView> TestFilesOnEntries::shown()
{
    auto view = std::make_unique<TicketView>(*m_workspace, scriptedNow);
    view->resize(680, 700);
    view->QWidget::show();
    view->activateWindow();
    [&] { QVERIFY(QTest::qWaitForWindowActive(view.get())); }();
    view->open(u"T1"_s);
    view->compose(Composer::Comment);
    return view;
}

QString TestFilesOnEntries::file(const QString &name)
{
    QFile file(m_folder.filePath(name));
    [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write("log") == 3); }();
    return file.fileName();
}

void TestFilesOnEntries::kindByFirstBytes_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("name");
    QTest::addColumn<FileKind>("kind");
    QTest::newRow("a log") << QByteArray("2026-06-18 error\n") << u"smtp.log"_s << FileKind::Text;
    QTest::newRow("a log with a stray byte")
        << QByteArray("caf\xe9 is closed, come back later\n") << u"a.log"_s << FileKind::Text;
    QTest::newRow("a picture, whatever its name") << png({2, 2}) << u"a.txt"_s << FileKind::Png;
    QTest::newRow("a JPEG") << QByteArray("\xff\xd8\xff\xe0 and so on") << u"a"_s << FileKind::Jpeg;
    QTest::newRow("a program called a picture") << QByteArray("MZ\x90") << u"holiday.png"_s << FileKind::Runs;
    QTest::newRow("a script called a log") << QByteArray("#!/bin/sh\n") << u"a.log"_s << FileKind::Runs;
    QTest::newRow("text with the name of a script") << QByteArray("hello") << u"run.bat"_s << FileKind::Runs;
    QTest::newRow("SVG is text and stays text") << QByteArray("<svg onload='x'/>") << u"a.svg"_s << FileKind::Text;
    QTest::newRow("an archive") << QByteArray("PK\x03\x04\0\0", 6) << u"a.zip"_s << FileKind::Other;
    QTest::newRow("nothing at all") << QByteArray() << u"empty"_s << FileKind::Text;
}

void TestFilesOnEntries::kindByFirstBytes()
{
    QFETCH(QByteArray, start);
    QFETCH(QString, name);
    QTEST(fileKind(start, name), "kind");
}

void TestFilesOnEntries::namesThatRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("runs");
    QTest::newRow("program") << u"setup.exe"_s << true;
    QTest::newRow("capitals") << u"SETUP.EXE"_s << true;
    QTest::newRow("two endings") << u"invoice.pdf.scr"_s << true;
    QTest::newRow("dots that Windows drops") << u"setup.exe. ."_s << true;
    QTest::newRow("macros") << u"report.docm"_s << true;
    QTest::newRow("shortcut") << u"here.lnk"_s << true;
    QTest::newRow("document") << u"report.docx"_s << false;
    QTest::newRow("no ending") << u"exe"_s << false;
}

void TestFilesOnEntries::namesThatRun()
{
    QFETCH(QString, name);
    QTEST(nameRuns(name), "runs");
}

void TestFilesOnEntries::safeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"smtp.log"_s << u"smtp.log"_s;
    QTest::newRow("up and away") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
    QTest::newRow("Windows path") << u"C:\\x\\y.txt"_s << u"C__x_y.txt"_s;
    QTest::newRow("device") << u"CON.txt"_s << u"_CON.txt"_s;
    QTest::newRow("port") << u"lpt1"_s << u"_lpt1"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("turned around") << u"a\u202Egnp.exe"_s << u"agnp.exe"_s;
    QTest::newRow("dots and spaces at the end") << u"a.txt. ."_s << u"a.txt"_s;
    QTest::newRow("nothing is left") << u"..."_s << u"attachment"_s;
    QTest::newRow("too long keeps its ending") << QString(300, u'ä') + u".log"_s << QString(88, u'ä') + u".log"_s;
}

void TestFilesOnEntries::safeNames()
{
    QFETCH(QString, name);
    QTEST(safeFileName(name), "safe");
    QVERIFY(safeFileName(name).toUtf8().size() <= 180);
}

void TestFilesOnEntries::onlyTheFormatThatItClaims()
{
    const QByteArray bytes = png({3, 2});
    QCOMPARE(readPicture(bytes, FileKind::Png).size(), QSize(3, 2));
    QVERIFY(readPicture(bytes, FileKind::Jpeg).isNull());
    QVERIFY(readPicture("GIF89a", FileKind::Png).isNull());
    QVERIFY(readPicture(bytes, FileKind::Other).isNull());
    // 6000 x 6000 in 32 bits is 137 MiB.
    QVERIFY(readPicture(png({6000, 6000}), FileKind::Png).isNull());
}

void TestFilesOnEntries::chosenFilesGoWithTheText()
{
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    view->chooseFiles();
    auto *dialog = find<QFileDialog>(view.get(), "attachDialog");
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({file(u"smtp.log"_s), file(u"imap.log"_s)});
    QVERIFY(script().calls.contains(u"attach smtp.log"_s));
    QCOMPARE(composer->content().files.size(), 2);
    auto *edit = find<GrowingEdit>(view.get(), "commentEdit");
    QTest::keyClicks(edit, u"See the logs"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(script().calls.contains(u"comment T1 See the logs"_s));
    QCOMPARE(script().sentFiles.size(), 2);
    QCOMPARE(script().sentFiles[1].name, u"imap.log"_s);
    QVERIFY(composer->content().files.isEmpty()); // gone with their text
}

void TestFilesOnEntries::sendWaitsForTheCopy()
{
    script().attachLater = true;
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    QTest::keyClicks(find<GrowingEdit>(view.get(), "commentEdit"), u"See the log"_s);
    Q_EMIT composer->filesChosen({file(u"smtp.log"_s)});
    auto *send = find<QPushButton>(view.get(), "sendButton");
    QVERIFY(!send->isEnabled());
    QVERIFY(!send->toolTip().isEmpty());
    QVERIFY(script().attaching(1, 4));
    QTRY_VERIFY(composer->findChild<QWidget *>(u"attachmentChip"_s)->accessibleName().contains(u"25 %"_s));
    script().finishAttaching();
    QVERIFY(send->isEnabled());
}

void TestFilesOnEntries::removedWhileCopied()
{
    script().attachLater = true;
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    Q_EMIT composer->filesChosen({file(u"smtp.log"_s)});
    auto *remove = find<QPushButton>(view.get(), "removeAttachmentButton");
    QCOMPARE(remove->accessibleName(), u"Remove smtp.log"_s);
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(!script().attaching(1, 4)); // the copy is told to end
    script().finishAttaching();
    QVERIFY(composer->content().files.isEmpty());
}

void TestFilesOnEntries::aFailedCopyStaysToBeRead()
{
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    Q_EMIT composer->filesChosen({file(u"smtp.log"_s)});
    auto *chip = composer->findChild<QWidget *>(u"attachmentChip"_s);
    QVERIFY(chip->accessibleName().startsWith(u"smtp.log: The disk is full"_s));
    QVERIFY(composer->content().files.isEmpty());
}

void TestFilesOnEntries::copyEndsAfterThePersonWentOn()
{
    script().attachLater = true;
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    QTest::keyClicks(find<GrowingEdit>(view.get(), "commentEdit"), u"See the log"_s);
    Q_EMIT composer->filesChosen({file(u"smtp.log"_s)});
    view->open(u"T2"_s);
    script().finishAttaching();
    QVERIFY(composer->content().files.isEmpty());
    const auto draft = Composer::Content::fromJson(script().drafts[u"ticket/T1"_s].content);
    QCOMPARE(draft.comment, u"See the log"_s);
    QCOMPARE(draft.files.size(), 1);
}

void TestFilesOnEntries::droppedFilesAreNoText()
{
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    QSignalSpy chosen(composer, &Composer::filesChosen);
    QSignalSpy pasted(composer, &Composer::picturePasted);
    auto *edit = find<GrowingEdit>(view.get(), "commentEdit");
    auto *files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(file(u"smtp.log"_s))});
    QGuiApplication::clipboard()->setMimeData(files);
    edit->paste();
    QCOMPARE(chosen.size(), 1);
    QGuiApplication::clipboard()->setImage(QImage(4, 4, QImage::Format_RGB32));
    edit->paste();
    QCOMPARE(pasted.size(), 1);
    QTRY_VERIFY(script().calls.contains(u"attach picture 2026-06-18 140000.png"_s));
    QVERIFY(edit->toPlainText().isEmpty());
    // A folder, or a place elsewhere, is text as ever.
    auto *web = new QMimeData;
    web->setUrls({QUrl(u"https://desk.example/a.log"_s)});
    web->setText(u"https://desk.example/a.log"_s);
    QGuiApplication::clipboard()->setMimeData(web);
    edit->paste();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(edit->toPlainText(), u"https://desk.example/a.log"_s);
}

void TestFilesOnEntries::draftKeepsFilesAndCursor()
{
    {
        const auto view = shown();
        auto *composer = find<Composer>(view.get(), "composer");
        auto *edit = find<GrowingEdit>(view.get(), "commentEdit");
        QTest::keyClicks(edit, u"Half a sentence"_s);
        Q_EMIT composer->filesChosen({file(u"smtp.log"_s)});
        edit->setFocus();
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(4);
        edit->setTextCursor(cursor);
        QTRY_VERIFY_WITH_TIMEOUT(script().drafts.contains(u"ticket/T1"_s), 2000);
    }
    const auto view = shown();
    auto *composer = find<Composer>(view.get(), "composer");
    QCOMPARE(composer->content().files.size(), 1);
    QCOMPARE(find<GrowingEdit>(view.get(), "commentEdit")->toPlainText(), u"Half a sentence"_s);
    QCOMPARE(find<GrowingEdit>(view.get(), "commentEdit")->textCursor().position(), 4);
}

void TestFilesOnEntries::aFailedDraftSaysSo()
{
    const auto view = shown();
    script().answer = tl::unexpected<domain::Failure>(domain::Failure{domain::Failure::Kind::Full, {}});
    QTest::keyClicks(find<GrowingEdit>(view.get(), "commentEdit"), u"x"_s);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(view.get(), "draftSavedLabel")->text(),
                              u"Draft not saved: The disk is full"_s, 2000);
}

void TestFilesOnEntries::onlyWhatIsMissingIsFetched()
{
    domain::Entry entry;
    entry.id = domain::EntryId(u"E1"_s);
    entry.kind = u"comment"_s;
    entry.text = u"see there"_s;
    entry.effectiveAt = scriptedNow();
    entry.attachments = {{u"sha256-a"_s, u"a.log"_s, u"text/plain"_s, 20'000'000},
                         {u"sha256-b"_s, u"b.log"_s, u"text/plain"_s, 3}};
    script().tickets[u"T1"_s].entries = {entry};
    script().attachmentStates[u"sha256-a"_s] = {Place::ServerOnly, 0, 20'000'000, {}};
    script().attachmentStates[u"sha256-b"_s] = {Place::Here, 0, 3, {}};
    script().blobs[u"sha256-b"_s] = "log";
    const auto view = shown();
    QTRY_COMPARE(view->findChildren<AttachmentLine *>().size(), 2);
    const auto lines = view->findChildren<AttachmentLine *>();
    QTRY_COMPARE(lines[0]->accessibleName(), u"a.log, 20.0 MB, press to fetch"_s);
    QCOMPARE(lines[1]->accessibleName(), u"b.log, 3 bytes"_s);
    lines[0]->click();
    QCOMPARE(script().calls.last(), u"fetch sha256-a"_s);
    script().attachmentStates[u"sha256-a"_s] = {Place::Fetching, 5'000'000, 20'000'000, {}};
    Q_EMIT m_workspace->attachmentsChanged({u"sha256-a"_s});
    QCOMPARE(lines[0]->accessibleName(), u"a.log, 20.0 MB, fetching, 25 %"_s);
    QVERIFY(!find<QWidget>(view.get(), "attachmentViewer"));
    lines[1]->click();
    QVERIFY(find<QWidget>(view.get(), "attachmentViewer"));
}

void TestFilesOnEntries::textWithFilter()
{
    script().blobs[u"b"_s] = "one\ntwo error\nthree\nfour Error\n";
    AttachmentViewer viewer(*m_workspace, {u"b"_s, u"smtp.log"_s, u"text/plain"_s, 4'000'000}, nullptr);
    viewer.setAttribute(Qt::WA_DeleteOnClose, false);
    viewer.QWidget::show();
    auto *text = find<QPlainTextEdit>(&viewer, "fileTextEdit");
    QVERIFY(text->toPlainText().startsWith(u"one\ntwo"_s));
    QVERIFY(find<QLabel>(&viewer, "savedLabel")->text().contains(u"4.0 MB"_s)); // only the first part is shown
    find<QLineEdit>(&viewer, "filterEdit")->setText(u"error"_s);
    QCOMPARE(text->toPlainText(), u"two error\nfour Error"_s);
    QTest::keyClick(&viewer, Qt::Key_Escape);
    QVERIFY(!viewer.isVisible());
}

void TestFilesOnEntries::pictureIsShown()
{
    script().blobs[u"b"_s] = png({30, 20});
    AttachmentViewer viewer(*m_workspace, {u"b"_s, u"screen.png"_s, u"image/png"_s, 100}, nullptr);
    viewer.setAttribute(Qt::WA_DeleteOnClose, false);
    viewer.QWidget::show();
    auto *area = find<QScrollArea>(&viewer, "pictureArea");
    QVERIFY(area->isVisible());
    QCOMPARE(area->widget()->sizeHint(), QSize(30, 20));
}

void TestFilesOnEntries::whatRunsIsTypedFirst()
{
    script().blobs[u"b"_s] = "MZ";
    AttachmentViewer viewer(*m_workspace, {u"b"_s, u"../tool.exe"_s, {}, 2}, nullptr);
    viewer.setAttribute(Qt::WA_DeleteOnClose, false);
    viewer.QWidget::show();
    QTest::mouseClick(find<QPushButton>(&viewer, "saveAsButton"), Qt::LeftButton);
    QVERIFY(!find<QFileDialog>(&viewer, "saveDialog"));
    auto *typed = find<QLineEdit>(&viewer, "consentEdit");
    auto *consent = find<QPushButton>(&viewer, "consentButton");
    QVERIFY(typed->isVisible());
    QTest::keyClicks(typed, u"tool.exe"_s);
    QVERIFY(!consent->isEnabled());
    typed->setText(safeFileName(u"../tool.exe"_s));
    QVERIFY(consent->isEnabled());
    QTest::mouseClick(consent, Qt::LeftButton);
    auto *dialog = find<QFileDialog>(&viewer, "saveDialog");
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(m_folder.filePath(u"tool.exe"_s));
    QCOMPARE(script().calls.last(), u"export b tool.exe"_s);
}

void TestFilesOnEntries::whatIsNotHereSaysSo()
{
    AttachmentViewer viewer(*m_workspace, {u"gone"_s, u"a.log"_s, {}, 2}, nullptr);
    viewer.setAttribute(Qt::WA_DeleteOnClose, false);
    viewer.QWidget::show();
    QVERIFY(!find<QPushButton>(&viewer, "saveAsButton")->isEnabled());
    QVERIFY(!find<QPlainTextEdit>(&viewer, "fileTextEdit")->isVisible());
}

QTEST_MAIN(TestFilesOnEntries)
#include "tst_filesonentries.moc"
