// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/workstore.h"

#include <QQueue>

namespace secondline::workspace {

//! What the server said, on its way into work.db: what cannot be kept now, as on a full disk, waits here, and nothing
//! that was said later overtakes it. Used on the work lane.
class Verdicts
{
public:
    //! \a answer: all that one answer of the server said, at \a at.
    void add(const QList<store::Settlement> &answer, const QDateTime &at) { m_waiting.enqueue({answer, at}); }
    bool isWaiting() const { return !m_waiting.isEmpty(); }
    //! Keeps them, the oldest first, each answer in one transaction; the first failure ends it. What \a work knows
    //! nothing of will not be kept later, either, and does not wait.
    domain::Result<void> keepIn(store::WorkStore &work);

    bool retries = false; //!< another try will come by itself

private:
    struct Answer
    {
        QList<store::Settlement> settlements;
        QDateTime at;
    };
    QQueue<Answer> m_waiting;
};

} // namespace secondline::workspace
