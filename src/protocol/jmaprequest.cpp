// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/jmaprequest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace secondline::protocol {

using namespace Qt::StringLiterals;

namespace {

QString unescaped(QStringView token)
{
    QString text = token.toString();
    text.replace("~1"_L1, "/"_L1);
    text.replace("~0"_L1, "~"_L1);
    return text;
}

//! An array index as RFC 6901 writes it: digits, no leading zero; -1 if it is none.
qsizetype indexOf(const QString &token)
{
    if (token.isEmpty() || token.size() > 9 || (token.size() > 1 && token.startsWith(u'0')))
        return -1;
    for (const QChar c : token) {
        if (c < u'0' || c > u'9')
            return -1;
    }
    return token.toInt();
}

tl::expected<MethodCall, Problem> readCall(const QJsonValue &value)
{
    const QJsonArray triple = value.toArray();
    if (triple.size() != 3 || !triple[0].isString() || !triple[1].isObject() || !triple[2].isString())
        return tl::unexpected(Problem::notRequest(u"Each method call is [name, arguments, call id]."_s));
    return MethodCall{triple[0].toString(), triple[1].toObject(), triple[2].toString()};
}

} // namespace

tl::expected<JmapRequest, Problem> readRequest(const QByteArray &body, int maxCalls)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(Problem::notJson(u"At byte %1: %2"_s.arg(error.offset).arg(error.errorString())));
    const QJsonObject root = document.object();
    if (!document.isObject() || !root[u"using"].isArray() || !root[u"methodCalls"].isArray())
        return tl::unexpected(Problem::notRequest(u"A request has the members using and methodCalls."_s));
    const QJsonArray capabilities = root[u"using"].toArray();
    for (const QJsonValue &capability : capabilities) {
        if (!capability.isString())
            return tl::unexpected(Problem::notRequest(u"using is a list of capability names."_s));
        const QString name = capability.toString();
        if (name != coreCapability && name != blobCapability && name != helpdeskCapability)
            return tl::unexpected(Problem::unknownCapability(name));
    }
    const QJsonArray calls = root[u"methodCalls"].toArray();
    if (calls.size() > maxCalls)
        return tl::unexpected(Problem::overLimit(u"maxCallsInRequest"_s));
    JmapRequest request;
    for (const QJsonValue &value : calls) {
        auto call = readCall(value);
        if (!call)
            return tl::unexpected(call.error());
        request.calls.append(std::move(*call));
    }
    if (const QJsonValue created = root[u"createdIds"]; created.isObject()) {
        request.wantsCreatedIds = true;
        const QJsonObject ids = created.toObject();
        for (auto it = ids.begin(); it != ids.end(); ++it)
            request.createdIds.insert(it.key(), it.value().toString());
    } else if (!created.isUndefined() && !created.isNull()) {
        return tl::unexpected(Problem::notRequest(u"createdIds is an object."_s));
    }
    return request;
}

std::optional<QJsonValue> valueAt(const QJsonValue &value, QStringView path)
{
    if (path.isEmpty())
        return value;
    if (!path.startsWith(u'/'))
        return std::nullopt;
    const qsizetype end = path.indexOf(u'/', 1);
    const QString token = unescaped(end < 0 ? path.mid(1) : path.mid(1, end - 1));
    const QStringView rest = end < 0 ? QStringView() : path.mid(end);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        const auto found = object.find(token);
        return found == object.end() ? std::nullopt : valueAt(*found, rest);
    }
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    if (token == u"*") {
        QJsonArray all;
        for (const QJsonValue &item : array) {
            const std::optional<QJsonValue> found = valueAt(item, rest);
            if (!found)
                return std::nullopt;
            if (found->isArray()) {
                const QJsonArray nested = found->toArray();
                for (const QJsonValue &inner : nested)
                    all.append(inner);
            } else {
                all.append(*found);
            }
        }
        return QJsonValue(all);
    }
    const qsizetype index = indexOf(token);
    return index < 0 || index >= array.size() ? std::nullopt : valueAt(array[index], rest);
}

tl::expected<QJsonObject, ReferenceError> withReferencesResolved(const QJsonObject &arguments,
                                                                 const EarlierAnswer &earlier)
{
    QJsonObject resolved;
    for (auto it = arguments.begin(); it != arguments.end(); ++it) {
        if (!it.key().startsWith(u'#')) {
            resolved.insert(it.key(), it.value());
            continue;
        }
        const QString name = it.key().mid(1);
        if (arguments.contains(name))
            return tl::unexpected(
                ReferenceError{u"invalidArguments"_s, u"%1 is given twice, as value and as reference"_s.arg(name)});
        const QJsonObject reference = it.value().toObject();
        const auto answer = earlier(reference[u"resultOf"].toString(), reference[u"name"].toString());
        const auto found = answer ? valueAt(*answer, reference[u"path"].toString()) : std::nullopt;
        if (!found)
            return tl::unexpected(ReferenceError{u"invalidResultReference"_s, u"#%1 points to nothing"_s.arg(name)});
        resolved.insert(name, *found);
    }
    return resolved;
}

} // namespace secondline::protocol
