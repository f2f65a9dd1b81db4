// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memoryfiles.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace secondline;
using domain::failure;
using domain::Failure;
using domain::Result;

namespace {

QString blobIdOf(const QByteArray &bytes)
{
    return u"sha256-"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

domain::Attachment MemoryFiles::add(const QByteArray &bytes)
{
    const QString blobId = blobIdOf(bytes);
    m_files.insert(blobId, bytes);
    return {blobId, u"outlook.etl"_s, u"application/octet-stream"_s, bytes.size()};
}

Result<qint64> MemoryFiles::size(const QString &blobId)
{
    if (!m_files.contains(blobId))
        return failure(Failure::Kind::NotFound, u"not here"_s);
    return m_files[blobId].size();
}

Result<QByteArray> MemoryFiles::read(const QString &blobId, qint64 offset, qint64 length)
{
    if (!m_files.contains(blobId))
        return failure(Failure::Kind::NotFound, u"not here"_s);
    return m_files[blobId].mid(offset, length);
}

Result<qint64> MemoryFiles::partial(const QString &blobId)
{
    return m_partial.value(blobId).size();
}

Result<void> MemoryFiles::append(const QString &blobId, qint64 offset, const QByteArray &bytes)
{
    QByteArray &partial = m_partial[blobId];
    if (offset != partial.size())
        return failure(Failure::Kind::BadInput, u"not where it ends"_s);
    partial += bytes;
    return {};
}

Result<void> MemoryFiles::finish(const QString &blobId)
{
    const QByteArray bytes = m_partial.take(blobId);
    if (blobIdOf(bytes) != blobId)
        return failure(Failure::Kind::Damaged, u"another file"_s);
    m_files.insert(blobId, bytes);
    return {};
}
