// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedworkspace.h"
#include "ui/signin/certificatetext.h"
#include "ui/signin/keeplist.h"
#include "ui/signin/keeppage.h"
#include "ui/signin/roomtext.h"
#include "ui/signin/serveraddress.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinlink.h"
#include "ui/signin/signinpage.h"
#include "ui/theme/banner.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

namespace {

domain::DeskSurvey desk()
{
    const QString first = u"tier1"_s;
    const QString second = u"tier2"_s;
    domain::DeskSurvey desk;
    desk.person = u"Ada Second"_s;
    desk.tiers = {{domain::TierId(second), 2, u"Second line"_s, {}, false, true},
                  {domain::TierId(first), 1, u"First line"_s, {}, false, true}};
    const auto queue = [](const QString &id, const QString &area, const QString &tier) {
        domain::Queue one;
        one.id = domain::QueueId(id);
        one.name = area + u" · "_s + tier;
        one.area = area;
        one.tierId = domain::TierId(tier);
        one.rights.mayRead = true;
        return one;
    };
    desk.queues = {queue(u"q3"_s, u"Network"_s, second), queue(u"q1"_s, u"Mail"_s, first),
                   queue(u"q2"_s, u"Mail"_s, second)};
    desk.tickets = {{u"q1"_s, 9'000}, {u"q2"_s, 2'000}, {u"q3"_s, 500}};
    desk.articles = 1'000;
    return desk;
}

} // namespace

//! The way from a fresh profile to the first sync, on a scripted workspace.
class TestSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(this); }
    void init();

    void addresses_data();
    void addresses();
    void links_data();
    void links();
    void certificateTrouble_data();
    void certificateTrouble();

    void anAddressIsCheckedBeforeTheServerIsAsked();
    void aServerIsFoundByADomain();
    void whatIsWrongStandsAtItsField_data();
    void whatIsWrongStandsAtItsField();
    void aTokenIsTriedBeforeAnythingIsKept();
    void aRefusedTokenIsSaid();
    void whatIsChosenIsKeptBeforeTheFirstSync();
    void enterLeadsThroughAllSteps();
    void escLeadsBack();
    void aLinkFillsInEverything();
    void filesAreDropped();
    void aBoundProfileAsksForATokenOnly();
    void anotherPersonsProfileIsNotTaken();
    void theDemoIsOfferedWhereThereIsOne();

    void roomIsCountedAsBoxesAreChecked();
    void aTierIsCheckedAsAWhole();
    void theChoiceIsChangedLater();
    void withoutANetworkThereAreNoNumbers();

private:
    template <class T> T *find(QWidget &page, const char *name) const
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    Script &script() { return scriptOf(m_workspace.get()); }
    void show(QWidget &page);
    //! Of the step that is shown.
    Banner *banner(QWidget &page) const
    {
        return page.findChildren<SignInForm *>().at(step(page))->findChild<Banner *>();
    }
    int step(QWidget &page) const
    {
        const auto steps = page.findChildren<SignInForm *>();
        return static_cast<int>(std::find_if(steps.begin(), steps.end(), [](auto *one) { return one->isVisible(); })
                                - steps.begin());
    }
    QString faultAt(QWidget &page, const char *name) const
    {
        const auto *fault = find<InlineError>(page, name);
        return fault && fault->refused() ? fault->findChild<QWidget *>()->accessibleName() : QString();
    }

    Theme *m_theme = nullptr;
    std::unique_ptr<workspace::Workspace> m_workspace;
};

void TestSignIn::init()
{
    m_workspace = scriptedWorkspace();
    script().surveyed = desk();
}

void TestSignIn::show(QWidget &page)
{
    page.resize(1100, 760);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

void TestSignIn::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("tried");
    QTest::newRow("a host") << u" helpdesk.example.org "_s << QStringList{u"https://helpdesk.example.org"_s};
    QTest::newRow("a port and a path") << u"https://example.org:8443/desk"_s
                                       << QStringList{u"https://example.org:8443/desk"_s};
    QTest::newRow("a domain") << u"example.org"_s
                              << QStringList{u"https://example.org"_s, u"https://helpdesk.example.org"_s,
                                             u"https://support.example.org"_s};
    QTest::newRow("a mail address") << u"ada@example.org"_s
                                    << QStringList{u"https://helpdesk.example.org"_s, u"https://support.example.org"_s,
                                                   u"https://example.org"_s};
    QTest::newRow("the domain itself was meant") << u"https://example.org"_s << QStringList{u"https://example.org"_s};
    QTest::newRow("a name in the local network") << u"desk"_s << QStringList{u"https://desk"_s};
    QTest::newRow("a password within") << u"https://ada:secret@example.org"_s << QStringList();
    QTest::newRow("http") << u"http://example.org"_s << QStringList();
    QTest::newRow("nothing") << u"  "_s << QStringList();
    QTest::newRow("no address") << u"what is it?"_s << QStringList();
}

void TestSignIn::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, tried);
    AddressFault fault = AddressFault::Empty;
    QStringList servers;
    for (const QUrl &server : serversFromText(typed, &fault))
        servers.append(server.toString());
    QCOMPARE(servers, tried);
}

void TestSignIn::links_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("whole") << u"secondline://sign-in?server=https://127.0.0.1:4433&ca=/a b/ca.pem&token-file=/t"_s
                           << true;
    QTest::newRow("encoded") << u"secondline://sign-in?server=https%3A%2F%2F127.0.0.1%3A4433&ca=%2Fa%20b%2Fca.pem"_s
                             << true;
    QTest::newRow("http within") << u"secondline://sign-in?server=http%3A%2F%2Fexample.org"_s << false;
    QTest::newRow("no server") << u"secondline://sign-in?token-file=%2Ft"_s << false;
    QTest::newRow("something else") << u"secondline://delete-all?server=https%3A%2F%2Fexample.org"_s << false;
    QTest::newRow("another scheme") << u"https://sign-in?server=https%3A%2F%2Fexample.org"_s << false;
}

void TestSignIn::links()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto link = signInLinkFrom(text);
    QCOMPARE(link.has_value(), good);
    if (link)
        QCOMPARE(signInLinkFrom(textOf(*link)), link);
    const SignInLink odd{QUrl(u"https://desk.example.org:1"_s), u"/a&b=c/ü.pem"_s, u"/t #1"_s};
    QCOMPARE(signInLinkFrom(textOf(odd)), std::optional(odd));
}

void TestSignIn::certificateTrouble_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("advice");
    QTest::addColumn<bool>("wantsAuthority");
    QTest::newRow("company's own") << u"desk: certificate comes from an unknown authority (Example CA)"_s
                                   << u"Certificate comes from an unknown authority (Example CA)"_s
                                   << u"choose the file"_s << true;
    QTest::newRow("expired") << u"desk: certificate expired on 2026-01-02"_s << u"Certificate expired on 2026-01-02"_s
                             << u"date"_s << false;
    QTest::newRow("clock") << u"desk: certificate is not valid before 2026-01-02; is this device's clock right?"_s
                           << u"Certificate is not valid before 2026-01-02"_s << u"date"_s << false;
    QTest::newRow("another host") << u"desk: certificate was issued for another host (a.example), not for desk"_s
                                  << u"Certificate was issued for another host (a.example), not for desk"_s << u"slip"_s
                                  << false;
    QTest::newRow("unknown") << u"desk: something odd"_s << u"Desk: something odd"_s << u"Tell your desk"_s << false;
}

void TestSignIn::certificateTrouble()
{
    QFETCH(QString, detail);
    QFETCH(QString, reason);
    QFETCH(QString, advice);
    QFETCH(bool, wantsAuthority);
    const CertificateText text = certificateText({domain::Failure::Kind::Untrusted, detail});
    QCOMPARE(text.reason, reason);
    QVERIFY2(text.advice.contains(advice), qPrintable(text.advice));
    QCOMPARE(text.wantsAuthority, wantsAuthority);
}

void TestSignIn::anAddressIsCheckedBeforeTheServerIsAsked()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    auto *server = find<QLineEdit>(page, "serverEdit");
    QVERIFY(server->hasFocus());
    server->setText(u"http://helpdesk.example.org"_s);
    QTest::keyClick(server, Qt::Key_Return);
    QVERIFY(script().calls.isEmpty());
    QVERIFY(faultAt(page, "serverEditError").contains(u"https"_s));
    find<QLineEdit>(page, "caFileEdit")->setText(u"/no/such/file.pem"_s);
    server->setText(u"helpdesk.example.org"_s);
    QTest::keyClick(server, Qt::Key_Return);
    QVERIFY(script().calls.isEmpty());
    QVERIFY(!faultAt(page, "caFileEditError").isEmpty());
}

void TestSignIn::aServerIsFoundByADomain()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"ada@example.org"_s);
    QTest::keyClick(find<QLineEdit>(page, "serverEdit"), Qt::Key_Return);
    QCOMPARE(script().calls, QStringList{u"findServer helpdesk.example.org support.example.org example.org"_s});
    QCOMPARE(step(page), 1);
    QVERIFY(find<QLineEdit>(page, "tokenEdit")->hasFocus());
}

void TestSignIn::whatIsWrongStandsAtItsField_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("nobody answers") << int(domain::Failure::Kind::Unreachable) << QString()
                                    << QByteArray("serverEditError");
    QTest::newRow("unknown authority") << int(domain::Failure::Kind::Untrusted)
                                       << u"certificate comes from an unknown authority"_s
                                       << QByteArray("caFileEditError");
    QTest::newRow("another host") << int(domain::Failure::Kind::Untrusted)
                                  << u"certificate was issued for another host (a), not for b"_s
                                  << QByteArray("serverEditError");
    QTest::newRow("a web page") << int(domain::Failure::Kind::NotOurServer) << QString() << QByteArray();
}

void TestSignIn::whatIsWrongStandsAtItsField()
{
    QFETCH(int, kind);
    QFETCH(QString, detail);
    QFETCH(QByteArray, place);
    script().found = domain::failure(domain::Failure::Kind(kind), detail);
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"helpdesk.example.org"_s);
    QTest::keyClick(find<QLineEdit>(page, "serverEdit"), Qt::Key_Return);
    QCOMPARE(step(page), 0);
    if (place.isEmpty())
        QVERIFY(banner(page)->isVisible());
    else
        QVERIFY(!faultAt(page, place.constData()).isEmpty());
    QVERIFY(find<QPushButton>(page, "findServerButton")->isEnabled());
}

void TestSignIn::aTokenIsTriedBeforeAnythingIsKept()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"helpdesk.example.org"_s);
    QTest::mouseClick(find<QPushButton>(page, "findServerButton"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(page, "signInButton"), Qt::LeftButton);
    QVERIFY(!faultAt(page, "tokenEditError").isEmpty());
    QTest::keyClicks(find<QLineEdit>(page, "tokenEdit"), u" secret "_s);
    QTest::mouseClick(find<QPushButton>(page, "signInButton"), Qt::LeftButton);
    QCOMPARE(script().signedIn.server, QUrl(u"https://helpdesk.example.org"_s));
    QCOMPARE(script().signedIn.token, QByteArray("secret"));
    QCOMPARE(script().calls.size(), 1); // looked for the server, and kept nothing
    QCOMPARE(step(page), 2);
}

void TestSignIn::aRefusedTokenIsSaid()
{
    script().surveyed = domain::failure(domain::Failure::Kind::SignedOut, u"no such token"_s);
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"helpdesk.example.org"_s);
    QTest::keyClick(find<QLineEdit>(page, "serverEdit"), Qt::Key_Return);
    QTest::keyClicks(find<QLineEdit>(page, "tokenEdit"), u"secret"_s);
    QTest::keyClick(find<QLineEdit>(page, "tokenEdit"), Qt::Key_Return);
    QCOMPARE(step(page), 1);
    QVERIFY(faultAt(page, "tokenEditError").contains(u"token"_s));
    QVERIFY(!faultAt(page, "tokenEditError").contains(u"secret"_s));
    QCOMPARE(find<QLineEdit>(page, "tokenEdit")->selectedText().size(), 6); // typed over at once
}

void TestSignIn::whatIsChosenIsKeptBeforeTheFirstSync()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"helpdesk.example.org"_s);
    QTest::keyClick(find<QLineEdit>(page, "serverEdit"), Qt::Key_Return);
    QTest::keyClicks(find<QLineEdit>(page, "tokenEdit"), u"secret"_s);
    QTest::keyClick(find<QLineEdit>(page, "tokenEdit"), Qt::Key_Return);
    auto *list = find<KeepList>(page, "keepList");
    QVERIFY(list->hasFocus());
    QVERIFY(banner(page)->accessibleName().contains(u"Ada Second"_s));
    list->topLevelItem(0)->setCheckState(0, Qt::Unchecked); // Tier 1
    script().calls.clear();
    QTest::mouseClick(find<QPushButton>(page, "beginButton"), Qt::LeftButton);
    QCOMPARE(script().calls, (QStringList{u"leaveOut q1"_s, u"signIn https://helpdesk.example.org"_s}));
    QVERIFY(find<QLineEdit>(page, "tokenEdit")->text().isEmpty());
}

void TestSignIn::enterLeadsThroughAllSteps()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    QTest::keyClicks(page.focusWidget(), u"helpdesk.example.org"_s);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    QTest::keyClicks(page.focusWidget(), u"secret"_s);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    QCOMPARE(step(page), 2);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    QCOMPARE(script().calls.last(), u"signIn https://helpdesk.example.org"_s);
}

void TestSignIn::escLeadsBack()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    find<QLineEdit>(page, "serverEdit")->setText(u"helpdesk.example.org"_s);
    QTest::keyClick(find<QLineEdit>(page, "serverEdit"), Qt::Key_Return);
    QVERIFY(page.stepBack());
    QCOMPARE(step(page), 0);
    QVERIFY(find<QLineEdit>(page, "serverEdit")->hasFocus());
    QVERIFY(!page.stepBack()); // the window leaves the page
}

void TestSignIn::aLinkFillsInEverything()
{
    QTemporaryDir folder;
    QFile token(folder.filePath(u"t"_s));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write("secret\n");
    token.close();
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    // Pasted into the field for the address.
    find<QLineEdit>(page, "serverEdit")->insert(textOf({QUrl(u"https://127.0.0.1:4433"_s), {}, token.fileName()}));
    QCOMPARE(script().calls, QStringList{u"findServer 127.0.0.1"_s});
    QCOMPARE(step(page), 1);
    QCOMPARE(find<QLineEdit>(page, "tokenEdit")->text(), u"secret"_s);
}

void TestSignIn::filesAreDropped()
{
    QTemporaryDir folder;
    const auto file = [&folder](const QString &name, const QByteArray &content) {
        QFile made(folder.filePath(name));
        if (made.open(QIODevice::WriteOnly))
            made.write(content);
        return QUrl::fromLocalFile(folder.filePath(name));
    };
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    const auto drop = [&page](const QUrl &what) {
        QMimeData dragged;
        dragged.setUrls({what});
        QDragEnterEvent enters(QPoint(5, 5), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enters);
        QVERIFY(enters.isAccepted());
        QDropEvent drops(QPointF(5, 5), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &drops);
    };
    drop(file(u"ca.pem"_s, "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n"));
    QCOMPARE(find<QLineEdit>(page, "caFileEdit")->text(), folder.filePath(u"ca.pem"_s));
    drop(file(u"token"_s, "secret\n"));
    QCOMPARE(find<QLineEdit>(page, "tokenEdit")->text(), u"secret"_s);
    drop(file(u"novel"_s, "It was\na dark night"));
    QCOMPARE(find<QLineEdit>(page, "tokenEdit")->text(), u"secret"_s);
    QVERIFY(!faultAt(page, "tokenEditError").isEmpty());
    drop(file(u"link"_s, textOf({QUrl(u"https://desk.example.org"_s), {}, {}}).toUtf8()));
    QCOMPARE(script().calls, QStringList{u"findServer desk.example.org"_s});
}

void TestSignIn::aBoundProfileAsksForATokenOnly()
{
    script().server = QUrl(u"https://helpdesk.example.org"_s);
    script().leftOut = {u"q1"_s};
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    QCOMPARE(step(page), 1);
    QTest::keyClicks(find<QLineEdit>(page, "tokenEdit"), u"secret"_s);
    QTest::keyClick(find<QLineEdit>(page, "tokenEdit"), Qt::Key_Return);
    QCOMPARE(script().calls, QStringList{u"signIn https://helpdesk.example.org"_s});
    QCOMPARE(script().leftOut, QSet<QString>{u"q1"_s});
}

void TestSignIn::anotherPersonsProfileIsNotTaken()
{
    script().server = QUrl(u"https://helpdesk.example.org"_s);
    script().answer = domain::failure(domain::Failure::Kind::Refused,
                                      u"this profile belongs to another server or person; use a profile of its own"_s);
    SignInPage page(m_workspace.get(), {});
    show(page);
    page.enter();
    QTest::keyClicks(find<QLineEdit>(page, "tokenEdit"), u"secret"_s);
    QTest::keyClick(find<QLineEdit>(page, "tokenEdit"), Qt::Key_Return);
    QVERIFY(banner(page)->isVisible());
    QSignalSpy wanted(&page, &SignInPage::otherProfileWanted);
    Q_EMIT banner(page)->actionWanted();
    const auto link = signInLinkFrom(wanted.first().first().toString());
    QVERIFY(link.has_value());
    QCOMPARE(link->server, QUrl(u"https://helpdesk.example.org"_s));
    QVERIFY(!wanted.first().first().toString().contains(u"secret"_s));
}

void TestSignIn::theDemoIsOfferedWhereThereIsOne()
{
    SignInPage page(m_workspace.get(), {});
    show(page);
    auto *demo = find<QPushButton>(page, "demoButton");
    QVERIFY(!demo->isVisible());
    page.offerDemo();
    QVERIFY(demo->isVisible());
    QSignalSpy wanted(&page, &SignInPage::demoWanted);
    QTest::mouseClick(demo, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TestSignIn::roomIsCountedAsBoxesAreChecked()
{
    KeepList list;
    list.show(desk(), {u"q3"_s});
    QCOMPARE(list.leftOut(), QSet<QString>{u"q3"_s});
    QCOMPARE(list.bytes(), roomFor(11'000, 1'000));
    QCOMPARE(list.topLevelItem(0)->text(0), u"Tier 1: First line"_s);
    QVERIFY(list.topLevelItem(1)->text(1).contains(u"2,500"_s));
    QCOMPARE(list.topLevelItem(1)->checkState(0), Qt::PartiallyChecked);
    QVERIFY(list.topLevelItem(1)->data(0, Qt::AccessibleTextRole).toString().contains(u"2,500 ticket"_s));
    QVERIFY(!(list.topLevelItem(2)->flags() & Qt::ItemIsUserCheckable)); // articles stay
    QVERIFY(roomText(1, QDir::tempPath()).contains(u"free"_s));
}

void TestSignIn::aTierIsCheckedAsAWhole()
{
    KeepList list;
    show(list);
    list.show(desk(), {});
    list.setCurrentItem(list.topLevelItem(1));
    QTest::keyClick(&list, Qt::Key_Space);
    QCOMPARE(list.leftOut(), (QSet<QString>{u"q2"_s, u"q3"_s}));
    QTest::keyClick(&list, Qt::Key_Space);
    QVERIFY(list.leftOut().isEmpty());
}

void TestSignIn::theChoiceIsChangedLater()
{
    script().leftOut = {u"q1"_s};
    KeepPage page(*m_workspace, {});
    show(page);
    page.enter();
    auto *list = find<KeepList>(page, "keepList");
    auto *save = find<QPushButton>(page, "keepSaveButton");
    QVERIFY(list->hasFocus());
    QVERIFY(!save->isEnabled()); // nothing has changed
    QCOMPARE(list->leftOut(), QSet<QString>{u"q1"_s});
    QVERIFY(!find<QLabel>(page, "keepRoomLabel")->text().isEmpty());
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QVERIFY(save->isEnabled());
    QSignalSpy wanted(&page, &Page::placeWanted);
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(script().calls, QStringList{u"leaveOut "_s});
    QCOMPARE(wanted.last().first().toString(), u"back"_s);
}

void TestSignIn::withoutANetworkThereAreNoNumbers()
{
    script().surveyed = domain::failure(domain::Failure::Kind::Unreachable, {});
    script().tiers = desk().tiers;
    script().queues = desk().queues;
    KeepPage page(*m_workspace, {});
    show(page);
    page.enter();
    auto *list = find<KeepList>(page, "keepList");
    QCOMPARE(list->topLevelItemCount(), 3);
    QVERIFY(list->topLevelItem(0)->text(1).isEmpty());
    QVERIFY(find<QLabel>(page, "keepRoomLabel")->text().isEmpty());
    QVERIFY(find<Banner>(page, "banner")->isVisible());
    list->topLevelItem(1)->child(0)->setCheckState(0, Qt::Unchecked);
    QTest::mouseClick(find<QPushButton>(page, "keepSaveButton"), Qt::LeftButton);
    QCOMPARE(script().calls, QStringList{u"leaveOut q2"_s});
}

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
