// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace secondline::domain {

//! A knowledge article; the body is Markdown from strangers: show it through `render` only.
struct Article
{
    ArticleId id;
    qint64 version = 0;
    QString number; //!< `KB-00042`
    QString title;
    QString summary;
    QString body;
    QString product;
    QString category;
    QString topic;
    QStringList tags;
    QString language;
    int audienceLevel = 1; //!< the lowest tier that reads it
    QString state;         //!< `draft` `in-review` `published` `retired`
    int revision = 0;
    QDateTime publishedAt;
    QDateTime updatedAt;
    int solvedCount = 0;
    QString source;
    QString licence;
};

Article articleFrom(const QJsonObject &properties);

} // namespace secondline::domain
