// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/escalation/gapwords.h"

#include <QJsonValue>
#include <QWidget>

class QVBoxLayout;

namespace secondline::ui {

class InlineError;
class TextLabel;

//! One question of a guide with its answer: its name, what to write, the field, and below it what the gate misses.
class AnswerField : public QWidget
{
    Q_OBJECT
public:
    //! What stands for \a field at \a pointer (`/defect/version`) of the answers.
    static AnswerField *make(const domain::GuideField &field, const QString &pointer, QWidget *parent = nullptr);

    const domain::GuideField &question() const { return m_question; }
    const QString &pointer() const { return m_pointer; }
    //! Undefined where nothing was answered.
    virtual QJsonValue answer() const = 0;
    virtual void setAnswer(const QJsonValue &answer) = 0;
    //! A remark at the end of the name's line: where the answer was filled in from.
    void setAside(const QString &aside);
    //! Shows those of \a gaps that are about this question. \a all: also where nothing was written yet.
    virtual void showGaps(const QList<domain::HandoffGap> &gaps, int toLevel, bool all);
    //! The focus goes to what \a at points to, as near as there is something.
    virtual void focusAt(const QString &at);

Q_SIGNALS:
    void changed();
    //! The person has left a field of it.
    void left();

protected:
    AnswerField(const domain::GuideField &field, QString pointer, QWidget *parent);
    QVBoxLayout *column() const { return m_column; }
    //! \a editor is where the focus goes; its refusal shows below it.
    void setEditor(QWidget *editor, const QString &name);
    //! Told when \a editor is left.
    void watch(QWidget *editor);
    bool wasLeft() const { return m_left; }
    bool eventFilter(QObject *watched, QEvent *event) override;
    //! The person starts from the example.
    virtual void take(const QString &example) { Q_UNUSED(example) }

private:
    domain::GuideField m_question;
    QString m_pointer;
    QVBoxLayout *m_column;
    TextLabel *m_aside;
    QWidget *m_editor = nullptr;
    InlineError *m_error = nullptr;
    bool m_left = false;
};

//! \a pointer is \a of, or within it.
bool pointsInto(const QString &pointer, const QString &of);

} // namespace secondline::ui
