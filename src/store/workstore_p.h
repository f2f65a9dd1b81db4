// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/operationrow.h"
#include "store/outboxmirror.h"
#include "store/privatefile.h"
#include "store/workstore.h"

#include <QSet>

namespace secondline::store {

class WorkStore::Private
{
public:
    Private(QString file, const ProfileKey &profileKey);

    //! Runs \a work in a transaction; once more if the disk was full and the reserve could be given up for it.
    template <class Work> auto changing(Work work) -> domain::Result<std::invoke_result_t<Work>>
    {
        const auto attempt = [&] {
            return answered([&] {
                reconnectForChange();
                return committed(work);
            });
        };
        auto result = attempt();
        if (!result && result.error().kind == domain::Failure::Kind::Full && removeFile(reserve()))
            return attempt();
        return result;
    }
    template <class Work> auto reading(Work work) -> domain::Result<std::invoke_result_t<Work>>
    {
        return answered([&] {
            reconnectIfSpent();
            return work();
        });
    }

    //! Those that are neither withdrawn nor sent and forgotten.
    QList<domain::Operation> operations(std::string_view where = "1");
    domain::Operation one(const QUuid &id);
    //! Writes what an operation says, under the hash that tells damage.
    void writeBody(const domain::Operation &operation);
    void writeState(const domain::Operation &operation);
    void settle(const Settlement &settlement, const QDateTime &now);
    //! Gives every waiting operation that names \a local the id that the server gave.
    void rename(const QString &local, const QString &server);
    //! Back in the queue by a person who has seen why it came back: after a conflict, the values that it saw on the
    //! server are those it means to replace.
    void requeue(domain::Operation &operation);
    //! \a local names a ticket born here whose creation its person took back.
    bool isWithdrawn(const domain::Operation &operation, const QString &local);

    //! What the act under way tells the mirror; written, flushed, right before the COMMIT.
    void note(MirrorEntry::Kind kind, const domain::Operation &operation) { m_noted.append({kind, operation, {}}); }

    QString folder() const;
    QStringList damagedAttachments();
    std::optional<RescueReport> rescueReport();

    QString path;
    ProfileKey key;
    std::unique_ptr<Database> database;
    OutboxMirror mirror;
    QString device;
    QString epoch;
    bool epochChanged = false;
    std::optional<RescueReport> rescue; //!< not acknowledged yet

private:
    template <class Work> auto committed(Work &work)
    {
        m_noted.clear();
        m_told = false;
        m_renewedInside = false;
        try {
            return database->inTransaction([&] {
                if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                    work();
                    tellMirror();
                } else {
                    auto result = work();
                    tellMirror();
                    return result;
                }
            });
        } catch (...) {
            if (m_told || m_renewedInside)
                takeBack();
            throw;
        }
    }
    void tellMirror();
    void takeBack();

    void open();
    void connect();
    void connectOrReplace();
    void connectForReading();
    void reconnectIfSpent();
    void reconnectForChange();
    //! Fails with Damaged unless every page and every row is as it was written.
    void requireSound();
    void requireSoundRows();
    //! Makes work.db anew from what can be read of the damaged one, which is kept under another name.
    void replaceDamaged();
    bool mirrorKnowsTheKey();
    //! Brings work.db and its mirror together: what only the mirror has waits for its person from now on.
    void reconcile();
    void countOnAbove(qint64 sequence);
    bool reconcileOne(const QUuid &id, const OutboxMirror::Fate &fate, bool mirrorIsBehind);
    bool putBack(domain::Operation operation, const OutboxMirror::Fate &fate);
    void undoDoubted(const OutboxMirror::Content &content);
    void report(const QStringList &rescued, const QList<QJsonObject> &salvaged, const OutboxMirror::Content &content);
    void expire();

    QString reserve() const { return path + QLatin1StringView(".reserve"); }

    QList<MirrorEntry> m_noted;
    bool m_readsOnly = false; //!< opened on a full disk, not brought together with the mirror
    bool m_told = false;
    bool m_renewedInside = false;
    QSet<QUuid> m_doubted; //!< operations of an act whose COMMIT failed: the caller was told that it is not saved
};

} // namespace secondline::store
