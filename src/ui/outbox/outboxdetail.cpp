// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/outbox/outboxdetail.h"

#include "domain/entry.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/followletters.h"
#include "ui/theme/headrow.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::AttemptOutcome;
using domain::Operation;
using domain::OperationState;

namespace {

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    return line;
}

//! Then it goes out as it was or not at all: another text under the same id would be another act.
bool mayHaveArrived(const domain::Refusal &refusal)
{
    using domain::Refusal;
    return refusal.type == Refusal::rescued() || refusal.type == Refusal::fromOldCopy()
        || refusal.type == Refusal::outcomeUnknown() || refusal.type == Refusal::missingOnServer();
}

//! What is known about an act that this device holds back.
QString onServer(const domain::Refusal &refusal)
{
    using domain::Refusal;
    if (mayHaveArrived(refusal) && refusal.type != Refusal::missingOnServer())
        return OutboxDetail::tr("Perhaps. The server is asked before it is done again.");
    if (refusal.type == Refusal::missingOnServer())
        return OutboxDetail::tr("It was, and is not any more");
    if (refusal.type == Refusal::writtenOver())
        return OutboxDetail::tr("It was, and was replaced");
    if (refusal.type == Refusal::attachmentLost() || refusal.type == Refusal::parentWithdrawn())
        return OutboxDetail::tr("Not yet");
    return OutboxDetail::tr("No, it was not accepted");
}

TextLabel *wrapped(const QString &text, TextSize size = TextSize::Body, Role role = Role::Text, bool strong = false)
{
    auto *label = new TextLabel(size, role, strong);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(40);
    return label;
}

} // namespace

OutboxDetail::OutboxDetail(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_saved(new TextLabel(TextSize::Small, Role::Text3))
    , m_title(new ElidedLabel(TextSize::Body, Role::Text, true))
    , m_made(new TextLabel(TextSize::Small, Role::Text3))
    , m_scroll(new QScrollArea)
    , m_body(nullptr)
    , m_column(nullptr)
    , m_footer(new QWidget)
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_withdraw(new Button(tr("Withdraw"), ButtonLook::Danger))
    , m_open(new Button(tr("Open ticket")))
    , m_retry(new Button(tr("Try again")))
    , m_save(new Button(tr("Save edit"), ButtonLook::Primary))
    , m_decide(new Button(tr("Decide"), ButtonLook::Primary))
{
    m_title->setObjectName(u"operationTitleLabel"_s);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_made->setObjectName(u"operationTimeLabel"_s);
    m_withdraw->setObjectName(u"withdrawButton"_s);
    m_withdraw->setIconName(u"trash-2"_s);
    m_open->setObjectName(u"openTicketButton"_s);
    m_retry->setObjectName(u"retryButton"_s);
    m_save->setObjectName(u"saveEditButton"_s);
    m_decide->setObjectName(u"decideButton"_s);
    m_decide->setKeyHint(tr("Enter", "the key"));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::s4, 0, space::s4, 0);
    header->setSpacing(space::s2);
    header->addWidget(m_title, 1);
    header->addWidget(m_made);
    auto *headerHolder = new HeadRow(height::paneHeader);
    headerHolder->setLayout(header);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *footerColumn = new QVBoxLayout(m_footer);
    footerColumn->setContentsMargins(0, 0, 0, 0);
    footerColumn->setSpacing(0);
    footerColumn->addWidget(rule());
    m_buttons->setSpacing(space::s2);
    m_buttons->setContentsMargins(space::s4, space::s3, space::s4, space::s3);
    m_buttons->addWidget(m_withdraw, 0, Qt::AlignTrailing);
    m_buttons->addStretch(1);
    for (Button *button : {m_open, m_retry, m_save, m_decide})
        m_buttons->addWidget(button, 0, Qt::AlignTrailing);
    m_saved->setObjectName(u"draftLabel"_s);
    m_saved->setWordWrap(true);
    m_saved->setContentsMargins(space::s4, space::s2, space::s4, 0);
    m_saved->hide();
    footerColumn->addWidget(m_saved);
    footerColumn->addLayout(m_buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(headerHolder);
    outer->addWidget(rule());
    outer->addWidget(m_scroll, 1);
    outer->addWidget(m_footer);

    m_draftWait.setSingleShot(true);
    m_draftWait.setInterval(700ms);
    connect(&m_draftWait, &QTimer::timeout, this, &OutboxDetail::flush);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        if (m_operation.id.isNull())
            Q_EMIT discardWanted(m_shown);
        else
            Q_EMIT withdrawWanted(m_operation.id);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_operation.id.isNull())
            Q_EMIT draftWanted(m_shown);
        else if (isHandoff() && m_operation.needsPerson())
            Q_EMIT draftWanted(u"ticket/%1/escalation"_s.arg(m_openId));
        else
            Q_EMIT ticketWanted(m_openId);
    });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_operation.state == OperationState::Conflict)
            Q_EMIT keepMineWanted(m_operation.id);
        else
            Q_EMIT retryWanted(m_operation.id);
    });
    connect(m_decide, &QPushButton::clicked, this, [this] { Q_EMIT decideWanted(m_operation.id); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(m_operation.id, editedContent()); });
}

void OutboxDetail::clearBody()
{
    m_text = nullptr;
    m_result = nullptr;
    m_subject = nullptr;
    m_outcome = nullptr;
    m_body = new ScrolledColumn;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    m_column->setSpacing(space::s2);
    m_scroll->setWidget(m_body); // the scroll area deletes the one before
}

void OutboxDetail::addLabel(const QString &text)
{
    auto *label = new TextLabel(TextSize::Body, Role::Text, true);
    label->setText(text);
    m_column->addWidget(label);
}

QPlainTextEdit *OutboxDetail::addText(const QString &label, const QString &name, const QString &text, bool editable,
                                      int lines)
{
    addLabel(label);
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlainText(editable ? text : shownText(text));
    edit->setReadOnly(!editable);
    edit->setTabChangesFocus(true);
    constexpr qsizetype charactersInLine = 42;
    const int needed = static_cast<int>(qMin<qsizetype>(text.size() / charactersInLine + text.count(u'\n') + 1, 100));
    const int shown = qBound(lines, needed + 1, 4 * lines);
    followLetters(
        edit, [edit, shown] { edit->setFixedHeight(shown * Theme::current().lineHeight(TextSize::Body) + space::s4); });
    m_column->addWidget(edit);
    m_column->addSpacing(space::s2);
    connect(edit, &QPlainTextEdit::textChanged, this, &OutboxDetail::edited);
    return edit;
}

QLineEdit *OutboxDetail::addLine(const QString &label, const QString &name, const QString &text, bool editable)
{
    addLabel(label);
    auto *edit = new QLineEdit(text);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setReadOnly(!editable);
    edit->setCursorPosition(0);
    m_column->addWidget(edit);
    m_column->addSpacing(space::s2);
    connect(edit, &QLineEdit::textChanged, this, &OutboxDetail::edited);
    return edit;
}

void OutboxDetail::addReadOnly(const QString &text)
{
    if (!text.trimmed().isEmpty())
        m_column->addWidget(wrapped(shownText(text)));
}

void OutboxDetail::addChanges(const QList<ChangedField> &fields)
{
    const bool conflict = m_operation.state == OperationState::Conflict;
    auto *panel = new QFrame;
    panel->setObjectName(u"changesFrame"_s);
    panel->setFrameShape(QFrame::StyledPanel);
    auto *grid = new QGridLayout(panel);
    grid->setHorizontalSpacing(space::s3);
    int row = 0;
    const auto cell = [&](int column, const QString &text, Role role, bool strong) {
        grid->addWidget(wrapped(text, TextSize::Small, role, strong), row, column, Qt::AlignTop);
        grid->setColumnStretch(column, 1);
    };
    cell(0, tr("Field"), Role::Text3, true);
    cell(1, tr("Before"), Role::Text3, true);
    cell(2, tr("Mine"), Role::Text3, true);
    if (conflict)
        cell(3, tr("On the server"), Role::Text3, true);
    for (const ChangedField &field : fields) {
        ++row;
        cell(0, field.name, Role::Text2, false);
        cell(1, field.before, Role::Text2, false);
        cell(2, field.mine, Role::Text, true);
        if (conflict)
            cell(3, field.theirs, field.contested ? Role::Bad : Role::Text, field.contested);
    }
    m_column->addWidget(panel);
}

void OutboxDetail::addFact(QFormLayout *form, const QString &label, const QString &value)
{
    auto *name = new TextLabel(TextSize::Small, Role::Text3);
    name->setText(label);
    form->addRow(name, wrapped(value, TextSize::Small));
}

void OutboxDetail::addServerHas(const DeskNames &names)
{
    const QJsonObject &current = m_operation.refusal.current;
    if (current.isEmpty() || m_operation.state != OperationState::Rejected)
        return;
    addLabel(tr("What the server has"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s1);
    for (auto it = current.constBegin(); it != current.constEnd(); ++it) {
        // Of an update only what it changes; of an entry all that was found.
        if (m_operation.action == Operation::Action::Create || m_operation.content.contains(it.key()))
            addFact(form, fieldName(it.key()), fieldValue(it.key(), it.value(), names));
    }
    m_column->addLayout(form);
}

void OutboxDetail::addWhereItIs(const OutboxRow &row, const domain::SyncStatus &status)
{
    m_column->addSpacing(space::s2);
    m_column->addWidget(rule());
    m_column->addSpacing(space::s1);
    addLabel(tr("Where it is"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s1);
    const Operation &operation = *row.operation;
    addFact(form, tr("On device"), tr("Saved %1").arg(fullInstant(operation.actedAt, m_clock())));
    switch (operation.state) {
    case OperationState::Queued:
    case OperationState::Sending:
        addFact(form, tr("On server"), tr("Not yet"));
        break;
    case OperationState::Unknown:
        addFact(form, tr("On server"), tr("The answer was lost. The server is asked, and never gets it twice."));
        break;
    case OperationState::Applied:
        addFact(form, tr("On server"), tr("Since %1").arg(dayAndTime(operation.appliedAt, m_clock())));
        break;
    case OperationState::Rejected:
        addFact(form, tr("On server"), onServer(operation.refusal));
        break;
    case OperationState::Conflict:
        addFact(form, tr("On server"), tr("No, it was not accepted"));
        break;
    }
    if (operation.open()) {
        addFact(form, tr("Sends as"), tr("%1 of %2 for this ticket").arg(row.place).arg(row.ofTicket));
        addFact(form, tr("Needs first"),
                row.before > 0 ? tr("The %n change(s) before it", nullptr, row.before) : tr("Nothing"));
        const QDateTime now = m_clock();
        if (operation.needsPerson()) {
            const QDateTime since = operation.lastAttemptAt.isValid() ? operation.lastAttemptAt : operation.actedAt;
            addFact(form, tr("Waits for"), tr("you, since %1").arg(dayAndTime(since, now)));
        } else {
            addFact(form, tr("Waits for"), waitText(operation, row.before, status, [now](const QDateTime &at) {
                        return instantText(at, now);
                    }));
        }
    }
    if (operation.attempts > 0)
        addFact(
            form, tr("Tried"),
            tr("%n time(s), last %1", nullptr, operation.attempts).arg(dayAndTime(operation.lastAttemptAt, m_clock())));
    m_column->addLayout(form);
}

void OutboxDetail::showEntry(const Operation &operation, bool editable)
{
    const QString kind = operation.content[u"kind"].toString();
    if (kind == u"attempt") {
        const QJsonObject attempt = operation.content[u"data"].toObject();
        m_text = addText(tr("What did you try?"), u"triedEdit"_s, attempt[u"tried"].toString(), editable, 2);
        m_result = addText(tr("What happened?"), u"resultEdit"_s, attempt[u"result"].toString(), editable, 2);
        m_outcome = new SegmentedChoice;
        m_outcome->setObjectName(u"outcomeChoice"_s);
        m_outcome->setAccessibleName(tr("How it went"));
        m_outcome->add(static_cast<int>(AttemptOutcome::Worked), tr("Helped"), u"check"_s)
            ->setObjectName(u"workedButton"_s);
        m_outcome->add(static_cast<int>(AttemptOutcome::Partly), tr("In part"), {})->setObjectName(u"partlyButton"_s);
        m_outcome->add(static_cast<int>(AttemptOutcome::Failed), tr("Did not help"), u"x"_s)
            ->setObjectName(u"failedButton"_s);
        m_outcome->choose(static_cast<int>(
            domain::attemptOutcomeNamed(attempt[u"outcome"].toString()).value_or(AttemptOutcome::Failed)));
        m_outcome->setEnabled(editable);
        connect(m_outcome, &SegmentedChoice::chosenChanged, this, &OutboxDetail::edited);
        auto *holder = new QHBoxLayout;
        holder->addWidget(m_outcome);
        holder->addStretch(1);
        m_column->addLayout(holder);
        return;
    }
    m_text = addText(kind == u"comment" ? tr("To the requester") : tr("Work note, for the desk only"), u"textEdit"_s,
                     operation.content[u"text"].toString(), editable, 4);
}

bool OutboxDetail::isHandoff() const
{
    return m_operation.type == domain::ObjectType::Escalation;
}

//! Where it goes and why; the whole is read and completed on its own page.
void OutboxDetail::showHandoff(const DeskNames &names)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s1);
    addFact(form, fieldName(u"queueId"_s), fieldValue(u"queueId"_s, m_operation.content[u"toQueueId"], names));
    m_column->addLayout(form);
    const QJsonObject answers = m_operation.content[u"answers"].toObject();
    for (const QString &name : {u"symptom"_s, u"whyNextTier"_s}) {
        if (answers[name].isString())
            addReadOnly(answers[name].toString());
    }
}

void OutboxDetail::showTicket(const Operation &operation, bool editable)
{
    m_subject = addLine(tr("Subject"), u"subjectEdit"_s, operation.content[u"subject"].toString(), editable);
    m_text = addText(tr("Description"), u"textEdit"_s, operation.content[u"body"].toString(), editable, 5);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::s4);
    form->setVerticalSpacing(space::s1);
    const auto value = [&](const QString &property) { return fieldValue(property, operation.content[property], {}); };
    addFact(form, fieldName(u"requester"_s), value(u"requester"_s));
    addFact(form, fieldName(u"category"_s), value(u"category"_s));
    addFact(form, fieldName(u"impact"_s), value(u"impact"_s));
    addFact(form, fieldName(u"urgency"_s), value(u"urgency"_s));
    m_column->addLayout(form);
}

void OutboxDetail::show(const OutboxRow &row, const DeskNames &names, const domain::ListedTicket *ticket,
                        const domain::SyncStatus &status, const QJsonObject &draft)
{
    const bool same = row.key() == m_shown && row.operation && row.operation->content == m_operation.content
        && row.operation->state == m_operation.state;
    if (same && isEdited())
        return;
    flush();
    m_shown = row.key();
    m_operation = row.operation.value_or(Operation());
    m_editable = row.operation
        && (m_operation.state == OperationState::Queued
            || (m_operation.state == OperationState::Rejected && !mayHaveArrived(m_operation.refusal)))
        && m_operation.action == Operation::Action::Create && !isHandoff();
    m_openId = row.ticketId;
    clearBody();
    m_title->setText(shownLine(row.text.title));
    m_title->setToolTip(toolTipText(row.text.title));
    const QString time = dayAndTime(row.at, m_clock());
    m_made->setText(m_operation.state == OperationState::Applied && row.operation ? tr("sent %1").arg(time)
                                                                                  : tr("made %1").arg(time));

    if (!row.ticketLine.isEmpty()) {
        auto *line = new QHBoxLayout;
        if (ticket) {
            auto *chip = new ChipLabel(m_body);
            chip->setChip(priorityChip(ticket->priority));
            line->addWidget(chip);
        }
        auto *label = wrapped(row.ticketLine, TextSize::Body, Role::Text2);
        label->setObjectName(u"operationTicketLabel"_s);
        line->addWidget(label, 1);
        m_column->addLayout(line);
    }
    if (m_operation.needsPerson()) {
        auto *banner = new Banner(m_body); // never a window of its own, not even for a moment
        banner->setObjectName(u"refusalBanner"_s);
        if (m_operation.state == OperationState::Conflict) {
            banner->show(BannerLook::Warn, u"git-fork"_s,
                         tr("Somebody changed the same on the server meanwhile. Both versions are kept until you "
                            "decide."));
        } else {
            const RefusalText refusal = refusalText(m_operation.refusal);
            banner->show(BannerLook::Bad, u"triangle-alert"_s, refusal.why + u' ' + refusal.advice);
        }
        m_column->addWidget(banner);
    }
    if (row.draft) {
        addReadOnly(row.text.quote);
        m_column->addWidget(wrapped(row.state.text, TextSize::Small, Role::Text3));
    } else if (m_operation.action == Operation::Action::Update) {
        addChanges(changedFields(m_operation, names));
    } else {
        Operation shown = m_operation;
        if (m_editable && draft.contains(u"content"))
            shown.content = draft[u"content"].toObject();
        if (isHandoff())
            showHandoff(names);
        else if (m_operation.type == domain::ObjectType::Entry)
            showEntry(shown, m_editable);
        else
            showTicket(shown, m_editable);
        const QString in = draft[u"cursorIn"].toString();
        const int at = draft[u"cursor"].toInt();
        if (auto *edit = m_body->findChild<QPlainTextEdit *>(in)) {
            QTextCursor cursor = edit->textCursor();
            cursor.setPosition(qBound(0, at, static_cast<int>(edit->toPlainText().size())));
            edit->setTextCursor(cursor);
        } else if (auto *line = m_body->findChild<QLineEdit *>(in)) {
            line->setCursorPosition(at);
        }
    }
    m_dirty = false;
    m_saved->hide();
    if (m_editable && !draft.isEmpty())
        draftSaved();
    addServerHas(names);
    if (row.operation)
        addWhereItIs(row, status);
    m_column->addStretch(1);

    const bool conflict = m_operation.state == OperationState::Conflict;
    const bool ours = row.draft || m_operation.state == OperationState::Queued || m_operation.needsPerson();
    m_withdraw->setVisible(ours);
    const RefusalText refusal = m_operation.state == OperationState::Rejected && row.operation
        ? refusalText(m_operation.refusal)
        : RefusalText{{}, {}, {}, tr("Try again"), tr("Withdraw")};
    m_withdraw->setText(row.draft ? tr("Discard") : conflict ? tr("Keep theirs") : refusal.leave);
    // A conflict has the ticket on the page where it is decided.
    m_open->setVisible(row.draft || (!row.ticketId.isEmpty() && !conflict));
    m_open->setText(row.draft                                      ? tr("Go on writing")
                        : isHandoff() && m_operation.needsPerson() ? tr("Complete the handoff")
                                                                   : tr("Open ticket"));
    m_retry->setVisible(m_operation.needsPerson() && !refusal.again.isEmpty());
    m_retry->setText(conflict ? tr("Keep mine") : refusal.again);
    m_save->setVisible(m_editable);
    m_decide->setVisible(conflict);
    for (Button *button : {m_withdraw, m_open, m_retry, m_save, m_decide})
        button->setAccessibleName(button->text());
    m_footer->show();
    arrangeButtons();
    updateSave();
}

void OutboxDetail::arrangeButtons()
{
    int wanted = 2 * space::s4;
    for (const Button *button : {m_withdraw, m_open, m_retry, m_save, m_decide}) {
        if (!button->isHidden())
            wanted += button->sizeHint().width() + space::s2;
    }
    // A button keeps its words: where they have no room beside each other, they stand one below the other.
    m_buttons->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void OutboxDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeButtons();
}

void OutboxDetail::edited()
{
    updateSave();
    if (m_operation.id.isNull() || !m_editable)
        return;
    m_dirty = true;
    m_saved->hide();
    if (!m_draftWait.isActive())
        m_draftWait.start();
}

QString OutboxDetail::cursorIn() const
{
    const QWidget *field = m_body ? m_body->focusWidget() : nullptr;
    return field ? field->objectName() : QString();
}

void OutboxDetail::flush()
{
    m_draftWait.stop();
    if (!std::exchange(m_dirty, false))
        return;
    QJsonObject draft;
    if (isEdited()) {
        const QString in = cursorIn();
        int at = 0;
        if (const auto *edit = m_body->findChild<QPlainTextEdit *>(in))
            at = edit->textCursor().position();
        else if (const auto *line = m_body->findChild<QLineEdit *>(in))
            at = line->cursorPosition();
        draft = {
            {u"content"_s, editedContent()}, {u"ticket"_s, m_operation.ticket}, {u"cursorIn"_s, in}, {u"cursor"_s, at}};
    }
    Q_EMIT editDrafted(m_operation.id, draft);
}

void OutboxDetail::draftSaved()
{
    if (m_dirty)
        return;
    m_saved->setText(tr("Draft saved on this device"));
    m_saved->setRole(Role::Text3);
    m_saved->show();
}

void OutboxDetail::draftFailed(const QString &why)
{
    m_saved->setText(tr("Draft not saved: %1").arg(why));
    m_saved->setRole(Role::Bad);
    m_saved->show();
}

void OutboxDetail::showNothing(const QString &why)
{
    flush();
    m_saved->hide();
    m_shown.clear();
    m_operation = {};
    m_editable = false;
    clearBody();
    m_title->setText({});
    m_made->setText({});
    m_column->addWidget(wrapped(why, TextSize::Body, Role::Text3));
    m_column->addStretch(1);
    m_footer->hide();
}

QJsonObject OutboxDetail::editedContent() const
{
    QJsonObject content = m_operation.content;
    if (m_operation.type == domain::ObjectType::Ticket) {
        if (m_subject)
            content[u"subject"] = m_subject->text().trimmed();
        if (m_text)
            content[u"body"] = m_text->toPlainText();
        return content;
    }
    if (m_outcome) {
        QJsonObject attempt = content[u"data"].toObject();
        attempt[u"tried"] = m_text->toPlainText();
        attempt[u"result"] = m_result->toPlainText();
        attempt[u"outcome"] = domain::wireName(static_cast<AttemptOutcome>(m_outcome->chosen()));
        content[u"data"] = attempt;
        content[u"text"] = domain::attemptText(m_text->toPlainText(), m_result->toPlainText());
        return content;
    }
    if (m_text)
        content[u"text"] = m_text->toPlainText();
    return content;
}

bool OutboxDetail::isEdited() const
{
    return m_editable && editedContent() != m_operation.content;
}

void OutboxDetail::editSaved()
{
    if (m_editable)
        m_operation.content = editedContent();
    m_dirty = true; // the draft has done its service
    flush();
    m_saved->hide();
    updateSave();
}

void OutboxDetail::updateSave()
{
    const bool hasWords =
        (!m_text || m_operation.type == domain::ObjectType::Ticket || !m_text->toPlainText().trimmed().isEmpty())
        && (!m_subject || !m_subject->text().trimmed().isEmpty());
    m_save->setEnabled(isEdited() && hasWords);
}

} // namespace secondline::ui
