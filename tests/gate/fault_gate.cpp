// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// H1: whatever is answered, nothing passes the gate without complete context. Half of the cases and more are complete
// answers with one thing wrong; one in eight is complete and passes, so that a gate that lets nothing through fails
// too.

#include "domain/handoff.h"
#include "faultprogram.h"
#include "handoffs.h"
#include "policy/shippedpolicy.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace secondline;
using namespace secondline::domain;

namespace {

Guide guideOf(int fromLevel)
{
    return *guideFrom(policy::shippedDocument(u"guide-tier-%1-to-%2"_s.arg(fromLevel).arg(fromLevel + 1)));
}

QString shown(const QJsonObject &answers)
{
    return QString::fromUtf8(QJsonDocument(answers).toJson(QJsonDocument::Compact));
}

bool near(const QString &pointer, const QString &place)
{
    return pointer.startsWith(place) || place.startsWith(pointer);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    tests::FaultProgram program(u"fault_gate"_s, u"handoffs"_s, 20'000, QCoreApplication::arguments());
    const QList<Guide> guides = {guideOf(1), guideOf(2)};
    const EscalationPolicy escalation = *escalationPolicyFrom(policy::shippedDocument(u"escalation"_s), 1);
    return program.run([&](quint64 seed, bool told) {
        scenarios::Dice dice(seed);
        const int fromLevel = 1 + dice.below(2);
        const Guide &guide = guides[fromLevel - 1];
        const QString reason = dice.of(gate::reasonsFrom(fromLevel));
        Ticket ticket;
        ticket.subject = u"Outlook crash"_s;
        ticket.body = u"It closes when I sign in."_s;
        ticket.attemptCount = escalation.attemptThreshold;
        const auto gapsOf = [&](const QJsonObject &answers, const QString &claimed) {
            return handoffGaps({claimed, answers}, ticket, {}, guide, escalation);
        };
        const QJsonObject complete = gate::goodAnswers(fromLevel, reason, dice);
        QStringList wrong;
        switch (dice.below(8)) {
        case 0: {
            const QList<HandoffGap> gaps = gapsOf(complete, reason);
            if (!gaps.isEmpty())
                wrong = {u"complete, and refused at %1: %2"_s.arg(gaps.constFirst().pointer, gaps.constFirst().why),
                         shown(complete)};
            break;
        }
        case 1: {
            const QJsonObject any = gate::anyAnswers(dice);
            if (gapsOf(any, dice.chance(50) ? reason : QString()).isEmpty())
                wrong = {u"anything passes"_s, shown(any)};
            break;
        }
        case 2: {
            // Complete, but for another reason, or for none that there is.
            const QString other = dice.of(gate::reasonsFrom(3 - fromLevel) + QStringList{QString(), u"because"_s});
            if (gapsOf(complete, other).isEmpty())
                wrong = {u"passes for the reason \"%1\""_s.arg(other), shown(complete)};
            break;
        }
        default: {
            const gate::Spoiled answers = gate::spoiled(complete, dice);
            const QList<HandoffGap> gaps = gapsOf(answers.answers, reason);
            const bool found = std::any_of(gaps.begin(), gaps.end(),
                                           [&](const HandoffGap &gap) { return near(gap.pointer, answers.place); });
            if (!found)
                wrong = {u"passes with %1 at %2"_s.arg(answers.how, answers.place), shown(answers.answers)};
            if (told)
                wrong.append(u"%1 at %2"_s.arg(answers.how, answers.place));
        }
        }
        return wrong;
    });
}
