// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace secondline::ui {

//! Loads what the first page of tickets will be painted with (letters of each font, icons) in small slices of the event
//! loop, so that it is there when the page comes. Deletes itself when done.
class Warmup : public QObject
{
    Q_OBJECT
public:
    explicit Warmup(QObject *parent);

private:
    void next();

    QTimer m_turn;
    int m_step = 0;
};

} // namespace secondline::ui
