// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/resultdelegate.h"

#include "ui/search/markedtext.h"
#include "ui/search/resultsmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QListView>
#include <QPainter>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int edge = space::s4;
constexpr int barWidth = 3;

MarkedText titleOf(const domain::SearchHit &hit, Qt::LayoutDirection direction)
{
    return {hit.title,
            hit.titleMarks,
            textFont(TextSize::Body, true),
            colour(Role::Text),
            Theme::current().lineHeight(TextSize::Body),
            2,
            direction};
}

MarkedText snippetOf(const domain::SearchHit &hit, Qt::LayoutDirection direction)
{
    return {hit.snippet,
            hit.snippetMarks,
            textFont(TextSize::Body),
            colour(Role::Text2),
            Theme::current().lineHeight(TextSize::Body),
            2,
            direction};
}

int smallLine()
{
    return Theme::current().lineHeight(TextSize::Small) + 2;
}

} // namespace

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto hit = index.data(ResultsModel::HitRole).value<domain::SearchHit>();
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = (view ? view->viewport()->width() : option.rect.width()) - 2 * edge;
    const MarkedText title = titleOf(hit, option.direction);
    int lines = linesOf(title, width);
    if (!hit.snippet.isEmpty())
        lines += linesOf(snippetOf(hit, option.direction), width);
    return {0, 2 * space::s3 - 1 + 2 * smallLine() + lines * title.lineHeight};
}

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto hit = index.data(ResultsModel::HitRole).value<domain::SearchHit>();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = option.state.testFlag(QStyle::State_Active) && option.state.testFlag(QStyle::State_HasFocus);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setLayoutDirection(option.direction);
    if (selected)
        painter->fillRect(option.rect, colour(Role::Select));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colour(Role::Hover));
    if (selected) {
        const QRect bar(option.rect.left(), option.rect.top(), barWidth, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          colour(active ? Role::Accent : Role::Edge));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour(Role::Line));

    QRect area = option.rect.adjusted(edge, space::s3, -edge, -space::s3);
    const QRect iconRect(area.left(), area.top(), 14, smallLine());
    paintIcon(painter, QStyle::visualRect(option.direction, area, iconRect),
              hit.kind == domain::ObjectType::Article ? u"book-open"_s : u"inbox"_s, 14, colour(Role::Text2),
              rightToLeft);
    QRect line(area.left() + 14 + 10, area.top(), area.width() - 24, smallLine());
    painter->setFont(textFont(TextSize::Small, true));
    painter->setPen(colour(Role::Text2));
    const QString kind = hitKindText(hit);
    drawOwnLine(painter, QStyle::visualRect(option.direction, area, line), Qt::AlignLeading | Qt::AlignVCenter, kind);
    line.setLeft(line.left() + painter->fontMetrics().horizontalAdvance(kind) + space::s2);
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(colour(Role::Text3));
    drawOwnLine(painter, QStyle::visualRect(option.direction, area, line), Qt::AlignLeading | Qt::AlignVCenter,
                oneRun(hit.number));
    area.setTop(area.top() + smallLine());
    area.setTop(area.top() + paintMarked(painter, area, titleOf(hit, option.direction)));
    if (!hit.snippet.isEmpty())
        area.setTop(area.top() + paintMarked(painter, area, snippetOf(hit, option.direction)));
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(colour(Role::Text3));
    drawOwnLine(painter, QRect(area.left(), area.top(), area.width(), smallLine()), Qt::AlignLeading | Qt::AlignVCenter,
                painter->fontMetrics().elidedText(hitMetaText(hit), Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace secondline::ui
