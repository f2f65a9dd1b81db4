// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/progressline.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int steps = 1000;

} // namespace

ProgressLine::ProgressLine(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_words(new TextLabel(TextSize::Small, Role::Text2, false, this))
    , m_cancel(new Button(tr("Cancel"), ButtonLook::Default, this))
{
    m_bar->setObjectName(u"progressBar"_s);
    m_bar->setAccessibleName(name);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setMinimumWidth(80);
    m_words->setObjectName(u"progressLabel"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setAccessibleDescription(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s3);
    row->addWidget(m_bar, 1);
    row->addWidget(m_words);
    row->addWidget(m_cancel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressLine::cancelWanted);
}

void ProgressLine::setProgress(qint64 done, qint64 total, const QString &words)
{
    m_bar->setRange(0, total > 0 ? steps : 0);
    if (total > 0)
        m_bar->setValue(static_cast<int>(std::clamp<qint64>(done * steps / total, 0, steps)));
    m_bar->setAccessibleDescription(words);
    m_words->setText(words);
}

void ProgressLine::setCancellable(bool on)
{
    m_cancel->setVisible(on);
}

} // namespace secondline::ui
