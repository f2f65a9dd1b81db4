// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cells.h"

#include <QJsonDocument>

#include <cstring>
#include <deque>

namespace secondline::scenarios {

using domain::Cell;
using domain::ObjectType;

namespace {

// Of each cell that is not null: its place, its kind, then eight bytes of a number, or four of a length and the text.
void addNumber(Packed &row, size_t place, qint64 number)
{
    row.push_back(static_cast<char>(place));
    row.push_back('i');
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    row.append(bytes, sizeof number);
}

void addText(Packed &row, size_t place, std::string_view text)
{
    row.push_back(static_cast<char>(place));
    row.push_back('t');
    const auto length = static_cast<quint32>(text.size());
    char bytes[sizeof length];
    std::memcpy(bytes, &length, sizeof length);
    row.append(bytes, sizeof length);
    row.append(text);
}

//! Calls \a visit with the place and the cell of each that is not null.
template <class Visit> void eachCell(std::string_view row, Visit visit)
{
    while (!row.empty()) {
        const auto place = static_cast<size_t>(row[0]);
        Cell cell;
        if (row[1] == 'i') {
            cell.kind = Cell::Kind::Integer;
            std::memcpy(&cell.integer, row.data() + 2, sizeof cell.integer);
            row.remove_prefix(2 + sizeof cell.integer);
        } else {
            quint32 length = 0;
            std::memcpy(&length, row.data() + 2, sizeof length);
            cell.kind = Cell::Kind::Text;
            cell.text = row.substr(2 + sizeof length, length);
            row.remove_prefix(2 + sizeof length + length);
        }
        visit(place, cell);
    }
}

} // namespace

Packed packed(ObjectType type, const QJsonObject &object)
{
    Packed row;
    const auto all = properties(type);
    for (size_t place = 0; place < all.size(); ++place) {
        const QJsonValue value =
            object.value(QLatin1StringView(all[place].name.data(), static_cast<qsizetype>(all[place].name.size())));
        if (value.isDouble())
            addNumber(row, place, value.toInteger());
        else if (value.isBool())
            addNumber(row, place, value.toBool() ? 1 : 0);
        else if (value.isString())
            addText(row, place, value.toString().toStdString());
        else if (value.isObject())
            addText(row, place, QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact).toStdString());
    }
    return row;
}

Packed packed(std::span<const Cell> cells)
{
    Packed row;
    for (size_t place = 0; place < cells.size(); ++place) {
        if (cells[place].kind == Cell::Kind::Integer)
            addNumber(row, place, cells[place].integer);
        else if (cells[place].kind == Cell::Kind::Text)
            addText(row, place, cells[place].text);
    }
    return row;
}

QJsonObject unpacked(ObjectType type, const Packed &row)
{
    QJsonObject object;
    const auto all = properties(type);
    eachCell(row, [&](size_t place, const Cell &cell) {
        const QString name =
            QString::fromLatin1(all[place].name.data(), static_cast<qsizetype>(all[place].name.size()));
        if (cell.kind == Cell::Kind::Integer)
            object.insert(name, cell.integer);
        else
            object.insert(name, QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size())));
    });
    return object;
}

struct RowsBuilder::Page
{
    std::deque<std::string> texts;
};

RowsBuilder::RowsBuilder(ObjectType type)
    : m_page(std::make_shared<Page>())
    , m_batch(type, m_page)
{
}

void RowsBuilder::add(const QString &id, qint64 version, const Packed &row)
{
    const std::string &name = m_page->texts.emplace_back(id.toStdString());
    const std::string &kept = m_page->texts.emplace_back(row);
    const auto cells = m_batch.append(name, version);
    eachCell(kept, [&](size_t place, const Cell &cell) { cells[place] = cell; });
}

} // namespace secondline::scenarios
