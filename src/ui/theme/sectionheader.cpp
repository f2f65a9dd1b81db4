// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/sectionheader.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace secondline::ui {

SectionHeader::SectionHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new TextLabel(TextSize::Body, Role::Text, true, this))
    , m_aside(new TextLabel(TextSize::Small, Role::Text3, false, this))
{
    m_row->setContentsMargins(0, 0, 0, space::s1 + 1);
    m_row->addWidget(m_title, 1);
    m_row->addWidget(m_aside);
    m_title->setWordWrap(true);
    m_aside->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTitle(title);
}

void SectionHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SectionHeader::setAside(const QString &aside)
{
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
    setAccessibleDescription(aside);
}

Button *SectionHeader::addAction(const QString &text, const QString &icon)
{
    auto *button = new Button(text, ButtonLook::Tool, this);
    button->setAccessibleName(text);
    if (!icon.isEmpty())
        button->setIconName(icon);
    m_row->addWidget(button);
    return button;
}

void SectionHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, colour(Role::Line));
}

} // namespace secondline::ui
