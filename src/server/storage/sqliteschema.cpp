// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sqliteschema.h"

#include "server/storage/columns.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

QString createTable(ObjectType type)
{
    QString columns;
    for (const Column &column : columnsOf(type)) {
        const bool text = column.from == Column::From::Text || column.from == Column::From::Email;
        columns += u", "_s + QLatin1StringView(column.name) + (text ? u" TEXT"_s : u" INTEGER"_s);
    }
    return u"CREATE TABLE %1 (num INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_commit INTEGER NOT NULL, "
           "changed_commit INTEGER NOT NULL%2, doc BLOB NOT NULL) STRICT"_s.arg(tableOf(type), columns);
}

QStringList createTables(std::initializer_list<ObjectType> types)
{
    QStringList sql;
    for (const ObjectType type : types) {
        sql.append(createTable(type));
        sql.append(u"CREATE INDEX %1_changed ON %1 (changed_commit)"_s.arg(tableOf(type)));
    }
    return sql;
}

QStringList firstStep()
{
    QStringList sql = createTables({ObjectType::Tier, ObjectType::Queue, ObjectType::Person, ObjectType::Ticket,
                                    ObjectType::Entry, ObjectType::Article, ObjectType::Asset, ObjectType::Site});
    sql += QStringList{
        u"CREATE UNIQUE INDEX ticket_number ON ticket (number)"_s,
        u"CREATE UNIQUE INDEX article_number ON article (number)"_s,
        u"CREATE UNIQUE INDEX person_login ON person (login)"_s,
        u"CREATE UNIQUE INDEX queue_name ON queue (name)"_s,
        u"CREATE INDEX asset_tag ON asset (tag)"_s,
        u"CREATE INDEX ticket_due ON ticket (sla_due, num) WHERE status <= 3"_s,
        u"CREATE INDEX ticket_queue ON ticket (queue, num)"_s,
        u"CREATE INDEX ticket_assignee ON ticket (assignee, num) WHERE assignee IS NOT NULL"_s,
        u"CREATE INDEX ticket_updated ON ticket (updated_at, num)"_s,
        u"CREATE INDEX entry_ticket ON entry (ticket, num)"_s,
        u"CREATE INDEX article_updated ON article (updated_at, num)"_s,
        u"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"_s,
        // Each commit has a mark of its own, so that a server restored from a backup does not know later states.
        u"CREATE TABLE commit_mark (number INTEGER PRIMARY KEY, mark TEXT NOT NULL) STRICT"_s,
        u"INSERT INTO commit_mark VALUES (0, lower(hex(randomblob(4))))"_s,
        u"CREATE TABLE type_state (type INTEGER PRIMARY KEY, commit_number INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE moved (type INTEGER NOT NULL, num INTEGER NOT NULL, commit_number INTEGER NOT NULL, "
        "was TEXT NOT NULL, PRIMARY KEY (type, num, commit_number)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE operation (id BLOB PRIMARY KEY, type INTEGER NOT NULL, num INTEGER NOT NULL, "
        "person INTEGER NOT NULL, content_hash BLOB NOT NULL, version INTEGER NOT NULL, applied_at INTEGER NOT NULL) "
        "STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE access_token (hash BLOB PRIMARY KEY, person INTEGER NOT NULL, created_at INTEGER NOT NULL) "
        "STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE person_reach (person INTEGER PRIMARY KEY, commit_number INTEGER NOT NULL) STRICT"_s,
        u"CREATE TABLE queue_rights (person INTEGER NOT NULL, queue INTEGER NOT NULL, may_read INTEGER, "
        "may_work INTEGER, may_supervise INTEGER, PRIMARY KEY (person, queue)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE blob (id TEXT PRIMARY KEY, size INTEGER NOT NULL, added_at INTEGER NOT NULL) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE blob_uploader (id TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (id, person)) "
        "STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE blob_reference (id TEXT NOT NULL, type INTEGER NOT NULL, num INTEGER NOT NULL, "
        "PRIMARY KEY (id, type, num)) STRICT, WITHOUT ROWID"_s,
        u"CREATE INDEX blob_reference_object ON blob_reference (type, num)"_s,
    };
    return sql;
}

//! Handoffs, and the rules that they go by.
QStringList handoffStep()
{
    return createTables(
               {ObjectType::Escalation, ObjectType::HandoffRating, ObjectType::Policy, ObjectType::FormDefinition})
        + QStringList{u"CREATE INDEX escalation_ticket ON escalation (ticket, num)"_s,
                      u"CREATE INDEX handoffrating_escalation ON handoffrating (escalation)"_s};
}

} // namespace

QList<QStringList> schemaSteps()
{
    return {firstStep(), handoffStep()};
}

} // namespace secondline::server
