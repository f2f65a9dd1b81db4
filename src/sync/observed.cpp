// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/observed.h"

#include "domain/rowjson.h"

namespace secondline::sync {

std::optional<QJsonObject> observed(const Pulled &pulled, domain::ObjectType type, const QString &id)
{
    const QByteArray wanted = id.toUtf8();
    for (const domain::RowBatch &rows : pulled.rows) {
        for (qsizetype row = 0; rows.type() == type && row < rows.size(); ++row) {
            if (rows.id(row) == std::string_view(wanted.constData(), static_cast<size_t>(wanted.size())))
                return domain::objectAt(rows, row);
        }
    }
    return std::nullopt;
}

} // namespace secondline::sync
