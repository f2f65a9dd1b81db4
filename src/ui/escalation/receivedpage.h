// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "ui/shell/clock.h"
#include "ui/shell/page.h"
#include "workspace/handoff.h"

#include <QTimer>

#include <optional>

class QAbstractButton;
class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class Button;
class ChipLabel;
class ElidedLabel;
class HandoffBrief;
class SegmentedChoice;
class TextLabel;

//! A handoff as its receiver reads it, on one page, and the receiver's word on it: complete, or what is missing; the
//! ticket is accepted, or goes back with exactly that.
class ReceivedPage : public Page
{
    Q_OBJECT
public:
    explicit ReceivedPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~ReceivedPage() override;

    //! A ticket by its id.
    void openObject(const QString &what) override;
    void enter() override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Answer { Complete, Lacking };
    struct Item
    {
        QString pointer;
        QCheckBox *box = nullptr;
    };

    QWidget *makeHeader();
    QWidget *makeReading();
    QWidget *makeWord();
    void load();
    void showReceived(const workspace::ReceivedHandoff &received);
    void showNothing(const QString &why);
    void fillItems();
    //! Y or N, for the question that is asked.
    bool answers(const QKeyEvent &key) const;
    void answered();
    void showAnswer();
    QStringList missing() const;
    void touched();
    void saveDraft();
    void restoreDraft();
    void rate(domain::HandoffRating::Verdict verdict);
    QString draftPlace() const;

    workspace::Workspace *m_workspace;
    Clock m_clock;
    QTimer m_saveWait;
    domain::TicketId m_ticket;
    std::optional<workspace::ReceivedHandoff> m_received;
    bool m_sending = false;
    bool m_restoring = false;

    TextLabel *m_title;
    ElidedLabel *m_what;
    ChipLabel *m_priority;
    ChipLabel *m_sla;
    TextLabel *m_time;
    Banner *m_banner;
    QWidget *m_panes = nullptr;
    TextLabel *m_subject;
    HandoffBrief *m_brief;
    QWidget *m_side = nullptr;
    SegmentedChoice *m_answer;
    QWidget *m_lacking = nullptr; //!< what is shown while something is missing
    QVBoxLayout *m_itemColumn = nullptr;
    QList<Item> m_items;
    QLineEdit *m_comment;
    Button *m_accept;
    Button *m_acceptAnyway;
    Button *m_return;
    TextLabel *m_saved;
};

//! In how many seconds a practised person reads \a words.
int readingSeconds(qsizetype words);

} // namespace secondline::ui
