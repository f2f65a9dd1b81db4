// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QWidget>

class QButtonGroup;
class QAbstractButton;

namespace secondline::ui {

//! Two to four alternatives that change the form below; arrow keys move between them.
class SegmentedChoice : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedChoice(QWidget *parent = nullptr);
    //! \a icon may be empty. Returns the button, to be named.
    QAbstractButton *add(int id, const QString &text, const QString &icon = {});
    int chosen() const;
    void choose(int id);

Q_SIGNALS:
    void chosenChanged(int id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace secondline::ui
