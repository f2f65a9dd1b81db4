// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/shell/page.h"
#include "workspace/handoff.h"

#include <QTimer>

#include <optional>

class QComboBox;
class QScrollArea;

namespace secondline::workspace {
class Workspace;
struct Escalated;
} // namespace secondline::workspace

namespace secondline::ui {

class Banner;
class Button;
class ChipLabel;
class ElidedLabel;
class HandoffBrief;
class HandoffFields;
class Stepper;
class TextLabel;

//! Hands a ticket over to the tier above, step by step: nothing leaves before the next tier has what it needs.
//! Needs no network. What is written is a draft from the first word; a handoff that the server refused is completed
//! here.
class EscalationPage : public Page
{
    Q_OBJECT
public:
    explicit EscalationPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~EscalationPage() override;

    //! A ticket by its id.
    void openObject(const QString &what) override;
    void enter() override;
    //! After an undo: the handoff is a draft again.
    void restoreText(const QUuid &operation);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeSteps();
    QWidget *makeSide();
    QWidget *makeFooter();
    void arrange();
    void showTicket(const domain::TicketPicture &picture);
    //! Why the ticket cannot go up; the form is away.
    void showNoWay(const QString &why);
    void fillQueues();
    void askForm();
    void showForm(const workspace::HandoffForm &form);
    domain::Handoff kept(const workspace::HandoffForm &form, QJsonObject &filledIn) const;
    void edited();
    void check();
    void showSteps();
    void showStep(int step);
    void saveDraft();
    void discard();
    void send();
    void sent(const workspace::Escalated &escalated);
    void showMissing();
    QString draftPlace() const;

    workspace::Workspace *m_workspace;
    Clock m_clock;
    QTimer m_saveWait;
    QTimer m_checkWait;
    domain::TicketId m_ticket;
    domain::Ticket m_shown;
    QUuid m_editing;       //!< the refused handoff that is completed; null: a new one
    QStringList m_refused; //!< pointers that the server missed
    std::optional<workspace::HandoffForm> m_form;
    QList<domain::HandoffGap> m_gaps;
    QJsonObject m_written;  //!< what is in the draft or was taken back, until a form shows it
    bool m_touched = false; //!< the person has written something, or a draft was there
    bool m_all = false;     //!< every gap shows, after the first try to send
    bool m_sending = false;
    bool m_focusWanted = false; //!< as soon as the form is there
    quint64 m_asked = 0;
    struct Sent
    {
        QUuid operation;
        domain::TicketId ticket;
        QJsonObject draft;
    };
    std::optional<Sent> m_sent;
    QJsonObject m_discarded;

    TextLabel *m_title;
    ElidedLabel *m_what;
    ChipLabel *m_priority;
    ChipLabel *m_sla;
    TextLabel *m_ready;
    QWidget *m_left = nullptr;
    QComboBox *m_queue;
    Stepper *m_steps;
    Banner *m_banner;
    HandoffFields *m_fields;
    QWidget *m_side = nullptr;
    TextLabel *m_sideTitle;
    HandoffBrief *m_brief;
    QWidget *m_footer = nullptr;
    Button *m_discard;
    TextLabel *m_saved;
    Button *m_back;
    Button *m_next;
    Button *m_send;
};

} // namespace secondline::ui
