// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "workspace/workspace.h"

class QLineEdit;
class QBoxLayout;
class QProgressBar;
class QStackedWidget;
class QVBoxLayout;

namespace secondline::ui {

class Banner;
class Button;
class TextLabel;

//! Binds the profile to a server: its address, a personal access token, and the certificate of a private authority.
class SignInPage : public Page
{
    Q_OBJECT
public:
    explicit SignInPage(workspace::Workspace *workspace, QWidget *parent = nullptr);
    ~SignInPage() override;

    void enter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    QWidget *makeSide();
    QWidget *makeForm();
    QWidget *makeProgress();
    TextLabel *addField(QVBoxLayout *column, const QString &label, const QString &hint, QWidget *field,
                        QWidget *beside = nullptr);
    void browse(QLineEdit *field, const QString &title, const QString &filter);
    void takeTokenFile(const QString &path);
    void showFault(TextLabel *label, QWidget *field, const QString &text);
    void signIn();
    void signedIn();
    void showStep(int step);
    void showProgress();

    workspace::Workspace *m_workspace;
    bool m_trying = false;
    QStackedWidget *m_stack;
    QList<TextLabel *> m_steps;
    Banner *m_failure;
    QLineEdit *m_server;
    TextLabel *m_serverFault = nullptr;
    QLineEdit *m_token;
    TextLabel *m_tokenFault = nullptr;
    QLineEdit *m_caFile;
    TextLabel *m_caFault = nullptr;
    Button *m_signIn;
    QBoxLayout *m_row = nullptr;
    QWidget *m_side = nullptr;
    QProgressBar *m_trial;
    TextLabel *m_progressText;
    QProgressBar *m_progress;
    Button *m_begin;
};

} // namespace secondline::ui
