// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

#include <functional>

namespace secondline::app {

//! One window for each profile: a second start hands its place to the first one and ends. Navigation only: nothing that
//! comes this way changes anything.
class SingleWindow : public QObject
{
    Q_OBJECT
public:
    explicit SingleWindow(const QString &profileFolder, QObject *parent = nullptr);

    //! From now on other starts are heard. False if the system does not allow it: the window works all the same.
    bool listen();
    //! Asks the window that has the profile to come up and show \a place (empty: just come up). Answers once, later.
    void raiseOther(const QString &place, const std::function<void(bool heard)> &then);

    //! Whether a place that came from another start may be shown.
    static bool mayGoTo(const QString &place);

Q_SIGNALS:
    void raiseWanted(const QString &place);

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace secondline::app
