// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/blobmethods.h"

#include "server/jmap/limits.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QStringDecoder>

namespace secondline::server {

using namespace Qt::StringLiterals;

namespace {

//! A UnsignedInt, \a otherwise where it is left out or null; nothing for anything else.
std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 otherwise)
{
    if (value.isNull() || value.isUndefined())
        return otherwise;
    const qint64 number = value.toInteger(-1);
    if (!value.isDouble() || number < 0 || static_cast<double>(number) != value.toDouble())
        return std::nullopt;
    return number;
}

bool given(const QJsonObject &object, const QString &name)
{
    return !object[name].isNull() && !object[name].isUndefined();
}

QString idIn(const QJsonValue &value, const QHash<QString, QString> &createdIds)
{
    const QString id = value.toString();
    return id.startsWith(u'#') ? createdIds.value(id.mid(1)) : id;
}

//! What a caller of `Blob/get` wants to see of each blob.
struct Wanted
{
    bool size = false;
    bool text = false;
    bool base64 = false;
    bool either = false; //!< text where it is text, base64 where not
    bool digest = false;
    qint64 offset = 0;
    qint64 length = -1; //!< below 0: to the end

    bool content() const { return text || base64 || either || digest; }
};

tl::expected<Wanted, MethodError> wantedBy(const QJsonObject &arguments)
{
    Wanted wanted;
    const QJsonArray properties =
        given(arguments, u"properties"_s) ? arguments[u"properties"].toArray() : QJsonArray{u"data"_s, u"size"_s};
    for (const QJsonValue &property : properties) {
        if (property == u"size"_s)
            wanted.size = true;
        else if (property == u"data"_s)
            wanted.either = true;
        else if (property == u"data:asText"_s)
            wanted.text = true;
        else if (property == u"data:asBase64"_s)
            wanted.base64 = true;
        else if (property == u"digest:sha-256"_s)
            wanted.digest = true;
        else if (property != u"id"_s)
            return tl::unexpected(
                MethodError{u"invalidArguments"_s, u"there is no property %1"_s.arg(property.toString().left(40))});
    }
    const auto offset = wholeNumber(arguments[u"offset"], 0);
    const auto length = wholeNumber(arguments[u"length"], -1);
    if (!offset || !length)
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"offset and length are numbers from 0"_s});
    wanted.offset = *offset;
    wanted.length = *length;
    return wanted;
}

void addContent(QJsonObject &answer, const QByteArray &bytes, const Wanted &wanted)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const bool asText = wanted.text || wanted.either;
    const QString text = asText ? QString(decoder(bytes)) : QString();
    const bool isText = asText && !decoder.hasError();
    if (wanted.text)
        answer.insert(u"data:asText"_s, isText ? QJsonValue(text) : QJsonValue());
    else if (wanted.either && isText)
        answer.insert(u"data:asText"_s, text);
    if (asText && !isText)
        answer.insert(u"isEncodingProblem"_s, true);
    if (wanted.base64 || (wanted.either && !isText))
        answer.insert(u"data:asBase64"_s, QString::fromLatin1(bytes.toBase64()));
    if (wanted.digest)
        answer.insert(u"digest:sha-256"_s,
                      QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64()));
}

SetError blobNotFound(const QString &id)
{
    SetError error{u"blobNotFound"_s, u"There is no such blob, or not for you: upload it first."_s, {}, {}};
    error.more.insert(u"notFound"_s, QJsonArray{id});
    return error;
}

} // namespace

//! One piece of a blob that is being made: literal bytes, or a stretch of a blob that is here.
struct BlobMethods::Source
{
    QByteArray bytes;
    QString file; //!< empty: bytes
    qint64 from = 0;
    qint64 length = 0;
};

BlobMethods::BlobMethods(Storage &storage, const BlobFiles &files, const Caller &caller, const QDateTime &now)
    : m_storage(storage)
    , m_files(files)
    , m_caller(caller)
    , m_now(now)
{
}

MethodAnswer BlobMethods::get(const QJsonObject &arguments, const QHash<QString, QString> &createdIds)
{
    const QJsonArray ids = arguments[u"ids"].toArray();
    if (!arguments[u"ids"].isArray())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"ids is a list"_s});
    if (ids.size() > limits::maxObjectsInGet)
        return tl::unexpected(MethodError{u"requestTooLarge"_s, {}});
    const auto wanted = wantedBy(arguments);
    if (!wanted)
        return tl::unexpected(wanted.error());
    QJsonArray list;
    QJsonArray notFound;
    qint64 together = 0;
    for (const QJsonValue &id : ids) {
        const auto blob = m_storage.blob(idIn(id, createdIds), m_caller, m_now);
        if (!blob) {
            notFound.append(id);
            continue;
        }
        QJsonObject answer{{u"id"_s, blob->id}};
        if (wanted->size)
            answer.insert(u"size"_s, blob->size);
        if (wanted->content()) {
            const qint64 from = std::min(wanted->offset, blob->size);
            const qint64 rest = blob->size - from;
            const qint64 length = wanted->length < 0 ? rest : std::min(wanted->length, rest);
            if (wanted->offset > blob->size || wanted->length > rest)
                answer.insert(u"isTruncated"_s, true);
            together += length;
            if (together > limits::maxBytesInGet)
                return tl::unexpected(MethodError{u"requestTooLarge"_s, u"download what has more than 8 MB"_s});
            addContent(answer, m_files.read(blob->id, from, length), *wanted);
        }
        list.append(answer);
    }
    return QJsonDocument(
               QJsonObject{{u"accountId"_s, arguments[u"accountId"]}, {u"list"_s, list}, {u"notFound"_s, notFound}})
        .toJson(QJsonDocument::Compact);
}

SetResult<BlobMethods::Source> BlobMethods::sourceOf(const QJsonObject &source,
                                                     const QHash<QString, QString> &createdIds)
{
    const bool text = given(source, u"data:asText"_s);
    const bool base64 = given(source, u"data:asBase64"_s);
    const bool blob = given(source, u"blobId"_s);
    if (int(text) + int(base64) + int(blob) != 1)
        return tl::unexpected(
            SetError::invalid(u"data"_s, u"each source has one of data:asText, data:asBase64 and blobId"_s));
    if (text) {
        if (!source[u"data:asText"].isString())
            return tl::unexpected(SetError::invalid(u"data"_s, u"data:asText is a text"_s));
        return Source{source[u"data:asText"].toString().toUtf8(), {}, 0, 0};
    }
    if (base64) {
        const auto decoded = QByteArray::fromBase64Encoding(source[u"data:asBase64"].toString().toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        if (!source[u"data:asBase64"].isString() || !decoded)
            return tl::unexpected(SetError::invalid(u"data"_s, u"data:asBase64 is not base64"_s));
        return Source{*decoded, {}, 0, 0};
    }
    const QString id = idIn(source[u"blobId"], createdIds);
    const auto known = m_storage.blob(id, m_caller, m_now);
    if (!known)
        return tl::unexpected(blobNotFound(source[u"blobId"].toString()));
    const auto from = wholeNumber(source[u"offset"], 0);
    const auto length = wholeNumber(source[u"length"], known->size - from.value_or(0));
    if (!from || !length || *from > known->size || *length > known->size - *from)
        return tl::unexpected(SetError::invalid(u"data"_s, u"offset and length reach beyond %1"_s.arg(id)));
    return Source{{}, m_files.fileOf(id), *from, *length};
}

SetResult<QList<BlobMethods::Source>> BlobMethods::sourcesOf(const QJsonArray &data,
                                                             const QHash<QString, QString> &createdIds)
{
    Transaction reading(m_storage, Storage::Access::Read);
    QList<Source> sources;
    qint64 size = 0;
    for (const QJsonValue &value : data) {
        const auto source = sourceOf(value.toObject(), createdIds);
        if (!source)
            return tl::unexpected(source.error());
        size += source->bytes.size() + source->length;
        sources.append(*source);
    }
    if (size > limits::maxSizeBlobSet)
        return tl::unexpected(SetError{u"tooLarge"_s, u"at most %1 bytes"_s.arg(limits::maxSizeBlobSet), {}, {}});
    return sources;
}

SetResult<BlobInfo> BlobMethods::create(const QJsonObject &blob, const QHash<QString, QString> &createdIds)
{
    if (!blob[u"data"].isArray())
        return tl::unexpected(SetError::invalid(u"data"_s, u"is a list of sources"_s));
    const QJsonArray data = blob[u"data"].toArray();
    if (data.size() > limits::maxDataSources)
        return tl::unexpected(SetError::invalid(u"data"_s, u"has at most %1 sources"_s.arg(limits::maxDataSources)));
    if (given(blob, u"type"_s) && !blob[u"type"].isString())
        return tl::unexpected(SetError::invalid(u"type"_s, u"is a text or null"_s));
    const auto sources = sourcesOf(data, createdIds);
    if (!sources)
        return tl::unexpected(sources.error());
    BlobFiles::Joining joining(m_files);
    for (const Source &source : *sources) {
        if (source.file.isEmpty())
            joining.add(source.bytes);
        else if (!joining.add(source.file, source.from, source.length))
            return tl::unexpected(blobNotFound(data[&source - sources->constData()][u"blobId"].toString()));
    }
    const BlobInfo whole = joining.finish();
    Transaction writing(m_storage, Storage::Access::Write);
    joining.place();
    m_storage.addBlob(whole, m_caller.number, m_now);
    writing.commit();
    return whole;
}

MethodAnswer BlobMethods::upload(const QJsonObject &arguments, QHash<QString, QString> &createdIds)
{
    if (!arguments[u"create"].isObject())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"create is an object"_s});
    const QJsonObject creates = arguments[u"create"].toObject();
    if (creates.size() > limits::maxObjectsInSet)
        return tl::unexpected(MethodError{u"requestTooLarge"_s, u"at most %1 objects"_s.arg(limits::maxObjectsInSet)});
    QJsonObject created;
    QJsonObject notCreated;
    for (auto it = creates.begin(); it != creates.end(); ++it) {
        const QJsonObject wanted = it->toObject();
        const auto blob = create(wanted, createdIds);
        if (!blob) {
            notCreated.insert(it.key(), blob.error().toJson());
            continue;
        }
        createdIds.insert(it.key(), blob->id);
        const QJsonValue type = given(wanted, u"type"_s) ? wanted[u"type"] : QJsonValue();
        created.insert(it.key(), QJsonObject{{u"id"_s, blob->id}, {u"type"_s, type}, {u"size"_s, blob->size}});
    }
    const auto orNull = [](const QJsonObject &object) {
        return object.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(object);
    };
    return QJsonDocument(QJsonObject{{u"accountId"_s, arguments[u"accountId"]},
                                     {u"created"_s, orNull(created)},
                                     {u"notCreated"_s, orNull(notCreated)}})
        .toJson(QJsonDocument::Compact);
}

MethodAnswer BlobMethods::lookup(const QJsonObject &arguments) const
{
    if (!arguments[u"typeNames"].isArray() || !arguments[u"ids"].isArray())
        return tl::unexpected(MethodError{u"invalidArguments"_s, u"typeNames and ids are lists"_s});
    if (!arguments[u"typeNames"].toArray().isEmpty())
        return tl::unexpected(MethodError{u"unknownDataType"_s, {}});
    QJsonArray list;
    const QJsonArray ids = arguments[u"ids"].toArray();
    for (const QJsonValue &id : ids)
        list.append(QJsonObject{{u"id"_s, id}, {u"matchedIds"_s, QJsonObject()}});
    return QJsonDocument(QJsonObject{{u"accountId"_s, arguments[u"accountId"]}, {u"list"_s, list}})
        .toJson(QJsonDocument::Compact);
}

} // namespace secondline::server
