// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusline.h"

#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A sign and a word that can be pressed; no frame.
class StatusItem : public QPushButton
{
public:
    explicit StatusItem(QWidget *parent)
        : QPushButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setFlat(true);
    }
    void set(const QString &icon, Role role, const QString &text, bool strong)
    {
        m_icon = icon;
        m_role = role;
        m_strong = strong;
        setText(text);
        setAccessibleName(text);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const int width = QFontMetrics(textFont(TextSize::Small, m_strong)).horizontalAdvance(text());
        return {14 + space::s1 + width + space::s2, Theme::current().lineHeight(TextSize::Small) + space::s2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus() || (underMouse() && isEnabled())) {
            painter.setPen(hasFocus() ? QPen(colour(Role::Accent), 2) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? QBrush(colour(Role::Hover)) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::chip, radius::chip);
        }
        const auto at = [this](int x, int width) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height()));
        };
        paintIcon(&painter, at(space::s1, 14), m_icon, 14, colour(m_role));
        painter.setFont(textFont(TextSize::Small, m_strong));
        painter.setPen(colour(m_role));
        painter.drawText(at(space::s1 + 14 + space::s1, width() - 2 * space::s1 - 14 - space::s1 + 2),
                         Qt::AlignVCenter | Qt::AlignLeading | Qt::TextDontClip, text());
    }

private:
    QString m_icon;
    Role m_role = Role::Text2;
    bool m_strong = false;
};

} // namespace

QString waitingText(const QList<domain::Operation> &operations)
{
    int needs = 0;
    int waiting = 0;
    for (const domain::Operation &operation : operations) {
        if (operation.needsPerson())
            ++needs;
        else if (operation.open())
            ++waiting;
    }
    if (needs > 0 && waiting > 0)
        return StatusLine::tr("%1, %2", "needs you, waiting to send")
            .arg(StatusLine::tr("%n need(s) you", nullptr, needs),
                 StatusLine::tr("%n waiting to send", nullptr, waiting));
    if (needs > 0)
        return StatusLine::tr("%n need(s) you", nullptr, needs);
    if (waiting > 0)
        return StatusLine::tr("%n waiting to send", nullptr, waiting);
    return StatusLine::tr("Nothing waiting");
}

StatusLine::StatusLine(workspace::Workspace &workspace, Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_connection(new StatusItem(this))
    , m_synced(new TextLabel(TextSize::Small, Role::Text2, false, this))
    , m_waiting(new StatusItem(this))
    , m_index(new TextLabel(TextSize::Small, Role::Text2, false, this))
    , m_indexBar(new QProgressBar(this))
    , m_person(new TextLabel(TextSize::Small, Role::Text2, false, this))
{
    setObjectName(u"statusLine"_s);
    setAccessibleName(tr("Status"));
    m_connection->setObjectName(u"connectionButton"_s);
    m_synced->setObjectName(u"lastSyncLabel"_s);
    m_waiting->setObjectName(u"waitingButton"_s);
    m_index->setObjectName(u"indexLabel"_s);
    m_indexBar->setObjectName(u"indexProgressBar"_s);
    m_indexBar->setAccessibleName(tr("Search index"));
    m_indexBar->setTextVisible(false);
    m_indexBar->setFixedSize(72, 6);
    m_person->setObjectName(u"personLabel"_s);
    m_rows->setContentsMargins(space::s2, 1, space::s3, 0);
    m_rows->setSpacing(space::s3);
    auto *work = new QHBoxLayout;
    work->setSpacing(space::s3);
    work->addWidget(m_connection);
    work->addWidget(m_synced);
    work->addWidget(m_waiting);
    work->addStretch(1); // in a row of its own
    m_rows->addLayout(work);
    auto *rest = new QHBoxLayout;
    rest->setSpacing(space::s3);
    rest->addWidget(m_index);
    rest->addWidget(m_indexBar);
    rest->addStretch(1);
    rest->addWidget(m_person);
    m_rows->addLayout(rest, 1);
    connect(m_connection, &QPushButton::clicked, this, [this] {
        if (m_workspace.syncStatus().phase == domain::SyncStatus::Phase::SignedOut)
            Q_EMIT signInWanted();
        else
            m_workspace.syncNow();
    });
    connect(m_waiting, &QPushButton::clicked, this, &StatusLine::outboxWanted);
    connect(&m_workspace, &workspace::Workspace::syncStatusChanged, this, &StatusLine::refresh);
    connect(&m_workspace, &workspace::Workspace::indexProgressChanged, this, &StatusLine::refresh);
    connect(&m_workspace, &workspace::Workspace::operationsChanged, this, &StatusLine::refresh);
    connect(&m_workspace, &workspace::Workspace::deskChanged, this, &StatusLine::refresh);
    connect(&m_workspace, &workspace::Workspace::stateChanged, this, &StatusLine::refresh);
    auto *minute = new QTimer(this);
    minute->setInterval(30s);
    connect(minute, &QTimer::timeout, this, &StatusLine::refresh);
    minute->start();
    refresh();
}

void StatusLine::refresh()
{
    using Phase = domain::SyncStatus::Phase;
    const domain::SyncStatus status = m_workspace.syncStatus();
    const QDateTime now = m_clock();
    auto *connection = static_cast<StatusItem *>(m_connection);
    int open = 0;
    bool needs = false;
    for (const domain::Operation &operation : m_workspace.operations()) {
        open += operation.open() ? 1 : 0;
        needs = needs || operation.needsPerson();
    }
    QString why;
    if (status.phase == Phase::SignedOut) {
        connection->set(u"lock"_s, Role::Warn, tr("Signed out"), true);
        why = tr("Everything on this device can be read and worked on. Sign in to send and receive.");
    } else if (status.policy == domain::NetworkPolicy::Offline) {
        connection->set(u"cloud-off"_s, Role::Warn, tr("Staying offline"), true);
        why = tr("You asked to stay offline (Tools, Network). %n change(s) are safe here.", nullptr, open);
    } else if (status.online) {
        connection->set(u"circle-check"_s, Role::Text2,
                        status.policy == domain::NetworkPolicy::Metered ? tr("Online, metered") : tr("Online"), true);
        why = tr("Press to sync now (F5)");
    } else {
        connection->set(u"cloud-off"_s, Role::Warn, tr("Offline"), true);
        why = status.offlineSince.isValid()
            ? tr("Offline since %1. %n change(s) are safe here and go out by themselves.", nullptr, open)
                  .arg(instantText(status.offlineSince, now))
            : tr("%n change(s) are safe here and go out by themselves.", nullptr, open);
        if (status.failure)
            why += u'\n' + failureLine(*status.failure);
    }
    m_connection->setToolTip(toolTipText(why));
    m_connection->setAccessibleDescription(why);

    switch (status.phase) {
    case Phase::FirstSync:
        m_synced->setText(status.expected > 0
                              ? tr("First sync: %1 of %2")
                                    .arg(QLocale().toString(status.received), QLocale().toString(status.expected))
                              : tr("First sync: %1").arg(QLocale().toString(status.received)));
        break;
    case Phase::Syncing:
        m_synced->setText(tr("Syncing"));
        break;
    default:
        m_synced->setText(status.lastSync.isValid() ? tr("Synced %1").arg(instantText(status.lastSync, now))
                                                    : tr("Not synced yet"));
        break;
    }
    m_synced->setToolTip(toolTipText(fullInstant(status.lastSync, now)));

    auto *waiting = static_cast<StatusItem *>(m_waiting);
    const QString text = waitingText(m_workspace.operations());
    if (needs)
        waiting->set(u"triangle-alert"_s, Role::Bad, text, false);
    else if (open > 0)
        waiting->set(u"cloud-upload"_s, Role::Note, text, false);
    else
        waiting->set(u"check"_s, Role::Text2, text, false);

    const domain::IndexProgress index = m_workspace.indexProgress();
    const bool indexing = !index.complete() && index.total > 0;
    m_index->setVisible(indexing);
    m_indexBar->setVisible(indexing);
    if (indexing) {
        const int percent = static_cast<int>(100 * index.indexed / index.total);
        m_index->setText(tr("Search index %1 %").arg(percent));
        m_indexBar->setRange(0, 100);
        m_indexBar->setValue(percent);
    }
    const auto me = m_workspace.me();
    m_person->setText(
        me ? tr("%1 · Tier %2").arg(shownLine(me->name.isEmpty() ? me->login : me->name)).arg(me->tierLevel)
           : QString());
    arrange();
}

void StatusLine::arrange()
{
    m_rows->setDirection(QBoxLayout::LeftToRight);
    m_rows->setSpacing(space::s3);
    if (m_rows->minimumSize().width() > width()) {
        m_rows->setDirection(QBoxLayout::TopToBottom);
        m_rows->setSpacing(0);
    }
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Window));
    painter.fillRect(0, 0, width(), 1, colour(Role::Line));
}

} // namespace secondline::ui
