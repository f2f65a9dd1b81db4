// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/guide.h"
#include "domain/jsonpointer.h"
#include "domain/jsontexts.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPattern = 256;
//! How often a pattern may try before a text counts as not matching: a guide's pattern must not hold up the desk.
constexpr QStringView effortLimit = u"(*LIMIT_MATCH=50000)";

const QHash<QString, QString> &namedChecks()
{
    static const QHash<QString, QString> patterns = {
        {u"code"_s, u"(?=.*\\d)[A-Za-z0-9][A-Za-z0-9_.:#/-]{1,63}"_s},
        {u"host"_s,
         u"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
         "|[0-9a-fA-F:]*:[0-9a-fA-F:.]+"_s},
        {u"version"_s, u"(?=.*\\d)[A-Za-z0-9][A-Za-z0-9 .+_()/-]{0,79}"_s},
        {u"date"_s, u"\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"_s},
    };
    return patterns;
}

const QStringList &prefills()
{
    static const QStringList names = {u"attempts"_s, u"evidence"_s, u"requester"_s, u"asset"_s};
    return names;
}

//! Reads a definition that is known to be a valid schema, and collects what is wrong with its `x-ui`.
class Reading
{
public:
    explicit Reading(const QJsonObject &schema)
        : m_schema(schema)
    {
    }

    QList<JsonFault> read(Guide &guide)
    {
        guide.title = m_schema[u"title"].toString();
        const QJsonObject ui = m_schema[u"x-ui"].toObject();
        refuseUnknown(ui, u"/x-ui"_s, {u"steps"_s});
        if (m_schema[u"type"] != u"object"_s)
            add(u"/type"_s, u"the answers of a guide are an \"object\""_s);
        readSteps(guide, ui[u"steps"]);
        readFields(guide);
        for (const GuideField &field : std::as_const(guide.fields))
            checkConditions(guide, field);
        return m_faults;
    }

private:
    void add(const QString &pointer, const QString &why) { m_faults.append({pointer, why}); }

    void refuseUnknown(const QJsonObject &object, const QString &at, const QStringList &known)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!known.contains(it.key()))
                add(childPointer(at, it.key()), u"\"%1\" is not known here"_s.arg(it.key().left(80)));
        }
    }

    QJsonObject resolved(const QJsonValue &schema) const
    {
        QJsonObject object = schema.toObject();
        // Bounded: JsonSchema refused references that lead back to themselves. What stands beside one is for the eye.
        while (object.contains(u"$ref")) {
            QJsonObject target = atPointer(m_schema, object[u"$ref"].toString().mid(1)).toObject();
            for (const QString &name : {u"title"_s, u"description"_s, u"examples"_s, u"x-ui"_s}) {
                if (object.contains(name))
                    target.insert(name, object[name]);
            }
            object = target;
        }
        return object;
    }

    void readSteps(Guide &guide, const QJsonValue &steps)
    {
        const QJsonArray list = steps.toArray();
        if (list.isEmpty())
            add(u"/x-ui/steps"_s, u"a guide has at least one step"_s);
        QSet<QString> shown;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonObject step = list[i].toObject();
            const QString at = childPointer(u"/x-ui/steps"_s, i);
            refuseUnknown(step, at, {u"key"_s, u"title"_s, u"help"_s, u"fields"_s});
            guide.steps.append({step[u"key"].toString(), step[u"title"].toString(), step[u"help"].toString(),
                                textsIn(step[u"fields"])});
            for (const QString &name : std::as_const(guide.steps.constLast().fields)) {
                if (!m_schema[u"properties"].toObject().contains(name))
                    add(at + u"/fields"_s, u"there is no property \"%1\""_s.arg(name.left(80)));
                else if (shown.contains(name))
                    add(at + u"/fields"_s, u"\"%1\" stands in two steps"_s.arg(name.left(80)));
                shown.insert(name);
            }
        }
        const QStringList names = m_schema[u"properties"].toObject().keys();
        for (const QString &name : names) {
            if (!shown.contains(name))
                add(childPointer(u"/properties"_s, name), u"no step shows it"_s);
        }
    }

    void readFields(Guide &guide)
    {
        const QJsonObject properties = m_schema[u"properties"].toObject();
        const QStringList required = textsIn(m_schema[u"required"]);
        for (const GuideStep &step : std::as_const(guide.steps)) {
            for (const QString &name : step.fields) {
                if (properties.contains(name))
                    guide.fields.append(field(name, properties[name], childPointer(u"/properties"_s, name),
                                              required.contains(name), true));
            }
        }
        for (qsizetype i = 0; i < required.size(); ++i) {
            const GuideField *named = guide.field(required[i]);
            const QString at = childPointer(u"/required"_s, i);
            if (!named)
                add(at, u"there is no property \"%1\""_s.arg(required[i].left(80)));
            else if (!named->when.isEmpty())
                add(at,
                    u"\"%1\" is asked only sometimes; it is required by its own condition"_s.arg(required[i].left(80)));
        }
    }

    GuideField field(const QString &name, const QJsonValue &definition, const QString &at, bool required, bool top)
    {
        const QJsonObject schema = resolved(definition);
        const QJsonObject ui = schema[u"x-ui"].toObject();
        QStringList known = {u"why"_s, u"poor"_s, u"prefill"_s, u"match"_s, u"quality"_s, u"long"_s, u"columns"_s};
        if (top)
            known += {u"when"_s, u"optional"_s};
        refuseUnknown(ui, at + u"/x-ui"_s, known);
        GuideField field;
        field.name = name;
        field.title = schema[u"title"].toString();
        field.help = schema[u"description"].toString();
        field.examples = textsIn(schema[u"examples"]);
        field.why = ui[u"why"].toString();
        field.poor = textsIn(ui[u"poor"]);
        field.prefill = ui[u"prefill"].toString();
        if (field.title.isEmpty())
            add(at, u"has no title"_s);
        if (!field.prefill.isEmpty() && !prefills().contains(field.prefill))
            add(at + u"/x-ui/prefill"_s, u"\"%1\" is not a source"_s.arg(field.prefill.left(80)));
        readKind(field, schema, at);
        readMatch(field, ui[u"match"], at + u"/x-ui/match"_s);
        readQuality(field, ui[u"quality"], at + u"/x-ui/quality"_s);
        readWhen(field, ui[u"when"], at + u"/x-ui/when"_s);
        field.required = field.when.isEmpty() ? required : !ui[u"optional"].toBool();
        return field;
    }

    void readKind(GuideField &field, const QJsonObject &schema, const QString &at)
    {
        const QString type = schema[u"type"].toString();
        field.minItems = schema[u"minItems"].toInt();
        field.maxItems = schema[u"maxItems"].toInt();
        if (schema.contains(u"enum") || schema.contains(u"oneOf")) {
            field.kind = GuideField::Kind::Choice;
            readChoices(field, schema, at);
        } else if (type == u"string") {
            field.kind = schema[u"x-ui"][u"long"].toBool() ? GuideField::Kind::LongText : GuideField::Kind::Text;
        } else if (type == u"boolean") {
            field.kind = GuideField::Kind::YesNo;
        } else if (type == u"number" || type == u"integer") {
            field.kind = GuideField::Kind::Number;
        } else if (type == u"object") {
            field.kind = GuideField::Kind::Group;
            readColumns(field, schema, at);
        } else if (type == u"array") {
            const QJsonObject item = resolved(schema[u"items"]);
            field.kind = item[u"type"] == u"string"_s ? GuideField::Kind::Texts : GuideField::Kind::Rows;
            if (field.kind == GuideField::Kind::Rows && item[u"type"] != u"object"_s)
                add(at + u"/items"_s, u"a list holds texts or objects"_s);
            if (field.kind == GuideField::Kind::Rows)
                readColumns(field, item, at + u"/items"_s);
        } else {
            add(at + u"/type"_s, u"a field is a string, boolean, number, integer, array or object"_s);
        }
    }

    void readChoices(GuideField &field, const QJsonObject &schema, const QString &at)
    {
        const QJsonArray values = schema[u"enum"].toArray();
        for (const QJsonValue &value : values)
            field.choices.append({value.toString(), value.toString(), {}});
        const QJsonArray titled = schema[u"oneOf"].toArray();
        for (const QJsonValue &choice : titled)
            field.choices.append(
                {choice[u"const"].toString(), choice[u"title"].toString(), choice[u"description"].toString()});
        for (const GuideChoice &choice : std::as_const(field.choices)) {
            if (choice.value.isEmpty())
                add(at, u"each choice is a text, as \"enum\" or as \"oneOf\" of \"const\" and \"title\""_s);
        }
    }

    void readColumns(GuideField &field, const QJsonObject &schema, const QString &at)
    {
        const QJsonObject properties = schema[u"properties"].toObject();
        const QStringList required = textsIn(schema[u"required"]);
        QStringList order = textsIn(schema[u"x-ui"][u"columns"]);
        for (const QString &name : std::as_const(order)) {
            if (!properties.contains(name))
                add(at + u"/x-ui/columns"_s, u"there is no property \"%1\""_s.arg(name.left(80)));
        }
        const QStringList names = properties.keys();
        for (const QString &name : names) {
            if (!order.contains(name))
                order.append(name);
        }
        for (const QString &name : std::as_const(order)) {
            if (properties.contains(name))
                field.fields.append(this->field(name, properties[name], childPointer(at + u"/properties"_s, name),
                                                required.contains(name), false));
        }
        if (field.fields.isEmpty())
            add(at + u"/properties"_s, u"asks nothing"_s);
    }

    void readMatch(GuideField &field, const QJsonValue &match, const QString &at)
    {
        if (match.isUndefined())
            return;
        const bool named = match.isString();
        const QString name = named ? match.toString() : match[u"name"].toString();
        const QString pattern = named ? namedChecks().value(name) : match[u"pattern"].toString();
        if (!named)
            refuseUnknown(match.toObject(), at, {u"name"_s, u"pattern"_s});
        if (named && pattern.isEmpty())
            return add(at, u"there is no check \"%1\""_s.arg(name.left(80)));
        if (name.isEmpty())
            return add(at, u"a pattern needs a \"name\" that people understand"_s);
        if (pattern.isEmpty() || pattern.size() > longestPattern)
            return add(at, u"a pattern has 1 to %1 characters"_s.arg(longestPattern));
        const QRegularExpression expression(effortLimit + QRegularExpression::anchoredPattern(pattern));
        if (!expression.isValid())
            return add(at, u"the pattern does not compile: %1"_s.arg(expression.errorString()));
        field.match = GuideMatch{name, expression};
    }

    void readQuality(GuideField &field, const QJsonValue &quality, const QString &at)
    {
        refuseUnknown(quality.toObject(), at, {u"leastWords"_s, u"notRepeating"_s});
        field.quality.leastWords = quality[u"leastWords"].toInt(field.quality.leastWords);
        field.quality.notRepeating = textsIn(quality[u"notRepeating"]);
        for (const QString &other : std::as_const(field.quality.notRepeating)) {
            const bool ofTicket = other == u"ticket/subject" || other == u"ticket/body";
            if (!ofTicket && !m_schema[u"properties"].toObject().contains(other))
                add(at + u"/notRepeating"_s, u"there is no property \"%1\""_s.arg(other.left(80)));
        }
    }

    void readWhen(GuideField &field, const QJsonValue &when, const QString &at)
    {
        if (when.isUndefined())
            return;
        const QJsonArray all = when.isArray() ? when.toArray() : QJsonArray{when};
        if (all.isEmpty())
            add(at, u"is a condition, or a list of them"_s);
        for (const QJsonValue &one : all) {
            refuseUnknown(one.toObject(), at, {u"field"_s, u"is"_s});
            const QJsonArray values = one[u"is"].isArray() ? one[u"is"].toArray() : QJsonArray{one[u"is"]};
            GuideCondition condition{one[u"field"].toString(), {}};
            for (const QJsonValue &value : values)
                condition.values.append(value);
            field.when.append(condition);
        }
    }

    void checkConditions(const Guide &guide, const GuideField &field)
    {
        const QString at = childPointer(u"/properties"_s, field.name) + u"/x-ui/when"_s;
        QHash<QString, QList<QJsonValue>> allowed;
        for (const GuideCondition &condition : field.when) {
            const GuideField *other = guide.field(condition.field);
            if (!other) {
                add(at, u"there is no property \"%1\""_s.arg(condition.field.left(80)));
                continue;
            }
            if (other->kind != GuideField::Kind::Choice && other->kind != GuideField::Kind::YesNo) {
                add(at, u"\"%1\" is neither a choice nor a yes/no"_s.arg(condition.field.left(80)));
                continue;
            }
            QList<QJsonValue> possible;
            for (const QJsonValue &value : condition.values) {
                const bool choice = std::any_of(other->choices.begin(), other->choices.end(),
                                                [&](const GuideChoice &c) { return c.value == value.toString(); });
                if (other->kind == GuideField::Kind::YesNo ? value.isBool() : choice)
                    possible.append(value);
                else
                    add(at, u"\"%1\" can never be that"_s.arg(condition.field.left(80)));
            }
            const bool first = !allowed.contains(condition.field);
            QList<QJsonValue> &left = allowed[condition.field];
            if (first)
                left = possible;
            else
                left.removeIf([&](const QJsonValue &value) { return !possible.contains(value); });
            if (left.isEmpty())
                add(at, u"no answer to \"%1\" can meet it"_s.arg(condition.field.left(80)));
        }
        if (hangsOnItself(guide, field))
            add(at, u"hangs on its own answer"_s);
    }

    static bool hangsOnItself(const Guide &guide, const GuideField &field)
    {
        QSet<QString> reached;
        QStringList open = {field.name};
        while (!open.isEmpty()) {
            const GuideField *next = guide.field(open.takeLast());
            if (!next)
                continue;
            for (const GuideCondition &condition : next->when) {
                if (condition.field == field.name)
                    return true;
                if (!reached.contains(condition.field)) {
                    reached.insert(condition.field);
                    open.append(condition.field);
                }
            }
        }
        return false;
    }

    QJsonObject m_schema;
    QList<JsonFault> m_faults;
};

std::optional<int> levelIn(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

tl::expected<Guide, QList<JsonFault>> guideFrom(const QJsonObject &properties)
{
    auto schema = JsonSchema::read(properties[u"schema"]);
    if (!schema)
        return tl::unexpected(std::move(schema.error()));
    Guide guide{properties[u"id"].toString(),
                properties[u"key"].toString(),
                properties[u"purpose"].toString(),
                levelIn(properties[u"fromLevel"]),
                levelIn(properties[u"toLevel"]),
                properties[u"revision"].toInt(),
                {},
                {},
                {},
                std::move(*schema)};
    QList<JsonFault> faults = Reading(properties[u"schema"].toObject()).read(guide);
    if (!faults.isEmpty())
        return tl::unexpected(std::move(faults));
    return guide;
}

} // namespace secondline::domain
