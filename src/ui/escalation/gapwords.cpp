// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/gapwords.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/ruletext.h"

#include <QCoreApplication>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::GuideField;
using Kind = domain::HandoffGap::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(secondline::ui::GapWords)
};

//! What is asked for, as the guide says it; a sentence.
QString asked(const GuideField *field)
{
    const QString help = field ? shownLine(field->help.isEmpty() ? field->why : field->help) : QString();
    return help.isEmpty() || help.endsWith(u'.') ? help : help + u'.';
}

QString formText(const QString &form)
{
    if (form == u"code")
        return Words::tr("Write the code alone, such as 0x80070643.");
    if (form == u"host")
        return Words::tr("Write the name of the machine alone, such as LT-4471.");
    if (form == u"version")
        return Words::tr("Write the version alone, such as 16.0.17328.");
    if (form == u"date")
        return Words::tr("Write the date as 2026-03-12.");
    return shownLine(form);
}

} // namespace

GapWords gapWords(const domain::HandoffGap &gap, const GuideField *field, int toLevel)
{
    const QString detail = shownLine(gap.detail);
    switch (gap.kind) {
    case Kind::Missing: {
        const QString why = field ? shownLine(field->why) : QString();
        return {Words::tr("This is missing."), why.isEmpty() || why.endsWith(u'.') ? why : why + u'.'};
    }
    case Kind::TooFew:
        return {Words::tr("At least %n is needed.", nullptr, gap.detail.toInt()), asked(field)};
    case Kind::TooLittle:
        return {Words::tr("Tier %1 cannot start from so little.").arg(toLevel), asked(field)};
    case Kind::EmptyPhrase:
        return {Words::tr("Tier %1 cannot start from “%2”.").arg(toLevel).arg(detail), asked(field)};
    case Kind::Repeated:
        return {Words::tr("This repeats itself."), asked(field)};
    case Kind::SameAnswer:
        return {Words::tr("This says the same as “%1”.").arg(detail), asked(field)};
    case Kind::NotAChoice:
        return {Words::tr("Choose one of the answers."), {}};
    case Kind::WrongForm:
        return {Words::tr("This has another form than expected."), formText(gap.detail)};
    case Kind::NotFulfilled:
        return {
            Words::tr("The ticket does not show this reason yet."),
            Words::tr("Counted so far: %1. Log what you tried, or choose another reason.").arg(ruleText(gap.detail))};
    case Kind::TooMuch:
        return {Words::tr("This is too long."), Words::tr("There is room for %1.").arg(ruleText(gap.detail))};
    }
    return {};
}

const GuideField *fieldAt(const domain::Guide &guide, const QString &pointer)
{
    const QStringList steps = pointer.split(u'/', Qt::SkipEmptyParts);
    const GuideField *field = guide.field(steps.value(0));
    for (qsizetype i = 1; field && i < steps.size(); ++i) {
        const GuideField *inner = nullptr;
        for (const GuideField &part : field->fields) {
            if (part.name == steps[i])
                inner = &part;
        }
        if (inner)
            field = inner; // else the number of a row
    }
    return field;
}

} // namespace secondline::ui
