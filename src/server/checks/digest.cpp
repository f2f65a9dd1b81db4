// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/checks/digest.h"

#include "domain/instant.h"
#include "server/jmap/methods.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Property;
using domain::ValueKind;

namespace {

constexpr qint64 noLimit = 1LL << 40;
constexpr qint64 idsPerStep = 2000;

QByteArray escaped(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    utf8.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    return utf8;
}

QByteArray written(ValueKind kind, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return "~";
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::Key:
    case ValueKind::Id:
        return escaped(value.toString());
    case ValueKind::Unsigned:
    case ValueKind::Integer:
        return QByteArray::number(value.toInteger());
    case ValueKind::Boolean:
        return value.toBool() ? "1" : "0";
    case ValueKind::Date: {
        const auto instant = domain::fromUtcDate(value.toString());
        return instant ? QByteArray::number(instant->toMSecsSinceEpoch()) : QByteArray("!");
    }
    case ValueKind::Json:
        return (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
            .toJson(QJsonDocument::Compact);
    }
    Q_UNREACHABLE();
}

std::vector<Property> byName(ObjectType type)
{
    const auto all = domain::properties(type);
    std::vector<Property> sorted(all.begin(), all.end());
    std::sort(sorted.begin(), sorted.end(), [](const Property &a, const Property &b) { return a.name < b.name; });
    return sorted;
}

} // namespace

QByteArray digestFor(Storage &storage, const Caller &caller)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ObjectType type : domain::allObjectTypes) {
        const std::vector<Property> sorted = byName(type);
        const QByteArray typeName(domain::nameOf(type).data(), static_cast<qsizetype>(domain::nameOf(type).size()));
        const QList<ObjectNumber> numbers = storage.query(type, Filter(), {{u"id"_s, true}}, 0, -1, caller);
        for (qsizetype from = 0; from < numbers.size(); from += idsPerStep) {
            for (const StoredDocument &document :
                 storage.documents(type, numbers.mid(from, idsPerStep), noLimit, caller)) {
                const QJsonObject object = QJsonDocument::fromJson(documentFor(type, document, caller)).object();
                QByteArray lines = typeName + ' ' + object[u"id"].toString().toUtf8() + ' '
                    + QByteArray::number(object[u"version"].toInteger()) + '\n';
                for (const Property &property : sorted) {
                    const QLatin1StringView name(property.name.data(), static_cast<qsizetype>(property.name.size()));
                    lines += QByteArray(name.data(), name.size()) + '=' + written(property.kind, object[name]) + '\n';
                }
                hash.addData(lines);
            }
        }
    }
    return hash.result().toHex();
}

} // namespace secondline::server
