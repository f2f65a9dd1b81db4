// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/workschema.h"

#include <array>

namespace secondline::store {

namespace {

constexpr const char *first = R"sql(
CREATE TABLE operation (sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  action TEXT NOT NULL, target TEXT NOT NULL, ticket TEXT NOT NULL, after TEXT, content TEXT NOT NULL,
  was TEXT NOT NULL, acted_at INTEGER NOT NULL, skew INTEGER, server TEXT NOT NULL, account TEXT NOT NULL,
  body_hash TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, last_attempt_at INTEGER,
  refusal TEXT, applied_id TEXT, applied_version INTEGER, applied_at INTEGER, withdrawn_at INTEGER);
CREATE INDEX operation_ticket ON operation (ticket, sequence);
CREATE TABLE id_map (local TEXT PRIMARY KEY, server TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (place TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

constexpr const char *second = R"sql(
ALTER TABLE operation ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE operation ADD COLUMN epoch TEXT NOT NULL DEFAULT '';
ALTER TABLE operation ADD COLUMN forgotten_at INTEGER;
UPDATE operation SET device = coalesce((SELECT value FROM fact WHERE name = 'device'), '');
CREATE TABLE blob (id TEXT PRIMARY KEY, size INTEGER NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE report (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, content TEXT NOT NULL);
CREATE TABLE mirror (acts INTEGER NOT NULL);
INSERT INTO mirror VALUES (0);
)sql";

constexpr std::array steps = {first, second};

} // namespace

std::span<const char *const> workSteps()
{
    return steps;
}

} // namespace secondline::store
