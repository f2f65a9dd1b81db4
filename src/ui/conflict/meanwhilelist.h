// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tickets/entrywords.h"

#include <QWidget>

class QVBoxLayout;

namespace secondline::ui {

//! What others did to a ticket while the person's change waited, newest first.
class MeanwhileList : public QWidget
{
    Q_OBJECT
public:
    explicit MeanwhileList(QWidget *parent = nullptr);
    //! \a entries oldest first.
    void setEntries(const QList<domain::Entry> &entries, const EntryNames &names, const QDateTime &now);

private:
    QVBoxLayout *m_column;
    QList<QWidget *> m_rows;
};

} // namespace secondline::ui
