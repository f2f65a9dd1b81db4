// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/listedrow.h"

#include "domain/ticket.h"
#include "store/cacheschema.h"
#include "store/columns.h"

#include <simdjson.h>

#include <algorithm>

namespace secondline::store {

using domain::Cell;
using domain::ObjectType;

namespace {

struct Places
{
    static size_t of(std::string_view name)
    {
        return static_cast<size_t>(domain::propertyIndex(ObjectType::Ticket, name));
    }
    size_t number = of("number");
    size_t subject = of("subject");
    size_t requester = of("requester");
    size_t queue = of("queueId");
    size_t assignee = of("assigneeId");
    size_t tier = of("tierLevel");
    size_t priority = of("priority");
    size_t status = of("status");
    size_t sla = of("sla");
    size_t updated = of("updatedAt");
    size_t opened = of("openedAt");
};

qint64 statusOf(std::string_view name)
{
    static constexpr std::string_view names[] = {"new", "open", "pending", "resolved", "closed"};
    const auto *const found = std::find(std::begin(names), std::end(names), name);
    return found == std::end(names) ? 1 : found - std::begin(names) + 1;
}

std::string_view textOr(const simdjson::simdjson_result<simdjson::dom::element> &value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

} // namespace

class ListedRowReader::Private
{
public:
    const Places at = {};
    simdjson::dom::parser requester;
    simdjson::dom::parser sla;

    //! The earliest dueAt of the clocks that are not met.
    qint64 due(std::string_view clocks)
    {
        qint64 earliest = noDue;
        simdjson::dom::array list;
        if (clocks.size() <= 2 || sla.parse(clocks.data(), clocks.size()).get_array().get(list) != simdjson::SUCCESS)
            return earliest;
        for (const simdjson::dom::element clock : list) {
            std::string_view text;
            if (clock["metAt"].get_string().get(text) == simdjson::SUCCESS
                || clock["dueAt"].get_string().get(text) != simdjson::SUCCESS)
                continue;
            if (const qint64 ms = msOfUtcDate(text); ms >= 0)
                earliest = std::min(earliest, ms);
        }
        return earliest;
    }
};

ListedRowReader::ListedRowReader()
    : d(std::make_unique<Private>())
{
}

ListedRowReader::~ListedRowReader() = default;

ListedRow ListedRowReader::read(std::string_view id, std::span<const Cell> cells)
{
    const auto integer = [&](size_t place, qint64 otherwise) {
        return cells[place].kind == Cell::Kind::Integer ? cells[place].integer : otherwise;
    };
    const Places &at = d->at;
    ListedRow row;
    row.id = id;
    row.number = cells[at.number].text;
    row.subject = cells[at.subject].text;
    row.queue = cells[at.queue].text;
    row.assignee = cells[at.assignee].text;
    row.tier = integer(at.tier, 1);
    row.priority = integer(at.priority, 3);
    row.status = statusOf(cells[at.status].text);
    row.slaDue = d->due(cells[at.sla].text);
    row.updated = integer(at.updated, 0);
    row.opened = integer(at.opened, row.updated);
    const std::string_view contact = cells[at.requester].text;
    simdjson::dom::object person;
    if (!contact.empty()
        && d->requester.parse(contact.data(), contact.size()).get_object().get(person) == simdjson::SUCCESS) {
        row.requester = textOr(person["name"]);
        row.email = textOr(person["email"]);
    }
    return row;
}

} // namespace secondline::store
