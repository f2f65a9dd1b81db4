// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QTextLayout>
#include <QWidget>

namespace secondline::ui {

//! Plain text of a stranger over at most so many lines, the last one elided; its own direction of writing.
//! The text is laid out once for each width.
class ClampLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ClampLabel(int maxLines, Role role = Role::Text, QWidget *parent = nullptr);
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    //! Whether something is left out at the present width.
    bool clamped() const { return m_clamped; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut(int width) const;

    int m_maxLines;
    Role m_role;
    QString m_text;
    mutable QStringList m_lines;
    mutable int m_width = -1;
    mutable bool m_clamped = false;
};

} // namespace secondline::ui
