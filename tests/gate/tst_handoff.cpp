// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/handoff.h"
#include "handoffs.h"
#include "policy/shippedpolicy.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::domain;
using Kind = HandoffGap::Kind;

namespace {

Guide guideOf(int fromLevel)
{
    return *guideFrom(policy::shippedDocument(u"guide-tier-%1-to-%2"_s.arg(fromLevel).arg(fromLevel + 1)));
}

EscalationPolicy escalation()
{
    return *escalationPolicyFrom(policy::shippedDocument(u"escalation"_s), 1);
}

Ticket ticket()
{
    Ticket ticket;
    ticket.subject = u"Outlook crash at sign-in for payroll"_s;
    ticket.body = u"Since Monday Outlook closes when I sign in."_s;
    ticket.attemptCount = 2;
    return ticket;
}

QJsonObject good(const QString &reason = u"software-defect"_s)
{
    scenarios::Dice dice(1);
    return gate::goodAnswers(gate::reasonsFrom(1).contains(reason) ? 1 : 2, reason, dice);
}

QList<HandoffGap> gapsOf(const QJsonObject &answers, const QString &reason = u"software-defect"_s,
                         const Ticket &of = ticket(), const QList<Entry> &timeline = {})
{
    return handoffGaps({reason, answers}, of, timeline, guideOf(gate::reasonsFrom(1).contains(reason) ? 1 : 2),
                       escalation());
}

QStringList placesOf(const QList<HandoffGap> &gaps)
{
    QStringList places;
    for (const HandoffGap &gap : gaps)
        places.append(gap.pointer);
    return places;
}

} // namespace

class HandoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completeAnswersPass_data()
    {
        QTest::addColumn<QString>("reason");
        for (const QString &reason : gate::reasonsFrom(1) + gate::reasonsFrom(2))
            QTest::newRow(qPrintable(reason)) << reason;
    }
    void completeAnswersPass()
    {
        QFETCH(QString, reason);
        QCOMPARE(placesOf(gapsOf(good(reason), reason)), QStringList());
    }

    //! The example of the protocol: an empty phrase, and logs that were not read.
    void theWorkedExample()
    {
        QJsonObject answers = good();
        answers.insert(u"investigation"_s, u"unable to resolve"_s);
        answers.remove(u"logsReviewed"_s);
        const QList<HandoffGap> gaps = gapsOf(answers);
        QCOMPARE(placesOf(gaps), (QStringList{u"/investigation"_s, u"/logsReviewed"_s}));
        QCOMPARE(gaps[0].kind, Kind::EmptyPhrase);
        QCOMPARE(gaps[0].detail, u"unable to resolve"_s);
        QVERIFY(gaps[0].example.startsWith(u"Started with /safe"_s));
        QCOMPARE(gaps[1].kind, Kind::Missing);
        QCOMPARE(gaps[1].why, u"Tier 3 needs to know which logs were read and what they showed"_s);
        const QJsonArray wire = toJson(gaps);
        QCOMPARE(wire[1][u"pointer"].toString(), u"/logsReviewed"_s);
        QVERIFY(wire[1][u"example"].isString());
    }

    void eachReasonWantsItsProof()
    {
        for (const QString &reason : gate::reasonsFrom(2)) {
            for (const QString &other : gate::reasonsFrom(2)) {
                const bool passes = gapsOf(good(reason), other).isEmpty();
                QVERIFY2(passes == (reason == other), qPrintable(reason + u" as "_s + other));
            }
        }
        const QList<HandoffGap> gaps = gapsOf(good(), u"unknown-root-cause"_s);
        QCOMPARE(placesOf(gaps), QStringList{u"/hypotheses"_s});
        QCOMPARE(placesOf(gapsOf(good(), QString())), QStringList{u"/reason"_s});
        QCOMPARE(gapsOf(good(), u"because"_s).constFirst().kind, Kind::NotAChoice);
    }

    //! A text is refused with the kind that its words have.
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind"); // -1: passes
        const auto row = [](const char *name, const QString &text, int kind) { QTest::newRow(name) << text << kind; };
        const auto phrase = static_cast<int>(Kind::EmptyPhrase);
        row("poor 1", u"unable to resolve"_s, phrase);
        row("poor 2", u"Needs engineering review!"_s, phrase);
        row("both, politely",
            u"We were really unable to resolve this very strange issue today, needs engineering review please, thank you"_s,
            phrase);
        row("length is not quality", u"unable to resolve. "_s.repeated(100), phrase);
        row("full-width letters", u"Ｕｎａｂｌｅ ｔｏ ｒｅｓｏｌｖｅ"_s, phrase);
        row("an invisible character", u"un\u200bable to re\u00adsolve"_s, phrase);
        row("German", u"Siehe oben, keine Ahnung"_s, phrase);
        row("Japanese", u"解決できません"_s, phrase);
        row("blank", u"  \n "_s, static_cast<int>(Kind::Missing));
        row("signs only", u"-- ... !!"_s, static_cast<int>(Kind::TooLittle));
        row("three words", u"checked Outlook settings"_s, static_cast<int>(Kind::TooLittle));
        row("one sentence again and again",
            u"The crash remains after the clean reinstall of Office on LT-4471. "_s.repeated(9),
            static_cast<int>(Kind::Repeated));
        row("the subject again", u"Outlook crash at sign-in for payroll"_s, static_cast<int>(Kind::TooLittle));
        row("the description again", u"Since Monday, Outlook closes when I sign in!"_s,
            static_cast<int>(Kind::SameAnswer));
        row("good",
            u"Started with /safe: no crash. Disabled add-ins one by one: it comes with PayrollConnector only."_s, -1);
        row("good, and honest about it",
            u"Unable to resolve by reinstalling Office 16.0 or a new profile; it crashes with PayrollConnector 4.2 only"_s,
            -1);
        row("good in Japanese",
            u"セーフモードでは起動する。アドインを一つずつ無効にした結果、給与コネクタだけが原因と判明した。"_s, -1);
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QJsonObject answers = good();
        answers.insert(u"investigation"_s, text);
        const QList<HandoffGap> gaps = gapsOf(answers);
        QCOMPARE(placesOf(gaps), kind < 0 ? QStringList() : QStringList{u"/investigation"_s});
        if (kind >= 0)
            QCOMPARE(static_cast<int>(gaps.constFirst().kind), kind);
    }

    void symptomIsNoCause()
    {
        QJsonObject answers = good();
        answers.insert(u"whyNextTier"_s, answers[u"symptom"]);
        const QList<HandoffGap> gaps = gapsOf(answers);
        QCOMPARE(placesOf(gaps), QStringList{u"/whyNextTier"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::SameAnswer);
        QCOMPARE(gaps.constFirst().detail, u"Symptom"_s);
    }

    //! Also where the guide names no pair: two long answers with one text are one answer.
    void oneTextInTwoAnswers()
    {
        QJsonObject answers = good();
        answers.insert(u"systemState"_s, answers[u"scope"]);
        const QList<HandoffGap> gaps = gapsOf(answers);
        QCOMPARE(placesOf(gaps), QStringList{u"/systemState"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::SameAnswer);
    }

    void rowsHaveTheirPlaces()
    {
        QJsonObject answers = good(u"repeated-failure"_s);
        QJsonArray fixes = answers[u"earlierFixes"].toArray();
        fixes.removeLast();
        answers.insert(u"earlierFixes"_s, fixes);
        QList<HandoffGap> gaps = gapsOf(answers, u"repeated-failure"_s);
        QCOMPARE(placesOf(gaps), QStringList{u"/earlierFixes"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::TooFew);
        QCOMPARE(gaps.constFirst().detail, u"2"_s);

        fixes.append(fixes[0]);
        answers.insert(u"earlierFixes"_s, fixes);
        gaps = gapsOf(answers, u"repeated-failure"_s);
        QCOMPARE(placesOf(gaps), QStringList{u"/earlierFixes/1"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::Repeated);

        QJsonObject last = fixes[1].toObject();
        last.insert(u"date"_s, u"last week"_s);
        fixes[1] = last;
        answers.insert(u"earlierFixes"_s, fixes);
        gaps = gapsOf(answers, u"repeated-failure"_s);
        QCOMPARE(placesOf(gaps), QStringList{u"/earlierFixes/1/date"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::WrongForm);
    }

    void whatTheSchemaSays()
    {
        QJsonObject answers = good();
        answers.insert(u"scope"_s, 7);
        QCOMPARE(placesOf(gapsOf(answers)), QStringList{u"/scope"_s});
        answers = good();
        answers.insert(u"more"_s, u"an answer that nobody asked for"_s);
        QVERIFY(!gapsOf(answers).isEmpty());
        answers = good();
        answers.insert(u"scope"_s, QString(u"Lisbon and Porto and Faro in all their rooms "_s).repeated(1000));
        QVERIFY(placesOf(gapsOf(answers)).contains(u"/scope"_s));
        answers.insert(u"scope"_s, QString(300'000, u'x'));
        QCOMPARE(gapsOf(answers).constFirst().kind, Kind::TooMuch);
        // To leave out an answer that is not asked for, and to have none, is the same.
        answers = good();
        answers.insert(u"vendor"_s, QJsonValue());
        QCOMPARE(placesOf(gapsOf(answers)), QStringList());
    }

    //! R31: the reason "attempts failed" is counted, in the ticket or in its timeline.
    void attemptsAreCounted()
    {
        const QString reason = u"failed-attempts"_s;
        Ticket untried = ticket();
        untried.attemptCount = 1;
        const QList<HandoffGap> gaps = gapsOf(good(reason), reason, untried);
        QCOMPARE(placesOf(gaps), QStringList{u"/reason"_s});
        QCOMPARE(gaps.constFirst().kind, Kind::NotFulfilled);
        QCOMPARE(gaps.constFirst().detail, u"1 of 2 attempts are logged"_s);
        Entry failed;
        failed.kind = u"attempt"_s;
        Entry worked = failed;
        worked.data.insert(u"outcome"_s, u"worked"_s);
        QCOMPARE(gapsOf(good(reason), reason, untried, {failed, worked}).size(), 1);
        QCOMPARE(gapsOf(good(reason), reason, untried, {failed, failed}).size(), 0);
        // R32: backend access goes up whatever the attempts.
        QCOMPARE(gapsOf(good(u"backend-access"_s), u"backend-access"_s, untried).size(), 0);
    }

    //! A reason with its own question is data.
    void anotherReasonNeedsNoCode()
    {
        QJsonObject definition = policy::shippedDocument(u"guide-tier-2-to-3"_s);
        QJsonObject schema = definition[u"schema"].toObject();
        QJsonObject properties = schema[u"properties"].toObject();
        QJsonObject reason = properties[u"reason"].toObject();
        QJsonArray choices = reason[u"oneOf"].toArray();
        choices.append(QJsonObject{{u"const"_s, u"legal-hold"_s}, {u"title"_s, u"Legal hold"_s}});
        reason.insert(u"oneOf"_s, choices);
        properties.insert(u"reason"_s, reason);
        properties.insert(
            u"order"_s,
            QJsonObject{
                {u"type"_s, u"string"_s},
                {u"title"_s, u"Order"_s},
                {u"x-ui"_s,
                 QJsonObject{{u"why"_s, u"Legal must name it"_s},
                             {u"when"_s, QJsonObject{{u"field"_s, u"reason"_s}, {u"is"_s, u"legal-hold"_s}}}}}});
        schema.insert(u"properties"_s, properties);
        QJsonObject ui = schema[u"x-ui"].toObject();
        QJsonArray steps = ui[u"steps"].toArray();
        steps.append(
            QJsonObject{{u"key"_s, u"legal"_s}, {u"title"_s, u"Legal"_s}, {u"fields"_s, QJsonArray{u"order"_s}}});
        ui.insert(u"steps"_s, steps);
        schema.insert(u"x-ui"_s, ui);
        definition.insert(u"schema"_s, schema);
        const auto guide = guideFrom(definition);
        QVERIFY(guide);
        QJsonObject answers = good();
        QCOMPARE(placesOf(handoffGaps({u"legal-hold"_s, answers}, ticket(), {}, *guide, escalation())),
                 QStringList{u"/order"_s});
        answers.insert(u"order"_s, u"Court order 4 C 112/26 of Tuesday"_s);
        QVERIFY(handoffGaps({u"legal-hold"_s, answers}, ticket(), {}, *guide, escalation()).isEmpty());
    }

    void policyIsChecked()
    {
        QJsonObject document = policy::shippedDocument(u"escalation"_s);
        const auto read = escalationPolicyFrom(document, 3);
        QVERIFY(read);
        // The figures of R31, R34.
        QCOMPARE(read->attemptThreshold, 2);
        QCOMPARE(read->recurrenceCount, 3);
        QCOMPARE(read->revision, 3);
        QCOMPARE(read->minutesAtTier(1, 1), 30);
        QVERIFY(!read->minutesAtTier(3, 1));
        document.insert(u"attemptThreshold"_s, 0);
        document.insert(u"slaSharePercent"_s, u"75"_s);
        document.insert(u"colour"_s, u"red"_s);
        document.insert(u"timeAtTier"_s, QJsonArray{QJsonObject{{u"tierLevel"_s, 1}, {u"minutes"_s, QJsonArray{1}}}});
        const auto wrong = escalationPolicyFrom(document, 3);
        QVERIFY(!wrong);
        QStringList places;
        for (const JsonFault &fault : wrong.error())
            places.append(fault.pointer);
        QCOMPARE(
            places,
            (QStringList{u"/attemptThreshold"_s, u"/slaSharePercent"_s, u"/timeAtTier/0/minutes"_s, u"/colour"_s}));
    }
};

QTEST_APPLESS_MAIN(HandoffTest)
#include "tst_handoff.moc"
