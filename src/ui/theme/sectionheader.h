// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

class QHBoxLayout;

namespace secondline::ui {

//! The name of a group on a page, what is to be known of it at the other end, and a line below: no box.
class SectionHeader : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    //! A count or a condition, at the trailing end: "3 found in the timeline". Empty: none.
    void setAside(const QString &aside);
    //! A button without a frame at the very end.
    Button *addAction(const QString &text, const QString &icon = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    TextLabel *m_title;
    TextLabel *m_aside;
};

} // namespace secondline::ui
