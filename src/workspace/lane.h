// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace secondline::workspace {

//! A thread with an event loop, on which work is done in the order it was posted.
//!
//! What lives on it is made, used and destroyed by posted work only.
class Lane
{
public:
    //! \a name shows in debuggers.
    explicit Lane(const QString &name);
    ~Lane();
    Q_DISABLE_COPY_MOVE(Lane)

    void post(std::function<void()> work);
    //! Waits until all that was posted before is done.
    void drain();
    //! Does what was posted before, then ends the thread; what is posted later is dropped.
    void end();
    //! The object that lives on the lane: the context for connections whose receivers run here.
    QObject *context() const { return m_context.get(); }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace secondline::workspace
