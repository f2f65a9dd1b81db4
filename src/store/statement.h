// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fault.h"

#include <QString>

#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace secondline::store {

//! One prepared statement. Throws Fault where SQLite reports an error. Parameters count from 1, columns from 0.
class Statement
{
public:
    Statement() = default;
    Statement(sqlite3 *database, std::string_view sql, bool kept = false);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, const QString &value);
    //! \a value must live until the next reset().
    Statement &bind(int parameter, std::string_view value);
    Statement &bindNull(int parameter);
    //! Null when \a value is a null or empty string.
    Statement &bindOrNull(int parameter, const QString &value);

    //! Goes to the next row; false at the end, where the statement is reset by itself.
    bool step();
    //! Steps to the end.
    void run();
    void reset();

    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    //! Valid until the next step.
    std::string_view view(int column) const;
    bool isNull(int column) const;
    int columns() const;

private:
    void check(int code) const;

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

//! What SQLite's extended result \a code means to a person, with the system's error behind it.
domain::Failure::Kind failureKind(int code, int systemError);

//! \a fault tells of a disk, another program or the memory that was in the way, and nothing of the content (invariants
//! D4).
bool saysNothingOfTheContent(const Fault &fault);

//! The failure that SQLite's last error on \a database means; \a code its extended result code.
domain::Failure failureOf(sqlite3 *database, int code);

} // namespace secondline::store
