// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/rights.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace secondline::sync {

using namespace Qt::StringLiterals;

namespace {

QString asText(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

bool mayRead(const domain::Cell &myRights)
{
    const QByteArray json(myRights.text.data(), static_cast<qsizetype>(myRights.text.size()));
    return QJsonDocument::fromJson(json).object()[u"mayRead"].toBool();
}

} // namespace

RightsChange takeRights(const Pulled &pulled, QMap<QString, bool> &readable, bool doubted)
{
    RightsChange change;
    const auto place = static_cast<size_t>(domain::propertyIndex(domain::ObjectType::Queue, "myRights"));
    for (const domain::RowBatch &batch : pulled.rows) {
        if (batch.type() != domain::ObjectType::Queue)
            continue;
        for (qsizetype row = 0; row < batch.size(); ++row) {
            const QString id = asText(batch.id(row));
            const bool may = mayRead(batch.cells(row)[place]);
            const bool could = readable.value(id, false);
            if (may && (!could || doubted))
                change.gained.append(id);
            if (!may && could)
                change.lost.append(id);
            readable.insert(id, may);
        }
    }
    for (const QString &id : pulled.removed.value(domain::ObjectType::Queue)) {
        if (readable.contains(id))
            change.lost.append(id);
        readable.remove(id);
    }
    return change;
}

QStringList ticketsWithoutEntries(const Pulled &pulled, bool gained)
{
    QStringList created = pulled.created.value(domain::ObjectType::Ticket);
    for (const domain::RowBatch &batch : pulled.rows) {
        for (qsizetype row = 0; gained && batch.type() == domain::ObjectType::Ticket && row < batch.size(); ++row) {
            if (const QString id = asText(batch.id(row)); !created.contains(id))
                created.append(id);
        }
    }
    if (created.isEmpty())
        return {};
    QHash<QString, qint64> missing;
    for (const QString &id : created)
        missing.insert(id, 0);
    const auto countPlace = static_cast<size_t>(domain::propertyIndex(domain::ObjectType::Ticket, "entryCount"));
    const auto ticketPlace = static_cast<size_t>(domain::propertyIndex(domain::ObjectType::Entry, "ticketId"));
    for (const domain::RowBatch &batch : pulled.rows) {
        for (qsizetype row = 0; row < batch.size(); ++row) {
            if (batch.type() == domain::ObjectType::Ticket) {
                const auto it = missing.find(asText(batch.id(row)));
                if (it != missing.end())
                    it.value() += batch.cells(row)[countPlace].integer;
            } else if (batch.type() == domain::ObjectType::Entry) {
                const auto it = missing.find(asText(batch.cells(row)[ticketPlace].text));
                if (it != missing.end())
                    --it.value();
            }
        }
    }
    QStringList tickets;
    for (const QString &id : created) {
        if (missing.value(id) > 0)
            tickets.append(id);
    }
    return tickets;
}

} // namespace secondline::sync
