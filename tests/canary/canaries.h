// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileDevice>
#include <QMap>
#include <QString>
#include <QStringList>

namespace secondline::tests {

//! What a file of the profile grants to nobody but its owner.
inline constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

//! Words that occur nowhere else in the world, put into secrets and texts to see afterwards where they turn up.
class Canaries
{
public:
    //! A new word for \a what: lower-case letters only, so that no word splitter or case folding hides it.
    QString released(const QString &what);
    //! A secret that somebody else made.
    void watch(const QString &what, const QByteArray &secret);

    //! Where they are in \a bytes: "what, as encoding" each. Looked for as UTF-8, UTF-16 in both orders, base64 (plain
    //! and for addresses) at each of the three places that a word can have in it, and hex.
    QStringList foundIn(const QByteArray &bytes) const;
    //! "path: what, as encoding" for every file below \a folder, and for the names of the files.
    QStringList foundBelow(const QString &folder) const;

private:
    struct Form
    {
        QString what;
        QByteArray bytes;
    };
    QList<Form> m_forms;
};

//! What a running process shows of itself to others: environment and command line.
QByteArray shownByProcess(qint64 pid);

//! Files below \a folder that others than their owner may touch, and folders that others may enter, with their modes.
QStringList openToOthers(const QString &folder);

} // namespace secondline::tests
