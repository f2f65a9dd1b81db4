// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/sendkey.h"

#include <QShortcut>

namespace secondline::ui {

void onSendKey(QWidget *where, const std::function<void()> &act)
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        QObject::connect(shortcut, &QShortcut::activated, where, [act] { act(); });
    }
}

} // namespace secondline::ui
