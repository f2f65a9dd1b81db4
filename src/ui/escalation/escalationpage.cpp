// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/escalationpage.h"

#include "ui/escalation/handoffbrief.h"
#include "ui/escalation/handofffields.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/ruletext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/followletters.h"
#include "ui/theme/headrow.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/stepper.h"
#include "ui/theme/theme.h"
#include "ui/theme/wraprow.h"
#include "ui/tickets/ticketwords.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <functional>
#include <tuple>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QFrame *rule(QFrame::Shape shape)
{
    auto *line = new QFrame;
    line->setFrameShape(shape);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    if (shape == QFrame::HLine)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

const domain::Operation *refusedHandoff(const workspace::Workspace &workspace, const domain::TicketId &ticket)
{
    for (const domain::Operation &operation : workspace.operations()) {
        if (operation.type == domain::ObjectType::Escalation && operation.ticket == ticket.value()
            && operation.needsPerson())
            return &operation;
    }
    return nullptr;
}

} // namespace

EscalationPage::EscalationPage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_title(new TextLabel(TextSize::Title, Role::Text, true))
    , m_what(new ElidedLabel(TextSize::Body, Role::Text2))
    , m_priority(new ChipLabel)
    , m_sla(new ChipLabel)
    , m_ready(new TextLabel(TextSize::Body, Role::Text2))
    , m_queue(new QComboBox)
    , m_steps(new Stepper)
    , m_banner(new Banner)
    , m_fields(new HandoffFields)
    , m_sideTitle(new TextLabel(TextSize::Body, Role::Text, true))
    , m_brief(new HandoffBrief)
    , m_discard(new Button(tr("Discard"), ButtonLook::Danger))
    , m_saved(new TextLabel(TextSize::Small, Role::Text3))
    , m_back(new Button(tr("Back")))
    , m_next(new Button(tr("Next step")))
    , m_send(new Button(tr("Escalate"), ButtonLook::Primary))
{
    setObjectName(u"escalationPage"_s);
    setAccessibleName(tr("Escalate"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(space::s5, space::s3, space::s5, 0);
    bannerRow->addWidget(m_banner);
    m_banner->setObjectName(u"escalationBanner"_s);
    m_banner->hide();
    middle->addLayout(bannerRow);
    middle->addWidget(m_fields, 1);

    auto *panes = new QHBoxLayout;
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(makeSteps());
    panes->addWidget(rule(QFrame::VLine));
    panes->addLayout(middle, 3);
    panes->addWidget(makeSide(), 2);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeHeader());
    outer->addWidget(rule(QFrame::HLine));
    outer->addLayout(panes, 1);
    outer->addWidget(rule(QFrame::HLine));
    outer->addWidget(makeFooter());
    QWidget::setTabOrder(m_queue, m_steps);
    QWidget::setTabOrder(m_steps, m_fields);

    m_saveWait.setSingleShot(true);
    m_saveWait.setInterval(800ms);
    m_checkWait.setSingleShot(true);
    m_checkWait.setInterval(150ms);
    connect(&m_saveWait, &QTimer::timeout, this, &EscalationPage::saveDraft);
    connect(&m_checkWait, &QTimer::timeout, this, &EscalationPage::check);
    connect(m_fields, &HandoffFields::changed, this, &EscalationPage::edited);
    connect(m_fields, &HandoffFields::left, this, [this] { m_checkWait.start(); });
    connect(m_steps, &Stepper::currentStepChanged, this, &EscalationPage::showStep);
    connect(m_queue, &QComboBox::activated, this, [this] {
        m_written = m_fields->written();
        edited();
        askForm();
    });
    connect(m_back, &QPushButton::clicked, m_steps, [this] {
        m_steps->previous();
        m_fields->focusStep();
    });
    connect(m_next, &QPushButton::clicked, m_steps, [this] {
        m_steps->next();
        m_fields->focusStep();
    });
    connect(m_send, &QPushButton::clicked, this, &EscalationPage::send);
    connect(m_discard, &QPushButton::clicked, this, &EscalationPage::discard);
    connect(m_banner, &Banner::actionWanted, this, [this] {
        if (!m_form || m_discarded.isEmpty())
            return;
        m_written = std::exchange(m_discarded, {});
        m_banner->hide();
        showForm(workspace::HandoffForm(*m_form));
        edited();
    });
    const auto key = [this](const QKeySequence &keys, const std::function<void()> &act) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { send(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { send(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { m_next->click(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { m_back->click(); });
}

EscalationPage::~EscalationPage()
{
    m_fields->disconnect(this); // a field that goes with the page is left, too
    if (m_saveWait.isActive())
        saveDraft();
}

QWidget *EscalationPage::makeHeader()
{
    m_title->setObjectName(u"escalationTitle"_s);
    m_ready->setObjectName(u"readyLabel"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::s5, 0, space::s5, 0);
    row->setSpacing(space::s3);
    row->addWidget(m_title);
    row->addWidget(m_what, 1);
    m_what->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_priority);
    row->addWidget(m_sla);
    row->addWidget(m_ready);
    auto *holder = new HeadRow(height::pageHeader);
    holder->setLayout(row);
    return holder;
}

QWidget *EscalationPage::makeSteps()
{
    m_left = new QWidget;
    m_left->setBackgroundRole(QPalette::Window);
    m_left->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(space::s3, space::s4, space::s3, space::s3);
    column->setSpacing(space::s1);
    auto *name = new TextLabel(TextSize::Small, Role::Text2, true);
    name->setText(tr("Goes to"));
    name->setBuddy(m_queue);
    m_queue->setObjectName(u"toQueueComboBox"_s);
    m_queue->setAccessibleName(tr("Goes to"));
    m_queue->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(name);
    column->addWidget(m_queue);
    column->addSpacing(space::s3);
    m_steps->setObjectName(u"stepsList"_s);
    m_steps->setAccessibleName(tr("Steps"));
    column->addWidget(m_steps);
    column->addStretch(1);
    auto *told = new TextLabel(TextSize::Small, Role::Text3);
    told->setText(tr("The owner keeps the ticket and is told when it moves."));
    told->setWordWrap(true);
    column->addWidget(told);
    return m_left;
}

QWidget *EscalationPage::makeSide()
{
    m_side = new QWidget;
    m_side->setBackgroundRole(QPalette::Window);
    m_side->setAutoFillBackground(true);
    auto *holder = new ScrolledColumn;
    holder->setBackgroundRole(QPalette::Window);
    auto *inner = new QVBoxLayout(holder);
    inner->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    inner->addWidget(m_sideTitle);
    inner->addWidget(m_brief);
    inner->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("What will be read"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    scroll->setWidget(holder);
    auto *row = new QHBoxLayout(m_side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rule(QFrame::VLine));
    row->addWidget(scroll, 1);
    return m_side;
}

QWidget *EscalationPage::makeFooter()
{
    m_discard->setObjectName(u"discardButton"_s);
    m_saved->setObjectName(u"draftLabel"_s);
    m_back->setObjectName(u"backButton"_s);
    m_back->setToolTip(
        tr("The step before (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_PageUp).toString(QKeySequence::NativeText)));
    m_next->setObjectName(u"nextButton"_s);
    m_next->setToolTip(
        tr("The next step (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_PageDown).toString(QKeySequence::NativeText)));
    m_send->setObjectName(u"escalateButton"_s);
    m_send->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)
                           .toString(QKeySequence::NativeText)
                           .replace(u"Return"_s, tr("Enter", "the key")));
    m_footer = new QWidget;
    auto *row = new WrapRow(m_footer);
    row->add(m_discard);
    row->add(m_saved);
    row->addTrailing(m_back);
    row->addTrailing(m_next);
    row->addTrailing(m_send);
    auto *column = new QVBoxLayout(m_footer);
    column->setContentsMargins(space::s5, space::s3, space::s5, space::s3);
    column->addWidget(row);
    return m_footer;
}

void EscalationPage::arrange()
{
    const Theme &theme = Theme::current();
    constexpr int stepsWidth = 256;
    constexpr int besideFrom = 1180;
    m_left->setFixedWidth(std::min(theme.scaled(stepsWidth), width() / 3));
    m_side->setVisible(m_form && width() >= theme.scaled(besideFrom));
}

void EscalationPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    Page::resizeEvent(event);
}

void EscalationPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void EscalationPage::hideEvent(QHideEvent *event)
{
    if (m_saveWait.isActive())
        saveDraft();
    Page::hideEvent(event);
}

QString EscalationPage::draftPlace() const
{
    return u"ticket/%1/escalation"_s.arg(m_ticket.value());
}

void EscalationPage::enter()
{
    if (m_form)
        m_fields->focusStep();
    else
        m_queue->setFocus(Qt::OtherFocusReason);
}

void EscalationPage::openObject(const QString &what)
{
    const domain::TicketId ticket(what);
    if (ticket == m_ticket && m_form && m_touched) {
        enter();
        return;
    }
    if (m_saveWait.isActive())
        saveDraft();
    m_ticket = ticket;
    m_form.reset();
    m_gaps.clear();
    m_written = {};
    m_refused.clear();
    m_editing = {};
    m_touched = false;
    m_all = false;
    m_focusWanted = true;
    m_discarded = {};
    m_saved->clear();
    m_banner->hide();
    m_workspace->ticket(what, this, [this, ticket](const std::optional<domain::TicketPicture> &picture) {
        if (m_ticket != ticket)
            return;
        if (picture)
            showTicket(*picture);
        else
            showNoWay(failureLine({domain::Failure::Kind::NotFound, {}}));
    });
}

void EscalationPage::showTicket(const domain::TicketPicture &picture)
{
    m_shown = picture.ticket;
    m_ticket = picture.ticket.id;
    m_what->setText(numberText(m_shown.number, m_shown.id) + u" · "_s + shownLine(m_shown.subject));
    m_priority->setChip(priorityChip(m_shown.priority));
    m_sla->setChip(domain::isOpen(m_shown.status) ? slaChip(domain::slaDue(m_shown.sla), m_clock()) : Chip{});
    if (const domain::Operation *refused = refusedHandoff(*m_workspace, m_ticket)) {
        m_editing = refused->id;
        m_written = refused->content[u"answers"].toObject();
        m_written.insert(domain::guideReasonField, refused->content[u"reason"]);
        for (const QString &property : refused->refusal.properties)
            m_refused.append(property.mid(property.indexOf(u'/')));
        m_all = true;
        m_touched = true;
    }
    if (const auto draft = m_workspace->draft(draftPlace())) {
        m_written = draft->content[u"answers"].toObject();
        m_touched = true;
        m_saved->setText(tr("Draft of %1").arg(dayAndTime(draft->savedAt, m_clock())));
        m_saved->setRole(Role::Text3);
    }
    fillQueues();
    if (m_queue->count() == 0)
        showNoWay(tr("No queue of a tier above is known on this device."));
    else
        askForm();
}

void EscalationPage::showNoWay(const QString &why)
{
    m_form.reset();
    m_title->setText(tr("Escalate"));
    m_ready->clear();
    m_banner->show(BannerLook::Info, u"info"_s, why);
    m_fields->hide();
    m_left->hide();
    m_footer->hide();
    arrange();
    setFocus(Qt::OtherFocusReason);
}

void EscalationPage::fillQueues()
{
    QHash<QString, int> levels;
    for (const domain::Tier &tier : m_workspace->tiers())
        levels.insert(tier.id.value(), tier.level);
    int own = m_shown.tierLevel;
    QString area;
    QList<std::pair<int, domain::Queue>> above;
    for (const domain::Queue &queue : m_workspace->deskQueues()) {
        if (queue.id == m_shown.queueId) {
            own = levels.value(queue.tierId.value(), own);
            area = queue.area;
        }
    }
    for (const domain::Queue &queue : m_workspace->deskQueues()) {
        const int level = levels.value(queue.tierId.value());
        if (level > own)
            above.append({level, queue});
    }
    // The next tier first; there the same subject first.
    std::stable_sort(above.begin(), above.end(), [&area](const auto &one, const auto &other) {
        return std::tuple(one.first, one.second.area != area) < std::tuple(other.first, other.second.area != area);
    });
    m_queue->clear();
    for (const auto &[level, queue] : std::as_const(above))
        m_queue->addItem(shownLine(queue.name), queue.id.value());
    QString wanted;
    if (const auto draft = m_workspace->draft(draftPlace()))
        wanted = draft->content[u"toQueueId"].toString();
    if (const domain::Operation *refused = refusedHandoff(*m_workspace, m_ticket); refused && wanted.isEmpty())
        wanted = refused->content[u"toQueueId"].toString();
    m_queue->setCurrentIndex(std::max(0, m_queue->findData(wanted)));
}

void EscalationPage::askForm()
{
    const domain::QueueId queue(m_queue->currentData().toString());
    const quint64 asked = ++m_asked;
    m_workspace->handoff(m_ticket, queue, this, [this, asked](const domain::Result<workspace::HandoffForm> &form) {
        if (asked != m_asked)
            return;
        if (form)
            showForm(*form);
        else if (form.error().kind == domain::Failure::Kind::Refused)
            showNoWay(tr("This ticket cannot go up: %1.").arg(ruleText(form.error().detail)));
        else
            showNoWay(failureLine(form.error()));
    });
}

domain::Handoff EscalationPage::kept(const workspace::HandoffForm &form, QJsonObject &filledIn) const
{
    domain::Handoff handoff;
    handoff.answers = m_written;
    handoff.reason = handoff.answers.take(domain::guideReasonField).toString();
    if (!m_touched) {
        // What the timeline knows; the person looks through it.
        filledIn = form.prefilled;
        for (auto it = form.prefilled.begin(); it != form.prefilled.end(); ++it)
            handoff.answers.insert(it.key(), *it);
    }
    return handoff;
}

void EscalationPage::showForm(const workspace::HandoffForm &form)
{
    const bool same = m_form && m_form->guide.key == form.guide.key && m_form->guide.revision == form.guide.revision
        && m_form->toLevel == form.toLevel && m_form->ticket.id == form.ticket.id;
    const auto draft = m_workspace->draft(draftPlace());
    const int step = same ? m_steps->current() : draft ? draft->content[u"step"].toInt() : 0;
    const QString at = draft ? draft->content[u"at"].toString() : QString();
    m_form = form;
    m_title->setText(m_editing.isNull() ? tr("Escalate to Tier %1").arg(form.toLevel)
                                        : tr("Complete the handoff to Tier %1").arg(form.toLevel));
    m_sideTitle->setText(tr("What Tier %1 will read").arg(form.toLevel));
    m_fields->setGuide(form.guide, form.toLevel);
    m_brief->setGuide(form.guide);
    QJsonObject filledIn;
    const domain::Handoff handoff = kept(form, filledIn);
    m_fields->setHandoff(handoff, filledIn);
    m_fields->show();
    m_left->show();
    m_footer->show();
    if (!m_refused.isEmpty())
        m_banner->show(
            BannerLook::Warn, u"circle-dashed"_s,
            tr("The server did not take this handoff: %n part(s) were missing. Complete them and send it again.",
               nullptr, static_cast<int>(m_refused.size())));
    arrange();
    check();
    m_steps->goTo(std::max(0, step));
    showStep(m_steps->current());
    if (!at.isEmpty())
        m_fields->focusAt(u'/' + at);
    else if (m_focusWanted)
        m_fields->focusStep();
    m_focusWanted = false;
    m_discard->setVisible(m_touched && m_editing.isNull());
}

void EscalationPage::edited()
{
    m_touched = true;
    m_saved->clear();
    m_discard->setVisible(m_editing.isNull());
    m_checkWait.start();
    // Soon after the first key, not after the last: somebody who types on and on is safe too.
    if (!m_saveWait.isActive())
        m_saveWait.start();
}

void EscalationPage::check()
{
    m_checkWait.stop();
    if (!m_form)
        return;
    const domain::Handoff handoff = m_fields->handoff();
    m_gaps = m_form->gaps(handoff);
    m_fields->showGaps(m_gaps, m_all);
    m_brief->setHandoff(handoff, m_gaps);
    showSteps();
}

void EscalationPage::showSteps()
{
    QList<Step> steps;
    int have = 0;
    int want = 0;
    const QJsonObject written = m_fields->written();
    for (int i = 0; i + 1 < m_fields->stepCount(); ++i) {
        Step step;
        step.title = shownLine(m_form->guide.steps[i].title);
        const QStringList asked = m_fields->asked(i);
        bool begun = false;
        for (const QString &name : asked) {
            const bool lacks = std::any_of(m_gaps.cbegin(), m_gaps.cend(), [&](const domain::HandoffGap &gap) {
                return pointsInto(gap.pointer, u'/' + name);
            });
            step.have += lacks ? 0 : 1;
            begun = begun || written.contains(name);
        }
        step.want = static_cast<int>(asked.size());
        step.state = step.have == step.want ? StepState::Done : begun ? StepState::Incomplete : StepState::Todo;
        have += step.have;
        want += step.want;
        steps.append(step);
    }
    steps.append({tr("Read and send"), m_gaps.isEmpty() ? StepState::Done : StepState::Todo, 0, 0});
    m_steps->setSteps(steps);
    m_ready->setText(tr("%1 of %2 parts ready").arg(have).arg(want));
    m_send->setText(want > have ? tr("Escalate: %n part(s) missing", nullptr, want - have) : tr("Escalate"));
    m_send->setAccessibleName(m_send->text());
}

void EscalationPage::showStep(int step)
{
    if (step < 0)
        return;
    m_fields->showStep(step);
    m_back->setEnabled(step > 0);
    m_next->setEnabled(step + 1 < m_fields->stepCount());
    if (m_touched && !m_saveWait.isActive())
        m_saveWait.start();
}

void EscalationPage::saveDraft()
{
    m_saveWait.stop();
    if (m_ticket.isNull() || !m_form || !m_touched || m_sending)
        return;
    workspace::Draft draft;
    draft.place = draftPlace();
    draft.savedAt = m_clock().toUTC();
    draft.content = {{u"toQueueId"_s, m_queue->currentData().toString()},
                     {u"answers"_s, m_fields->written()},
                     {u"step"_s, m_steps->current()},
                     {u"at"_s, m_fields->focused()}};
    const domain::TicketId ticket = m_ticket;
    m_workspace->saveDraft(draft, [self = QPointer<EscalationPage>(this), ticket](const domain::Result<void> &saved) {
        if (!self || self->m_ticket != ticket || !self->m_touched)
            return;
        self->m_saved->setText(saved ? tr("Draft saved on this device")
                                     : tr("Draft not saved: %1").arg(failureText(saved.error()).title));
        self->m_saved->setRole(saved ? Role::Text3 : Role::Bad);
    });
}

void EscalationPage::discard()
{
    if (!m_form)
        return;
    m_saveWait.stop();
    m_discarded = m_fields->written();
    m_written = {};
    m_touched = false;
    m_all = false;
    m_saved->clear();
    m_workspace->removeDraft(draftPlace(), [](const domain::Result<void> &) {});
    showForm(workspace::HandoffForm(*m_form));
    m_steps->goTo(0);
    m_fields->focusStep();
    m_banner->show(BannerLook::Info, u"undo-2"_s, tr("The draft was discarded."), tr("Bring it back"));
}

void EscalationPage::showMissing()
{
    if (m_gaps.isEmpty())
        return;
    m_all = true;
    m_fields->showGaps(m_gaps, true);
    const QString first = m_gaps.constFirst().pointer;
    m_steps->goTo(m_fields->stepOf(first));
    m_fields->focusAt(first);
}

void EscalationPage::send()
{
    if (!m_form || m_sending)
        return;
    check();
    if (!m_gaps.isEmpty()) {
        showMissing();
        return;
    }
    saveDraft(); // whatever happens next
    m_sending = true;
    m_send->setEnabled(false);
    const domain::Handoff handoff = m_fields->handoff();
    const QPointer<EscalationPage> self(this);
    if (m_editing.isNull()) {
        m_workspace->escalate(m_ticket, m_form->toQueue, handoff, {}, [self](const workspace::Escalated &escalated) {
            if (self)
                self->sent(escalated);
        });
        return;
    }
    for (const domain::Operation &operation : m_workspace->operations()) {
        if (operation.id != m_editing)
            continue;
        QJsonObject content = operation.content;
        content[u"toQueueId"_s] = m_form->toQueue.value();
        content[u"reason"_s] = handoff.reason;
        content[u"answers"_s] = handoff.answers;
        m_workspace->editOperation(m_editing, content, [self, id = m_editing](const domain::Result<void> &edited) {
            if (!self)
                return;
            self->sent(edited ? workspace::Escalated{id, {}}
                              : workspace::Escalated{tl::unexpected<domain::Failure>(edited.error()), {}});
        });
        return;
    }
    sent({domain::failure(domain::Failure::Kind::NotFound, {}), {}});
}

void EscalationPage::sent(const workspace::Escalated &escalated)
{
    m_sending = false;
    m_send->setEnabled(true);
    if (!escalated.saved) {
        if (!escalated.missing.isEmpty()) {
            m_gaps = escalated.missing;
            showMissing();
        } else {
            m_banner->show(BannerLook::Bad, u"circle-alert"_s, failureLine(escalated.saved.error()));
        }
        return;
    }
    const auto draft = m_workspace->draft(draftPlace());
    m_sent = Sent{*escalated.saved, m_ticket, draft ? draft->content : QJsonObject()};
    m_saveWait.stop();
    m_touched = false;
    m_workspace->removeDraft(draftPlace(), [](const domain::Result<void> &) {});
    const QString done =
        tr("%1 goes up to Tier %2. Waiting to send.").arg(numberText(m_shown.number, m_shown.id)).arg(m_form->toLevel);
    m_form.reset();
    Q_EMIT acted(done, *escalated.saved);
    Q_EMIT placeWanted(u"ticket/"_s + m_ticket.value());
}

void EscalationPage::restoreText(const QUuid &operation)
{
    if (!m_sent || m_sent->operation != operation || m_sent->draft.isEmpty())
        return;
    const Sent back = *std::exchange(m_sent, std::nullopt);
    const QString place = u"ticket/%1/escalation"_s.arg(back.ticket.value());
    if (!m_workspace->draft(place))
        m_workspace->saveDraft({place, back.draft, m_clock().toUTC()}, [](const domain::Result<void> &) {});
}

} // namespace secondline::ui
