// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/conflict.h"
#include "ui/conflict/conflictdecision.h"
#include "ui/shell/clock.h"
#include "ui/shell/page.h"

#include <QTimer>

class QScrollArea;
class QStackedLayout;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class Button;
class ConflictTable;
class EmptyState;
class MeanwhileList;
class TextLabel;

//! Place `conflict/<operation>`: one change that met another one. Shows what was, what the person wants and what the
//! server has, and sends what the person decides, field by field; the decision so far is a draft.
class ConflictPage : public Page
{
    Q_OBJECT
public:
    explicit ConflictPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);

    void enter() override;
    //! The operation by its id.
    void openObject(const QString &what) override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void fetch();
    void show(const std::optional<domain::Conflict> &conflict);
    using QWidget::show;
    void showHeads();
    void showBanner();
    void showProgress();
    void chooseAll(ConflictDecision::Choice choice);
    void startOver();
    void changed();
    void saveDraft();
    void send();
    DeskNames names() const;
    QString draftPlace() const;

    workspace::Workspace *m_workspace;
    Clock m_clock;
    QUuid m_operation;
    std::optional<domain::Conflict> m_conflict;
    QList<ConflictRow> m_rows;
    ConflictDecision m_decision;
    bool m_sending = false;
    bool m_dirty = false;     //!< chosen since the last saveDraft()
    bool m_draftKept = false; //!< something of it is on the device
    bool m_focusWanted = false;
    QString m_failure; //!< why the last try to send ended
    QTimer m_saveWait;

    QStackedLayout *m_stack;
    EmptyState *m_nothing;
    QWidget *m_body;
    TextLabel *m_title;
    TextLabel *m_subject;
    TextLabel *m_progress;
    QScrollArea *m_scroll;
    Banner *m_banner;
    ConflictTable *m_table;
    QWidget *m_meanwhileHead;
    TextLabel *m_meanwhileOf;
    MeanwhileList *m_meanwhile;
    TextLabel *m_saved;
    Button *m_startOver;
    Button *m_allMine;
    Button *m_allTheirs;
    Button *m_send;
};

} // namespace secondline::ui
