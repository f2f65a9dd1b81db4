// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reconnectreport.h"
#include "ui/outbox/operationtext.h"
#include "ui/shell/clock.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace secondline::ui {

class Button;
class TextLabel;

//! One sync report in full: the counts, then what needs the person, what was merged, what was sent.
class ReportView : public QWidget
{
    Q_OBJECT
public:
    explicit ReportView(Clock clock, QWidget *parent = nullptr);
    //! \a open: the operations that still wait for their person; the others are settled by now.
    void show(const domain::ReconnectReport &report, const DeskNames &names, const QHash<QUuid, bool> &open);
    using QWidget::show;
    qint64 shownId() const { return m_report.id; }
    //! The first thing to do; else the page itself, to be read with the arrow keys.
    void focusFirst();

Q_SIGNALS:
    //! `ticket/…`, `conflict/…`, `outbox/…`
    void placeWanted(const QString &place);
    void copied();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    //! Whether tiles and rows find no room beside each other.
    bool narrow() const;
    void buildForRoom();
    void addTiles(QVBoxLayout *column);
    void addSection(QVBoxLayout *column, const QString &title, const QString &hint, const QString &name,
                    const QList<domain::ReportedAct> &acts, bool urgent);
    QList<domain::ReportedAct> acts(std::initializer_list<domain::ReportedAct::Outcome> outcomes) const;

    Clock m_clock;
    domain::ReconnectReport m_report;
    DeskNames m_names;
    QHash<QUuid, bool> m_open;
    QHash<QString, int> m_limits; //!< rows shown, by section
    QScrollArea *m_scroll;
    QWidget *m_first = nullptr;
    bool m_narrow = false;
};

} // namespace secondline::ui
