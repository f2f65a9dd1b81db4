// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>
#include <tl/expected.hpp>

#include <memory>

namespace valijson {
class Schema;
}

namespace secondline::domain {

//! A place in a JSON document, as a pointer, and what is wrong there; for the people who write definitions.
struct JsonFault
{
    QString pointer;
    QString why;
    friend bool operator==(const JsonFault &, const JsonFault &) = default;
};

//! A JSON Schema (draft-07) of those keywords that a guide may use.
//!
//! Refused: `pattern`, `patternProperties` and `format` (the validator's std::regex recurses once for each character,
//! and a long answer would end the program), `uniqueItems` (quadratic), `$id` and remote `$ref`, references that lead
//! back to themselves, limits that nothing can meet, and each keyword that is not known.
class JsonSchema
{
public:
    //! Reads a definition. Fails with all its faults, each with place and reason.
    static tl::expected<JsonSchema, QList<JsonFault>> read(const QJsonValue &definition);

    //! What in \a document does not follow the schema; empty if all does.
    QList<JsonFault> faultsIn(const QJsonValue &document) const;

private:
    explicit JsonSchema(std::shared_ptr<const valijson::Schema> schema);
    std::shared_ptr<const valijson::Schema> m_schema;
};

} // namespace secondline::domain
