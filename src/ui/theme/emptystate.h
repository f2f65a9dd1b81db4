// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

#include <QWidget>

class QVBoxLayout;

namespace secondline::ui {

//! Why nothing is here, how things arrive, and up to three next things; the first action has the focus.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setContent(const QString &icon, Role tint, const QString &title, const QString &explanation);
    //! A row with a sentence and a button; returns the button.
    Button *addNext(const QString &icon, const QString &sentence, const QString &action);
    void clearNext();
    //! A small line at the end that can be copied; empty: none.
    void setNote(const QString &note);
    QString title() const { return m_title->text(); }

private:
    QLabel *m_sign;
    TextLabel *m_title;
    TextLabel *m_explanation;
    QFrame *m_panel;
    QVBoxLayout *m_rows;
    TextLabel *m_note;
};

} // namespace secondline::ui
