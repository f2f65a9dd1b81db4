// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/commandpalette.h"

#include "ui/palette/fuzzymatch.h"
#include "ui/palette/palettedelegate.h"
#include "ui/shell/commands.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 680;
constexpr int mostRecent = 5;
constexpr int mostCommands = 8;
constexpr int allOfThem = 1000;
constexpr int mostPlaces = 5;
constexpr int mostHits = 5;
constexpr int mostTickets = 30; // where only tickets are wanted
constexpr qsizetype longestText = 200;
constexpr QLatin1StringView recentKey("palette/recent");

QList<domain::SearchHit::Mark> marksOf(const QList<qsizetype> &places)
{
    QList<domain::SearchHit::Mark> marks;
    for (const qsizetype place : places) {
        if (!marks.isEmpty() && marks.constLast().start + marks.constLast().length == place)
            ++marks.last().length;
        else
            marks.append({place, 1});
    }
    return marks;
}

//! The best \a most of \a rows by their score, equals as they came.
QList<PaletteRow> best(QList<std::pair<int, PaletteRow>> rows, int most)
{
    std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<PaletteRow> found;
    for (const auto &[score, row] : std::as_const(rows)) {
        if (found.size() == most)
            break;
        found.append(row);
    }
    return found;
}

PaletteRow rowOf(const Command &command)
{
    PaletteRow row;
    row.kind = PaletteRow::Kind::Command;
    row.icon = u"chevron-right"_s;
    row.text = CommandPalette::tr("%1: %2", "menu, command").arg(command.group, commandText(command.action->text()));
    row.keys = commandKeys(*command.action);
    row.target = command.action->objectName();
    return row;
}

PaletteRow rowOf(const domain::SearchHit &hit)
{
    const bool ticket = hit.kind == domain::ObjectType::Ticket;
    PaletteRow row;
    row.kind = ticket ? PaletteRow::Kind::Ticket : PaletteRow::Kind::Article;
    row.icon = ticket ? u"ticket"_s : u"book-open"_s;
    row.number = hit.number;
    row.text = hit.title;
    row.marks = hit.titleMarks;
    row.priority = hit.priority;
    row.target = (ticket ? u"ticket/"_s : u"article/"_s) + hit.id;
    return row;
}

} // namespace

CommandPalette::CommandPalette(workspace::Workspace &workspace, Commands &commands, QSettings &settings,
                               QWidget *parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_commands(commands)
    , m_settings(settings)
    , m_edit(new QLineEdit(this))
    , m_count(new TextLabel(TextSize::Small, Role::Text3, false, this))
    , m_list(new QListView(this))
    , m_hint(new TextLabel(TextSize::Caption, Role::Text3, false, this))
    , m_model(new PaletteModel(this))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setAccessibleName(tr("Command palette: type a few letters"));
    m_edit->setPlaceholderText(tr("A command, a queue, words of a ticket or an article"));
    m_edit->setMaxLength(longestText);
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_hint->setText(tr("↑ ↓ choose · Enter run · > commands only · # tickets only"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::s4 + 16 + space::s2, space::s2, space::s4, space::s2);
    head->addWidget(m_edit, 1);
    head->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(1); // the line
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    foot->addWidget(m_hint, 1);
    column->addLayout(foot);

    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        setCurrent(index.row());
        run();
    });
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QList<NavPlace> &places)
{
    if (isVisible()) {
        m_edit->selectAll();
        return;
    }
    m_places = places;
    m_before = QApplication::focusWidget();
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    typed();
    arrange();
    QFrame::show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::typed()
{
    const QString text = m_edit->text().trimmed();
    const bool onlyCommands = text.startsWith(u'>');
    const bool onlyTickets = text.startsWith(u'#');
    const QString pattern = onlyCommands || onlyTickets ? text.mid(1).trimmed() : text;
    ++m_generation;
    m_runFirst = false;
    // What was found before stays until the new answer is there: nothing flickers.
    QMap<PaletteModel::Section, QList<PaletteRow>> sections;
    if (!onlyTickets) {
        if (pattern.isEmpty())
            sections[PaletteModel::Recent] = recentCommands();
        sections[PaletteModel::Commands] =
            matchingCommands(pattern, pattern.isEmpty() || onlyCommands ? allOfThem : mostCommands);
        if (!onlyCommands && !pattern.isEmpty())
            sections[PaletteModel::Places] = matchingPlaces(pattern, mostPlaces);
    }
    if (!onlyCommands && pattern.size() > 1) {
        sections[PaletteModel::Tickets] = m_sections.value(PaletteModel::Tickets);
        if (!onlyTickets)
            sections[PaletteModel::Articles] = m_sections.value(PaletteModel::Articles);
    }
    m_sections = sections;
    show(false);
    if (!onlyCommands && pattern.size() > 1)
        askFor(pattern, onlyTickets);
}

void CommandPalette::askFor(const QString &text, bool onlyTickets)
{
    domain::SearchQuery query;
    query.text = text;
    query.limit = onlyTickets ? mostTickets : 4 * mostHits; // of both kinds together
    m_workspace.search(query, this,
                       [this, generation = m_generation, onlyTickets](const domain::SearchResults &results) {
                           if (generation != m_generation || !isVisible())
                               return;
                           QList<PaletteRow> tickets;
                           QList<PaletteRow> articles;
                           for (const domain::SearchHit &hit : results.hits) {
                               QList<PaletteRow> &rows = hit.kind == domain::ObjectType::Ticket ? tickets : articles;
                               if (rows.size() < (onlyTickets ? mostTickets : mostHits))
                                   rows.append(rowOf(hit));
                           }
                           m_sections[PaletteModel::Tickets] = tickets;
                           m_sections[PaletteModel::Articles] = onlyTickets ? QList<PaletteRow>() : articles;
                           show(true);
                           if (m_runFirst)
                               run();
                       });
}

void CommandPalette::show(bool keepCurrent)
{
    const QString current = m_list->currentIndex().data(PaletteModel::RowRole).value<PaletteRow>().target;
    const int scrolled = m_list->verticalScrollBar()->value();
    m_model->setSections(m_sections);
    m_count->setText(m_edit->text().trimmed().isEmpty() ? QString() : tr("%n match(es)", nullptr, m_model->matches()));
    int row = m_model->next(0, 1);
    for (int i = 0; keepCurrent && i < m_model->rowCount(); ++i) {
        const auto held = m_model->index(i).data(PaletteModel::RowRole).value<PaletteRow>();
        if (held.kind != PaletteRow::Kind::Caption && held.target == current) {
            row = i;
            break;
        }
    }
    setCurrent(row);
    if (keepCurrent)
        m_list->verticalScrollBar()->setValue(scrolled);
    else
        m_list->scrollToTop();
}

QList<PaletteRow> CommandPalette::matchingCommands(const QString &pattern, int most) const
{
    QList<std::pair<int, PaletteRow>> rows;
    for (const Command &command : m_commands.all()) {
        if (!command.action->isEnabled() || command.action->objectName() == u"paletteAction")
            continue;
        PaletteRow row = rowOf(command);
        const auto match = fuzzyMatch(pattern, row.text);
        if (!match)
            continue;
        row.marks = marksOf(match->places);
        rows.append({match->score, row});
    }
    return best(rows, most);
}

QList<PaletteRow> CommandPalette::matchingPlaces(const QString &pattern, int most) const
{
    QList<std::pair<int, PaletteRow>> rows;
    for (const NavPlace &place : m_places) {
        const auto match = fuzzyMatch(pattern, place.title);
        if (!match)
            continue;
        PaletteRow row;
        row.kind = PaletteRow::Kind::Place;
        row.icon = place.key.startsWith(u"queue/") ? u"inbox"_s : u"filter"_s;
        row.text = place.title;
        row.marks = marksOf(match->places);
        row.count = place.open ? QLocale().toString(*place.open) : QString();
        row.target = u"list/"_s + place.key;
        rows.append({match->score, row});
    }
    return best(rows, most);
}

QList<PaletteRow> CommandPalette::recentCommands() const
{
    QList<PaletteRow> rows;
    for (const QString &name : m_settings.value(recentKey).toStringList()) {
        for (const Command &command : m_commands.all()) {
            if (command.action->objectName() == name && command.action->isEnabled())
                rows.append(rowOf(command));
        }
    }
    return rows;
}

void CommandPalette::setCurrent(int row)
{
    const QModelIndex index = m_model->index(row);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    m_list->scrollTo(index);
    // The focus stays in the field: what is chosen is told as its description.
    m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent told(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    const int last = m_model->rowCount() - 1;
    const auto go = [&](int from, int by) {
        int to = m_model->next(from, by);
        if (to < 0) // round the corner
            to = by > 0 ? m_model->next(0, 1) : m_model->next(last, -1);
        setCurrent(to);
    };
    constexpr int page = 8;
    switch (key) {
    case Qt::Key_Down:
        go(row + 1, 1);
        return true;
    case Qt::Key_Up:
        go(row - 1, -1);
        return true;
    case Qt::Key_PageDown:
        setCurrent(m_model->next(std::min(row + page, last), -1));
        return true;
    case Qt::Key_PageUp:
        setCurrent(m_model->next(std::max(row - page, 0), 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nothing else to go to
    default:
        return false;
    }
}

void CommandPalette::run()
{
    const auto row = m_list->currentIndex().data(PaletteModel::RowRole).value<PaletteRow>();
    // Enter came before the answer: the first of what is found is meant.
    m_runFirst = row.target.isEmpty();
    if (m_runFirst)
        return;
    leave();
    if (row.kind != PaletteRow::Kind::Command) {
        Q_EMIT placeWanted(row.target);
        return;
    }
    QStringList recent = m_settings.value(recentKey).toStringList();
    recent.removeAll(row.target);
    recent.prepend(row.target);
    if (recent.size() > mostRecent)
        recent.resize(mostRecent);
    m_settings.setValue(recentKey, recent);
    for (const Command &command : m_commands.all()) {
        if (command.action->objectName() == row.target) {
            command.action->trigger();
            return;
        }
    }
}

void CommandPalette::leave()
{
    if (m_leaving)
        return;
    m_leaving = true;
    ++m_generation;
    const bool focused = m_edit->hasFocus();
    hide();
    if (focused && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_leaving = false;
}

void CommandPalette::arrange()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(widest * Theme::current().lineHeight(TextSize::Body) / 20, room.width() - 2 * space::s4);
    const int tall = std::max(room.height() * 6 / 10, std::min(room.height() - 2 * space::s4, 320));
    setGeometry((room.width() - width) / 2, std::min(space::s8, (room.height() - tall) / 2), width, tall);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
            return true;
        // Another window in front, or a menu, does not end it.
        if (event->type() == QEvent::FocusOut) {
            const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
                leave();
        }
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        arrange();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour(Role::Edge));
    painter.setBrush(colour(Role::Base));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillRect(QRect(1, m_list->geometry().top() - 1, width() - 2, 1), colour(Role::Line));
    const QRect foot(1, m_list->geometry().bottom() + 1, width() - 2, height() - m_list->geometry().bottom() - 2);
    painter.fillRect(foot, colour(Role::Raised));
    painter.fillRect(QRect(foot.left(), foot.top(), foot.width(), 1), colour(Role::Line));
    const QRect head(space::s4, 0, 16, m_list->geometry().top());
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), head), u"search"_s, 16, colour(Role::Text3));
}

} // namespace secondline::ui
