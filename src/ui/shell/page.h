// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <QWidget>

class QSettings;

namespace secondline::ui {

//! What fills the window below the toolbar; the window has one for each mode and for each full-page task.
//!
//! Places are named as on the command line: `tickets`, `ticket/<id>`, `knowledge`, `article/<id>`, `outbox`,
//! `conflict/<id>`, `new-ticket`, `sign-in`, `search`; `back` is where the person came from.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    //! The page is shown: the focus goes to where work begins.
    virtual void enter() { setFocus(); }
    //! Shows what \a what names within the page (the part of a place after the slash).
    virtual void openObject(const QString &what) { Q_UNUSED(what) }
    //! Esc: goes one step back within the page; false if there is none, the window then leaves the page.
    virtual bool stepBack() { return false; }
    //! Splitters, sort order and the like.
    virtual void saveState(QSettings &settings) const { Q_UNUSED(settings) }
    virtual void restoreState(const QSettings &settings) { Q_UNUSED(settings) }

Q_SIGNALS:
    void placeWanted(const QString &place);
    //! An act of the person is durable; it can be taken back while it is not sent.
    void acted(const QString &what, const QUuid &operation);
    //! One polite sentence about what happened, without an undo.
    void said(const QString &what);
};

} // namespace secondline::ui
