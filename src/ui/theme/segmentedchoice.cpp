// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/segmentedchoice.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolButton>

namespace secondline::ui {

namespace {

class Segment : public QToolButton
{
public:
    Segment(const QString &text, QString icon, QWidget *parent)
        : QToolButton(parent)
        , m_icon(std::move(icon))
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override
    {
        const int width = QFontMetrics(textFont(TextSize::Body, true)).horizontalAdvance(text())
            + (m_icon.isEmpty() ? 0 : 14 + 6) + 2 * space::s3;
        return {width, Theme::current().controlHeight() - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || (underMouse() && isEnabled()))
            painter.fillRect(rect(), colour(isChecked() ? Role::Select : Role::Hover));
        if (hasFocus()) {
            painter.setPen(QPen(colour(Role::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::chip, radius::chip);
        }
        painter.setFont(textFont(TextSize::Body, isChecked()));
        const QColor tint = colour(!isEnabled() ? Role::Disabled : isChecked() ? Role::Text : Role::Text2);
        const int textWidth = painter.fontMetrics().horizontalAdvance(text());
        const int contents = textWidth + (m_icon.isEmpty() ? 0 : 14 + 6);
        const int start = (width() - contents) / 2;
        QRect textRect(start, 0, textWidth, height());
        if (!m_icon.isEmpty()) {
            paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(start, 0, 14, height())), m_icon,
                      14, tint);
            textRect.translate(14 + 6, 0);
        }
        painter.setPen(tint);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), textRect), Qt::AlignCenter | Qt::TextDontClip,
                         text());
    }

private:
    QString m_icon;
};

} // namespace

SegmentedChoice::SegmentedChoice(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT chosenChanged(id);
    });
}

QAbstractButton *SegmentedChoice::add(int id, const QString &text, const QString &icon)
{
    auto *segment = new Segment(text, icon, this);
    segment->setAccessibleName(text);
    layout()->addWidget(segment);
    m_group->addButton(segment, id);
    return segment;
}

int SegmentedChoice::chosen() const
{
    return m_group->checkedId();
}

void SegmentedChoice::choose(int id)
{
    if (QAbstractButton *button = m_group->button(id))
        button->setChecked(true);
}

void SegmentedChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (int i = 1; i < buttons.size(); ++i) {
        const QRect segment = buttons[i]->geometry();
        const int x = layoutDirection() == Qt::RightToLeft ? segment.right() + 1 : segment.left() - 1;
        painter.fillRect(QRect(x, 1, 1, height() - 2), colour(Role::Line));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Role::Edge), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
}

} // namespace secondline::ui
