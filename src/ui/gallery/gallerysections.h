// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace secondline::ui {

// One part of the gallery each, with its heading.

QWidget *coloursSection(QWidget *parent);
QWidget *typeSection(QWidget *parent);
QWidget *chipsSection(QWidget *parent);
QWidget *buttonsSection(QWidget *parent);
QWidget *fieldsSection(QWidget *parent);
QWidget *rowsSection(bool dense, QWidget *parent);
QWidget *timelineSection(QWidget *parent);
QWidget *bannersSection(QWidget *parent);
QWidget *stepperSection(QWidget *parent);
QWidget *progressSection(QWidget *parent);
QWidget *toastSection(QWidget *parent);
QWidget *emptySection(QWidget *parent);

} // namespace secondline::ui
