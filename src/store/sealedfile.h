// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profilekey.h"
#include "store/vfsfile.h"

namespace secondline::store {

//! One encrypted file in parts of 1 MiB, each bound to its place in this very file: parts cannot change places or move
//! to another file unnoticed. Throws Fault; Damaged for what does not open.
class SealedFile
{
public:
    static constexpr qint64 partBytes = 1024 * 1024;

    //! Opens \a path; with Write it is made if it is missing or empty.
    SealedFile(const QString &path, VfsFile::Mode mode, const ProfileKey &key);

    //! Of the plain bytes.
    qint64 size() const;
    QByteArray read(qint64 offset, qint64 length) const;
    void append(const QByteArray &bytes);
    void sync() { m_file.sync(); }

private:
    QByteArray part(qint64 number) const;
    void writePart(qint64 number, const QByteArray &plain);
    QByteArray place(qint64 number) const;

    VfsFile m_file;
    ProfileKey m_key;
    QByteArray m_name; //!< random, of this file
};

} // namespace secondline::store
