// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/schema.h"

#include <array>

namespace secondline::domain {

namespace {

using enum ValueKind;
using enum SetBy;

constexpr int kib = 1024;

#define COMMON_PROPERTIES                                                                                              \
    {"createdAt", Date, Server},                                                                                       \
    {                                                                                                                  \
        "updatedAt", Date, Server                                                                                      \
    }
#define ACT_PROPERTIES                                                                                                 \
    {"opId", Text, Create}, {"after", Text, Create}, {"actedAt", Date, Create}, {"clockSkewMs", Integer, Create},      \
        {"effectiveAt", Date, Server}, {"timeUnverified", Boolean, Server}, {"byId", ValueKind::Id, Server},           \
        {"byName", Text, Server},                                                                                      \
    {                                                                                                                  \
        "via", Key, Server                                                                                             \
    }

constexpr Property tierProperties[] = {
    COMMON_PROPERTIES,
    {"level", Unsigned, Administrator},
    {"name", Text, Administrator},
    {"scope", Text, Administrator, 64 * kib},
    {"external", Boolean, Administrator, 0, false, false},
    {"active", Boolean, Administrator, 0, false, false},
};

constexpr Property queueProperties[] = {
    COMMON_PROPERTIES,
    {"name", Text, Administrator},
    {"area", Text, Administrator},
    {"tierId", ValueKind::Id, Administrator},
    {"memberIds", Json, Administrator, 64 * kib, false, false},
    {"defaultAssignee", ValueKind::Id, Administrator},
    {"vendorContact", Json, Administrator, 4 * kib},
    {"myRights", Json, Server, 0, true, false},
};

constexpr Property personProperties[] = {
    COMMON_PROPERTIES,
    {"login", Text, Administrator},
    {"name", Text, Update},
    {"email", Text, Update},
    {"phone", Text, Update},
    {"language", Text, Update},
    {"timeZone", Text, Update},
    {"role", Key, Administrator},
    {"tierLevel", Unsigned, Administrator},
    {"skills", Json, Update, 16 * kib, false, false},
    {"certifications", Json, Update, 16 * kib, false, false},
    {"active", Boolean, Administrator, 0, false, false},
};

constexpr Property ticketProperties[] = {
    COMMON_PROPERTIES,
    ACT_PROPERTIES,
    {"number", Text, Server},
    {"type", Key, Update},
    {"subject", Text, Update, 255},
    {"body", Text, Update, 64 * kib},
    {"requester", Json, Update, 4 * kib},
    {"watchers", Json, Update, 64 * kib, false, false},
    {"openedAt", Date, Server},
    {"category", Key, Update},
    {"product", Text, Update},
    {"language", Text, Update},
    {"tags", Json, Update, 16 * kib, false, false},
    {"queueId", ValueKind::Id, Update},
    {"tierLevel", Unsigned, Server},
    {"ownerId", ValueKind::Id, Update},
    {"assigneeId", ValueKind::Id, Update},
    {"impact", Unsigned, Update},
    {"urgency", Unsigned, Update},
    {"priority", Unsigned, Server},
    {"businessCritical", Boolean, Update, 0, false, false},
    {"functionLoss", Key, Update},
    {"backendAccess", Boolean, Update, 0, false, false},
    {"securityIncident", Boolean, Update, 0, false, false},
    {"status", Key, Update},
    {"statusReason", Text, Update, 64 * kib},
    {"pendingReason", Key, Update},
    {"pendingUntil", Date, Update},
    {"assetIds", Json, Update, 16 * kib, false, false},
    {"siteId", ValueKind::Id, Update},
    {"scheduledStart", Date, Update},
    {"scheduledEnd", Date, Update},
    {"repeat", Text, Update},
    {"problemId", ValueKind::Id, Update},
    {"parentId", ValueKind::Id, Update},
    {"majorIncident", Boolean, Update, 0, false, false},
    {"mergedInto", ValueKind::Id, Update},
    {"sla", Json, Server, 0, false, false},
    {"triggers", Json, Server, 0, false, false},
    {"handoffDebt", Json, Server},
    {"attemptCount", Unsigned, Server, 0, false, false},
    {"escalationCount", Unsigned, Server, 0, false, false},
    {"reassignCount", Unsigned, Server, 0, false, false},
    {"reopenCount", Unsigned, Server, 0, false, false},
    {"entryCount", Unsigned, Server, 0, false, false},
    {"lastEntryAt", Date, Server},
    {"resolvedAt", Date, Server},
    {"closedAt", Date, Server},
    {"imported", Json, Server},
};

constexpr Property entryProperties[] = {
    COMMON_PROPERTIES,
    ACT_PROPERTIES,
    {"ticketId", ValueKind::Id, Create},
    {"kind", Key, Create},
    {"text", Text, Create, 64 * kib, false, false},
    {"public", Boolean, Server, 0, false, false},
    {"attachments", Json, Create, 64 * kib, false, false},
    {"data", Json, Create, 64 * kib, false, false},
    {"aiSource", Text, Create},
    {"redactedAt", Date, Server},
    {"redactedById", ValueKind::Id, Server},
};

constexpr Property articleProperties[] = {
    COMMON_PROPERTIES,
    ACT_PROPERTIES,
    {"number", Text, Server},
    {"title", Text, Update},
    {"summary", Text, Update, 64 * kib},
    {"body", Text, Update, 1024 * kib},
    {"product", Text, Update},
    {"category", Key, Update},
    {"topic", Text, Update},
    {"tags", Json, Update, 16 * kib, false, false},
    {"language", Text, Update},
    {"audienceLevel", Unsigned, Update},
    {"state", Key, Update},
    {"draftOf", ValueKind::Id, Create},
    {"revision", Unsigned, Server, 0, false, false},
    {"publishedAt", Date, Server},
    {"solvedCount", Unsigned, Server, 0, false, false},
    {"notSolvedCount", Unsigned, Server, 0, false, false},
    {"authorId", ValueKind::Id, Server},
    {"reviewerId", ValueKind::Id, Update},
    {"reviewDueAt", Date, Update},
    {"sourceTicketId", ValueKind::Id, Create},
    {"source", Text, Create, 4 * kib},
    {"licence", Text, Create},
    {"attachments", Json, Update, 64 * kib, false, false},
};

constexpr Property assetProperties[] = {
    COMMON_PROPERTIES,
    {"tag", Text, Update},
    {"name", Text, Update},
    {"kind", Key, Update},
    {"model", Text, Update},
    {"serial", Text, Update},
    {"os", Text, Update},
    {"siteId", ValueKind::Id, Update},
    {"owner", Json, Update, 4 * kib},
    {"addresses", Json, Update, 16 * kib, false, false},
    {"parentId", ValueKind::Id, Update},
    {"active", Boolean, Update, 0, false, false},
};

constexpr Property siteProperties[] = {
    COMMON_PROPERTIES,
    {"name", Text, Update},
    {"address", Text, Update, 4 * kib},
    {"timeZone", Text, Update},
    {"contact", Json, Update, 4 * kib},
    {"accessNotes", Text, Update, 64 * kib},
    {"travelNotes", Text, Update, 64 * kib},
    {"active", Boolean, Update, 0, false, false},
};

constexpr Property escalationProperties[] = {
    COMMON_PROPERTIES,
    ACT_PROPERTIES,
    {"ticketId", ValueKind::Id, Create},
    {"toQueueId", ValueKind::Id, Create},
    {"reason", Key, Create},
    {"formId", ValueKind::Id, Create},
    {"formRevision", Unsigned, Create},
    {"policyRevision", Unsigned, Create},
    {"answers", Json, Create, 256 * kib},
    {"attachments", Json, Create, 64 * kib, false, false},
    {"fromQueueId", ValueKind::Id, Server},
    {"fromLevel", Unsigned, Server},
    {"toLevel", Unsigned, Server},
    {"automatic", Boolean, Server, 0, false, false},
    {"evidence", Json, Server, 0, false, false},
    {"missing", Json, Server, 0, false, false},
    {"state", Key, Server},
};

constexpr Property handoffRatingProperties[] = {
    COMMON_PROPERTIES,
    ACT_PROPERTIES,
    {"escalationId", ValueKind::Id, Create},
    {"verdict", Key, Create},
    {"missing", Json, Create, 16 * kib, false, false},
    {"comment", Text, Create, 64 * kib, false, false},
};

constexpr Property policyProperties[] = {
    COMMON_PROPERTIES,
    {"kind", Key, Administrator},
    {"revision", Unsigned, Server},
    {"document", Json, Administrator, 1024 * kib},
    {"note", Text, Administrator, 64 * kib},
    {"current", Boolean, Server, 0, false, false},
};

constexpr Property formDefinitionProperties[] = {
    COMMON_PROPERTIES,
    {"key", Key, Administrator},
    {"purpose", Key, Administrator},
    {"fromLevel", Unsigned, Administrator},
    {"toLevel", Unsigned, Administrator},
    {"schema", Json, Administrator, 256 * kib},
    {"revision", Unsigned, Server},
    {"current", Boolean, Server, 0, false, false},
};

#undef COMMON_PROPERTIES
#undef ACT_PROPERTIES

constexpr std::array<std::string_view, objectTypeCount> names = {
    "Tier",  "Queue", "Person",     "Ticket",        "Entry",  "Article",
    "Asset", "Site",  "Escalation", "HandoffRating", "Policy", "FormDefinition"};

} // namespace

std::string_view nameOf(ObjectType type)
{
    return names[static_cast<size_t>(type)];
}

std::optional<ObjectType> objectTypeNamed(std::string_view name)
{
    for (const ObjectType type : allObjectTypes) {
        if (nameOf(type) == name)
            return type;
    }
    return std::nullopt;
}

std::span<const Property> properties(ObjectType type)
{
    switch (type) {
    case ObjectType::Tier:
        return tierProperties;
    case ObjectType::Queue:
        return queueProperties;
    case ObjectType::Person:
        return personProperties;
    case ObjectType::Ticket:
        return ticketProperties;
    case ObjectType::Entry:
        return entryProperties;
    case ObjectType::Article:
        return articleProperties;
    case ObjectType::Asset:
        return assetProperties;
    case ObjectType::Site:
        return siteProperties;
    case ObjectType::Escalation:
        return escalationProperties;
    case ObjectType::HandoffRating:
        return handoffRatingProperties;
    case ObjectType::Policy:
        return policyProperties;
    case ObjectType::FormDefinition:
        return formDefinitionProperties;
    }
    Q_UNREACHABLE();
}

int propertyIndex(ObjectType type, std::string_view name)
{
    const std::span<const Property> all = properties(type);
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].name == name)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace secondline::domain
