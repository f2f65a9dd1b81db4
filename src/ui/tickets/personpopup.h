// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace secondline::ui {

//! Whom a ticket goes to: found by typing, Enter takes the first.
class PersonPopup : public QFrame
{
    Q_OBJECT
public:
    //! \a assigned is left out; null offers nobody to take the ticket from.
    PersonPopup(const QList<domain::Person> &persons, const domain::PersonId &me, const domain::PersonId &assigned,
                QWidget *parent);
    void showBelow(QWidget *anchor);

Q_SIGNALS:
    //! A null id takes the ticket from its person.
    void chosen(const secondline::domain::PersonId &person);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(const QString &text);
    void accept();

    QList<domain::Person> m_persons;
    domain::PersonId m_me;
    domain::PersonId m_assigned;
    QLineEdit *m_filter;
    QListWidget *m_list;
};

} // namespace secondline::ui
