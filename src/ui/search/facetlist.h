// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace secondline::ui {

//! The choices of a page's left pane, under captions, each with a count: one is chosen.
class FacetList : public QListWidget
{
    Q_OBJECT
public:
    explicit FacetList(QWidget *parent = nullptr);

    void addCaption(const QString &text);
    //! \a icon may be empty.
    void addChoice(int id, const QString &text, const QString &icon = {});
    //! Negative: no count is shown.
    void setCount(int id, int count);
    int count(int id) const;
    int chosen() const;
    void choose(int id);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 0}; }

protected:
    void changeEvent(QEvent *event) override;

Q_SIGNALS:
    void chosenChanged(int id);

private:
    QListWidgetItem *choice(int id) const;
};

} // namespace secondline::ui
