// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/jmap/articleset.h"

#include "domain/instant.h"
#include "server/jmap/entryset.h"
#include "server/jmap/propertyrules.h"

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;

namespace {

const QStringList &contentProperties()
{
    static const QStringList names = {u"title"_s, u"summary"_s, u"body"_s,     u"product"_s,       u"category"_s,
                                      u"topic"_s, u"tags"_s,    u"language"_s, u"audienceLevel"_s, u"attachments"_s};
    return names;
}

bool isAuthor(const Act &act, const QJsonObject &article)
{
    return article[u"authorId"] == act.caller.id;
}

//! Who reviews: the person named as reviewer, or a supervisor; never the author.
bool reviews(const Act &act, const QJsonObject &article)
{
    return !isAuthor(act, article) && (article[u"reviewerId"] == act.caller.id || act.caller.supervisesDesk());
}

std::optional<SetError> refusedState(const Act &act, const QJsonObject &article, const QString &to,
                                     std::optional<qint64> knownVersion)
{
    const QString from = article[u"state"].toString();
    const bool author = isAuthor(act, article) || act.caller.supervisesDesk();
    if (from == u"draft" && to == u"in-review")
        return author ? std::nullopt : std::optional(SetError::forbidden(u"The author asks for the review."_s));
    if (from == u"in-review" && to == u"draft")
        return author || reviews(act, article)
            ? std::nullopt
            : std::optional(SetError::forbidden(u"The reviewer asks for changes."_s));
    if (from == u"in-review" && to == u"published") {
        if (!reviews(act, article))
            return SetError::forbidden(u"A reviewer who is not the author publishes."_s);
        if (knownVersion == article[u"version"].toInteger())
            return std::nullopt;
        SetError error{u"preconditionFailed"_s,
                       u"Publishing needs the exact version that was read, as \"version\" in was."_s,
                       {u"version"_s},
                       {}};
        error.more.insert(u"current"_s, article);
        return error;
    }
    if ((from == u"published" && to == u"retired") || (from == u"retired" && to == u"draft"))
        return reviews(act, article) || act.caller.supervisesDesk()
            ? std::nullopt
            : std::optional(SetError::forbidden(u"A reviewer retires articles and takes them up again."_s));
    return SetError::invalid(u"state"_s, u"an article does not go from %1 to %2"_s.arg(from, to.left(40)));
}

//! Publishing a draft of a published article makes the next revision of that one, and retires the draft.
void publish(Act &act, QJsonObject &article)
{
    const QString now = domain::utcDate(act.receipt);
    QJsonObject original = act.object(ObjectType::Article, article[u"draftOf"].toString());
    if (original.isEmpty()) {
        article.insert(u"state"_s, u"published"_s);
        article.insert(u"publishedAt"_s, now);
        article.insert(u"revision"_s, article[u"revision"].toInt() + 1);
        return;
    }
    for (const QString &name : contentProperties())
        original.insert(name, article[name]);
    original.insert(u"revision"_s, original[u"revision"].toInt() + 1);
    original.insert(u"publishedAt"_s, now);
    act.change(ObjectType::Article, original);
    act.storage.setBlobReferences(ObjectType::Article, *objectNumber(ObjectType::Article, original[u"id"].toString()),
                                  blobIdsOf(original[u"attachments"].toArray()));
    article.insert(u"state"_s, u"retired"_s);
}

std::optional<SetError> wrongValue(const QJsonObject &article)
{
    if (article[u"title"].toString().trimmed().isEmpty())
        return SetError::invalid(u"title"_s, u"an article needs a title"_s);
    if (article[u"audienceLevel"].toInt() > 9)
        return SetError::invalid(u"audienceLevel"_s, u"is a tier from 0 to 9"_s);
    return std::nullopt;
}

} // namespace

SetResult<QJsonObject> createArticle(Act &act, const QJsonObject &properties)
{
    QJsonObject article = defaultProperties(ObjectType::Article);
    article.insert(u"language"_s, u"en"_s);
    article.insert(u"audienceLevel"_s, 1);
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (!it->isNull())
            article.insert(it.key(), *it);
    }
    if (!article[u"state"].isNull() && article[u"state"] != u"draft"_s)
        return tl::unexpected(SetError::invalid(u"state"_s, u"an article starts as a draft"_s));
    article.insert(u"state"_s, u"draft"_s);
    if (const auto error = wrongValue(article))
        return tl::unexpected(*error);
    if (article[u"draftOf"].isString()
        && act.object(ObjectType::Article, article[u"draftOf"].toString())[u"state"] != u"published"_s)
        return tl::unexpected(SetError::invalid(u"draftOf"_s, u"only a published article is changed by a draft"_s));
    auto attachments = checkedAttachments(act, article[u"attachments"].toArray());
    if (!attachments)
        return tl::unexpected(attachments.error());
    article.insert(u"attachments"_s, *attachments);
    act.stamp(article, {}, true);
    article.insert(u"authorId"_s, act.caller.id);
    article.insert(u"number"_s, act.storage.nextArticleNumber());
    act.add(ObjectType::Article, article);
    act.storage.setBlobReferences(ObjectType::Article, *objectNumber(ObjectType::Article, article[u"id"].toString()),
                                  blobIdsOf(*attachments));
    return article;
}

SetResult<QJsonObject> updateArticle(Act &act, QJsonObject article, const QJsonObject &changes,
                                     std::optional<qint64> knownVersion)
{
    const bool edits = isAuthor(act, article) || act.caller.supervisesDesk();
    for (const QString &name : changes.keys()) {
        if (name == u"state")
            continue;
        if (!edits)
            return tl::unexpected(SetError::forbidden(u"The author and supervisors change an article."_s));
        if (contentProperties().contains(name) && article[u"state"] != u"draft"_s)
            return tl::unexpected(SetError::invalid(name, u"changes only while the article is a draft"_s));
    }
    if (changes.contains(u"state")) {
        if (const auto error = refusedState(act, article, changes[u"state"].toString(), knownVersion))
            return tl::unexpected(*error);
    }
    for (auto it = changes.begin(); it != changes.end(); ++it)
        article.insert(it.key(), *it);
    if (const auto error = wrongValue(article))
        return tl::unexpected(*error);
    if (changes.contains(u"attachments")) {
        auto attachments = checkedAttachments(act, changes[u"attachments"].toArray());
        if (!attachments)
            return tl::unexpected(attachments.error());
        article.insert(u"attachments"_s, *attachments);
        act.storage.setBlobReferences(ObjectType::Article,
                                      *objectNumber(ObjectType::Article, article[u"id"].toString()),
                                      blobIdsOf(*attachments));
    }
    if (changes[u"state"] == u"published"_s)
        publish(act, article);
    act.change(ObjectType::Article, article);
    return article;
}

} // namespace secondline::server
