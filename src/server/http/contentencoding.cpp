// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/contentencoding.h"

#include <QList>

#include <zlib.h>
#include <zstd.h>

namespace secondline::server {

namespace {

constexpr int zstdLevel = 3;
constexpr int gzipLevel = 6;
constexpr int gzipWindow = 15 + 16; // zlib: the largest window, in a gzip frame

bool accepts(const QByteArray &header, QByteArrayView name)
{
    const QList<QByteArray> offers = header.toLower().split(',');
    for (const QByteArray &offer : offers) {
        const QList<QByteArray> parts = offer.split(';');
        if (parts.constFirst().trimmed() != name)
            continue;
        for (const QByteArray &parameter : parts.mid(1)) {
            const QByteArray trimmed = parameter.trimmed();
            if (trimmed.startsWith("q=") && trimmed.mid(2).toDouble() <= 0)
                return false;
        }
        return true;
    }
    return false;
}

QByteArray zstdEncoded(const QByteArray &body)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(body.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(packed.data(), static_cast<size_t>(packed.size()), body.constData(),
                                      static_cast<size_t>(body.size()), zstdLevel);
    if (ZSTD_isError(size))
        return {};
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

QByteArray gzipEncoded(const QByteArray &body)
{
    z_stream stream{};
    if (deflateInit2(&stream, gzipLevel, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(body.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(packed.size() - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    return done ? packed : QByteArray();
}

} // namespace

ContentEncoding chosenEncoding(const QByteArray &acceptEncoding)
{
    if (accepts(acceptEncoding, "zstd"))
        return ContentEncoding::Zstd;
    return accepts(acceptEncoding, "gzip") ? ContentEncoding::Gzip : ContentEncoding::Identity;
}

QByteArray encoded(const QByteArray &body, ContentEncoding encoding)
{
    switch (encoding) {
    case ContentEncoding::Identity:
        return body;
    case ContentEncoding::Gzip:
        return gzipEncoded(body);
    case ContentEncoding::Zstd:
        return zstdEncoded(body);
    }
    Q_UNREACHABLE();
}

} // namespace secondline::server
