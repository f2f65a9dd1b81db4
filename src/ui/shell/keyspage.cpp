// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keyspage.h"

#include "ui/shell/commands.h"
#include "ui/shell/keydialog.h"
#include "ui/theme/controls.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct Group
{
    QString name;
    QList<QAction *> actions;
};

QList<Group> groupsOf(const QList<Command> &commands)
{
    QList<Group> groups;
    for (const Command &command : commands) {
        if (groups.isEmpty() || groups.constLast().name != command.group)
            groups.append({command.group, {}});
        groups.last().actions.append(command.action);
    }
    return groups;
}

QString buttonName(const QAction &action)
{
    return action.objectName() + u"KeysButton"_s;
}

} // namespace

KeysPage::KeysPage(Commands &commands, QWidget *parent)
    : Page(parent)
    , m_commands(commands)
    , m_columns(new QWidget)
{
    setObjectName(u"keysPage"_s);
    auto *title = new TextLabel(TextSize::Page, Role::Text, true, this);
    title->setText(tr("Keys"));
    auto *hint = new TextLabel(TextSize::Body, Role::Text2, false, this);
    hint->setText(tr("Single letters work when no text field has the focus. Esc goes back. Choose a command’s keys to "
                     "give it others."));
    hint->setWordWrap(true);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"keysScrollArea"_s);
    scroll->setFocusPolicy(Qt::NoFocus); // its buttons take it, and bring themselves into sight
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_columns);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, space::s6, space::s6, space::s4);
    column->addWidget(title);
    column->addWidget(hint);
    column->addSpacing(space::s3);
    column->addWidget(scroll, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_columns->setBackgroundRole(QPalette::Base);
    connect(&commands, &Commands::bound, this, &KeysPage::fill);
}

void KeysPage::enter()
{
    fill();
    if (auto *first = m_columns->findChild<Button *>())
        first->setFocus(Qt::OtherFocusReason);
}

void KeysPage::fill()
{
    // The buttons are made anew: the focus goes to the one in the same place.
    const QWidget *focused = m_columns->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString focusedName = focused ? focused->objectName() : QString();
    qDeleteAll(m_columns->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_columns->layout();
    auto *row = new QHBoxLayout(m_columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * space::s8);
    QVBoxLayout *columns[] = {new QVBoxLayout, new QVBoxLayout};
    int lines[] = {0, 0};
    for (QVBoxLayout *column : columns) {
        column->setSpacing(0); // else it takes the row's
        row->addLayout(column);
    }
    row->addStretch(1);
    const QList<Group> groups = groupsOf(m_commands.all());
    for (const Group &group : groups) {
        auto *box = new QWidget(m_columns);
        box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        auto *grid = new QGridLayout(box);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s6);
        grid->setVerticalSpacing(0);
        grid->setColumnStretch(0, 1);
        auto *name = new TextLabel(TextSize::Body, Role::Text, true, box);
        name->setText(group.name);
        grid->addWidget(name, 0, 0, 1, 2);
        for (QAction *action : group.actions)
            addRow(grid, action);
        const int shorter = lines[0] <= lines[1] ? 0 : 1;
        lines[shorter] += static_cast<int>(group.actions.size()) + 2;
        columns[shorter]->addWidget(box);
        columns[shorter]->addSpacing(space::s5);
    }
    for (QVBoxLayout *column : columns)
        column->addStretch(1);
    QTimer::singleShot(0, this, &KeysPage::arrange); // what was made just now has its size when it is shown
    if (!focusedName.isEmpty()) {
        if (auto *same = m_columns->findChild<QWidget *>(focusedName))
            same->setFocus(Qt::OtherFocusReason);
    }
}

void KeysPage::addRow(QGridLayout *grid, QAction *action)
{
    const QString text = commandText(action->text());
    const QString keys = commandKeys(*action);
    auto *what = new TextLabel(TextSize::Body, Role::Text2);
    what->setText(text);
    auto *button = new Button(keys.isEmpty() ? tr("No keys") : keys, ButtonLook::Tool);
    button->setObjectName(buttonName(*action));
    button->setAccessibleName(keys.isEmpty() ? tr("%1, no keys", "command").arg(text)
                                             : tr("%1, %2", "command, its keys").arg(text, keys));
    button->setToolTip(tr("Give it other keys"));
    connect(button, &QPushButton::clicked, this, [this, action] { change(action); });
    const int line = grid->rowCount();
    grid->addWidget(what, line, 0);
    grid->addWidget(button, line, 1, Qt::AlignLeading);
}

void KeysPage::change(QAction *action)
{
    auto *dialog = new KeyDialog(m_commands, action, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void KeysPage::arrange()
{
    auto *row = qobject_cast<QBoxLayout *>(m_columns->layout());
    if (!row)
        return;
    row->setDirection(QBoxLayout::LeftToRight);
    if (row->minimumSize().width() > width() - 2 * space::s6 - style()->pixelMetric(QStyle::PM_ScrollBarExtent))
        row->setDirection(QBoxLayout::TopToBottom);
}

void KeysPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void KeysPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

} // namespace secondline::ui
