// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/merge.h"

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;
using Verdict = FieldMerge::Verdict;

namespace {

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

//! A path that leads through something that is no object replaces it, as a server would make the way.
void setAt(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0) {
        object[path] = value;
        return;
    }
    QJsonObject inner = object[path.left(slash)].toObject();
    setAt(inner, path.mid(slash + 1), value);
    object[path.left(slash)] = inner;
}

Verdict verdictOf(const std::optional<QJsonValue> &base, const QJsonValue &mine, const QJsonValue &theirs)
{
    if (sameValue(mine, theirs))
        return base && sameValue(*base, mine) ? Verdict::Unchanged : Verdict::SameChange;
    if (base && sameValue(*base, theirs))
        return Verdict::MineOnly;
    if (base && sameValue(*base, mine))
        return Verdict::TheirsOnly;
    return Verdict::Clash;
}

bool isDone(const QJsonValue &status)
{
    return status == u"resolved"_s || status == u"closed"_s;
}

} // namespace

bool Merge::clashes() const
{
    return std::any_of(fields.cbegin(), fields.cend(),
                       [](const FieldMerge &field) { return field.verdict == Verdict::Clash; });
}

QJsonValue valueAt(const QJsonObject &object, const QString &path)
{
    const qsizetype slash = path.indexOf(u'/');
    if (slash < 0)
        return object.value(path);
    const QJsonValue inner = object.value(path.left(slash));
    return inner.isObject() ? valueAt(inner.toObject(), path.mid(slash + 1)) : QJsonValue(QJsonValue::Undefined);
}

bool sameValue(const QJsonValue &one, const QJsonValue &other)
{
    return orNull(one) == orNull(other);
}

Merge threeWay(const QJsonObject &was, const QJsonObject &content, const QJsonObject &current)
{
    Merge merge;
    merge.result = current;
    QStringList paths = content.keys();
    for (const QString &path : was.keys()) {
        if (!content.contains(path))
            paths.append(path);
    }
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        FieldMerge field;
        field.property = path;
        field.base = orNull(was.value(path));
        field.mine = content.contains(path) ? content.value(path) : field.base;
        field.theirs = orNull(valueAt(current, path));
        field.verdict =
            verdictOf(was.contains(path) ? std::optional(field.base) : std::nullopt, field.mine, field.theirs);
        if (field.verdict == Verdict::MineOnly) {
            setAt(merge.result, path, field.mine);
            merge.patch[path] = field.mine;
        }
        merge.fields.append(field);
    }
    return merge;
}

bool becomesProposal(const Operation &operation, const QJsonObject &before, const QJsonObject &current)
{
    if (operation.type != ObjectType::Ticket || operation.action != Operation::Action::Update)
        return false;
    const bool ofState = operation.content.contains(u"status") || operation.content.contains(u"mergedInto");
    if (!ofState)
        return false;
    const auto changed = [&](const QString &property) {
        return before.contains(property) && !sameValue(before.value(property), current.value(property));
    };
    const bool done = changed(u"status"_s) && isDone(current.value(u"status"));
    return done || changed(u"mergedInto"_s) || changed(u"assigneeId"_s) || changed(u"queueId"_s);
}

} // namespace secondline::domain
