// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/clock.h"
#include "ui/tickets/entrywords.h"

#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace secondline::ui {

class Button;
class EntryColumn;
class TextLabel;

//! What happened to a ticket, newest first, the opening last. Texts are plain, can be selected, and fold at 12 lines.
//!
//! Entries that are shown stay as they are over a refresh; the first 30 are made in slices, older ones on demand.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    explicit Timeline(Clock clock, QWidget *parent = nullptr);
    void setTicket(const domain::TicketPicture &picture, const EntryNames &names);
    int shownEntries() const;

private:
    struct Item
    {
        QString id;
        EntryWords words;
        QDateTime at;
        QList<domain::Attachment> attachments;
    };
    void build();
    void addSome(const QDateTime &now);

    Clock m_clock;
    domain::TicketPicture m_picture;
    EntryNames m_names;
    EntryFilter m_filter = EntryFilter::All;
    int m_limit = 30;
    TextLabel *m_count;
    QToolButton *m_filterButton;
    EntryColumn *m_column;
    Button *m_older;
    QList<Item> m_waiting; //!< not made yet
    QTimer m_slice;
};

} // namespace secondline::ui
