// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

#include <array>

class QSettings;

namespace secondline::ui {

//! What to choose from, the list, and what is read: side by side where there is room; else the last one below the list.
//! How much room is needed grows with the letters.
class ThreePanes : public QSplitter
{
    Q_OBJECT
public:
    struct Pane
    {
        QWidget *widget;
        int least; //!< width, for letters of the usual size
        int usual;
    };

    //! \a growing says which one takes what is left over.
    ThreePanes(const std::array<Pane, 3> &panes, int growing, QWidget *parent = nullptr);
    void save(QSettings &settings, const QString &key) const;
    void restore(const QSettings &settings, const QString &key);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    //! Gives each pane the width that it usually has, for the letters as they are.
    void divide();

    std::array<Pane, 3> m_panes;
    QSplitter *m_rest; //!< list and reading
    int m_growing;
    int m_divided = 0; //!< for letters of this size, in per cent
};

} // namespace secondline::ui
