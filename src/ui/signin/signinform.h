// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace secondline::ui {

class Banner;
class Button;
class InlineError;
class ProgressLine;

//! One step of signing in: its title, what it asks, a line while the server is asked, and the ways back and on.
class SignInForm : public QWidget
{
    Q_OBJECT
public:
    SignInForm(const QString &title, const QString &explanation, const QString &onward, QWidget *parent = nullptr);

    //! The step is shown: the focus goes to what is to be filled in.
    virtual void enter() = 0;

Q_SIGNALS:
    void backWanted();

protected:
    //! Enter, or the button: checks what was filled in and asks the server.
    virtual void goOn() = 0;
    //! The person does not want to wait for the server any more.
    virtual void giveUp() {}

    QVBoxLayout *content() const { return m_content; }
    Banner *failure() const { return m_failure; }
    Button *onward() const { return m_onward; }
    void setBackVisible(bool on);
    //! What is asked takes all the room there is.
    void letContentGrow();
    //! A field with its name above it; what is wrong with it and \a hint stand below.
    InlineError *addField(const QString &label, const QString &hint, QLineEdit *field, QWidget *beside = nullptr);
    //! The server is asked: \a words say what for.
    void wait(const QString &words);
    void waitNoMore();
    bool waits() const { return m_waits; }

private:
    QVBoxLayout *m_content;
    Banner *m_failure;
    ProgressLine *m_progress;
    Button *m_back;
    Button *m_onward;
    bool m_waits = false;
};

} // namespace secondline::ui
