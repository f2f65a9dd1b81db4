// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outboxmirror.h"

#include <QJsonObject>

namespace secondline::store {

//! Puts records of the mirror into their boxes and finds them again.
class MirrorBox
{
public:
    explicit MirrorBox(const ProfileKey &key);
    QByteArray closed(const QJsonObject &json) const;

    struct Found
    {
        QJsonObject json;
        qint64 bytes = 0;
    };
    struct File
    {
        QList<Found> records;
        bool tidy = true;       //!< records from end to end
        bool gapInside = false; //!< something unreadable with a record behind it
    };
    File opened(const QByteArray &file) const;

private:
    std::optional<QJsonObject> openedAt(const QByteArray &file, qsizetype at, qsizetype *bytes) const;

    ProfileKey m_key;
};

QJsonObject toJson(const MirrorEntry &entry);
std::optional<MirrorEntry> mirrorEntryIn(const QJsonObject &json);

} // namespace secondline::store
