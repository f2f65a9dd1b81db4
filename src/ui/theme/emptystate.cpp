// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/emptystate.h"

#include "ui/theme/followletters.h"
#include "ui/theme/icons.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_title(new TextLabel(TextSize::Page, Role::Text, true, this))
    , m_explanation(new TextLabel(TextSize::Body, Role::Text2, false, this))
    , m_panel(new QFrame(this))
    , m_note(new TextLabel(TextSize::Small, Role::Text3, false, this))
{
    m_title->setWordWrap(true);
    m_explanation->setWordWrap(true);
    m_panel->setFrameShape(QFrame::StyledPanel);
    m_panel->hide();
    m_rows = new QVBoxLayout(m_panel);
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::s1);
    column->addStretch(2);
    column->addWidget(m_sign);
    column->addSpacing(space::s3);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addSpacing(space::s3);
    column->addWidget(m_panel);
    m_note->setObjectName(u"noteLabel"_s);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->hide();
    column->addSpacing(space::s1);
    column->addWidget(m_note);
    column->addStretch(3);
    auto *holder = new QWidget;
    holder->setLayout(column);
    constexpr int widest = 520;
    followLetters(holder, [holder] { holder->setMaximumWidth(Theme::current().scaled(widest)); });
    auto *page = new ScrolledColumn;
    auto *row = new QHBoxLayout(page);
    row->addStretch(1);
    row->addWidget(holder, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void EmptyState::setContent(const QString &icon, Role tint, const QString &title, const QString &explanation)
{
    const auto paintSign = [this, icon, tint] {
        m_sign->setPixmap(iconPixmap(icon, 32, colour(tint), devicePixelRatioF()));
    };
    m_sign->disconnect(this);
    disconnect(&Theme::current(), nullptr, m_sign, nullptr);
    connect(&Theme::current(), &Theme::changed, m_sign, paintSign);
    paintSign();
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
}

Button *EmptyState::addNext(const QString &icon, const QString &sentence, const QString &action)
{
    if (m_rows->count() > 0) {
        auto *line = new QFrame(m_panel);
        line->setFrameShape(QFrame::HLine);
        line->setFixedHeight(1);
        m_rows->addWidget(line);
    }
    auto *rowWidget = new QWidget(m_panel);
    auto *row = new QHBoxLayout(rowWidget);
    row->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    auto *sign = new QLabel(rowWidget);
    const auto paintSign = [sign, icon] {
        sign->setPixmap(iconPixmap(icon, 16, colour(Role::Text2), sign->devicePixelRatioF()));
    };
    connect(&Theme::current(), &Theme::changed, sign, paintSign);
    paintSign();
    auto *text = new TextLabel(TextSize::Body, Role::Text, false, rowWidget);
    text->setText(sentence);
    text->setWordWrap(true);
    auto *button = new Button(action, ButtonLook::Default, rowWidget);
    button->setAccessibleName(action);
    button->setAccessibleDescription(sentence);
    row->addWidget(sign);
    row->addWidget(text, 1);
    row->addWidget(button);
    m_rows->addWidget(rowWidget);
    m_panel->show();
    return button;
}

void EmptyState::clearNext()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            // Later: it may be the very button whose click led here.
            widget->hide();
            widget->setObjectName({});
            for (QObject *child : widget->findChildren<QObject *>())
                child->setObjectName({});
            widget->deleteLater();
        }
        delete item;
    }
    m_panel->hide();
}

void EmptyState::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace secondline::ui
