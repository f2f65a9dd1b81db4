// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace secondline::workspace {

//! The server's time on this device (invariants T-1, T-2): once an answer has shown it, it goes on by a clock that
//! nobody sets and that counts suspend, whatever happens to the wall clock. After a reboot without an answer it is the
//! wall clock corrected by what it was wrong by before.
class DeskClock
{
public:
    struct Reading
    {
        QDateTime wall;      //!< UTC
        qint64 uptimeMs = 0; //!< since the system started, suspend included
        QString boot;        //!< which start of the system; empty: not known
    };
    using Read = std::function<Reading()>;
    //! What an act says of its time: by this device's clock, and how far that is from the server's.
    struct Stamp
    {
        QDateTime wall;               //!< UTC
        std::optional<qint64> skewMs; //!< the wall clock minus the server's; nothing if nothing was ever seen
    };

    explicit DeskClock(Read read);
    //! This device's own clocks.
    static Reading device();

    //! An answer of now shows that the wall clock minus the server's is \a skewMs.
    void seen(qint64 skewMs);
    //! What another run needs to go on; empty if nothing was seen.
    QString memory() const;
    //! Takes up what an earlier run remembered; what this one has seen is newer and stays.
    void recall(const QString &memory);

    //! The server's time as well as this device knows it; the wall clock if nothing was ever seen.
    QDateTime now() const;
    Stamp stamp() const;
    //! Time goes by the wall clock: nothing was seen since the system started.
    bool byWallClock() const;

private:
    //! What was seen, and when by each clock.
    struct Anchor
    {
        qint64 serverMs = 0; //!< since 1970
        qint64 uptimeMs = 0;
        qint64 skewMs = 0;
        QString boot;
        bool ofThisRun = false;
    };
    bool holds(const Reading &reading) const;
    qint64 serverMs(const Reading &reading) const;

    Read m_read;
    std::optional<Anchor> m_anchor;
};

} // namespace secondline::workspace
