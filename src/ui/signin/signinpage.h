// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"
#include "ui/shell/page.h"
#include "ui/signin/signinlink.h"
#include "workspace/workspace.h"

class QBoxLayout;

namespace secondline::ui {

class KeepStep;
class ServerStep;
class SignInForm;
class TextLabel;
class TokenStep;

//! Binds the profile to a server, step by step: which server, who, what to keep. A profile that is bound already asks
//! for a new token only.
class SignInPage : public Page
{
    Q_OBJECT
public:
    //! \a folder is the profile's.
    SignInPage(workspace::Workspace *workspace, const QString &folder, QWidget *parent = nullptr);
    ~SignInPage() override;

    void enter() override;
    bool stepBack() override;
    //! A demo can be tried from here.
    void offerDemo();
    //! What the person's desk gave them: fills in what it says, and looks for the server.
    void takeLink(const SignInLink &link);

Q_SIGNALS:
    void demoWanted();
    //! This profile belongs to somebody else: the same again in one of its own.
    void otherProfileWanted(const QString &link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makePanel(const QString &question, const QString &answer, const QString &action, const char *name,
                       const std::function<void()> &act);
    void arrange();
    void showStep(SignInForm *step);
    void serverFound(const QUrl &server, const QString &caFile);
    void tokenAccepted(const domain::DeskSurvey &desk);
    void begin(const QSet<QString> &leftOut);
    void signIn();
    void takeFile(const QString &path);

    workspace::Workspace *m_workspace;
    QWidget *m_stack;
    ServerStep *m_serverStep;
    TokenStep *m_tokenStep;
    KeepStep *m_keepStep;
    QList<SignInForm *> m_forms; //!< the steps in their order
    SignInForm *m_current = nullptr;
    QList<TextLabel *> m_steps;
    QBoxLayout *m_row = nullptr;
    QWidget *m_side = nullptr;
    QWidget *m_demo = nullptr;
};

} // namespace secondline::ui
