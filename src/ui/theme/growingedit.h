// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

class QMimeData;

namespace secondline::ui {

//! A text field that grows with its text between two numbers of lines; Tab leaves it, Ctrl+Enter concludes. One that
//! takes files hands out what is dropped or pasted into it as such, and takes the rest as text.
class GrowingEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    GrowingEdit(int minLines, int maxLines, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    void setTakesFiles(bool takes) { m_takesFiles = takes; }

Q_SIGNALS:
    void concluded();
    void filesOffered(const QStringList &paths);
    void pictureOffered(const QImage &picture);

protected:
    void changeEvent(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int heightOf(int lines) const;
    void adapt();

    int m_minLines;
    int m_maxLines;
    bool m_takesFiles = false;
};

//! The files of this device among what is dropped or pasted; empty if one of it is something else.
QStringList localFiles(const QMimeData *source);

} // namespace secondline::ui
