// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace secondline::ui {
class MainWindow;
}
namespace secondline::workspace {
class Workspace;
}

namespace secondline::app {

//! Takes the picture that --screenshot asks for: when the first tickets are drawn, nothing is being fetched and the
//! search index holds everything.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(ui::MainWindow &window, workspace::Workspace &workspace, const QString &file);

Q_SIGNALS:
    //! The picture is written, or cannot be.
    void taken(bool written);

private:
    void look();

    ui::MainWindow &m_window;
    workspace::Workspace &m_workspace;
    QString m_file;
    QTimer m_timer;
    int m_quiet = 0; //!< looks in a row at which all was done
};

} // namespace secondline::app
