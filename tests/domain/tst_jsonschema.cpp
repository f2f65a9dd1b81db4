// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/jsonpointer.h"
#include "domain/jsonschema.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline::domain;

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

QStringList placesOf(const QList<JsonFault> &faults)
{
    QStringList places;
    for (const JsonFault &fault : faults)
        places.append(fault.pointer);
    return places;
}

//! The suite's files of those keywords that a guide may use.
const QStringList &suites()
{
    static const QStringList names = {u"additionalItems"_s,
                                      u"additionalProperties"_s,
                                      u"allOf"_s,
                                      u"anyOf"_s,

                                      u"const"_s,
                                      u"contains"_s,
                                      u"default"_s,

                                      u"dependencies"_s,
                                      u"enum"_s,
                                      u"exclusiveMaximum"_s,
                                      u"exclusiveMinimum"_s,
                                      u"if-then-else"_s,
                                      u"items"_s,
                                      u"maxItems"_s,
                                      u"maxLength"_s,
                                      u"maxProperties"_s,
                                      u"maximum"_s,
                                      u"minItems"_s,
                                      u"minLength"_s,
                                      u"minProperties"_s,
                                      u"minimum"_s,
                                      u"multipleOf"_s,
                                      u"not"_s,
                                      u"oneOf"_s,
                                      u"properties"_s,
                                      u"ref"_s,
                                      u"required"_s,
                                      u"type"_s};
    return names;
}

} // namespace

class JsonSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointers()
    {
        QCOMPARE(childPointer(u"/rows"_s, u"a/b~c"_s), u"/rows/a~1b~0c"_s);
        const QJsonValue document = json(R"({"rows": [{"a/b~c": 7}], "": 1})");
        QCOMPARE(atPointer(document, u"/rows/0/a~1b~0c"_s), QJsonValue(7));
        QCOMPARE(atPointer(document, QString()), document);
        QVERIFY(atPointer(document, u"/rows/1/x"_s).isUndefined());
        QVERIFY(atPointer(document, u"/rows/x"_s).isUndefined());
        QVERIFY(atPointer(document, u"rows"_s).isUndefined());
        QVERIFY(isWithin(u"/rows/0"_s, u"/rows"_s));
        QVERIFY(!isWithin(u"/rowsets"_s, u"/rows"_s));
    }

    //! The JSON Schema Test Suite, for the keywords that a guide may use.
    void suite_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : suites())
            QTest::newRow(qPrintable(name)) << u"%1/%2.json"_s.arg(QStringLiteral(JSON_SCHEMA_TESTS), name);
    }
    void suite()
    {
        QFETCH(QString, file);
        QFile opened(file);
        QVERIFY2(opened.open(QFile::ReadOnly), qPrintable(file));
        const QJsonArray groups = QJsonDocument::fromJson(opened.readAll()).array();
        QVERIFY(!groups.isEmpty());
        int judged = 0;
        for (const QJsonValue &group : groups) {
            const auto schema = JsonSchema::read(group[u"schema"]);
            if (!schema) {
                // It uses a keyword that guides do not have, and says which; nothing else is a reason.
                for (const JsonFault &fault : schema.error())
                    QVERIFY2(fault.why.contains(u"guide"_s) || fault.why.contains(u"reference"_s),
                             qPrintable(group[u"description"].toString() + u": "_s + fault.why));
                continue;
            }
            const QJsonArray tests = group[u"tests"].toArray();
            for (const QJsonValue &test : tests) {
                const QList<JsonFault> faults = schema->faultsIn(test[u"data"]);
                QVERIFY2(faults.isEmpty() == test[u"valid"].toBool(),
                         qPrintable(group[u"description"].toString() + u": "_s + test[u"description"].toString()));
                ++judged;
            }
        }
        QVERIFY(judged > 0);
    }

    //! What a guide may not say is refused with its place.
    void refused_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("place");
        QTest::newRow("pattern") << QByteArray(R"({"properties": {"a": {"pattern": "x+"}}})")
                                 << u"/properties/a/pattern"_s;
        QTest::newRow("patternProperties")
            << QByteArray(R"({"patternProperties": {"^x": {}}})") << u"/patternProperties"_s;
        QTest::newRow("format: a regular expression inside") << QByteArray(R"({"format": "date"})") << u"/format"_s;
        QTest::newRow("uniqueItems: quadratic") << QByteArray(R"({"uniqueItems": true})") << u"/uniqueItems"_s;
        QTest::newRow("unknown") << QByteArray(R"({"items": {"propertis": {}}})") << u"/items/propertis"_s;
        QTest::newRow("remote reference") << QByteArray("{\"$ref\": \"https:example.org/x.json\"}") << u"/$ref"_s;
        QTest::newRow("reference to nothing") << QByteArray("{\"$ref\": \"#/definitions/x\"}") << u"/$ref"_s;
        QTest::newRow("reference to itself")
            << QByteArray("{\"definitions\": {\"a\": {\"$ref\": \"#/definitions/a\"}}, \"$ref\": \"#/definitions/a\"}")
            << u"/$ref"_s;
        QTest::newRow("reference round two corners")
            << QByteArray("{\"definitions\": {\"a\": {\"items\": {\"$ref\": \"#/definitions/b\"}}, "
                          "\"b\": {\"properties\": {\"x\": {\"$ref\": \"#/definitions/a\"}}}}}")
            << u"/definitions/a/items/$ref"_s;
        QTest::newRow("length that nothing has")
            << QByteArray(R"({"minLength": 9, "maxLength": 3})") << u"/minLength"_s;
        QTest::newRow("number that nothing is")
            << QByteArray(R"({"properties": {"n": {"minimum": 2, "maximum": 1}}})") << u"/properties/n/minimum"_s;
        QTest::newRow("no value at all") << QByteArray(R"({"enum": []})") << u"/enum"_s;
        QTest::newRow("no such type") << QByteArray(R"({"type": "text"})") << u"/type"_s;
        QTest::newRow("half a count") << QByteArray(R"({"minItems": 1.5})") << u"/minItems"_s;
        QTest::newRow("negative count") << QByteArray(R"({"maxItems": -1})") << u"/maxItems"_s;
        QTest::newRow("no schema") << QByteArray(R"({"items": 7})") << u"/items"_s;
        QTest::newRow("no list") << QByteArray(R"({"required": "a"})") << u"/required"_s;
        QTest::newRow("deep") << QByteArray("{\"not\": ").repeated(60) + "true" + QByteArray("}").repeated(60)
                              << u"/not"_s.repeated(33);
        QTest::newRow("a megabyte") << QByteArray("{\"title\": \"" + QByteArray(1 << 20, 'x') + "\"}") << QString();
        QTest::newRow("a megabyte of pattern")
            << QByteArray("{\"pattern\": \"" + QByteArray(200000, '(') + "\"}") << u"/pattern"_s;
    }
    void refused()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, place);
        const auto read = JsonSchema::read(json(schema));
        QVERIFY(!read);
        QVERIFY2(placesOf(read.error()).contains(place), qPrintable(placesOf(read.error()).join(u' ')));
        QVERIFY(!read.error().constFirst().why.isEmpty());
    }

    void allFaultsAtOnce()
    {
        const auto read = JsonSchema::read(json(R"({"pattern": "x", "properties": {"a": {"type": "text"}}})"));
        QVERIFY(!read);
        QCOMPARE(placesOf(read.error()), (QStringList{u"/pattern"_s, u"/properties/a/type"_s}));
    }

    void faultsHaveTheirPlace()
    {
        const auto schema = JsonSchema::read(
            json(R"({"properties": {"rows": {"items": {"properties": {"a/b": {"type": "string"}}}}}})"));
        QVERIFY(schema);
        const QStringList places = placesOf(schema->faultsIn(json(R"({"rows": [{}, {"a/b": 7}]})")));
        QVERIFY2(places.contains(u"/rows/1/a~1b"_s), qPrintable(places.join(u' ')));
    }

    //! What answers a stranger may send costs no time and no stack.
    void hostileAnswers()
    {
        const auto schema = JsonSchema::read(json(
            R"({"type": "object", "properties": {"t": {"type": "string", "maxLength": 100}, "l": {"items": {"type": "string"}, "maxItems": 9}}})"));
        QVERIFY(schema);
        QElapsedTimer took;
        took.start();
        QJsonArray many;
        for (int i = 0; i < 60000; ++i)
            many.append(i);
        QVERIFY(!schema->faultsIn(QJsonObject{{u"t"_s, QString(250000, u'9')}, {u"l"_s, many}}).isEmpty());
        QByteArray deep = QByteArray("[").repeated(1000) + QByteArray("]").repeated(1000);
        QVERIFY(!schema->faultsIn(json(deep)).isEmpty());
        QVERIFY2(took.elapsed() < 3000, qPrintable(QString::number(took.elapsed())));
    }
};

QTEST_APPLESS_MAIN(JsonSchemaTest)
#include "tst_jsonschema.moc"
