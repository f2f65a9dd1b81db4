// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/ticketview.h"

#include "ui/attachments/attachmentviewer.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/followletters.h"
#include "ui/theme/theme.h"
#include "ui/theme/wraprow.h"
#include "ui/tickets/brief.h"
#include "ui/tickets/personpopup.h"
#include "ui/tickets/prioritypopup.h"
#include "ui/tickets/ticketwords.h"
#include "ui/tickets/timeline.h"
#include "workspace/handoff.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QPointer>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStyle>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Text columns end at about 90 characters of the body font.
int readingWidth()
{
    return QFontMetrics(textFont(TextSize::Body)).averageCharWidth() * 92 + 2 * space::s5;
}

//! All that the brief and the timeline show: the same again need not be built again, and what a person has marked or
//! unfolded stays.
QByteArray fingerprint(const domain::TicketPicture &picture, const EntryNames &names)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    const auto add = [&hash](const QString &text) { hash.addData(QByteArray(text.toUtf8() + '\0')); };
    const domain::Ticket &ticket = picture.ticket;
    for (const QString &text :
         {ticket.id.value(), ticket.number, ticket.subject, ticket.body, ticket.assigneeId.value(),
          ticket.ownerId.value(), ticket.queueId.value(), ticket.pendingReason, picture.assigneeName, picture.ownerName,
          QString::number(ticket.version), QString::number(ticket.impact), QString::number(ticket.urgency),
          domain::wireName(ticket.status), ticket.pendingUntil.toString(Qt::ISODate),
          domain::slaDue(ticket.sla).toString(Qt::ISODate), picture.site ? picture.site->name : QString()})
        add(text);
    for (const domain::Asset &asset : picture.assets)
        add(asset.name + asset.model);
    for (const domain::Entry &entry : picture.entries) {
        add(entry.id.value() + entry.text + entry.byName);
        add(entry.effectiveAt.toString(Qt::ISODateWithMs) + QString::number(entry.attachments.size()));
        add(QString::number((entry.pending ? 1 : 0) + (entry.redacted ? 2 : 0)));
    }
    add(QString::number(names.persons.size() + names.queues.size()));
    return hash.result();
}

//! A title on as many lines as it needs. Its height follows from its width once and is then fixed: a label that asks
//! its layout for height by width makes every layout around it ask many times.
class TitleLabel : public TextLabel
{
public:
    explicit TitleLabel(QWidget *parent)
        : TextLabel(TextSize::Page, Role::Text, true, parent)
    {
        setWordWrap(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    void setTitle(const QString &title)
    {
        setText(title);
        setAccessibleName(title);
        measure();
    }
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return {400, minimumHeight()}; }
    QSize minimumSizeHint() const override { return {100, minimumHeight()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        TextLabel::resizeEvent(event);
        if (event->oldSize().width() != width())
            measure();
    }
    void changeEvent(QEvent *event) override
    {
        TextLabel::changeEvent(event);
        if (event->type() == QEvent::FontChange)
            measure();
    }

private:
    void measure()
    {
        const QRect room(0, 0, std::max(100, width()), QWIDGETSIZE_MAX);
        const QRect taken = fontMetrics().boundingRect(room, Qt::TextWordWrap, text());
        setFixedHeight(std::max(Theme::current().lineHeight(TextSize::Page), taken.height()));
    }
};

//! The brief above the timeline, in a column of reading width. Places them itself, for the same reason.
class TicketText : public QWidget
{
public:
    TicketText(Brief *brief, Timeline *timeline, QWidget *parent)
        : QWidget(parent)
        , m_brief(brief)
        , m_timeline(timeline)
    {
        brief->setParent(this);
        timeline->setParent(this);
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            place();
        return QWidget::event(event);
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        place();
    }

private:
    void place()
    {
        const int wide = std::min(width(), readingWidth()) - space::s5 - space::s4;
        const auto at = [this, wide](int top, int high) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(space::s5, top, wide, high));
        };
        const int briefHigh = m_brief->heightForWidth(wide);
        const int top = briefHigh + space::s4;
        const int timelineHigh = m_timeline->minimumSizeHint().height();
        m_brief->setGeometry(at(0, briefHigh));
        m_timeline->setGeometry(at(top, std::max(timelineHigh, height() - top - space::s4)));
        setMinimumHeight(top + timelineHigh + space::s4);
    }

    Brief *m_brief;
    Timeline *m_timeline;
};

QString draftPlace(const domain::TicketId &id)
{
    return u"ticket/"_s + id.value();
}

} // namespace

TicketView::TicketView(workspace::Workspace &workspace, Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_stack(new QStackedLayout(this))
    , m_nothing(new EmptyState(this))
    , m_body(new QWidget(this))
    , m_number(new TextLabel(TextSize::Body, Role::Text2, false, m_body))
    , m_priority(new ChipLabel(m_body))
    , m_tier(new ChipLabel(m_body))
    , m_sla(new ChipLabel(m_body))
    , m_status(new ChipLabel(m_body))
    , m_waiting(new ChipLabel(m_body))
    , m_take(new Button(tr("Assign to me"), ButtonLook::Default, m_body))
    , m_change(new Button(tr("Priority"), ButtonLook::Default, m_body))
    , m_escalate(new Button(tr("Escalate"), ButtonLook::Default, m_body))
    , m_more(new Button({}, ButtonLook::Tool, m_body))
    , m_title(new TitleLabel(m_body))
    , m_banner(new Banner(m_body))
    , m_scroll(new QScrollArea(m_body))
    , m_brief(new Brief(clock, m_body))
    , m_timeline(new Timeline(clock, m_body))
    , m_composer(new Composer(m_body))
{
    setObjectName(u"ticketView"_s);
    setFocusPolicy(Qt::ClickFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_nothing->setObjectName(u"noTicketState"_s);

    m_number->setObjectName(u"ticketNumberLabel"_s);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_priority->setObjectName(u"priorityChipLabel"_s);
    m_tier->setObjectName(u"tierChipLabel"_s);
    m_sla->setObjectName(u"slaChipLabel"_s);
    m_status->setObjectName(u"statusChipLabel"_s);
    m_waiting->setObjectName(u"waitingChipLabel"_s);
    m_take->setObjectName(u"assignToMeButton"_s);
    m_take->setAccessibleName(tr("Assign to me"));
    m_take->setIconName(u"user"_s);
    m_take->setCommand(u"assignToMeAction"_s);
    m_change->setObjectName(u"priorityButton"_s);
    m_change->setAccessibleName(tr("Change priority"));
    m_change->setIconName(u"chevrons-up"_s);
    m_change->setCommand(u"priorityAction"_s);
    m_escalate->setObjectName(u"escalateTicketButton"_s);
    m_escalate->setAccessibleName(tr("Escalate"));
    m_escalate->setIconName(u"circle-arrow-up"_s);
    m_escalate->setCommand(u"escalateAction"_s);
    m_banner->setObjectName(u"handoffBanner"_s);
    m_more->setObjectName(u"moreButton"_s);
    m_more->setAccessibleName(tr("More actions"));
    m_more->setToolTip(tr("More actions"));
    m_more->setIconName(u"ellipsis"_s);
    m_title->setObjectName(u"ticketTitleLabel"_s);

    auto *headBox = new QWidget(m_body);
    auto *chips = new WrapRow(headBox);
    chips->add(m_number);
    chips->add(m_priority);
    for (ChipLabel *chip : {m_tier, m_sla, m_status, m_waiting})
        chips->add(chip, space::s1);
    chips->addTrailing(m_take);
    chips->addTrailing(m_change);
    chips->addTrailing(m_escalate);
    chips->addTrailing(m_more, space::s1);
    auto *head = new QVBoxLayout(headBox);
    head->setContentsMargins(space::s5, space::s3, space::s4, space::s2);
    head->setSpacing(space::s1);
    head->addWidget(chips);
    head->addWidget(m_title);
    head->addWidget(m_banner);

    auto *text = new TicketText(m_brief, m_timeline, m_scroll);
    text->setObjectName(u"ticketText"_s);
    m_scroll->setObjectName(u"ticketScrollArea"_s);
    m_scroll->setAccessibleName(tr("Ticket"));
    m_scroll->setWidget(text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    text->setBackgroundRole(QPalette::Base);

    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *headRow = new QHBoxLayout;
    headRow->setSpacing(0);
    headRow->addWidget(headBox, 100);
    headRow->addStretch(1);
    column->addLayout(headRow);
    followLetters(headBox, [this, headBox] {
        headBox->setMaximumWidth(readingWidth());
        m_composer->setReadingWidth(readingWidth());
    });
    column->addWidget(m_scroll, 1);
    column->addWidget(m_composer);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_body);

    connect(m_take, &QPushButton::clicked, this, &TicketView::assignToMe);
    connect(m_change, &QPushButton::clicked, this, &TicketView::editPriority);
    connect(m_escalate, &QPushButton::clicked, this, &TicketView::escalate);
    connect(m_banner, &Banner::actionWanted, this, [this] {
        const bool rates = m_unrated == m_id && !m_workspace.draft(draftPlace(m_id) + u"/escalation"_s);
        Q_EMIT placeWanted((rates ? u"handoff/"_s : u"escalate/"_s) + m_id.value());
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(u"moreMenu"_s);
        if (m_mayWork) {
            menu->addAction(tr("Assign to…"), this, &TicketView::assignToSomebody);
            if (domain::isOpen(m_picture.ticket.status))
                menu->addAction(isWaiting() ? tr("Go on: no longer waiting") : tr("Waiting for requester"), this,
                                [this] { setWaiting(!isWaiting()); });
            menu->addSeparator();
        }
        menu->addAction(tr("Copy number"), this, &TicketView::copyNumber);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_composer, &Composer::draftChanged, this,
            [this](const Composer::Content &content) { saveDraft(m_id, content); });
    connect(m_composer, &Composer::commentWritten, this, [this](const QString &written) {
        Composer::Content content;
        content.comment = written;
        content.files = m_composer->content().files;
        write(Composer::Comment, content, tr("Comment saved on this device. Waiting to send."));
    });
    connect(m_composer, &Composer::noteWritten, this, [this](const QString &written) {
        Composer::Content content;
        content.kind = Composer::Note;
        content.note = written;
        content.files = m_composer->content().files;
        write(Composer::Note, content, tr("Work note saved on this device. Waiting to send."));
    });
    connect(m_composer, &Composer::attemptWritten, this,
            [this](const QString &tried, const QString &result, domain::AttemptOutcome outcome) {
                write(Composer::Attempt,
                      {Composer::Attempt, {}, {}, tried, result, outcome, m_composer->content().files, {}, 0},
                      tr("Attempt saved on this device. Waiting to send."));
            });
    connect(m_composer, &Composer::filesChosen, this, [this](const QStringList &paths) {
        for (const QString &path : paths)
            attach(path);
    });
    connect(m_composer, &Composer::picturePasted, this, &TicketView::attachPicture);
    connect(m_composer, &Composer::attachingCancelled, this, [this](int id) {
        if (const auto going = m_attaching.take(id))
            *going = false;
    });
    connect(m_timeline, &Timeline::attachmentWanted, this, &TicketView::openAttachment);
    connect(&m_workspace, &workspace::Workspace::attachmentsChanged, this, [this](const QSet<QString> &blobs) {
        for (const domain::Entry &entry : std::as_const(m_picture.entries)) {
            for (const domain::Attachment &file : entry.attachments) {
                if (blobs.contains(file.blobId)) {
                    fetchAttachmentStates();
                    return;
                }
            }
        }
    });
    connect(&m_workspace, &workspace::Workspace::ticketsChanged, this, [this](const QSet<QString> &ids, bool all) {
        if (!m_id.isNull() && (all || ids.contains(m_id.value()) || m_id.isLocal()))
            refetch();
    });
    connect(&m_workspace, &workspace::Workspace::deskChanged, this, &TicketView::refetch);
    connect(&Theme::current(), &Theme::changed, this, [this] { m_body->update(); });
    m_minute.setInterval(30s);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (hasTicket()) {
            showHeader();
            m_brief->refreshTimes();
        }
    });
    m_minute.start();
    open({});
}

bool TicketView::hasTicket() const
{
    return m_stack->currentWidget() == m_body;
}

void TicketView::open(const QString &idOrNumber)
{
    if (!idOrNumber.isEmpty() && hasTicket() && (idOrNumber == m_id.value() || idOrNumber == m_picture.ticket.number)) {
        refetch();
        return;
    }
    flush();
    m_asked = idOrNumber;
    if (idOrNumber.isEmpty()) {
        m_id = {};
        m_nothing->setContent(u"ticket"_s, Role::Text3, tr("No ticket is open"),
                              tr("Choose one in the list, or press J for the next one."));
        m_stack->setCurrentWidget(m_nothing);
        Q_EMIT shown(m_id);
        return;
    }
    m_workspace.ticket(idOrNumber, this, [this, idOrNumber](const std::optional<domain::TicketPicture> &picture) {
        if (m_asked != idOrNumber)
            return; // the person went on to another one
        if (picture)
            showTicket(*picture);
        else
            showMissing();
    });
}

void TicketView::refetch()
{
    if (m_asked.isEmpty())
        return;
    // Only what is shown still: another one may have been opened meanwhile, and its answer may have come first.
    const domain::TicketId id = m_id;
    m_workspace.ticket(id.isNull() ? m_asked : id.value(), this,
                       [this, id, asked = m_asked](const std::optional<domain::TicketPicture> &picture) {
                           if (m_asked == asked && m_id == id && picture)
                               showTicket(*picture);
                       });
}

void TicketView::showMissing()
{
    m_id = {};
    const FailureText words = failureText({domain::Failure::Kind::NotFound, {}});
    m_nothing->setContent(u"circle-question-mark"_s, Role::Text3, words.title, words.advice);
    m_stack->setCurrentWidget(m_nothing);
    Q_EMIT shown(m_id);
}

void TicketView::showTicket(const domain::TicketPicture &picture)
{
    // A ticket born here gets its own id from the server; it stays the same ticket on screen, its text with it.
    const bool named = m_id.isLocal() && !picture.ticket.id.isLocal() && hasTicket() && m_asked == m_id.value();
    const bool other = picture.ticket.id != m_id && !named;
    if (named) {
        m_composer->flush();
        m_workspace.removeDraft(draftPlace(m_id), [](const domain::Result<void> &) {});
        m_asked = picture.ticket.id.value();
    }
    m_picture = picture;
    m_id = picture.ticket.id;
    m_mayWork = false;
    for (const domain::Queue &queue : m_workspace.deskQueues()) {
        if (queue.id == picture.ticket.queueId)
            m_mayWork = queue.rights.mayWork;
    }
    const auto me = m_workspace.me();
    if (m_id.isLocal() || (me && picture.ticket.ownerId == me->id && !me->id.isNull()))
        m_mayWork = true;
    EntryNames names;
    for (const domain::Person &person : m_workspace.persons())
        names.persons.insert(person.id.value(), person.name.isEmpty() ? person.login : person.name);
    for (const domain::Queue &queue : m_workspace.deskQueues())
        names.queues.insert(queue.id.value(), queue.name);

    const int scroll = m_scroll->verticalScrollBar()->value();
    const QByteArray now = fingerprint(picture, names);
    if (now != m_shown) {
        m_shown = now;
        static_cast<TitleLabel *>(m_title)->setTitle(shownLine(picture.ticket.subject));
        m_title->setAlignment((layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                              | Qt::AlignAbsolute | Qt::AlignVCenter);
        m_brief->setTicket(picture, me ? me->id : domain::PersonId());
        m_timeline->setTicket(picture, names);
        fetchAttachmentStates();
    }
    showHeader();
    m_composer->setReadOnly(m_mayWork ? QString() : tr("You can read this queue. Writing in it needs another right."));
    m_stack->setCurrentWidget(m_body);
    if (other) {
        loadDraft();
        m_scroll->verticalScrollBar()->setValue(0);
    } else {
        m_scroll->verticalScrollBar()->setValue(scroll);
        if (named)
            saveDraft(m_id, m_composer->content());
    }
    if (std::exchange(m_focusWanted, false))
        m_scroll->setFocus();
    Q_EMIT shown(m_id);
}

void TicketView::showHeader()
{
    const domain::Ticket &ticket = m_picture.ticket;
    m_number->setText(numberText(ticket.number, ticket.id));
    m_priority->setChip(priorityChip(ticket.priority));
    m_tier->setChip(tierChip(ticket.tierLevel));
    const bool running = domain::isOpen(ticket.status);
    m_sla->setChip(running ? slaChip(domain::slaDue(ticket.sla), m_clock()) : Chip{});
    m_status->setChip(statusChip(ticket.status));
    bool needs = false;
    for (const domain::Operation &operation : m_workspace.operations())
        needs = needs || (operation.ticket == m_id.value() && operation.needsPerson());
    m_waiting->setChip(needs ? needsYouChip() : m_picture.pendingChanges > 0 ? waitingChip() : Chip{});
    const auto me = m_workspace.me();
    m_take->setVisible(m_mayWork && running && !(me && ticket.assigneeId == me->id));
    m_change->setVisible(m_mayWork && running);
    m_escalate->setVisible(m_mayWork && running && hasWayUp());
    showHandoff();
    lookForHandoff();
}

//! Some queue is of a tier above the ticket's.
bool TicketView::hasWayUp() const
{
    QHash<QString, int> levels;
    for (const domain::Tier &tier : m_workspace.tiers())
        levels.insert(tier.id.value(), tier.level);
    const QList<domain::Queue> queues = m_workspace.deskQueues();
    return std::any_of(queues.begin(), queues.end(), [&](const domain::Queue &queue) {
        return levels.value(queue.tierId.value()) > m_picture.ticket.tierLevel;
    });
}

//! A handoff that needs its person: begun, or not taken by the server.
void TicketView::showHandoff()
{
    for (const domain::Operation &operation : m_workspace.operations()) {
        if (operation.type == domain::ObjectType::Escalation && operation.ticket == m_id.value()
            && operation.needsPerson()) {
            m_banner->show(BannerLook::Warn, u"circle-dashed"_s,
                           tr("The server did not take the handoff: it is not complete."), tr("Complete it"));
            return;
        }
    }
    if (m_mayWork && m_workspace.draft(draftPlace(m_id) + u"/escalation"_s))
        m_banner->show(BannerLook::Note, u"pencil"_s, tr("A handoff is begun and not sent."), tr("Go on"));
    else if (m_unrated == m_id)
        m_banner->show(BannerLook::Info, u"clipboard-check"_s,
                       tr("%1 handed this over. Read it, and say whether it is complete.").arg(m_handedOverBy),
                       tr("Read the handoff"));
    else
        m_banner->hide();
}

//! A handoff that waits for the word of the tier that received it.
void TicketView::lookForHandoff()
{
    const QList<domain::Entry> &entries = m_picture.entries;
    if (std::none_of(entries.cbegin(), entries.cend(), [](const auto &entry) { return entry.kind == u"escalation"; }))
        return;
    m_workspace.receivedHandoff(m_id, this, [this](const std::optional<workspace::ReceivedHandoff> &received) {
        if (!received || received->ticket.id != m_id)
            return;
        m_unrated = received->mayRate ? m_id : domain::TicketId();
        m_handedOverBy = shownLine(received->escalation.byName);
        showHandoff();
    });
}

void TicketView::loadDraft()
{
    const auto draft = m_workspace.draft(draftPlace(m_id));
    m_composer->setContent(draft ? Composer::Content::fromJson(draft->content) : Composer::Content{});
    if (!m_mayWork)
        m_composer->setReadOnly(tr("You can read this queue. Writing in it needs another right."));
}

void TicketView::saveDraft(const domain::TicketId &ticket, const Composer::Content &content)
{
    if (ticket.isNull())
        return;
    const auto then = [self = QPointer<TicketView>(this), ticket](const domain::Result<void> &result) {
        if (!self || self->m_id != ticket)
            return;
        if (result)
            self->m_composer->draftSaved();
        else
            self->m_composer->draftFailed(failureText(result.error()).title);
    };
    if (content.isEmpty())
        m_workspace.removeDraft(draftPlace(ticket), then);
    else
        m_workspace.saveDraft({draftPlace(ticket), content.toJson(), m_clock().toUTC()}, then);
}

void TicketView::write(Composer::Kind kind, const Composer::Content &content, const QString &done)
{
    const domain::TicketId ticket = m_id;
    const auto then = [self = QPointer<TicketView>(this), ticket, kind, content,
                       done](const domain::Result<QUuid> &result) {
        if (!self)
            return;
        const bool here = self->m_id == ticket;
        if (!result) {
            // Elsewhere by now: the draft still holds the text.
            if (here)
                self->m_composer->failed(failureLine(result.error()));
            else
                Q_EMIT self->said(failureLine(result.error()));
            return;
        }
        self->m_lastWritten = Written{*result, ticket, content};
        if (here) {
            self->m_composer->sent(kind);
            self->focusReading();
        } else if (const auto draft = self->m_workspace.draft(draftPlace(ticket))) {
            Composer::Content rest = Composer::Content::fromJson(draft->content);
            (kind == Composer::Comment ? rest.comment : kind == Composer::Note ? rest.note : rest.tried).clear();
            if (kind == Composer::Attempt)
                rest.result.clear();
            rest.files.clear();
            self->saveDraft(ticket, rest);
        }
        Q_EMIT self->acted(done, *result);
    };
    switch (kind) {
    case Composer::Comment:
        m_workspace.comment(ticket, content.comment, content.files, then);
        break;
    case Composer::Note:
        m_workspace.workNote(ticket, content.note, content.files, then);
        break;
    case Composer::Attempt:
        m_workspace.attempt(ticket, content.tried, content.result, content.outcome, content.files, then);
        break;
    }
}

void TicketView::escalate()
{
    if (!hasTicket() || !m_mayWork)
        return;
    if (!domain::isOpen(m_picture.ticket.status))
        Q_EMIT said(tr("Only an open ticket goes up a tier"));
    else if (!hasWayUp())
        Q_EMIT said(tr("No tier above this one is known on this device"));
    else
        Q_EMIT placeWanted(u"escalate/"_s + m_id.value());
}

void TicketView::chooseFiles()
{
    if (!hasTicket() || !m_mayWork)
        return;
    if (!m_composer->isOpen())
        m_composer->begin(m_composer->content().kind);
    m_composer->chooseFiles();
}

void TicketView::attach(const QString &path, const std::shared_ptr<QTemporaryDir> &held)
{
    if (m_id.isNull())
        return;
    const int id = ++m_lastAttaching;
    const domain::TicketId ticket = m_id;
    const auto going = std::make_shared<std::atomic_bool>(true);
    m_attaching.insert(id, going);
    m_composer->attaching(id, QFileInfo(path).fileName());
    const QPointer<TicketView> self(this);
    // It may be asked on another thread: what it says is shown by this one, once for each percent.
    const auto shown = std::make_shared<std::atomic_int>(-1);
    const auto progress = [self, id, going, shown](qint64 done, qint64 size) {
        const int percent = size > 0 ? static_cast<int>(100 * done / size) : 0;
        if (shown->exchange(percent) != percent)
            QMetaObject::invokeMethod(qApp, [self, id, done, size] {
                if (self)
                    self->m_composer->attachProgress(id, done, size);
            });
        return going->load();
    };
    m_workspace.attach(path, progress, [self, id, ticket, held](const domain::Result<domain::Attachment> &file) {
        if (!self || !self->m_attaching.remove(id))
            return; // the person has removed it
        const bool here = self->m_id == ticket;
        if (!file) {
            if (here)
                self->m_composer->attachFailed(id, failureLine(file.error()));
            else
                Q_EMIT self->said(failureLine(file.error()));
        } else if (here) {
            self->m_composer->attached(id, *file);
        } else {
            const auto draft = self->m_workspace.draft(draftPlace(ticket));
            Composer::Content content = draft ? Composer::Content::fromJson(draft->content) : Composer::Content();
            content.files.append(*file);
            self->saveDraft(ticket, content);
        }
    });
}

void TicketView::attachPicture(const QImage &picture)
{
    const auto folder = std::make_shared<QTemporaryDir>();
    const QString name =
        tr("picture %1.png", "name of a pasted picture, with its time").arg(m_clock().toString(u"yyyy-MM-dd hhmmss"_s));
    const QString path = folder->filePath(name);
    if (!folder->isValid() || !picture.save(path, "PNG")) {
        Q_EMIT said(failureLine({domain::Failure::Kind::Full, path}));
        return;
    }
    attach(path, folder);
}

void TicketView::fetchAttachmentStates()
{
    QStringList blobs;
    for (const domain::Entry &entry : std::as_const(m_picture.entries)) {
        for (const domain::Attachment &file : entry.attachments)
            blobs.append(file.blobId);
    }
    if (blobs.isEmpty())
        return;
    const domain::TicketId asked = m_id;
    m_workspace.attachmentStates(blobs, this, [this, asked](const QMap<QString, workspace::AttachmentState> &states) {
        if (m_id != asked)
            return;
        m_attachmentStates = states;
        m_timeline->setAttachmentStates(states);
    });
}

void TicketView::openAttachment(const domain::Attachment &file)
{
    using Place = workspace::AttachmentState::Place;
    switch (m_attachmentStates.value(file.blobId).place) {
    case Place::ServerOnly:
        m_workspace.fetchAttachment(file);
        Q_EMIT said(tr("%1 is being fetched").arg(shownLine(file.name)));
        break;
    case Place::Fetching:
        break;
    case Place::Missing:
        Q_EMIT said(tr("%1 is neither on this device nor on the server").arg(shownLine(file.name)));
        break;
    case Place::Here:
    case Place::WaitsHere:
    case Place::Sending:
        (new AttachmentViewer(m_workspace, file, this))->QWidget::show();
        break;
    }
}

void TicketView::restoreText(const QUuid &operation)
{
    if (!m_lastWritten || m_lastWritten->operation != operation)
        return;
    const Written written = *std::exchange(m_lastWritten, std::nullopt);
    if (m_id == written.ticket && m_composer->content().isEmpty())
        m_composer->setContent(written.content);
    if (m_id == written.ticket || !m_workspace.draft(draftPlace(written.ticket)))
        saveDraft(written.ticket, written.content);
}

void TicketView::command(const QString &done, const domain::Result<QUuid> &result)
{
    if (result)
        Q_EMIT acted(done, *result);
    else
        Q_EMIT said(failureLine(result.error()));
}

void TicketView::compose(Composer::Kind kind)
{
    if (hasTicket() && m_mayWork)
        m_composer->begin(kind);
}

void TicketView::assignToMe()
{
    const auto me = m_workspace.me();
    if (!hasTicket() || !m_mayWork || !me || m_picture.ticket.assigneeId == me->id)
        return;
    const QString done =
        tr("%1 is yours. Waiting to send.").arg(numberText(m_picture.ticket.number, m_picture.ticket.id));
    m_workspace.assign(m_id, me->id, [self = QPointer<TicketView>(this), done](const domain::Result<QUuid> &result) {
        if (self)
            self->command(done, result);
    });
}

void TicketView::assignToSomebody()
{
    if (!hasTicket() || !m_mayWork)
        return;
    const auto me = m_workspace.me();
    auto *popup =
        new PersonPopup(m_workspace.persons(), me ? me->id : domain::PersonId(), m_picture.ticket.assigneeId, this);
    const domain::TicketId ticket = m_id;
    const QString number = numberText(m_picture.ticket.number, m_picture.ticket.id);
    connect(popup, &PersonPopup::chosen, this, [this, ticket, number](const domain::PersonId &person) {
        QString name;
        for (const domain::Person &candidate : m_workspace.persons()) {
            if (candidate.id == person)
                name = shownLine(candidate.name.isEmpty() ? candidate.login : candidate.name);
        }
        const QString done = name.isEmpty() ? tr("%1 is back in its queue. Waiting to send.").arg(number)
                                            : tr("%1 goes to %2. Waiting to send.").arg(number, name);
        m_workspace.assign(ticket, person,
                           [self = QPointer<TicketView>(this), done](const domain::Result<QUuid> &result) {
                               if (self)
                                   self->command(done, result);
                           });
    });
    popup->showBelow(m_more);
}

void TicketView::editPriority()
{
    if (!hasTicket() || !m_mayWork || !domain::isOpen(m_picture.ticket.status))
        return;
    auto *popup = new PriorityPopup(m_picture.ticket.impact, m_picture.ticket.urgency, this);
    const domain::Ticket ticket = m_picture.ticket;
    connect(popup, &PriorityPopup::chosen, this, [this, ticket](int impact, int urgency) {
        QJsonObject patch;
        if (impact != ticket.impact)
            patch[u"impact"_s] = impact;
        if (urgency != ticket.urgency)
            patch[u"urgency"_s] = urgency;
        const auto priority = domain::priorityFor(impact, urgency);
        const QString done =
            tr("%1 is %2. Waiting to send.")
                .arg(numberText(ticket.number, ticket.id), priority ? priorityText(*priority) : QString());
        m_workspace.change(ticket.id, patch,
                           [self = QPointer<TicketView>(this), done](const domain::Result<QUuid> &result) {
                               if (self)
                                   self->command(done, result);
                           });
    });
    popup->showBelow(m_change);
}

bool TicketView::isWaiting() const
{
    return hasTicket() && m_picture.ticket.status == domain::TicketStatus::Pending;
}

void TicketView::setWaiting(bool waiting)
{
    if (!hasTicket() || !m_mayWork || waiting == isWaiting() || !domain::isOpen(m_picture.ticket.status))
        return;
    QJsonObject patch;
    patch[u"status"_s] = domain::wireName(waiting ? domain::TicketStatus::Pending : domain::TicketStatus::Open);
    if (waiting)
        patch[u"pendingReason"_s] = u"waiting-for-requester"_s;
    const QString number = numberText(m_picture.ticket.number, m_picture.ticket.id);
    const QString done = waiting ? tr("%1 waits for the requester. Waiting to send.").arg(number)
                                 : tr("%1 goes on. Waiting to send.").arg(number);
    m_workspace.change(m_id, patch, [self = QPointer<TicketView>(this), done](const domain::Result<QUuid> &result) {
        if (self)
            self->command(done, result);
    });
}

void TicketView::copyNumber()
{
    if (!hasTicket())
        return;
    const QString number = numberText(m_picture.ticket.number, m_picture.ticket.id);
    QApplication::clipboard()->setText(number);
    Q_EMIT said(tr("%1 copied").arg(number));
}

void TicketView::focusReading()
{
    m_focusWanted = !hasTicket() && !m_asked.isEmpty();
    if (hasTicket())
        m_scroll->setFocus();
    else
        setFocus();
}

bool TicketView::stepBack()
{
    if (hasTicket() && m_composer->isOpen() && m_composer->isAncestorOf(QWidget::window()->focusWidget())) {
        m_composer->rest();
        focusReading();
        return true;
    }
    return false;
}

void TicketView::flush()
{
    if (!m_id.isNull())
        m_composer->flush();
}

} // namespace secondline::ui
