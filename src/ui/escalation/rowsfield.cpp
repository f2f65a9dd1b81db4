// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/rowsfield.h"

#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/inlineerror.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QVBoxLayout>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::GuideField;
using domain::HandoffGap;

RowsField::RowsField(const GuideField &field, const QString &pointer, QWidget *parent)
    : AnswerField(field, pointer, parent)
    , m_list(new QVBoxLayout)
    , m_whole(nullptr)
    , m_add(new Button(tr("Add a row"), ButtonLook::Tool, this))
{
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::s2);
    column()->addLayout(m_list);
    m_add->setObjectName(field.name + u"AddButton"_s);
    m_add->setAccessibleName(tr("Add a row: %1").arg(shownLine(field.title)));
    m_add->setIconName(u"plus"_s);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch(1);
    m_whole = new InlineError(nullptr, this);
    column()->addWidget(m_whole);
    column()->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, [this] { addRow().cells.first()->setFocus(Qt::OtherFocusReason); });
    setAnswer(QJsonArray());
}

QList<GuideField> RowsField::columns() const
{
    return question().fields.isEmpty() ? QList<GuideField>{question()} : question().fields;
}

RowsField::Row &RowsField::addRow()
{
    Row row;
    row.holder = new QWidget(this);
    auto *column = new QVBoxLayout(row.holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s1);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    column->addLayout(line);
    const QList<GuideField> asked = columns();
    for (const GuideField &part : asked) {
        auto *cell = new GrowingEdit(1, 4, row.holder);
        cell->setObjectName(question().name + u'_' + part.name + u"Edit"_s);
        cell->setPlaceholderText(shownLine(part.title));
        if (!part.example().isEmpty())
            cell->setToolTip(tr("For example: %1").arg(shownLine(part.example())));
        line->addWidget(cell, 1, Qt::AlignTop);
        auto *error = new InlineError(cell, row.holder);
        column->addWidget(error);
        row.cells.append(cell);
        row.errors.append(error);
        watch(cell);
        connect(cell, &QPlainTextEdit::textChanged, this, &AnswerField::changed);
        connect(error, &InlineError::exampleWanted, cell, [cell](const QString &example) {
            cell->setPlainText(example);
            cell->selectAll();
            cell->setFocus(Qt::OtherFocusReason);
        });
    }
    auto *remove = new Button({}, ButtonLook::Tool, row.holder);
    remove->setObjectName(question().name + u"RemoveButton"_s);
    remove->setIconName(u"x"_s);
    remove->setToolTip(tr("Remove this row"));
    line->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QPushButton::clicked, this, [this, holder = row.holder] { removeRow(holder); });
    m_list->addWidget(row.holder);
    m_rows.append(row);
    nameRows();
    return m_rows.last();
}

void RowsField::nameRows()
{
    const QList<GuideField> asked = columns();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        for (qsizetype j = 0; j < m_rows[i].cells.size(); ++j)
            m_rows[i].cells[j]->setAccessibleName(
                tr("%1, %2, row %3").arg(shownLine(question().title), shownLine(asked[j].title)).arg(i + 1));
        const auto buttons = m_rows[i].holder->findChildren<Button *>(question().name + u"RemoveButton"_s);
        for (Button *remove : buttons) {
            remove->setAccessibleName(tr("Remove row %1").arg(i + 1));
            remove->setEnabled(m_rows.size() > 1 || !isEmpty(m_rows[i]));
        }
    }
    if (!m_rows.isEmpty())
        setFocusProxy(m_rows.first().cells.first());
}

void RowsField::removeRow(QWidget *holder)
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [holder](const Row &row) { return row.holder == holder; });
    if (found == m_rows.end())
        return;
    const qsizetype at = found - m_rows.begin();
    m_rows.erase(found);
    m_list->removeWidget(holder);
    holder->hide();
    holder->deleteLater();
    if (m_rows.isEmpty())
        addRow();
    m_rows[std::min(at, m_rows.size() - 1)].cells.first()->setFocus(Qt::OtherFocusReason);
    nameRows();
    Q_EMIT changed();
}

bool RowsField::isEmpty(const Row &row) const
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const GrowingEdit *cell) { return cell->toPlainText().trimmed().isEmpty(); });
}

QJsonValue RowsField::answer() const
{
    const bool plain = question().fields.isEmpty();
    const QList<GuideField> asked = columns();
    QJsonArray rows;
    for (const Row &row : m_rows) {
        if (isEmpty(row))
            continue;
        QJsonObject parts;
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            const QString text = row.cells[i]->toPlainText();
            if (!text.trimmed().isEmpty())
                parts.insert(asked[i].name, text);
        }
        rows.append(plain ? QJsonValue(row.cells.first()->toPlainText()) : QJsonValue(parts));
    }
    return rows.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rows);
}

void RowsField::setAnswer(const QJsonValue &answer)
{
    const QJsonArray rows = answer.toArray();
    const QList<GuideField> asked = columns();
    // As many as are asked for stand ready.
    const qsizetype wanted = std::max({qsizetype(1), qsizetype(question().minItems), rows.size()});
    while (m_rows.size() > wanted) {
        const Row last = m_rows.takeLast();
        m_list->removeWidget(last.holder);
        last.holder->hide();
        last.holder->deleteLater();
    }
    while (m_rows.size() < wanted)
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        for (qsizetype j = 0; j < asked.size(); ++j) {
            const QJsonValue text = rows.at(i).isObject() ? rows.at(i)[asked[j].name] : rows.at(i);
            m_rows[i].cells[j]->setPlainText(text.toString());
        }
    }
    nameRows();
}

void RowsField::showGaps(const QList<HandoffGap> &gaps, int toLevel, bool all)
{
    const QList<GuideField> asked = columns();
    const bool plain = question().fields.isEmpty();
    const auto gapAt = [&](const QString &at) {
        return std::find_if(gaps.begin(), gaps.end(), [&](const HandoffGap &gap) { return gap.pointer == at; });
    };
    const auto whole = gapAt(pointer());
    if (whole != gaps.end() && all) {
        const GapWords words = gapWords(*whole, &question(), toLevel);
        m_whole->refuse(words.wrong, words.advice);
    } else {
        m_whole->accept();
    }
    // The gate counts the rows that say something.
    qsizetype number = 0;
    for (const Row &row : std::as_const(m_rows)) {
        const QString at = pointer() + u'/' + QString::number(number);
        const bool empty = isEmpty(row);
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            auto gap = empty ? gaps.end() : gapAt(plain ? at : at + u'/' + asked[i].name);
            if (gap == gaps.end() && !empty && i == 0)
                gap = gapAt(at); // a row like another one
            const bool missing = gap != gaps.end() && gap->kind == HandoffGap::Kind::Missing;
            if (gap == gaps.end() || (!all && (missing || !wasLeft() || row.cells[i]->hasFocus()))) {
                row.errors[i]->accept();
                continue;
            }
            const GapWords words = gapWords(*gap, &asked[i], toLevel);
            row.errors[i]->refuse(asked.size() > 1 ? tr("%1: %2").arg(shownLine(asked[i].title), words.wrong)
                                                   : words.wrong,
                                  words.advice, missing ? QString() : shownText(gap->example));
        }
        if (!empty)
            ++number;
    }
    nameRows();
}

void RowsField::focusAt(const QString &at)
{
    const QStringList steps = at.mid(pointer().size()).split(u'/', Qt::SkipEmptyParts);
    const qsizetype wanted = steps.value(0).toInt();
    const QList<GuideField> asked = columns();
    qsizetype number = 0;
    for (const Row &row : std::as_const(m_rows)) {
        if (isEmpty(row) && !steps.isEmpty())
            continue;
        if (steps.isEmpty() || number == wanted) {
            qsizetype cell = 0;
            for (qsizetype i = 0; i < asked.size(); ++i) {
                if (asked[i].name == steps.value(1))
                    cell = i;
            }
            row.cells[cell]->setFocus(Qt::OtherFocusReason);
            return;
        }
        ++number;
    }
    m_rows.first().cells.first()->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
