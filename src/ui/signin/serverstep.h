// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinlink.h"

#include <memory>

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

//! The first step: which server. Looks whether one is there, and says in plain words what its certificate lacks.
class ServerStep : public SignInForm
{
    Q_OBJECT
public:
    explicit ServerStep(workspace::Workspace *workspace, QWidget *parent = nullptr);

    void enter() override;
    void setServer(const QString &address);
    void setCaFile(const QString &file);
    QString caFile() const;
    //! Looks for the server that stands there.
    void find() { goOn(); }

Q_SIGNALS:
    void found(const QUrl &server, const QString &caFile);
    //! Instead of an address the person has put in what their desk gave them.
    void linkGiven(const secondline::ui::SignInLink &link);

protected:
    void goOn() override;
    void giveUp() override;

private:
    void showFailure(const domain::Failure &failure);

    workspace::Workspace *m_workspace;
    QLineEdit *m_server;
    InlineError *m_serverFault;
    QLineEdit *m_caFile;
    InlineError *m_caFault = nullptr;
    std::unique_ptr<QObject> m_asking; //!< an answer that comes after it is gone is not heard
};

} // namespace secondline::ui
