// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinform.h"

#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/progressline.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

SignInForm::SignInForm(const QString &title, const QString &explanation, const QString &onward, QWidget *parent)
    : QWidget(parent)
    , m_content(new QVBoxLayout)
    , m_failure(new Banner)
    , m_progress(new ProgressLine(tr("Trying the server")))
    , m_back(new Button(tr("Back")))
    , m_onward(new Button(onward, ButtonLook::Primary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s1);
    column->addWidget(m_failure);
    column->addSpacing(space::s3);
    auto *heading = new TextLabel(TextSize::Page, Role::Text, true);
    heading->setText(title);
    heading->setWordWrap(true);
    column->addWidget(heading);
    auto *words = new TextLabel(TextSize::Body, Role::Text2);
    words->setText(explanation);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(space::s4);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(space::s1);
    column->addLayout(m_content);
    column->addWidget(m_progress);
    column->addSpacing(space::s2);
    m_back->setObjectName(u"backButton"_s);
    m_onward->setKeyHint(tr("Enter"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_onward);
    column->addLayout(buttons);
    column->addStretch(1);
    m_progress->hide();
    connect(m_back, &QPushButton::clicked, this, &SignInForm::backWanted);
    connect(m_onward, &QPushButton::clicked, this, [this] { goOn(); });
    connect(m_progress, &ProgressLine::cancelWanted, this, [this] {
        giveUp();
        waitNoMore();
    });
}

void SignInForm::letContentGrow()
{
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->setStretchFactor(m_content, 1);
    column->setStretch(column->count() - 1, 0);
}

void SignInForm::setBackVisible(bool on)
{
    m_back->setVisible(on);
}

InlineError *SignInForm::addField(const QString &label, const QString &hint, QLineEdit *field, QWidget *beside)
{
    auto *name = new TextLabel(TextSize::Body, Role::Text, true);
    name->setText(label);
    name->setBuddy(field);
    field->setTextMargins(space::s1, 0, space::s1, 0);
    field->setAccessibleName(label);
    field->setAccessibleDescription(hint);
    m_content->addWidget(name);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s2);
    row->addWidget(field, 1);
    if (beside)
        row->addWidget(beside);
    m_content->addLayout(row);
    auto *fault = new InlineError(field);
    fault->setObjectName(field->objectName() + u"Error"_s);
    m_content->addWidget(fault);
    auto *explanation = new TextLabel(TextSize::Small, Role::Text3);
    explanation->setText(hint);
    explanation->setWordWrap(true);
    m_content->addWidget(explanation);
    m_content->addSpacing(space::s4);
    connect(field, &QLineEdit::returnPressed, this, [this] { goOn(); });
    connect(field, &QLineEdit::textEdited, this, [this, fault] {
        m_failure->hide();
        fault->accept();
    });
    return fault;
}

void SignInForm::wait(const QString &words)
{
    m_waits = true;
    m_failure->hide();
    m_onward->setEnabled(false);
    m_progress->setProgress(0, 0, words);
    m_progress->show();
}

void SignInForm::waitNoMore()
{
    m_waits = false;
    m_progress->hide();
    m_onward->setEnabled(true);
}

} // namespace secondline::ui
