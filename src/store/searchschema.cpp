// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/searchschema.h"

#include <array>

namespace secondline::store {

namespace {

constexpr const char *first = R"sql(
CREATE VIRTUAL TABLE article_fts USING fts5 (title, summary, body, meta, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE ticket_fts USING fts5 (subject, body, entries, meta, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_terms USING fts5vocab ('article_fts', 'row');
CREATE VIRTUAL TABLE ticket_terms USING fts5vocab ('ticket_fts', 'row');
INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 67108864);
INSERT INTO ticket_fts (ticket_fts, rank) VALUES ('hashsize', 67108864);
INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 16);
INSERT INTO ticket_fts (ticket_fts, rank) VALUES ('automerge', 16);
CREATE TABLE state (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('epoch', ''), ('gone', 0), ('bulk', 0), ('article_seq', 0), ('article_row', 0),
  ('ticket_seq', 0), ('ticket_row', 0);
)sql";

constexpr std::array steps = {first};

} // namespace

std::span<const char *const> searchSteps()
{
    return steps;
}

} // namespace secondline::store
