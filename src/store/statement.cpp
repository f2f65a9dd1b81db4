// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/statement.h"

#include <cerrno>
#include <sqlcipher/sqlite3.h>
#include <utility>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

bool noRoomLeft(int systemError)
{
#ifdef EDQUOT
    if (systemError == EDQUOT)
        return true;
#endif
    return systemError == ENOSPC || systemError == EFBIG;
}

} // namespace

Failure::Kind failureKind(int code, int systemError)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Failure::Kind::Full;
    case SQLITE_IOERR:
        if (noRoomLeft(systemError))
            return Failure::Kind::Full;
        // A read that fails or ends early is the file's fault, anything else that of the place it lies in.
        return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS
            ? Failure::Kind::Damaged
            : Failure::Kind::Unwritable;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Failure::Kind::Unwritable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Failure::Kind::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Failure::Kind::Busy;
    case SQLITE_INTERRUPT:
        return Failure::Kind::Cancelled;
    default:
        return Failure::Kind::Internal;
    }
}

bool saysNothingOfTheContent(const Fault &fault)
{
    switch (fault.failure.kind) {
    case Failure::Kind::Busy:
    case Failure::Kind::Locked:
    case Failure::Kind::Full:
    case Failure::Kind::Unwritable:
    case Failure::Kind::Cancelled:
        return true;
    default:
        return fault.code == SQLITE_IOERR_READ || (fault.code & 0xff) == SQLITE_NOMEM;
    }
}

Failure failureOf(sqlite3 *database, int code)
{
    return {failureKind(code, sqlite3_system_errno(database)),
            u"%1 (%2)"_s.arg(QString::fromUtf8(sqlite3_errmsg(database))).arg(code)};
}

Statement::Statement(sqlite3 *database, std::string_view sql, bool kept)
    : m_database(database)
{
    check(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), kept ? SQLITE_PREPARE_PERSISTENT : 0,
                             &m_statement, nullptr));
}

Statement::Statement(Statement &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int parameter, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, parameter, value));
    return *this;
}

Statement &Statement::bind(int parameter, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text(m_statement, parameter, utf8.constData(), static_cast<int>(utf8.size()),
                            SQLITE_TRANSIENT)); // NOLINT: SQLite's own cast
    return *this;
}

Statement &Statement::bind(int parameter, std::string_view value)
{
    // An empty view may have no address, which SQLite would take for NULL.
    check(sqlite3_bind_text(m_statement, parameter, value.empty() ? "" : value.data(), static_cast<int>(value.size()),
                            SQLITE_STATIC));
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    check(sqlite3_bind_null(m_statement, parameter));
    return *this;
}

Statement &Statement::bindOrNull(int parameter, const QString &value)
{
    return value.isEmpty() ? bindNull(parameter) : bind(parameter, value);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        const int extended = sqlite3_extended_errcode(m_database);
        const Failure failure = failureOf(m_database, extended);
        sqlite3_reset(m_statement);
        throw Fault{failure, extended};
    }
    sqlite3_reset(m_statement);
    return false;
}

void Statement::run()
{
    while (step()) {}
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const std::string_view found = view(column);
    return QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()));
}

std::string_view Statement::view(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    if (!text)
        return {};
    return {text, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw Fault{failureOf(m_database, sqlite3_extended_errcode(m_database)), sqlite3_extended_errcode(m_database)};
}

} // namespace secondline::store
