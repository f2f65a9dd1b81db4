// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace secondline::ui {

class Button;
class ChipLabel;
class SegmentedChoice;

//! Impact × urgency with the priority that they give, before anything is changed.
class PriorityPopup : public QFrame
{
    Q_OBJECT
public:
    PriorityPopup(int impact, int urgency, QWidget *parent);
    void showBelow(QWidget *anchor);

Q_SIGNALS:
    void chosen(int impact, int urgency);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void update();
    void accept();

    int m_wasImpact;
    int m_wasUrgency;
    SegmentedChoice *m_impact;
    SegmentedChoice *m_urgency;
    ChipLabel *m_result;
    Button *m_set;
};

} // namespace secondline::ui
