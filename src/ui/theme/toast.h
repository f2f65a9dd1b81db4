// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

#include <QFrame>
#include <QTimer>

namespace secondline::ui {

//! An act just done that can be taken back, or a report that can be opened: 8 s at the bottom of its parent, longer
//! while hovered or focused. Ctrl+Z works after it is gone.
class Toast : public QFrame
{
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    //! Shows the sentence; \a withUndo offers to take the act back. Announced politely, once.
    void say(const QString &sentence, bool withUndo);
    //! The same with one thing to do next.
    void offer(const QString &sentence, const QString &action);
    //! The key that takes an act back, shown beside the word.
    void setUndoKey(const QString &key);
    QString sentence() const { return m_text->text(); }

Q_SIGNALS:
    void undoWanted();
    void actionWanted(); //!< of offer()

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void appear(const QString &sentence);
    void place();
    void recolour();

    QLabel *m_text;
    QPushButton *m_undo;
    QPushButton *m_action;
    QTimer m_timer;
};

} // namespace secondline::ui
