// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/guide.h"
#include "policy/shippedpolicy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::domain;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

//! A guide of one choice, one yes/no and a text; \a fields replaces or adds properties.
QJsonObject guideWith(const QByteArray &fields, const QByteArray &required = "[]")
{
    QJsonObject properties = json(R"({
        "kind": {"type": "string", "title": "Kind", "enum": ["a", "b"]},
        "remote": {"type": "boolean", "title": "Remote"},
        "text": {"type": "string", "title": "Text"}})");
    const QJsonObject more = json(fields);
    for (auto it = more.begin(); it != more.end(); ++it)
        properties.insert(it.key(), *it);
    const QJsonArray names = QJsonArray::fromStringList(properties.keys());
    const QJsonObject ui{
        {u"steps"_s, QJsonArray{QJsonObject{{u"key"_s, u"s"_s}, {u"title"_s, u"Step"_s}, {u"fields"_s, names}}}}};
    return {{u"purpose"_s, u"escalation"_s},
            {u"schema"_s,
             QJsonObject{{u"type"_s, u"object"_s},
                         {u"properties"_s, properties},
                         {u"required"_s, QJsonDocument::fromJson(required).array()},
                         {u"x-ui"_s, ui}}}};
}

Guide shipped(const QString &kind)
{
    auto guide = guideFrom(policy::shippedDocument(kind));
    if (!guide)
        qFatal("%s: %s %s", qPrintable(kind), qPrintable(guide.error().constFirst().pointer),
               qPrintable(guide.error().constFirst().why));
    return *guide;
}

} // namespace

class GuideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedGuidesAreRead()
    {
        const Guide first = shipped(u"guide-tier-1-to-2"_s);
        QCOMPARE(first.fromLevel, 1);
        QCOMPARE(first.toLevel, 2);
        QCOMPARE(first.steps.size(), 4);
        QCOMPARE(first.field(u"reason"_s)->choices.size(), 8);
        const Guide second = shipped(u"guide-tier-2-to-3"_s);
        // R44, R45: six reasons, each with its explanation.
        QCOMPARE(second.field(u"reason"_s)->choices.size(), 6);
        for (const GuideChoice &choice : second.field(u"reason"_s)->choices)
            QVERIFY(!choice.title.isEmpty() && !choice.help.isEmpty());
        // R46, R47 and the acceptance list's context.
        for (const QString &name : {u"symptom"_s, u"businessImpact"_s, u"scope"_s, u"investigation"_s,
                                    u"evidenceCollected"_s, u"logsReviewed"_s, u"stepsAttempted"_s, u"ruledOut"_s,
                                    u"systemState"_s, u"whyNextTier"_s, u"contactAndAccess"_s}) {
            QVERIFY2(second.field(name) && second.field(name)->required, qPrintable(name));
            QVERIFY2(!second.field(name)->example().isEmpty() && !second.field(name)->why.isEmpty(), qPrintable(name));
        }
    }

    void eachReasonAsksItsOwnProof()
    {
        const Guide guide = shipped(u"guide-tier-2-to-3"_s);
        const QList<std::pair<QString, QString>> proofs = {
            {u"software-defect"_s, u"defect"_s},        {u"code-change-required"_s, u"codeChange"_s},
            {u"vendor-support-needed"_s, u"vendor"_s},  {u"infrastructure-level"_s, u"infrastructure"_s},
            {u"repeated-failure"_s, u"earlierFixes"_s}, {u"unknown-root-cause"_s, u"hypotheses"_s}};
        for (const auto &[reason, asked] : proofs) {
            for (const auto &[other, field] : proofs)
                QCOMPARE(guide.asks(*guide.field(field), {{u"reason"_s, reason}}), reason == other);
            QVERIFY(guide.field(asked)->required);
        }
    }

    void stepsGiveTheOrder()
    {
        const Guide guide = shipped(u"guide-tier-2-to-3"_s);
        QStringList shown;
        for (const GuideStep &step : guide.steps)
            shown += step.fields;
        QStringList read;
        for (const GuideField &field : guide.fields)
            read.append(field.name);
        QCOMPARE(read, shown);
        QCOMPARE(guide.field(u"logsReviewed"_s)->fields.constFirst().name, u"log"_s);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("required");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &fields, const QString &place,
                            const QByteArray &required = "[]") { QTest::newRow(name) << fields << required << place; };
        const auto text = [](const QByteArray &ui) {
            return QByteArray("{\"text\": {\"type\": \"string\", \"title\": \"T\", \"x-ui\": " + ui + "}}");
        };
        row("condition on itself", text(R"({"when": {"field": "text", "is": ["a"]}})"),
            u"/properties/text/x-ui/when"_s);
        row("conditions in a ring",
            R"({"kind": {"type": "string", "title": "K", "enum": ["a"], "x-ui": {"when": {"field": "remote", "is": true}}},
                "remote": {"type": "boolean", "title": "R", "x-ui": {"when": {"field": "kind", "is": "a"}}}})",
            u"/properties/kind/x-ui/when"_s);
        row("condition on nothing", text(R"({"when": {"field": "colour", "is": ["a"]}})"),
            u"/properties/text/x-ui/when"_s);
        row("condition on a text",
            R"({"more": {"type": "string", "title": "M", "x-ui": {"when": {"field": "text", "is": "x"}}}})",
            u"/properties/more/x-ui/when"_s);
        row("condition that no choice meets", text(R"({"when": {"field": "kind", "is": ["c"]}})"),
            u"/properties/text/x-ui/when"_s);
        row("conditions that exclude each other",
            text(R"({"when": [{"field": "kind", "is": ["a"]}, {"field": "kind", "is": ["b"]}]})"),
            u"/properties/text/x-ui/when"_s);
        row("required and only sometimes asked", text(R"({"when": {"field": "kind", "is": "a"}})"), u"/required/0"_s,
            R"(["text"])");
        row("required and not there", "{}", u"/required/0"_s, R"(["colour"])");
        row("unknown hint", text(R"({"colour": "red"})"), u"/properties/text/x-ui/colour"_s);
        row("unknown check", text(R"({"match": "telephone"})"), u"/properties/text/x-ui/match"_s);
        row("pattern without a name", text(R"({"match": {"pattern": "x"}})"), u"/properties/text/x-ui/match"_s);
        row("pattern that does not compile", text("{\"match\": {\"name\": \"n\", \"pattern\": \"(\"}}"),
            u"/properties/text/x-ui/match"_s);
        row("pattern of a megabyte",
            text("{\"match\": {\"name\": \"n\", \"pattern\": \"" + QByteArray(200000, 'x') + "\"}}"),
            u"/properties/text/x-ui/match"_s);
        row("unknown source", text(R"({"prefill": "the moon"})"), u"/properties/text/x-ui/prefill"_s);
        row("not repeating nothing", text(R"({"quality": {"notRepeating": ["colour"]}})"),
            u"/properties/text/x-ui/quality/notRepeating"_s);
        row("no title", R"({"text": {"type": "string"}})", u"/properties/text"_s);
        row("rows without columns", R"({"rows": {"type": "array", "title": "R", "items": {"type": "object"}}})",
            u"/properties/rows/items/properties"_s);
        row("condition below the top",
            R"({"g": {"type": "object", "title": "G", "properties": {"x": {"type": "string", "title": "X", "x-ui": {"when": {"field": "kind", "is": "a"}}}}}})",
            u"/properties/g/properties/x/x-ui/when"_s);
    }
    void refused()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, required);
        QFETCH(QString, place);
        QVERIFY(guideFrom(guideWith("{}")));
        const auto guide = guideFrom(guideWith(fields, required));
        QVERIFY(!guide);
        QStringList places;
        for (const JsonFault &fault : guide.error())
            places.append(fault.pointer);
        QVERIFY2(places.contains(place), qPrintable(places.join(u' ')));
    }

    void fieldsAndSteps()
    {
        QJsonObject guide = guideWith("{}");
        QJsonObject schema = guide[u"schema"].toObject();
        schema.insert(u"x-ui"_s,
                      json(R"({"steps": [{"key": "s", "title": "S", "fields": ["kind", "kind", "gone"]}]})"));
        guide.insert(u"schema"_s, schema);
        const auto read = guideFrom(guide);
        QVERIFY(!read);
        QStringList said;
        for (const JsonFault &fault : read.error())
            said.append(fault.pointer + u' ' + fault.why);
        QVERIFY(said.contains(u"/properties/text no step shows it"_s));
        QVERIFY(said.contains(u"/x-ui/steps/0/fields \"kind\" stands in two steps"_s));
        QVERIFY(said.contains(u"/x-ui/steps/0/fields there is no property \"gone\""_s));
    }

    void checks_data()
    {
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("hexadecimal code") << u"code"_s << u"0x8004010F"_s << true;
        QTest::newRow("a sentence is no code") << u"code"_s << u"it says something"_s << false;
        QTest::newRow("host") << u"host"_s << u"mail-2.example.org"_s << true;
        QTest::newRow("IPv6") << u"host"_s << u"fe80::1"_s << true;
        QTest::newRow("no host") << u"host"_s << u"the mail server"_s << false;
        QTest::newRow("version") << u"version"_s << u"PayrollConnector 4.2.1 (build 877)"_s << true;
        QTest::newRow("no version") << u"version"_s << u"the newest"_s << false;
        QTest::newRow("date") << u"date"_s << u" 2026-03-12 "_s << true;
        QTest::newRow("no date") << u"date"_s << u"2026-13-40"_s << false;
        QTest::newRow("longer than any name") << u"code"_s << QString(250000, u'9') << false;
    }
    void checks()
    {
        QFETCH(QString, check);
        QFETCH(QString, text);
        QFETCH(bool, accepted);
        const auto guide =
            guideFrom(guideWith("{\"text\": {\"type\": \"string\", \"title\": \"T\", \"x-ui\": {\"match\": \""
                                + check.toLatin1() + "\"}}}"));
        QVERIFY(guide);
        QCOMPARE(guide->field(u"text"_s)->match->accepts(text), accepted);
    }

    void aCostlyPatternEnds()
    {
        const auto guide = guideFrom(guideWith(
            R"({"text": {"type": "string", "title": "T", "x-ui": {"match": {"name": "n", "pattern": "(a+)+b"}}}})"));
        QVERIFY(guide);
        QElapsedTimer took;
        took.start();
        QVERIFY(!guide->field(u"text"_s)->match->accepts(QString(900, u'a')));
        QVERIFY2(took.elapsed() < 1000, qPrintable(QString::number(took.elapsed())));
    }

    void whichGuide()
    {
        QList<Guide> guides = {shipped(u"guide-tier-1-to-2"_s), shipped(u"guide-tier-2-to-3"_s)};
        QCOMPARE(escalationGuide(guides, 1, 2)->key, u"tier-1-to-2"_s);
        QCOMPARE(escalationGuide(guides, 2, 3)->key, u"tier-2-to-3"_s);
        QCOMPARE(escalationGuide(guides, 1, 3)->key, u"tier-2-to-3"_s); // what Tier 3 needs, wherever it comes from
        QCOMPARE(escalationGuide(guides, 3, 4)->key, u"tier-2-to-3"_s); // vendors
        QVERIFY(!escalationGuide(guides, 0, 1));
        guides[0].purpose = u"closure"_s;
        QVERIFY(!escalationGuide(guides, 1, 2));
        // A desk of two tiers at other levels needs no other code.
        guides[1].fromLevel = 1;
        guides[1].toLevel = 5;
        QCOMPARE(escalationGuide(guides, 1, 5)->key, u"tier-2-to-3"_s);
    }
};

QTEST_APPLESS_MAIN(GuideTest)
#include "tst_guide.moc"
