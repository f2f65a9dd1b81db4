// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profilekey.h"
#include "store/statement.h"

#include <QStringList>

#include <memory>
#include <span>

namespace secondline::store {

//! One connection to an encrypted database of the profile; for one thread, interrupt() apart. Throws Fault.
class Database
{
public:
    enum class Access {
        ReadOnly,  //!< a reader beside the one writer: never writes, never checkpoints
        Write,     //!< the one that writes and checkpoints; makes the file if it is missing
        Exclusive, //!< Write, and no other connection may be there
        Rescue,    //!< reads what can still be read of a damaged or newer file, alone, and never writes
    };
    struct Place
    {
        QString path;
        std::string_view purpose; //!< `work`, `cache`, `search`: part of the file's salt, so no page fits another file
        Access access = Access::Write;
        const char *synchronous = "NORMAL";
    };

    //! Fails with WrongKey, Damaged, Locked, Full, Unwritable, NotFound (ReadOnly), or Internal without SQLCipher.
    Database(const Place &place, const ProfileKey &key);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    //! Brings the schema to the newest step: each in a transaction of its own with its number in user_version.
    //! Fails with TooNew if the file knows more steps than \a steps.
    void migrate(std::span<const char *const> steps);
    //! Fails with TooNew or Damaged unless the file has just \a steps steps; for readers, who cannot make them.
    void requireVersion(size_t steps);

    Statement statement(std::string_view sql);
    //! For a statement that is used again and again.
    Statement kept(std::string_view sql);
    void run(const char *sql);
    qint64 integer(std::string_view sql);
    QString text(std::string_view sql);
    //! Rows that the last statement changed.
    int changes() const;

    //! Runs \a work between BEGIN IMMEDIATE and COMMIT; whatever fails is rolled back.
    template <class Work> auto inTransaction(Work work)
    {
        Transaction transaction(*this);
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            transaction.commit();
        } else {
            auto result = work();
            transaction.commit();
            return result;
        }
    }
    //! Runs \a work on one snapshot.
    template <class Work> auto onSnapshot(Work work)
    {
        Transaction transaction(*this, "BEGIN");
        return work();
    }

    //! A COMMIT failed: what is on the disk is not known; this connection must not be used again (invariants D5).
    bool isSpent() const { return m_spent; }
    //! Whether the log stays as it is when this connection, the last one, is closed, and is not written into the file.
    void keepLogWhenClosed(bool keep);
    //! Ends what runs on this connection, from any thread: it fails with Cancelled.
    void interrupt();
    //! SQLCipher's check of each page and SQLite's of the structure; the findings. A connection that writes moves its
    //! log into the file first.
    QStringList verify();
    sqlite3 *handle() const { return m_handle; }

private:
    class Transaction
    {
    public:
        explicit Transaction(Database &database, const char *begin = "BEGIN IMMEDIATE");
        ~Transaction();
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;
        void commit();

    private:
        Database &m_database;
        bool m_open = true;
    };

    void unlock(const Place &place, const ProfileKey &key);
    void settings(const Place &place);

    sqlite3 *m_handle = nullptr;
    bool m_readOnly = false;
    bool m_spent = false;
};

} // namespace secondline::store
