// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/article.h"

#include "domain/instant.h"
#include "domain/jsontexts.h"

namespace secondline::domain {

Article articleFrom(const QJsonObject &properties)
{
    Article article;
    article.id = ArticleId(properties[u"id"].toString());
    article.version = properties[u"version"].toInteger();
    article.number = properties[u"number"].toString();
    article.title = properties[u"title"].toString();
    article.summary = properties[u"summary"].toString();
    article.body = properties[u"body"].toString();
    article.product = properties[u"product"].toString();
    article.category = properties[u"category"].toString();
    article.topic = properties[u"topic"].toString();
    article.tags = textsIn(properties[u"tags"]);
    article.language = properties[u"language"].toString();
    article.audienceLevel = properties[u"audienceLevel"].toInt(1);
    article.state = properties[u"state"].toString();
    article.revision = properties[u"revision"].toInt();
    article.publishedAt = fromUtcDate(properties[u"publishedAt"].toString()).value_or(QDateTime());
    article.updatedAt = fromUtcDate(properties[u"updatedAt"].toString()).value_or(QDateTime());
    article.solvedCount = properties[u"solvedCount"].toInt();
    article.source = properties[u"source"].toString();
    article.licence = properties[u"licence"].toString();
    return article;
}

} // namespace secondline::domain
