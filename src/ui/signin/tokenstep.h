// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"
#include "ui/signin/signinform.h"
#include "workspace/workspace.h"

#include <memory>

namespace secondline::ui {

//! The second step: who signs in. Tries the token, and learns what there is to keep.
class TokenStep : public SignInForm
{
    Q_OBJECT
public:
    explicit TokenStep(workspace::Workspace *workspace, QWidget *parent = nullptr);

    void enter() override;
    void setServer(const QUrl &server, const QString &caFile);
    //! The token in \a file, which is one line of text.
    void takeTokenFile(const QString &file);
    void setToken(const QString &token);
    //! Nothing of the token stays on the screen.
    void clear();
    //! Why signing in failed. Another server's or person's profile: another one is offered.
    void showFailure(const domain::Failure &why);
    //! \a server, \a caFile and what was typed.
    workspace::SignIn signIn() const;

Q_SIGNALS:
    void accepted(const secondline::domain::DeskSurvey &desk);
    //! This profile belongs to another server or person.
    void otherProfileWanted();

protected:
    void goOn() override;
    void giveUp() override;

private:
    workspace::Workspace *m_workspace;
    QUrl m_address;
    QString m_caFile;
    QLineEdit *m_token;
    InlineError *m_tokenFault;
    std::unique_ptr<QObject> m_asking; //!< an answer that comes after it is gone is not heard
};

} // namespace secondline::ui
