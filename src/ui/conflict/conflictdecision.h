// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflict/conflictrow.h"

#include <QMap>

namespace secondline::ui {

//! What a person has chosen so far, for each line that clashes.
class ConflictDecision
{
public:
    enum class Choice { Open, Mine, Theirs, Written };

    Choice choice(const QString &key) const { return m_choices.value(key, Choice::Open); }
    QString written(const QString &key) const { return m_written.value(key); }
    void choose(const QString &key, Choice choice);
    void write(const QString &key, const QString &text) { m_written.insert(key, text); }
    //! Nothing chosen and nothing written.
    bool isEmpty() const { return m_choices.isEmpty() && m_written.isEmpty(); }

    //! How many of \a rows that clash have a value; one to be written new has none while it is blank.
    int decided(const QList<ConflictRow> &rows) const;
    static int toDecide(const QList<ConflictRow> &rows);
    //! The value wanted for each property of \a rows; only whole once all is decided.
    QJsonObject values(const QList<ConflictRow> &rows) const;

    //! As a draft; what was chosen is kept for as long as its line is the same (ConflictRow::fingerprint()).
    QJsonObject toJson(const QList<ConflictRow> &rows) const;
    static ConflictDecision fromJson(const QJsonObject &json, const QList<ConflictRow> &rows);
    friend bool operator==(const ConflictDecision &, const ConflictDecision &) = default;

private:
    bool isDecided(const ConflictRow &row) const;

    QMap<QString, Choice> m_choices;
    QMap<QString, QString> m_written;
};

} // namespace secondline::ui
