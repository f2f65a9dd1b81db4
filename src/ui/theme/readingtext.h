// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QTextLayout>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

namespace secondline::ui {

//! Plain text of strangers to be read, on the theme's line grid: laid out once for each width and no further than it is
//! unfolded, each paragraph in its own direction of writing. Text can be selected by mouse and copied.
//!
//! A long text is laid out from its start in slices of the event loop; until then the height of the rest is a guess.
class ReadingText : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingText(Role role = Role::Text, QWidget *parent = nullptr);
    ~ReadingText() override;

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    //! 0: never folds.
    void setFoldLines(int lines);
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    //! Whether there is more than the folded lines at that width.
    bool folds(int width) const;
    QString selectedText() const;
    void setRole(Role role);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    //! Nothing is guessed: all that is unfolded is laid out for the present width.
    bool isLaidOut() const { return m_guessed == 0; }

Q_SIGNALS:
    //! A guess has given way to what is so.
    void heightChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Paragraph
    {
        int start = 0; //!< in the text
        std::unique_ptr<QTextLayout> layout;
        int firstLine = 0;
    };
    void layOut(int width) const;
    void layOutSome() const;
    int shownLines() const;
    int positionAt(const QPoint &point) const;
    void copy() const;

    Role m_role;
    QString m_text;
    int m_foldLines = 0;
    bool m_folded = true;
    int m_anchor = 0;
    int m_cursor = 0;
    mutable int m_width = -1;
    mutable int m_lines = 0;     //!< laid out
    mutable bool m_more = false; //!< than the folded lines
    mutable std::vector<Paragraph> m_paragraphs;
    mutable qsizetype m_next = 0; //!< where in the text layout goes on
    mutable int m_guessed = 0;    //!< lines that the rest will take
    mutable QTimer m_turn;
};

} // namespace secondline::ui
