// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/importformat.h"

#include "domain/instant.h"
#include "domain/ticket.h"

#include <QTimeZone>
#include <simdjson.h>

#include <array>

namespace secondline::protocol {

using namespace Qt::StringLiterals;
using domain::failure;
using domain::Failure;
using domain::Result;
using simdjson::dom::element;

namespace {

constexpr qsizetype maxNameBytes = 255;
constexpr qsizetype maxTextBytes = 64 * 1024;
constexpr qsizetype maxArticleBytes = 1024 * 1024;

constexpr std::array<QStringView, 8> eventTypes = {u"created",   u"assigned", u"escalated", u"reassigned",
                                                   u"commented", u"resolved", u"reopened",  u"closed"};

//! Reads members of one object and remembers the first that is wrong.
class Members
{
public:
    explicit Members(element object)
        : m_object(object)
    {
    }

    QString text(const char *name, qsizetype maxBytes, bool required)
    {
        element value;
        if (m_object[name].get(value) != simdjson::SUCCESS || value.is_null()) {
            if (required)
                wrong(name, u"is missing"_s);
            return {};
        }
        std::string_view utf8;
        if (value.get(utf8) != simdjson::SUCCESS) {
            wrong(name, u"is not a text"_s);
            return {};
        }
        if (static_cast<qsizetype>(utf8.size()) > maxBytes)
            wrong(name, u"has %1 bytes, at most %2 are allowed"_s.arg(utf8.size()).arg(maxBytes));
        if (required && utf8.empty())
            wrong(name, u"is empty"_s);
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    }

    int number(const char *name, int least, int most)
    {
        const std::optional<int> value = optionalNumber(name, least, most);
        if (!value)
            wrong(name, u"is missing"_s);
        return value.value_or(least);
    }

    std::optional<int> optionalNumber(const char *name, int least, int most)
    {
        element value;
        if (m_object[name].get(value) != simdjson::SUCCESS || value.is_null())
            return std::nullopt;
        int64_t whole = 0;
        if (value.get(whole) != simdjson::SUCCESS || whole < least || whole > most) {
            wrong(name, u"is not a whole number from %1 to %2"_s.arg(least).arg(most));
            return std::nullopt;
        }
        return static_cast<int>(whole);
    }

    bool flag(const char *name)
    {
        bool value = false;
        element found;
        if (m_object[name].get(found) == simdjson::SUCCESS && !found.is_null() && found.get(value) != simdjson::SUCCESS)
            wrong(name, u"is not true or false"_s);
        return value;
    }

    QDateTime instant(const char *name, bool required)
    {
        const QString written = text(name, maxNameBytes, required);
        if (written.isEmpty())
            return {};
        const Result<QDateTime> value = domain::fromUtcDate(written);
        if (!value)
            wrong(name, u"is not a UTC date such as 2026-06-18T09:12:44Z"_s);
        return value.value_or(QDateTime());
    }

    QDateTime day(const char *name)
    {
        const QString written = text(name, maxNameBytes, false);
        if (written.isEmpty())
            return {};
        const QDate date = QDate::fromString(written, Qt::ISODate);
        if (!date.isValid())
            wrong(name, u"is not a date such as 2026-06-18"_s);
        return QDateTime(date, QTime(0, 0), QTimeZone::utc());
    }

    QStringList texts(const char *name, qsizetype most)
    {
        QStringList list;
        element found;
        if (m_object[name].get(found) != simdjson::SUCCESS || found.is_null())
            return list;
        simdjson::dom::array array;
        if (found.get(array) != simdjson::SUCCESS) {
            wrong(name, u"is not a list"_s);
            return list;
        }
        for (const element item : array) {
            std::string_view utf8;
            if (item.get(utf8) != simdjson::SUCCESS) {
                wrong(name, u"holds something else than texts"_s);
                return list;
            }
            list.append(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
        }
        if (list.size() > most)
            wrong(name, u"has more than %1 items"_s.arg(most));
        return list;
    }

    void wrong(const char *name, const QString &why)
    {
        if (m_wrong.isEmpty())
            m_wrong = QLatin1StringView(name) + u' ' + why;
    }
    const QString &firstWrong() const { return m_wrong; }

private:
    element m_object;
    QString m_wrong;
};

//! One parser per thread: it owns the memory that parsed lines live in.
Result<element> parsed(QByteArrayView line)
{
    thread_local simdjson::dom::parser parser;
    element root;
    const auto error = parser.parse(line.data(), static_cast<size_t>(line.size())).get(root);
    if (error != simdjson::SUCCESS)
        return failure(Failure::Kind::BadInput,
                       u"not JSON: %1"_s.arg(QLatin1StringView(simdjson::error_message(error))));
    if (!root.is_object())
        return failure(Failure::Kind::BadInput, u"not a JSON object"_s);
    return root;
}

Result<ImportedEvent> readEvent(element value)
{
    if (!value.is_object())
        return failure(Failure::Kind::BadInput, u"is not an object"_s);
    Members members(value);
    ImportedEvent event;
    event.at = members.instant("at", true);
    event.type = members.text("type", maxNameBytes, true);
    event.fromTier = members.optionalNumber("from_tier", 0, 9);
    event.toTier = members.optionalNumber("to_tier", 0, 9);
    event.by = members.text("by", maxNameBytes, false);
    event.note = members.text("note", maxTextBytes, false);
    if (std::find(eventTypes.begin(), eventTypes.end(), QStringView(event.type)) == eventTypes.end())
        members.wrong("type", u"%1 is not known"_s.arg(event.type.left(40)));
    if (!members.firstWrong().isEmpty())
        return failure(Failure::Kind::BadInput, members.firstWrong());
    return event;
}

Result<QList<ImportedEvent>> readEvents(element root)
{
    QList<ImportedEvent> events;
    simdjson::dom::array array;
    if (root["events"].get(array) != simdjson::SUCCESS)
        return failure(Failure::Kind::BadInput, u"events is missing or not a list"_s);
    for (const element value : array) {
        Result<ImportedEvent> event = readEvent(value);
        if (!event)
            return failure(Failure::Kind::BadInput, u"event %1: %2"_s.arg(events.size() + 1).arg(event.error().detail));
        if (!events.isEmpty() && event->at < events.constLast().at)
            return failure(Failure::Kind::BadInput, u"event %1 is older than the one before"_s.arg(events.size() + 1));
        events.append(std::move(*event));
    }
    return events;
}

} // namespace

Result<ImportedTicket> readTicketLine(QByteArrayView line)
{
    const Result<element> root = parsed(line);
    if (!root)
        return tl::unexpected(root.error());
    Members members(*root);
    ImportedTicket ticket;
    ticket.number = members.text("id", 64, true);
    ticket.area = members.text("queue", 200, true);
    ticket.category = members.text("category", 127, true);
    ticket.product = members.text("product", maxNameBytes, false);
    ticket.language = members.text("lang", 35, false);
    ticket.subject = members.text("subject", maxNameBytes, true);
    ticket.body = members.text("body", maxTextBytes, false);
    ticket.requester = members.text("requester", maxNameBytes, true);
    ticket.impact = members.number("impact", 1, 3);
    ticket.urgency = members.number("urgency", 1, 3);
    ticket.tier = members.number("tier", 0, 9);
    ticket.group = members.text("group", maxNameBytes, false);
    ticket.status = members.text("status", maxNameBytes, true);
    ticket.created = members.instant("created", true);
    ticket.resolved = members.instant("resolved", false);
    ticket.madeSla = members.flag("made_sla");
    ticket.tags = members.texts("tags", 50);
    ticket.incident = members.text("incident", maxNameBytes, false);
    ticket.source = members.text("source", maxNameBytes, false);
    if (!domain::ticketStatusNamed(ticket.status))
        members.wrong("status", u"%1 is not known"_s.arg(ticket.status.left(40)));
    if (!members.firstWrong().isEmpty())
        return failure(Failure::Kind::BadInput, members.firstWrong());
    Result<QList<ImportedEvent>> events = readEvents(*root);
    if (!events)
        return tl::unexpected(events.error());
    ticket.events = std::move(*events);
    return ticket;
}

Result<ImportedArticle> readArticleLine(QByteArrayView line)
{
    const Result<element> root = parsed(line);
    if (!root)
        return tl::unexpected(root.error());
    Members members(*root);
    ImportedArticle article;
    article.number = members.text("id", 64, true);
    article.title = members.text("title", maxNameBytes, true);
    article.summary = members.text("description", maxTextBytes, false);
    article.product = members.text("product", maxNameBytes, false);
    article.category = members.text("category", 127, false);
    article.topic = members.text("topic", maxNameBytes, false);
    article.updated = members.day("updated");
    article.tags = members.texts("tags", 50);
    article.body = members.text("body", maxArticleBytes, true);
    article.source = members.text("source", 4096, false);
    article.licence = members.text("licence", maxNameBytes, false);
    if (!members.firstWrong().isEmpty())
        return failure(Failure::Kind::BadInput, members.firstWrong());
    return article;
}

} // namespace secondline::protocol
