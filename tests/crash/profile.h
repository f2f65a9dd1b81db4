// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/attachmentstore.h"
#include "store/cachewriter.h"
#include "store/searchindex.h"
#include "store/workstore.h"

#include <QJsonObject>
#include <QMap>

#include <memory>

namespace secondline::crash {

store::ProfileKey profileKey();

//! The open files of one profile.
struct Profile
{
    explicit Profile(QString folder)
        : m_folder(std::move(folder))
    {
    }
    QString path(QLatin1StringView file) const { return m_folder + QLatin1Char('/') + file; }
    domain::Result<void> openWork();
    domain::Result<void> openCache();
    domain::Result<void> openSearch();
    //! As the workspace does: half copies of an earlier run leave.
    domain::Result<void> openFiles();

    std::unique_ptr<store::WorkStore> work;
    std::unique_ptr<store::CacheWriter> cache;
    std::unique_ptr<store::SearchIndex> search;
    std::unique_ptr<store::AttachmentStore> files;

private:
    QString m_folder;
};

//! All that a person would miss, by name: `operation/<id>`, `draft/<place>`, `fact/<name>` … and what it says.
using Snapshot = QMap<QString, QJsonObject>;

//! What the outbox holds. Without the device's own identity, which is another one in a profile made anew.
domain::Result<Snapshot> snapshotOf(const store::WorkStore &work);
//! What the cache holds: the ids of each type, the cursors, and a hash over all values.
domain::Result<Snapshot> snapshotOf(const store::CacheWriter &cache, const QString &cachePath);
//! The whole files, by their ids, and what is wrong with any of them.
domain::Result<Snapshot> snapshotOf(const store::AttachmentStore &files);

} // namespace secondline::crash
