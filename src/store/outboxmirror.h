// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "store/profilekey.h"
#include "store/vfsfile.h"

#include <QHash>
#include <QList>

namespace secondline::store {

//! What the mirror is told of one act on the outbox.
struct MirrorEntry
{
    enum class Kind {
        Kept,      //!< the operation as it stands now
        Sending,   //!< attempt `attempts` may leave this device
        Applied,   //!< the server has it; as `appliedId` at `appliedVersion`
        Withdrawn, //!< its person took it back
        Salvaged,  //!< something that was read from a damaged work.db, to be put into a new one
    };
    Kind kind = Kind::Kept;
    domain::Operation operation; //!< Kept: all of it; else its id, and what the kind names
    QJsonObject salvaged;
};

//! The append-only, encrypted second copy of the outbox (invariants 2.1): two formats must fail together to lose work.
//!
//! Two files in turn, `<stem>.a` and `<stem>.b`. Each begins with the operations that were open when it was made and
//! goes on with the acts since, each act one write that is flushed before it is acknowledged. Record: mark, length,
//! nonce, XChaCha20-Poly1305 box, SHA-256 of the box; behind a damaged one the next is found by its mark.
//! Acts are counted; work.db holds the count of the last that it has, which tells which of both is behind.
//! Throws Fault. After a failed flush a file is never written again: the other one is made (D5).
class OutboxMirror
{
public:
    //! What became of one operation, as far as the mirror knows.
    struct Fate
    {
        enum class Now { Open, Applied, Withdrawn };
        std::optional<domain::Operation> operation; //!< as it was last kept
        Now now = Now::Open;
        int attempts = 0;
        QString appliedId;
        qint64 appliedVersion = 0;
        QDateTime appliedAt;
    };
    struct Content
    {
        QHash<QUuid, Fate> fates;
        QList<QJsonObject> salvaged; //!< since the file was made
        qint64 acts = 0;             //!< the count of the newest act; 0: nothing there
        qint64 base = 0;             //!< the count at which the oldest file was made
        bool damaged = false;        //!< something between its records, or all of it, cannot be read
    };

    OutboxMirror(QString stem, const ProfileKey &key);

    //! Reads both files. Nothing in them is an error: what cannot be read is passed over.
    Content read();
    //! Makes the other file, whole and flushed, with \a open after \a acts acts; then the old one leaves.
    void renew(const QList<domain::Operation> &open, qint64 acts);
    //! Keeps a damaged pair of files under names of their own.
    QStringList setAside(const QString &suffix) const;
    //! Keeps what a damaged work.db still gave until a new one has it, behind whatever can be read of the mirror.
    void keepSalvaged(const QList<QJsonObject> &salvaged);
    //! Writes one act behind the last, flushed. Needs a file that can be written: isReady().
    void append(const QList<MirrorEntry> &entries);
    //! The last act was not committed: as if it had not been written. What the server did stays done.
    void takeBack();
    //! The file says more than was committed: it must be made anew.
    void distrust() { m_spent = true; }

    //! Whether append() can be called; otherwise renew() first.
    bool isReady() const { return m_file && !m_spent; }
    //! Whether more than half of the file says nothing any more.
    bool isMostlyDead() const;
    qint64 acts() const { return m_acts; }

private:
    QString name(int which) const;
    void write(const QByteArray &record);
    void count(const MirrorEntry &entry, qint64 bytes);

    QString m_stem;
    ProfileKey m_key;
    std::unique_ptr<VfsFile> m_file;
    bool m_spent = false;
    int m_which = 0; //!< the file in use
    qint64 m_generation = 0;
    qint64 m_acts = 0;
    qint64 m_lastStart = 0; //!< where the record of the last act begins
    qint64 m_size = 0;
    qint64 m_liveBytes = 0;
    QHash<QUuid, qint64> m_live; //!< bytes of each open operation's last record
};

} // namespace secondline::store
