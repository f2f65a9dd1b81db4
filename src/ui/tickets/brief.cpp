// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/brief.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/clamplabel.h"
#include "ui/theme/controls.h"
#include "ui/theme/followletters.h"
#include "ui/theme/readingtext.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"

#include <QGridLayout>
#include <QPainter>
#include <QPointer>
#include <QPushButton>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelColumn = 76;

//! A link that is a button: takes focus and Space, looks like its text.
class LinkButton : public QPushButton
{
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + space::s1, Theme::current().lineHeight(TextSize::Body)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QFont shown = font();
        shown.setUnderline(underMouse() || hasFocus());
        painter.setFont(shown);
        painter.setPen(colour(Role::Accent));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

//! Names and values in a small frame that closes with Esc or a click beside it.
class FactsPopup : public QFrame
{
public:
    explicit FactsPopup(const QString &title, QWidget *parent)
        : QFrame(parent, Qt::Popup)
        , m_grid(new QGridLayout(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setObjectName(u"factsPopup"_s);
        setAccessibleName(title);
        setBackgroundRole(QPalette::Base);
        setAutoFillBackground(true);
        m_grid->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
        m_grid->setHorizontalSpacing(space::s4);
        m_grid->setVerticalSpacing(space::s1);
        auto *label = new TextLabel(TextSize::Body, Role::Text, true, this);
        label->setText(title);
        m_grid->addWidget(label, 0, 0, 1, 2);
    }
    void add(const QString &name, const QString &value)
    {
        const int row = m_grid->rowCount();
        auto *nameLabel = new TextLabel(TextSize::Body, Role::Text3, false, this);
        nameLabel->setText(name);
        auto *valueLabel = new TextLabel(TextSize::Body, Role::Text, false, this);
        valueLabel->setText(value);
        m_grid->addWidget(nameLabel, row, 0, Qt::AlignTop | Qt::AlignLeading);
        m_grid->addWidget(valueLabel, row, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(colour(Role::Edge));
        painter.setBrush(colour(Role::Base));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    QGridLayout *m_grid;
};

QString metricText(const QString &metric, const QString &when)
{
    if (metric == u"response")
        return Brief::tr("Answer by %1").arg(when);
    if (metric == u"update")
        return Brief::tr("Update by %1").arg(when);
    return Brief::tr("Resolve by %1").arg(when);
}

QString metricName(const QString &metric)
{
    if (metric == u"response")
        return Brief::tr("First answer");
    if (metric == u"update")
        return Brief::tr("Next update");
    return Brief::tr("Resolution");
}

} // namespace

std::optional<domain::SlaClock> shownClock(const domain::Ticket &ticket)
{
    std::optional<domain::SlaClock> first;
    for (const domain::SlaClock &clock : ticket.sla) {
        if (clock.metAt.isValid() || !clock.dueAt.isValid())
            continue;
        if (!first || clock.dueAt < first->dueAt)
            first = clock;
    }
    if (first)
        return first;
    for (const domain::SlaClock &clock : ticket.sla) {
        if (!clock.metAt.isValid() && clock.metric == u"resolution")
            return clock;
    }
    return std::nullopt;
}

Brief::Brief(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_grid(new QGridLayout(this))
    , m_what(new ClampLabel(3, Role::Text, this))
    , m_left(new TextLabel(TextSize::Body, Role::Warn, true, this))
    , m_why(new LinkButton(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::s3);
    m_grid->setVerticalSpacing(space::s1);
    m_grid->setColumnMinimumWidth(0, labelColumn);
    m_grid->setColumnStretch(1, 1);
    m_what->setObjectName(u"whatLabel"_s);
    auto *what = new TextLabel(TextSize::Body, Role::Text3, false, this);
    what->setText(tr("What"));
    followLetters(what, [what] { what->setMinimumHeight(Theme::current().lineHeight(TextSize::Body)); });
    m_grid->addWidget(what, 0, 0, Qt::AlignTop | Qt::AlignLeading);
    m_grid->addWidget(m_what, 0, 1);
    m_howBad = addRow(tr("How bad"), u"howBadLabel"_s);
    m_whoWaits = addRow(tr("Who waits"), u"whoWaitsLabel"_s);

    auto *untilName = new TextLabel(TextSize::Body, Role::Text3, false, this);
    untilName->setText(tr("Until when"));
    for (QWidget *label : {static_cast<QWidget *>(untilName), static_cast<QWidget *>(m_left)})
        followLetters(label, [label] { label->setMinimumHeight(Theme::current().lineHeight(TextSize::Body)); });
    m_until = new TextLabel(TextSize::Body, Role::Text, false, this);
    m_until->setObjectName(u"untilLabel"_s);
    m_left->setObjectName(u"timeLeftLabel"_s);
    m_why->setObjectName(u"whyButton"_s);
    m_why->setCursor(Qt::PointingHandCursor);
    auto *until = new QHBoxLayout;
    until->setSpacing(space::s1);
    until->addWidget(m_until);
    until->addWidget(m_left);
    until->addWidget(m_why);
    until->addStretch(1);
    const int untilRow = m_grid->rowCount();
    m_grid->addWidget(untilName, untilRow, 0, Qt::AlignTop | Qt::AlignLeading);
    m_grid->addLayout(until, untilRow, 1);

    m_tried = addRow(tr("Tried"), u"triedLabel"_s);
    m_where = addRow(tr("Where"), u"whereLabel"_s);
    m_whereName = qobject_cast<TextLabel *>(m_grid->itemAtPosition(m_grid->rowCount() - 1, 0)->widget());
    m_next = addRow(tr("Next"), u"nextLabel"_s);
    connect(m_why, &QPushButton::clicked, this, &Brief::showWhy);
}

ReadingText *Brief::addRow(const QString &name, const QString &objectName)
{
    const int row = m_grid->rowCount();
    auto *nameLabel = new TextLabel(TextSize::Body, Role::Text3, false, this);
    nameLabel->setText(name);
    followLetters(nameLabel, [nameLabel] { nameLabel->setMinimumHeight(Theme::current().lineHeight(TextSize::Body)); });
    auto *value = new ReadingText(Role::Text, this);
    value->setObjectName(objectName);
    m_grid->addWidget(nameLabel, row, 0, Qt::AlignTop | Qt::AlignLeading);
    m_grid->addWidget(value, row, 1);
    return value;
}

void Brief::setTicket(const domain::TicketPicture &picture, const domain::PersonId &me)
{
    m_picture = picture;
    m_me = me;
    const domain::Ticket &ticket = picture.ticket;
    const QString body = shownText(ticket.body).trimmed();
    m_what->setText(body.isEmpty() ? tr("Nothing but the subject was written.") : body);
    m_howBad->setText(tr("Impact %1 (%2) × urgency %3 (%4) = %5")
                          .arg(QString::number(ticket.impact), degreeText(ticket.impact),
                               QString::number(ticket.urgency), degreeText(ticket.urgency),
                               priorityText(ticket.priority)));

    int failed = 0;
    QStringList tried;
    for (const domain::Entry &entry : picture.entries) {
        if (entry.kind != u"attempt" || entry.redacted)
            continue;
        const QString what = shownLine(entry.data[u"tried"].toString());
        tried.append(what.isEmpty() ? shownLine(entry.text) : what);
        if (entry.data[u"outcome"].toString() != u"worked")
            ++failed;
    }
    if (tried.isEmpty()) {
        m_tried->setText(tr("Nothing logged yet"));
    } else {
        const qsizetype shown = std::min(qsizetype(3), tried.size());
        QStringList latest = tried.mid(tried.size() - shown);
        for (QString &text : latest) {
            if (text.size() > 90)
                text = text.left(88).trimmed() + QChar(0x2026);
        }
        const QString list = latest.join(tr("; ", "between attempts"));
        m_tried->setText(failed > 0 ? tr("%1 · %n did not solve it", "attempts", failed).arg(list) : list);
    }
    m_tried->setRole(tried.isEmpty() ? Role::Text3 : Role::Text);

    QStringList where;
    if (picture.site)
        where.append(shownLine(picture.site->name));
    for (const domain::Asset &asset : picture.assets)
        where.append(asset.model.isEmpty()
                         ? shownLine(asset.name)
                         : tr("%1 (%2)", "asset name, model").arg(shownLine(asset.name), shownLine(asset.model)));
    m_where->setText(where.join(u" · "_s));
    m_where->setVisible(!where.isEmpty());
    m_whereName->setVisible(!where.isEmpty());

    const bool mine = !me.isNull() && ticket.assigneeId == me;
    QString next;
    if (!domain::isOpen(ticket.status))
        next = ticket.resolvedAt.isValid() ? tr("Done, %1").arg(dayAndTime(ticket.resolvedAt, m_clock())) : tr("Done");
    else if (ticket.assigneeId.isNull())
        next = tr("Nobody has it yet");
    else if (mine)
        next = tr("%1 (you)").arg(shownLine(picture.assigneeName));
    else
        next = shownLine(picture.assigneeName);
    if (ticket.status == domain::TicketStatus::Pending) {
        const QString why = ticket.pendingReason.isEmpty() ? tr("waiting") : pendingReasonText(ticket.pendingReason);
        next = ticket.pendingUntil.isValid() ? tr("%1 · %2 until %3", "person, why it waits, time")
                                                   .arg(next, why, dayAndTime(ticket.pendingUntil, m_clock()))
                                             : tr("%1 · %2", "person, why it waits").arg(next, why);
    }
    m_next->setText(next);
    refreshTimes();
}

void Brief::refreshTimes()
{
    const QDateTime now = m_clock();
    const domain::Ticket &ticket = m_picture.ticket;
    QStringList who = {shownLine(ticket.requester.shown())};
    if (!ticket.requester.name.isEmpty() && !ticket.requester.email.isEmpty())
        who.append(shownLine(ticket.requester.email));
    if (!ticket.requester.phone.isEmpty())
        who.append(shownLine(ticket.requester.phone));
    if (!ticket.requester.department.isEmpty())
        who.append(shownLine(ticket.requester.department));
    QDateTime told;
    for (const domain::Entry &entry : m_picture.entries) {
        if (entry.kind == u"comment" && !entry.byId.isNull() && entry.effectiveAt > told)
            told = entry.effectiveAt;
    }
    who.append(told.isValid() ? tr("last told %1").arg(dayAndTime(told, now)) : tr("not answered yet"));
    if (!m_picture.ownerName.isEmpty())
        who.append(tr("Tier 1 owner: %1").arg(shownLine(m_picture.ownerName)));
    m_whoWaits->setText(who.join(u" · "_s));

    const auto clock = domain::isOpen(ticket.status) ? shownClock(ticket) : std::nullopt;
    m_why->setVisible(clock.has_value());
    const TimeLeft left = clock && clock->dueAt.isValid() ? timeLeft(clock->dueAt, now) : TimeLeft{};
    const bool pressing = !left.text.isEmpty() && left.nearness != Nearness::Far;
    m_left->setVisible(pressing);
    if (!clock) {
        m_until->setText(domain::isOpen(ticket.status) ? tr("No clock runs") : tr("No clock runs any more"));
        m_until->setRole(Role::Text3);
        return;
    }
    m_until->setRole(Role::Text);
    if (!clock->dueAt.isValid()) {
        m_until->setText(clock->remainingMinutes ? tr("Paused with %1 left").arg(durationText(*clock->remainingMinutes))
                                                 : tr("Paused"));
        m_why->setText(tr("Why paused?"));
        m_why->setAccessibleName(m_why->text());
        return;
    }
    m_until->setText(metricText(clock->metric, dayAndTime(clock->dueAt, now)));
    if (pressing) {
        m_left->setRole(left.nearness == Nearness::Late ? Role::Bad : Role::Warn);
        m_left->setText(u"· "_s + (left.nearness == Nearness::Late ? left.text : tr("%1 left").arg(left.text)));
    }
    m_why->setText(tr("Why %1?").arg(instantText(clock->dueAt, now)));
    m_why->setAccessibleName(m_why->text());
}

void Brief::showWhy()
{
    const auto clock = shownClock(m_picture.ticket);
    if (!clock)
        return;
    const QDateTime now = m_clock();
    auto *popup = new FactsPopup(
        clock->dueAt.isValid() ? tr("Why due %1?").arg(dayAndTime(clock->dueAt, now)) : tr("Why paused?"), this);
    popup->add(tr("Target"),
               tr("%1, %2 for a %3")
                   .arg(metricName(clock->metric), durationText(clock->targetMinutes),
                        priorityText(m_picture.ticket.priority)));
    popup->add(tr("Calendar"),
               clock->calendar == u"24x7" || clock->calendar.isEmpty() ? tr("Round the clock, every day")
                   : clock->calendar == u"business-hours"              ? tr("Business hours, working days")
                                                                       : shownLine(clock->calendar));
    popup->add(tr("Counts from"), dayAndTime(clock->startedAt, now));
    if (clock->tierLevel)
        popup->add(tr("At"), tr("Tier %1").arg(*clock->tierLevel));
    if (clock->pauses.isEmpty())
        popup->add(tr("Pauses"), tr("none"));
    for (const domain::Pause &pause : clock->pauses) {
        popup->add(tr("Pause"),
                   pause.to.isValid() ? tr("%1 to %2").arg(dayAndTime(pause.from, now), dayAndTime(pause.to, now))
                                      : tr("since %1").arg(dayAndTime(pause.from, now)));
    }
    popup->adjustSize();
    const QPoint below = m_why->mapToGlobal(QPoint(0, m_why->height() + space::s1));
    popup->move(layoutDirection() == Qt::RightToLeft ? below - QPoint(popup->width() - m_why->width(), 0) : below);
    popup->show();
}

} // namespace secondline::ui
