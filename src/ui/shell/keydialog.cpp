// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keydialog.h"

#include "ui/shell/commands.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

KeyDialog::KeyDialog(Commands &commands, QAction *action, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_action(action)
    , m_edit(new QKeySequenceEdit(this))
    , m_says(new TextLabel(TextSize::Body, Role::Text2, false, this))
    , m_set(new Button(tr("Set"), ButtonLook::Primary, this))
{
    setObjectName(u"keyDialog"_s);
    setWindowTitle(tr("Keys"));
    setMinimumWidth(420);
    auto *question = new TextLabel(TextSize::Title, Role::Text, true, this);
    question->setText(tr("Press the keys for “%1”").arg(commandText(action->text())));
    question->setWordWrap(true);
    m_edit->setObjectName(u"keySequenceEdit"_s);
    m_edit->setAccessibleName(question->text());
    m_edit->installEventFilter(this);
    m_says->setObjectName(u"keySaysLabel"_s);
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(2 * Theme::current().lineHeight(TextSize::Body));
    auto *none = new Button(tr("No keys"), ButtonLook::Default, this);
    none->setObjectName(u"noKeysButton"_s);
    auto *standard = new Button(tr("Standard"), ButtonLook::Default, this);
    standard->setObjectName(u"standardKeysButton"_s);
    standard->setEnabled(!commands.isStandard(action));
    auto *cancel = new Button(tr("Cancel"), ButtonLook::Default, this);
    cancel->setObjectName(u"cancelKeysButton"_s);
    m_set->setObjectName(u"setKeysButton"_s);
    m_set->setDefault(true);

    auto *row = new QHBoxLayout;
    row->addWidget(none);
    row->addWidget(standard);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_set);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s5, space::s5, space::s5, space::s4);
    column->setSpacing(space::s3);
    column->addWidget(question);
    column->addWidget(m_edit);
    column->addWidget(m_says);
    column->addLayout(row);

    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeyDialog::pressed);
    connect(none, &QPushButton::clicked, this, [this] {
        m_commands.bind(m_action, {});
        accept();
    });
    connect(standard, &QPushButton::clicked, this, [this] {
        m_commands.bindStandard(m_action);
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_set, &QPushButton::clicked, this, [this] {
        m_commands.bind(m_action, {m_edit->keySequence()});
        accept();
    });
    pressed();
    m_edit->setFocus();
}

void KeyDialog::pressed()
{
    const QKeySequence keys = m_edit->keySequence();
    m_set->setEnabled(!keys.isEmpty());
    if (keys.isEmpty()) {
        const QString present = commandKeys(*m_action);
        m_says->setText(present.isEmpty() ? tr("It has no keys now.") : tr("Now: %1").arg(present));
        return;
    }
    const QAction *holder = m_commands.holder(keys, m_action);
    m_says->setText(
        holder
            ? tr("“%1” has these keys now, or some that begin alike. It loses them.").arg(commandText(holder->text()))
            : tr("These keys are free."));
}

bool KeyDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The field takes every key; these two belong to the dialog.
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            reject();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            m_set->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace secondline::ui
