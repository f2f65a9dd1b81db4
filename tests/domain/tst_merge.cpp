// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/merge.h"
#include "domain/textmerge.h"

#include <QElapsedTimer>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace secondline::domain;
using Verdict = FieldMerge::Verdict;

namespace {

constexpr auto cases = "max_success=10000";

//! Few keys and values, so that both sides often touch the same.
rc::Gen<QJsonValue> anyValue()
{
    return rc::gen::map(rc::gen::inRange(0, 6), [](int choice) -> QJsonValue {
        switch (choice) {
        case 0:
            return QJsonValue::Null;
        case 1:
            return QString();
        case 2:
            return QJsonArray{u"a"_s};
        default:
            return choice;
        }
    });
}

rc::Gen<QJsonObject> anyObject()
{
    return rc::gen::map(
        rc::gen::container<std::vector<std::pair<int, QJsonValue>>>(rc::gen::pair(rc::gen::inRange(0, 5), anyValue())),
        [](const std::vector<std::pair<int, QJsonValue>> &members) {
            QJsonObject object;
            for (const auto &[key, value] : members)
                object[u"k%1"_s.arg(key)] = value;
            return object;
        });
}

//! What a patch's author saw of \a base: just the properties that it changes.
QJsonObject seenOf(const QJsonObject &base, const QJsonObject &patch)
{
    QJsonObject seen;
    for (auto it = patch.begin(); it != patch.end(); ++it)
        seen[it.key()] = base.contains(it.key()) ? base.value(it.key()) : QJsonValue(QJsonValue::Null);
    return seen;
}

QJsonObject patched(QJsonObject object, const QJsonObject &patch)
{
    for (auto it = patch.begin(); it != patch.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

//! The same object to a server.
bool alike(const QJsonObject &one, const QJsonObject &other)
{
    const QStringList keys = one.keys() + other.keys();
    return std::all_of(keys.cbegin(), keys.cend(),
                       [&](const QString &key) { return sameValue(one.value(key), other.value(key)); });
}

QMap<QString, Verdict> verdicts(const Merge &merge)
{
    QMap<QString, Verdict> verdicts;
    for (const FieldMerge &field : merge.fields)
        verdicts.insert(field.property, field.verdict);
    return verdicts;
}

Verdict mirrored(Verdict verdict)
{
    if (verdict == Verdict::MineOnly)
        return Verdict::TheirsOnly;
    return verdict == Verdict::TheirsOnly ? Verdict::MineOnly : verdict;
}

QString joined(const std::vector<int> &lines)
{
    QString text;
    for (const int line : lines)
        text += u"line %1\n"_s.arg(line);
    return text;
}

rc::Gen<QString> anyText()
{
    return rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5)), joined);
}

//! A base and a text that comes from it by a few edits, whose new lines carry \a mark and occur nowhere else.
QString edited(const QString &base, const QString &mark)
{
    QStringList lines = base.split(u'\n', Qt::SkipEmptyParts);
    const int edits = *rc::gen::inRange(0, 4);
    for (int edit = 0; edit < edits; ++edit) {
        const auto place = *rc::gen::inRange<qsizetype>(0, lines.size() + 1);
        const int kind = *rc::gen::inRange(0, 3);
        if (kind != 0 && place < lines.size() && !lines.at(place).startsWith(mark))
            lines.removeAt(place);
        if (kind != 1)
            lines.insert(std::min(place, lines.size()), mark + QString::number(edit));
    }
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

} // namespace

namespace rc {
template <> struct Arbitrary<QJsonObject>
{
    static Gen<QJsonObject> arbitrary() { return anyObject(); }
};
} // namespace rc

//! RapidCheck prints what it found, shrunk, and the RC_PARAMS that replay it.
class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", cases);
    }

    void identity()
    {
        QVERIFY(rc::check("what nobody else changed is written as it is wanted",
                          [](const QJsonObject &base, const QJsonObject &patch) {
                              const Merge merge = threeWay(seenOf(base, patch), patch, base);
                              RC_ASSERT(!merge.clashes());
                              RC_ASSERT(alike(merge.result, patched(base, patch)));
                          }));
        QVERIFY(rc::check("who wants nothing changes nothing", [](const QJsonObject &base, const QJsonObject &theirs) {
            const Merge merge = threeWay(base, {}, theirs);
            RC_ASSERT(!merge.clashes());
            RC_ASSERT(merge.result == theirs);
            RC_ASSERT(merge.patch.isEmpty());
        }));
    }

    void symmetry()
    {
        QVERIFY(rc::check("it does not matter which side is mine",
                          [](const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs) {
                              QJsonObject was = base;
                              for (const QString &key : mine.keys() + theirs.keys()) {
                                  if (!was.contains(key))
                                      was[key] = QJsonValue::Null;
                              }
                              const QJsonObject one = patched(was, mine);
                              const QJsonObject other = patched(was, theirs);
                              const Merge here = threeWay(was, one, other);
                              const Merge there = threeWay(was, other, one);
                              QMap<QString, Verdict> expected = verdicts(here);
                              for (Verdict &verdict : expected)
                                  verdict = mirrored(verdict);
                              RC_ASSERT(verdicts(there) == expected);
                              if (!here.clashes())
                                  RC_ASSERT(alike(here.result, there.result));
                          }));
    }

    void orderDoesNotMatter()
    {
        QVERIFY(rc::check("two devices' changes reach the same state in either order",
                          [](const QJsonObject &base, const QJsonObject &one, const QJsonObject &other) {
                              const Merge oneFirst = threeWay(seenOf(base, one), one, base);
                              const Merge otherFirst = threeWay(seenOf(base, other), other, base);
                              const Merge oneThenOther = threeWay(seenOf(base, other), other, oneFirst.result);
                              const Merge otherThenOne = threeWay(seenOf(base, one), one, otherFirst.result);
                              RC_ASSERT(oneThenOther.clashes() == otherThenOne.clashes());
                              if (!oneThenOther.clashes())
                                  RC_ASSERT(alike(oneThenOther.result, otherThenOne.result));
                              RC_CLASSIFY(oneThenOther.clashes(), "clash");
                          }));
    }

    void idempotence()
    {
        QVERIFY(rc::check("done twice is done once",
                          [](const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs) {
                              const QJsonObject was = seenOf(base, mine);
                              const Merge once = threeWay(was, mine, patched(base, theirs));
                              const Merge twice = threeWay(was, mine, once.result);
                              RC_ASSERT(twice.patch.isEmpty());
                              RC_ASSERT(alike(twice.result, once.result));
                              RC_ASSERT(twice.clashes() == once.clashes());
                          }));
    }

    void nothingIsLost()
    {
        QVERIFY(rc::check("each value of mine is in the result or in a clash, and so is each of theirs",
                          [](const QJsonObject &was, const QJsonObject &mine, const QJsonObject &current) {
                              const Merge merge = threeWay(was, mine, current);
                              QMap<QString, FieldMerge> fields;
                              for (const FieldMerge &field : merge.fields)
                                  fields.insert(field.property, field);
                              for (const QString &key : mine.keys()) {
                                  const FieldMerge field = fields.value(key);
                                  const bool there = sameValue(merge.result.value(key), mine.value(key));
                                  // What is wanted as it always was gives way to their change.
                                  const bool unchanged =
                                      was.contains(key) && sameValue(was.value(key), mine.value(key));
                                  RC_ASSERT(there || unchanged || field.verdict == Verdict::Clash);
                                  RC_ASSERT(sameValue(field.mine, mine.value(key)));
                              }
                              for (const QString &key : current.keys()) {
                                  const bool there = sameValue(merge.result.value(key), current.value(key));
                                  const bool replaced =
                                      was.contains(key) && sameValue(was.value(key), current.value(key));
                                  RC_ASSERT(there || replaced);
                              }
                          }));
    }

    void verdictsByExample_data()
    {
        QTest::addColumn<QJsonObject>("was");
        QTest::addColumn<QJsonObject>("current");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("nobody else") << QJsonObject{{u"impact"_s, 3}} << QJsonObject{{u"impact"_s, 3}}
                                     << Verdict::MineOnly;
        QTest::newRow("the same wish") << QJsonObject{{u"impact"_s, 3}} << QJsonObject{{u"impact"_s, 1}}
                                       << Verdict::SameChange;
        QTest::newRow("another wish") << QJsonObject{{u"impact"_s, 3}} << QJsonObject{{u"impact"_s, 2}}
                                      << Verdict::Clash;
        QTest::newRow("they took it away") << QJsonObject{{u"impact"_s, 3}} << QJsonObject() << Verdict::Clash;
        QTest::newRow("nobody knows what it was") << QJsonObject() << QJsonObject{{u"impact"_s, 2}} << Verdict::Clash;
        QTest::newRow("absent is null") << QJsonObject{{u"impact"_s, QJsonValue::Null}} << QJsonObject()
                                        << Verdict::MineOnly;
    }
    void verdictsByExample()
    {
        QFETCH(QJsonObject, was);
        QFETCH(QJsonObject, current);
        const Merge merge = threeWay(was, {{u"impact"_s, 1}}, current);
        QCOMPARE(merge.fields.size(), 1);
        QTEST(merge.fields.first().verdict, "verdict");
    }

    void aPathLeadsIntoAnObject()
    {
        const QJsonObject current{{u"contact"_s, QJsonObject{{u"phone"_s, u"1"_s}, {u"name"_s, u"Ana"_s}}}};
        const Merge merge = threeWay({{u"contact/phone"_s, u"1"_s}}, {{u"contact/phone"_s, u"2"_s}}, current);
        QCOMPARE(merge.result[u"contact"].toObject(), QJsonObject({{u"phone"_s, u"2"_s}, {u"name"_s, u"Ana"_s}}));
        QVERIFY(threeWay({{u"contact/phone"_s, u"0"_s}}, {{u"contact/phone"_s, u"2"_s}}, current).clashes());
    }

    void aChangeOfStateThatWasOvertakenIsAProposal_data()
    {
        QTest::addColumn<QJsonObject>("content");
        QTest::addColumn<QJsonObject>("current");
        QTest::addColumn<bool>("proposal");
        const QJsonObject status{{u"status"_s, u"pending"_s}};
        const QJsonObject now{{u"status"_s, u"open"_s}, {u"assigneeId"_s, u"p1"_s}, {u"queueId"_s, u"q1"_s}};
        const auto with = [&](const QString &key, const QString &value) { return patched(now, {{key, value}}); };
        QTest::newRow("nothing happened") << status << now << false;
        QTest::newRow("closed") << status << with(u"status"_s, u"closed"_s) << true;
        QTest::newRow("merged") << status << with(u"mergedInto"_s, u"t2"_s) << true;
        QTest::newRow("given to another") << status << with(u"assigneeId"_s, u"p2"_s) << true;
        QTest::newRow("moved") << status << with(u"queueId"_s, u"q2"_s) << true;
        QTest::newRow("another field of a closed one")
            << QJsonObject{{u"impact"_s, 1}} << with(u"status"_s, u"closed"_s) << false;
    }
    void aChangeOfStateThatWasOvertakenIsAProposal()
    {
        QFETCH(QJsonObject, content);
        QFETCH(QJsonObject, current);
        Operation operation;
        operation.action = Operation::Action::Update;
        operation.content = content;
        const QJsonObject before{{u"status"_s, u"open"_s},
                                 {u"assigneeId"_s, u"p1"_s},
                                 {u"queueId"_s, u"q1"_s},
                                 {u"mergedInto"_s, QJsonValue::Null}};
        QTEST(becomesProposal(operation, before, current), "proposal");
        operation.type = ObjectType::Entry;
        operation.action = Operation::Action::Create;
        QVERIFY(!becomesProposal(operation, before, current)); // entries never are
    }

    void textsMerge()
    {
        QVERIFY(rc::check("a side that did not change gives way", [] {
            const QString base = *anyText();
            const QString other = *anyText();
            RC_ASSERT(mergedText(base, base, other)->text() == other);
            RC_ASSERT(mergedText(base, other, base)->text() == other);
            RC_ASSERT(mergedText(base, other, other)->text() == other);
        }));
        QVERIFY(rc::check("it does not matter which side is mine", [] {
            const QString base = *anyText();
            const QString mine = *anyText();
            const QString theirs = *anyText();
            RC_ASSERT(mergedText(base, mine, theirs)->text() == mergedText(base, theirs, mine)->text());
        }));
        QVERIFY(rc::check("each new line is in the merged text once, or in a clash", [] {
            const QString base = *anyText();
            const QString mine = edited(base, u"mine "_s);
            const QString theirs = edited(base, u"theirs "_s);
            const auto merge = mergedText(base, mine, theirs);
            QStringList all;
            for (const TextPiece &piece : merge->pieces)
                all += piece.clash ? piece.mine + piece.theirs : piece.lines;
            for (const QString &line : QString(mine + theirs).split(u'\n', Qt::SkipEmptyParts)) {
                if (!line.startsWith(u"line"))
                    RC_ASSERT(all.count(line + u'\n') == 1);
            }
            RC_CLASSIFY(merge->clashes(), "clash");
        }));
    }

    void textsByExample()
    {
        const QString base = u"one\ntwo\nthree\n"_s;
        QCOMPARE(mergedText(base, u"ONE\ntwo\nthree\n"_s, u"one\ntwo\nTHREE"_s)->text(), u"ONE\ntwo\nTHREE"_s);
        QVERIFY(mergedText(base, u"one\nmine\nthree\n"_s, u"one\ntheirs\nthree\n"_s)->clashes());
        // Changes that touch are for a person, too.
        QVERIFY(mergedText(base, u"ONE\ntwo\nthree\n"_s, u"one\nTWO\nthree\n"_s)->clashes());
    }

    void aHostileTextCostsNoTime()
    {
        // 1 MiB each, as different as can be.
        QString mine;
        QString theirs;
        for (int line = 0; line < 500'000; ++line) {
            mine += line % 2 == 0 ? u"a\n"_s : u"b\n"_s;
            theirs += line % 3 == 0 ? u"a\n"_s : u"c\n"_s;
        }
        QElapsedTimer took;
        took.start();
        QVERIFY(!mergedText(u"x\n"_s.repeated(500'000), mine, theirs));
        QVERIFY2(took.elapsed() < 2000, qPrintable(QString::number(took.elapsed())));
        QVERIFY(mergedText(mine, mine + u"end\n"_s, mine)->text()); // long, but little differs
    }
};

QTEST_APPLESS_MAIN(MergeTest)
#include "tst_merge.moc"
