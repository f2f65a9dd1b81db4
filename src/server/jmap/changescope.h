// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/storage.h"

#include <tl/expected.hpp>

#include <optional>

namespace secondline::server {

//! What a device keeps: a Ticket filter that narrows what `Ticket/changes` and `Entry/changes` tell (protocol.md,
//! Scope).
//!
//! The server does not know what a device held, so it says what is always right: a ticket that changed and lies inside
//! counts as created (the device fetches what hangs on it, twice is harmless), one that lies outside as destroyed.
class ChangeScope
{
public:
    //! The error is what to say in `unsupportedFilter`.
    static tl::expected<ChangeScope, QString> read(const QJsonValue &json);

    //! \a state, marked as made with this scope.
    QString marked(const QString &state) const;
    //! The server's own state in \a state: one of this scope, or one made without any; nothing for another scope's.
    std::optional<QString> unmarked(const QString &state) const;

    struct Narrowed
    {
        Changes changes;
        QStringList outOfScope; //!< among changes.destroyed
    };
    //! \a type is Ticket or Entry.
    Narrowed narrowed(Storage &storage, domain::ObjectType type, const Changes &changes, const Caller &caller) const;

private:
    Filter m_filter;
    QString m_mark;
};

//! Whether \a state was made with a scope.
bool isScoped(const QString &state);

} // namespace secondline::server
