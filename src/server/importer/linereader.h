// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <QFile>

#include <memory>

namespace secondline::server {

//! Reads a file of lines, plain, gzip or zstd (told apart by their first bytes); `-` is the standard input. Memory is
//! bounded by the longest line, which is bounded too.
class LineReader
{
public:
    //! Fails with NotFound.
    static domain::Result<std::unique_ptr<LineReader>> open(const QString &fileName);
    ~LineReader();

    //! The next line without its end; false at the end of the file or where it cannot be read on (see failure()).
    bool next(QByteArray &line);
    qint64 lineNumber() const { return m_lineNumber; }
    //! Why reading stopped before the end; nothing if it did not.
    const std::optional<domain::Failure> &failure() const { return m_failure; }

private:
    struct Inflater;
    LineReader();
    bool fill();

    QFile m_file;
    std::unique_ptr<Inflater> m_inflater;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_lineNumber = 0;
    bool m_ended = false;
    std::optional<domain::Failure> m_failure;
};

} // namespace secondline::server
