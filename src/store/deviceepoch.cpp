// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/deviceepoch.h"

#include "domain/operation.h"
#include "store/fileidentity.h"
#include "store/operationrow.h"
#include "store/privatefile.h"

#include <QCryptographicHash>
#include <QSysInfo>
#include <QUuid>

namespace secondline::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int trustedDays = 7;

QString factIn(Database &database, QStringView name)
{
    Statement row = database.statement("SELECT value FROM fact WHERE name = ?");
    return row.bind(1, name.toString()).step() ? row.text(0) : QString();
}

void setFact(Database &database, QStringView name, const QString &value)
{
    database.statement("INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2")
        .bind(1, name.toString())
        .bind(2, value)
        .run();
}

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString sealOf(const QString &folder)
{
    const QString mark = folder + u"/device"_s;
    if (const auto made = ensurePrivate(mark); !made)
        throw Fault{made.error()};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QSysInfo::machineUniqueId());
    hash.addData("\n");
    hash.addData(fileIdentity(mark));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

bool recogniseDevice(Database &database, const QString &folder, const QDateTime &now)
{
    const QString seal = sealOf(folder);
    const QString before = factIn(database, u"deviceSeal");
    if (before == seal)
        return false;
    return database.inTransaction([&] {
        if (factIn(database, u"device").isEmpty())
            setFact(database, u"device", freshId());
        setFact(database, u"epoch", freshId());
        setFact(database, u"deviceSeal", seal);
        if (before.isEmpty())
            return false;
        database.run("UPDATE operation SET state = 'unknown' WHERE state IN ('queued', 'sending')");
        database
            .statement("UPDATE operation SET state = 'rejected', refusal = ?"
                       " WHERE state = 'unknown' AND withdrawn_at IS NULL AND acted_at < ?")
            .bind(1, refusalJson({domain::Refusal::fromOldCopy(), {}, {}, {}}))
            .bind(2, now.addDays(-trustedDays).toMSecsSinceEpoch())
            .run();
        return true;
    });
}

} // namespace secondline::store
