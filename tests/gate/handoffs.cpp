// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handoffs.h"

#include <QJsonArray>
#include <QList>

#include <functional>

namespace secondline::gate {

using namespace Qt::StringLiterals;
using scenarios::Dice;

namespace {

QString one(Dice &dice, const QStringList &texts)
{
    return dice.of(texts);
}

QJsonObject row(std::initializer_list<std::pair<QString, QString>> members)
{
    QJsonObject object;
    for (const auto &[name, text] : members)
        object.insert(name, text);
    return object;
}

//! \a least to all of \a rows, each once.
QJsonArray some(Dice &dice, const QList<QJsonObject> &rows, qsizetype least)
{
    QJsonArray chosen;
    for (const QJsonObject &candidate : rows) {
        if (chosen.size() < least || dice.chance(50))
            chosen.append(candidate);
    }
    return chosen;
}

void addSituation(QJsonObject &answers, Dice &dice)
{
    answers.insert(u"symptom"_s,
                   one(dice,
                       {u"Outlook closes at sign-in since the March update, every time, for three users"_s,
                        u"Mapped drive H: disappears after each restart of the terminal server TS-04"_s,
                        u"起動直後に会計ソフトが終了し、エラー 0xc0000005 が表示される"_s,
                        u"Beim Öffnen der Rechnung meldet die Software den Fehler 4711 und schließt sich"_s}));
    answers.insert(u"businessImpact"_s,
                   one(dice,
                       {u"Payroll cannot send pay slips today; 40 people are paid on Friday"_s,
                        u"The branch in Porto takes orders on paper, about 60 an hour, until it is back"_s,
                        u"Zwei Buchhalterinnen können den Monatsabschluss bis Donnerstag nicht buchen"_s}));
    answers.insert(u"scope"_s,
                   one(dice,
                       {u"3 of 40 in Payroll, Lisbon; all on Windows 11 23H2; the web version works"_s,
                        u"All 12 clients of TS-04, none of TS-05, since the patch of 9 March"_s}));
    answers.insert(
        u"contactAndAccess"_s,
        row({{u"person"_s, one(dice, {u"Ana Reis, extension 4471"_s, u"Jürgen Groß, mobile 0171 555"_s})},
             {u"availability"_s, one(dice, {u"Weekdays 9 to 17 Lisbon time"_s, u"Until 18:00, not at noon"_s})},
             {u"access"_s, one(dice, {u"Remote session on LT-4471, account in the vault"_s, u"RDP to TS-04"_s})}}));
}

void addWork(QJsonObject &answers, Dice &dice)
{
    answers.insert(
        u"stepsAttempted"_s,
        some(dice,
             {row({{u"action"_s, u"Clean reinstall of Office 16.0.17328"_s},
                   {u"result"_s, u"Same crash at the first start"_s}}),
              row({{u"action"_s, u"New Windows profile"_s}, {u"result"_s, u"Crash after signing in to payroll@"_s}}),
              row({{u"action"_s, u"Started without network"_s},
                   {u"result"_s, u"Opens, and closes when the cable is in"_s}})},
             1));
    answers.insert(
        u"evidenceCollected"_s,
        some(dice,
             {row({{u"item"_s, u"Screenshot crash-0912.png"_s}, {u"shows"_s, u"Faulting module pc42.dll"_s}}),
              row({{u"item"_s, u"Trace outlook.etl"_s}, {u"shows"_s, u"Last call before the end is PcOpenStore"_s}})},
             1));
    answers.insert(
        u"ruledOut"_s,
        some(dice,
             {row({{u"cause"_s, u"Add-ins"_s}, {u"how"_s, u"Same crash when started with /safe"_s}}),
              row({{u"cause"_s, u"Antivirus"_s}, {u"how"_s, u"Switched off for ten minutes, no difference"_s}})},
             1));
    answers.insert(u"systemState"_s,
                   one(dice,
                       {u"Add-ins disabled on LT-4471; the user works in the web version; nothing else was changed"_s,
                        u"TS-04 drained, users moved to TS-05 until the evening"_s}));
}

void addProof(QJsonObject &answers, const QString &reason, Dice &dice)
{
    if (reason == u"software-defect") {
        answers.insert(
            u"defect"_s,
            row({{u"reproduction"_s,
                  u"1. Sign in with the connector enabled. 2. Open payroll@. Crash within 2 s, 5 of 5 times."_s},
                 {u"expected"_s, u"The mailbox opens and lists its folders"_s},
                 {u"actual"_s, u"Outlook ends with 0xc0000005 in pc42.dll"_s},
                 {u"version"_s, one(dice, {u"PayrollConnector 4.2.1 (build 877)"_s, u"16.0.17328"_s})},
                 {u"notConfiguration"_s, u"A fresh profile on a clean machine shows the same crash"_s}}));
    } else if (reason == u"code-change-required") {
        answers.insert(u"codeChange"_s,
                       row({{u"component"_s, u"Nightly import script hr-sync, step 3"_s},
                            {u"change"_s, u"Skip records whose cost centre was closed; today it ends there"_s},
                            {u"whyNotConfiguration"_s, u"hr-sync.conf has no option for closed cost centres"_s}}));
    } else if (reason == u"vendor-support-needed") {
        answers.insert(
            u"vendor"_s,
            row({{u"product"_s, u"PayrollConnector 4.2.1"_s},
                 {u"contract"_s, one(dice, {u"SUP-88213"_s, u"4711/22"_s})},
                 {u"optionsExhausted"_s,
                  u"Vendor articles 1120 and 1188 followed: cache cleared, connector re-registered, no change"_s}}));
    } else if (reason == u"infrastructure-level") {
        answers.insert(u"infrastructure"_s,
                       row({{u"component"_s, u"Firewall policy between VLAN 40 and the mail relay"_s},
                            {u"measurement"_s, u"TCP 25 answers in 4 ms from VLAN 30 and times out from VLAN 40"_s},
                            {u"changesAround"_s, u"Firewall release 12 March 02:00, change CHG-4471"_s}}));
    } else if (reason == u"repeated-failure") {
        answers.insert(u"earlierFixes"_s,
                       some(dice,
                            {row({{u"fix"_s, u"Profile made anew"_s},
                                  {u"date"_s, u"2026-03-12"_s},
                                  {u"heldUntil"_s, u"Back after four days, same exception"_s}}),
                             row({{u"fix"_s, u"pc42.dll registered again"_s},
                                  {u"date"_s, u"2026-03-18"_s},
                                  {u"heldUntil"_s, u"Back the next morning"_s}})},
                            2));
    } else if (reason == u"unknown-root-cause") {
        answers.insert(u"hypotheses"_s,
                       some(dice,
                            {row({{u"hypothesis"_s, u"Damaged data file"_s},
                                  {u"test"_s, u"New file on an empty profile"_s},
                                  {u"result"_s, u"Crash remains, so it is not the file"_s}}),
                             row({{u"hypothesis"_s, u"Antivirus hook"_s},
                                  {u"test"_s, u"Switched off for ten minutes"_s},
                                  {u"result"_s, u"Crash remains"_s}}),
                             row({{u"hypothesis"_s, u"Bad memory"_s},
                                  {u"test"_s, u"Four passes of memtest"_s},
                                  {u"result"_s, u"Not one error found"_s}})},
                            3));
    } else if (reason == u"backend-access" || reason == u"category-bypass") {
        answers.insert(u"accessNeeded"_s,
                       row({{u"system"_s, u"Exchange admin centre, mailbox permissions"_s},
                            {u"purpose"_s, u"Remove the orphaned delegate of payroll@"_s}}));
    } else if (reason == u"recurrence") {
        answers.insert(
            u"earlierOccurrences"_s,
            some(dice,
                 {row({{u"ticket"_s, u"HD-017231"_s}, {u"whatHelped"_s, u"New profile, held for four days"_s}}),
                  row({{u"ticket"_s, u"2026-03-02"_s}, {u"whatHelped"_s, u"Restart of the machine, held an hour"_s}})},
                 2));
    }
}

//! All places of answers: the members, and what is in them.
void collect(const QJsonValue &value, const QString &at, QStringList &places)
{
    if (!at.isEmpty())
        places.append(at);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        collect(*it, at + u'/' + it.key(), places);
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        collect(array[i], at + u'/' + QString::number(i), places);
}

//! \a value with what stands at \a steps replaced; undefined takes it away.
QJsonValue replaced(const QJsonValue &value, const QStringList &steps, const QJsonValue &with)
{
    if (steps.isEmpty())
        return with;
    const QStringList rest = steps.mid(1);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const auto index = steps.constFirst().toLongLong();
        const QJsonValue inner = replaced(array[index], rest, with);
        if (inner.isUndefined())
            array.removeAt(index);
        else
            array[index] = inner;
        return array;
    }
    QJsonObject object = value.toObject();
    const QJsonValue inner = replaced(object[steps.constFirst()], rest, with);
    if (inner.isUndefined())
        object.remove(steps.constFirst());
    else
        object.insert(steps.constFirst(), inner);
    return object;
}

QJsonValue valueAt(const QJsonValue &root, const QStringList &steps)
{
    QJsonValue value = root;
    for (const QString &step : steps)
        value = value.isArray() ? value.toArray()[step.toLongLong()] : value.toObject()[step];
    return value;
}

const QStringList &emptyTexts()
{
    static const QStringList texts = {u"unable to resolve"_s,
                                      u"Unable to resolve."_s,
                                      u"UNABLE   TO  RESOLVE"_s,
                                      u"needs engineering review"_s,
                                      u"We were unable to resolve this issue, needs engineering review. Please help."_s,
                                      u"Un\u200bable to resolve"_s,
                                      u"Ｕｎａｂｌｅ ｔｏ ｒｅｓｏｌｖｅ"_s,
                                      u"n/a"_s,
                                      u"see ticket"_s,
                                      u"tbd"_s,
                                      u"unknown, not sure, no idea"_s,
                                      u"keine Ahnung"_s,
                                      u"."_s,
                                      u"---"_s,
                                      u"\u200b"_s};
    return texts;
}

} // namespace

QStringList reasonsFrom(int fromLevel)
{
    return fromLevel == 1
        ? QStringList{u"failed-attempts"_s, u"backend-access"_s, u"sla-at-risk"_s,      u"sla-window-passed"_s,
                      u"time-at-tier"_s,    u"recurrence"_s,     u"impact-threshold"_s, u"category-bypass"_s}
        : QStringList{u"software-defect"_s,      u"code-change-required"_s, u"vendor-support-needed"_s,
                      u"infrastructure-level"_s, u"repeated-failure"_s,     u"unknown-root-cause"_s};
}

QJsonObject goodAnswers(int fromLevel, const QString &reason, Dice &dice)
{
    QJsonObject answers;
    addSituation(answers, dice);
    addWork(answers, dice);
    addProof(answers, reason, dice);
    if (fromLevel == 1) {
        answers.insert(
            u"whyNextTier"_s,
            u"It needs the server's sign-in log and a change of the add-in's deployment, beyond Tier 1's rights"_s);
        return answers;
    }
    answers.insert(
        u"investigation"_s,
        one(dice,
            {u"Started with /safe: no crash. Disabled add-ins one by one: it comes with PayrollConnector 4.2 only."_s,
             u"Compared TS-04 with TS-05: only KB5035 differs. Removed it on a clone: drives stay. Put back: they go."_s}));
    answers.insert(u"logsReviewed"_s,
                   some(dice,
                        {row({{u"log"_s, u"Application log of LT-4471"_s},
                              {u"period"_s, u"12 March, 09:00 to 09:30 UTC"_s},
                              {u"finding"_s, u"Faulting module pc42.dll at each sign-in"_s}}),
                         row({{u"log"_s, u"Connector log"_s},
                              {u"period"_s, u"The same half hour"_s},
                              {u"finding"_s, u"Ends after OpenStore without an error"_s}})},
                        1));
    answers.insert(
        u"whyNextTier"_s,
        u"pc42.dll is our own connector: its source and symbols are with the integration team, and the dump needs them"_s);
    return answers;
}

Spoiled spoiled(const QJsonObject &answers, Dice &dice)
{
    QStringList places;
    collect(answers, {}, places);
    const QString place = dice.of(places);
    const QStringList steps = place.mid(1).split(u'/');
    const QJsonValue there = valueAt(answers, steps);
    const auto with = [&](const QJsonValue &value, const QString &how) {
        return Spoiled{replaced(answers, steps, value).toObject(), place, how};
    };
    const int choice = dice.below(8);
    // Taking away a row is one item short only where no other is left, or the list asks for more.
    if (choice < 2) {
        const bool isRow = steps.constLast().front().isDigit();
        const QString list = place.section(u'/', 0, -2);
        if (isRow)
            return {replaced(answers, steps.mid(0, steps.size() - 1), QJsonArray()).toObject(), list, u"no row left"_s};
        return with(QJsonValue::Undefined, u"taken away"_s);
    }
    if (choice == 2)
        return with(dice.of(QList<QJsonValue>{QJsonValue(), 7, true, QJsonArray{1}, QJsonObject{{u"x"_s, 1}}}),
                    u"another type"_s);
    if (!there.isString()) {
        if (there.isObject()) {
            QJsonObject more = there.toObject();
            more.insert(u"more"_s, u"an answer that nobody asked for"_s);
            return with(more, u"an unknown member"_s);
        }
        QJsonArray twice = there.toArray();
        twice.append(twice.first());
        return with(twice, u"a row said twice"_s);
    }
    if (choice == 3)
        return with(dice.of(QStringList{QString(), u"   "_s, u"\n"_s}), u"blank"_s);
    if (choice == 4)
        return with(QString(dice.of(emptyTexts()) + u' ').repeated(40).trimmed(), u"an empty phrase, often"_s);
    if (choice == 5)
        return with(u"error error error error error error error error"_s, u"one word"_s);
    if (choice == 6 && (place == u"/businessImpact" || place == u"/whyNextTier" || place == u"/investigation"))
        return with(answers[u"symptom"], u"the symptom again"_s);
    return with(dice.of(emptyTexts()), u"an empty phrase"_s);
}

QJsonObject anyAnswers(Dice &dice)
{
    static const QStringList names = {
        u"symptom"_s, u"businessImpact"_s, u"scope"_s, u"logsReviewed"_s, u"stepsAttempted"_s,
        u"defect"_s,  u"reason"_s,         u""_s,      u"~/"_s,           u"contactAndAccess"_s};
    const std::function<QJsonValue(int)> any = [&](int depth) -> QJsonValue {
        switch (dice.below(depth > 3 ? 4 : 6)) {
        case 0:
            return {};
        case 1:
            return dice.below(100);
        case 2:
            return dice.chance(50);
        case 3:
            return dice.of(emptyTexts());
        case 4: {
            QJsonArray array;
            for (int i = dice.below(4); i > 0; --i)
                array.append(any(depth + 1));
            return array;
        }
        default: {
            QJsonObject object;
            for (int i = dice.below(6); i > 0; --i)
                object.insert(dice.of(names), any(depth + 1));
            return object;
        }
        }
    };
    QJsonObject answers;
    for (int i = dice.below(12); i > 0; --i)
        answers.insert(dice.of(names), any(0));
    return answers;
}

} // namespace secondline::gate
