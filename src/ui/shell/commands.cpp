// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/commands.h"

#include <QAction>
#include <QMenu>
#include <QSettings>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

QString keptAs(const QAction &action)
{
    return u"keys/"_s + action.objectName();
}

//! Whether one of the two cannot be pressed without starting, or being taken for, the other.
bool collide(const QKeySequence &one, const QKeySequence &other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

} // namespace

QString commandText(const QString &text)
{
    // "&&" is an ampersand, "&" before a letter is the mark.
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && ++i == text.size())
            break;
        shown.append(text.at(i));
    }
    return shown.remove(u'…');
}

QString commandKeys(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(Commands::tr(" or ", "between two keys"));
}

Commands::Commands(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QAction *Commands::add(QMenu *menu, const QString &text, const QString &name, const QList<QKeySequence> &keys,
                       Scope scope, const std::function<void()> &act)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [act] { act(); });
    // A platform may have none for one of Qt's standard keys.
    QList<QKeySequence> standard = keys;
    standard.removeAll(QKeySequence());
    QList<QKeySequence> present = standard;
    if (m_settings.contains(keptAs(*action))) {
        present.clear();
        for (const QString &key : m_settings.value(keptAs(*action)).toStringList()) {
            const QKeySequence sequence = QKeySequence::fromString(key, QKeySequence::PortableText);
            if (!sequence.isEmpty())
                present.append(sequence);
        }
    }
    action->setShortcuts(present);
    m_commands.append({action, commandText(menu->title()), standard, scope});
    return action;
}

void Commands::allow(Scope scope, bool allowed)
{
    for (const Command &command : std::as_const(m_commands)) {
        if (command.scope == scope)
            command.action->setEnabled(allowed);
    }
}

QAction *Commands::holder(const QKeySequence &keys, const QAction *but) const
{
    for (const Command &command : m_commands) {
        if (command.action == but)
            continue;
        for (const QKeySequence &held : command.action->shortcuts()) {
            if (collide(held, keys))
                return command.action;
        }
    }
    return nullptr;
}

void Commands::bind(QAction *action, const QList<QKeySequence> &keys)
{
    for (const Command &command : std::as_const(m_commands)) {
        if (command.action == action) {
            action->setShortcuts(keys);
            keep(command);
            continue;
        }
        QList<QKeySequence> left = command.action->shortcuts();
        const auto taken = [&keys](const QKeySequence &held) {
            return std::any_of(keys.cbegin(), keys.cend(), [&](const QKeySequence &key) { return collide(key, held); });
        };
        if (left.removeIf(taken) > 0) {
            command.action->setShortcuts(left);
            keep(command);
        }
    }
    m_settings.sync();
    Q_EMIT bound();
}

void Commands::bindStandard(QAction *action)
{
    if (const Command *command = find(action))
        bind(action, command->standard);
}

bool Commands::isStandard(const QAction *action) const
{
    const Command *command = find(action);
    return command && action->shortcuts() == command->standard;
}

void Commands::keep(const Command &command)
{
    if (command.action->shortcuts() == command.standard) {
        m_settings.remove(keptAs(*command.action));
        return;
    }
    QStringList keys;
    for (const QKeySequence &key : command.action->shortcuts())
        keys.append(key.toString(QKeySequence::PortableText));
    m_settings.setValue(keptAs(*command.action), keys);
}

const Command *Commands::find(const QAction *action) const
{
    for (const Command &command : m_commands) {
        if (command.action == action)
            return &command;
    }
    return nullptr;
}

} // namespace secondline::ui
