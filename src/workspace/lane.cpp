// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/lane.h"

#include <QMetaObject>
#include <QSemaphore>

namespace secondline::workspace {

Lane::Lane(const QString &name)
    : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Lane::~Lane()
{
    end();
}

void Lane::drain()
{
    QSemaphore done;
    post([&done] { done.release(); });
    done.acquire();
}

void Lane::end()
{
    if (!m_thread.isRunning())
        return;
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void Lane::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_context.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace secondline::workspace
