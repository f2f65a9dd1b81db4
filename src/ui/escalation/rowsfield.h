// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/escalation/answerfield.h"

class QPlainTextEdit;

namespace secondline::ui {

class Button;
class GrowingEdit;

//! Answers in rows: what was tried with its result, logs with what they showed. A row that is empty counts for nothing.
class RowsField : public AnswerField
{
    Q_OBJECT
public:
    RowsField(const domain::GuideField &field, const QString &pointer, QWidget *parent = nullptr);

    QJsonValue answer() const override;
    void setAnswer(const QJsonValue &answer) override;
    void showGaps(const QList<domain::HandoffGap> &gaps, int toLevel, bool all) override;
    void focusAt(const QString &at) override;

private:
    struct Row
    {
        QWidget *holder = nullptr;
        QList<GrowingEdit *> cells;
        QList<InlineError *> errors;
    };
    Row &addRow();
    void removeRow(QWidget *holder);
    void nameRows();
    bool isEmpty(const Row &row) const;
    //! The columns; for plain texts the question itself.
    QList<domain::GuideField> columns() const;

    QVBoxLayout *m_list;
    InlineError *m_whole;
    Button *m_add;
    QList<Row> m_rows;
};

} // namespace secondline::ui
