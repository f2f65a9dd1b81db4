// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace secondline::ui {

class ClampLabel;
class ReadingText;
class TextLabel;

//! The ticket in six lines: what, how bad, who waits, until when and why then, what was tried, who is next.
class Brief : public QWidget
{
    Q_OBJECT
public:
    explicit Brief(Clock clock, QWidget *parent = nullptr);
    //! \a me marks what is the person's own.
    void setTicket(const domain::TicketPicture &picture, const domain::PersonId &me);
    //! Only the texts that depend on the time.
    void refreshTimes();

private:
    ReadingText *addRow(const QString &name, const QString &objectName);
    void showWhy();

    Clock m_clock;
    QGridLayout *m_grid;
    domain::TicketPicture m_picture;
    domain::PersonId m_me;
    ClampLabel *m_what;
    ReadingText *m_howBad;
    ReadingText *m_whoWaits;
    TextLabel *m_until;
    TextLabel *m_left;
    QPushButton *m_why;
    ReadingText *m_tried;
    ReadingText *m_where;
    TextLabel *m_whereName;
    ReadingText *m_next;
};

//! The running clock that is due first, if one runs; else the paused resolution clock; else nothing.
std::optional<domain::SlaClock> shownClock(const domain::Ticket &ticket);

} // namespace secondline::ui
