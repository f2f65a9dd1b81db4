// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/keeppage.h"

#include "ui/shell/failuretext.h"
#include "ui/shell/sendkey.h"
#include "ui/signin/keeplist.h"
#include "ui/signin/roomtext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/progressline.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

KeepPage::KeepPage(workspace::Workspace &workspace, const QString &folder, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_folder(folder)
    , m_banner(new Banner)
    , m_list(new KeepList)
    , m_room(new TextLabel(TextSize::Body, Role::Text2))
    , m_progress(new ProgressLine(tr("Asking the server")))
    , m_save(new Button(tr("Keep these"), ButtonLook::Primary))
{
    setObjectName(u"keepPage"_s);
    setAccessibleName(tr("What to keep on this device"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, space::s5, space::s6, space::s5);
    column->setSpacing(space::s2);
    column->addWidget(m_banner);
    auto *title = new TextLabel(TextSize::Page, Role::Text, true);
    title->setText(tr("What to keep on this device"));
    column->addWidget(title);
    auto *words = new TextLabel(TextSize::Body, Role::Text2);
    words->setText(
        tr("What you keep works for days without a network. What you do not keep leaves this device at once; "
           "your own unsent work stays."));
    words->setWordWrap(true);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    m_progress->hide();
    column->addWidget(m_progress);
    m_room->setObjectName(u"keepRoomLabel"_s);
    m_room->setWordWrap(true);
    column->addWidget(m_room);
    auto *cancel = new Button(tr("Cancel"));
    cancel->setObjectName(u"keepCancelButton"_s);
    cancel->setKeyHint(tr("Esc"));
    m_save->setObjectName(u"keepSaveButton"_s);
    m_save->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)
                           .toString(QKeySequence::NativeText)
                           .replace(u"Return"_s, tr("Enter", "the key")));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    connect(m_list, &KeepList::changed, this, [this] {
        m_touched = true;
        showChanges();
    });
    connect(cancel, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"back"_s); });
    connect(m_save, &QPushButton::clicked, this, &KeepPage::save);
    onSendKey(this, [this] { m_save->click(); });
    connect(m_progress, &ProgressLine::cancelWanted, this, [this] {
        m_asking.reset();
        m_progress->hide();
    });
}

KeepPage::~KeepPage() = default;

void KeepPage::enter()
{
    m_banner->hide();
    m_touched = false;
    domain::DeskSurvey known;
    known.tiers = m_workspace.tiers();
    for (const domain::Queue &queue : m_workspace.deskQueues()) {
        if (queue.rights.mayRead)
            known.queues.append(queue);
    }
    show(known);
    m_list->setFocus(Qt::OtherFocusReason);
    ask();
}

//! The numbers come from the server: what is left out is not here to be counted.
void KeepPage::ask()
{
    m_asking = std::make_unique<QObject>();
    m_progress->setProgress(0, 0, tr("Asking the server how much there is"));
    m_progress->show();
    m_workspace.survey(m_asking.get(), [this](const domain::Result<domain::DeskSurvey> &desk) {
        m_progress->hide();
        if (!desk) {
            m_banner->show(BannerLook::Info, u"info"_s,
                           tr("How much there is cannot be told now. %1").arg(failureLine(desk.error())));
            return;
        }
        show(*desk);
    });
}

void KeepPage::show(const domain::DeskSurvey &desk)
{
    // What the person has changed meanwhile stays changed.
    m_list->show(desk, m_touched ? m_list->leftOut() : m_workspace.leftOut());
    showChanges();
}

void KeepPage::showChanges()
{
    m_room->setText(m_list->knowsNumbers() ? roomText(m_list->bytes(), m_folder) : QString());
    m_save->setEnabled(m_list->leftOut() != m_workspace.leftOut());
}

void KeepPage::save()
{
    const QPointer<KeepPage> self(this);
    m_workspace.leaveOut(m_list->leftOut(), [self](const domain::Result<void> &kept) {
        if (!self)
            return;
        if (!kept) {
            self->m_banner->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(kept.error()));
            return;
        }
        Q_EMIT self->said(tr("What this device keeps has changed."));
        Q_EMIT self->placeWanted(u"back"_s);
    });
}

} // namespace secondline::ui
