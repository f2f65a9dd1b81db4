// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/reportview.h"

#include "ui/outbox/reporttext.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::ReportedAct;
using Outcome = ReportedAct::Outcome;

namespace {

constexpr int pageWidth = 960;
constexpr int rowsAtFirst = 5;
constexpr int rowsMore = 100;

//! A panel of rows with a line between them.
class RowsPanel : public QWidget
{
public:
    RowsPanel(bool urgent, QWidget *parent)
        : QWidget(parent)
        , m_urgent(urgent)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QObjectList &rows = children();
        for (const QObject *child : rows) {
            const auto *row = qobject_cast<const QWidget *>(child);
            if (row && row->geometry().top() > 2)
                painter.fillRect(QRect(1, row->geometry().top() - 1, width() - 2, 1), colour(Role::Line));
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour(m_urgent ? Role::BadEdge : Role::Line), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::panel, radius::panel);
    }

private:
    bool m_urgent;
};

QLabel *sign(const QString &icon, Role role, int size, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setPixmap(themedIcon(icon, role).pixmap(size, size));
    return label;
}

TextLabel *wrapping(const QString &text, TextSize size, Role role, bool strong, QWidget *parent)
{
    auto *label = new TextLabel(size, role, strong, parent);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumWidth(60);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

struct Sign
{
    QString icon;
    Role role;
};

Sign signOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Merged:
        return {u"git-merge"_s, Role::Accent};
    case Outcome::Conflict:
        return {u"git-fork"_s, Role::Bad};
    case Outcome::Refused:
        return {u"triangle-alert"_s, Role::Bad};
    case Outcome::Sent:
    case Outcome::AlreadyThere:
        break;
    }
    return {u"check"_s, Role::Good};
}

} // namespace

ReportView::ReportView(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"reportView"_s);
    setAccessibleName(tr("Sync report"));
    m_scroll->setObjectName(u"reportScrollArea"_s);
    m_scroll->setAccessibleName(tr("Sync report"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    connect(&Theme::current(), &Theme::changed, this, &ReportView::build);
}

void ReportView::show(const domain::ReconnectReport &report, const DeskNames &names, const QHash<QUuid, bool> &open)
{
    const bool same = report == m_report && open == m_open && m_scroll->widget();
    if (report.id != m_report.id)
        m_limits.clear();
    m_report = report;
    m_names = names;
    m_open = open;
    if (!same)
        build();
}

QList<ReportedAct> ReportView::acts(std::initializer_list<Outcome> outcomes) const
{
    QList<ReportedAct> found;
    for (const ReportedAct &act : m_report.acts) {
        if (std::find(outcomes.begin(), outcomes.end(), act.outcome) != outcomes.end())
            found.append(act);
    }
    return found;
}

bool ReportView::narrow() const
{
    constexpr int roomBeside = 620;
    return width() < Theme::current().scaled(roomBeside);
}

void ReportView::buildForRoom()
{
    if (m_scroll->widget() && narrow() != m_narrow)
        build();
}

void ReportView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    buildForRoom();
}

void ReportView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        buildForRoom();
}

void ReportView::build()
{
    m_first = nullptr;
    m_narrow = narrow();
    const QDateTime now = m_clock();
    auto *holder = new ScrolledColumn;
    holder->setBackgroundRole(QPalette::Base);
    auto *across = new QHBoxLayout(holder);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    auto *page = new QWidget(holder);
    page->setMaximumWidth(Theme::current().scaled(pageWidth));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::s8, space::s6, space::s8, space::s6);
    column->setSpacing(space::s2);
    auto *head = new QHBoxLayout;
    auto *title = wrapping(reportHeadline(m_report), TextSize::Page, Role::Text, true, page);
    title->setObjectName(u"reportTitleLabel"_s);
    head->addWidget(title, 1);
    auto *copy = new Button(tr("Copy report"), ButtonLook::Default, page);
    copy->setObjectName(u"copyReportButton"_s);
    copy->setAccessibleName(tr("Copy report"));
    copy->setIconName(u"copy"_s);
    head->addWidget(copy, 0, Qt::AlignTop);
    column->addLayout(head);
    auto *around = wrapping(reportSurroundings(m_report, now), TextSize::Body, Role::Text2, false, page);
    around->setObjectName(u"reportAroundLabel"_s);
    column->addWidget(around);
    column->addSpacing(space::s2);
    addTiles(column);
    addSection(column, tr("Needs you"), {}, u"needsYou"_s, acts({Outcome::Conflict, Outcome::Refused}), true);
    addSection(column, tr("Merged"), tr("different fields changed on both sides, both kept"), u"merged"_s,
               acts({Outcome::Merged}), false);
    addSection(column, tr("Sent"), {}, u"sent"_s, acts({Outcome::Sent, Outcome::AlreadyThere}), false);
    column->addStretch(1);
    across->addWidget(page, 100);
    across->addStretch(1);
    const int scrolled = m_scroll->widget() ? m_scroll->widget()->y() : 0;
    m_scroll->setWidget(holder); // the one before goes
    holder->move(0, scrolled);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(reportAsText(m_report, m_names, m_clock()));
        Q_EMIT copied();
    });
}

void ReportView::addTiles(QVBoxLayout *column)
{
    auto *row = new QGridLayout;
    row->setHorizontalSpacing(space::s3);
    row->setVerticalSpacing(space::s3);
    int at = 0;
    const auto tile = [&](const QString &icon, Role role, int count, const QString &words, const QString &name) {
        auto *frame = new QFrame;
        frame->setObjectName(name);
        frame->setFrameShape(QFrame::StyledPanel);
        frame->setAccessibleName(tr("%1 %2", "count, of what").arg(count).arg(words));
        auto *grid = new QGridLayout(frame);
        grid->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
        grid->setHorizontalSpacing(space::s2);
        grid->setVerticalSpacing(space::s1);
        auto *number = new TextLabel(TextSize::Page, Role::Text, true, frame);
        number->setText(QLocale().toString(count));
        grid->addWidget(sign(icon, role, 20, frame), 0, 0);
        grid->addWidget(number, 0, 1);
        grid->setColumnStretch(1, 1);
        grid->addWidget(wrapping(words, TextSize::Body, Role::Text2, false, frame), 1, 0, 1, 2);
        const int columns = m_narrow ? 2 : 4;
        row->addWidget(frame, at / columns, at % columns);
        row->setColumnStretch(at % columns, 1);
        ++at;
    };
    tile(u"check"_s, Role::Good, m_report.sent(), tr("sent and confirmed"), u"sentTile"_s);
    tile(u"git-merge"_s, Role::Accent, m_report.merged(), tr("merged with others’ work"), u"mergedTile"_s);
    tile(u"triangle-alert"_s, m_report.needsYou() > 0 ? Role::Bad : Role::Text3, m_report.needsYou(),
         tr("need(s) you", "count above", m_report.needsYou()), u"needsYouTile"_s);
    tile(u"download"_s, Role::Text2, m_report.ticketsChanged,
         tr("ticket(s) changed by others", nullptr, m_report.ticketsChanged), u"changedTile"_s);
    column->addLayout(row);
}

void ReportView::addSection(QVBoxLayout *column, const QString &title, const QString &hint, const QString &name,
                            const QList<ReportedAct> &acts, bool urgent)
{
    if (acts.isEmpty())
        return;
    const QDateTime now = m_clock();
    column->addSpacing(space::s3);
    auto *head = new QHBoxLayout;
    auto *label = new TextLabel(TextSize::Body, Role::Text, true);
    label->setText(title);
    auto *second = new TextLabel(TextSize::Small, Role::Text2);
    second->setText(hint.isEmpty() ? QLocale().toString(acts.size()) : hint);
    second->setWordWrap(true);
    head->addWidget(label);
    head->addWidget(second, 1);
    column->addLayout(head);
    auto *panel = new RowsPanel(urgent, nullptr);
    panel->setObjectName(name + u"Panel"_s);
    auto *rows = new QVBoxLayout(panel);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(1);
    const int limit = m_limits.value(name, urgent ? rowsMore : rowsAtFirst);
    bool decided = false;
    for (const ReportedAct &act : acts.mid(0, limit)) {
        auto *row = new QWidget(panel);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(space::s3, space::s2, space::s3, space::s2);
        line->setSpacing(space::s3);
        const Sign what = signOf(act.outcome);
        line->addWidget(sign(what.icon, what.role, 16, row));
        auto *words = wrapping(actTitle(act, m_names), TextSize::Body, Role::Text, urgent, row);
        words->setToolTip(toolTipText(shownLine(act.subject)));
        auto *texts = new QBoxLayout(m_narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        texts->setSpacing(m_narrow ? 0 : space::s3);
        texts->addWidget(words, m_narrow ? 0 : 5);
        texts->addWidget(wrapping(actOutcome(act, now), TextSize::Body, Role::Text2, false, row), m_narrow ? 0 : 8);
        line->addLayout(texts, 1);
        const bool open = m_open.value(act.act.id, false);
        const QString id = act.act.id.toString(QUuid::WithoutBraces);
        if (urgent && !open) {
            auto *settled = new TextLabel(TextSize::Small, Role::Text2, false, row);
            settled->setText(tr("Settled"));
            line->addWidget(settled);
        } else {
            const bool conflict = act.outcome == Outcome::Conflict;
            // One primary button: the first that waits for a decision.
            const bool primary = urgent && !std::exchange(decided, true);
            auto *go = new Button(!urgent        ? tr("Open")
                                      : conflict ? tr("Decide")
                                                 : tr("Look"),
                                  primary      ? ButtonLook::Primary
                                      : urgent ? ButtonLook::Default
                                               : ButtonLook::Tool,
                                  row);
            go->setObjectName(name + u"Button"_s);
            go->setAccessibleName(tr("%1: %2", "action, of what").arg(go->text(), words->text()));
            const QString place = !urgent ? u"ticket/"_s
                    + (act.act.appliedId.isEmpty() || act.act.type != domain::ObjectType::Ticket ? act.act.ticket
                                                                                                 : act.act.appliedId)
                : conflict ? u"conflict/"_s + id
                           : u"outbox/"_s + id;
            connect(go, &QPushButton::clicked, this, [this, place] { Q_EMIT placeWanted(place); });
            if (primary) {
                go->setKeyHint(tr("Enter", "the key"));
                go->setAutoDefault(true);
            }
            if (!m_first && urgent)
                m_first = go;
            line->addWidget(go);
        }
        rows->addWidget(row);
    }
    const int rest = static_cast<int>(acts.size()) - limit;
    if (rest > 0) {
        auto *more = new Button(tr("Show %n more", nullptr, std::min(rest, rowsMore)), ButtonLook::Tool, panel);
        more->setObjectName(name + u"MoreButton"_s);
        more->setAccessibleName(more->text());
        auto *row = new QWidget(panel);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(space::s3 + 16 + space::s1, space::s1, space::s3, space::s1);
        line->addWidget(more);
        line->addStretch(1);
        rows->addWidget(row);
        connect(
            more, &QPushButton::clicked, this,
            [this, name, limit] {
                m_limits.insert(name, limit + rowsMore);
                build();
            },
            Qt::QueuedConnection);
    }
    column->addWidget(panel);
}

void ReportView::focusFirst()
{
    if (m_first)
        m_first->setFocus(Qt::OtherFocusReason);
    else
        m_scroll->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
