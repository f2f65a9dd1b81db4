// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/tickets/composer.h"
#include "ui/tickets/entrywords.h"
#include "workspace/workspace.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QScrollArea;
class QStackedLayout;
class QTemporaryDir;

namespace secondline::ui {

class Banner;
class Brief;
class Button;
class ChipLabel;
class EmptyState;
class TextLabel;
class Timeline;

//! One ticket, read like a brief; below it what happened, and where to write.
class TicketView : public QWidget
{
    Q_OBJECT
public:
    TicketView(workspace::Workspace &workspace, Clock clock, QWidget *parent = nullptr);

    //! By id, local id or number. Empty: shows that nothing is chosen.
    void open(const QString &idOrNumber);
    const domain::TicketId &ticketId() const { return m_id; }
    bool hasTicket() const;
    //! Whether the person may work on the ticket that is shown.
    bool mayWork() const { return m_mayWork; }

    void compose(Composer::Kind kind);
    void chooseFiles();
    //! Opens the way up to the next tier, or says why there is none.
    void escalate();
    void assignToMe();
    void assignToSomebody();
    void editPriority();
    void copyNumber();
    void setWaiting(bool waiting);
    bool isWaiting() const;
    void focusReading();
    //! Esc: the composer goes to rest. False if it was.
    bool stepBack();
    //! Saves what is being written, now.
    void flush();
    //! After an undo: puts a withdrawn text back if nothing new is there.
    void restoreText(const QUuid &operation);

Q_SIGNALS:
    void acted(const QString &what, const QUuid &operation);
    void said(const QString &what);
    void placeWanted(const QString &place);
    void shown(const secondline::domain::TicketId &id); //!< another ticket, or its rights, are on screen

private:
    void refetch();
    void showTicket(const domain::TicketPicture &picture);
    void showMissing();
    void showHeader();
    void showHandoff();
    void lookForHandoff();
    bool hasWayUp() const;
    void loadDraft();
    void saveDraft(const domain::TicketId &ticket, const Composer::Content &content);
    //! Copies a file into the profile for what is being written; \a held lives as long as that takes.
    void attach(const QString &path, const std::shared_ptr<QTemporaryDir> &held = {});
    void attachPicture(const QImage &picture);
    void fetchAttachmentStates();
    void openAttachment(const domain::Attachment &file);
    void write(Composer::Kind kind, const Composer::Content &content, const QString &done);
    void command(const QString &done, const domain::Result<QUuid> &result);

    workspace::Workspace &m_workspace;
    Clock m_clock;
    domain::TicketId m_id;
    domain::TicketId m_unrated; //!< whose handoff waits for this person's word
    QString m_handedOverBy;
    QString m_asked;
    domain::TicketPicture m_picture;
    QByteArray m_shown; //!< fingerprint of what brief and timeline show
    bool m_mayWork = false;
    bool m_focusWanted = false; //!< as soon as the ticket is there
    struct Written
    {
        QUuid operation;
        domain::TicketId ticket;
        Composer::Content content;
    };
    std::optional<Written> m_lastWritten;
    int m_lastAttaching = 0;
    QHash<int, std::shared_ptr<std::atomic_bool>> m_attaching; //!< copies under way; false: to be given up
    QMap<QString, workspace::AttachmentState> m_attachmentStates;
    QTimer m_minute;

    QStackedLayout *m_stack;
    EmptyState *m_nothing;
    QWidget *m_body;
    TextLabel *m_number;
    ChipLabel *m_priority;
    ChipLabel *m_tier;
    ChipLabel *m_sla;
    ChipLabel *m_status;
    ChipLabel *m_waiting;
    Button *m_take;
    Button *m_change;
    Button *m_escalate;
    Button *m_more;
    TextLabel *m_title;
    Banner *m_banner;
    QScrollArea *m_scroll;
    Brief *m_brief;
    Timeline *m_timeline;
    Composer *m_composer;
};

} // namespace secondline::ui
