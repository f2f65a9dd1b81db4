// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jmap/methodanswer.h"
#include "server/jmap/seterror.h"
#include "server/storage/blobfiles.h"

#include <QHash>

namespace secondline::server {

//! The methods of RFC 9404: a file that was sent in parts is joined by `Blob/upload`, and `Blob/get` says what is here
//! already. A blob's id is the hash of its content, so that joining twice makes one.
class BlobMethods
{
public:
    //! \a now is the server's time: what nobody refers to is promised only for a while (blobPromise).
    BlobMethods(Storage &storage, const BlobFiles &files, const Caller &caller, const QDateTime &now);

    //! Inside a read transaction.
    MethodAnswer get(const QJsonObject &arguments, const QHash<QString, QString> &createdIds);
    //! Begins transactions of its own: no file is read or hashed while the database is locked.
    MethodAnswer upload(const QJsonObject &arguments, QHash<QString, QString> &createdIds);
    //! Nothing can be looked up: the session names no type for it.
    MethodAnswer lookup(const QJsonObject &arguments) const;

private:
    struct Source;
    SetResult<BlobInfo> create(const QJsonObject &given, const QHash<QString, QString> &createdIds);
    SetResult<QList<Source>> sourcesOf(const QJsonArray &data, const QHash<QString, QString> &createdIds);
    SetResult<Source> sourceOf(const QJsonObject &given, const QHash<QString, QString> &createdIds);

    Storage &m_storage;
    const BlobFiles &m_files;
    const Caller &m_caller;
    QDateTime m_now;
};

} // namespace secondline::server
