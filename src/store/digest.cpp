// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/digest.h"

#include "store/columns.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <numeric>

namespace secondline::store {

using domain::ObjectType;
using domain::Property;
using domain::ValueKind;

namespace {

void appendEscaped(QByteArray &line, std::string_view text)
{
    for (const char byte : text) {
        switch (byte) {
        case '\\':
            line += "\\\\";
            break;
        case '\n':
            line += "\\n";
            break;
        case '\r':
            line += "\\r";
            break;
        default:
            line += byte;
        }
    }
}

void appendJson(QByteArray &line, std::string_view text)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    line += document.toJson(QJsonDocument::Compact);
}

void appendValue(QByteArray &line, const Statement &object, int column, ValueKind kind)
{
    if (object.isNull(column)) {
        line += '~';
        return;
    }
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::Key:
    case ValueKind::Id:
        appendEscaped(line, object.view(column));
        break;
    case ValueKind::Json:
        appendJson(line, object.view(column));
        break;
    case ValueKind::Unsigned:
    case ValueKind::Integer:
    case ValueKind::Boolean:
    case ValueKind::Date:
        line += QByteArray::number(object.integer(column));
        break;
    }
}

//! The places of the properties of \a type in the order of their names.
std::vector<size_t> byName(ObjectType type)
{
    const auto all = properties(type);
    std::vector<size_t> places(all.size());
    std::iota(places.begin(), places.end(), size_t{0});
    std::sort(places.begin(), places.end(), [&](size_t a, size_t b) { return all[a].name < all[b].name; });
    return places;
}

} // namespace

QString cacheDigest(Database &database)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray lines;
    for (const ObjectType type : domain::allObjectTypes) {
        const std::vector<size_t> places = byName(type);
        Statement object = database.statement("SELECT " + columnsOf(type) + " FROM " + tableOf(type) + " ORDER BY id");
        while (object.step()) {
            lines.clear();
            lines += QByteArrayView(nameOf(type).data(), static_cast<qsizetype>(nameOf(type).size()));
            lines += ' ';
            lines += QByteArrayView(object.view(0).data(), static_cast<qsizetype>(object.view(0).size()));
            lines += ' ';
            lines += QByteArray::number(object.integer(1));
            lines += '\n';
            for (const size_t place : places) {
                const Property &property = properties(type)[place];
                lines += QByteArrayView(property.name.data(), static_cast<qsizetype>(property.name.size()));
                lines += '=';
                appendValue(lines, object, static_cast<int>(place) + 2, property.kind);
                lines += '\n';
            }
            hash.addData(lines);
        }
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace secondline::store
