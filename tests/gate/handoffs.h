// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../scenarios/dice.h"

#include <QJsonObject>
#include <QStringList>

namespace secondline::gate {

//! The reasons of the shipped guide for that step.
QStringList reasonsFrom(int fromLevel);

//! Answers as a careful person gives them, complete for that reason; written here by hand, knowing nothing of the
//! guide's definition.
QJsonObject goodAnswers(int fromLevel, const QString &reason, scenarios::Dice &dice);

//! Answers with one thing wrong.
struct Spoiled
{
    QJsonObject answers;
    QString place; //!< pointer to what was spoiled
    QString how;
};

//! Spoils one place of complete \a answers: one item short, an empty phrase in one field, a text said twice …
Spoiled spoiled(const QJsonObject &answers, scenarios::Dice &dice);

//! Any JSON at all, with the names of answers here and there.
QJsonObject anyAnswers(scenarios::Dice &dice);

} // namespace secondline::gate
