// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/keepstep.h"

#include "ui/signin/keeplist.h"
#include "ui/signin/roomtext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"

#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

KeepStep::KeepStep(const QString &folder, QWidget *parent)
    : SignInForm(tr("What to keep on this device"),
                 tr("Everything you keep works for days without a network. You can change this at any time."),
                 tr("Start the first sync"), parent)
    , m_folder(folder)
    , m_list(new KeepList)
    , m_room(new TextLabel(TextSize::Body, Role::Text2))
{
    onward()->setObjectName(u"beginButton"_s);
    letContentGrow();
    content()->addWidget(m_list, 1);
    m_room->setObjectName(u"keepRoomLabel"_s);
    m_room->setWordWrap(true);
    content()->addWidget(m_room);
    auto *moves = new TextLabel(TextSize::Small, Role::Text3);
    moves->setText(tr("A ticket that moves to a queue you do not keep leaves this device. Whatever you keep is "
                      "encrypted; its key stays in this system’s keychain."));
    moves->setWordWrap(true);
    content()->addWidget(moves);
    connect(m_list, &KeepList::changed, this, &KeepStep::showRoom);
    connect(m_list, &KeepList::accepted, this, &KeepStep::goOn);
}

void KeepStep::enter()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void KeepStep::show(const domain::DeskSurvey &desk, const QString &host)
{
    m_list->show(desk, {});
    showRoom();
    failure()->show(BannerLook::Good, u"shield"_s,
                    desk.person.isEmpty() ? tr("%1: signed in.").arg(host)
                                          : tr("%1: signed in as %2.", "host, person").arg(host, desk.person));
}

void KeepStep::showRoom()
{
    m_room->setText(roomText(m_list->bytes(), m_folder));
}

void KeepStep::goOn()
{
    if (!waits())
        Q_EMIT chosen(m_list->leftOut());
}

} // namespace secondline::ui
