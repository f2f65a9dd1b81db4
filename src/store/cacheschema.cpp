// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cacheschema.h"

#include <array>

namespace secondline::store {

namespace {

constexpr const char *first = R"sql(
CREATE TABLE tier (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "level" INTEGER, "name" TEXT, "scope" TEXT, "external" INTEGER,
  "active" INTEGER);
CREATE TABLE queue (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "name" TEXT, "area" TEXT, "tierId" TEXT, "memberIds" TEXT,
  "defaultAssignee" TEXT, "vendorContact" TEXT, "myRights" TEXT);
CREATE TABLE person (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "login" TEXT, "name" TEXT, "email" TEXT, "phone" TEXT,
  "language" TEXT, "timeZone" TEXT, "role" TEXT, "tierLevel" INTEGER, "skills" TEXT, "certifications" TEXT,
  "active" INTEGER);
CREATE TABLE ticket (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "opId" TEXT, "after" TEXT, "actedAt" INTEGER, "clockSkewMs" INTEGER,
  "effectiveAt" INTEGER, "timeUnverified" INTEGER, "byId" TEXT, "byName" TEXT, "via" TEXT, "number" TEXT,
  "type" TEXT, "subject" TEXT, "body" TEXT, "requester" TEXT, "watchers" TEXT, "openedAt" INTEGER,
  "category" TEXT, "product" TEXT, "language" TEXT, "tags" TEXT, "queueId" TEXT, "tierLevel" INTEGER,
  "ownerId" TEXT, "assigneeId" TEXT, "impact" INTEGER, "urgency" INTEGER, "priority" INTEGER,
  "businessCritical" INTEGER, "functionLoss" TEXT, "backendAccess" INTEGER, "securityIncident" INTEGER,
  "status" TEXT, "statusReason" TEXT, "pendingReason" TEXT, "pendingUntil" INTEGER, "assetIds" TEXT,
  "siteId" TEXT, "scheduledStart" INTEGER, "scheduledEnd" INTEGER, "repeat" TEXT, "problemId" TEXT,
  "parentId" TEXT, "majorIncident" INTEGER, "mergedInto" TEXT, "sla" TEXT, "triggers" TEXT, "handoffDebt" TEXT,
  "attemptCount" INTEGER, "escalationCount" INTEGER, "reassignCount" INTEGER, "reopenCount" INTEGER,
  "entryCount" INTEGER, "lastEntryAt" INTEGER, "resolvedAt" INTEGER, "closedAt" INTEGER, "imported" TEXT);
CREATE TABLE entry (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "opId" TEXT, "after" TEXT, "actedAt" INTEGER, "clockSkewMs" INTEGER,
  "effectiveAt" INTEGER, "timeUnverified" INTEGER, "byId" TEXT, "byName" TEXT, "via" TEXT, "ticketId" TEXT,
  "kind" TEXT, "text" TEXT, "public" INTEGER, "attachments" TEXT, "data" TEXT, "aiSource" TEXT,
  "redactedAt" INTEGER, "redactedById" TEXT);
CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "opId" TEXT, "after" TEXT, "actedAt" INTEGER, "clockSkewMs" INTEGER,
  "effectiveAt" INTEGER, "timeUnverified" INTEGER, "byId" TEXT, "byName" TEXT, "via" TEXT, "number" TEXT,
  "title" TEXT, "summary" TEXT, "body" TEXT, "product" TEXT, "category" TEXT, "topic" TEXT, "tags" TEXT,
  "language" TEXT, "audienceLevel" INTEGER, "state" TEXT, "draftOf" TEXT, "revision" INTEGER,
  "publishedAt" INTEGER, "solvedCount" INTEGER, "notSolvedCount" INTEGER, "authorId" TEXT, "reviewerId" TEXT,
  "reviewDueAt" INTEGER, "sourceTicketId" TEXT, "source" TEXT, "licence" TEXT, "attachments" TEXT);
CREATE TABLE asset (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "tag" TEXT, "name" TEXT, "kind" TEXT, "model" TEXT, "serial" TEXT,
  "os" TEXT, "siteId" TEXT, "owner" TEXT, "addresses" TEXT, "parentId" TEXT, "active" INTEGER);
CREATE TABLE site (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "name" TEXT, "address" TEXT, "timeZone" TEXT, "contact" TEXT,
  "accessNotes" TEXT, "travelNotes" TEXT, "active" INTEGER);

CREATE INDEX ticket_number ON ticket (number);
CREATE INDEX ticket_queue ON ticket ("queueId");
CREATE INDEX ticket_category ON ticket (category);
CREATE INDEX ticket_product ON ticket (product);
CREATE INDEX entry_ticket ON entry ("ticketId", "effectiveAt", id);
CREATE INDEX article_number ON article (number);
CREATE INDEX article_product ON article (product);

CREATE TABLE listed (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT, subject TEXT, requester TEXT,
  email TEXT, queue TEXT, tier INTEGER, assignee TEXT, priority INTEGER, status INTEGER, sla_due INTEGER NOT NULL,
  updated INTEGER, opened INTEGER, pending INTEGER NOT NULL DEFAULT 0, needs_you INTEGER NOT NULL DEFAULT 0);
CREATE INDEX open_due ON listed (sla_due, row) WHERE status < 4;
CREATE INDEX open_queue_due ON listed (queue, sla_due, row) WHERE status < 4;
CREATE INDEX open_assignee_due ON listed (assignee, sla_due, row) WHERE status < 4;
CREATE INDEX open_updated ON listed (updated, row) WHERE status < 4;
CREATE INDEX open_queue_updated ON listed (queue, updated, row) WHERE status < 4;
CREATE INDEX open_assignee_updated ON listed (assignee, updated, row) WHERE status < 4;
CREATE INDEX open_priority ON listed (priority, sla_due, row) WHERE status < 4;
CREATE INDEX open_queue_priority ON listed (queue, priority, sla_due, row) WHERE status < 4;
CREATE INDEX open_assignee_priority ON listed (assignee, priority, sla_due, row) WHERE status < 4;
CREATE INDEX all_due ON listed (sla_due, row);
CREATE INDEX all_priority ON listed (priority, sla_due, row);
CREATE INDEX all_updated ON listed (updated, row);
CREATE INDEX with_pending ON listed (row) WHERE pending > 0 OR needs_you = 1;
CREATE INDEX requester_email ON listed (email);

CREATE TABLE changed (kind INTEGER NOT NULL, row INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (kind, row))
  WITHOUT ROWID;
CREATE INDEX changed_seq ON changed (kind, seq, row);
CREATE TABLE gone (number INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, row INTEGER NOT NULL);
CREATE TABLE pending_text (ticket TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cursor (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO fact VALUES ('seq', 0), ('loading', 0), ('epoch', lower(hex(randomblob(16))));
)sql";

constexpr const char *handoffs = R"sql(
CREATE TABLE escalation (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "opId" TEXT, "after" TEXT, "actedAt" INTEGER, "clockSkewMs" INTEGER,
  "effectiveAt" INTEGER, "timeUnverified" INTEGER, "byId" TEXT, "byName" TEXT, "via" TEXT, "ticketId" TEXT,
  "toQueueId" TEXT, "reason" TEXT, "formId" TEXT, "formRevision" INTEGER, "policyRevision" INTEGER, "answers" TEXT,
  "attachments" TEXT, "fromQueueId" TEXT, "fromLevel" INTEGER, "toLevel" INTEGER, "automatic" INTEGER,
  "evidence" TEXT, "missing" TEXT, "state" TEXT);
CREATE TABLE handoffRating (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "opId" TEXT, "after" TEXT, "actedAt" INTEGER, "clockSkewMs" INTEGER,
  "effectiveAt" INTEGER, "timeUnverified" INTEGER, "byId" TEXT, "byName" TEXT, "via" TEXT, "escalationId" TEXT,
  "verdict" TEXT, "missing" TEXT, "comment" TEXT);
CREATE TABLE policy (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "kind" TEXT, "revision" INTEGER, "document" TEXT, "note" TEXT,
  "current" INTEGER);
CREATE TABLE formDefinition (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  "createdAt" INTEGER, "updatedAt" INTEGER, "key" TEXT, "purpose" TEXT, "fromLevel" INTEGER, "toLevel" INTEGER,
  "schema" TEXT, "revision" INTEGER, "current" INTEGER);

CREATE INDEX escalation_ticket ON escalation ("ticketId", "effectiveAt", id);
CREATE INDEX handoffRating_escalation ON handoffRating ("escalationId");
)sql";

constexpr std::array steps = {first, handoffs};

} // namespace

std::span<const char *const> cacheSteps()
{
    return steps;
}

} // namespace secondline::store
