// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runqueue.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHash>

#include <vector>

namespace secondline::bench {

//! An application that times each slice of work: one event with all that its handling called, from the event loop's
//! hand and back. Waiting for a core is not work and does not count.
class SliceWatch : public QApplication
{
    Q_OBJECT
public:
    SliceWatch(int &argc, char **argv);
    //! From now on.
    void startSlices();
    //! Ends it and prints how many slices there were, the 99.9th percentile, and the longest of those over 5 ms with
    //! what they were and where their time went.
    void reportSlices();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    struct Slice
    {
        qint64 micros = 0;
        qint64 blocked = 0; //!< of them on no core and not ready for one: a lock, a file, a page of memory
        qint64 at = 0;      //!< its end, ms since the start
        QString what;
        QHash<QString, qint64> parts; //!< own microseconds of the events within
    };
    RunQueue m_queue;
    QElapsedTimer m_since;
    bool m_watching = false;
    int m_depth = 0;
    qint64 m_within = 0; //!< ns that the events inside the present one took
    QHash<QString, qint64> m_parts;
    std::vector<qint64> m_micros;
    std::vector<Slice> m_long;
};

} // namespace secondline::bench
