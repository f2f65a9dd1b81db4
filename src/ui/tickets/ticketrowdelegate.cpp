// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketrowdelegate.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/chip.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/skeleton.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketlistmodel.h"
#include "ui/tickets/ticketwords.h"

#include <QLocale>
#include <QPainter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! Takes pieces of one line from its leading and its trailing end, in either direction of writing.
class Line
{
public:
    Line(const QRect &rect, Qt::LayoutDirection direction)
        : m_rect(rect)
        , m_direction(direction)
    {
    }
    QRect leading(int width, int gap)
    {
        const QRect piece = m_direction == Qt::LeftToRight
            ? QRect(m_rect.left(), m_rect.top(), width, m_rect.height())
            : QRect(m_rect.right() - width + 1, m_rect.top(), width, m_rect.height());
        shrink(width + gap, m_direction == Qt::LeftToRight);
        return piece;
    }
    QRect trailing(int width, int gap)
    {
        const QRect piece = m_direction == Qt::RightToLeft
            ? QRect(m_rect.left(), m_rect.top(), width, m_rect.height())
            : QRect(m_rect.right() - width + 1, m_rect.top(), width, m_rect.height());
        shrink(width + gap, m_direction == Qt::RightToLeft);
        return piece;
    }
    const QRect &rest() const { return m_rect; }

private:
    void shrink(int by, bool left)
    {
        if (left)
            m_rect.setLeft(m_rect.left() + by);
        else
            m_rect.setRight(m_rect.right() - by);
    }

    QRect m_rect;
    Qt::LayoutDirection m_direction;
};

} // namespace

TicketRowDelegate::TicketRowDelegate(Clock clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(std::move(clock))
{
}

void TicketRowDelegate::setDense(bool dense)
{
    m_dense = dense;
    Q_EMIT sizeHintChanged({});
}

QSize TicketRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = Theme::current();
    const int lines = theme.lineHeight(TextSize::Body) + std::max(20, theme.lineHeight(TextSize::Small));
    return {200, std::max(m_dense ? height::rowDense : height::row, lines + (m_dense ? 4 : space::s4))};
}

void TicketRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const Qt::LayoutDirection direction = option.direction;
    painter->setLayoutDirection(direction);
    const bool selected = option.state & QStyle::State_Selected;
    // The list shows its selection as active while the focus is in it, as quiet while it is elsewhere.
    const bool focused = option.widget && (option.widget->hasFocus() || !option.widget->window()->isActiveWindow());
    const QRect rect = option.rect;
    if (selected)
        painter->fillRect(rect, colour(focused ? Role::Select : Role::SelectOff));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(rect, colour(Role::Raised));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour(Role::Line));
    if (selected) {
        Line edge(rect, direction);
        painter->fillRect(edge.leading(3, 0), colour(Role::Accent));
    }

    const Theme &theme = Theme::current();
    const int first = theme.lineHeight(TextSize::Body);
    const int second = std::max(20, theme.lineHeight(TextSize::Small));
    const int top = rect.top() + (rect.height() - 1 - first - second) / 2;
    Line row(rect, direction);
    row.leading(space::s4, 0);
    row.trailing(space::s3, 0);

    const int chips = chipColumn(priorityChip(domain::Priority::P4));
    const QVariant value = index.data(TicketListModel::TicketRole);
    if (!value.isValid()) {
        if (m_skeletons)
            paintSkeletonRow(painter, row.rest(), chips);
        painter->restore();
        return;
    }
    const auto ticket = value.value<domain::ListedTicket>();
    const QDateTime now = m_clock();

    QRect chip = row.leading(chips, space::s2);
    chip.setTop(rect.top() + (rect.height() - 1 - chipHeight()) / 2);
    chip.setHeight(chipHeight());
    paintChip(painter, chip, priorityChip(ticket.priority));

    Line line1(QRect(row.rest().left(), top, row.rest().width(), first), direction);
    Line line2(QRect(row.rest().left(), top + first, row.rest().width(), second), direction);

    if (ticket.needsYou) {
        const Chip needs = needsYouChip();
        QRect place = line1.trailing(chipWidth(needs), space::s2);
        place.setTop(top + (first - chipHeight()) / 2);
        place.setHeight(chipHeight());
        paintChip(painter, place, needs);
    }
    const bool open = domain::isOpen(ticket.status);
    painter->setFont(textFont(TextSize::Body));
    painter->setPen(colour(open ? Role::Text : Role::Text2));
    const QString subject = shownLine(ticket.subject);
    drawOwnLine(painter, line1.rest(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                elidedLine(painter->font(), subject.isEmpty() ? tr("(no subject)") : subject, line1.rest().width()));

    // Line 2, from its trailing end: time left with its sign, changes waiting to send.
    const TimeLeft left = timeLeft(ticket.slaDue, now);
    const QFont small = textFont(TextSize::Small);
    const QFont smallStrong = textFont(TextSize::Small, true);
    if (!open || ticket.status == domain::TicketStatus::Pending || left.text.isEmpty()) {
        const QString text = statusText(ticket.status);
        painter->setFont(small);
        painter->setPen(colour(Role::Text2));
        drawOwnLine(painter, line2.trailing(lineWidth(painter->font(), text), space::s2),
                    Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
    } else {
        const bool urgent = left.nearness != Nearness::Far;
        const Role role = left.nearness == Nearness::Late ? Role::Bad : urgent ? Role::Warn : Role::Text2;
        painter->setFont(urgent ? smallStrong : small);
        painter->setPen(colour(role));
        drawOwnLine(painter, line2.trailing(lineWidth(painter->font(), left.text), space::s1),
                    Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, left.text);
        paintIcon(painter, line2.trailing(12, space::s2),
                  left.nearness == Nearness::Late ? u"triangle-alert"_s : u"clock"_s, 12, colour(role));
    }
    if (ticket.pendingChanges > 0) {
        const QString count = QLocale().toString(ticket.pendingChanges);
        painter->setFont(small);
        painter->setPen(colour(Role::Note));
        drawOwnLine(painter, line2.trailing(lineWidth(painter->font(), count), space::s1),
                    Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, count);
        paintIcon(painter, line2.trailing(14, space::s2), u"cloud-upload"_s, 14, colour(Role::Note));
    }
    // And from its leading end: the number and tier are never elided, the requester is.
    const auto piece = [&](const QString &text, Role role) {
        painter->setPen(colour(role));
        drawOwnLine(painter, line2.leading(lineWidth(small, text), 0),
                    Qt::AlignVCenter | Qt::AlignLeading | Qt::TextDontClip, text);
    };
    const QString dot = u" · "_s; // a piece of its own: it stands between the two in a mirrored window too
    painter->setFont(small);
    piece(numberText(ticket.number, ticket.id), Role::Text3);
    piece(dot, Role::Text3);
    piece(tr("T%1", "tier, short").arg(ticket.tierLevel), Role::Text2);
    if (line2.rest().width() > lineWidth(small, u" · x…"_s)) {
        piece(dot, Role::Text3);
        const QString requester = shownLine(ticket.requester).section(u'@', 0, 0);
        drawOwnLine(painter, line2.rest(), Qt::AlignVCenter | Qt::AlignLeading,
                    elidedLine(small, requester, line2.rest().width()));
    }
    painter->restore();
}

} // namespace secondline::ui
