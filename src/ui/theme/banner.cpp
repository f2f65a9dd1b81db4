// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct Colours
{
    Role ground;
    Role frame;
    Role sign;
};

Colours coloursOf(BannerLook look)
{
    switch (look) {
    case BannerLook::Info:
        return {Role::Raised, Role::Line, Role::Accent};
    case BannerLook::Warn:
        return {Role::WarnGround, Role::WarnEdge, Role::Warn};
    case BannerLook::Bad:
        return {Role::BadGround, Role::BadEdge, Role::Bad};
    case BannerLook::Good:
        return {Role::GoodGround, Role::GoodEdge, Role::Good};
    case BannerLook::Note:
        return {Role::NoteGround, Role::NoteEdge, Role::Note};
    }
    return {Role::Raised, Role::Line, Role::Accent};
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_text(new TextLabel(TextSize::Body, Role::Text, false, this))
    , m_button(new Button({}, ButtonLook::Default, this))
    , m_other(new Button({}, ButtonLook::Default, this))
{
    setObjectName(u"banner"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s3, 6, space::s2, 6);
    row->addSpacing(16 + space::s2); // of the sign
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(m_other);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"bannerButton"_s);
    m_other->setObjectName(u"bannerOtherButton"_s);
    connect(m_button, &QPushButton::clicked, this, &Banner::actionWanted);
    connect(m_other, &QPushButton::clicked, this, &Banner::otherActionWanted);
    hide();
}

void Banner::show(BannerLook look, const QString &icon, const QString &sentence, const QString &action,
                  const QString &otherAction)
{
    m_look = look;
    m_iconName = icon;
    m_text->setText(sentence);
    setAccessibleName(sentence);
    m_button->setText(action);
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    m_other->setText(otherAction);
    m_other->setAccessibleName(otherAction);
    m_other->setVisible(!otherAction.isEmpty());
    setVisible(true);
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(m_look);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(colours.frame), 1));
    painter.setBrush(colour(colours.ground));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
    const QRect sign = QStyle::visualRect(layoutDirection(), rect(), QRect(space::s3, 0, 16, height()));
    paintIcon(&painter, sign, m_iconName, 16, colour(colours.sign));
}

} // namespace secondline::ui
