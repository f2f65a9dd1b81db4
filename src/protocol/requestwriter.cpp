// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/requestwriter.h"

#include "domain/instant.h"
#include "protocol/jmaprequest.h"

#include <QJsonDocument>

namespace secondline::protocol {

using namespace Qt::StringLiterals;

namespace {

QString methodName(domain::ObjectType type, QStringView method)
{
    const std::string_view name = domain::nameOf(type);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + u'/' + method;
}

QJsonValue uuidOrNull(const QUuid &id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.toString(QUuid::WithoutBraces));
}

QJsonObject actProperties(const domain::Operation &operation)
{
    QJsonObject act;
    act[u"opId"] = uuidOrNull(operation.id);
    act[u"after"] = uuidOrNull(operation.after);
    act[u"actedAt"] = domain::utcDate(operation.actedAt);
    act[u"clockSkewMs"] = operation.clockSkewMs ? QJsonValue(*operation.clockSkewMs) : QJsonValue(QJsonValue::Null);
    return act;
}

} // namespace

RequestWriter::RequestWriter(QString accountId)
    : m_accountId(std::move(accountId))
{
}

void RequestWriter::call(domain::ObjectType type, QStringView method, QJsonObject arguments, const QString &callId)
{
    arguments[u"accountId"] = m_accountId;
    m_calls.append(QJsonArray{methodName(type, method), arguments, callId});
}

QByteArray RequestWriter::toJson() const
{
    const QJsonObject request{
        {u"using"_s, QJsonArray{coreCapability.toString(), helpdeskCapability.toString()}},
        {u"methodCalls"_s, m_calls},
    };
    return QJsonDocument(request).toJson(QJsonDocument::Compact);
}

QJsonObject RequestWriter::resultOf(const QString &callId, domain::ObjectType type, QStringView method,
                                    QStringView path)
{
    return {{u"resultOf"_s, callId}, {u"name"_s, methodName(type, method)}, {u"path"_s, path.toString()}};
}

QString wireId(const QString &id)
{
    return id.startsWith(u'~') ? QString(u'#' + QStringView(id).mid(1)) : id;
}

QString creationId(const domain::Operation &operation)
{
    return operation.id.toString(QUuid::WithoutBraces);
}

QJsonObject createObject(const domain::Operation &create)
{
    QJsonObject object = create.content;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().endsWith(u"Id") && it.value().isString())
            it.value() = wireId(it.value().toString());
    }
    const QJsonObject act = actProperties(create);
    for (auto it = act.begin(); it != act.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

QJsonObject updateRecord(const domain::Operation &update)
{
    QJsonObject record = actProperties(update);
    record[u"was"] = update.was;
    return record;
}

} // namespace secondline::protocol
