// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "domain/rowbatch.h"
#include "store/cachewriter.h"
#include "store/columns.h"

#include <QJsonObject>

#include <deque>
#include <memory>
#include <string>

namespace secondline::store {

//! Wire objects (`id` and `version` among their properties) as a connector would hand them over.
inline domain::RowBatch batchOf(domain::ObjectType type, const QList<QJsonObject> &objects)
{
    auto texts = std::make_shared<std::deque<std::string>>();
    domain::RowBatch batch(type, texts);
    for (const QJsonObject &object : objects) {
        const std::string_view id = texts->emplace_back(object[u"id"].toString().toStdString());
        const std::vector<domain::Cell> cells = cellsFrom(object, type, *texts);
        const std::span<domain::Cell> row = batch.append(id, object[u"version"].toInteger(1));
        std::copy(cells.begin(), cells.end(), row.begin());
    }
    return batch;
}

//! One transaction's worth of objects of one type.
inline CacheBatch rowsOf(domain::ObjectType type, const QList<QJsonObject> &objects)
{
    CacheBatch batch;
    batch.rows.append(batchOf(type, objects));
    return batch;
}

inline ProfileKey keyOf(unsigned char byte)
{
    std::array<unsigned char, ProfileKey::size> bytes{};
    bytes.fill(byte);
    return ProfileKey::fromBytes(bytes);
}

} // namespace secondline::store
