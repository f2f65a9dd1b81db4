// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QString>
#include <QWidget>

namespace secondline::ui {

enum class ChipLook : quint8 { Neutral, Outline, P1, P2, P3, P4, Bad, Warn, Good, Note };

//! A state of one object in one or two words: never an action.
struct Chip
{
    QString text;
    ChipLook look = ChipLook::Neutral;
    QString icon; //!< empty: none
    friend bool operator==(const Chip &, const Chip &) = default;
};

int chipHeight();
int chipWidth(const Chip &chip);
//! How wide a column of chips is at the leading edge of a list, \a widest among them.
int chipColumn(const Chip &widest);
//! Fills \a rect; the text is centred and never elided.
void paintChip(QPainter *painter, const QRect &rect, const Chip &chip);

//! A chip as a widget; its accessible name is its text.
class ChipLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ChipLabel(QWidget *parent = nullptr);
    void setChip(const Chip &chip);
    const Chip &chip() const { return m_chip; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Chip m_chip;
};

} // namespace secondline::ui
