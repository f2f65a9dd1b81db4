// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace secondline::ui {

//! A label that never reads its text as anything but text, in a size and colour of the theme.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(TextSize size = TextSize::Body, Role role = Role::Text, bool strong = false,
                       QWidget *parent = nullptr);
    void setRole(Role role);
    void setStrong(bool strong);

protected:
    void changeEvent(QEvent *event) override;

private:
    void standLeading();
    void restyle();

    TextSize m_size;
    Role m_role;
    bool m_strong;
    bool m_restyling = false;
};

//! How a button stands out: one Primary per page; Tool has no frame; Danger withdraws or removes.
enum class ButtonLook { Default, Primary, Tool, Danger };

//! A push button with the look and, at its trailing edge, the key that does the same.
class Button : public QPushButton
{
    Q_OBJECT
public:
    explicit Button(const QString &text, ButtonLook look = ButtonLook::Default, QWidget *parent = nullptr);
    void setKeyHint(const QString &key);
    QString keyHint() const { return m_keyHint; }
    //! Names the command of the window that does the same: the window shows its key here, also after it was changed.
    void setCommand(const QString &name) { m_command = name; }
    const QString &command() const { return m_command; }
    ButtonLook look() const { return m_look; }
    void setIconName(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ButtonLook m_look;
    QString m_keyHint;
    QString m_command;
    QString m_icon;
};

} // namespace secondline::ui
