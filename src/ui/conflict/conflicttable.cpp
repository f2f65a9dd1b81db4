// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/conflicttable.h"

#include "ui/conflict/differencelabel.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/followletters.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using Verdict = domain::FieldMerge::Verdict;

namespace {

constexpr int padding = space::s2 + 1;
constexpr int accentWidth = 3;

//! A press anywhere in it presses its choice.
class ChoiceCell : public QWidget
{
public:
    using QWidget::QWidget;
    QRadioButton *choice = nullptr;

protected:
    void mousePressEvent(QMouseEvent *event) override
    {
        if (!choice || event->button() != Qt::LeftButton)
            return;
        choice->setFocus(Qt::MouseFocusReason);
        choice->click();
    }
};

QLabel *sign(const QString &icon, Role role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setPixmap(themedIcon(icon, role).pixmap(16, 16));
    followLetters(label, [label] { label->setFixedHeight(Theme::current().lineHeight(TextSize::Body)); });
    return label;
}

TextLabel *small(const QString &text, Role role, QWidget *parent)
{
    auto *label = new TextLabel(TextSize::Small, role, false, parent);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumWidth(40);
    return label;
}

} // namespace

ConflictTable::ConflictTable(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"conflictTable"_s);
    setAccessibleName(tr("Fields"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

QWidget *ConflictTable::addCell(int row, int column, bool head, int columns)
{
    auto *cell = new ChoiceCell(this);
    m_grid->addWidget(cell, row, column, 1, columns);
    m_cells.append({cell, head, {}, Choice::Open, nullptr});
    return cell;
}

void ConflictTable::addHead(int column, const QString &title, const QString &second)
{
    QWidget *cell = addCell(0, column, true);
    auto *box = new QVBoxLayout(cell);
    box->setContentsMargins(space::s3, padding, space::s3, padding);
    box->setSpacing(0);
    auto *name = new TextLabel(TextSize::Body, Role::Text, true, cell);
    name->setText(title);
    box->addWidget(name);
    if (!second.isEmpty())
        box->addWidget(small(second, Role::Text2, cell));
    box->addStretch(1);
}

void ConflictTable::addField(int row, const QString &name, Line *line)
{
    QWidget *cell = addCell(row, 0, true);
    auto *box = new QVBoxLayout(cell);
    box->setContentsMargins(space::s3, padding, space::s3, padding);
    box->setSpacing(0);
    auto *label = new TextLabel(TextSize::Body, Role::Text2, false, cell);
    label->setText(name);
    label->setWordWrap(true);
    // Beside the values.
    followLetters(label, [label] { label->setMinimumHeight(Theme::current().lineHeight(TextSize::Body)); });
    box->addWidget(label);
    if (line) {
        auto *open = new QWidget(cell);
        auto *openRow = new QHBoxLayout(open);
        openRow->setContentsMargins(0, 0, 0, 0);
        openRow->setSpacing(space::s1);
        auto *dot = new QLabel(open);
        dot->setPixmap(themedIcon(u"circle-dot"_s, Role::Warn).pixmap(14, 14));
        openRow->addWidget(dot);
        line->open = new TextLabel(TextSize::Small, Role::Warn, false, open);
        line->open->setObjectName(u"openLabel"_s);
        line->open->setText(tr("to decide"));
        openRow->addWidget(line->open, 1);
        box->addWidget(open);
    }
    box->addStretch(1);
}

void ConflictTable::addValue(int row, int column, const ConflictRow &field, const ConflictValue &value, Choice choice,
                             const QString &second, Line *line)
{
    auto *cell = static_cast<ChoiceCell *>(addCell(row, column, false));
    auto *across = new QHBoxLayout(cell);
    across->setContentsMargins(space::s3, padding, space::s3, padding);
    across->setSpacing(space::s2);
    const bool own = choice == Choice::Mine;
    if (line) {
        cell->choice = new QRadioButton(cell);
        cell->choice->setObjectName(field.key + (own ? u"MineRadioButton"_s : u"TheirsRadioButton"_s));
        const QString spoken = QStringList{value.chip.text, value.text}.join(u' ').simplified();
        cell->choice->setAccessibleName(own ? tr("%1, mine: %2", "field, value").arg(field.name, spoken)
                                            : tr("%1, theirs: %2", "field, value").arg(field.name, spoken));
        cell->choice->setAccessibleDescription(second);
        followLetters(cell->choice,
                      [choice = cell->choice] { choice->setFixedHeight(Theme::current().lineHeight(TextSize::Body)); });
        line->choices->addButton(cell->choice, static_cast<int>(choice));
        across->addWidget(cell->choice, 0, Qt::AlignTop);
        m_cells.last().key = field.key;
        m_cells.last().choice = choice;
    } else if (choice == Choice::Theirs && field.verdict == Verdict::TheirsOnly) {
        across->addWidget(sign(u"git-merge"_s, Role::Good, cell), 0, Qt::AlignTop);
    } else if (own && (field.verdict == Verdict::MineOnly || field.verdict == Verdict::SameChange)) {
        across->addWidget(sign(u"check"_s, Role::Good, cell), 0, Qt::AlignTop);
    }
    if (!value.chip.text.isEmpty()) {
        auto *chip = new ChipLabel(cell);
        chip->setChip(value.chip);
        across->addWidget(chip, 0, Qt::AlignTop);
    }
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    const bool quiet =
        choice == Choice::Open || (own ? field.verdict == Verdict::TheirsOnly : field.verdict == Verdict::MineOnly);
    auto *text = new DifferenceLabel(quiet ? Role::Text2 : Role::Text, cell);
    if (choice != Choice::Open && quiet)
        text->setParts({{DifferencePart::Kind::Same, tr("unchanged")}});
    else if (choice != Choice::Open && field.marked)
        text->setParts(wordDifference(field.before.text, value.text));
    else
        text->setParts({{DifferencePart::Kind::Same, value.text}});
    texts->addWidget(text);
    if (!second.isEmpty())
        texts->addWidget(small(second, Role::Text2, cell));
    texts->addStretch(1);
    across->addLayout(texts, 1);
    m_cells.last().value = text;
}

void ConflictTable::addWritten(int row, const ConflictRow &field, Line &line)
{
    addField(row, tr("Or write it new"), nullptr);
    auto *cell = static_cast<ChoiceCell *>(addCell(row, 1, false, 3));
    m_cells.last().key = field.key;
    m_cells.last().choice = Choice::Written;
    auto *across = new QHBoxLayout(cell);
    across->setContentsMargins(space::s3, padding, space::s3, padding);
    across->setSpacing(space::s2);
    cell->choice = new QRadioButton(cell);
    cell->choice->setObjectName(field.key + u"WrittenRadioButton"_s);
    cell->choice->setAccessibleName(tr("%1, write it new", "field").arg(field.name));
    line.choices->addButton(cell->choice, static_cast<int>(Choice::Written));
    line.edit = new GrowingEdit(1, 8, cell);
    line.edit->setObjectName(field.key + u"Edit"_s);
    line.edit->setAccessibleName(tr("%1, written new", "field").arg(field.name));
    line.edit->setPlaceholderText(tr("Begins with your text"));
    followLetters(cell->choice, [choice = cell->choice] { choice->setFixedHeight(Theme::current().controlHeight()); });
    across->addWidget(cell->choice, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::s1);
    texts->addWidget(line.edit);
    texts->addWidget(
        small(tr("It takes the place of both. What they wrote stays in the timeline."), Role::Text3, cell));
    across->addLayout(texts, 1);
    line.mine = field.mine.text;
    connect(line.edit, &GrowingEdit::concluded, this, &ConflictTable::concluded);
    connect(line.edit, &QPlainTextEdit::textChanged, this, [this, key = field.key] {
        if (m_setting)
            return;
        Q_EMIT written(key, m_lines[key].edit->toPlainText());
        m_lines[key].choices->button(static_cast<int>(Choice::Written))->click();
    });
}

void ConflictTable::setRows(const QList<ConflictRow> &rows, const ConflictSurroundings &around,
                            const std::function<QString(const QDateTime &)> &times)
{
    for (const Line &line : std::as_const(m_lines))
        delete line.choices;
    for (const Cell &cell : std::as_const(m_cells))
        delete cell.widget;
    m_lines.clear();
    m_cells.clear();
    m_order.clear();
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(1, 1, 1, 1);
    m_grid->setSpacing(0);
    for (const int column : {1, 2, 3})
        m_grid->setColumnStretch(column, 10);
    m_grid->setColumnStretch(0, 3);
    addHead(0, tr("Field"), {});
    addHead(1, tr("Before"), around.before);
    addHead(2, tr("Mine"), around.mine);
    addHead(3, tr("Theirs"), around.theirs);
    int at = 0;
    for (const ConflictRow &row : rows) {
        ++at;
        Line line;
        Line *clashing = nullptr;
        if (row.clashes()) {
            line.choices = new QButtonGroup(this);
            clashing = &line;
        }
        QString mine;
        QString theirs;
        const bool state = row.key == u"status" || row.key == u"queueId";
        switch (row.verdict) {
        case Verdict::Clash:
            if (around.proposal && state)
                mine = tr("stays as a proposal");
            if (!around.oneAuthor)
                theirs = row.theirsAt.isValid() ? tr("%1, %2", "who, when").arg(row.theirsBy, times(row.theirsAt))
                                                : row.theirsBy;
            break;
        case Verdict::MineOnly:
            mine = tr("merged, only you changed it");
            break;
        case Verdict::TheirsOnly:
            theirs = tr("merged, only they changed it");
            break;
        case Verdict::SameChange:
            theirs = tr("the same as yours");
            break;
        case Verdict::Unchanged:
            break;
        }
        addField(at, row.name, clashing);
        addValue(at, 1, row, row.before, Choice::Open, {}, nullptr);
        addValue(at, 2, row, row.mine, Choice::Mine, mine, clashing);
        addValue(at, 3, row, row.theirs, Choice::Theirs, theirs, clashing);
        if (!clashing)
            continue;
        if (row.writable)
            addWritten(++at, row, line);
        connect(line.choices, &QButtonGroup::idToggled, this, [this, key = row.key](int id, bool on) {
            if (!on || m_setting)
                return;
            const auto choice = static_cast<Choice>(id);
            const Line &chosenLine = m_lines[key];
            if (choice == Choice::Written && chosenLine.edit->toPlainText().isEmpty()) {
                m_setting = true;
                chosenLine.edit->setPlainText(chosenLine.mine);
                chosenLine.edit->moveCursor(QTextCursor::End);
                m_setting = false;
                Q_EMIT written(key, chosenLine.mine);
            }
            showChoice(key, choice);
            Q_EMIT chosen(key, choice);
        });
        m_order.append(row.key);
        m_lines.insert(row.key, line);
    }
    for (const auto &[kind, text] : around.entries) {
        ++at;
        ConflictRow entry;
        entry.name = kind;
        entry.verdict = Verdict::MineOnly;
        entry.before.text = tr("none");
        addField(at, kind, nullptr);
        addValue(at, 1, entry, entry.before, Choice::Open, {}, nullptr);
        addValue(at, 2, entry, {shownText(text).trimmed(), {}}, Choice::Mine, {}, nullptr);
        entry.verdict = Verdict::Unchanged;
        addValue(at, 3, entry, {tr("none"), {}}, Choice::Theirs, tr("entries never conflict, yours is kept"), nullptr);
    }
    for (const Cell &cell : std::as_const(m_cells))
        cell.widget->show();
    updateGeometry();
    update();
}

void ConflictTable::setDecision(const ConflictDecision &decision)
{
    m_setting = true;
    for (const QString &key : std::as_const(m_order)) {
        const Line &line = m_lines[key];
        if (line.edit && line.edit->toPlainText() != decision.written(key))
            line.edit->setPlainText(decision.written(key));
        const Choice choice = decision.choice(key);
        QAbstractButton *button = line.choices->button(static_cast<int>(choice));
        if (button) {
            button->setChecked(true);
        } else if (QAbstractButton *checked = line.choices->checkedButton()) {
            line.choices->setExclusive(false);
            checked->setChecked(false);
            line.choices->setExclusive(true);
        }
        showChoice(key, choice);
    }
    m_setting = false;
}

void ConflictTable::showChoice(const QString &key, Choice choice)
{
    m_lines[key].open->parentWidget()->setVisible(choice == Choice::Open);
    for (const Cell &cell : std::as_const(m_cells)) {
        if (cell.key == key && cell.value)
            cell.value->setStrong(cell.choice == choice);
    }
    update();
}

void ConflictTable::focusFirstOpen()
{
    QAbstractButton *first = nullptr;
    for (const QString &key : std::as_const(m_order)) {
        const Line &line = m_lines[key];
        QAbstractButton *candidate = line.choices->checkedButton();
        if (!candidate)
            candidate = line.choices->button(static_cast<int>(Choice::Mine));
        if (!first)
            first = candidate;
        if (!line.choices->checkedButton()) {
            first = candidate;
            break;
        }
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

std::pair<QString, int> ConflictTable::cursor() const
{
    for (const QString &key : m_order) {
        const GrowingEdit *edit = m_lines[key].edit;
        if (edit && edit->hasFocus())
            return {key, edit->textCursor().position()};
    }
    return {};
}

void ConflictTable::setCursor(const QString &key, int at)
{
    GrowingEdit *edit = m_lines.value(key).edit;
    if (!edit)
        return;
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(std::clamp(at, 0, static_cast<int>(edit->toPlainText().size())));
    edit->setTextCursor(cursor);
    edit->setFocus(Qt::OtherFocusReason);
}

void ConflictTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(frame, radius::panel, radius::panel);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colour(Role::Base));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Cell &cell : std::as_const(m_cells)) {
        const QRect there = cell.widget->geometry();
        const bool taken =
            !cell.key.isEmpty() && m_lines[cell.key].choices->checkedId() == static_cast<int>(cell.choice);
        if (cell.head || taken)
            painter.fillRect(there, colour(taken ? Role::Select : Role::Raised));
        if (there.top() > 1)
            painter.fillRect(QRect(there.left(), there.top(), there.width(), 1), colour(Role::Line));
        const auto leading = [&](int wide) {
            return QStyle::visualRect(layoutDirection(), there, QRect(there.left(), there.top(), wide, there.height()));
        };
        if (taken)
            painter.fillRect(leading(accentWidth), colour(Role::Accent));
        else if (cell.widget != m_cells.constFirst().widget && !(cell.head && there.left() <= 1))
            painter.fillRect(leading(1), colour(Role::Line));
    }
    painter.setClipping(false);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Role::Line), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

} // namespace secondline::ui
