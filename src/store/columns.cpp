// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/columns.h"

#include "domain/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Cell;
using domain::ObjectType;
using domain::Property;
using domain::ValueKind;

namespace {

QJsonValue jsonFrom(std::string_view text)
{
    const QByteArray bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isArray())
        return document.array();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Null);
}

QByteArray compact(const QJsonValue &value)
{
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QJsonValue valueFrom(const Statement &statement, int column, ValueKind kind)
{
    if (statement.isNull(column))
        return QJsonValue(QJsonValue::Null);
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::Key:
    case ValueKind::Id:
        return statement.text(column);
    case ValueKind::Unsigned:
    case ValueKind::Integer:
        return statement.integer(column);
    case ValueKind::Boolean:
        return statement.integer(column) != 0;
    case ValueKind::Date:
        return domain::utcDate(QDateTime::fromMSecsSinceEpoch(statement.integer(column), QTimeZone::utc()));
    case ValueKind::Json:
        return jsonFrom(statement.view(column));
    }
    Q_UNREACHABLE();
}

} // namespace

std::string tableOf(ObjectType type)
{
    std::string table(nameOf(type));
    table[0] = static_cast<char>(table[0] - 'A' + 'a');
    return table;
}

std::string columnsOf(ObjectType type)
{
    std::string columns = "id, version";
    for (const Property &property : properties(type))
        columns.append(", \"").append(property.name).append("\"");
    return columns;
}

QJsonObject objectFrom(const Statement &statement, ObjectType type, int column)
{
    QJsonObject object{{u"id"_s, statement.text(column)}, {u"version"_s, statement.integer(column + 1)}};
    column += 2;
    for (const Property &property : properties(type)) {
        const QLatin1StringView name(property.name.data(), static_cast<qsizetype>(property.name.size()));
        object.insert(name, valueFrom(statement, column, property.kind));
        ++column;
    }
    return object;
}

std::vector<Cell> cellsFrom(const QJsonObject &object, ObjectType type, std::deque<std::string> &texts)
{
    std::vector<Cell> cells;
    cells.reserve(properties(type).size());
    for (const Property &property : properties(type)) {
        const QLatin1StringView name(property.name.data(), static_cast<qsizetype>(property.name.size()));
        const QJsonValue value = object[name];
        Cell cell;
        const auto setText = [&](std::string text) {
            cell.kind = Cell::Kind::Text;
            cell.text = texts.emplace_back(std::move(text));
        };
        const auto setInteger = [&](qint64 integer) {
            cell.kind = Cell::Kind::Integer;
            cell.integer = integer;
        };
        if (value.isNull() || value.isUndefined()) {
            cells.push_back(cell);
            continue;
        }
        switch (property.kind) {
        case ValueKind::Text:
        case ValueKind::Key:
        case ValueKind::Id:
            setText(value.toString().toStdString());
            break;
        case ValueKind::Unsigned:
        case ValueKind::Integer:
            setInteger(value.toInteger());
            break;
        case ValueKind::Boolean:
            setInteger(value.toBool() ? 1 : 0);
            break;
        case ValueKind::Date:
            if (const qint64 ms = msOfUtcDate(value.toString().toStdString()); ms >= 0)
                setInteger(ms);
            break;
        case ValueKind::Json:
            setText(compact(value).toStdString());
            break;
        }
        cells.push_back(cell);
    }
    return cells;
}

qint64 msOfUtcDate(std::string_view text)
{
    if (text.size() < 20 || text.size() > 24 || text.back() != 'Z')
        return -1;
    bool wrong = false;
    const auto number = [&](size_t from, size_t count) {
        qint64 value = 0;
        for (const char digit : text.substr(from, count)) {
            wrong |= digit < '0' || digit > '9';
            value = value * 10 + (digit - '0');
        }
        return value;
    };
    // Days since 1970 by Howard Hinnant's days_from_civil: a year that begins in March has its leap day at the end.
    const qint64 month = number(5, 2);
    const qint64 year = number(0, 4) - (month <= 2 ? 1 : 0);
    const qint64 era = year / 400;
    const qint64 yearOfEra = year - era * 400;
    const qint64 dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(8, 2) - 1;
    const qint64 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    const qint64 days = era * 146097 + dayOfEra - 719468;
    qint64 ms = 0;
    if (text.size() > 20) {
        const size_t digits = std::min<size_t>(text.size() - 21, 3);
        ms = number(20, digits);
        for (size_t i = digits; i < 3; ++i)
            ms *= 10;
    }
    const qint64 seconds = days * 86400 + number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2);
    return wrong ? -1 : seconds * 1000 + ms;
}

} // namespace secondline::store
