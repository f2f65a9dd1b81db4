// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rowjson.h"

#include "domain/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

QJsonValue valueOf(const Cell &cell, ValueKind kind)
{
    if (cell.kind == Cell::Kind::Null)
        return QJsonValue::Null;
    const QByteArray text(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
    switch (kind) {
    case ValueKind::Text:
    case ValueKind::Key:
    case ValueKind::Id:
        return QString::fromUtf8(text);
    case ValueKind::Unsigned:
    case ValueKind::Integer:
        return cell.integer;
    case ValueKind::Boolean:
        return cell.integer != 0;
    case ValueKind::Date:
        return utcDate(QDateTime::fromMSecsSinceEpoch(cell.integer, QTimeZone::utc()));
    case ValueKind::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject objectAt(const RowBatch &rows, qsizetype row)
{
    const std::string_view id = rows.id(row);
    QJsonObject object{{u"id"_s, QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()))},
                       {u"version"_s, rows.version(row)}};
    const auto all = properties(rows.type());
    const auto cells = rows.cells(row);
    for (size_t place = 0; place < all.size(); ++place)
        object[QString::fromUtf8(all[place].name.data(), static_cast<qsizetype>(all[place].name.size()))] =
            valueOf(cells[place], all[place].kind);
    return object;
}

QList<QJsonObject> objectsIn(const RowBatch &rows)
{
    QList<QJsonObject> objects;
    for (qsizetype row = 0; row < rows.size(); ++row)
        objects.append(objectAt(rows, row));
    return objects;
}

} // namespace secondline::domain
