// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/timeline.h"

#include "ui/attachments/attachmentline.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/readingtext.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <functional>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! Entries are made and placed in slices: a long discussion must not hold the window up.
constexpr int sliceMs = 2;
constexpr int foldLines = 12;
constexpr int dotSize = 24;
constexpr int textIndent = dotSize + space::s3;

struct DotColours
{
    Role ground;
    Role sign;
};

DotColours dotColours(ChipLook look)
{
    switch (look) {
    case ChipLook::Bad:
        return {Role::BadGround, Role::Bad};
    case ChipLook::Warn:
        return {Role::WarnGround, Role::Warn};
    case ChipLook::Good:
        return {Role::GoodGround, Role::Good};
    case ChipLook::Note:
        return {Role::NoteGround, Role::Note};
    default:
        return {Role::Hover, Role::Text2};
    }
}

} // namespace

//! Sign, kind, who, chips and time in one painted line; below it the text, the fold and the attachments.
class EntryWidget : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(EntryWidget)
public:
    EntryWidget(const TimelineItem &item, const QDateTime &now, const std::function<void()> &unfolded,
                const std::function<void(const domain::Attachment &)> &opened, QWidget *parent)
        : QWidget(parent)
        , m_item(item)
    {
        const EntryWords &words = item.words;
        setObjectName(u"timelineEntry"_s);
        QStringList spoken = {words.kind, words.who, item.when};
        for (const Chip &chip : words.chips)
            spoken.append(chip.text);
        setAccessibleName(spoken.join(u", "_s));
        setAccessibleDescription(words.text);
        setToolTip(fullInstant(item.at, now));
        if (!words.text.isEmpty()) {
            m_text = new ReadingText(Role::Text2, this);
            m_text->setFoldLines(foldLines);
            m_text->setText(words.text);
            m_fold = new Button({}, ButtonLook::Tool, this);
            m_fold->setObjectName(u"foldButton"_s);
            m_fold->hide();
            connect(m_fold, &QPushButton::clicked, this, [this, unfolded] {
                m_text->setFolded(!m_text->isFolded());
                unfolded();
            });
            connect(m_text, &ReadingText::heightChanged, this, unfolded);
        }
        for (const domain::Attachment &attachment : item.attachments) {
            auto *line = new AttachmentLine(attachment, this);
            connect(line, &QPushButton::clicked, this, [opened, attachment] { opened(attachment); });
            m_attachments.append(line);
        }
    }

    //! Places what it holds for \a width; its height then.
    int placed(int width)
    {
        const int lineHeight = Theme::current().lineHeight(TextSize::Body);
        int y = std::max(dotSize, lineHeight);
        const auto place = [&](QWidget *child, int x, int wide, int high) {
            const QRect there(x, y, std::max(0, wide), high);
            child->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, y + high), there));
        };
        if (m_text) {
            const int wide = width - textIndent;
            const int high = m_text->heightForWidth(wide);
            place(m_text, textIndent, wide, high);
            y += high;
            const bool folds = m_text->folds(wide);
            if (folds) {
                m_fold->setText(m_text->isFolded() ? tr("Show all") : tr("Show less"));
                m_fold->setAccessibleName(m_fold->text());
                const QSize hint = m_fold->sizeHint();
                y += space::s1;
                place(m_fold, textIndent, std::min(hint.width(), wide), hint.height());
                y += hint.height();
            }
            m_fold->setVisible(folds);
        }
        for (AttachmentLine *line : std::as_const(m_attachments)) {
            y += space::s1;
            const QSize hint = line->sizeHint();
            place(line, textIndent, std::min(hint.width(), width - textIndent), hint.height());
            y += hint.height();
        }
        return y + space::s3;
    }

    const TimelineItem &item() const { return m_item; }

    void showStates(const QMap<QString, workspace::AttachmentState> &states)
    {
        for (AttachmentLine *line : std::as_const(m_attachments))
            line->setState(states.value(line->file().blobId));
    }

    void setLast(bool last)
    {
        if (m_last != last)
            update();
        m_last = last;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(layoutDirection());
        painter.setRenderHint(QPainter::Antialiasing);
        const int head = std::max(dotSize, Theme::current().lineHeight(TextSize::Body));
        const auto at = [this, head](int x, int width) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, head));
        };
        if (!m_last) {
            const QRect thread =
                QStyle::visualRect(layoutDirection(), rect(), QRect(dotSize / 2 - 1, head + 2, 1, height() - head - 2));
            painter.fillRect(thread, colour(Role::Line));
        }
        const DotColours dot = dotColours(m_item.words.dot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(dot.ground));
        QRect circle = at(0, dotSize);
        circle.setTop((head - dotSize) / 2);
        circle.setHeight(dotSize);
        painter.drawEllipse(circle);
        paintIcon(&painter, circle, m_item.words.icon, 14, colour(dot.sign), layoutDirection() == Qt::RightToLeft);

        int end = width();
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(colour(Role::Text3));
        const int whenWidth = lineWidth(painter.font(), m_item.when);
        drawOwnLine(&painter, at(end - whenWidth, whenWidth), Qt::AlignCenter | Qt::TextDontClip, m_item.when);
        end -= whenWidth + space::s3;

        int x = textIndent;
        painter.setFont(textFont(TextSize::Body, true));
        painter.setPen(colour(Role::Text));
        const int kindWidth = std::min(lineWidth(painter.font(), m_item.words.kind) + 2, end - x);
        drawOwnLine(&painter, at(x, kindWidth), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                    elidedLine(painter.font(), m_item.words.kind, kindWidth));
        x += kindWidth + space::s2 - 2;
        int chips = 0;
        for (const Chip &chip : m_item.words.chips)
            chips += chipWidth(chip) + space::s2;
        painter.setFont(textFont(TextSize::Body));
        painter.setPen(colour(Role::Text3));
        const int whoWidth =
            std::clamp(lineWidth(painter.font(), m_item.words.who) + 2, 0, std::max(0, end - x - chips));
        drawOwnLine(&painter, at(x, whoWidth), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                    elidedLine(painter.font(), m_item.words.who, whoWidth));
        x += whoWidth + (whoWidth > 0 ? space::s2 : 0);
        for (const Chip &chip : m_item.words.chips) {
            QRect place = at(x, chipWidth(chip));
            place.setTop((head - chipHeight()) / 2);
            place.setHeight(chipHeight());
            paintChip(&painter, place, chip);
            x += place.width() + space::s1;
        }
    }

private:
    TimelineItem m_item;
    ReadingText *m_text = nullptr;
    Button *m_fold = nullptr;
    QList<AttachmentLine *> m_attachments;
    bool m_last = false;
};

//! The entries one below the other. Places them itself: nested layouts would ask each text for its height many times.
class EntryColumn : public QWidget
{
public:
    explicit EntryColumn(QWidget *parent)
        : QWidget(parent)
    {
        m_turn.setSingleShot(true);
        connect(&m_turn, &QTimer::timeout, this, &EntryColumn::placeSome);
    }

    //! Gives up the entries; they stay where they are until they are added again or deleted. Until settle() the column
    //! keeps at least the height that it has, so that what is being read does not move.
    QList<EntryWidget *> release()
    {
        m_reserved = height();
        m_used = 0;
        m_placed = 0;
        m_turn.stop();
        return std::exchange(m_entries, {});
    }
    void add(EntryWidget *entry)
    {
        m_entries.append(entry);
        if (m_width > 0)
            placeSome();
        entry->show();
    }
    void grow() { setFixedHeight(std::max(m_reserved, m_used)); }
    void settle()
    {
        m_reserved = 0;
        grow();
    }
    void showStates(const QMap<QString, workspace::AttachmentState> &states)
    {
        for (EntryWidget *entry : std::as_const(m_entries))
            entry->showStates(states);
        placeAll();
    }
    void placeAll()
    {
        m_placed = 0;
        if (m_width > 0)
            placeSome();
        grow();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        if (width() == m_width)
            return;
        m_width = width();
        placeAll();
    }

private:
    //! Places the next entries for the width, as many as a slice holds; those below keep their heights until their
    //! turn.
    void placeSome()
    {
        QElapsedTimer spent;
        spent.start();
        const qsizetype first = m_placed;
        int y = first == 0 ? 0 : m_entries.at(first - 1)->geometry().bottom() + 1;
        for (qsizetype i = first; i < m_entries.size(); ++i) {
            EntryWidget *entry = m_entries.at(i);
            int high = entry->height();
            if (i == first || (i == m_placed && spent.elapsed() < sliceMs)) {
                high = entry->placed(m_width);
                m_placed = i + 1;
            }
            entry->setGeometry(0, y, m_width, high);
            y += high;
        }
        m_used = y;
        if (m_placed < m_entries.size()) {
            m_turn.start();
        } else if (m_used != height()) {
            grow();
        }
    }

    QList<EntryWidget *> m_entries;
    qsizetype m_placed = 0; //!< so many of them for the present width
    QTimer m_turn;
    int m_width = 0;
    int m_used = 0;
    int m_reserved = 0;
};

Timeline::Timeline(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_count(new TextLabel(TextSize::Small, Role::Text3, false, this))
    , m_filterButton(new QToolButton(this))
    , m_column(new EntryColumn(this))
    , m_older(new Button({}, ButtonLook::Tool, this))
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    auto *title = new TextLabel(TextSize::Body, Role::Text, true, this);
    title->setText(tr("Timeline"));
    m_count->setObjectName(u"entryCountLabel"_s);
    m_filterButton->setObjectName(u"entryFilterButton"_s);
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filterButton->setAutoRaise(true);
    m_filterButton->setIcon(themedIcon(u"list-filter"_s));
    auto *menu = new QMenu(m_filterButton);
    auto *group = new QActionGroup(menu);
    const auto add = [&](EntryFilter filter, const QString &text, const QString &name) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(filter == m_filter);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, filter, text] {
            m_filter = filter;
            m_filterButton->setText(text);
            m_filterButton->setAccessibleName(tr("Shown: %1").arg(text));
            build();
        });
    };
    add(EntryFilter::All, tr("All entries"), u"allEntriesAction"_s);
    add(EntryFilter::Messages, tr("Comments and notes"), u"messagesAction"_s);
    add(EntryFilter::Attempts, tr("Attempts"), u"attemptsAction"_s);
    m_filterButton->setMenu(menu);
    m_filterButton->setText(tr("All entries"));
    m_filterButton->setAccessibleName(tr("Shown: %1").arg(tr("All entries")));

    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_filterButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s1);
    column->addLayout(head);
    column->addWidget(m_column);
    m_older->setObjectName(u"olderEntriesButton"_s);
    column->addWidget(m_older, 0, Qt::AlignLeading);
    column->addStretch(1);
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_limit += 100;
        build();
    });
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, [this] { addSome(); });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        m_anew = true;
        build();
    });
}

void Timeline::setTicket(const domain::TicketPicture &picture, const EntryNames &names)
{
    if (picture.ticket.id != m_picture.ticket.id) {
        m_limit = 30;
        m_anew = true;
    }
    m_picture = picture;
    m_names = names;
    build();
}

void Timeline::setAttachmentStates(const QMap<QString, workspace::AttachmentState> &states)
{
    m_states = states;
    m_column->showStates(states);
}

void Timeline::build()
{
    m_slice.stop();
    m_waiting.clear();
    const QList<EntryWidget *> shown = m_column->release();
    for (EntryWidget *entry : shown)
        m_kept.insert(entry->item().id, entry);
    const QDateTime now = m_clock();
    // The attempts are counted from the oldest; what is shown goes from the newest.
    QList<TimelineItem> items;
    int attempts = 0;
    const auto prepend = [&items, &now](const QString &id, const EntryWords &words, const QDateTime &at,
                                        const QList<domain::Attachment> &attachments) {
        items.prepend({id, words, at, instantText(at, now), attachments});
    };
    if (!m_picture.ticket.id.isNull() && m_filter != EntryFilter::Attempts) {
        EntryWords opened;
        opened.icon = u"circle-dot"_s;
        opened.kind = tr("Opened");
        opened.who = shownLine(m_picture.ticket.requester.shown());
        opened.text = shownText(m_picture.ticket.body).trimmed();
        prepend(u"opened"_s, opened, m_picture.ticket.openedAt, {});
    }
    for (const domain::Entry &entry : m_picture.entries) {
        if (entry.kind == u"attempt")
            ++attempts;
        if (entry.kind == u"imported" && entry.data[u"type"].toString() == u"created")
            continue; // the opening stands at the end in any case
        if (shownUnder(entry, m_filter))
            prepend(entry.id.value(), entryWords(entry, attempts, m_names, now), entry.effectiveAt, entry.attachments);
    }
    m_count->setText(tr("%n entries", nullptr, static_cast<int>(items.size())));
    const qsizetype wanted = std::min(qsizetype(m_limit), items.size());
    m_waiting = items.mid(0, wanted);
    const int rest = static_cast<int>(items.size() - wanted);
    m_older->setVisible(rest > 0);
    m_older->setText(tr("Show %n older entries", nullptr, rest));
    m_older->setAccessibleName(m_older->text());
    m_slice.start();
}

void Timeline::addSome()
{
    const QDateTime now = m_clock();
    QElapsedTimer spent;
    spent.start();
    if (std::exchange(m_anew, false)) {
        qDeleteAll(std::exchange(m_kept, {}));
        m_column->settle();
    }
    while (!m_waiting.isEmpty() && spent.elapsed() < sliceMs) {
        const TimelineItem item = m_waiting.takeFirst();
        EntryWidget *entry = m_kept.take(item.id);
        if (entry && entry->item() != item)
            delete std::exchange(entry, nullptr);
        if (!entry)
            entry = new EntryWidget(
                item, now, [this] { m_column->placeAll(); },
                [this](const domain::Attachment &file) { Q_EMIT attachmentWanted(file); }, m_column);
        entry->showStates(m_states);
        entry->setLast(m_waiting.isEmpty());
        m_column->add(entry);
    }
    if (m_waiting.isEmpty()) {
        qDeleteAll(std::exchange(m_kept, {}));
        m_column->settle();
        return;
    }
    for (EntryWidget *entry : std::as_const(m_kept))
        entry->hide(); // or it would show through what is placed over it
    m_column->grow();
    m_slice.start();
}

} // namespace secondline::ui
