// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rescue.h"

#include "store/operationjson.h"
#include "store/operationrow.h"
#include "store/vfsfile.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Operation;
using domain::OperationState;

namespace {

//! Above it, single rows are not looked for one by one.
constexpr qint64 mostSequences = 500'000;

//! Tables whose rows need no check of their own: the page's is enough.
struct Table
{
    const char *name;
    const char *key;
    const char *columns;
};
constexpr std::array plainTables = {
    Table{"fact", "name", "name, value"},
    Table{"id_map", "local", "local, server"},
    Table{"draft", "place", "place, content, saved_at"},
    Table{"blob", "id", "id, size, confirmed"},
    Table{"report", "id", "id, at, content"},
};

//! Goes through the rows of \a sql until its end or the first page that is damaged; whether it came to the end.
template <class Visit> bool eachRow(Database &database, const std::string &sql, Visit visit)
{
    try {
        Statement rows = database.statement(sql);
        while (rows.step())
            visit(rows);
        return true;
    } catch (const Fault &fault) {
        if (saysNothingOfTheContent(fault))
            throw;
        return false;
    }
}

QJsonObject rowJson(const Table &table, const Statement &row)
{
    QJsonArray values;
    for (int column = 0; column < row.columns(); ++column)
        values.append(row.text(column));
    return {{u"table"_s, QString::fromLatin1(table.name)}, {u"values"_s, values}};
}

//! From both ends: a page that cannot be read in the middle then costs only its own rows.
void salvageTable(Database &database, const Table &table, QList<QJsonObject> &salvaged)
{
    QSet<QString> seen;
    for (const char *order : {" ASC", " DESC"}) {
        const std::string sql =
            std::string("SELECT ") + table.columns + " FROM " + table.name + " ORDER BY " + table.key + order;
        const bool whole = eachRow(database, sql, [&](const Statement &row) {
            if (seen.contains(row.text(0)))
                return;
            seen.insert(row.text(0));
            salvaged.append(rowJson(table, row));
        });
        if (whole)
            return;
    }
}

//! The operations of a damaged file, each looked for by every way that leads to it.
class OperationSalvage
{
public:
    OperationSalvage(Database &database, QList<QJsonObject> &salvaged)
        : m_database(database)
        , m_salvaged(salvaged)
    {
    }

    void run()
    {
        const std::string select = "SELECT " + columns() + " FROM operation ";
        const auto take = [this](const Statement &row) { this->take(row); };
        if (!eachRow(m_database, select + "ORDER BY sequence", take)) {
            eachRow(m_database, select + "ORDER BY sequence DESC", take);
            nameFromIndexes();
            for (qint64 sequence = 1; sequence <= std::min(highest(), mostSequences); ++sequence) {
                if (!m_read.contains(sequence))
                    eachRow(m_database, select + "WHERE sequence = " + std::to_string(sequence), take);
            }
        }
        for (auto it = m_named.cbegin(); it != m_named.cend(); ++it) {
            if (!m_read.contains(it.key()))
                m_salvaged.append({{u"lost"_s, it.value()}});
        }
        m_salvaged.append({{u"highest"_s, highest()}});
    }

private:
    //! Those of operationFrom() and the two bins; a file of the first schema step has not all of them.
    std::string columns()
    {
        std::string columns(operationColumns);
        bool newest = false;
        eachRow(m_database, "SELECT 1 FROM pragma_table_info('operation') WHERE name = 'forgotten_at'",
                [&](const Statement &) { newest = true; });
        if (newest)
            return columns + ", withdrawn_at, forgotten_at";
        const std::string_view added = ", device, epoch";
        columns.erase(columns.size() - added.size());
        return columns + ", '', '', withdrawn_at, NULL";
    }

    void take(const Statement &row)
    {
        const qint64 sequence = row.integer(0);
        if (m_read.contains(sequence))
            return;
        m_named.insert(sequence, row.text(1));
        const auto operation = answered([&] { return operationFrom(row); });
        if (!operation)
            return;
        m_read.insert(sequence);
        QJsonObject json = toJson(*operation);
        json[u"state"] = wireName(operation->state);
        json[u"attempts"] = operation->attempts;
        json[u"appliedId"] = operation->appliedId;
        json[u"appliedVersion"] = operation->appliedVersion;
        if (operation->appliedAt.isValid())
            json[u"appliedAt"] = operation->appliedAt.toMSecsSinceEpoch();
        if (!row.isNull(withdrawnColumn))
            json[u"withdrawnAt"] = row.integer(withdrawnColumn);
        if (!row.isNull(withdrawnColumn + 1))
            json[u"forgottenAt"] = row.integer(withdrawnColumn + 1);
        m_salvaged.append({{u"operation"_s, json}});
    }

    //! The indexes are other pages than the rows: they tell what must have been there.
    void nameFromIndexes()
    {
        eachRow(m_database, "SELECT sequence, id FROM operation INDEXED BY sqlite_autoindex_operation_1",
                [this](const Statement &row) { m_named.insert(row.integer(0), row.text(1)); });
    }

    qint64 highest()
    {
        qint64 found = m_named.isEmpty() ? 0 : m_named.lastKey();
        eachRow(m_database, "SELECT seq FROM sqlite_sequence WHERE name = 'operation'",
                [&](const Statement &row) { found = std::max(found, row.integer(0)); });
        return found;
    }

    static constexpr int withdrawnColumn = 23;
    Database &m_database;
    QList<QJsonObject> &m_salvaged;
    QMap<qint64, QString> m_named; //!< sequence → id of each that was there
    QSet<qint64> m_read;
};

void restoreOperation(Database &database, const QJsonObject &json, QStringList &rescued)
{
    auto operation = operationIn(json);
    const auto state = domain::operationStateNamed(json[u"state"].toString());
    if (!operation || !state)
        return;
    Statement known = database.statement("SELECT 1 FROM operation WHERE id = ?1 OR sequence = ?2");
    const QString id = operation->id.toString(QUuid::WithoutBraces);
    if (known.bind(1, id).bind(2, operation->sequence).step())
        return;
    operation->attempts = json[u"attempts"].toInt();
    operation->state = *state;
    operation->appliedId = json[u"appliedId"].toString();
    operation->appliedVersion = json[u"appliedVersion"].toInteger();
    if (json.contains(u"appliedAt"))
        operation->appliedAt = QDateTime::fromMSecsSinceEpoch(json[u"appliedAt"].toInteger(), QTimeZone::utc());
    const bool waits = operation->open() && !json.contains(u"withdrawnAt");
    if (waits) {
        operation->state = OperationState::Rejected;
        operation->refusal = {domain::Refusal::rescued(), {}, {}, {}};
        rescued.append(id);
    }
    const qint64 sequence = insertOperation(database, *operation);
    Statement bins = database.statement("UPDATE operation SET withdrawn_at = ?, forgotten_at = ? WHERE sequence = ?");
    if (json.contains(u"withdrawnAt"))
        bins.bind(1, json[u"withdrawnAt"].toInteger());
    if (json.contains(u"forgottenAt"))
        bins.bind(2, json[u"forgottenAt"].toInteger());
    bins.bind(3, sequence).run();
}

void restoreRow(Database &database, const QJsonObject &json)
{
    const auto *const table = std::find_if(plainTables.begin(), plainTables.end(), [&](const Table &one) {
        return json[u"table"].toString() == QLatin1StringView(one.name);
    });
    const QJsonArray values = json[u"values"].toArray();
    if (table == plainTables.end())
        return;
    std::string places;
    for (qsizetype i = 0; i < values.size(); ++i)
        places += i == 0 ? "?" : ", ?";
    Statement insert = database.statement(std::string("INSERT OR IGNORE INTO ") + table->name + " (" + table->columns
                                          + ") VALUES (" + places + ")");
    for (qsizetype i = 0; i < values.size(); ++i)
        insert.bind(static_cast<int>(i) + 1, values[i].toString());
    insert.run();
}

} // namespace

QList<QJsonObject> salvagedFrom(const QString &path, const ProfileKey &key)
{
    QList<QJsonObject> salvaged;
    if (!VfsFile::exists(path))
        return salvaged;
    try {
        Database database({path, "work", Database::Access::Rescue}, key);
        for (const Table &table : plainTables)
            salvageTable(database, table, salvaged);
        OperationSalvage(database, salvaged).run();
    } catch (const Fault &fault) {
        if (saysNothingOfTheContent(fault))
            throw;
        // Nothing can be read of a file that does not even open, and the mirror has what was in it.
    }
    return salvaged;
}

QStringList restoreSalvaged(Database &database, const QList<QJsonObject> &salvaged)
{
    QStringList rescued;
    for (const QJsonObject &one : salvaged) {
        if (one.contains(u"operation"))
            restoreOperation(database, one[u"operation"].toObject(), rescued);
        else if (one.contains(u"table"))
            restoreRow(database, one);
    }
    return rescued;
}

} // namespace secondline::store
