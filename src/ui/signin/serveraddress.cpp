// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/serveraddress.h"

namespace secondline::ui {

using namespace Qt::StringLiterals;

std::optional<QUrl> serverFromText(const QString &text, AddressFault *fault)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty()) {
        *fault = AddressFault::Empty;
        return std::nullopt;
    }
    const QUrl url(typed.contains(u"://"_s) ? typed : QString(u"https://"_s + typed), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        *fault = AddressFault::NotAnAddress;
        return std::nullopt;
    }
    if (url.scheme() != u"https") {
        *fault = AddressFault::NotHttps;
        return std::nullopt;
    }
    QUrl server = url;
    if (server.path() == u"/")
        server.setPath({});
    return server;
}

} // namespace secondline::ui
