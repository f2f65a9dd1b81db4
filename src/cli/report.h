// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QJsonDocument>
#include <QString>

namespace secondline::cli {

//! How the program ends (interfaces.md).
enum class Exit { Done = 0, Failed = 1, Usage = 2, Refused = 3, Unreachable = 4, NeedsPerson = 5, InUse = 6 };

//! Writes the one answer to stdout, as JSON or as text, and messages to stderr.
class Report
{
public:
    explicit Report(bool json)
        : m_json(json)
    {
    }

    //! The answer; \a text is what a person reads instead of the JSON.
    void answer(const QJsonDocument &json, const QString &text) const;
    //! Says on stderr what went wrong and what to do; returns the code to end with.
    Exit failed(const domain::Failure &failure) const;

private:
    bool m_json;
};

} // namespace secondline::cli
