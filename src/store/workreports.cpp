// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What work.db keeps beside the operations: reports of reconnecting, and the names of attachments.

#include "store/workschema.h"
#include "store/workstore_p.h"

#include <QJsonArray>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;
using domain::Result;

namespace {

bool says(const QJsonValue &value, const QString &text)
{
    if (value.isString())
        return value.toString().contains(text, Qt::CaseInsensitive);
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(), [&](const QJsonValue &one) { return says(one, text); });
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [&](const QJsonValue &one) { return says(one, text); });
}

} // namespace

Result<qint64> WorkStore::addReport(const QDateTime &at, const QJsonObject &report)
{
    return d->changing([&] {
        Statement insert = d->database->statement("INSERT INTO report (at, content) VALUES (?, ?) RETURNING id");
        insert.bind(1, at.toMSecsSinceEpoch()).bind(2, compactJson(report)).step();
        const qint64 id = insert.integer(0);
        insert.run();
        return id;
    });
}

Result<QList<std::pair<qint64, QJsonObject>>> WorkStore::reports(const QString &text, int limit) const
{
    return d->reading([&] {
        QList<std::pair<qint64, QJsonObject>> found;
        Statement rows = d->database->statement("SELECT id, content FROM report ORDER BY at DESC, id DESC");
        while (found.size() < limit && rows.step()) {
            const QJsonObject report = objectIn(rows.text(1));
            if (text.isEmpty() || says(report, text))
                found.append({rows.integer(0), report});
        }
        return found;
    });
}

Result<void> WorkStore::addBlob(const QString &blobId, qint64 size)
{
    return d->changing([&] {
        d->database->statement("INSERT OR IGNORE INTO blob (id, size) VALUES (?, ?)")
            .bind(1, blobId)
            .bind(2, size)
            .run();
    });
}

Result<void> WorkStore::confirmBlob(const QString &blobId)
{
    return d->changing(
        [&] { d->database->statement("UPDATE blob SET confirmed = 1 WHERE id = ?").bind(1, blobId).run(); });
}

Result<QMap<QString, bool>> WorkStore::blobs() const
{
    return d->reading([&] {
        QMap<QString, bool> blobs;
        Statement rows = d->database->statement("SELECT id, confirmed FROM blob");
        while (rows.step())
            blobs.insert(rows.text(0), rows.integer(1) != 0);
        return blobs;
    });
}

} // namespace secondline::store
