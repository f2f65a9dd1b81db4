// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/guide.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace secondline::ui {

//! One of a few answers, each with its explanation (R45): cards beside each other where there is room. A number key
//! chooses, arrow keys move between them.
class ChoiceCards : public QWidget
{
    Q_OBJECT
public:
    explicit ChoiceCards(const QList<domain::GuideChoice> &choices, QWidget *parent = nullptr);
    QString chosen() const; //!< empty: none yet
    void choose(const QString &value);

Q_SIGNALS:
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void arrange();

    QList<domain::GuideChoice> m_choices;
    QButtonGroup *m_group;
    QGridLayout *m_grid;
    int m_columns = 0;
};

} // namespace secondline::ui
