// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/jsonschema.h"

#include "domain/jsonpointer.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <exception>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxDefinitionBytes = 256 * 1024;
constexpr int maxDepth = 32;

//! What the value of a keyword has to be.
enum class Shape {
    Anything,
    Schema,
    SchemaMap,
    SchemaList,
    SchemaOrList,
    Dependencies,
    Type,
    Text,
    Texts,
    Count,
    Number,
    List
};

const QHash<QString, Shape> &keywords()
{
    static const QHash<QString, Shape> all = {
        {u"$schema"_s, Shape::Text},
        {u"$comment"_s, Shape::Text},
        {u"$ref"_s, Shape::Text},
        {u"definitions"_s, Shape::SchemaMap},
        {u"title"_s, Shape::Text},
        {u"description"_s, Shape::Text},
        {u"default"_s, Shape::Anything},
        {u"examples"_s, Shape::List},
        {u"x-ui"_s, Shape::Anything},
        {u"type"_s, Shape::Type},
        {u"enum"_s, Shape::List},
        {u"const"_s, Shape::Anything},
        {u"properties"_s, Shape::SchemaMap},
        {u"required"_s, Shape::Texts},
        {u"additionalProperties"_s, Shape::Schema},
        {u"minProperties"_s, Shape::Count},
        {u"maxProperties"_s, Shape::Count},
        {u"dependencies"_s, Shape::Dependencies},
        {u"items"_s, Shape::SchemaOrList},
        {u"additionalItems"_s, Shape::Schema},
        {u"contains"_s, Shape::Schema},
        {u"minItems"_s, Shape::Count},
        {u"maxItems"_s, Shape::Count},
        {u"minLength"_s, Shape::Count},
        {u"maxLength"_s, Shape::Count},
        {u"minimum"_s, Shape::Number},
        {u"maximum"_s, Shape::Number},
        {u"exclusiveMinimum"_s, Shape::Number},
        {u"exclusiveMaximum"_s, Shape::Number},
        {u"multipleOf"_s, Shape::Number},
        {u"allOf"_s, Shape::SchemaList},
        {u"anyOf"_s, Shape::SchemaList},
        {u"oneOf"_s, Shape::SchemaList},
        {u"not"_s, Shape::Schema},
        {u"if"_s, Shape::Schema},
        {u"then"_s, Shape::Schema},
        {u"else"_s, Shape::Schema},
    };
    return all;
}

//! Why a keyword of draft-07 is left out, where that is not plain.
QString whyRefused(const QString &keyword)
{
    if (keyword == u"pattern" || keyword == u"patternProperties")
        return u"\"%1\" is not allowed in a guide; use \"x-ui\": {\"match\": …}"_s.arg(keyword);
    if (keyword == u"format")
        return u"\"format\" is not allowed in a guide; use \"x-ui\": {\"match\": \"date\"} and the like"_s;
    return u"the keyword \"%1\" is not one that a guide may use"_s.arg(keyword.left(80));
}

const QStringList &typeNames()
{
    static const QStringList names = {u"null"_s,   u"boolean"_s, u"object"_s, u"array"_s,
                                      u"number"_s, u"string"_s,  u"integer"_s};
    return names;
}

//! Walks a definition and collects what a guide may not say.
class Inspection
{
public:
    explicit Inspection(const QJsonValue &root)
        : m_root(root)
    {
    }

    QList<JsonFault> run()
    {
        // The validator takes true and false inside a schema, and not in place of the whole.
        if (!m_root.isObject())
            return {{QString(), u"the definition of a guide is an object"_s}};
        inspect(m_root, {}, 0);
        if (m_faults.isEmpty())
            followReferences();
        return m_faults;
    }

private:
    void add(const QString &pointer, const QString &why) { m_faults.append({pointer, why}); }

    void inspect(const QJsonValue &schema, const QString &at, int depth)
    {
        if (schema.isBool())
            return;
        if (!schema.isObject())
            return add(at, u"a schema is an object, true or false"_s);
        if (depth > maxDepth)
            return add(at, u"is nested too deeply"_s);
        const QJsonObject object = schema.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const auto shape = keywords().constFind(it.key());
            const QString place = childPointer(at, it.key());
            if (shape == keywords().cend())
                add(place, whyRefused(it.key()));
            else
                inspectValue(*shape, it.key(), *it, place, depth);
        }
        inspectLimits(object, at);
    }

    void inspectValue(Shape shape, const QString &keyword, const QJsonValue &value, const QString &at, int depth)
    {
        switch (shape) {
        case Shape::Anything:
            break;
        case Shape::Schema:
            inspect(value, at, depth + 1);
            break;
        case Shape::SchemaMap:
            inspectMap(value, at, depth);
            break;
        case Shape::SchemaList:
            inspectList(value, at, depth);
            break;
        case Shape::SchemaOrList:
            if (value.isArray())
                inspectList(value, at, depth);
            else
                inspect(value, at, depth + 1);
            break;
        case Shape::Dependencies:
            inspectDependencies(value, at, depth);
            break;
        case Shape::Type:
            inspectType(value, at);
            break;
        case Shape::Text:
            if (!value.isString())
                add(at, u"is a text"_s);
            else if (keyword == u"$ref")
                inspectReference(value.toString(), at);
            break;
        case Shape::Texts:
            inspectTexts(value, at);
            break;
        case Shape::Count:
            if (!value.isDouble() || value.toDouble() != static_cast<double>(value.toInteger(-1))
                || value.toInteger() < 0)
                add(at, u"is a whole number from 0"_s);
            break;
        case Shape::Number:
            if (!value.isDouble())
                add(at, u"is a number"_s);
            else if (keyword == u"multipleOf" && value.toDouble() <= 0)
                add(at, u"is a number above 0"_s);
            break;
        case Shape::List:
            if (!value.isArray())
                add(at, u"is a list"_s);
            else if (keyword == u"enum" && value.toArray().isEmpty())
                add(at, u"allows no value at all"_s);
            break;
        }
    }

    void inspectMap(const QJsonValue &value, const QString &at, int depth)
    {
        if (!value.isObject())
            return add(at, u"is an object of schemas"_s);
        const QJsonObject map = value.toObject();
        for (auto it = map.begin(); it != map.end(); ++it)
            inspect(*it, childPointer(at, it.key()), depth + 1);
    }

    void inspectList(const QJsonValue &value, const QString &at, int depth)
    {
        if (!value.isArray() || value.toArray().isEmpty())
            return add(at, u"is a list of schemas with at least one"_s);
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            inspect(list[i], childPointer(at, i), depth + 1);
    }

    void inspectDependencies(const QJsonValue &value, const QString &at, int depth)
    {
        if (!value.isObject())
            return add(at, u"is an object"_s);
        const QJsonObject map = value.toObject();
        for (auto it = map.begin(); it != map.end(); ++it) {
            if (it->isArray())
                inspectTexts(*it, childPointer(at, it.key()));
            else
                inspect(*it, childPointer(at, it.key()), depth + 1);
        }
    }

    void inspectType(const QJsonValue &value, const QString &at)
    {
        const QJsonArray names = value.isArray() ? value.toArray() : QJsonArray{value};
        if (names.isEmpty())
            add(at, u"allows no type at all"_s);
        for (const QJsonValue &name : names) {
            if (!typeNames().contains(name.toString()))
                add(at, u"\"%1\" is not a type"_s.arg(name.toString().left(80)));
        }
    }

    void inspectTexts(const QJsonValue &value, const QString &at)
    {
        const QJsonArray list = value.toArray();
        bool texts = value.isArray();
        for (const QJsonValue &item : list)
            texts = texts && item.isString();
        if (!texts)
            add(at, u"is a list of texts"_s);
    }

    void inspectReference(const QString &reference, const QString &at)
    {
        if (!reference.startsWith("#/definitions/"_L1))
            add(at, u"a reference leads to \"#/definitions/…\" of the same definition"_s);
        else if (!atPointer(m_root, reference.mid(1)).isObject())
            add(at, u"this reference leads to no schema: %1"_s.arg(reference.left(120)));
        else
            m_references.append({at, reference.mid(1)});
    }

    //! Two limits of which the lower is above the higher: nothing could ever be answered.
    void inspectLimits(const QJsonObject &schema, const QString &at)
    {
        static const std::pair<QString, QString> pairs[] = {{u"minLength"_s, u"maxLength"_s},
                                                            {u"minItems"_s, u"maxItems"_s},
                                                            {u"minProperties"_s, u"maxProperties"_s},
                                                            {u"minimum"_s, u"maximum"_s}};
        for (const auto &[least, most] : pairs) {
            if (schema[least].isDouble() && schema[most].isDouble()
                && schema[least].toDouble() > schema[most].toDouble())
                add(childPointer(at, least), u"is above \"%1\": nothing can meet both"_s.arg(most));
        }
    }

    //! Follows each reference to all that its target holds: one that comes back to itself would never end.
    void followReferences()
    {
        QHash<QString, QStringList> leadsTo; // place of a target → targets referred to inside it
        for (const auto &[at, target] : std::as_const(m_references)) {
            for (const auto &[other, inner] : std::as_const(m_references)) {
                if (isWithin(other, target) && !leadsTo[target].contains(inner))
                    leadsTo[target].append(inner);
            }
        }
        for (const auto &[at, target] : std::as_const(m_references)) {
            QSet<QString> reached;
            QStringList open = {target};
            while (!open.isEmpty()) {
                for (const QString &next : leadsTo.value(open.takeLast())) {
                    if (!reached.contains(next)) {
                        reached.insert(next);
                        open.append(next);
                    }
                }
            }
            if (reached.contains(target))
                add(at, u"this reference leads back to itself"_s);
        }
    }

    QJsonValue m_root;
    QList<JsonFault> m_faults;
    QList<std::pair<QString, QString>> m_references; // where it stands, what it names
};

//! The place that the validator's context names: "<root>", "[rows]", "[0]" …
QString pointerOf(const std::vector<std::string> &context)
{
    QString pointer;
    for (const std::string &step : context) {
        const QString text = QString::fromStdString(step);
        if (text.startsWith(u'[') && text.endsWith(u']'))
            pointer = childPointer(pointer, text.mid(1, text.size() - 2));
    }
    return pointer;
}

} // namespace

JsonSchema::JsonSchema(std::shared_ptr<const valijson::Schema> schema)
    : m_schema(std::move(schema))
{
}

tl::expected<JsonSchema, QList<JsonFault>> JsonSchema::read(const QJsonValue &definition)
{
    const QByteArray text = QJsonDocument(QJsonArray{definition}).toJson(QJsonDocument::Compact);
    if (text.size() > maxDefinitionBytes)
        return tl::unexpected(QList<JsonFault>{{QString(), u"a definition has at most 256 KiB"_s}});
    QList<JsonFault> faults = Inspection(definition).run();
    if (!faults.isEmpty())
        return tl::unexpected(std::move(faults));
    auto schema = std::make_shared<valijson::Schema>();
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::QtJsonAdapter(definition), *schema);
    } catch (const std::exception &error) {
        return tl::unexpected(QList<JsonFault>{{QString(), QString::fromUtf8(error.what())}});
    }
    return JsonSchema(std::move(schema));
}

QList<JsonFault> JsonSchema::faultsIn(const QJsonValue &document) const
{
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    validator.validate(*m_schema, valijson::adapters::QtJsonAdapter(document), &results);
    QList<JsonFault> faults;
    for (const valijson::ValidationResults::Error &error : results)
        faults.append({pointerOf(error.context), QString::fromStdString(error.description)});
    return faults;
}

} // namespace secondline::domain
