// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <limits>

struct sqlite3_vfs;

//! The system's VFS, made the default one for as long as it lives, with calls that fail where a test says. From any
//! thread.
class FaultyVfs
{
public:
    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;

    enum class Call { Read, Sync, Write };
    static constexpr int always = std::numeric_limits<int>::max();
    //! The next \a times calls on files whose name ends with \a suffix, after \a first that go well, fail with SQLite's
    //! \a code. Holds beside what was asked for before.
    void fail(Call call, const QString &suffix, int code, int times = 1, int first = 0);
    void heal();
    //! Calls that failed so far.
    int failures() const;
    //! Flushes of files with that suffix so far.
    int syncs(const QString &suffix) const;
};
