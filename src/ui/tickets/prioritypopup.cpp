// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/prioritypopup.h"

#include "domain/priority.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

PriorityPopup::PriorityPopup(int impact, int urgency, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_wasImpact(impact)
    , m_wasUrgency(urgency)
    , m_impact(new SegmentedChoice(this))
    , m_urgency(new SegmentedChoice(this))
    , m_result(new ChipLabel(this))
    , m_set(new Button(tr("Set priority"), ButtonLook::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"priorityPopup"_s);
    setAccessibleName(tr("Priority"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    grid->setHorizontalSpacing(space::s4);
    const auto addRow = [&](const QString &name, SegmentedChoice *choice, const QString &objectName, int now) {
        const int row = grid->rowCount();
        auto *label = new TextLabel(TextSize::Body, Role::Text3, false, this);
        label->setText(name);
        grid->addWidget(label, row, 0);
        choice->setObjectName(objectName + u"Choice"_s);
        choice->setAccessibleName(name);
        for (int degree = 1; degree <= 3; ++degree) {
            const QString text = tr("%1 %2", "degree: number, word").arg(QString::number(degree), degreeText(degree));
            choice->add(degree, text)->setObjectName(u"%1%2Button"_s.arg(objectName).arg(degree));
        }
        choice->choose(now);
        grid->addWidget(choice, row, 1);
        connect(choice, &SegmentedChoice::chosenChanged, this, &PriorityPopup::update);
    };
    addRow(tr("Impact"), m_impact, u"impact"_s, impact);
    addRow(tr("Urgency"), m_urgency, u"urgency"_s, urgency);
    auto *gives = new TextLabel(TextSize::Body, Role::Text3, false, this);
    gives->setText(tr("Gives"));
    m_result->setObjectName(u"resultingPriorityLabel"_s);
    m_set->setObjectName(u"setPriorityButton"_s);
    m_set->setKeyHint(tr("Enter", "the key"));
    m_set->setAccessibleName(m_set->text());
    const int row = grid->rowCount();
    grid->addWidget(gives, row, 0);
    auto *last = new QHBoxLayout;
    last->addWidget(m_result);
    last->addStretch(1);
    last->addWidget(m_set);
    grid->addLayout(last, row, 1);
    connect(m_set, &QPushButton::clicked, this, &PriorityPopup::accept);
    update();
}

void PriorityPopup::update()
{
    const auto priority = domain::priorityFor(m_impact->chosen(), m_urgency->chosen());
    m_result->setChip(priority ? priorityChip(*priority) : Chip{});
    m_set->setEnabled(m_impact->chosen() != m_wasImpact || m_urgency->chosen() != m_wasUrgency);
}

void PriorityPopup::accept()
{
    if (m_set->isEnabled())
        Q_EMIT chosen(m_impact->chosen(), m_urgency->chosen());
    close();
}

void PriorityPopup::showBelow(QWidget *anchor)
{
    adjustSize();
    const QPoint leading = anchor->mapToGlobal(QPoint(0, anchor->height() + space::s1));
    const QPoint trailing = leading + QPoint(anchor->width() - width(), 0);
    move(anchor->layoutDirection() == Qt::LeftToRight ? trailing : leading);
    show();
    if (auto *first = m_impact->findChild<QAbstractButton *>(u"impact%1Button"_s.arg(m_impact->chosen())))
        first->setFocus();
}

void PriorityPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colour(Role::Edge));
    painter.setBrush(colour(Role::Base));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PriorityPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else
        QFrame::keyPressEvent(event);
}

} // namespace secondline::ui
