// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

#include <QPointer>

class QFrame;

namespace secondline::ui {

class RefusalLine;

//! Below a field that is refused: what is wrong, what to write instead, and where it helps a good example to start
//! from.
//!
//! Marks the field's frame, describes it to screen readers and announces the refusal once; takes no room otherwise.
class InlineError : public QWidget
{
    Q_OBJECT
public:
    //! The field stays its owner's.
    explicit InlineError(QWidget *field, QWidget *parent = nullptr);
    //! \a wrong is one short sentence, \a advice says what to write; \a example may be empty.
    void refuse(const QString &wrong, const QString &advice = {}, const QString &example = {});
    void accept();
    bool refused() const { return m_refused; }

Q_SIGNALS:
    //! The person wants the field to begin with the example.
    void exampleWanted(const QString &example);

private:
    QPointer<QWidget> m_field;
    RefusalLine *m_line;
    QFrame *m_good;
    TextLabel *m_example;
    Button *m_start;
    bool m_refused = false;
};

} // namespace secondline::ui
