// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rowbatch.h"

#include <QJsonObject>

#include <memory>
#include <string>

namespace secondline::scenarios {

//! An object as a row of cells: what a server sends, and what two replicas must agree on byte for byte.
using Packed = std::string;

Packed packed(domain::ObjectType type, const QJsonObject &object);
Packed packed(std::span<const domain::Cell> cells);
QJsonObject unpacked(domain::ObjectType type, const Packed &row);

//! Builds batches whose rows own nothing but what they were given.
class RowsBuilder
{
public:
    explicit RowsBuilder(domain::ObjectType type);
    void add(const QString &id, qint64 version, const Packed &row);
    domain::RowBatch batch() const { return m_batch; }

private:
    struct Page;
    std::shared_ptr<Page> m_page;
    domain::RowBatch m_batch;
};

} // namespace secondline::scenarios
