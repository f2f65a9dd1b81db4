// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/importer/linereader.h"

#include <array>
#include <cstring>
#include <zlib.h>
#include <zstd.h>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Result;

namespace {

constexpr qsizetype chunk = 256 * 1024;
//! An article has at most 1 MiB; JSON may write each byte as six.
constexpr qsizetype longestLine = 16 * 1024 * 1024;

} // namespace

//! Undoes the compression; passes plain text on.
struct LineReader::Inflater
{
    enum class Kind { Plain, Gzip, Zstd };
    Kind kind = Kind::Plain;
    z_stream zlib{};
    ZSTD_DStream *zstd = nullptr;
    bool whole = true; //!< the last member was read to its end

    explicit Inflater(const QByteArray &start)
    {
        if (start.startsWith("\x1f\x8b") && inflateInit2(&zlib, 16 + MAX_WBITS) == Z_OK)
            kind = Kind::Gzip;
        else if (start.startsWith("\x28\xb5\x2f\xfd") && (zstd = ZSTD_createDStream()))
            kind = Kind::Zstd;
    }
    ~Inflater()
    {
        if (kind == Kind::Gzip)
            inflateEnd(&zlib);
        ZSTD_freeDStream(zstd);
    }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    //! Appends what \a input unpacks to; false if it is damaged.
    bool unpack(const QByteArray &input, QByteArray &output)
    {
        if (kind == Kind::Plain) {
            output += input;
            return true;
        }
        return kind == Kind::Gzip ? unpackGzip(input, output) : unpackZstd(input, output);
    }

private:
    bool unpackGzip(const QByteArray &input, QByteArray &output)
    {
        std::array<char, 65536> block{};
        zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.constData()));
        zlib.avail_in = static_cast<uInt>(input.size());
        while (zlib.avail_in > 0) {
            zlib.next_out = reinterpret_cast<Bytef *>(block.data());
            zlib.avail_out = static_cast<uInt>(block.size());
            const int result = inflate(&zlib, Z_NO_FLUSH);
            output.append(block.data(), static_cast<qsizetype>(block.size() - zlib.avail_out));
            whole = result == Z_STREAM_END;
            if (whole)
                inflateReset(&zlib); // a file may hold several members, one after the other
            else if (result != Z_OK)
                return false;
        }
        return true;
    }

    bool unpackZstd(const QByteArray &input, QByteArray &output)
    {
        std::array<char, 65536> block{};
        ZSTD_inBuffer in{input.constData(), static_cast<size_t>(input.size()), 0};
        bool more = true;
        while (in.pos < in.size || more) {
            ZSTD_outBuffer out{block.data(), block.size(), 0};
            const size_t result = ZSTD_decompressStream(zstd, &out, &in);
            if (ZSTD_isError(result))
                return false;
            output.append(block.data(), static_cast<qsizetype>(out.pos));
            whole = result == 0;
            more = out.pos == out.size;
        }
        return true;
    }
};

LineReader::LineReader() = default;
LineReader::~LineReader() = default;

Result<std::unique_ptr<LineReader>> LineReader::open(const QString &fileName)
{
    std::unique_ptr<LineReader> reader(new LineReader);
    bool opened = false;
    if (fileName == u"-") {
        opened = reader->m_file.open(stdin, QFile::ReadOnly);
    } else {
        reader->m_file.setFileName(fileName);
        opened = reader->m_file.open(QFile::ReadOnly);
    }
    if (!opened)
        return domain::failure(Failure::Kind::NotFound, u"%1: %2"_s.arg(fileName, reader->m_file.errorString()));
    return reader;
}

bool LineReader::fill()
{
    const QByteArray packed = m_file.read(chunk);
    if (!m_inflater)
        m_inflater = std::make_unique<Inflater>(packed);
    if (packed.isEmpty()) {
        m_ended = true;
        if (m_file.error() != QFile::NoError)
            m_failure = Failure{Failure::Kind::BadInput, m_file.errorString()};
        else if (!m_inflater->whole)
            m_failure = Failure{Failure::Kind::BadInput, u"the compressed file ends too early"_s};
        return false;
    }
    m_buffer.remove(0, m_at);
    m_at = 0;
    if (!m_inflater->unpack(packed, m_buffer)) {
        m_ended = true;
        m_failure = Failure{Failure::Kind::BadInput, u"the compressed file is damaged"_s};
        return false;
    }
    return true;
}

bool LineReader::next(QByteArray &line)
{
    qsizetype searched = m_at;
    qsizetype end = m_buffer.indexOf('\n', searched);
    while (end < 0 && !m_ended) {
        searched = m_buffer.size() - m_at;
        if (searched > longestLine) {
            m_ended = true;
            m_failure = Failure{Failure::Kind::BadInput, u"line %1 is longer than 16 MB"_s.arg(m_lineNumber + 1)};
            return false;
        }
        if (fill())
            end = m_buffer.indexOf('\n', searched);
    }
    if (end < 0 && m_at >= m_buffer.size())
        return false;
    const qsizetype stop = end < 0 ? m_buffer.size() : end;
    line = m_buffer.mid(m_at, stop - m_at);
    if (line.endsWith('\r'))
        line.chop(1);
    m_at = end < 0 ? m_buffer.size() : end + 1;
    ++m_lineNumber;
    return true;
}

} // namespace secondline::server
