// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/screenshot.h"

#include "ui/shell/mainwindow.h"
#include "workspace/workspace.h"

#include <QPixmap>

#include <chrono>

namespace secondline::app {

using namespace std::chrono_literals;

namespace {

constexpr int settled = 4;       //!< looks until what came last is painted
constexpr int settledEmpty = 20; //!< the same where no ticket came

} // namespace

Screenshot::Screenshot(ui::MainWindow &window, workspace::Workspace &workspace, const QString &file)
    : m_window(window)
    , m_workspace(workspace)
    , m_file(file)
{
    m_timer.setInterval(200ms);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

void Screenshot::look()
{
    using Phase = domain::SyncStatus::Phase;
    const domain::SyncStatus status = m_workspace.syncStatus();
    const bool busy = status.phase == Phase::FirstSync || status.phase == Phase::Syncing
        || (m_workspace.server() && !status.lastSync.isValid() && !status.failure);
    const bool opening = m_workspace.state() == workspace::Workspace::State::Opening
        || m_workspace.state() == workspace::Workspace::State::Closed;
    if (opening || busy || !m_workspace.indexComplete()) {
        m_quiet = 0;
        return;
    }
    if (++m_quiet < (m_window.drawn() ? settled : settledEmpty))
        return;
    m_timer.stop();
    Q_EMIT taken(m_window.grab().save(m_file, "PNG"));
}

} // namespace secondline::app
