// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>
#include <QWidget>

#include <memory>

namespace secondline::ui {

class TextLabel;

//! A stranger's text in the timeline: plain, at most 12 lines until the person unfolds it.
//!
//! Laid out once for a width, and folded only as far as it shows, so that a long discussion costs little. What selects
//! text is a label put over it when the person first presses into it.
class EntryText : public QWidget
{
    Q_OBJECT
public:
    EntryText(const QString &text, QWidget *parent);
    ~EntryText() override;

    //! There is more than the folded text shows, at \a width.
    bool folds(int width) const;
    void setFolded(bool folded);
    bool folded() const { return m_folded; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Laid
    {
        int width = -1;
        bool folded = true;
        bool more = false;
        int height = 0;
        std::unique_ptr<QTextLayout> layout;
    };
    const Laid &laidOut(int width) const;
    TextLabel *selectable();

    QString m_text;
    bool m_folded = true;
    mutable Laid m_laid;
    TextLabel *m_label = nullptr;
};

} // namespace secondline::ui
