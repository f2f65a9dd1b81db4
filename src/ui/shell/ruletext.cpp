// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/ruletext.h"

#include "ui/shell/plaintext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>
#include <vector>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! The sentences that a person can meet; %1 and %2 stand for what differs. The words are those of `domain/ticketrules`,
//! `domain/handoff`, `workspace` and the server.
constexpr std::array sentences = {
    // tickets
    QT_TRANSLATE_NOOP("RuleWords", "is not a status"),
    QT_TRANSLATE_NOOP("RuleWords", "a ticket is new only once"),
    QT_TRANSLATE_NOOP("RuleWords", "a ticket starts as new"),
    QT_TRANSLATE_NOOP("RuleWords", "a ticket is resolved by a closure note"),
    QT_TRANSLATE_NOOP("RuleWords", "a resolved ticket is closed by the server"),
    QT_TRANSLATE_NOOP("RuleWords", "only an open ticket can wait"),
    QT_TRANSLATE_NOOP("RuleWords", "waiting needs a pendingReason"),
    QT_TRANSLATE_NOOP("RuleWords", "a closed ticket is reopened by a supervisor"),
    QT_TRANSLATE_NOOP("RuleWords", "reopening needs a statusReason"),
    QT_TRANSLATE_NOOP("RuleWords", "the tier follows from the queue; going up is an escalation"),
    QT_TRANSLATE_NOOP("RuleWords", "the tier follows from the queue"),
    QT_TRANSLATE_NOOP("RuleWords", "there is no such queue"),
    QT_TRANSLATE_NOOP("RuleWords", "a ticket goes up a tier by an escalation only"),
    QT_TRANSLATE_NOOP("RuleWords", "a ticket starts no higher than routing puts it"),
    // handoffs
    QT_TRANSLATE_NOOP("RuleWords", "%1 rows"),
    QT_TRANSLATE_NOOP("RuleWords", "%1 KiB of answers"),
    QT_TRANSLATE_NOOP("RuleWords", "%1 of %2 attempts are logged"),
    QT_TRANSLATE_NOOP("RuleWords", "only an open ticket goes up a tier"),
    QT_TRANSLATE_NOOP("RuleWords", "the ticket is at Tier %1; an escalation leads to a queue above it"),
    QT_TRANSLATE_NOOP("RuleWords", "the ticket is at Tier %1; an escalation leads above it"),
    QT_TRANSLATE_NOOP("RuleWords", "no guide leads from Tier %1 to Tier %2"),
    QT_TRANSLATE_NOOP("RuleWords", "1 answer is missing or says too little"),
    QT_TRANSLATE_NOOP("RuleWords", "%1 answers are missing or say too little"),
    QT_TRANSLATE_NOOP("RuleWords", "this handoff is not yours to answer, or answered already"),
    QT_TRANSLATE_NOOP("RuleWords", "of a complete handoff nothing is missing"),
    QT_TRANSLATE_NOOP("RuleWords", "say which items are missing"),
    QT_TRANSLATE_NOOP("RuleWords", "only an open ticket can be returned"),
    QT_TRANSLATE_NOOP("RuleWords", "the ticket is not where it was handed to"),
    QT_TRANSLATE_NOOP("RuleWords", "The tier that received the ticket rates the handoff"),
    QT_TRANSLATE_NOOP("RuleWords", "this handoff is %1 already"),
    // certificates
    QT_TRANSLATE_NOOP("RuleWords", "certificate expired on %1"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate is not valid before %1"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate was issued for another host (%1), not for %2"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate was revoked"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate comes from an unknown authority"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate comes from an unknown authority (%1)"),
    QT_TRANSLATE_NOOP("RuleWords", "certificate does not come from the authority in the given file"),
    // this device
    QT_TRANSLATE_NOOP("RuleWords", "no profile is open for writing"),
    QT_TRANSLATE_NOOP("RuleWords", "the text is empty"),
    QT_TRANSLATE_NOOP("RuleWords", "the text has %1 bytes; %2 fit"),
    QT_TRANSLATE_NOOP("RuleWords", "nothing would change"),
    QT_TRANSLATE_NOOP("RuleWords", "say what was tried"),
    QT_TRANSLATE_NOOP("RuleWords", "requester: say who asks"),
    QT_TRANSLATE_NOOP("RuleWords", "impact and urgency are 1, 2 or 3"),
    QT_TRANSLATE_NOOP("RuleWords", "%1 is not a file"),
    QT_TRANSLATE_NOOP("RuleWords", "this profile has no server yet; sign in first"),
    QT_TRANSLATE_NOOP("RuleWords", "this profile belongs to another server or person; use a profile of its own"),
    QT_TRANSLATE_NOOP("RuleWords", "this server takes no attachments"),
    // the server
    QT_TRANSLATE_NOOP("RuleWords", "You do not work on tickets of this queue"),
    QT_TRANSLATE_NOOP("RuleWords", "Only an administrator may do this"),
    QT_TRANSLATE_NOOP("RuleWords", "This never changes once it exists"),
    QT_TRANSLATE_NOOP("RuleWords", "There is no such blob, or not for you: upload it first"),
    QT_TRANSLATE_NOOP("RuleWords", "Somebody else changed it meanwhile"),
    QT_TRANSLATE_NOOP("RuleWords", "there is no such object"),
    QT_TRANSLATE_NOOP("RuleWords", "there is no such ticket"),
    QT_TRANSLATE_NOOP("RuleWords", "is missing"),
    QT_TRANSLATE_NOOP("RuleWords", "is not a text"),
    QT_TRANSLATE_NOOP("RuleWords", "is not a key such as software-defect"),
    QT_TRANSLATE_NOOP("RuleWords", "is set by the server only"),
    QT_TRANSLATE_NOOP("RuleWords", "is fixed once the object exists"),
    QT_TRANSLATE_NOOP("RuleWords", "has more than %1 bytes"),
    QT_TRANSLATE_NOOP("RuleWords", "has more than %1 items"),
};

struct Pattern
{
    const char *sentence;
    QRegularExpression form;
};

const std::vector<Pattern> &patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char *sentence : sentences) {
            QString form = QRegularExpression::escape(QString::fromLatin1(sentence));
            for (const QString &place : {u"\\%1"_s, u"\\%2"_s})
                form.replace(place, u"(.+)"_s);
            made.push_back({sentence, QRegularExpression(QRegularExpression::anchoredPattern(form))});
        }
        return made;
    }();
    return all;
}

//! Nothing, where \a line is none of the sentences.
std::optional<QString> translated(const QString &line)
{
    for (const Pattern &pattern : patterns()) {
        const QRegularExpressionMatch match = pattern.form.match(line);
        if (!match.hasMatch())
            continue;
        const QString text = QCoreApplication::translate("RuleWords", pattern.sentence);
        // The places stand in the sentences in their order; both at once, for a value may hold a "%2".
        switch (match.lastCapturedIndex()) {
        case 1:
            return text.arg(match.captured(1));
        case 2:
            return text.arg(match.captured(1), match.captured(2));
        default:
            return text;
        }
    }
    return std::nullopt;
}

} // namespace

QString ruleText(const QString &said)
{
    QString line = shownLine(said);
    if (line.endsWith(u'.') && !line.endsWith(u".."))
        line.chop(1);
    if (const auto text = translated(line))
        return *text;
    // "status: a ticket is new only once": the property's name says nothing more to a person.
    const qsizetype colon = line.indexOf(u": ");
    if (colon > 0 && !line.left(colon).contains(u' ')) {
        if (const auto text = translated(line.mid(colon + 2)))
            return *text;
    }
    return line;
}

} // namespace secondline::ui
