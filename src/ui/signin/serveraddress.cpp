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

QList<QUrl> serversFromText(const QString &text, AddressFault *fault)
{
    QString typed = text.trimmed();
    const qsizetype at = typed.indexOf(u'@');
    const bool mail = at > 0 && !typed.contains(u'/') && typed.indexOf(u'@', at + 1) < 0;
    if (mail)
        typed.remove(0, at + 1);
    const std::optional<QUrl> server = serverFromText(typed, fault);
    if (!server)
        return {};
    QList<QUrl> servers{*server};
    // "example.org" may be the company, whose desk has a name of its own.
    const bool domain =
        server->port() < 0 && server->path().isEmpty() && server->host().count(u'.') == 1 && !typed.contains(u"://");
    for (const QString &name : {u"helpdesk"_s, u"support"_s}) {
        if (!domain)
            break;
        QUrl beside = *server;
        beside.setHost(name + u'.' + server->host());
        // Nobody's mail address names the desk's own machine first.
        servers.insert(mail ? servers.size() - 1 : servers.size(), beside);
    }
    return servers;
}

} // namespace secondline::ui
