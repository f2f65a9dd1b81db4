// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallerysections.h"

#include "ui/gallery/gallerysamples.h"
#include "ui/search/searchfield.h"
#include "ui/theme/banner.h"
#include "ui/theme/chip.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/ownline.h"
#include "ui/theme/progressline.h"
#include "ui/theme/sectionheader.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/stepper.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"
#include "ui/theme/wraprow.h"
#include "ui/tickets/ticketrowdelegate.h"
#include "ui/tickets/ticketwords.h"
#include "ui/tickets/timeline.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

struct Gallery
{
    Q_DECLARE_TR_FUNCTIONS(Gallery)
};

//! A part of the page: its heading, and below it what \a rows will hold.
QWidget *section(const QString &title, QVBoxLayout **rows, QWidget *parent)
{
    auto *box = new QWidget(parent);
    box->setAccessibleName(title);
    *rows = new QVBoxLayout(box);
    (*rows)->setContentsMargins(0, 0, 0, 0);
    (*rows)->setSpacing(space::s2);
    (*rows)->addWidget(new SectionHeader(title, box));
    return box;
}

//! A line of examples beside their name.
WrapRow *examples(const QString &name, QVBoxLayout *rows)
{
    auto *label = new TextLabel(TextSize::Small, Role::Text3);
    label->setText(name);
    constexpr int names = 88;
    label->setMinimumWidth(names);
    auto *line = new QHBoxLayout;
    auto *shown = new WrapRow;
    line->addWidget(label, 0, Qt::AlignTop);
    line->addWidget(shown, 1);
    rows->addLayout(line);
    return shown;
}

void addChips(const QString &name, const QList<Chip> &chips, QVBoxLayout *rows)
{
    WrapRow *line = examples(name, rows);
    for (const Chip &chip : chips) {
        auto *label = new ChipLabel(line);
        label->setChip(chip);
        line->add(label);
    }
}

Button *addButton(WrapRow *line, const QString &text, ButtonLook look)
{
    auto *button = new Button(text, look, line);
    button->setAccessibleName(text);
    line->add(button);
    return button;
}

//! A button in each state; the focus is the person's own to give.
void addButtons(const QString &name, ButtonLook look, QVBoxLayout *rows)
{
    WrapRow *line = examples(name, rows);
    addButton(line, Gallery::tr("Rest"), look);
    addButton(line, Gallery::tr("Hover"), look)->setAttribute(Qt::WA_UnderMouse);
    addButton(line, Gallery::tr("Pressed"), look)->setDown(true);
    addButton(line, Gallery::tr("Disabled"), look)->setEnabled(false);
}

struct NamedRole
{
    Role role;
    const char *name;
};

//! The colours in a grid, each under its name in the code.
class Swatches : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {480, rowHeight() * rowsAt(std::max(width(), 480))}; }
    int heightForWidth(int width) const override { return rowHeight() * rowsAt(width); }
    bool hasHeightForWidth() const override { return true; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        painter.setFont(textFont(TextSize::Caption));
        const int columns = columnsAt(width());
        const int cell = width() / columns;
        int place = 0;
        for (const NamedRole &named : roles) {
            const QRect there((place % columns) * cell, (place / columns) * rowHeight(), cell - space::s2, rowHeight());
            const QRect shown = QStyle::visualRect(layoutDirection(), rect(), there);
            const QRect patch = shown.adjusted(0, 0, 0, -lineHeight() - space::s2);
            painter.fillRect(patch, colour(named.role));
            painter.setPen(colour(Role::Line));
            painter.drawRect(patch.adjusted(0, 0, -1, -1));
            painter.setPen(colour(Role::Text3));
            drawOwnLine(&painter, QRect(shown.left(), patch.bottom() + 1, shown.width(), lineHeight()),
                        Qt::AlignLeading | Qt::AlignVCenter, QString::fromLatin1(named.name));
            ++place;
        }
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
        QWidget::changeEvent(event);
    }

private:
    static constexpr NamedRole roles[] = {
        {Role::Window, "Window"},
        {Role::Base, "Base"},
        {Role::Raised, "Raised"},
        {Role::Hover, "Hover"},
        {Role::Select, "Select"},
        {Role::SelectOff, "SelectOff"},
        {Role::Line, "Line"},
        {Role::Edge, "Edge"},
        {Role::Text, "Text"},
        {Role::Text2, "Text2"},
        {Role::Text3, "Text3"},
        {Role::Disabled, "Disabled"},
        {Role::Accent, "Accent"},
        {Role::OnAccent, "OnAccent"},
        {Role::Mark, "Mark"},
        {Role::Bad, "Bad"},
        {Role::BadGround, "BadGround"},
        {Role::BadEdge, "BadEdge"},
        {Role::Warn, "Warn"},
        {Role::WarnGround, "WarnGround"},
        {Role::WarnEdge, "WarnEdge"},
        {Role::Good, "Good"},
        {Role::GoodGround, "GoodGround"},
        {Role::GoodEdge, "GoodEdge"},
        {Role::Note, "Note"},
        {Role::NoteGround, "NoteGround"},
        {Role::NoteEdge, "NoteEdge"},
        {Role::P1, "P1"},
        {Role::OnP1, "OnP1"},
        {Role::Skeleton, "Skeleton"},
    };
    static_assert(std::size(roles) == roleCount);

    static int lineHeight() { return Theme::current().lineHeight(TextSize::Caption); }
    static int rowHeight() { return 28 + lineHeight() + space::s2; }
    static int columnsAt(int width)
    {
        const int cell = QFontMetrics(textFont(TextSize::Caption)).horizontalAdvance(u"WarnGround"_s) + space::s4;
        return std::clamp(width / cell, 1, 10);
    }
    static int rowsAt(int width)
    {
        const int columns = columnsAt(width);
        return (roleCount + columns - 1) / columns;
    }
};

//! A list that is as high as its rows, whatever the size of the letters.
class RowList : public QListView
{
public:
    RowList(bool dense, QWidget *parent)
        : QListView(parent)
        , m_delegate(new TicketRowDelegate(sampleNow, this))
    {
        setAccessibleName(dense ? Gallery::tr("Dense rows") : Gallery::tr("Comfortable rows"));
        setObjectName(dense ? u"denseRows"_s : u"comfortableRows"_s);
        m_delegate->setDense(dense);
        setItemDelegate(m_delegate);
        setModel(sampleRows(dense ? 2 : 0, this));
        setMouseTracking(true);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setCurrentIndex(model()->index(1, 0));
        fit();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QListView::changeEvent(event);
        if (event->type() == QEvent::StyleChange) {
            scheduleDelayedItemsLayout();
            fit();
        }
    }

private:
    void fit() { setFixedHeight(model()->rowCount() * m_delegate->sizeHint({}, {}).height() + 2 * frameWidth()); }

    TicketRowDelegate *m_delegate;
};

TextLabel *fieldName(const QString &name, QWidget *field, QWidget *parent)
{
    auto *label = new TextLabel(TextSize::Body, Role::Text, true, parent);
    label->setText(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    return label;
}

} // namespace

QWidget *coloursSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Colour roles"), &rows, parent);
    rows->addWidget(new Swatches(box));
    return box;
}

QWidget *typeSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Type"), &rows, parent);
    const auto line = [&](const QString &text, TextSize size, Role role, bool strong) {
        auto *label = new TextLabel(size, role, strong, box);
        label->setText(text);
        label->setWordWrap(true);
        rows->addWidget(label);
    };
    line(Gallery::tr("Page: the name of a full page"), TextSize::Page, Role::Text, true);
    line(Gallery::tr("Title: the name of a pane or a ticket"), TextSize::Title, Role::Text, true);
    line(Gallery::tr("Body: what is read; strong for headings"), TextSize::Body, Role::Text, false);
    line(Gallery::tr("Small: second lines, counts, times"), TextSize::Small, Role::Text2, false);
    line(Gallery::tr("Caption: chips and key hints"), TextSize::Caption, Role::Text3, false);
    return box;
}

QWidget *chipsSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Chips"), &rows, parent);
    using domain::Priority;
    addChips(Gallery::tr("Priority"),
             {priorityChip(Priority::P1), priorityChip(Priority::P2), priorityChip(Priority::P3),
              priorityChip(Priority::P4)},
             rows);
    addChips(Gallery::tr("Tier"), {tierChip(1), tierChip(2), tierChip(3)}, rows);
    const QDateTime now = sampleNow();
    addChips(
        Gallery::tr("SLA"),
        {slaChip(now.addSecs(370 * 60), now), slaChip(now.addSecs(75 * 60), now), slaChip(now.addSecs(-64 * 60), now)},
        rows);
    addChips(Gallery::tr("Pending"),
             {waitingChip(), {Gallery::tr("Not sure if sent"), ChipLook::Warn, u"circle-question-mark"_s}}, rows);
    addChips(Gallery::tr("Conflict"), {needsYouChip()}, rows);
    addChips(Gallery::tr("Status"),
             {statusChip(domain::TicketStatus::Open), statusChip(domain::TicketStatus::Pending),
              statusChip(domain::TicketStatus::Resolved)},
             rows);
    return box;
}

QWidget *buttonsSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Buttons"), &rows, parent);
    addButtons(Gallery::tr("Primary"), ButtonLook::Primary, rows);
    addButtons(Gallery::tr("Default"), ButtonLook::Default, rows);
    addButtons(Gallery::tr("Tool"), ButtonLook::Tool, rows);
    addButtons(Gallery::tr("Danger"), ButtonLook::Danger, rows);
    WrapRow *more = examples(Gallery::tr("Sign, key"), rows);
    addButton(more, Gallery::tr("New ticket"), ButtonLook::Default)->setIconName(u"plus"_s);
    addButton(more, Gallery::tr("Log attempt"), ButtonLook::Primary)->setKeyHint(u"Ctrl+Enter"_s);
    WrapRow *choice = examples(Gallery::tr("Choice"), rows);
    auto *segments = new SegmentedChoice(choice);
    segments->setAccessibleName(Gallery::tr("Choice"));
    segments->add(0, Gallery::tr("Comment"));
    segments->add(1, Gallery::tr("Work note"), u"lock"_s);
    segments->add(2, Gallery::tr("Attempt"), u"wrench"_s);
    segments->choose(1);
    choice->add(segments);
    WrapRow *checks = examples(Gallery::tr("Check, radio"), rows);
    auto *on = new QCheckBox(Gallery::tr("On"), checks);
    on->setChecked(true);
    auto *off = new QCheckBox(Gallery::tr("Off"), checks);
    auto *disabled = new QCheckBox(Gallery::tr("Disabled"), checks);
    disabled->setEnabled(false);
    auto *chosen = new QRadioButton(Gallery::tr("Chosen"), checks);
    chosen->setChecked(true);
    auto *other = new QRadioButton(Gallery::tr("Other"), checks);
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{on, off, disabled, chosen, other})
        checks->add(button);
    return box;
}

QWidget *fieldsSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Fields"), &rows, parent);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s3);
    grid->setVerticalSpacing(space::s1);
    const auto place = [&](int row, int column, const QString &name, QWidget *field) {
        grid->addWidget(fieldName(name, field, box), 2 * row, column);
        grid->addWidget(field, 2 * row + 1, column);
    };
    auto *rest = new QLineEdit(u"Send from the Mac Pro"_s, box);
    auto *empty = new QLineEdit(box);
    empty->setPlaceholderText(Gallery::tr("What happened?"));
    auto *disabled = new QLineEdit(Gallery::tr("Set by policy"), box);
    disabled->setEnabled(false);
    auto *choice = new QComboBox(box);
    for (int tier = 1; tier <= 3; ++tier)
        choice->addItem(Gallery::tr("Tier %1").arg(tier));
    auto *search = new SearchField(box);
    auto *growing = new GrowingEdit(1, 6, box);
    growing->setPlaceholderText(Gallery::tr("Grows with its text"));
    place(0, 0, Gallery::tr("Rest"), rest);
    place(0, 1, Gallery::tr("Empty"), empty);
    place(1, 0, Gallery::tr("Disabled"), disabled);
    place(1, 1, Gallery::tr("Choice"), choice);
    place(2, 0, Gallery::tr("Search"), search);
    place(2, 1, Gallery::tr("Long text"), growing);
    rows->addLayout(grid);
    auto *refused = new QLineEdit(Gallery::tr("Unable to resolve."), box);
    refused->setObjectName(u"refusedEdit"_s);
    rows->addWidget(fieldName(Gallery::tr("Refused"), refused, box));
    rows->addWidget(refused);
    auto *error = new InlineError(refused, box);
    error->setObjectName(u"inlineError"_s);
    error->refuse(
        Gallery::tr("Tier 3 cannot start from this."),
        Gallery::tr("Say what you tested, what you ruled out, and what only Tier 3 can do."),
        Gallery::tr("Same account, network and server settings: 149.0.1 delivers, 140.9.0 never does. Add-ons "
                    "and attachments ruled out. A developer must compare the two dialogues."));
    QObject::connect(error, &InlineError::exampleWanted, refused, [refused, error](const QString &example) {
        refused->setText(example);
        error->accept();
        refused->setFocus();
    });
    rows->addWidget(error);
    return box;
}

QWidget *rowsSection(bool dense, QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box =
        section(dense ? Gallery::tr("List rows: dense, and not there yet") : Gallery::tr("List rows: comfortable"),
                &rows, parent);
    rows->addWidget(new RowList(dense, box));
    return box;
}

QWidget *timelineSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Timeline entries"), &rows, parent);
    auto *timeline = new Timeline(sampleNow, box);
    timeline->setTicket(sampleTicket(), {});
    rows->addWidget(timeline);
    return box;
}

QWidget *bannersSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Banners"), &rows, parent);
    const auto add = [&](BannerLook look, const QString &icon, const QString &sentence, const QString &action) {
        auto *banner = new Banner(box);
        banner->show(look, icon, sentence, action);
        rows->addWidget(banner);
    };
    add(BannerLook::Info, u"info"_s, Gallery::tr("A new policy is in force since this morning."),
        Gallery::tr("What changed"));
    add(BannerLook::Warn, u"cloud-off"_s, Gallery::tr("Offline since 07:42. 12 changes are safe here."),
        Gallery::tr("Try now"));
    add(BannerLook::Bad, u"triangle-alert"_s, Gallery::tr("The disk is full. New texts are kept, attachments wait."),
        Gallery::tr("Free space"));
    add(BannerLook::Good, u"check"_s, Gallery::tr("Back online. 12 sent, 3 merged, 1 needs you."),
        Gallery::tr("Report"));
    add(BannerLook::Note, u"clipboard-check"_s, Gallery::tr("Tier 1 owes this ticket: logs reviewed."), {});
    return box;
}

QWidget *stepperSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Stepper"), &rows, parent);
    auto *stepper = new Stepper(box);
    stepper->setSteps({{Gallery::tr("Symptom, impact"), StepState::Done, 2, 2},
                       {Gallery::tr("Evidence and logs"), StepState::Incomplete, 1, 2},
                       {Gallery::tr("Why Tier 3"), StepState::Todo, 0, 1},
                       {Gallery::tr("Contact and access"), StepState::Todo, 0, 1},
                       {Gallery::tr("Read and send"), StepState::Locked, 0, 0}});
    stepper->goTo(2);
    rows->addWidget(stepper);
    return box;
}

QWidget *progressSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Progress"), &rows, parent);
    const auto add = [&](qint64 done, qint64 total, const QString &words, bool cancellable) {
        auto *line = new ProgressLine(Gallery::tr("First sync"), box);
        line->setProgress(done, total, words);
        line->setCancellable(cancellable);
        rows->addWidget(line);
    };
    const QLocale locale;
    add(12400, 18000, Gallery::tr("%1 of %2 tickets").arg(locale.toString(12400), locale.toString(18000)), true);
    add(0, 0, Gallery::tr("Asking how much there is"), true);
    add(62, 100, Gallery::tr("Search index %1 %").arg(62), false);
    return box;
}

QWidget *toastSection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Toast"), &rows, parent);
    auto *again = new Button(Gallery::tr("Show it again"), ButtonLook::Default, box);
    again->setObjectName(u"toastAgainButton"_s);
    again->setAccessibleName(Gallery::tr("Show it again"));
    rows->addWidget(again, 0, Qt::AlignLeading);
    auto *page = new QWidget(box);
    page->setMinimumHeight(Theme::current().controlHeight() * 3);
    rows->addWidget(page);
    auto *toast = new Toast(page);
    const auto say = [toast] { toast->say(Gallery::tr("HD-017180 resolved. Waiting to send."), true); };
    QObject::connect(again, &QPushButton::clicked, toast, say);
    QObject::connect(toast, &Toast::undoWanted, toast, [toast] { toast->say(Gallery::tr("Taken back"), false); });
    say();
    return box;
}

QWidget *emptySection(QWidget *parent)
{
    QVBoxLayout *rows = nullptr;
    QWidget *box = section(Gallery::tr("Empty state"), &rows, parent);
    auto *empty = new EmptyState(box);
    empty->setContent(u"inbox"_s, Role::Text3, Gallery::tr("Nothing waits here"),
                      Gallery::tr("Tickets arrive by escalation from Tier 1. The last one left at 08:31."));
    empty->addNext(u"users"_s, Gallery::tr("3 tickets wait in Mail delivery"), Gallery::tr("Open the queue"));
    empty->addNext(u"book-open"_s, Gallery::tr("2 articles want a review"), Gallery::tr("Review"));
    rows->addWidget(empty);
    return box;
}

} // namespace secondline::ui
