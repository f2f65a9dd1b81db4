// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newticket/requestertext.h"
#include "ui/signin/serveraddress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::ui;

Q_DECLARE_METATYPE(secondline::ui::AddressFault)

//! What people type into the forms.
class TestFormText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requester_data();
    void requester();
    void server_data();
    void server();
    void refusedServer_data();
    void refusedServer();
};

void TestFormText::requester_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("line");
    QTest::newRow("both") << u"Ada Byron <ada@example.org>"_s << u"Ada Byron"_s << u"ada@example.org"_s
                          << u"Ada Byron <ada@example.org>"_s;
    QTest::newRow("address") << u" ada@example.org "_s << QString() << u"ada@example.org"_s << u"ada@example.org"_s;
    QTest::newRow("name") << u"Ada  Byron"_s << u"Ada Byron"_s << QString() << u"Ada Byron"_s;
    QTest::newRow("brackets only") << u"<ada@example.org>"_s << QString() << u"ada@example.org"_s
                                   << u"ada@example.org"_s;
    QTest::newRow("nothing") << u"  "_s << QString() << QString() << QString();
}

void TestFormText::requester()
{
    QFETCH(QString, text);
    const domain::Contact contact = contactFromText(text);
    QTEST(contact.name, "name");
    QTEST(contact.email, "email");
    QTEST(contactLine(contact), "line");
    QCOMPARE(contactFromText(contactLine(contact)), contact);
}

void TestFormText::server_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("host") << u" helpdesk.example.org "_s << u"https://helpdesk.example.org"_s;
    QTest::newRow("host and port") << u"localhost:8443"_s << u"https://localhost:8443"_s;
    QTest::newRow("address") << u"https://helpdesk.example.org/"_s << u"https://helpdesk.example.org"_s;
    QTest::newRow("with a path") << u"https://example.org/desk"_s << u"https://example.org/desk"_s;
}

void TestFormText::server()
{
    QFETCH(QString, text);
    AddressFault fault = AddressFault::Empty;
    const auto url = serverFromText(text, &fault);
    QVERIFY(url);
    QTEST(url->toString(), "url");
}

void TestFormText::refusedServer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<AddressFault>("fault");
    QTest::newRow("nothing") << u" "_s << AddressFault::Empty;
    QTest::newRow("http") << u"http://helpdesk.example.org"_s << AddressFault::NotHttps;
    QTest::newRow("file") << u"file:///etc/passwd"_s << AddressFault::NotAnAddress;
    QTest::newRow("a password in it") << u"https://me:secret@example.org"_s << AddressFault::NotAnAddress;
    QTest::newRow("a sentence") << u"the help desk"_s << AddressFault::NotAnAddress;
    QTest::newRow("a query") << u"https://example.org/?token=x"_s << AddressFault::NotAnAddress;
}

void TestFormText::refusedServer()
{
    QFETCH(QString, text);
    AddressFault fault = AddressFault::Empty;
    QVERIFY(!serverFromText(text, &fault));
    QTEST(fault, "fault");
}

QTEST_GUILESS_MAIN(TestFormText)
#include "tst_formtext.moc"
