// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/conflictdecision.h"

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

using Choice = ConflictDecision::Choice;

QString wireName(Choice choice)
{
    switch (choice) {
    case Choice::Mine:
        return u"mine"_s;
    case Choice::Theirs:
        return u"theirs"_s;
    case Choice::Written:
        return u"written"_s;
    case Choice::Open:
        break;
    }
    return {};
}

Choice choiceNamed(const QString &name)
{
    for (const Choice choice : {Choice::Mine, Choice::Theirs, Choice::Written}) {
        if (name == wireName(choice))
            return choice;
    }
    return Choice::Open;
}

} // namespace

void ConflictDecision::choose(const QString &key, Choice choice)
{
    if (choice == Choice::Open)
        m_choices.remove(key);
    else
        m_choices.insert(key, choice);
}

bool ConflictDecision::isDecided(const ConflictRow &row) const
{
    const Choice chosen = choice(row.key);
    return chosen == Choice::Written ? !written(row.key).trimmed().isEmpty() : chosen != Choice::Open;
}

int ConflictDecision::toDecide(const QList<ConflictRow> &rows)
{
    return static_cast<int>(
        std::count_if(rows.cbegin(), rows.cend(), [](const ConflictRow &row) { return row.clashes(); }));
}

int ConflictDecision::decided(const QList<ConflictRow> &rows) const
{
    return static_cast<int>(std::count_if(rows.cbegin(), rows.cend(),
                                          [this](const ConflictRow &row) { return row.clashes() && isDecided(row); }));
}

QJsonObject ConflictDecision::values(const QList<ConflictRow> &rows) const
{
    QJsonObject values;
    for (const ConflictRow &row : rows) {
        if (row.clashes() && !isDecided(row))
            continue;
        if (choice(row.key) == Choice::Written && row.writable) {
            values.insert(row.key, written(row.key).trimmed());
            continue;
        }
        const QJsonObject wanted = row.values(choice(row.key) == Choice::Mine);
        for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it)
            values.insert(it.key(), it.value());
    }
    return values;
}

QJsonObject ConflictDecision::toJson(const QList<ConflictRow> &rows) const
{
    QJsonObject json;
    for (const ConflictRow &row : rows) {
        if (!row.clashes() || (choice(row.key) == Choice::Open && written(row.key).isEmpty()))
            continue;
        json.insert(row.key,
                    QJsonObject{{u"choice"_s, wireName(choice(row.key))},
                                {u"text"_s, written(row.key)},
                                {u"of"_s, QString::fromLatin1(row.fingerprint())}});
    }
    return json;
}

ConflictDecision ConflictDecision::fromJson(const QJsonObject &json, const QList<ConflictRow> &rows)
{
    ConflictDecision decision;
    for (const ConflictRow &row : rows) {
        const QJsonObject kept = json[row.key].toObject();
        if (!row.clashes() || kept.isEmpty())
            continue;
        // A text is the person's own and stays in any case; a choice was made between two values.
        if (!kept[u"text"].toString().isEmpty())
            decision.write(row.key, kept[u"text"].toString());
        if (kept[u"of"].toString() == QLatin1String(row.fingerprint()))
            decision.choose(row.key, choiceNamed(kept[u"choice"].toString()));
    }
    return decision;
}

} // namespace secondline::ui
