// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace secondline::ui {

//! A text field that grows with its text between two numbers of lines; Tab leaves it, Ctrl+Enter concludes.
class GrowingEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    GrowingEdit(int minLines, int maxLines, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void concluded();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int heightOf(int lines) const;
    void adapt();

    int m_minLines;
    int m_maxLines;
};

} // namespace secondline::ui
