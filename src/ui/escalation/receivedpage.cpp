// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/receivedpage.h"

#include "ui/escalation/handoffbrief.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/sendkey.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/headrow.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/theme.h"
#include "ui/theme/wraprow.h"
#include "ui/tickets/ticketwords.h"
#include "workspace/workspace.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::HandoffRating;

namespace {

QScrollArea *scrolled(QWidget *column, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(name);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(column);
    return scroll;
}

qsizetype wordsIn(const QJsonValue &value)
{
    static const QRegularExpression gap(u"\\s+"_s);
    if (value.isString())
        return value.toString().split(gap, Qt::SkipEmptyParts).size();
    qsizetype words = 0;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &item : list)
        words += wordsIn(item);
    const QJsonObject object = value.toObject();
    for (const QJsonValue &item : object)
        words += wordsIn(item);
    return words;
}

} // namespace

int readingSeconds(qsizetype words)
{
    constexpr qsizetype wordsPerMinute = 230;
    constexpr int step = 15;
    const auto seconds = static_cast<int>(words * 60 / wordsPerMinute);
    return std::max(step, (seconds + step - 1) / step * step);
}

ReceivedPage::ReceivedPage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_title(new TextLabel(TextSize::Title, Role::Text, true))
    , m_what(new ElidedLabel(TextSize::Body, Role::Text2))
    , m_priority(new ChipLabel)
    , m_sla(new ChipLabel)
    , m_time(new TextLabel(TextSize::Small, Role::Text3))
    , m_banner(new Banner)
    , m_subject(new TextLabel(TextSize::Page, Role::Text, true))
    , m_brief(new HandoffBrief)
    , m_answer(new SegmentedChoice)
    , m_comment(new QLineEdit)
    , m_accept(new Button(tr("Accept"), ButtonLook::Primary))
    , m_acceptAnyway(new Button(tr("Accept anyway")))
    , m_return(new Button(tr("Return"), ButtonLook::Primary))
    , m_saved(new TextLabel(TextSize::Small, Role::Text3))
{
    setObjectName(u"receivedPage"_s);
    setAccessibleName(tr("Handoff"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_banner->setObjectName(u"receivedBanner"_s);
    m_banner->hide();
    m_panes = new QWidget;
    auto *panes = new QHBoxLayout(m_panes);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(makeReading(), 3);
    panes->addWidget(makeWord(), 2);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(space::s5, space::s3, space::s5, 0);
    bannerRow->addWidget(m_banner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeHeader());
    outer->addLayout(bannerRow);
    outer->addWidget(m_panes, 1);
    m_saveWait.setSingleShot(true);
    m_saveWait.setInterval(800ms);
    connect(&m_saveWait, &QTimer::timeout, this, &ReceivedPage::saveDraft);
    connect(workspace, &workspace::Workspace::ticketsChanged, this, [this](const QSet<QString> &ids, bool all) {
        if (isVisible() && !m_sending && (all || ids.contains(m_ticket.value())))
            load();
    });
}

ReceivedPage::~ReceivedPage()
{
    if (m_saveWait.isActive())
        saveDraft();
}

QWidget *ReceivedPage::makeHeader()
{
    m_title->setObjectName(u"receivedTitle"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::s5, 0, space::s5, 0);
    row->setSpacing(space::s3);
    row->addWidget(m_title);
    row->addWidget(m_what, 1);
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_priority);
    row->addWidget(m_sla);
    row->addWidget(m_time);
    auto *holder = new HeadRow(height::pageHeader);
    holder->setLayout(row);
    return holder;
}

QWidget *ReceivedPage::makeReading()
{
    auto *column = new ScrolledColumn;
    column->setBackgroundRole(QPalette::Base);
    auto *inner = new QVBoxLayout(column);
    inner->setContentsMargins(space::s6, space::s4, space::s6, space::s4);
    inner->setSpacing(space::s3);
    m_subject->setWordWrap(true);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inner->addWidget(m_subject);
    inner->addWidget(m_brief);
    inner->addStretch(1);
    auto *scroll = scrolled(column, tr("The handoff"));
    scroll->setObjectName(u"receivedScroll"_s);
    scroll->setFocusPolicy(Qt::StrongFocus); // read by keyboard: arrows and Page Down
    return scroll;
}

QWidget *ReceivedPage::makeWord()
{
    m_side = new QWidget;
    m_side->setBackgroundRole(QPalette::Window);
    m_side->setAutoFillBackground(true);
    auto *column = new ScrolledColumn;
    column->setBackgroundRole(QPalette::Window);
    auto *inner = new QVBoxLayout(column);
    inner->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    inner->setSpacing(space::s3);
    auto *question = new TextLabel(TextSize::Body, Role::Text, true);
    question->setText(tr("Is it complete?"));
    inner->addWidget(question);
    const auto choice = [this](Answer answer, const QString &text, const QString &icon, const QString &name,
                               Qt::Key key) {
        QAbstractButton *button = m_answer->add(answer, text, icon);
        button->setObjectName(name);
        button->setToolTip(QKeySequence(key).toString(QKeySequence::NativeText));
    };
    choice(Complete, tr("Complete"), u"check"_s, u"completeButton"_s, Qt::Key_Y);
    choice(Lacking, tr("Something is missing"), u"circle-dashed"_s, u"lackingButton"_s, Qt::Key_N);
    auto *answerRow = new QHBoxLayout;
    answerRow->addWidget(m_answer);
    answerRow->addStretch(1);
    inner->addLayout(answerRow);
    m_lacking = new QWidget;
    auto *lacking = new QVBoxLayout(m_lacking);
    lacking->setContentsMargins(0, 0, 0, 0);
    lacking->setSpacing(space::s2);
    auto *advice = new TextLabel(TextSize::Body, Role::Text2);
    advice->setText(tr("Mark only what you cannot start without. The ticket goes back with exactly these items."));
    advice->setWordWrap(true);
    lacking->addWidget(advice);
    m_itemColumn = new QVBoxLayout;
    m_itemColumn->setSpacing(space::s1);
    lacking->addLayout(m_itemColumn);
    auto *need = new TextLabel(TextSize::Body, Role::Text, true);
    need->setText(tr("What do you need?"));
    need->setBuddy(m_comment);
    m_comment->setObjectName(u"ratingCommentEdit"_s);
    m_comment->setAccessibleName(tr("What do you need?"));
    m_comment->setTextMargins(space::s1, 0, space::s1, 0);
    constexpr int longest = 2000;
    m_comment->setMaxLength(longest);
    lacking->addWidget(need);
    lacking->addWidget(m_comment);
    inner->addWidget(m_lacking);
    inner->addStretch(1);
    auto *told = new TextLabel(TextSize::Small, Role::Text3);
    told->setText(tr("Your word goes to whoever wrote it, and into the figures as a count."));
    told->setWordWrap(true);
    inner->addWidget(told);

    m_saved->setObjectName(u"draftLabel"_s);
    m_accept->setObjectName(u"acceptButton"_s);
    m_acceptAnyway->setObjectName(u"acceptAnywayButton"_s);
    m_return->setObjectName(u"returnButton"_s);
    const QString key = QKeySequence(Qt::CTRL | Qt::Key_Return)
                            .toString(QKeySequence::NativeText)
                            .replace(u"Return"_s, tr("Enter", "the key"));
    m_accept->setKeyHint(key);
    m_return->setKeyHint(key);
    auto *foot = new WrapRow(m_side);
    foot->add(m_saved);
    foot->addTrailing(m_accept);
    foot->addTrailing(m_acceptAnyway);
    foot->addTrailing(m_return);
    auto *footColumn = new QVBoxLayout;
    footColumn->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    footColumn->addWidget(foot);
    auto *all = new QVBoxLayout(m_side);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *scroll = scrolled(column, tr("Your word on it"));
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    all->addWidget(scroll, 1);
    all->addLayout(footColumn);

    connect(m_answer, &SegmentedChoice::chosenChanged, this, &ReceivedPage::answered);
    connect(m_comment, &QLineEdit::textEdited, this, &ReceivedPage::touched);
    connect(m_accept, &QPushButton::clicked, this, [this] { rate(HandoffRating::Verdict::Complete); });
    connect(m_acceptAnyway, &QPushButton::clicked, this, [this] { rate(HandoffRating::Verdict::Incomplete); });
    connect(m_return, &QPushButton::clicked, this, [this] { rate(HandoffRating::Verdict::Returned); });
    onSendKey(this, [this] { (m_answer->chosen() == Complete ? m_accept : m_return)->click(); });
    return m_side;
}

void ReceivedPage::resizeEvent(QResizeEvent *event)
{
    constexpr int sideWidth = 392;
    m_side->setMaximumWidth(std::max(Theme::current().scaled(sideWidth), width() / 3));
    Page::resizeEvent(event);
}

//! The window has commands of its own on these letters.
bool ReceivedPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && answers(*dynamic_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return Page::event(event);
}

void ReceivedPage::keyPressEvent(QKeyEvent *event)
{
    if (!answers(*event)) {
        Page::keyPressEvent(event);
        return;
    }
    m_answer->choose(event->key() == Qt::Key_Y ? Complete : Lacking);
    answered();
}

bool ReceivedPage::answers(const QKeyEvent &key) const
{
    return m_received && m_received->mayRate && key.modifiers() == Qt::NoModifier
        && (key.key() == Qt::Key_Y || key.key() == Qt::Key_N);
}

void ReceivedPage::hideEvent(QHideEvent *event)
{
    if (m_saveWait.isActive())
        saveDraft();
    Page::hideEvent(event);
}

void ReceivedPage::openObject(const QString &what)
{
    if (m_saveWait.isActive())
        saveDraft();
    m_ticket = domain::TicketId(what);
    m_received.reset();
    load();
}

void ReceivedPage::enter()
{
    if (m_received && m_received->mayRate)
        findChild<QAbstractButton *>(u"completeButton"_s)->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void ReceivedPage::load()
{
    m_workspace->receivedHandoff(m_ticket, this, [this](const std::optional<workspace::ReceivedHandoff> &received) {
        if (received)
            showReceived(*received);
        else
            showNothing(tr("This ticket came up no tier with a handoff."));
    });
}

void ReceivedPage::showNothing(const QString &why)
{
    m_received.reset();
    m_title->setText(tr("Handoff"));
    m_what->setText({});
    m_time->clear();
    m_panes->hide();
    m_banner->show(BannerLook::Info, u"info"_s, why);
}

void ReceivedPage::showReceived(const workspace::ReceivedHandoff &received)
{
    const bool another = !m_received || m_received->escalation.id != received.escalation.id;
    const bool could = m_received && m_received->mayRate;
    m_received = received;
    const domain::Escalation &handoff = received.escalation;
    const QDateTime now = m_clock();
    m_panes->show();
    m_title->setText(tr("Handoff from Tier %1").arg(handoff.fromLevel));
    m_what->setText(tr("%1 · written by %2, %3", "ticket, person, when")
                        .arg(numberText(received.ticket.number, received.ticket.id), shownLine(handoff.byName),
                             instantText(handoff.effectiveAt.toLocalTime(), now)));
    m_priority->setChip(priorityChip(received.ticket.priority));
    m_sla->setChip(domain::isOpen(received.ticket.status) ? slaChip(domain::slaDue(received.ticket.sla), now) : Chip{});
    m_subject->setText(shownLine(received.ticket.subject));
    m_time->setText(tr("Read in about %n second(s)", nullptr, readingSeconds(wordsIn(handoff.answers))));
    if (another) {
        m_brief->setGuide(received.guide);
        m_brief->setHandoff({handoff.reason, handoff.answers}, {});
        fillItems();
        restoreDraft();
    }
    m_side->setVisible(received.mayRate);
    if (received.pending) {
        m_banner->show(BannerLook::Note, u"cloud-upload"_s,
                       received.pending->verdict == HandoffRating::Verdict::Returned
                           ? tr("Returned for %n item(s). Waiting to send.", nullptr,
                                static_cast<int>(received.pending->missing.size()))
                           : tr("Accepted. Waiting to send."));
    } else if (handoff.state == domain::Escalation::State::Accepted) {
        m_banner->show(BannerLook::Good, u"circle-check"_s, tr("This handoff was accepted."));
    } else if (handoff.state == domain::Escalation::State::Returned) {
        m_banner->show(BannerLook::Warn, u"corner-up-left"_s, tr("This handoff went back for what was missing."));
    } else {
        m_banner->hide();
    }
    showAnswer();
    if (isVisible() && received.mayRate && (another || !could))
        enter();
}

//! One box for each question that was asked.
void ReceivedPage::fillItems()
{
    for (const Item &item : std::as_const(m_items))
        delete item.box;
    m_items.clear();
    QJsonObject answers = m_received->escalation.answers;
    answers.insert(domain::guideReasonField, m_received->escalation.reason);
    for (const domain::GuideField &field : m_received->guide.fields) {
        if (!m_received->guide.asks(field, answers))
            continue;
        auto *box = new QCheckBox(shownLine(field.title));
        box->setObjectName(field.name + u"MissingCheckBox"_s);
        connect(box, &QCheckBox::toggled, this, [this] {
            touched();
            showAnswer();
        });
        m_itemColumn->addWidget(box);
        box->show(); // now, not by the event loop: the focus may go there at once
        m_items.append({u'/' + field.name, box});
    }
}

QStringList ReceivedPage::missing() const
{
    QStringList pointers;
    for (const Item &item : m_items) {
        if (item.box->isChecked())
            pointers.append(item.pointer);
    }
    return pointers;
}

void ReceivedPage::answered()
{
    touched();
    showAnswer();
    if (m_answer->chosen() == Lacking && !m_items.isEmpty())
        m_items.constFirst().box->setFocus(Qt::OtherFocusReason);
}

void ReceivedPage::showAnswer()
{
    const int count = static_cast<int>(missing().size());
    const bool complete = m_answer->chosen() == Complete;
    m_lacking->setVisible(!complete);
    m_accept->setVisible(complete);
    m_accept->setEnabled(!m_sending);
    m_acceptAnyway->setVisible(!complete);
    m_acceptAnyway->setEnabled(count > 0 && !m_sending);
    m_return->setVisible(!complete);
    m_return->setText(tr("Return for %n item(s)", nullptr, count));
    m_return->setEnabled(count > 0 && !m_sending && m_received && domain::isOpen(m_received->ticket.status));
}

QString ReceivedPage::draftPlace() const
{
    return u"ticket/%1/rating"_s.arg(m_ticket.value());
}

void ReceivedPage::touched()
{
    if (!m_restoring)
        m_saveWait.start();
}

void ReceivedPage::saveDraft()
{
    m_saveWait.stop();
    if (!m_received || !m_received->mayRate || m_sending)
        return;
    const QJsonObject content{{u"escalationId"_s, m_received->escalation.id},
                              {u"lacking"_s, m_answer->chosen() == Lacking},
                              {u"missing"_s, QJsonArray::fromStringList(missing())},
                              {u"comment"_s, m_comment->text()}};
    const QPointer<ReceivedPage> self(this);
    m_workspace->saveDraft({draftPlace(), content, {}}, [self](const domain::Result<void> &kept) {
        if (!self)
            return;
        self->m_saved->setText(kept ? tr("Draft saved on this device") : failureLine(kept.error()));
        self->m_saved->setRole(kept ? Role::Text3 : Role::Bad);
    });
}

void ReceivedPage::restoreDraft()
{
    m_restoring = true;
    m_comment->clear();
    m_saved->clear();
    m_answer->choose(Complete);
    const auto draft = m_workspace->draft(draftPlace());
    if (draft && draft->content[u"escalationId"] == m_received->escalation.id) {
        m_comment->setText(draft->content[u"comment"].toString());
        const QJsonArray marked = draft->content[u"missing"].toArray();
        for (const Item &item : std::as_const(m_items))
            item.box->setChecked(marked.contains(item.pointer));
        if (draft->content[u"lacking"].toBool())
            m_answer->choose(Lacking);
    }
    m_restoring = false;
    showAnswer();
}

void ReceivedPage::rate(HandoffRating::Verdict verdict)
{
    if (!m_received || !m_received->mayRate || m_sending)
        return;
    HandoffRating rating;
    rating.escalationId = m_received->escalation.id;
    rating.verdict = verdict;
    if (verdict != HandoffRating::Verdict::Complete) {
        rating.missing = missing();
        rating.comment = m_comment->text().trimmed();
    }
    saveDraft(); // a crash between here and "saved" loses nothing
    m_sending = true;
    showAnswer();
    const QString place = draftPlace();
    const domain::TicketId ticket = m_ticket;
    const QPointer<ReceivedPage> self(this);
    m_workspace->rateHandoff(ticket, rating, [self, place, ticket, verdict](const domain::Result<QUuid> &saved) {
        if (!self)
            return;
        self->m_sending = false;
        if (!saved) {
            self->m_banner->show(BannerLook::Bad, u"triangle-alert"_s, failureLine(saved.error()));
            self->showAnswer();
            return;
        }
        self->m_workspace->removeDraft(place, [](const domain::Result<void> &) {});
        Q_EMIT self->acted(verdict == HandoffRating::Verdict::Returned ? tr("Returned. Waiting to send.")
                                                                       : tr("Handoff accepted. Waiting to send."),
                           *saved);
        Q_EMIT self->placeWanted(u"ticket/"_s + ticket.value());
    });
}

} // namespace secondline::ui
