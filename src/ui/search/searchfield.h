// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace secondline::ui {

//! The field of the toolbar that searches everything on this device, as one types (Ctrl+K).
//!
//! It only says what the person wants: the page with the results listens (KnowledgePage::attach()).
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    //! Takes the focus with its text selected, so that typing begins anew.
    void begin();

    //! The key that leads here, shown while the field is empty.
    void setKeyHint(const QString &key);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The text changed by typing; also an empty one.
    void searchWanted(const QString &text);
    //! Down or Enter: the person wants to go on in the results.
    void resultsWanted();
    //! Enter: opens the result at hand.
    void openWanted();
    //! Esc: back to where the person was.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    //! Leaves room for the sign and the key's name at their sides.
    void fitMargins();

    QString m_keyHint;
};

} // namespace secondline::ui
