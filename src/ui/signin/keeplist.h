// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"

#include <QSet>
#include <QTreeWidget>

namespace secondline::ui {

//! What there is to keep on a device: the queues by tier, each with a box to check, how many tickets and about how much
//! room; the articles, which are always kept.
class KeepList : public QTreeWidget
{
    Q_OBJECT
public:
    explicit KeepList(QWidget *parent = nullptr);

    //! \a desk without numbers (a server that was not asked) shows none.
    void show(const domain::DeskSurvey &desk, const QSet<QString> &leftOut);
    using QTreeWidget::show;
    //! The queues whose boxes are not checked.
    QSet<QString> leftOut() const;
    //! About how many bytes what is checked takes on the disk.
    qint64 bytes() const;
    bool knowsNumbers() const { return m_numbers; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The person has checked a box, or taken a check away.
    void changed();
    //! Enter: what is checked is what is wanted.
    void accepted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillNumbers(QTreeWidgetItem *item, qint64 tickets) const;
    void fill(QTreeWidgetItem *item, const QString &count, qint64 bytes) const;
    void setRowHeights();
    void say(QTreeWidgetItem *item) const;

    bool m_numbers = false;
    bool m_filling = false;
    qint64 m_articles = 0;
};

//! About how many bytes \a tickets with their timelines and \a articles take on the disk, words for searching included.
qint64 roomFor(qint64 tickets, qint64 articles);

} // namespace secondline::ui
