// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/jmapresponse.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace secondline::protocol {

using namespace Qt::StringLiterals;

namespace {

//! \a text as a JSON string, quotes included.
QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

void JmapResponse::append(const QString &name, const QByteArray &argumentsJson, const QString &callId)
{
    m_answers.append({name, argumentsJson, callId});
}

void JmapResponse::append(const QString &name, const QJsonObject &arguments, const QString &callId)
{
    append(name, QJsonDocument(arguments).toJson(QJsonDocument::Compact), callId);
}

void JmapResponse::appendError(const QString &type, const QString &description, const QString &callId)
{
    QJsonObject arguments{{u"type"_s, type}};
    if (!description.isEmpty())
        arguments.insert(u"description"_s, description);
    append(u"error"_s, arguments, callId);
}

std::optional<QJsonObject> JmapResponse::answer(const QString &callId, const QString &name) const
{
    for (const Answer &answer : m_answers) {
        if (answer.callId == callId && answer.name == name)
            return QJsonDocument::fromJson(answer.arguments).object();
    }
    return std::nullopt;
}

QByteArray JmapResponse::toJson(const QString &sessionState, const QHash<QString, QString> *createdIds) const
{
    qsizetype size = 256;
    for (const Answer &answer : m_answers)
        size += answer.arguments.size() + 64;
    QByteArray json;
    json.reserve(size);
    json += R"({"methodResponses":[)";
    for (qsizetype i = 0; i < m_answers.size(); ++i) {
        const Answer &answer = m_answers[i];
        json += i == 0 ? "[" : ",[";
        json += quoted(answer.name);
        json += ',';
        json += answer.arguments;
        json += ',';
        json += quoted(answer.callId);
        json += ']';
    }
    json += R"(],"sessionState":)";
    json += quoted(sessionState);
    if (createdIds) {
        QJsonObject ids;
        for (auto it = createdIds->begin(); it != createdIds->end(); ++it)
            ids.insert(it.key(), it.value());
        json += R"(,"createdIds":)";
        json += QJsonDocument(ids).toJson(QJsonDocument::Compact);
    }
    json += '}';
    return json;
}

} // namespace secondline::protocol
