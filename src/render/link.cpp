// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/link.h"

#include <QRegularExpression>

namespace secondline::render {

using namespace Qt::StringLiterals;

namespace {

QString withoutWww(const QString &host)
{
    const QString lower = host.toLower();
    return lower.startsWith(u"www."_s) ? lower.mid(4) : lower;
}

} // namespace

std::optional<QUrl> openableLink(const QString &address)
{
    constexpr qsizetype longest = 4096;
    const QString trimmed = address.trimmed();
    if (trimmed.size() > longest || trimmed.startsWith(u'-'))
        return std::nullopt;
    const QUrl url(trimmed, QUrl::StrictMode);
    const QUrl tolerated = url.isValid() ? url : QUrl(trimmed, QUrl::TolerantMode);
    if (!tolerated.isValid())
        return std::nullopt;
    if (tolerated.scheme() == u"https" && !tolerated.host().isEmpty() && tolerated.userInfo().isEmpty())
        return tolerated;
    if (tolerated.scheme() == u"mailto" && tolerated.path().contains(u'@') && !tolerated.path().startsWith(u'-'))
        return tolerated;
    return std::nullopt;
}

bool namesAnotherHost(const QString &words, const QUrl &target)
{
    static const QRegularExpression address(
        u"^(?:[a-z][a-z0-9+.-]*://)?((?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,})(?:[:/?#].*)?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longest = 300;
    const QString shown = words.trimmed();
    if (target.scheme() != u"https" || shown.size() > longest)
        return false;
    const QRegularExpressionMatch match = address.match(shown);
    if (!match.hasMatch())
        return false;
    // A file name (`setup.exe`) looks like a host; only what is written as an address counts then.
    const bool written = shown.contains(u"://"_s) || shown.startsWith(u"www."_s, Qt::CaseInsensitive)
        || shown.contains(u'/') || match.captured(1).count(u'.') > 1;
    return written && withoutWww(match.captured(1)) != withoutWww(target.host());
}

} // namespace secondline::render
