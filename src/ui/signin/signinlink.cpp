// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinlink.h"

#include "ui/signin/serveraddress.h"

#include <QUrlQuery>

namespace secondline::ui {

using namespace Qt::StringLiterals;

std::optional<SignInLink> signInLinkFrom(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (url.scheme() != u"secondline" || url.host() != u"sign-in")
        return std::nullopt;
    const QUrlQuery query(url);
    const auto value = [&](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    AddressFault fault = AddressFault::Empty;
    const std::optional<QUrl> server = serverFromText(value(u"server"_s), &fault);
    if (!server)
        return std::nullopt;
    return SignInLink{*server, value(u"ca"_s), value(u"token-file"_s)};
}

QString textOf(const SignInLink &link)
{
    QUrl url(u"secondline://sign-in"_s);
    QUrlQuery query;
    const auto add = [&query](const QString &name, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"server"_s, link.server.toString());
    add(u"ca"_s, link.caFile);
    add(u"token-file"_s, link.tokenFile);
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace secondline::ui
