// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/clock.h"
#include "ui/tickets/entrywords.h"
#include "workspace/workspace.h"

#include <QHash>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace secondline::ui {

class Button;
class EntryColumn;
class EntryWidget;
class TextLabel;

//! What one entry of the timeline shows.
struct TimelineItem
{
    QString id;
    EntryWords words;
    QDateTime at;
    QString when; //!< as it is written
    QList<domain::Attachment> attachments;
    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
};

//! What happened to a ticket, newest first, the opening last. Texts are plain, can be selected, and fold at 12 lines.
//!
//! Entries that did not change stay as they are over a refresh, with what a person has marked or unfolded. The first 30
//! are made in slices of the event loop, from the newest; older ones on demand.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    explicit Timeline(Clock clock, QWidget *parent = nullptr);
    void setTicket(const domain::TicketPicture &picture, const EntryNames &names);
    //! By blob: where the bytes of what hangs on the entries are.
    void setAttachmentStates(const QMap<QString, workspace::AttachmentState> &states);

Q_SIGNALS:
    void attachmentWanted(const secondline::domain::Attachment &file);

private:
    void build();
    void addSome();

    Clock m_clock;
    domain::TicketPicture m_picture;
    EntryNames m_names;
    QMap<QString, workspace::AttachmentState> m_states;
    EntryFilter m_filter = EntryFilter::All;
    int m_limit = 30;
    TextLabel *m_count;
    QToolButton *m_filterButton;
    EntryColumn *m_column;
    Button *m_older;
    QList<TimelineItem> m_waiting;        //!< not placed yet
    QHash<QString, EntryWidget *> m_kept; //!< made before, to be placed again if they still say the same
    bool m_anew = false;                  //!< none of them can be
    QTimer m_slice;
};

} // namespace secondline::ui
