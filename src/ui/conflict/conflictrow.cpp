// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conflict/conflictrow.h"

#include "domain/priority.h"
#include "ui/shell/plaintext.h"
#include "ui/tickets/ticketwords.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::FieldMerge;
using Verdict = FieldMerge::Verdict;

namespace {

struct ConflictRowWords
{
    Q_DECLARE_TR_FUNCTIONS(ConflictRowWords)
};

//! Properties that hold what a person wrote; all others hold a choice.
bool isText(const QString &property)
{
    static const QStringList texts = {u"subject"_s, u"body"_s, u"statusReason"_s, u"text"_s};
    return texts.contains(property);
}

//! What is computed from the others is no decision.
bool isDerived(const QString &property)
{
    static const QStringList derived = {u"priority"_s, u"tierLevel"_s, u"sla"_s,       u"version"_s,
                                        u"triggers"_s, u"updatedAt"_s, u"entryCount"_s};
    return derived.contains(property);
}

QJsonValue merged(const FieldMerge &field)
{
    return field.verdict == Verdict::MineOnly ? field.mine : field.theirs;
}

ConflictValue priorityValue(const QJsonValue &impact, const QJsonValue &urgency)
{
    const auto priority = domain::priorityFor(impact.toInt(), urgency.toInt());
    ConflictValue value;
    if (priority)
        value.chip = priorityChip(*priority);
    value.text = ConflictRowWords::tr("impact %1 × urgency %2").arg(impact.toInt()).arg(urgency.toInt());
    return value;
}

ConflictValue valueOf(const FieldMerge &field, const QJsonValue &value, const DeskNames &names)
{
    // A text is shown as it was written, line by line.
    if (isText(field.property) && !value.toString().trimmed().isEmpty())
        return {shownText(value.toString()).trimmed(), {}};
    if (field.property == u"pendingReason" && value.isString())
        return {pendingReasonText(value.toString()), {}};
    return {fieldValue(field.property, value, names), {}};
}

ConflictRow rowOf(const FieldMerge &field, const DeskNames &names)
{
    ConflictRow row;
    row.key = field.property;
    row.fields = {field};
    row.name = fieldName(field.property);
    row.verdict = field.verdict;
    row.marked = isText(field.property);
    row.writable = row.marked && field.verdict == Verdict::Clash;
    row.before = valueOf(field, field.base, names);
    row.mine = valueOf(field, field.mine, names);
    row.theirs = valueOf(field, field.theirs, names);
    row.theirsBy = shownLine(field.theirsBy);
    row.theirsAt = field.theirsAt;
    return row;
}

ConflictRow priorityRow(const FieldMerge &impact, const FieldMerge &urgency)
{
    ConflictRow row;
    row.key = u"priority"_s;
    row.fields = {impact, urgency};
    row.name = ConflictRowWords::tr("Priority");
    const auto either = [&](Verdict verdict) { return impact.verdict == verdict || urgency.verdict == verdict; };
    const bool mine = either(Verdict::MineOnly);
    const bool theirs = either(Verdict::TheirsOnly);
    row.verdict = either(Verdict::Clash) || (mine && theirs) ? Verdict::Clash
        : mine                                               ? Verdict::MineOnly
        : theirs                                             ? Verdict::TheirsOnly
        : either(Verdict::SameChange)                        ? Verdict::SameChange
                                                             : Verdict::Unchanged;
    row.before = priorityValue(impact.base, urgency.base);
    row.mine = priorityValue(impact.mine, urgency.mine);
    row.theirs = priorityValue(impact.theirs, urgency.theirs);
    const FieldMerge &known = impact.theirsAt.isValid() ? impact : urgency;
    row.theirsBy = shownLine(known.theirsBy);
    row.theirsAt = known.theirsAt;
    return row;
}

} // namespace

QJsonObject ConflictRow::values(bool wantMine) const
{
    QJsonObject values;
    const bool together = fields.size() > 1; // a priority is one choice: its parts are not mixed
    for (const FieldMerge &field : fields) {
        if (clashes() && (together || field.verdict == Verdict::Clash))
            values.insert(field.property, wantMine ? field.mine : field.theirs);
        else
            values.insert(field.property, merged(field));
    }
    return values;
}

QByteArray ConflictRow::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const FieldMerge &field : fields)
        hash.addData(QJsonDocument(QJsonObject{{field.property, field.mine}, {u"theirs"_s, field.theirs}}).toJson());
    return hash.result().toHex().left(16);
}

QList<ConflictRow> conflictRows(const domain::Conflict &conflict, const DeskNames &names)
{
    const auto find = [&](const QString &property) {
        return std::find_if(conflict.fields.cbegin(), conflict.fields.cend(),
                            [&](const FieldMerge &field) { return field.property == property; });
    };
    const auto impact = find(u"impact"_s);
    const auto urgency = find(u"urgency"_s);
    const bool together = impact != conflict.fields.cend() && urgency != conflict.fields.cend();
    QList<ConflictRow> rows;
    for (const FieldMerge &field : conflict.fields) {
        if (isDerived(field.property))
            continue;
        if (together && field.property == u"urgency")
            continue;
        const ConflictRow row =
            together && field.property == u"impact" ? priorityRow(*impact, *urgency) : rowOf(field, names);
        if (row.verdict != Verdict::Unchanged)
            rows.append(row);
    }
    std::stable_partition(rows.begin(), rows.end(), [](const ConflictRow &row) { return row.clashes(); });
    return rows;
}

} // namespace secondline::ui
