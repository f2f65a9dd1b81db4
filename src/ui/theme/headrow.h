// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace secondline::ui {

//! The row at the top of a pane or page: as high as the design has it, higher where the letters are large.
class HeadRow : public QWidget
{
    Q_OBJECT
public:
    //! \a least is height::paneHeader or height::pageHeader.
    explicit HeadRow(int least, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    int m_least;
};

} // namespace secondline::ui
