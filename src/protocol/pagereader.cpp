// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/pagereader.h"

#include "protocol/wiredate.h"

#include <QJsonDocument>

#include <array>
#include <limits>
#include <memory>

#include <simdjson.h>

namespace secondline::protocol {

using namespace Qt::StringLiterals;
using domain::Cell;
using domain::Failure;
using domain::ObjectType;
using domain::ValueKind;
namespace ondemand = simdjson::ondemand;

namespace {

constexpr size_t mostProperties = 96;
constexpr size_t longestId = 64;
constexpr uint64_t largestNumber = (1ULL << 53U) - 1; // RFC 8620 1.3

//! A page and the parser whose buffer holds its unescaped strings: both live as long as a row of it.
struct Page
{
    QByteArray bytes;
    ondemand::parser parser;
};

//! Something that does not follow the format; caught in readResponse.
struct Malformed
{
    QString what;
};

QString asText(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

class Reader
{
public:
    explicit Reader(std::shared_ptr<Page> page)
        : m_page(std::move(page))
    {
    }

    Response read(qsizetype size)
    {
        Response response;
        const auto length = static_cast<size_t>(size);
        ondemand::document document =
            m_page->parser.iterate(m_page->bytes.constData(), length, static_cast<size_t>(m_page->bytes.size()));
        bool answered = false;
        for (ondemand::field field : document.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "sessionState") {
                response.sessionState = text(field.value());
            } else if (key == "methodResponses") {
                answered = true;
                for (ondemand::value answer : field.value().get_array())
                    response.answers.append(readAnswer(answer));
            }
        }
        if (!answered)
            throw Malformed{u"no methodResponses"_s};
        return response;
    }

    //! Where the reader stands, for a failure's detail.
    QString place() const
    {
        QString at = m_method;
        if (m_row >= 0)
            at += u" list[%1]"_s.arg(m_row);
        if (!m_property.empty())
            at += u'.' + asText(m_property);
        return at;
    }

    bool begun() const { return !m_method.isEmpty(); }

private:
    static QString text(ondemand::value value)
    {
        if (value.type() == ondemand::json_type::null)
            return {};
        return asText(value.get_string());
    }

    static QStringList texts(ondemand::value value)
    {
        QStringList list;
        if (value.type() == ondemand::json_type::null)
            return list;
        for (ondemand::value one : value.get_array())
            list.append(asText(one.get_string()));
        return list;
    }

    MethodAnswer readAnswer(ondemand::value answer)
    {
        MethodAnswer result;
        int part = 0;
        for (ondemand::value value : answer.get_array()) {
            if (part == 0) {
                m_method = asText(value.get_string());
                m_row = -1;
                m_property = {};
            } else if (part == 1) {
                readContent(value, result);
            } else if (part == 2) {
                result.callId = asText(value.get_string());
            }
            ++part;
        }
        if (part != 3)
            throw Malformed{u"an answer is a list of three"_s};
        return result;
    }

    void readContent(ondemand::value value, MethodAnswer &result)
    {
        if (m_method == u"error") {
            result.content = readError(value);
            return;
        }
        const qsizetype slash = m_method.indexOf(u'/');
        const QByteArray typeName = m_method.left(slash).toLatin1();
        const auto type = domain::objectTypeNamed({typeName.constData(), static_cast<size_t>(typeName.size())});
        const QStringView verb = QStringView(m_method).mid(slash + 1);
        if (!type || slash < 0)
            return;
        if (verb == u"get")
            result.content = readGet(*type, value);
        else if (verb == u"changes")
            result.content = readChanges(*type, value);
        else if (verb == u"query")
            result.content = readQuery(*type, value);
        else if (verb == u"set")
            result.content = readSet(*type, value);
    }

    static ErrorAnswer readError(ondemand::value value)
    {
        ErrorAnswer error;
        for (ondemand::field field : value.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "type")
                error.type = text(field.value());
            else if (key == "description")
                error.description = text(field.value());
        }
        return error;
    }

    GetAnswer readGet(ObjectType type, ondemand::value value)
    {
        GetAnswer answer{domain::RowBatch(type, m_page), {}, {}};
        for (ondemand::field field : value.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "state") {
                answer.state = text(field.value());
            } else if (key == "list") {
                for (ondemand::value object : field.value().get_array()) {
                    ++m_row;
                    readObject(object, answer.rows);
                }
                m_row = -1;
            } else if (key == "notFound") {
                answer.notFound = texts(field.value());
            }
        }
        return answer;
    }

    static ChangesAnswer readChanges(ObjectType type, ondemand::value value)
    {
        ChangesAnswer answer;
        answer.type = type;
        for (ondemand::field field : value.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "newState")
                answer.newState = text(field.value());
            else if (key == "hasMoreChanges")
                answer.hasMoreChanges = field.value().get_bool();
            else if (key == "created")
                answer.created = texts(field.value());
            else if (key == "updated")
                answer.updated = texts(field.value());
            else if (key == "destroyed")
                answer.destroyed = texts(field.value());
        }
        if (answer.newState.isEmpty())
            throw Malformed{u"newState is missing"_s};
        return answer;
    }

    static QueryAnswer readQuery(ObjectType type, ondemand::value value)
    {
        QueryAnswer answer;
        answer.type = type;
        for (ondemand::field field : value.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "ids")
                answer.ids = texts(field.value());
            else if (key == "total")
                answer.total = field.value().get_int64();
        }
        return answer;
    }

    static SetAnswer readSet(ObjectType type, ondemand::value value)
    {
        ondemand::object object = value.get_object();
        const std::string_view json = object.raw_json();
        const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        if (!document.isObject())
            throw Malformed{u"the answer is no JSON object"_s};
        return {type, document.object()};
    }

    void readObject(ondemand::value object, domain::RowBatch &rows)
    {
        const auto all = domain::properties(rows.type());
        std::array<Cell, mostProperties> cells{};
        std::string_view id;
        qint64 version = -1;
        size_t expected = 0; // servers keep an order: the next one is nearly always the one after the last
        for (ondemand::field field : object.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "id") {
                m_property = "id";
                id = field.value().get_string();
                continue;
            }
            if (key == "version") {
                m_property = "version";
                version = number(field.value());
                continue;
            }
            for (size_t tried = 0; tried < all.size(); ++tried) {
                const size_t place = (expected + tried) % all.size();
                if (key == all[place].name) {
                    m_property = all[place].name;
                    cells[place] = cell(field.value(), all[place].kind);
                    expected = place + 1;
                    break;
                }
            }
        }
        m_property = {};
        if (id.empty() || id.size() > longestId)
            throw Malformed{u"an object without an id"_s};
        if (version < 0)
            throw Malformed{u"an object without a version"_s};
        const std::span<Cell> row = rows.append(id, version);
        std::copy_n(cells.begin(), row.size(), row.begin());
    }

    static qint64 number(ondemand::value value)
    {
        const uint64_t unsignedNumber = value.get_uint64();
        if (unsignedNumber > largestNumber)
            throw Malformed{u"a number out of range"_s};
        return static_cast<qint64>(unsignedNumber);
    }

    static Cell cell(ondemand::value value, ValueKind kind)
    {
        if (value.type() == ondemand::json_type::null)
            return {};
        Cell cell;
        cell.kind = Cell::Kind::Integer;
        switch (kind) {
        case ValueKind::Text:
        case ValueKind::Key:
        case ValueKind::Id:
            cell.kind = Cell::Kind::Text;
            cell.text = value.get_string();
            break;
        case ValueKind::Unsigned:
            cell.integer = number(value);
            break;
        case ValueKind::Integer: {
            const int64_t signedNumber = value.get_int64();
            if (signedNumber > static_cast<int64_t>(largestNumber)
                || signedNumber < -static_cast<int64_t>(largestNumber))
                throw Malformed{u"a number out of range"_s};
            cell.integer = signedNumber;
            break;
        }
        case ValueKind::Boolean:
            cell.integer = value.get_bool() ? 1 : 0;
            break;
        case ValueKind::Date: {
            const auto ms = millisecondsOf(value.get_string());
            if (!ms)
                throw Malformed{u"not a UTC date"_s};
            cell.integer = *ms;
            break;
        }
        case ValueKind::Json:
            cell.kind = Cell::Kind::Text;
            if (value.type() == ondemand::json_type::array) {
                ondemand::array list = value.get_array();
                cell.text = list.raw_json();
            } else {
                ondemand::object object = value.get_object();
                cell.text = object.raw_json();
            }
            break;
        }
        return cell;
    }

    std::shared_ptr<Page> m_page;
    QString m_method;
    qsizetype m_row = -1;
    std::string_view m_property;
};

} // namespace

domain::Result<Response> readResponse(QByteArray body)
{
    const qsizetype size = body.size();
    auto page = std::make_shared<Page>();
    page->bytes = std::move(body);
    page->bytes.append(static_cast<qsizetype>(simdjson::SIMDJSON_PADDING), '\0');
    Reader reader(page);
    QString why;
    try {
        return reader.read(size);
    } catch (const Malformed &malformed) {
        why = malformed.what;
    } catch (const simdjson::simdjson_error &error) {
        why = QString::fromUtf8(error.what());
    }
    if (!reader.begun())
        return domain::failure(Failure::Kind::NotOurServer, u"the answer is no JMAP response: %1"_s.arg(why));
    return domain::failure(Failure::Kind::BadInput, u"%1: %2"_s.arg(reader.place(), why));
}

} // namespace secondline::protocol
