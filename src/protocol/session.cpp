// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/session.h"

#include "protocol/jmaprequest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVersionNumber>

#include <algorithm>

namespace secondline::protocol {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

//! A limit as declared, kept within what this program can use.
int limit(const QJsonObject &core, QStringView name, int least, int most)
{
    return static_cast<int>(std::clamp<qint64>(core[name].toInteger(least), least, most));
}

} // namespace

domain::Result<SessionResource> readSession(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString namespaceName = helpdeskCapability.toString();
    const QJsonObject capabilities = json[u"capabilities"].toObject();
    if (!capabilities.contains(namespaceName))
        return domain::failure(Failure::Kind::NotOurServer, u"the answer is no help desk session"_s);
    const QJsonObject ours = capabilities[namespaceName].toObject();
    const QVersionNumber least = QVersionNumber::fromString(ours[u"minClient"].toString());
    if (least > QVersionNumber::fromString(QLatin1StringView(SECONDLINE_VERSION)))
        return domain::failure(Failure::Kind::TooNew,
                               u"the server wants at least version %1 of this program"_s.arg(least.toString()));

    SessionResource session;
    session.serverId = ours[u"serverId"].toString();
    session.accountId = json[u"primaryAccounts"][namespaceName].toString();
    const QJsonObject account = json[u"accounts"][session.accountId].toObject();
    const QJsonObject inAccount = account[u"accountCapabilities"][namespaceName].toObject();
    session.personId = inAccount[u"personId"].toString(ours[u"personId"].toString());
    session.login = json[u"username"].toString();
    session.apiUrl = json[u"apiUrl"].toString();
    session.uploadUrl = json[u"uploadUrl"].toString();
    session.downloadUrl = json[u"downloadUrl"].toString();
    session.state = json[u"state"].toString();
    if (session.serverId.isEmpty() || session.accountId.isEmpty() || session.apiUrl.isEmpty())
        return domain::failure(Failure::Kind::NotOurServer, u"the session lacks serverId, an account or apiUrl"_s);

    const QJsonObject core = capabilities[coreCapability.toString()].toObject();
    session.maxObjectsInGet = limit(core, u"maxObjectsInGet", 1, 10'000);
    session.maxObjectsInSet = limit(core, u"maxObjectsInSet", 1, 10'000);
    session.maxCallsInRequest = limit(core, u"maxCallsInRequest", 1, 64);
    session.maxConcurrentRequests = limit(core, u"maxConcurrentRequests", 1, 4);
    session.maxSizeRequest = limit(core, u"maxSizeRequest", 1000, 100'000'000);
    return session;
}

} // namespace secondline::protocol
