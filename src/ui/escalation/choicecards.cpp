// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/choicecards.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! A radio button with its explanation below its words, in a frame.
class Card : public QRadioButton
{
public:
    Card(const domain::GuideChoice &choice, int number, QWidget *parent)
        : QRadioButton(shownLine(choice.title), parent)
        , m_help(shownLine(choice.help))
        , m_number(QString::number(number))
    {
        setObjectName(choice.value + u"Card"_s);
        setAccessibleName(text());
        setAccessibleDescription(m_help);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        QTextLayout help;
        return 2 * space::s2 + Theme::current().lineHeight(TextSize::Body) + laidOut(help, width);
    }
    QSize sizeHint() const override { return {Theme::current().scaled(260), heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {Theme::current().scaled(160), heightForWidth(width())}; }

protected:
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
        QRadioButton::changeEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool marked = isChecked() || hasFocus();
        painter.setPen(QPen(colour(marked ? Role::Accent : Role::Edge), hasFocus() ? 2 : 1));
        painter.setBrush(colour(isChecked() ? Role::Select : underMouse() ? Role::Hover : Role::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control, radius::control);

        const int line = Theme::current().lineHeight(TextSize::Body);
        const QRect sign = at({space::s3, space::s2 + (line - signSize) / 2, signSize, signSize});
        painter.setPen(QPen(colour(isChecked() ? Role::Accent : Role::Edge), isChecked() ? 5 : 1.5));
        painter.setBrush(Qt::NoBrush);
        const double inset = isChecked() ? 2.5 : 0.75;
        painter.drawEllipse(QRectF(sign).adjusted(inset, inset, -inset, -inset));

        const int leading = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        const int trailing = layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        painter.setFont(textFont(TextSize::Body, true));
        painter.setPen(colour(Role::Text));
        painter.drawText(at({indent, space::s2, width() - indent - space::s6, line}),
                         leading | Qt::AlignAbsolute | Qt::AlignVCenter, text());
        painter.setFont(textFont(TextSize::Caption));
        painter.setPen(colour(Role::Text3));
        painter.drawText(at({indent, space::s2, width() - indent - space::s2, line}),
                         trailing | Qt::AlignAbsolute | Qt::AlignVCenter, m_number);
        QTextLayout help;
        laidOut(help, width());
        painter.setPen(colour(Role::Text2));
        help.draw(&painter,
                  {layoutDirection() == Qt::RightToLeft ? double(space::s2) : indent, double(space::s2 + line)});
    }

private:
    static constexpr int signSize = 16;
    static constexpr int indent = space::s3 + signSize + space::s2;

    QRect at(const QRect &place) const { return QStyle::visualRect(layoutDirection(), rect(), place); }
    //! Its height.
    int laidOut(QTextLayout &layout, int wide) const
    {
        QTextOption option(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                                                : Qt::AlignLeft | Qt::AlignAbsolute);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setText(m_help);
        layout.setFont(textFont(TextSize::Small));
        layout.setTextOption(option);
        const int line = Theme::current().lineHeight(TextSize::Small);
        int y = 0;
        layout.beginLayout();
        for (QTextLine one = layout.createLine(); one.isValid(); one = layout.createLine()) {
            one.setLineWidth(std::max(40, wide - indent - space::s2));
            one.setPosition({0, y + (line - one.height()) / 2});
            y += line;
        }
        layout.endLayout();
        return y;
    }

    QString m_help;
    QString m_number;
};

} // namespace

ChoiceCards::ChoiceCards(const QList<domain::GuideChoice> &choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(choices)
    , m_group(new QButtonGroup(this))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::s2);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        auto *card = new Card(choices[i], i + 1, this);
        m_group->addButton(card, i);
    }
    setFocusProxy(m_group->button(0));
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        setFocusProxy(m_group->button(id));
        Q_EMIT chosenChanged();
    });
    arrange();
}

QString ChoiceCards::chosen() const
{
    const int id = m_group->checkedId();
    return id < 0 ? QString() : m_choices[id].value;
}

void ChoiceCards::choose(const QString &value)
{
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i) {
        if (m_choices[i].value == value)
            m_group->button(i)->setChecked(true);
    }
}

void ChoiceCards::arrange()
{
    constexpr int leastCard = 250;
    const int columns = width() >= 2 * Theme::current().scaled(leastCard) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i)
        m_grid->addWidget(m_group->button(i), i / columns, i % columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
}

void ChoiceCards::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void ChoiceCards::keyPressEvent(QKeyEvent *event)
{
    const int number = event->key() - Qt::Key_1;
    if (event->modifiers() == Qt::NoModifier && number >= 0 && number < m_choices.size()) {
        m_group->button(number)->setChecked(true);
        m_group->button(number)->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChoiceCards::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_group->button(std::max(0, m_group->checkedId()))->setFocus(event->reason());
}

} // namespace secondline::ui
