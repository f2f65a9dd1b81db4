// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/markdown.h"
#include "treepicture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace secondline::render;
using Notice = DocumentTree::Notice;

Q_DECLARE_METATYPE(secondline::render::DocumentTree::Notice)

//! What Markdown of strangers becomes, and where it stops.
class TestMarkdown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tree_data();
    void tree();
    void beyondABoundIsPlainText_data();
    void beyondABoundIsPlainText();
    void atTheBoundIsADocument();
    void nothingIsLost();
    void noLineIsLonger_data();
    void noLineIsLonger();
    void titleIsNotShownTwice();
};

void TestMarkdown::tree_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("picture");

    QTest::newRow("heading and text") << u"# One\n\nTwo\nthree **four** *five* ~~six~~ `seven`"_s
                                      << u"h1 One\np Two three *four* _five_ ~six~ `seven`"_s;
    QTest::newRow("list in a list")
        << u"1. a\n   - b\n2. c"_s
        << u"list\n  item1\n    p a\n    list\n      item-1\n        p b\n  item2\n    p c"_s;
    QTest::newRow("an ordered list begins where it says")
        << u"4. a\n5. b"_s << u"list\n  item4\n    p a\n  item5\n    p b"_s;
    QTest::newRow("code keeps its lines") << u"```text\na <b>\n\tc\n```"_s << u"code `a <b>\\n    c`"_s;
    QTest::newRow("table") << u"| A | B |\n| - | -: |\n| 1 | **2** |"_s
                           << u"table2\n  cell A\n  cell B\n  cell 1\n  cell *2*"_s;
    QTest::newRow("callout") << u"> [!NOTE]\n> Take care."_s << u"callout:note\n  p Take care."_s;
    QTest::newRow("callout of another case, its words in the next paragraph")
        << u"> [!Warning]\n>\n> Stop."_s << u"callout:warning\n  p Stop."_s;
    QTest::newRow("a quote is no callout") << u"> [!OTHER] a"_s << u"quote\n  p [!OTHER] a"_s;
    QTest::newRow("picture of an article")
        << u":::image type=\"content\" source=\"media/a.png\" alt-text=\"Screenshot of *all* [x].\" border=\"false\":::"_s
        << u"picture {Screenshot of *all* [x].}"_s;
    QTest::newRow("picture of Markdown in a line") << u"a ![b](http://x/y.png) c"_s << u"p a {b} c"_s;
    QTest::newRow("picture without words")
        << u"![](data:image/png;base64,AAAA)"_s << u"picture {Picture without description}"_s;
    QTest::newRow("zones go") << u"::: zone pivot=\"a\"\n\ntext\n\n::: zone-end"_s << u"p text"_s;
    QTest::newRow("an extension in code stays")
        << u"```\n::: zone pivot\n[!INCLUDE [a](b)]\n```"_s << u"code `::: zone pivot\\n[!INCLUDE [a](b)]`"_s;
    QTest::newRow("include keeps its title")
        << u"[!INCLUDE [Azure Help Support](../a.md)]"_s << u"p Azure Help Support"_s;
    QTest::newRow("entities") << u"a &nbsp; b &amp;&#8211;&#x2014; &unknown;"_s
                              << u"p a \u00a0 b &\u2013\u2014 &unknown;"_s;
    QTest::newRow("breaks of HTML") << u"a<br>b</br>c"_s << u"p a\\b\\c"_s;
    QTest::newRow("a placeholder in angle brackets is text")
        << u"Open \\\\<ServerName>\\share"_s << u"p Open \\<ServerName>\\share"_s;
    QTest::newRow("script is text") << u"<script>alert(1)</script>"_s << u"p <script>alert(1)</script>"_s;
    QTest::newRow("img of HTML is text") << u"<img src=\"file:///etc/passwd\">"_s
                                         << u"p <img src=\"file:///etc/passwd\">"_s;
    QTest::newRow("https link") << u"[a](https://example.org/b)"_s << u"p [a](https://example.org/b)"_s;
    QTest::newRow("mailto link") << u"[a](mailto:b@example.org)"_s << u"p [a](mailto:b@example.org)"_s;
    QTest::newRow("an address is a link")
        << u"See https://example.org/b."_s << u"p See [https://example.org/b](https://example.org/b)."_s;
    for (const QString &target :
         {u"http://example.org"_s, u"file:///etc/passwd"_s, u"//server/share"_s, u"\\\\\\\\server\\\\share"_s,
          u"javascript:alert(1)"_s, u"data:text/html,x"_s, u"smb://a/b"_s, u"ms-settings:x"_s, u"../other.md"_s,
          u"#below"_s, u"https://a@example.org/"_s, u"mailto:-x@y"_s, u"qrc:/a"_s, u"HTTPS:relative"_s}) {
        QTest::newRow(qPrintable(u"no link to "_s + target)) << QString(u"[a]("_s + target + u")"_s) << u"p a"_s;
    }
    QTest::newRow("words that name another host say the host")
        << u"[https://bank.example](https://evil.example/x)"_s
        << u"p [https://bank.example](https://evil.example/x) (→ evil.example)"_s;
    QTest::newRow("words that name the same host")
        << u"[www.example.org](https://example.org/)"_s << u"p [www.example.org](https://example.org/)"_s;
    QTest::newRow("a file's name is no host")
        << u"[setup.exe](https://example.org/)"_s << u"p [setup.exe](https://example.org/)"_s;
    QTest::newRow("link of HTML ends with its block")
        << u"<a href=\"https://example.org/\">b\n\nc"_s << u"p [b](https://example.org/)\np c"_s;
    QTest::newRow("bold of HTML ends with its block") << u"<b>b\n\nc"_s << u"p *b*\np c"_s;
    QTest::newRow("overrides of direction go") << u"a\u202egnp.exe"_s << u"p agnp.exe"_s;
    QTest::newRow("characters of a text document's own") << u"a\ufdd0b\ufffcc"_s << u"p a\ufffdb\ufffdc"_s;
    QTest::newRow("a pile of marks") << QString(u"a"_s + QString(50, QChar(0x0301)))
                                     << QString(u"p a"_s + QString(8, QChar(0x0301)));
    QTest::newRow("rule") << u"a\n\n---\n\nb"_s << u"p a\nrule\np b"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestMarkdown::tree()
{
    QFETCH(QString, markdown);
    QFETCH(QString, picture);
    const DocumentTree tree = parseMarkdown(markdown);
    QCOMPARE(treePicture(tree), picture);
    QCOMPARE(tree.notice, Notice::None);
}

void TestMarkdown::beyondABoundIsPlainText_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<Notice>("notice");

    QTest::newRow("33 quotes in each other") << QString(QString(33, u'>') + u"a"_s) << Notice::TooDeep;
    QTest::newRow("5,000 quotes in each other") << QString(QString(5'000, u'>') + u"a"_s) << Notice::TooDeep;
    QString lists;
    for (int i = 0; i < 500; ++i)
        lists += QString(i * 2, u' ') + u"- a\n"_s;
    QTest::newRow("500 lists in each other") << lists << Notice::TooDeep;
    QTest::newRow("50,000 pictures") << u"![a](b)\n\n"_s.repeated(50'000) << Notice::TooManyParts;
    QTest::newRow("20,001 paragraphs") << u"a\n\n"_s.repeated(20'001) << Notice::TooManyParts;
    QTest::newRow("2,001 cells") << QString(u"|a|\n|-|\n"_s + u"|b|\n"_s.repeated(2'000)) << Notice::TableTooLarge;
    QTest::newRow("a table of 3,000 columns")
        << QString(u"|a"_s.repeated(3'000) + u"|\n"_s + u"|-"_s.repeated(3'000) + u"|\n"_s + u"|b|\n"_s.repeated(1'000))
        << Notice::TableTooLarge;
    QTest::newRow("a cell of 20,001 characters")
        << QString(u"|a|\n|-|\n|"_s + QString(20'001, u'b') + u"|"_s) << Notice::TooLong;
    QTest::newRow("a line of 5 MB") << QString(5 * 1024 * 1024, u'a') << Notice::TooLong;
    QTest::newRow("a reference copied until it is long")
        << QString(u"[a]: https://example.org/"_s + QString(4'000, u'x') + u"\n\n"_s + u"[a] "_s.repeated(2'000))
        << Notice::TooLong;
}

void TestMarkdown::beyondABoundIsPlainText()
{
    QFETCH(QString, markdown);
    QFETCH(Notice, notice);
    const DocumentTree tree = parseMarkdown(markdown);
    QCOMPARE(tree.notice, notice);
    QVERIFY(!tree.nodes.isEmpty());
    QCOMPARE_LE(tree.nodes.size(), limits::nodes);
    for (const Node &node : tree.nodes) {
        QCOMPARE(node.kind, Node::Kind::Paragraph);
        QCOMPARE_LE(node.spans.value(0).text.size(), limits::lineCharacters);
    }
    QCOMPARE(tree.leftOut, qMax<qsizetype>(0, markdown.size() - limits::shownCharacters));
}

void TestMarkdown::atTheBoundIsADocument()
{
    QCOMPARE(parseMarkdown(QString(QString(32, u'>') + u"a"_s)).notice, Notice::None);
    QCOMPARE(parseMarkdown(QString(u"|a|\n|-|\n"_s + u"|b|\n"_s.repeated(1'999))).notice, Notice::None);
    QCOMPARE(parseMarkdown(u"a\n\n"_s.repeated(10'000)).notice, Notice::None); // a block and a span each
}

void TestMarkdown::nothingIsLost()
{
    const QString words = u"word "_s.repeated(1'500);
    QString shown;
    for (const Node &node : parseMarkdown(words).nodes) {
        for (const Span &span : node.spans)
            shown += span.text;
    }
    QCOMPARE(shown.simplified(), words.simplified());

    QString code;
    for (const Node &node : parseMarkdown(QString(u"```\n"_s + u"line\n"_s.repeated(300) + u"```"_s)).nodes)
        code += node.spans.first().text + u'\n';
    QCOMPARE(code, u"line\n"_s.repeated(300));
}

void TestMarkdown::noLineIsLonger_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("paragraph") << QString(100'000, u'a');
    QTest::newRow("paragraph of two looks") << u"**bold** plain "_s.repeated(2'000);
    QTest::newRow("code") << QString(u"```\n"_s + QString(100'000, u'a') + u"\n```"_s);
    QTest::newRow("surrogate pairs") << QString(u"a"_s + u"\U0001f600"_s.repeated(10'000));
    QTest::newRow("cell") << QString(u"|a|\n|-|\n|"_s + QString(19'000, u'b') + u"|"_s);
}

void TestMarkdown::noLineIsLonger()
{
    QFETCH(QString, markdown);
    const DocumentTree tree = parseMarkdown(markdown);
    QCOMPARE(tree.notice, Notice::None);
    for (const Node &node : tree.nodes) {
        QString text;
        for (const Span &span : node.spans)
            text += span.text;
        for (const QString &line :
             text.split(node.kind == Node::Kind::Code ? QChar(u'\n') : QChar(QChar::ParagraphSeparator))) {
            QCOMPARE_LE(line.size(), limits::lineCharacters);
            QVERIFY(line.isEmpty() || !line.front().isLowSurrogate());
        }
    }
}

void TestMarkdown::titleIsNotShownTwice()
{
    QCOMPARE(treePicture(withoutTitle(parseMarkdown(u"# A  b\n\nc"_s), u"a b"_s)), u"p c"_s);
    QCOMPARE(treePicture(withoutTitle(parseMarkdown(u"# A\n\nc"_s), u"b"_s)), u"h1 A\np c"_s);
    QCOMPARE(treePicture(withoutTitle(parseMarkdown(u"c"_s), u"c"_s)), u"p c"_s);
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
