// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/changescope.h"

#include "server/jmap/queryfilter.h"
#include "server/storage/objectnumber.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

constexpr qsizetype markDigits = 8;

} // namespace

bool isScoped(const QString &state)
{
    return state.count(u'.') > 1;
}

tl::expected<ChangeScope, QString> ChangeScope::read(const QJsonValue &json)
{
    if (!json.isObject())
        return tl::unexpected(u"a scope is a filter of tickets"_s);
    const auto filter = readFilter(ObjectType::Ticket, json);
    if (!filter)
        return tl::unexpected(filter.error());
    ChangeScope scope;
    scope.m_filter = *filter;
    const QByteArray written = QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray hash = QCryptographicHash::hash(written, QCryptographicHash::Sha256).toHex();
    scope.m_mark = QString::fromLatin1(hash.first(markDigits));
    return scope;
}

QString ChangeScope::marked(const QString &state) const
{
    return state + u'.' + m_mark;
}

std::optional<QString> ChangeScope::unmarked(const QString &state) const
{
    if (!isScoped(state))
        return state;
    const qsizetype dot = state.lastIndexOf(u'.');
    return state.mid(dot + 1) == m_mark ? std::optional(state.left(dot)) : std::nullopt;
}

ChangeScope::Narrowed ChangeScope::narrowed(Storage &storage, ObjectType type, const Changes &changes,
                                            const Caller &caller) const
{
    Narrowed narrowed{changes, {}};
    if (changes.created.isEmpty() && changes.updated.isEmpty())
        return narrowed;
    const QList<ObjectNumber> inside = storage.query(ObjectType::Ticket, m_filter, {}, 0, -1, caller);
    const QSet<ObjectNumber> kept(inside.cbegin(), inside.cend());
    const auto isKept = [&](const QString &id) {
        const auto number = objectNumber(type, id);
        if (!number)
            return false;
        if (type == ObjectType::Ticket)
            return kept.contains(*number);
        const auto entry = storage.object(type, *number);
        const auto ticket =
            entry ? objectNumber(ObjectType::Ticket, (*entry)[u"ticketId"].toString()) : std::optional<ObjectNumber>();
        return ticket && kept.contains(*ticket);
    };
    narrowed.changes.created.removeIf([&](const QString &id) { return !isKept(id); });
    narrowed.changes.updated.removeIf([&](const QString &id) { return !isKept(id); });
    if (type != ObjectType::Ticket)
        return narrowed;
    narrowed.changes.created += std::exchange(narrowed.changes.updated, {});
    for (const QString &id : changes.updated) {
        if (!isKept(id))
            narrowed.outOfScope.append(id);
    }
    narrowed.changes.destroyed += narrowed.outOfScope;
    return narrowed;
}

} // namespace secondline::server
