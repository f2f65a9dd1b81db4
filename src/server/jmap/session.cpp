// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/session.h"

#include "protocol/jmaprequest.h"
#include "server/jmap/limits.h"
#include "server/jmap/methods.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

QJsonObject helpdesk(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions)
{
    QJsonObject types;
    for (const ObjectType type : domain::allObjectTypes) {
        const bool administrated = type == ObjectType::Tier || type == ObjectType::Queue || type == ObjectType::Policy
            || type == ObjectType::FormDefinition;
        types.insert(
            QString::fromLatin1(domain::nameOf(type).data(), static_cast<qsizetype>(domain::nameOf(type).size())),
            QJsonObject{{u"mayRead"_s, true}, {u"maySet"_s, !administrated || caller.administers()}});
    }
    // Of the kinds that have no document yet the rules that ship with the program hold; documents count from 1.
    QJsonObject revisions{{u"routing"_s, 0}, {u"priority"_s, 0}, {u"sla"_s, 0}};
    for (auto it = policyRevisions.begin(); it != policyRevisions.end(); ++it)
        revisions.insert(it.key(), *it);
    return {{u"serverId"_s, serverId},
            {u"personId"_s, caller.id},
            {u"types"_s, types},
            {u"minClient"_s, u"0.1.0"_s},
            {u"policyRevisions"_s, revisions}};
}

QJsonObject session(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions)
{
    const QJsonObject core{{u"maxSizeUpload"_s, limits::maxSizeUpload},
                           {u"maxConcurrentUpload"_s, limits::maxConcurrentUpload},
                           {u"maxSizeRequest"_s, limits::maxSizeRequest},
                           {u"maxConcurrentRequests"_s, limits::maxConcurrentRequests},
                           {u"maxCallsInRequest"_s, limits::maxCallsInRequest},
                           {u"maxObjectsInGet"_s, limits::maxObjectsInGet},
                           {u"maxObjectsInSet"_s, limits::maxObjectsInSet},
                           {u"collationAlgorithms"_s, QJsonArray{u"i;ascii-casemap"_s}}};
    const QJsonObject blob{{u"maxSizeBlobSet"_s, limits::maxSizeBlobSet},
                           {u"maxDataSources"_s, limits::maxDataSources},
                           {u"supportedTypeNames"_s, QJsonArray()},
                           {u"supportedDigestAlgorithms"_s, QJsonArray{u"sha-256"_s}}};
    const QJsonObject ours = helpdesk(serverId, caller, policyRevisions);
    const QString coreName = protocol::coreCapability.toString();
    const QString blobName = protocol::blobCapability.toString();
    const QString ourName = protocol::helpdeskCapability.toString();
    const QString account = accountId.toString();
    return {{u"capabilities"_s, QJsonObject{{coreName, core}, {blobName, QJsonObject()}, {ourName, ours}}},
            {u"accounts"_s,
             QJsonObject{{account,
                          QJsonObject{{u"name"_s, u"Help desk"_s},
                                      {u"isPersonal"_s, false},
                                      {u"isReadOnly"_s, false},
                                      {u"accountCapabilities"_s,
                                       QJsonObject{{coreName, QJsonObject()}, {blobName, blob}, {ourName, ours}}}}}}},
            {u"primaryAccounts"_s, QJsonObject{{blobName, account}, {ourName, account}}},
            {u"username"_s, caller.login}};
}

} // namespace

QString sessionState(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions)
{
    const QByteArray json = QJsonDocument(session(serverId, caller, policyRevisions)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(16));
}

QByteArray sessionObject(const QString &serverId, const Caller &caller, const QJsonObject &policyRevisions,
                         const QString &baseUrl)
{
    QJsonObject json = session(serverId, caller, policyRevisions);
    json.insert(u"state"_s, sessionState(serverId, caller, policyRevisions));
    json.insert(u"apiUrl"_s, QString(baseUrl + u"/jmap/"_s));
    json.insert(u"uploadUrl"_s, QString(baseUrl + u"/jmap/upload/{accountId}/"_s));
    json.insert(u"downloadUrl"_s, QString(baseUrl + u"/jmap/download/{accountId}/{blobId}/{name}?type={type}"_s));
    json.insert(u"eventSourceUrl"_s, QString()); // no push yet: clients poll
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace secondline::server
