// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newticket/newticketpage.h"

#include "domain/priority.h"
#include "ui/newticket/requesterfield.h"
#include "ui/search/resultdelegate.h"
#include "ui/search/resultsmodel.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/sendkey.h"
#include "ui/shell/timetext.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/controls.h"
#include "ui/theme/followletters.h"
#include "ui/theme/headrow.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/tickets/ticketwords.h"
#include "workspace/workspace.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString draftPlace = u"new-ticket"_s;

struct TicketType
{
    const char *wire;
    const char *words;
};
constexpr TicketType types[] = {
    {"incident", QT_TRANSLATE_NOOP("secondline::ui::NewTicketPage", "Incident")},
    {"service-request", QT_TRANSLATE_NOOP("secondline::ui::NewTicketPage", "Service request")},
    {"sysadmin-task", QT_TRANSLATE_NOOP("secondline::ui::NewTicketPage", "System task")}};

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    return line;
}

} // namespace

NewTicketPage::NewTicketPage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(std::move(clock))
    , m_requester(new RequesterField(workspace))
    , m_subject(new QLineEdit)
    , m_type(new SegmentedChoice)
    , m_category(new QComboBox)
    , m_route(new TextLabel(TextSize::Small, Role::Text2))
    , m_impact(new SegmentedChoice)
    , m_urgency(new SegmentedChoice)
    , m_priority(new ChipLabel)
    , m_body(new QPlainTextEdit)
    , m_similarTitle(new TextLabel(TextSize::Body, Role::Text, true))
    , m_similar(new QListView)
    , m_similarModel(new ResultsModel(this))
    , m_middle(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_failure(new Banner)
    , m_saved(new TextLabel(TextSize::Small, Role::Text3))
    , m_discard(new Button(tr("Discard"), ButtonLook::Danger))
    , m_create(new Button(tr("Create ticket"), ButtonLook::Primary))
{
    setObjectName(u"newTicketPage"_s);
    setAccessibleName(tr("New ticket"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    auto *title = new TextLabel(TextSize::Title, Role::Text, true);
    title->setText(tr("New ticket"));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::s5, 0, space::s5, 0);
    header->addWidget(title);
    header->addStretch(1);
    auto *headerHolder = new HeadRow(height::pageHeader);
    headerHolder->setLayout(header);

    m_saved->setObjectName(u"draftLabel"_s);
    m_discard->setObjectName(u"discardButton"_s);
    m_create->setObjectName(u"createButton"_s);
    m_create->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)
                             .toString(QKeySequence::NativeText)
                             .replace(u"Return"_s, tr("Enter", "the key")));
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(space::s5, space::s3, space::s5, space::s3);
    footer->setSpacing(space::s2);
    footer->addWidget(m_discard);
    footer->addWidget(m_saved);
    footer->addStretch(1);
    footer->addWidget(m_create);

    m_middle->setContentsMargins(0, 0, 0, 0);
    m_middle->setSpacing(0);
    m_middle->addWidget(makeForm(), 3);
    m_middle->addWidget(makeSide(), 2);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(headerHolder);
    outer->addWidget(rule());
    outer->addLayout(m_middle, 1);
    outer->addWidget(rule());
    outer->addLayout(footer);
    QWidget::setTabOrder(m_body, m_create);
    QWidget::setTabOrder(m_create, m_discard);
    QWidget::setTabOrder(m_discard, m_similar);

    m_saveWait.setSingleShot(true);
    m_saveWait.setInterval(800ms);
    m_similarWait.setSingleShot(true);
    m_similarWait.setInterval(250ms);
    connect(&m_saveWait, &QTimer::timeout, this, &NewTicketPage::saveDraft);
    connect(&m_similarWait, &QTimer::timeout, this, &NewTicketPage::askSimilar);
    connect(m_requester, &QLineEdit::textChanged, this, &NewTicketPage::touched);
    connect(m_subject, &QLineEdit::textChanged, this, [this] {
        touched();
        m_similarWait.start();
    });
    connect(m_body, &QPlainTextEdit::textChanged, this, &NewTicketPage::touched);
    connect(m_type, &SegmentedChoice::chosenChanged, this, &NewTicketPage::touched);
    for (SegmentedChoice *degree : {m_impact, m_urgency}) {
        connect(degree, &SegmentedChoice::chosenChanged, this, [this] {
            showPriority();
            touched();
        });
    }
    connect(m_category, &QComboBox::currentIndexChanged, this, [this] {
        showRoute();
        touched();
    });
    connect(m_create, &QPushButton::clicked, this, &NewTicketPage::create);
    connect(m_discard, &QPushButton::clicked, this, &NewTicketPage::discard);
    onSendKey(this, [this] { create(); });
    connect(workspace, &workspace::Workspace::deskChanged, this, [this] {
        loadCategories();
        showRoute();
    });
    clearForm();
    loadCategories();
}

NewTicketPage::~NewTicketPage()
{
    if (m_saveWait.isActive())
        saveDraft();
}

TextLabel *NewTicketPage::addField(QVBoxLayout *column, const QString &label, QWidget *field)
{
    auto *name = new TextLabel(TextSize::Body, Role::Text, true);
    name->setText(label);
    name->setBuddy(field);
    field->setAccessibleName(label);
    column->addWidget(name);
    column->addWidget(field);
    auto *error = new TextLabel(TextSize::Small, Role::Bad);
    error->setWordWrap(true);
    error->hide();
    column->addWidget(error);
    column->addSpacing(space::s2);
    return error;
}

QWidget *NewTicketPage::makeForm()
{
    m_requester->setTextMargins(space::s1, 0, space::s1, 0);
    m_requester->setObjectName(u"requesterEdit"_s);
    m_requester->setPlaceholderText(tr("Name or address"));
    m_subject->setTextMargins(space::s1, 0, space::s1, 0);
    m_subject->setObjectName(u"subjectEdit"_s);
    m_subject->setPlaceholderText(tr("What does not work, in one line"));
    constexpr int longestSubject = 250;
    m_subject->setMaxLength(longestSubject);
    m_type->setObjectName(u"typeChoice"_s);
    m_type->setAccessibleName(tr("Type"));
    int id = 0;
    for (const TicketType &type : types) {
        m_type->add(id++, tr(type.words))->setObjectName(QString::fromLatin1(type.wire) + u"Button"_s);
    }
    m_category->setObjectName(u"categoryComboBox"_s);
    m_category->setMaxVisibleItems(20);
    m_route->setObjectName(u"routeLabel"_s);
    m_route->setWordWrap(true);
    const auto degrees = [](SegmentedChoice *choice, const QString &name, const QString &label) {
        choice->setObjectName(name + u"Choice"_s);
        choice->setAccessibleName(label);
        choice->add(1, tr("High"))->setObjectName(name + u"HighButton"_s);
        choice->add(2, tr("Medium"))->setObjectName(name + u"MediumButton"_s);
        choice->add(3, tr("Low"))->setObjectName(name + u"LowButton"_s);
    };
    degrees(m_impact, u"impact"_s, tr("Impact"));
    degrees(m_urgency, u"urgency"_s, tr("Urgency"));
    m_body->setObjectName(u"bodyEdit"_s);
    m_body->setPlaceholderText(tr("What happens, since when, for whom, and what was done before"));
    m_body->setTabChangesFocus(true);
    constexpr int bodyLines = 6;
    followLetters(m_body,
                  [this] { m_body->setMinimumHeight(bodyLines * Theme::current().lineHeight(TextSize::Body)); });

    auto *holder = new QWidget;
    m_form = holder;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(space::s5, space::s4, space::s5, space::s4);
    column->setSpacing(space::s1);
    column->addWidget(m_failure);
    m_requesterError = addField(column, tr("Requester"), m_requester);
    m_requesterError->setObjectName(u"requesterErrorLabel"_s);
    m_subjectError = addField(column, tr("Subject"), m_subject);
    m_subjectError->setObjectName(u"subjectErrorLabel"_s);

    const auto choiceRow = [column](const QString &label, const QList<QWidget *> &fields) {
        auto *name = new TextLabel(TextSize::Body, Role::Text, true);
        name->setText(label);
        column->addWidget(name);
        auto *row = new QHBoxLayout;
        row->setSpacing(space::s2);
        for (QWidget *field : fields)
            row->addWidget(field);
        row->addStretch(1);
        column->addLayout(row);
        column->addSpacing(space::s2);
    };
    choiceRow(tr("Type"), {m_type});
    addField(column, tr("Category"), m_category);
    column->insertWidget(column->count() - 2, m_route);
    auto *degreeRow = new QHBoxLayout;
    degreeRow->setSpacing(space::s5);
    const auto degree = [degreeRow](const QString &label, SegmentedChoice *choice) {
        auto *part = new QVBoxLayout;
        part->setSpacing(space::s1);
        auto *name = new TextLabel(TextSize::Body, Role::Text, true);
        name->setText(label);
        part->addWidget(name);
        part->addWidget(choice);
        degreeRow->addLayout(part);
    };
    degree(tr("Impact"), m_impact);
    degree(tr("Urgency"), m_urgency);
    auto *priorityPart = new QVBoxLayout;
    priorityPart->setSpacing(space::s1);
    auto *priorityName = new TextLabel(TextSize::Body, Role::Text, true);
    priorityName->setText(tr("Priority"));
    priorityPart->addWidget(priorityName);
    m_priority->setObjectName(u"priorityChip"_s);
    auto *chipRow = new QHBoxLayout;
    chipRow->addWidget(m_priority);
    chipRow->addStretch(1);
    auto *chipHolder = new QWidget;
    chipHolder->setLayout(chipRow);
    chipRow->setContentsMargins(0, 0, 0, 0);
    followLetters(chipHolder, [chipHolder] { chipHolder->setMinimumHeight(Theme::current().controlHeight()); });
    priorityPart->addWidget(chipHolder);
    degreeRow->addLayout(priorityPart);
    degreeRow->addStretch(1);
    column->addLayout(degreeRow);
    column->addSpacing(space::s2);
    auto *bodyName = new TextLabel(TextSize::Body, Role::Text, true);
    bodyName->setText(tr("Description"));
    bodyName->setBuddy(m_body);
    m_body->setAccessibleName(tr("Description"));
    column->addWidget(bodyName);
    column->addWidget(m_body, 1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    scroll->setWidget(holder);
    return scroll;
}

QWidget *NewTicketPage::makeSide()
{
    m_similarTitle->setObjectName(u"similarLabel"_s);
    m_similarTitle->setWordWrap(true);
    m_similar->setObjectName(u"similarList"_s);
    m_similar->setAccessibleName(tr("Similar open tickets"));
    m_similar->setModel(m_similarModel);
    m_similar->setItemDelegate(new ResultDelegate(m_similar));
    m_similar->setFrameShape(QFrame::NoFrame);
    m_similar->setMouseTracking(true);
    m_similar->setResizeMode(QListView::Adjust);
    m_similar->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_similar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_similar->viewport()->setAutoFillBackground(false);
    const auto open = [this](const QModelIndex &index) {
        if (const domain::SearchHit *hit = m_similarModel->at(index.row()))
            Q_EMIT placeWanted(u"ticket/"_s + hit->id); // the draft stays
    };
    connect(m_similar, &QListView::clicked, this, open);
    auto *enter = new QShortcut(QKeySequence(Qt::Key_Return), m_similar);
    enter->setContext(Qt::WidgetShortcut);
    connect(enter, &QShortcut::activated, this, [this, open] { open(m_similar->currentIndex()); });

    auto *side = new QWidget;
    side->setBackgroundRole(QPalette::Window);
    side->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, space::s4, 0, 0);
    column->setSpacing(space::s2);
    auto *titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(space::s4, 0, space::s4, 0);
    titleRow->addWidget(m_similarTitle);
    column->addLayout(titleRow);
    column->addWidget(m_similar, 1);
    return side;
}

void NewTicketPage::arrange()
{
    const Theme &theme = Theme::current();
    constexpr int widestForm = 720;
    constexpr int leastForm = 440;
    constexpr int leastSide = 240;
    m_form->setMaximumWidth(theme.scaled(widestForm));
    // What is similar stands beside the form, or below it where there is no room.
    const bool beside = width() >= theme.scaled(leastForm + leastSide);
    m_middle->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_middle->setStretch(0, 3);
    m_middle->setStretch(1, beside ? 2 : 1);
}

void NewTicketPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    Page::resizeEvent(event);
}

void NewTicketPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void NewTicketPage::enter()
{
    const bool placed = restoreDraft();
    loadCategories();
    if (placed)
        return;
    QWidget *first = m_requester->text().isEmpty() ? static_cast<QWidget *>(m_requester)
        : m_subject->text().isEmpty()              ? static_cast<QWidget *>(m_subject)
                                                   : static_cast<QWidget *>(m_body);
    first->setFocus(Qt::OtherFocusReason);
}

bool NewTicketPage::isEmpty() const
{
    return m_requester->text().trimmed().isEmpty() && m_subject->text().trimmed().isEmpty()
        && m_body->toPlainText().trimmed().isEmpty();
}

void NewTicketPage::touched()
{
    if (m_filling)
        return;
    m_saved->clear();
    m_discard->setVisible(!isEmpty());
    m_failure->hide();
    if (m_checked)
        validate();
    // Soon after the first key, not after the last: somebody who types on and on is safe too.
    if (!m_saveWait.isActive())
        m_saveWait.start();
}

void NewTicketPage::saveDraft()
{
    m_saveWait.stop();
    if (isEmpty()) {
        if (m_workspace->draft(draftPlace))
            m_workspace->removeDraft(draftPlace, [](const domain::Result<void> &) {});
        return;
    }
    const workspace::NewTicket now = ticket();
    workspace::Draft draft;
    draft.place = draftPlace;
    draft.savedAt = m_clock().toUTC();
    draft.content = {{u"subject"_s, now.subject},
                     {u"body"_s, now.body},
                     {u"type"_s, now.type},
                     {u"category"_s, now.category},
                     {u"requester"_s, domain::toJson(now.requester)},
                     {u"impact"_s, now.impact},
                     {u"urgency"_s, now.urgency}};
    if (focusWidget() == m_body) {
        draft.content.insert(u"cursorIn"_s, u"body"_s);
        draft.content.insert(u"cursor"_s, m_body->textCursor().position());
    } else if (focusWidget() == m_subject) {
        draft.content.insert(u"cursorIn"_s, u"subject"_s);
        draft.content.insert(u"cursor"_s, m_subject->cursorPosition());
    }
    const QPointer<NewTicketPage> self(this);
    m_workspace->saveDraft(draft, [self](const domain::Result<void> &saved) {
        if (!self || self->isEmpty())
            return;
        self->m_saved->setText(saved ? tr("Draft saved on this device")
                                     : tr("Draft not saved: %1").arg(failureText(saved.error()).title));
        self->m_saved->setRole(saved ? Role::Text3 : Role::Bad);
    });
}

bool NewTicketPage::restoreDraft()
{
    const auto draft = m_workspace->draft(draftPlace);
    if (!isEmpty() || !draft)
        return false;
    m_filling = true;
    const QJsonObject &content = draft->content;
    m_requester->setContact(domain::contactFrom(content[u"requester"].toObject()));
    m_subject->setText(content[u"subject"].toString());
    m_body->setPlainText(content[u"body"].toString());
    for (int i = 0; i < static_cast<int>(std::size(types)); ++i) {
        if (content[u"type"].toString() == QLatin1StringView(types[i].wire))
            m_type->choose(i);
    }
    m_impact->choose(content[u"impact"].toInt(2));
    m_urgency->choose(content[u"urgency"].toInt(2));
    m_wantedCategory = content[u"category"].toString();
    const int category = m_category->findData(m_wantedCategory);
    m_category->setCurrentIndex(qMax(0, category));
    m_filling = false;
    m_discard->show();
    m_saved->setText(tr("Draft of %1").arg(dayAndTime(draft->savedAt, m_clock())));
    m_saved->setRole(Role::Text3);
    showPriority();
    showRoute();
    // Where it was left, there it goes on.
    const int at = content[u"cursor"].toInt();
    const QString in = content[u"cursorIn"].toString();
    if (in == u"body") {
        QTextCursor cursor = m_body->textCursor();
        cursor.setPosition(std::clamp(at, 0, static_cast<int>(m_body->toPlainText().size())));
        m_body->setTextCursor(cursor);
        m_body->setFocus(Qt::OtherFocusReason);
    } else if (in == u"subject") {
        m_subject->setCursorPosition(at);
        m_subject->setFocus(Qt::OtherFocusReason);
    }
    return !in.isEmpty();
}

void NewTicketPage::clearForm()
{
    m_filling = true;
    m_requester->setContact({});
    m_subject->clear();
    m_body->clear();
    m_type->choose(0);
    m_impact->choose(2);
    m_urgency->choose(2);
    m_category->setCurrentIndex(0);
    m_wantedCategory.clear();
    m_filling = false;
    m_checked = false;
    m_saveWait.stop();
    m_requesterError->hide();
    m_subjectError->hide();
    setRefused(m_requester, false);
    setRefused(m_subject, false);
    m_failure->hide();
    m_saved->clear();
    m_discard->hide();
    showPriority();
    showRoute();
    askSimilar();
}

workspace::NewTicket NewTicketPage::ticket() const
{
    workspace::NewTicket ticket;
    ticket.subject = m_subject->text().simplified();
    ticket.body = m_body->toPlainText();
    ticket.type = QString::fromLatin1(types[qBound(0, m_type->chosen(), int(std::size(types)) - 1)].wire);
    ticket.category = m_category->currentData().toString();
    ticket.requester = m_requester->contact();
    ticket.impact = m_impact->chosen();
    ticket.urgency = m_urgency->chosen();
    return ticket;
}

void NewTicketPage::loadCategories()
{
    m_workspace->categories(this, [this](const QStringList &categories) {
        const QString chosen = m_category->currentIndex() > 0 ? m_category->currentData().toString() : m_wantedCategory;
        m_filling = true;
        m_category->clear();
        m_category->addItem(tr("Not known yet"), QString());
        for (const QString &category : categories)
            m_category->addItem(shownLine(category), category);
        m_category->setCurrentIndex(qMax(0, m_category->findData(chosen)));
        m_filling = false;
        showRoute();
    });
}

void NewTicketPage::showRoute()
{
    const domain::Route route = domain::routeFor(m_workspace->routing(), m_category->currentData().toString());
    const auto queue = domain::routedQueue(route, m_workspace->deskQueues(), m_workspace->tiers());
    m_route->setText(queue ? tr("Goes to %1").arg(shownLine(queue->name)) : tr("The server decides where it goes"));
}

void NewTicketPage::showPriority()
{
    const auto priority = domain::priorityFor(m_impact->chosen(), m_urgency->chosen());
    m_priority->setVisible(priority.has_value());
    if (priority)
        m_priority->setChip(priorityChip(*priority));
}

void NewTicketPage::askSimilar()
{
    m_similarWait.stop();
    const QString subject = m_subject->text().simplified();
    constexpr qsizetype fewest = 4;
    constexpr int most = 6;
    const auto show = [this](const QList<domain::SearchHit> &hits) {
        domain::SearchResults results;
        results.hits = hits;
        results.total = static_cast<int>(hits.size());
        m_similarModel->setResults(results);
        m_similarTitle->setText(!hits.isEmpty()                   ? tr("Similar open tickets")
                                    : m_subject->text().isEmpty() ? tr("Similar open tickets show here while you type")
                                                                  : tr("No similar open ticket on this device"));
    };
    if (subject.size() < fewest) {
        show({});
        return;
    }
    m_workspace->similarTickets(subject, most, this, [this, subject, show](const QList<domain::SearchHit> &hits) {
        if (subject == m_subject->text().simplified())
            show(hits);
    });
}

bool NewTicketPage::validate()
{
    const bool noRequester = m_requester->contact().shown().trimmed().isEmpty();
    const bool noSubject = m_subject->text().trimmed().isEmpty();
    m_requesterError->setText(tr("Say who asks: a name or an address."));
    m_requesterError->setVisible(noRequester);
    setRefused(m_requester, noRequester);
    m_requester->setAccessibleDescription(noRequester ? m_requesterError->text() : QString());
    m_subjectError->setText(tr("Say in one line what it is about."));
    m_subjectError->setVisible(noSubject);
    setRefused(m_subject, noSubject);
    m_subject->setAccessibleDescription(noSubject ? m_subjectError->text() : QString());
    return !noRequester && !noSubject;
}

void NewTicketPage::create()
{
    if (m_creating)
        return;
    m_checked = true;
    if (!validate()) {
        (m_requesterError->isVisibleTo(this) ? static_cast<QWidget *>(m_requester) : m_subject)
            ->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_creating = true;
    m_create->setEnabled(false);
    m_saveWait.stop();
    const QPointer<NewTicketPage> self(this);
    const QString subject = shownLine(m_subject->text());
    m_workspace->createTicket(ticket(), [self, subject](const domain::Result<QUuid> &created) {
        if (!self)
            return;
        self->m_creating = false;
        self->m_create->setEnabled(true);
        if (!created) {
            self->m_failure->show(BannerLook::Bad, u"circle-alert"_s, failureLine(created.error()));
            self->saveDraft();
            return;
        }
        self->m_workspace->removeDraft(draftPlace, [](const domain::Result<void> &) {});
        self->clearForm();
        Q_EMIT self->acted(tr("Ticket created: %1. Waiting to send.").arg(subject), *created);
        Q_EMIT self->placeWanted(u"ticket/~"_s + created->toString(QUuid::WithoutBraces));
    });
}

void NewTicketPage::discard()
{
    clearForm();
    m_workspace->removeDraft(draftPlace, [](const domain::Result<void> &) {});
    Q_EMIT said(tr("Draft discarded"));
    Q_EMIT placeWanted(u"back"_s);
}

} // namespace secondline::ui
