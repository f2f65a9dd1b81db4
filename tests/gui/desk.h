// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deskserver.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

namespace secondline::tests {

inline constexpr int patienceMs = 30'000;

//! One device: a profile's folder, its keys, and while it runs a workspace with its window.
class Desk
{
public:
    //! Reaches the server at its address, or \a through a wire that leads there.
    Desk(const DeskServer &server, const QByteArray &token, const QUrl &through = {});
    ~Desk() { stop(); }
    Q_DISABLE_COPY_MOVE(Desk)

    //! Ends it as it stands, with whatever waits.
    void stop();
    //! Opens the window, signs in where that was not done yet, and waits for the desk.
    void start();
    void showAll();
    void openTicket(const QString &number);
    template <class T> T *find(const QString &name) const { return window->findChild<T *>(name); }
    //! The entries of the timeline as a screen reader says them.
    QStringList timeline() const;
    int inTimeline(const QString &text) const { return static_cast<int>(timeline().filter(text).size()); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window.get(), key, modifiers); }
    void comment(const QString &text) const;
    void attempt(const QString &tried, const QString &result) const;
    QString profile() const { return m_folder.filePath(QStringLiteral("profile")); }

    std::unique_ptr<workspace::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;

private:
    static ui::Theme &theme();

    const DeskServer &m_server;
    QByteArray m_token;
    QUrl m_through;
    QTemporaryDir m_folder;
    QString m_keyFile;
    QString m_tokenFile;
};

} // namespace secondline::tests
