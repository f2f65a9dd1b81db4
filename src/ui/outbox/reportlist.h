// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reconnectreport.h"
#include "ui/shell/clock.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace secondline::ui {

//! All sync reports of this device, newest first, and a search over what is in them.
class ReportList : public QWidget
{
    Q_OBJECT
public:
    explicit ReportList(Clock clock, QWidget *parent = nullptr);
    void setReports(const QList<domain::ReconnectReport> &reports);
    QString searched() const;
    void focusSearch();

Q_SIGNALS:
    void searchWanted(const QString &text);
    void reportWanted(qint64 id);

private:
    Clock m_clock;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace secondline::ui
