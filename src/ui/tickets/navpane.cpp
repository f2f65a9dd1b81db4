// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/navpane.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum NavRole { KeyRole = Qt::UserRole + 1, IconRole, OpenRole, AtRiskRole, HeaderRole };

class NavDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        if (!index.data(HeaderRole).toBool())
            return {100, std::max(28, theme.controlHeight())};
        return {100, theme.lineHeight(TextSize::Caption) + (index.row() == 0 ? 12 : 16)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setLayoutDirection(option.direction);
        painter->setRenderHint(QPainter::Antialiasing);
        // The tree indents children; the ground goes from edge to edge all the same.
        QRect rect(0, option.rect.top(), option.widget ? option.rect.right() + 1 : option.rect.width(),
                   option.rect.height());
        if (option.direction == Qt::RightToLeft)
            rect = QRect(option.rect.left(), option.rect.top(),
                         (option.widget ? qobject_cast<const QTreeView *>(option.widget)->viewport()->width()
                                        : option.rect.width())
                             - option.rect.left(),
                         option.rect.height());
        const QRect row = rect.adjusted(space::s2, 0, -space::s2, 0);
        if (index.data(HeaderRole).toBool())
            paintHeader(painter, row, option, index);
        else
            paintRow(painter, row, option, index);
        painter->restore();
    }

private:
    static QRect at(const QStyleOptionViewItem &option, const QRect &row, int x, int width)
    {
        return QStyle::visualRect(option.direction, row, QRect(row.left() + x, row.top(), width, row.height()));
    }

    static void paintHeader(QPainter *painter, const QRect &row, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
    {
        const QRect line = row.adjusted(0, index.row() == 0 ? 4 : 8, 0, -4);
        const bool folds = index.data(KeyRole).toString().startsWith(u"tier/");
        const auto *tree = qobject_cast<const QTreeView *>(option.widget);
        const bool open = tree && tree->isExpanded(index);
        int x = space::s2;
        if (folds) {
            paintIcon(painter, at(option, line, x, 12), open ? u"chevron-down"_s : u"chevron-right"_s, 12,
                      colour(Role::Text3), option.direction == Qt::RightToLeft);
            x += 12 + space::s1;
        }
        painter->setFont(textFont(TextSize::Caption, true));
        painter->setPen(colour(Role::Text3));
        drawOwnLine(painter, at(option, line, x, line.width() - x - 60), Qt::AlignVCenter | Qt::AlignLeading,
                    index.data().toString());
        if (folds) {
            drawOwnLine(painter, at(option, line, line.width() - 60 - space::s2, 60),
                        Qt::AlignVCenter | Qt::AlignTrailing, QLocale().toString(index.data(OpenRole).toInt()));
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(colour(Role::Accent), 2));
            painter->drawRoundedRect(QRectF(line).adjusted(1, -2, -1, 2), radius::chip, radius::chip);
        }
    }

    static void paintRow(QPainter *painter, const QRect &row, const QStyleOptionViewItem &option,
                         const QModelIndex &index)
    {
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(selected ? Role::Select : Role::Hover));
            painter->drawRoundedRect(row, radius::control, radius::control);
        }
        if (option.state & QStyle::State_HasFocus && option.widget && option.widget->hasFocus()) {
            painter->setPen(QPen(colour(Role::Accent), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), radius::control, radius::control);
        }
        const QString icon = index.data(IconRole).toString();
        int start = space::s2;
        if (icon.isEmpty()) {
            start = space::s6;
        } else {
            paintIcon(painter, at(option, row, start, 16), icon, 16, colour(Role::Text3),
                      option.direction == Qt::RightToLeft);
            start += 16 + space::s2;
        }
        int end = row.width() - space::s2;
        painter->setFont(textFont(TextSize::Small, selected));
        const QVariant open = index.data(OpenRole);
        if (open.isValid()) {
            const QString text = QLocale().toString(open.toInt());
            const int width = std::max(24, lineWidth(painter->font(), text));
            painter->setPen(colour(selected ? Role::Text2 : Role::Text3));
            drawOwnLine(painter, at(option, row, end - width, width),
                        Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextDontClip, text);
            end -= width + space::s2;
        }
        if (const int risk = index.data(AtRiskRole).toInt(); risk > 0) {
            const QString text = QLocale().toString(risk);
            painter->setFont(textFont(TextSize::Small, true));
            painter->setPen(colour(Role::Warn));
            const int width = lineWidth(painter->font(), text);
            drawOwnLine(painter, at(option, row, end - width, width),
                        Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextDontClip, text);
            paintIcon(painter, at(option, row, end - width - 14, 12), u"clock"_s, 12, colour(Role::Warn));
            end -= width + 14 + space::s2;
        }
        painter->setFont(textFont(TextSize::Body, selected));
        painter->setPen(colour(Role::Text));
        drawOwnLine(painter, at(option, row, start, end - start), Qt::AlignVCenter | Qt::AlignLeading,
                    elidedLine(painter->font(), index.data().toString(), end - start));
    }
};

} // namespace

NavPane::NavPane(workspace::Workspace &workspace, Clock clock, QWidget *parent)
    : QTreeView(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"queueTree"_s);
    setAccessibleName(tr("Queues and filters"));
    setModel(m_model);
    setItemDelegate(new NavDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    setTextElideMode(Qt::ElideRight);
    QPalette ground = palette();
    ground.setColor(QPalette::Base, colour(Role::Window));
    setPalette(ground);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        QPalette changed = palette();
        changed.setColor(QPalette::Base, colour(Role::Window));
        setPalette(changed);
    });

    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.data(HeaderRole).toBool() && index.data(KeyRole).toString().startsWith(u"tier/"))
            setExpanded(index, !isExpanded(index));
    });
    const auto remember = [this](const QModelIndex &index, bool open) {
        if (m_building)
            return;
        const QString key = index.data(KeyRole).toString();
        m_folded.removeAll(key);
        if (!open)
            m_folded.append(key);
    };
    connect(this, &QTreeView::expanded, this, [remember](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [remember](const QModelIndex &index) { remember(index, false); });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_building && index.isValid() && !index.data(HeaderRole).toBool())
            Q_EMIT placeChosen(current());
    });

    connect(&m_workspace, &workspace::Workspace::deskChanged, this, &NavPane::refresh);
    connect(&m_workspace, &workspace::Workspace::ticketsChanged, this, &NavPane::refresh);
    build();
}

domain::TicketQuery NavPane::queryOf(const QString &key) const
{
    domain::TicketQuery query;
    if (key == u"mine") {
        const auto me = m_workspace.me();
        query.assigneeId = me ? me->id : domain::PersonId(u"-"_s);
    } else if (key == u"breaches") {
        const QDateTime now = m_clock();
        query.dueBefore = QDateTime(now.date().addDays(1), QTime(0, 0)).toUTC();
    } else if (key == u"urgent") {
        query.atLeast = domain::Priority::P2;
    } else if (key == u"pending") {
        query.status = domain::TicketStatus::Pending;
    } else if (key == u"unassigned") {
        query.unassigned = true;
    } else if (key.startsWith(u"queue/")) {
        query.queueIds = {domain::QueueId(key.mid(6))};
    }
    return query;
}

NavPlace NavPane::current() const
{
    const QModelIndex index = currentIndex();
    return !index.isValid() || index.data(HeaderRole).toBool() ? NavPlace() : placeAt(index);
}

QList<NavPlace> NavPane::places() const
{
    QList<NavPlace> places;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QStandardItem *header = m_model->item(i);
        for (int j = 0; j < header->rowCount(); ++j)
            places.append(placeAt(header->child(j)->index()));
    }
    return places;
}

NavPlace NavPane::placeAt(const QModelIndex &index) const
{
    const QString key = index.data(KeyRole).toString();
    NavPlace place{key, index.data().toString(), queryOf(key), std::nullopt};
    if (const QVariant open = index.data(OpenRole); open.isValid())
        place.open = open.toInt();
    for (const domain::QueueSummary &summary : m_queues) {
        if (key == u"queue/"_s + summary.queue.id.value())
            place.title = tr("%1 · Tier %2").arg(index.data().toString()).arg(summary.tierLevel);
    }
    return place;
}

QStandardItem *NavPane::find(const QString &key) const
{
    for (int i = 0; i < m_model->rowCount(); ++i) {
        QStandardItem *header = m_model->item(i);
        if (header->data(KeyRole).toString() == key)
            return header;
        for (int j = 0; j < header->rowCount(); ++j) {
            if (header->child(j)->data(KeyRole).toString() == key)
                return header->child(j);
        }
    }
    return nullptr;
}

bool NavPane::choose(const QString &key)
{
    QStandardItem *item = find(key);
    if (!item)
        return false;
    if (item->parent())
        setExpanded(item->parent()->index(), true);
    setCurrentIndex(item->index());
    return true;
}

QStringList NavPane::folded() const
{
    return m_folded;
}

void NavPane::setFolded(const QStringList &tiers)
{
    m_folded = tiers;
    m_foldsKnown = true;
    build();
}

QList<domain::QueueSummary> NavPane::atRisk() const
{
    const QString key = current().key;
    QList<domain::QueueSummary> result;
    for (const domain::QueueSummary &summary : m_queues) {
        if (summary.atRisk > 0 && summary.queue.rights.mayWork && key != u"queue/"_s + summary.queue.id.value())
            result.append(summary);
    }
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.atRisk > b.atRisk; });
    return result;
}

QStandardItem *NavPane::addHeader(const QString &key, const QString &name)
{
    auto *item = new QStandardItem(name);
    item->setData(key, KeyRole);
    item->setData(true, HeaderRole);
    item->setFlags(Qt::ItemIsEnabled);
    m_model->appendRow(item);
    return item;
}

void NavPane::addRow(QStandardItem *header, const QString &key, const QString &name, const QString &icon)
{
    auto *item = new QStandardItem(shownLine(name));
    item->setData(key, KeyRole);
    item->setData(icon, IconRole);
    item->setData(toolTipText(name), Qt::ToolTipRole);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    header->appendRow(item);
}

void NavPane::build()
{
    // The person's own tier first, then the others from the bottom up.
    const auto me = m_workspace.me();
    const int own = me ? me->tierLevel : -1;
    QList<domain::QueueSummary> queues = m_queues;
    std::stable_sort(queues.begin(), queues.end(), [own](const auto &a, const auto &b) {
        if ((a.tierLevel == own) != (b.tierLevel == own))
            return a.tierLevel == own;
        return a.tierLevel < b.tierLevel;
    });
    const QString chosen = current().key;
    m_building = true;
    m_model->clear();
    m_keys.clear();
    QStandardItem *work = addHeader(u"work"_s, tr("My work"));
    addRow(work, u"mine"_s, tr("Assigned to me"), u"user"_s);
    addRow(work, u"all"_s, tr("All open"), u"inbox"_s);
    QStandardItem *tier = nullptr;
    int level = -1;
    for (const domain::QueueSummary &summary : queues) {
        if (!tier || summary.tierLevel != level) {
            level = summary.tierLevel;
            const QString key = u"tier/%1"_s.arg(level);
            tier = addHeader(key, tr("Tier %1 queues").arg(level));
            if (!m_foldsKnown && level != own && own >= 0 && !m_folded.contains(key))
                m_folded.append(key);
        }
        const domain::Queue &queue = summary.queue;
        addRow(tier, u"queue/"_s + queue.id.value(), queue.area.isEmpty() ? queue.name : queue.area, {});
        m_keys.append(queue.id.value());
    }
    if (!queues.isEmpty() && own >= 0)
        m_foldsKnown = true;
    QStandardItem *filters = addHeader(u"filters"_s, tr("Saved filters"));
    addRow(filters, u"breaches"_s, tr("Breaches today"), u"clock"_s);
    addRow(filters, u"urgent"_s, tr("P1 and P2 open"), u"chevrons-up"_s);
    addRow(filters, u"pending"_s, tr("Waiting for requester"), u"user"_s);
    addRow(filters, u"unassigned"_s, tr("Unassigned"), u"circle-dashed"_s);
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QModelIndex index = m_model->index(i, 0);
        setExpanded(index, !m_folded.contains(index.data(KeyRole).toString()));
    }
    if (QStandardItem *item = find(chosen))
        setCurrentIndex(item->index());
    m_building = false;
    fill();
}

void NavPane::setCounts(const QString &key, int open, int atRisk)
{
    QStandardItem *item = find(key);
    if (!item)
        return;
    item->setData(open, OpenRole);
    item->setData(atRisk, AtRiskRole);
    QString spoken = tr("%1, %n open", "place in the left pane", open).arg(item->text());
    if (atRisk > 0)
        spoken = tr("%1, %n at risk", "place with its open count", atRisk).arg(spoken);
    item->setData(spoken, Qt::AccessibleTextRole);
}

void NavPane::fill()
{
    QHash<int, int> openByTier;
    for (const domain::QueueSummary &summary : m_queues) {
        setCounts(u"queue/"_s + summary.queue.id.value(), summary.open, summary.atRisk);
        openByTier[summary.tierLevel] += summary.open;
    }
    for (auto it = openByTier.constBegin(); it != openByTier.constEnd(); ++it)
        setCounts(u"tier/%1"_s.arg(it.key()), it.value(), 0);
    countFilters();
}

void NavPane::countFilters()
{
    for (const QString &key : {u"mine"_s, u"all"_s, u"breaches"_s, u"urgent"_s, u"pending"_s, u"unassigned"_s}) {
        m_workspace.countTickets(queryOf(key), this, [this, key](int open) {
            if (key != u"mine") {
                setCounts(key, open, 0);
                return;
            }
            domain::TicketQuery risky = queryOf(key);
            risky.dueBefore = m_clock().addSecs(4 * 3600).toUTC();
            m_workspace.countTickets(risky, this, [this, key, open](int atRisk) { setCounts(key, open, atRisk); });
        });
    }
}

void NavPane::show(const QList<domain::QueueSummary> &queues)
{
    // What is not kept here has no tickets to show.
    m_queues = queues;
    const QSet<QString> leftOut = m_workspace.leftOut();
    m_queues.removeIf([&](const domain::QueueSummary &summary) { return leftOut.contains(summary.queue.id.value()); });
    QStringList keys;
    for (const domain::QueueSummary &summary : std::as_const(m_queues))
        keys.append(summary.queue.id.value());
    QStringList built = m_keys;
    std::sort(keys.begin(), keys.end());
    std::sort(built.begin(), built.end());
    if (keys != built || !m_foldsKnown)
        build();
    else
        fill();
}

void NavPane::refresh()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_again = false;
    m_workspace.queues(this, [this](const QList<domain::QueueSummary> &queues) {
        show(queues);
        // Counts may lag a little behind a sync that changes them many times a second.
        QTimer::singleShot(300ms, this, [this] {
            m_asking = false;
            if (m_again)
                refresh();
        });
    });
}

void NavPane::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool activates =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (activates && index.data(HeaderRole).toBool()) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace secondline::ui
