// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/stepper.h"

#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepRow = 36;
constexpr int signSize = 20;

int signExtent()
{
    return std::max(signSize, QFontMetrics(textFont(TextSize::Caption, true)).height() + 2);
}

QString completeness(const Step &step)
{
    return step.want > 0 ? Stepper::tr("%1 of %2", "parts of a step that are there")
                               .arg(QLocale().toString(step.have), QLocale().toString(step.want))
                         : QString();
}

QString stateText(StepState state)
{
    switch (state) {
    case StepState::Todo:
        return Stepper::tr("not begun");
    case StepState::Incomplete:
        return Stepper::tr("incomplete");
    case StepState::Done:
        return Stepper::tr("done");
    case StepState::Locked:
        return Stepper::tr("locked");
    }
    return {};
}

} // namespace

class StepsModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(steps.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Step &step = steps.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return step.title;
        case Qt::AccessibleTextRole: {
            QStringList parts = {
                Stepper::tr("Step %1 of %2: %3").arg(index.row() + 1).arg(steps.size()).arg(step.title),
                completeness(step), stateText(step.state)};
            parts.removeAll({});
            return parts.join(u", "_s);
        }
        default:
            return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return index.isValid() && steps.at(index.row()).state == StepState::Locked
            ? Qt::ItemFlags(Qt::ItemNeverHasChildren)
            : QAbstractListModel::flags(index);
    }
    void reset(const QList<Step> &all)
    {
        beginResetModel();
        steps = all;
        endResetModel();
    }
    void replace(int place, const Step &step)
    {
        steps[place] = step;
        Q_EMIT dataChanged(index(place), index(place));
    }

    QList<Step> steps;
};

namespace {

class StepDelegate : public QStyledItemDelegate
{
public:
    StepDelegate(const StepsModel *steps, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_steps(steps)
    {
    }
    static int rowHeight() { return std::max(stepRow, Theme::current().lineHeight(TextSize::Body) + space::s3); }
    static int rowWidth(const Step &step)
    {
        const QString count = completeness(step);
        return space::s2 + signExtent() + space::s3 + lineWidth(textFont(TextSize::Body, true), step.title)
            + (count.isEmpty() ? 0 : space::s3 + lineWidth(textFont(TextSize::Small), count)) + space::s2;
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {rowWidth(m_steps->steps.at(index.row())), rowHeight()};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Step &step = m_steps->steps.at(index.row());
        const bool here = option.state & QStyle::State_Selected;
        const bool locked = step.state == StepState::Locked;
        painter->save();
        painter->setLayoutDirection(option.direction);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (here || ((option.state & QStyle::State_MouseOver) && !locked)) {
            painter->setBrush(colour(here ? Role::Select : Role::Hover));
            painter->drawRoundedRect(option.rect, radius::control, radius::control);
        }
        if (here && (option.state & QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(colour(Role::Accent), 2));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), radius::control - 1,
                                     radius::control - 1);
        }
        const auto at = [&option](int x, int width) {
            return QStyle::visualRect(option.direction, option.rect,
                                      QRect(option.rect.left() + x, option.rect.top(), width, option.rect.height()));
        };
        const int sign = signExtent();
        QRect circle = at(space::s2, sign);
        circle.setTop(option.rect.top() + (option.rect.height() - sign) / 2);
        circle.setHeight(sign);
        paintSign(painter, circle, step, index.row() + 1, here);

        int end = option.rect.width() - space::s2;
        const QString count = completeness(step);
        if (!count.isEmpty()) {
            painter->setFont(textFont(TextSize::Small));
            painter->setPen(colour(step.state == StepState::Incomplete ? Role::Warn : Role::Text3));
            const int width = lineWidth(painter->font(), count);
            drawOwnLine(painter, at(end - width, width), Qt::AlignCenter | Qt::TextDontClip, count);
            end -= width + space::s3;
        }
        const int start = space::s2 + sign + space::s3;
        painter->setFont(textFont(TextSize::Body, here));
        painter->setPen(colour(here ? Role::Text : locked ? Role::Text3 : Role::Text2));
        drawOwnLine(painter, at(start, end - start), Qt::AlignVCenter | Qt::AlignLeading,
                    elidedLine(painter->font(), step.title, end - start));
        painter->restore();
    }

private:
    //! Done, incomplete and locked have a sign of their own; the others and the one at hand have their number.
    static void paintSign(QPainter *painter, const QRect &circle, const Step &step, int number, bool here)
    {
        Role ground = Role::Base;
        Role frame = Role::Edge;
        Role sign = Role::Text2;
        QString icon;
        switch (step.state) {
        case StepState::Todo:
            break;
        case StepState::Incomplete:
            ground = Role::WarnGround;
            frame = Role::WarnEdge;
            sign = Role::Warn;
            break;
        case StepState::Done:
            ground = Role::GoodGround;
            frame = Role::GoodEdge;
            sign = Role::Good;
            icon = u"check"_s;
            break;
        case StepState::Locked:
            icon = u"lock"_s;
            sign = Role::Text3;
            break;
        }
        if (here) {
            ground = frame = Role::Accent;
            sign = Role::OnAccent;
            icon.clear();
        }
        painter->setPen(QPen(colour(frame), 1));
        painter->setBrush(colour(ground));
        painter->drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5));
        if (!icon.isEmpty()) {
            paintIcon(painter, circle, icon, 12, colour(sign));
            return;
        }
        painter->setFont(textFont(TextSize::Caption, true));
        painter->setPen(colour(sign));
        drawOwnLine(painter, circle, Qt::AlignCenter | Qt::TextDontClip,
                    step.state == StepState::Incomplete && !here ? u"!"_s : QLocale().toString(number));
    }

    const StepsModel *m_steps;
};

} // namespace

Stepper::Stepper(QWidget *parent)
    : QListView(parent)
    , m_steps(new StepsModel(this))
{
    setObjectName(u"stepper"_s);
    setAccessibleName(tr("Steps"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setModel(m_steps);
    setItemDelegate(new StepDelegate(m_steps, this));
}

void Stepper::setSteps(const QList<Step> &steps)
{
    const int before = current();
    {
        const QSignalBlocker quiet(this);
        m_steps->reset(steps);
        if (before < 0 || !goTo(before))
            goFrom(-1, 1);
    }
    updateGeometry();
    if (current() != before)
        Q_EMIT currentStepChanged(current());
}

void Stepper::setStep(int place, const Step &step)
{
    if (place < 0 || place >= m_steps->steps.size() || m_steps->steps.at(place) == step)
        return;
    m_steps->replace(place, step);
    updateGeometry();
}

QList<Step> Stepper::steps() const
{
    return m_steps->steps;
}

bool Stepper::goTo(int place)
{
    const QModelIndex index = m_steps->index(place);
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return false;
    setCurrentIndex(index);
    return true;
}

bool Stepper::goFrom(int place, int by)
{
    for (int i = place + by; i >= 0 && i < m_steps->rowCount(); i += by) {
        if (goTo(i))
            return true;
    }
    return false;
}

bool Stepper::next()
{
    return goFrom(current(), 1);
}

bool Stepper::previous()
{
    return goFrom(current(), -1);
}

QSize Stepper::sizeHint() const
{
    int width = 0;
    for (const Step &step : std::as_const(m_steps->steps))
        width = std::max(width, StepDelegate::rowWidth(step));
    return {width, static_cast<int>(m_steps->steps.size()) * StepDelegate::rowHeight()};
}

void Stepper::keyPressEvent(QKeyEvent *event)
{
    const int number = event->key() - Qt::Key_0;
    if (number >= 1 && number <= 9 && !(event->modifiers() & ~Qt::KeypadModifier)) {
        goTo(number - 1);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        previous();
        return;
    case Qt::Key_Down:
        next();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void Stepper::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

void Stepper::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT currentStepChanged(current.row());
}

} // namespace secondline::ui
