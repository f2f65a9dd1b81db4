// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/patch.h"

#include "domain/instant.h"

namespace secondline::server {

using namespace Qt::StringLiterals;

namespace {

QStringList tokensOf(const QString &path)
{
    QStringList tokens = path.split(u'/');
    for (QString &token : tokens)
        token.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return tokens;
}

QJsonValue valueAt(QJsonValue value, const QStringList &tokens)
{
    for (const QString &token : tokens)
        value = value.toObject().value(token);
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

//! \a object with the value at \a tokens replaced; nothing where a parent is no object. Arrays are replaced whole.
std::optional<QJsonObject> withValueAt(QJsonObject object, const QStringList &tokens, const QJsonValue &value)
{
    const QString &first = tokens.constFirst();
    if (tokens.size() == 1) {
        object.insert(first, value);
        return object;
    }
    const QJsonValue inner = object[first];
    if (!inner.isObject())
        return std::nullopt;
    const auto changed = withValueAt(inner.toObject(), tokens.mid(1), value);
    if (!changed)
        return std::nullopt;
    object.insert(first, *changed);
    return object;
}

//! Equal as the wire means it: a date may be written with or without its zeros.
bool sameValue(const QJsonValue &a, const QJsonValue &b)
{
    if (a == b)
        return true;
    const auto first = domain::fromUtcDate(a.toString());
    const auto second = domain::fromUtcDate(b.toString());
    return first && second && *first == *second;
}

} // namespace

QStringList topLevelNames(const QJsonObject &patch)
{
    QStringList names;
    for (const QString &path : patch.keys()) {
        const QString name = tokensOf(path).constFirst();
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

SetResult<QJsonObject> patchedProperties(const QJsonObject &current, const QJsonObject &patch)
{
    QJsonObject whole = current;
    const QStringList paths = patch.keys();
    for (const QString &path : paths) {
        for (const QString &other : paths) {
            if (other.startsWith(path + u'/'))
                return tl::unexpected(SetError{u"invalidPatch"_s, u"%1 is inside %2"_s.arg(other, path), {other}, {}});
        }
        const auto changed = withValueAt(whole, tokensOf(path), patch[path]);
        if (!changed)
            return tl::unexpected(SetError{u"invalidPatch"_s, u"%1 leads nowhere"_s.arg(path), {path}, {}});
        whole = *changed;
    }
    QJsonObject touched;
    for (const QString &name : topLevelNames(patch))
        touched.insert(name, whole[name]);
    return touched;
}

std::optional<SetError> failedPrecondition(const QJsonObject &current, const QJsonObject &wanted,
                                           const QJsonObject &patch, const QJsonValue &was)
{
    if (!was.isObject())
        return std::nullopt;
    const QJsonObject old = was.toObject();
    QStringList differing;
    for (const QString &path : patch.keys()) {
        if (!old.contains(path))
            return SetError{u"invalidProperties"_s,
                            u"was names exactly the paths of the patch; %1 is missing"_s.arg(path),
                            {path},
                            {}};
        const QStringList tokens = tokensOf(path);
        const QJsonValue now = valueAt(current, tokens);
        if (!sameValue(now, old[path]) && !sameValue(now, valueAt(wanted, tokens)))
            differing.append(path);
    }
    if (old.contains(u"version") && old[u"version"] != current[u"version"])
        differing.append(u"version"_s);
    if (differing.isEmpty())
        return std::nullopt;
    SetError error{u"preconditionFailed"_s, u"Somebody else changed it meanwhile."_s, differing, {}};
    error.more.insert(u"current"_s, current);
    return error;
}

} // namespace secondline::server
