// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace secondline::ui {

//! A mode of the window in its toolbar: sign, name and, where something waits in it, a count.
class ModeButton : public QAbstractButton
{
    Q_OBJECT
public:
    ModeButton(const QString &text, const QString &icon, QWidget *parent = nullptr);
    void setCount(int count);
    //! The sign alone, where the toolbar has no room for words.
    void setFolded(bool folded);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    int m_count = 0;
    bool m_folded = false;
};

} // namespace secondline::ui
