// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "patience.h"
#include "pocketdesk.h"
#include "store/profilekey.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

//! One person's workspace in a folder of its own, at a pocket desk.
class Seat
{
public:
    //! Opened and signed in; what the desk has is here.
    explicit Seat(PocketDesk &desk);

    //! Ends the program, does \a meanwhile, and starts it again; nothing is told to it.
    void restart(const std::function<void()> &meanwhile = {});
    //! Once more, and what the desk has is here.
    void signIn();
    //! Runs a sync through to its report.
    secondline::domain::SyncReport sync(bool full = false);
    secondline::workspace::Workspace &workspace() { return *m_workspace; }
    //! Opens the profile's files for those who look behind its back.
    secondline::store::ProfileKey key() const;
    QString folder() const { return m_folder.filePath(QStringLiteral("profile")); }
    const secondline::domain::Operation *operation(const QUuid &id) const;

    //! The answer that \a ask is given by its callback.
    template <class T, class Ask> static T answerOf(Ask ask)
    {
        std::optional<T> answer;
        ask([&](const T &given) { answer = given; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
            qFatal("no answer");
        return *answer;
    }
    template <class Ask> static secondline::domain::Result<QUuid> saved(Ask ask)
    {
        return answerOf<secondline::domain::Result<QUuid>>(std::move(ask));
    }
    template <class Ask> static secondline::domain::Result<void> done(Ask ask)
    {
        return answerOf<secondline::domain::Result<void>>(std::move(ask));
    }

private:
    void open();

    PocketDesk &m_desk;
    QTemporaryDir m_folder;
    std::unique_ptr<secondline::workspace::Workspace> m_workspace;
};
