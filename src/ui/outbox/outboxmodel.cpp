// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/outboxmodel.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

OutboxModel::OutboxModel(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(std::move(clock))
{
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    const OutboxRow *row = checkIndex(index, CheckIndexOption::IndexIsValid) ? at(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shownLine(row->text.title);
    case Qt::AccessibleTextRole:
        return QStringList{shownLine(row->text.title), row->ticketLine, row->state.text,
                           instantText(row->at, m_clock())}
            .join(tr(", "));
    case Qt::ToolTipRole: {
        QStringList lines = {row->text.title, row->ticketLine, row->state.text, fullInstant(row->at, m_clock())};
        lines.removeAll(QString());
        return toolTipText(lines.join(u'\n'));
    }
    case RowRole:
        return QVariant::fromValue(*row);
    default:
        return {};
    }
}

void OutboxModel::setRows(const QList<OutboxRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const OutboxRow *OutboxModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int OutboxModel::placeOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].key() == key)
            return row;
    }
    return -1;
}

OutboxRowDelegate::OutboxRowDelegate(Clock clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(std::move(clock))
{
}

QSize OutboxRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = Theme::current();
    return {0, theme.lineHeight(TextSize::Body) + theme.lineHeight(TextSize::Small) + space::s3};
}

void OutboxRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(OutboxModel::RowRole).value<OutboxRow>();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto visual = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setLayoutDirection(option.direction);
    if (selected)
        painter->fillRect(option.rect, colour(Role::Select));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colour(Role::Hover));
    if (selected)
        painter->fillRect(visual(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())),
                          colour(option.state.testFlag(QStyle::State_HasFocus) ? Role::Accent : Role::Edge));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour(Role::Line));

    const QRect area = option.rect.adjusted(space::s4, 0, -space::s3, 0);
    const Role signRole = row.state.role == Role::Text2 ? Role::Text2 : row.state.role;
    paintIcon(painter, visual(QRect(area.left(), area.top(), 16, area.height())), row.text.icon, 16, colour(signRole),
              option.direction == Qt::RightToLeft);

    painter->setFont(textFont(TextSize::Small));
    const QString time = instantText(row.at, m_clock());
    const int timeWidth = painter->fontMetrics().horizontalAdvance(time);
    painter->setPen(colour(Role::Text2));
    drawOwnLine(painter, visual(QRect(area.right() - timeWidth, area.top(), timeWidth + 1, area.height())),
                Qt::AlignTrailing | Qt::AlignVCenter, time);

    const int textLeft = area.left() + 16 + space::s4;
    const int free = area.right() - timeWidth - space::s4 - textLeft;
    const int lineHeight = Theme::current().lineHeight(TextSize::Body);
    const int smallHeight = Theme::current().lineHeight(TextSize::Small);
    const int top = area.top() + (area.height() - lineHeight - smallHeight) / 2;
    // The state is never cut: where there is no room beside the texts, it takes the second line.
    constexpr int roomForTwo = 460;
    const bool beside = free >= Theme::current().scaled(roomForTwo);
    const int textWidth = beside ? free * 3 / 5 - space::s4 : free;
    QRect state = beside ? QRect(textLeft + free * 3 / 5, area.top(), free * 2 / 5, area.height())
                         : QRect(textLeft, top + lineHeight, free, smallHeight);
    paintIcon(painter, visual(QRect(state.left(), state.top(), 14, state.height())), row.state.icon, 14,
              colour(row.state.role));
    state.setLeft(state.left() + 14 + 4);
    painter->setPen(colour(row.state.role));
    const QString stateText = painter->fontMetrics().elidedText(row.state.text, Qt::ElideRight, state.width());
    drawOwnLine(painter, visual(state), Qt::AlignLeading | Qt::AlignVCenter, stateText);

    QRect ticket(textLeft, top + lineHeight, textWidth, smallHeight);
    if (!beside)
        ticket.setLeft(state.left() + painter->fontMetrics().horizontalAdvance(stateText) + space::s3);
    constexpr int readable = 60;
    if (ticket.width() >= readable) {
        painter->setPen(colour(Role::Text3));
        drawOwnLine(painter, visual(ticket), Qt::AlignLeading | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(row.ticketLine, Qt::ElideRight, ticket.width()));
    }
    painter->setFont(textFont(TextSize::Body, selected));
    painter->setPen(colour(Role::Text));
    drawOwnLine(painter, visual(QRect(textLeft, top, textWidth, lineHeight)), Qt::AlignLeading | Qt::AlignVCenter,
                painter->fontMetrics().elidedText(shownLine(row.text.title), Qt::ElideRight, textWidth));
    painter->restore();
}

} // namespace secondline::ui
