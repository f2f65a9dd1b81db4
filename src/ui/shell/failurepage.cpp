// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/failurepage.h"

#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"

#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

FailurePage::FailurePage(QWidget *parent)
    : Page(parent)
    , m_state(new EmptyState(this))
{
    setObjectName(u"failurePage"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_state->setObjectName(u"failureState"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_state, 1);
}

void FailurePage::setFailure(const domain::Failure &failure)
{
    const FailureText text = failureText(failure);
    m_state->clearNext();
    m_state->setContent(u"circle-alert"_s, Role::Bad, text.title, text.advice);
    Button *again = m_state->addNext(u"repeat"_s, tr("When that is done"), tr("Try again"));
    again->setObjectName(u"tryAgainButton"_s);
    connect(again, &QPushButton::clicked, this, &FailurePage::tryAgainWanted);
    Button *quit = m_state->addNext(u"x"_s, tr("Nothing was lost or changed"), tr("Quit"));
    quit->setObjectName(u"quitButton"_s);
    connect(quit, &QPushButton::clicked, this, &FailurePage::quitWanted);
    again->setFocus();
    setFocusProxy(again);
    m_state->setNote(shownText(failure.detail));
}

} // namespace secondline::ui
