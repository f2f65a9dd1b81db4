// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QScrollArea;

namespace secondline::ui {

class SegmentedChoice;
class Theme;

//! Each component in each of its states, with switches for theme, size of the letters and direction (--gallery). For
//! those who build screens: what is not in here is not used yet.
class GalleryWindow : public QWidget
{
    Q_OBJECT
public:
    explicit GalleryWindow(Theme &theme, QWidget *parent = nullptr);
    //! What it shows, in its whole height.
    QPixmap picture();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

Q_SIGNALS:
    void closed();

private:
    QWidget *makeSwitches();
    void fitColumns();

    Theme &m_theme;
    SegmentedChoice *m_look;
    QComboBox *m_scale;
    SegmentedChoice *m_direction;
    QScrollArea *m_scroll;
    QBoxLayout *m_columns;
};

} // namespace secondline::ui
