// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace secondline::ui {

//! Chips or buttons beside each other; what finds no room goes on in the next line. Places them itself and is as high
//! as they need, so that no layout around it has to ask twice.
class WrapRow : public QWidget
{
    Q_OBJECT
public:
    explicit WrapRow(QWidget *parent = nullptr);
    //! With \a gap pixels to the one before it.
    void add(QWidget *widget, int gap = 8);
    //! The same, at the trailing end of its line.
    void addTrailing(QWidget *widget, int gap = 8);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;

private:
    struct Item
    {
        QWidget *widget;
        int gap;
        bool trailing;
    };
    void place();

    QList<Item> m_items;
};

} // namespace secondline::ui
