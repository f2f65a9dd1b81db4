// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/conflictpage.h"

#include "ui/conflict/conflicttable.h"
#include "ui/conflict/meanwhilelist.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/sendkey.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"
#include "workspace/workspace.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::Operation;
using Choice = ConflictDecision::Choice;

namespace {

QFrame *rule(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    return line;
}

//! Whether there is nothing new to show. Entries are never changed, so their count tells.
bool sameOnScreen(const domain::Conflict &a, const domain::Conflict &b)
{
    return a.operation == b.operation && a.ticketNumber == b.ticketNumber && a.subject == b.subject
        && a.fields == b.fields && a.proposal == b.proposal && a.meanwhile.size() == b.meanwhile.size();
}

QString sentenceKey(QKeyCombination combination)
{
    return QKeySequence(combination)
        .toString(QKeySequence::NativeText)
        .replace(u"Return"_s, ConflictPage::tr("Enter", "the key"));
}

} // namespace

ConflictPage::ConflictPage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_stack(new QStackedLayout(this))
    , m_nothing(new EmptyState(this))
    , m_body(new QWidget(this))
    , m_title(new TextLabel(TextSize::Title, Role::Text, true, m_body))
    , m_subject(new ElidedLabel(TextSize::Body, Role::Text2, false, m_body))
    , m_progress(new TextLabel(TextSize::Small, Role::Text2, false, m_body))
    , m_scroll(new QScrollArea(m_body))
    , m_banner(new Banner(m_body))
    , m_table(new ConflictTable(m_body))
    , m_meanwhileHead(new QWidget(m_body))
    , m_meanwhileOf(new TextLabel(TextSize::Small, Role::Text3, false, m_meanwhileHead))
    , m_meanwhile(new MeanwhileList(m_body))
    , m_saved(new TextLabel(TextSize::Small, Role::Text3, false, m_body))
    , m_startOver(new Button(tr("Start over"), ButtonLook::Default, m_body))
    , m_allMine(new Button(tr("All mine"), ButtonLook::Default, m_body))
    , m_allTheirs(new Button(tr("All theirs"), ButtonLook::Default, m_body))
    , m_send(new Button(tr("Send decision"), ButtonLook::Primary, m_body))
{
    setObjectName(u"conflictPage"_s);
    setAccessibleName(tr("Decide a conflict"));
    setFocusPolicy(Qt::ClickFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_nothing->setObjectName(u"noConflictState"_s);

    auto *back = new Button({}, ButtonLook::Tool, m_body);
    back->setObjectName(u"backButton"_s);
    back->setIconName(u"arrow-left"_s);
    back->setAccessibleName(tr("Back"));
    back->setToolTip(tr("Back (Esc). What you chose is kept."));
    auto *ticket = new Button(tr("Open ticket"), ButtonLook::Tool, m_body);
    ticket->setObjectName(u"openTicketButton"_s);
    ticket->setAccessibleName(tr("Open ticket"));
    m_title->setObjectName(u"conflictTitleLabel"_s);
    m_subject->setObjectName(u"conflictSubjectLabel"_s);
    m_subject->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setObjectName(u"decidedLabel"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::s5, space::s3, space::s5, space::s3);
    head->setSpacing(space::s3);
    head->addWidget(back);
    head->addWidget(m_title);
    head->addWidget(m_subject, 1);
    head->addWidget(ticket);
    head->addWidget(m_progress);

    auto *text = new ScrolledColumn(m_scroll);
    auto *column = new QVBoxLayout(text);
    column->setContentsMargins(space::s5, space::s4, space::s5, space::s5);
    column->setSpacing(space::s3);
    column->addWidget(m_banner);
    column->addWidget(m_table);
    column->addSpacing(space::s2);
    auto *meanwhileRow = new QHBoxLayout(m_meanwhileHead);
    meanwhileRow->setContentsMargins(0, 0, 0, 0);
    auto *meanwhileTitle = new TextLabel(TextSize::Body, Role::Text, true, m_meanwhileHead);
    meanwhileTitle->setText(tr("While you were offline"));
    meanwhileRow->addWidget(meanwhileTitle);
    meanwhileRow->addWidget(m_meanwhileOf, 1);
    column->addWidget(m_meanwhileHead);
    m_meanwhile->setMaximumWidth(880);
    column->addWidget(m_meanwhile);
    column->addStretch(1);
    m_banner->setObjectName(u"conflictBanner"_s);
    m_scroll->setObjectName(u"conflictScrollArea"_s);
    m_scroll->setAccessibleName(tr("Conflict"));
    m_scroll->setWidget(text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    text->setBackgroundRole(QPalette::Base);

    m_startOver->setObjectName(u"startOverButton"_s);
    m_startOver->setIconName(u"undo-2"_s);
    m_saved->setObjectName(u"draftLabel"_s);
    m_saved->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_allMine->setObjectName(u"allMineButton"_s);
    m_allTheirs->setObjectName(u"allTheirsButton"_s);
    m_send->setObjectName(u"sendDecisionButton"_s);
    m_send->setKeyHint(sentenceKey(Qt::CTRL | Qt::Key_Return));
    onSendKey(this, [this] { send(); });
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::s5, space::s3, space::s5, space::s3);
    foot->setSpacing(space::s2);
    foot->addWidget(m_startOver);
    foot->addWidget(m_saved, 1);
    foot->addWidget(m_allMine);
    foot->addWidget(m_allTheirs);
    foot->addWidget(m_send);

    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addLayout(head);
    body->addWidget(rule(m_body));
    body->addWidget(m_scroll, 1);
    body->addWidget(rule(m_body));
    body->addLayout(foot);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_body);

    // As in every editor: within a second of the first change, not of the last.
    m_saveWait.setSingleShot(true);
    m_saveWait.setInterval(700ms);
    connect(&m_saveWait, &QTimer::timeout, this, &ConflictPage::saveDraft);
    connect(back, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"back"_s); });
    connect(ticket, &QPushButton::clicked, this, [this] {
        if (m_conflict)
            Q_EMIT placeWanted(u"ticket/"_s + m_conflict->operation.ticket);
    });
    connect(m_table, &ConflictTable::chosen, this, [this](const QString &key, Choice choice) {
        m_decision.choose(key, choice);
        changed();
    });
    connect(m_table, &ConflictTable::written, this, [this](const QString &key, const QString &written) {
        m_decision.write(key, written);
        changed();
    });
    connect(m_table, &ConflictTable::concluded, this, &ConflictPage::send);
    connect(m_startOver, &QPushButton::clicked, this, &ConflictPage::startOver);
    connect(m_allMine, &QPushButton::clicked, this, [this] { chooseAll(Choice::Mine); });
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { chooseAll(Choice::Theirs); });
    connect(m_send, &QPushButton::clicked, this, &ConflictPage::send);
    connect(m_workspace, &workspace::Workspace::operationsChanged, this, [this] {
        if (!m_operation.isNull() && !m_sending)
            fetch();
    });
    connect(m_workspace, &workspace::Workspace::deskChanged, this, [this] {
        if (!m_operation.isNull() && !m_sending)
            fetch();
    });
    show(std::nullopt);
}

QString ConflictPage::draftPlace() const
{
    return u"conflict/"_s + m_operation.toString(QUuid::WithoutBraces);
}

DeskNames ConflictPage::names() const
{
    DeskNames names;
    for (const domain::Person &person : m_workspace->persons())
        names.persons.insert(person.id.value(), person.name.isEmpty() ? person.login : person.name);
    for (const domain::Queue &queue : m_workspace->deskQueues())
        names.queues.insert(queue.id.value(), queue.name);
    if (const auto me = m_workspace->me())
        names.me = me->id.value();
    return names;
}

void ConflictPage::openObject(const QString &what)
{
    const QUuid operation(what);
    if (operation != m_operation) {
        saveDraft();
        m_operation = operation;
        m_conflict.reset();
        m_rows.clear();
        m_decision = {};
        m_failure.clear();
        m_draftKept = false;
    }
    m_focusWanted = true;
    fetch();
}

void ConflictPage::fetch()
{
    const QUuid asked = m_operation;
    m_workspace->conflict(asked, this, [this, asked](const std::optional<domain::Conflict> &conflict) {
        if (asked == m_operation && !m_sending)
            show(conflict);
    });
}

void ConflictPage::show(const std::optional<domain::Conflict> &conflict)
{
    if (!conflict) {
        m_conflict.reset();
        m_nothing->clearNext();
        m_nothing->setContent(u"circle-check"_s, Role::Good, tr("Nothing to decide here"),
                              tr("This conflict is settled, or its change was withdrawn."));
        Button *go = m_nothing->addNext(u"cloud-upload"_s, tr("What waits to be sent"), tr("Open the outbox"));
        go->setObjectName(u"openOutboxButton"_s);
        connect(go, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"outbox"_s); });
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    if (m_conflict && sameOnScreen(*m_conflict, *conflict) && m_stack->currentWidget() == m_body) {
        if (std::exchange(m_focusWanted, false))
            enter();
        return;
    }
    const bool first = !m_conflict;
    QJsonObject kept = m_decision.toJson(m_rows);
    std::pair<QString, int> cursor = m_table->cursor();
    m_conflict = conflict;
    m_rows = conflictRows(*conflict, names());
    if (first) {
        const auto draft = m_workspace->draft(draftPlace());
        m_draftKept = draft.has_value();
        if (draft) {
            kept = draft->content[u"decision"].toObject();
            cursor = {draft->content[u"cursorIn"].toString(), draft->content[u"cursor"].toInt()};
        }
        m_saved->setText(draft ? tr("Draft saved on this device") : QString());
        m_saved->setRole(Role::Text3);
    }
    // Chosen between other values than these: to be chosen again.
    m_decision = ConflictDecision::fromJson(kept, m_rows);
    showHeads();
    m_table->setDecision(m_decision);
    showBanner();
    showProgress();
    m_stack->setCurrentWidget(m_body);
    const bool focus = std::exchange(m_focusWanted, false);
    if (!cursor.first.isEmpty() && (focus || !first))
        m_table->setCursor(cursor.first, cursor.second);
    else if (focus)
        enter();
}

void ConflictPage::showHeads()
{
    const domain::Conflict &conflict = *m_conflict;
    const QDateTime now = m_clock();
    const QString number = numberText(conflict.ticketNumber, domain::TicketId(conflict.operation.ticket));
    m_title->setText(tr("Decide %1").arg(number));
    m_title->setAccessibleName(m_title->text());
    m_subject->setText(shownLine(conflict.subject));
    m_subject->setToolTip(toolTipText(shownLine(conflict.subject)));

    QString author;
    QDateTime at;
    bool oneAuthor = true;
    for (const ConflictRow &row : std::as_const(m_rows)) {
        if (!row.clashes() || row.theirsBy.isEmpty())
            continue;
        oneAuthor = oneAuthor && (author.isEmpty() || (author == row.theirsBy && at == row.theirsAt));
        author = row.theirsBy;
        at = row.theirsAt;
    }
    ConflictSurroundings around;
    around.before = tr("as you saw it");
    const auto me = m_workspace->me();
    const QString mine = me ? shownLine(me->name.isEmpty() ? me->login : me->name) : tr("you");
    around.mine = tr("%1, %2", "who, when").arg(mine, instantText(conflict.operation.actedAt, now));
    around.oneAuthor = oneAuthor;
    around.theirs = !oneAuthor || author.isEmpty() ? tr("on the server")
        : at.isValid()                             ? tr("%1, %2, on the server").arg(author, instantText(at, now))
                                                   : tr("%1, on the server").arg(author);
    around.proposal = conflict.proposal;
    const DeskNames names = this->names();
    for (const Operation &operation : m_workspace->operations()) {
        if (operation.ticket != conflict.operation.ticket || operation.type != domain::ObjectType::Entry
            || !operation.open())
            continue;
        const QString kind = operation.content[u"kind"].toString();
        around.entries.append({kind == u"comment"       ? tr("Comment")
                                   : kind == u"attempt" ? tr("Attempt")
                                                        : tr("Work note"),
                               operation.content[u"text"].toString()});
    }
    m_table->setRows(m_rows, around, [now](const QDateTime &instant) { return instantText(instant, now); });

    EntryNames entryNames{names.persons, names.queues};
    m_meanwhileHead->setVisible(!conflict.meanwhile.isEmpty());
    m_meanwhile->setVisible(!conflict.meanwhile.isEmpty());
    m_meanwhileOf->setText(tr("%1 on the server").arg(number));
    m_meanwhile->setEntries(conflict.meanwhile, entryNames, now);
}

void ConflictPage::showBanner()
{
    if (!m_failure.isEmpty()) {
        m_banner->show(BannerLook::Bad, u"triangle-alert"_s, m_failure);
        return;
    }
    QStringList who;
    for (const ConflictRow &row : std::as_const(m_rows)) {
        if (row.clashes() && !row.theirsBy.isEmpty() && !who.contains(row.theirsBy))
            who.append(row.theirsBy);
    }
    const int clashes = ConflictDecision::toDecide(m_rows);
    const QString kept = tr("Both versions are kept until you decide. Nothing has been sent.");
    QString sentence;
    if (m_conflict->proposal)
        sentence = tr("The ticket was closed, merged or moved meanwhile. Your change is kept as a proposal until you "
                      "decide.");
    else if (who.size() == 1)
        sentence = tr("You and %1 changed the same %n field(s). %2", nullptr, clashes).arg(who.constFirst(), kept);
    else
        sentence = tr("You and others changed the same %n field(s). %1", nullptr, clashes).arg(kept);
    m_banner->show(BannerLook::Warn, u"git-fork"_s, sentence);
}

void ConflictPage::showProgress()
{
    const int all = ConflictDecision::toDecide(m_rows);
    const int decided = m_decision.decided(m_rows);
    m_progress->setText(tr("%1 of %n decided", nullptr, all).arg(decided));
    const bool ready = decided == all && !m_sending;
    m_send->setEnabled(ready);
    const QString why = ready ? QString()
        : m_sending           ? tr("Being saved")
                              : tr("%n field(s) still to decide", nullptr, all - decided);
    m_send->setToolTip(why);
    m_send->setAccessibleDescription(why);
    m_startOver->setEnabled(!m_decision.isEmpty() && !m_sending);
    m_allMine->setEnabled(!m_sending && all > 0);
    m_allTheirs->setEnabled(!m_sending && all > 0);
    m_table->setEnabled(!m_sending);
}

void ConflictPage::changed()
{
    m_failure.clear();
    showBanner();
    showProgress();
    m_saved->clear();
    m_dirty = true;
    if (!m_saveWait.isActive())
        m_saveWait.start();
}

void ConflictPage::chooseAll(Choice choice)
{
    for (const ConflictRow &row : std::as_const(m_rows)) {
        if (row.clashes())
            m_decision.choose(row.key, choice);
    }
    m_table->setDecision(m_decision);
    changed();
    m_send->setFocus(Qt::OtherFocusReason);
}

void ConflictPage::startOver()
{
    m_decision = {};
    m_table->setDecision(m_decision);
    changed();
    m_table->focusFirstOpen();
}

void ConflictPage::saveDraft()
{
    m_saveWait.stop();
    if (!std::exchange(m_dirty, false) || !m_conflict || m_sending)
        return;
    if (m_decision.isEmpty()) {
        if (m_draftKept)
            m_workspace->removeDraft(draftPlace(), [](const domain::Result<void> &) {});
        m_draftKept = false;
        return;
    }
    const auto [field, at] = m_table->cursor();
    const QString place = draftPlace();
    m_draftKept = true;
    m_workspace->saveDraft({place,
                            {{u"decision"_s, m_decision.toJson(m_rows)},
                             {u"ticket"_s, m_conflict->operation.ticket},
                             {u"cursorIn"_s, field},
                             {u"cursor"_s, at}},
                            m_clock().toUTC()},
                           [self = QPointer<ConflictPage>(this), place](const domain::Result<void> &saved) {
                               if (!self || self->draftPlace() != place || self->m_dirty)
                                   return;
                               self->m_saved->setText(
                                   saved ? tr("Draft saved on this device")
                                         : tr("Draft not saved: %1").arg(failureText(saved.error()).title));
                               self->m_saved->setRole(saved ? Role::Text3 : Role::Bad);
                           });
}

void ConflictPage::send()
{
    showProgress();
    if (!m_conflict || !m_send->isEnabled())
        return;
    saveDraft(); // a crash between here and "saved" loses nothing
    m_sending = true;
    m_failure.clear();
    showProgress();
    const QUuid operation = m_operation;
    const QString number = numberText(m_conflict->ticketNumber, domain::TicketId(m_conflict->operation.ticket));
    const QString place = draftPlace();
    m_workspace->resolveConflict(
        operation, m_decision.values(m_rows),
        [self = QPointer<ConflictPage>(this), operation, number, place](const domain::Result<QUuid> &done) {
            if (!self)
                return;
            const bool here = self->m_operation == operation;
            if (here)
                self->m_sending = false;
            if (!done) {
                if (here) {
                    self->m_failure = failureLine(done.error());
                    self->showBanner();
                    self->showProgress();
                    QAccessibleEvent announced(self->m_banner, QAccessible::Alert);
                    QAccessible::updateAccessibility(&announced);
                } else {
                    Q_EMIT self->said(failureLine(done.error()));
                }
                return;
            }
            self->m_workspace->removeDraft(place, [](const domain::Result<void> &) {});
            // Not to be taken back: what it settled is settled, the next change is a new one.
            if (done->isNull())
                Q_EMIT self->said(tr("%1 is decided: it stays as the server has it.").arg(number));
            else
                Q_EMIT self->said(tr("%1 is decided. Waiting to send.").arg(number));
            if (here) {
                self->m_operation = {};
                self->m_decision = {};
                self->m_rows.clear();
                self->show(std::nullopt);
                if (self->isVisible())
                    Q_EMIT self->placeWanted(u"back"_s);
            }
        });
}

void ConflictPage::enter()
{
    if (m_stack->currentWidget() == m_body)
        m_table->focusFirstOpen();
    else
        setFocus(Qt::OtherFocusReason);
}

void ConflictPage::hideEvent(QHideEvent *event)
{
    saveDraft();
    Page::hideEvent(event);
}

} // namespace secondline::ui
