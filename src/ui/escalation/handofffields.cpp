// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/handofffields.h"

#include "ui/escalation/handoffbrief.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/followletters.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! A column of reading width that scrolls.
QScrollArea *scrolled(QVBoxLayout *&column, const QString &name)
{
    auto *holder = new ScrolledColumn;
    column = new QVBoxLayout(holder);
    column->setContentsMargins(space::s5, space::s4, space::s5, space::s5);
    column->setSpacing(space::s5);
    constexpr int widest = 760;
    followLetters(holder, [holder] { holder->setMaximumWidth(Theme::current().scaled(widest)); });
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(name);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    holder->setBackgroundRole(QPalette::Base);
    scroll->setWidget(holder);
    return scroll;
}

TextLabel *heading(const QString &text, TextSize size, Role role, bool strong)
{
    auto *label = new TextLabel(size, role, strong);
    label->setText(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

HandoffFields::HandoffFields(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"handoffFields"_s);
}

void HandoffFields::setGuide(const domain::Guide &guide, int toLevel)
{
    while (QWidget *step = m_stack->widget(0)) {
        m_stack->removeWidget(step);
        delete step;
    }
    m_fields.clear();
    m_guide = guide;
    m_toLevel = toLevel;
    for (const domain::GuideStep &step : guide.steps)
        addStep(step);

    QVBoxLayout *column = nullptr;
    QScrollArea *last = scrolled(column, tr("Read and send"));
    last->setFocusPolicy(Qt::StrongFocus); // to be read by keyboard
    auto *head = new QVBoxLayout;
    head->setSpacing(space::s1);
    head->addWidget(heading(tr("What Tier %1 will read").arg(toLevel), TextSize::Title, Role::Text, true));
    head->addWidget(heading(tr("Read it as somebody who sees this ticket for the first time."), TextSize::Small,
                            Role::Text2, false));
    column->addLayout(head);
    m_brief = new HandoffBrief;
    m_brief->setGuide(guide);
    column->addWidget(m_brief);
    column->addStretch(1);
    m_stack->addWidget(last);
}

void HandoffFields::addStep(const domain::GuideStep &step)
{
    QVBoxLayout *column = nullptr;
    QScrollArea *scroll = scrolled(column, shownLine(step.title));
    auto *head = new QVBoxLayout;
    head->setSpacing(space::s1);
    head->addWidget(heading(shownLine(step.title), TextSize::Title, Role::Text, true));
    if (!step.help.isEmpty())
        head->addWidget(heading(shownLine(step.help), TextSize::Small, Role::Text2, false));
    column->addLayout(head);
    for (const QString &name : step.fields) {
        const domain::GuideField *question = m_guide->field(name);
        if (!question || m_fields.contains(name))
            continue;
        AnswerField *field = AnswerField::make(*question, u'/' + name);
        m_fields.insert(name, field);
        column->addWidget(field);
        connect(field, &AnswerField::left, this, &HandoffFields::left);
        connect(field, &AnswerField::changed, this, [this] {
            if (m_filling)
                return;
            showAsked();
            Q_EMIT changed();
        });
    }
    column->addStretch(1);
    // Where the focus goes by Tab is scrolled to by itself; a question should be seen whole, with its name.
    connect(qApp, &QApplication::focusChanged, scroll, [scroll](QWidget *, QWidget *now) {
        if (!now || !scroll->isAncestorOf(now))
            return;
        for (QWidget *around = now; around != scroll; around = around->parentWidget()) {
            if (qobject_cast<AnswerField *>(around) && around->height() < scroll->viewport()->height())
                scroll->ensureWidgetVisible(around, 0, space::s4);
        }
        scroll->ensureWidgetVisible(now, 0, space::s4);
    });
    m_stack->addWidget(scroll);
}

QJsonObject HandoffFields::written() const
{
    QJsonObject answers;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const QJsonValue answer = (*it)->answer();
        if (!answer.isUndefined())
            answers.insert(it.key(), answer);
    }
    return answers;
}

domain::Handoff HandoffFields::handoff() const
{
    const QJsonObject all = written();
    domain::Handoff handoff;
    if (!m_guide)
        return handoff;
    for (const domain::GuideField &field : m_guide->fields) {
        if (!all.contains(field.name) || !m_guide->asks(field, all))
            continue;
        if (field.name == domain::guideReasonField)
            handoff.reason = all[field.name].toString();
        else
            handoff.answers.insert(field.name, all[field.name]);
    }
    return handoff;
}

void HandoffFields::setHandoff(const domain::Handoff &handoff, const QJsonObject &filledIn)
{
    m_filling = true;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const bool reason = it.key() == domain::guideReasonField;
        (*it)->setAnswer(reason ? QJsonValue(handoff.reason) : handoff.answers[it.key()]);
        const bool filled = filledIn.contains(it.key()) && filledIn[it.key()] == handoff.answers[it.key()];
        (*it)->setAside(filled ? tr("From the timeline: look through it") : QString());
    }
    m_filling = false;
    showAsked();
}

void HandoffFields::showAsked()
{
    if (!m_guide)
        return;
    const QJsonObject all = written();
    for (const domain::GuideField &field : std::as_const(m_guide->fields)) {
        if (AnswerField *shown = m_fields.value(field.name))
            shown->setVisible(m_guide->asks(field, all));
    }
}

int HandoffFields::stepCount() const
{
    return m_stack->count();
}

int HandoffFields::step() const
{
    return m_stack->currentIndex();
}

void HandoffFields::showStep(int step)
{
    m_stack->setCurrentIndex(std::clamp(step, 0, std::max(0, m_stack->count() - 1)));
}

int HandoffFields::stepOf(const QString &pointer) const
{
    const QString name = pointer.section(u'/', 1, 1);
    for (int i = 0; m_guide && i < static_cast<int>(m_guide->steps.size()); ++i) {
        if (m_guide->steps[i].fields.contains(name))
            return i;
    }
    return 0;
}

QStringList HandoffFields::asked(int step) const
{
    QStringList names;
    if (!m_guide)
        return names;
    const QJsonObject all = written();
    for (const QString &name : m_guide->steps.value(step).fields) {
        const domain::GuideField *field = m_guide->field(name);
        if (field && field->required && m_guide->asks(*field, all))
            names.append(name);
    }
    return names;
}

void HandoffFields::focusAt(const QString &pointer)
{
    showStep(stepOf(pointer));
    if (AnswerField *field = m_fields.value(pointer.section(u'/', 1, 1)))
        field->focusAt(pointer);
}

void HandoffFields::focusStep()
{
    const QStringList names = m_guide ? m_guide->steps.value(step()).fields : QStringList();
    for (const QString &name : names) {
        AnswerField *field = m_fields.value(name);
        if (field && !field->isHidden())
            return field->focusAt(field->pointer());
    }
    if (QWidget *last = m_stack->currentWidget())
        last->setFocus(Qt::OtherFocusReason);
}

void HandoffFields::showGaps(const QList<domain::HandoffGap> &gaps, bool all)
{
    for (AnswerField *field : std::as_const(m_fields))
        field->showGaps(gaps, m_toLevel, all);
    if (m_brief)
        m_brief->setHandoff(handoff(), gaps);
}

QString HandoffFields::focused() const
{
    const QWidget *now = QApplication::focusWidget();
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        if ((*it)->isAncestorOf(now))
            return it.key();
    }
    return {};
}

} // namespace secondline::ui
