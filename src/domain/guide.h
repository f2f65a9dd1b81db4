// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonschema.h"

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace secondline::domain {

//! A field is asked only while another field's answer is one of \a values.
struct GuideCondition
{
    QString field; //!< a choice or a yes/no at the top of the guide
    QList<QJsonValue> values;
};

//! One answer to choose, with its explanation (R45).
struct GuideChoice
{
    QString value;
    QString title;
    QString help;
};

//! A named check of a short answer, or the guide's own pattern.
struct GuideMatch
{
    QString name; //!< `code` `host` `version` `date`, or how the guide calls its pattern
    QRegularExpression pattern;

    //! Long texts never match: what is matched is a name or a number, and the pattern is the guide's.
    bool accepts(const QString &text) const;
};

//! When a text says enough. Length alone is not quality: words that fill a field do not count (see AnswerWords).
struct GuideQuality
{
    int leastWords = 2; //!< words that say something
    QStringList
        notRepeating; //!< names of other top fields, `ticket/subject` or `ticket/body`: not the same words again
};

//! One question of a guide.
struct GuideField
{
    enum class Kind { Text, LongText, Choice, YesNo, Number, Texts, Rows, Group };

    QString name;
    Kind kind = Kind::Text;
    QString title;
    QString help;
    QString why;                //!< why the next tier needs it: what a person reads where it is missing
    QStringList examples;       //!< good answers
    QStringList poor;           //!< and such as are not enough
    QString prefill;            //!< where the timeline knows it: `attempts` `evidence` `requester` `asset`; or empty
    bool required = true;       //!< while it is asked
    QList<GuideCondition> when; //!< all of them; none: always
    QList<GuideChoice> choices; //!< Choice
    std::optional<GuideMatch> match;
    GuideQuality quality;
    int minItems = 0;         //!< Rows, Texts
    int maxItems = 0;         //!< 0: no limit
    QList<GuideField> fields; //!< Rows: the columns, in order; Group
    QString example() const { return examples.value(0); }
};

struct GuideStep
{
    QString key;
    QString title;
    QString help;
    QStringList fields; //!< names of top fields, in order
};

//! A guided form: what one tier asks for before a ticket comes to it (wire type FormDefinition).
//!
//! The definition is a JSON Schema (draft-07) of an object; what to show and how to judge is under `x-ui`.
struct Guide
{
    QString id;
    QString key;
    QString purpose; //!< `escalation` `closure`
    std::optional<int> fromLevel;
    std::optional<int> toLevel;
    int revision = 0;
    QString title;
    QList<GuideStep> steps;
    QList<GuideField> fields; //!< in the order of the steps
    JsonSchema schema;

    const GuideField *field(const QString &name) const;
    //! Whether \a field is asked, the answers so far being \a answers (with the choices that it hangs on).
    bool asks(const GuideField &field, const QJsonObject &answers) const;
};

//! The field of a Guide that carries the escalation's reason: it is a property of the escalation, not of its answers.
inline const QString guideReasonField = QStringLiteral("reason");

//! Reads a FormDefinition's properties. Fails with all faults of the definition, as pointers into `schema`: besides
//! those of JsonSchema, fields that no step shows, conditions that hang on each other in a ring or that nothing can
//! meet, unknown `x-ui` members, checks and prefills, and patterns that are too long or do not compile.
tl::expected<Guide, QList<JsonFault>> guideFrom(const QJsonObject &properties);

//! Which of \a guides asks for what a ticket needs that goes from \a fromLevel to \a toLevel; null if none does.
//!
//! The one made for just these levels; else the one for the highest tier up to \a toLevel.
const Guide *escalationGuide(const QList<Guide> &guides, int fromLevel, int toLevel);

} // namespace secondline::domain
