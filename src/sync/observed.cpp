// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/observed.h"

#include "domain/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace secondline::sync {

using namespace Qt::StringLiterals;
using domain::ValueKind;

namespace {

QJsonValue valueOf(const domain::Cell &cell, ValueKind kind)
{
    if (cell.kind == domain::Cell::Kind::Null)
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
        return domain::utcDate(QDateTime::fromMSecsSinceEpoch(cell.integer, QTimeZone::utc()));
    case ValueKind::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
    }
    Q_UNREACHABLE();
}

QJsonObject objectAt(const domain::RowBatch &rows, qsizetype row)
{
    const std::string_view id = rows.id(row);
    QJsonObject object{{u"id"_s, QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()))},
                       {u"version"_s, rows.version(row)}};
    const auto all = domain::properties(rows.type());
    const auto cells = rows.cells(row);
    for (size_t place = 0; place < all.size(); ++place)
        object[QString::fromUtf8(all[place].name.data(), static_cast<qsizetype>(all[place].name.size()))] =
            valueOf(cells[place], all[place].kind);
    return object;
}

} // namespace

std::optional<QJsonObject> observed(const Pulled &pulled, domain::ObjectType type, const QString &id)
{
    const QByteArray wanted = id.toUtf8();
    for (const domain::RowBatch &rows : pulled.rows) {
        for (qsizetype row = 0; rows.type() == type && row < rows.size(); ++row) {
            if (rows.id(row) == std::string_view(wanted.constData(), static_cast<size_t>(wanted.size())))
                return objectAt(rows, row);
        }
    }
    return std::nullopt;
}

QList<QJsonObject> objectsIn(const domain::RowBatch &rows)
{
    QList<QJsonObject> objects;
    for (qsizetype row = 0; row < rows.size(); ++row)
        objects.append(objectAt(rows, row));
    return objects;
}

} // namespace secondline::sync
