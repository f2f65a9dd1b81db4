// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <exception>

namespace secondline::server {

//! The database or the data folder failed. Thrown, not returned: no method can do anything about it, it ends the
//! request (or the command) and everything under way is rolled back. Caught where a request or a command begins.
class StorageError : public std::exception
{
public:
    explicit StorageError(domain::Failure failure)
        : m_failure(std::move(failure))
        , m_what(m_failure.detail.toStdString())
    {
    }
    const domain::Failure &failure() const { return m_failure; }
    const char *what() const noexcept override { return m_what.c_str(); }

private:
    domain::Failure m_failure;
    std::string m_what;
};

} // namespace secondline::server
