// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/documentfiller.h"
#include "render/markdown.h"
#include "render/readingdocument.h"

#include <QAbstractTextDocumentLayout>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextFrame>
#include <QTextTable>

using namespace Qt::StringLiterals;
using namespace secondline::render;

namespace {

RenderStyle plainStyle()
{
    RenderStyle style;
    style.font.setPixelSize(13);
    style.fixed = style.font;
    style.text = Qt::black;
    return style;
}

struct Shown
{
    explicit Shown(const QString &markdown)
    {
        DocumentFiller filler(&document);
        filler.fill(parseMarkdown(markdown), plainStyle());
        filler.finish();
        document.setTextWidth(600);
        height = document.documentLayout()->documentSize().height();
    }
    ReadingDocument document;
    qreal height = 0;
};

QString visibleText(const QTextDocument &document)
{
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.text().isEmpty())
            lines.append(block.text());
    }
    return lines.join(u'\n');
}

} // namespace

//! What a tree becomes in a text document, and that nothing is loaded on the way.
class TestDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsThere_data();
    void textIsThere();
    void loadsNothing_data();
    void loadsNothing();
    void linkShowsItsTarget();
    void tableKeepsItsRows();
    void aNewTextReplacesTheOld();
    void fillsInSlices();
};

void TestDocument::textIsThere_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("paragraphs") << u"a\n\nb"_s << u"a\nb"_s;
    QTest::newRow("lists") << u"1. a\n2. b\n   - c"_s << u"1.\ta\n2.\tb\n•\tc"_s;
    QTest::newRow("code in an item without words") << u"- ```\n  x\n  y\n  ```"_s << u"•\t\nx\ny"_s;
    QTest::newRow("callout") << u"> [!TIP]\n> a\n\nb"_s << u"Tip\na\nb"_s;
    QTest::newRow("code after code") << u"```\na\n```\n\n```\nb\n```\n\nc"_s << u"a\nb\nc"_s;
    QTest::newRow("picture") << u"![a](x)\n\nb"_s << u"Picture, not kept on this device\na\nb"_s;
    QTest::newRow("table between texts") << u"a\n\n|b|c|\n|-|-|\n|d|e|\n\nf"_s << u"a\nb\nc\nd\ne\nf"_s;
    QTest::newRow("quotes in quotes") << u"> a\n>> b\n>>> c\n>>>> d\n\ne"_s << u"a\nb\nc\nd\ne"_s;
    QTest::newRow("beyond a bound") << QString(QString(40, u'>') + u"a"_s)
                                    << QString(u"Shown as plain text: its lists or quotes are nested too deeply.\n"_s
                                               + QString(40, u'>') + u"a"_s);
}

void TestDocument::textIsThere()
{
    QFETCH(QString, markdown);
    QFETCH(QString, text);
    const Shown shown(markdown);
    QCOMPARE(visibleText(shown.document), text);
    QVERIFY(shown.height > 0);
}

void TestDocument::loadsNothing_data()
{
    QTest::addColumn<QString>("markdown");
    for (const QString &source : {u"https://example.org/a.png"_s, u"file:///etc/passwd"_s, u"//server/share/a.png"_s,
                                  u"data:image/png;base64,AAAA"_s, u"qrc:/a.png"_s, u"/etc/passwd"_s, u"a.png"_s}) {
        QTest::newRow(qPrintable(u"Markdown "_s + source)) << QString(u"![a]("_s + source + u")"_s);
        QTest::newRow(qPrintable(u"HTML "_s + source)) << QString(u"<img src='"_s + source + u"'>"_s);
        QTest::newRow(qPrintable(u"style "_s + source)) << QString(
            u"<style>@import url("_s + source + u");</style><link rel=stylesheet href='"_s + source + u"'>"_s);
    }
}

void TestDocument::loadsNothing()
{
    QFETCH(QString, markdown);
    const Shown shown(markdown);
    QCOMPARE(shown.document.refusedLoads(), 0); // not even asked for
    QVERIFY(!shown.document.toHtml().contains(u"<img"_s));
    for (QTextBlock block = shown.document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it)
            QVERIFY(!it.fragment().charFormat().isImageFormat());
    }
}

void TestDocument::linkShowsItsTarget()
{
    const Shown shown(u"[a](https://example.org/<b>\"c) [d](http://example.org)"_s);
    const QTextCharFormat link = shown.document.begin().begin().fragment().charFormat();
    QVERIFY(link.isAnchor());
    QCOMPARE(link.toolTip(), link.anchorHref());
    QVERIFY(!Qt::mightBeRichText(link.toolTip()));
    QTextCursor end(shown.document.begin());
    end.movePosition(QTextCursor::EndOfBlock);
    QVERIFY(!end.charFormat().isAnchor());
}

void TestDocument::tableKeepsItsRows()
{
    const Shown shown(QString(u"|a|b|\n|-|-|\n"_s + u"|c|d|\n"_s.repeated(99)));
    int rows = 0;
    for (const QTextFrame *frame : shown.document.rootFrame()->childFrames()) {
        if (const auto *table = qobject_cast<const QTextTable *>(frame)) {
            rows += table->rows();
            QCOMPARE(table->columns(), 2);
        }
    }
    QCOMPARE(rows, 100);
}

void TestDocument::aNewTextReplacesTheOld()
{
    ReadingDocument document;
    DocumentFiller filler(&document);
    filler.fill(parseMarkdown(u"old\n\n"_s.repeated(5'000)), plainStyle());
    filler.fill(parseMarkdown(u"new"_s), plainStyle());
    filler.finish();
    QCOMPARE(document.toPlainText(), u"new"_s);
}

void TestDocument::fillsInSlices()
{
    ReadingDocument document;
    DocumentFiller filler(&document);
    QSignalSpy filled(&filler, &DocumentFiller::filled);
    filler.fill(parseMarkdown(u"**a** b\n\n"_s.repeated(6'000)), plainStyle());
    QVERIFY(!document.isEmpty()); // the first screen is there at once
    QVERIFY(filler.isFilling());
    QVERIFY(filled.wait(60'000));
    QCOMPARE_GT(filler.slices(), 1);
    QCOMPARE(document.blockCount(), 6'000);
    QVERIFY(!filler.isFilling());
}

QTEST_MAIN(TestDocument)
#include "tst_document.moc"
