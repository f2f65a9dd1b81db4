// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/fault.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3_file;

namespace secondline::store {

//! One file of the profile beside the databases, read and written through SQLite's default VFS, as they are: whoever
//! tests what a crash leaves of the one sees the other in the same order. Closed when it goes. Throws Fault.
class VfsFile
{
public:
    enum class Mode { Read, Write /*!< makes the file if it is missing, readable by its owner only */ };

    //! Fails with NotFound (Read), Full, or Unwritable.
    VfsFile(const QString &path, Mode mode);
    ~VfsFile();
    VfsFile(const VfsFile &) = delete;
    VfsFile &operator=(const VfsFile &) = delete;

    qint64 size() const;
    //! The bytes that are there: fewer than \a length at the end of the file.
    QByteArray read(qint64 offset, qint64 length) const;
    void write(qint64 offset, const QByteArray &bytes);
    void truncate(qint64 size);
    //! The content, and the folder's entry of a file that is new, are on the disk when it returns. After a failure
    //! nobody knows what is there: the file must not be written again (invariants D5).
    void sync();

    static bool exists(const QString &path);
    //! Nothing if it is missing; durable when it returns.
    static void remove(const QString &path);
    //! Makes \a copy, durable when it returns, of what \a path holds.
    static void copy(const QString &path, const QString &copy);

private:
    struct Memory
    {
        void operator()(sqlite3_file *file) const;
    };
    [[noreturn]] void failed(int code) const;

    QString m_path;
    QByteArray m_name; //!< the VFS keeps its address
    std::unique_ptr<sqlite3_file, Memory> m_file;
};

} // namespace secondline::store
