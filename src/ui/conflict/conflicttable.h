// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflict/conflictdecision.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QGridLayout;

namespace secondline::ui {

class DifferenceLabel;
class GrowingEdit;
class TextLabel;

//! What stands around the fields of a conflict.
struct ConflictSurroundings
{
    QString before; //!< second line of each head: who and when
    QString mine;
    QString theirs;
    bool oneAuthor = true; //!< the head names who; else each value does
    bool proposal = false; //!< a change of the state stays a proposal
    //! The person's own entries on the ticket that wait too: kind and text.
    QList<std::pair<QString, QString>> entries;
    friend bool operator==(const ConflictSurroundings &, const ConflictSurroundings &) = default;
};

//! The fields of a conflict, before, mine and theirs beside each other: one choice for each that clashes.
class ConflictTable : public QWidget
{
    Q_OBJECT
public:
    using Choice = ConflictDecision::Choice;

    explicit ConflictTable(QWidget *parent = nullptr);
    //! \a times says an instant in the person's words.
    void setRows(const QList<ConflictRow> &rows, const ConflictSurroundings &around,
                 const std::function<QString(const QDateTime &)> &times);
    //! Shows what is chosen; says nothing.
    void setDecision(const ConflictDecision &decision);
    //! The first line without a choice; the first at all if there is none.
    void focusFirstOpen();
    //! The field that a person writes in: its key and where the cursor stands. Empty if none has the focus.
    std::pair<QString, int> cursor() const;
    void setCursor(const QString &key, int at);

Q_SIGNALS:
    void chosen(const QString &key, secondline::ui::ConflictDecision::Choice choice);
    void written(const QString &key, const QString &text);
    void concluded(); //!< Ctrl+Enter in a text

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Cell
    {
        QWidget *widget = nullptr;
        bool head = false; //!< stands on the raised ground
        QString key;
        Choice choice = Choice::Open;
        DifferenceLabel *value = nullptr;
    };
    struct Line
    {
        QButtonGroup *choices = nullptr;
        GrowingEdit *edit = nullptr;
        TextLabel *open = nullptr; //!< "to decide"
        QString mine;              //!< where a text written new begins
    };
    QWidget *addCell(int row, int column, bool head, int columns = 1);
    void addHead(int column, const QString &title, const QString &second);
    void addField(int row, const QString &name, Line *line);
    void addValue(int row, int column, const ConflictRow &field, const ConflictValue &value, Choice choice,
                  const QString &second, Line *line);
    void addWritten(int row, const ConflictRow &field, Line &line);
    void showChoice(const QString &key, Choice choice);

    QGridLayout *m_grid = nullptr;
    QList<Cell> m_cells;
    QStringList m_order;
    QHash<QString, Line> m_lines; //!< of those that clash
    bool m_setting = false;
};

} // namespace secondline::ui
