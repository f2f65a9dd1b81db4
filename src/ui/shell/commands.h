// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;
class QSettings;

namespace secondline::ui {

//! When an act can be done.
enum class Scope : quint8 {
    Always,
    Work,   //!< with an open profile
    List,   //!< in the mode Tickets
    Ticket, //!< with a ticket on screen that may be worked on
};

//! One act of the window: in the menus, on the page of keys and in the palette.
struct Command
{
    QAction *action = nullptr;
    QString group; //!< its menu's name, without the mark of its access key
    QList<QKeySequence> standard;
    Scope scope = Scope::Always;
};

//! All acts of the window, and the keys that a person chose for them.
class Commands : public QObject
{
    Q_OBJECT
public:
    //! Other keys than the standard ones are kept in \a settings under `keys/<name of the action>`.
    explicit Commands(QSettings &settings, QObject *parent = nullptr);

    QAction *add(QMenu *menu, const QString &text, const QString &name, const QList<QKeySequence> &keys, Scope scope,
                 const std::function<void()> &act);
    const QList<Command> &all() const { return m_commands; }
    //! Enables the acts of \a scope, or takes them away.
    void allow(Scope scope, bool allowed);

    //! Another act than \a but that \a keys would start, or that begins with them or begins them; nullptr if none.
    QAction *holder(const QKeySequence &keys, const QAction *but) const;
    //! Gives \a keys to \a action, and takes them (and what begins with them) from all others. Kept.
    void bind(QAction *action, const QList<QKeySequence> &keys);
    void bindStandard(QAction *action);
    bool isStandard(const QAction *action) const;

Q_SIGNALS:
    //! Some act has other keys now.
    void bound();

private:
    void keep(const Command &command);
    const Command *find(const QAction *action) const;

    QSettings &m_settings;
    QList<Command> m_commands;
};

//! The text of an action or a menu as a person reads it: without the mark of its access key and the dots of a dialog.
QString commandText(const QString &text);
//! Its keys in words, such as "Ctrl+K or G, O"; empty if it has none.
QString commandKeys(const QAction &action);

} // namespace secondline::ui
