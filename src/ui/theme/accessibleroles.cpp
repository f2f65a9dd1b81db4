// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/accessibleroles.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace secondline::ui {

namespace {

QAccessibleInterface *withRole(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    // Asked with the name of each base class in turn, the own one first.
    if (className == QLatin1StringView("QKeySequenceEdit"))
        return new QAccessibleWidget(widget, QAccessible::HotkeyField);
    if (className == QLatin1StringView("QScrollArea") && widget->focusPolicy() & Qt::TabFocus)
        return new QAccessibleWidget(widget, QAccessible::Document);
    return nullptr; // Qt knows better
}

} // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(withRole); // once per function: Qt looks
}

} // namespace secondline::ui
