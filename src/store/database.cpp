// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include "store/privatefile.h"
#include "store/vfsfile.h"

#include <QFile>

#include <sodium.h>
#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace secondline::store {

using namespace Qt::StringLiterals;
using domain::Failure;

namespace {

constexpr int busyMs = 5000;
constexpr size_t saltSize = 16;
using Salt = std::array<unsigned char, saltSize>;

//! The file's salt is derived from key and purpose. It is not secret; it tells a wrong key (other salt) from damage
//! (our salt, but a page that fails its check), which SQLCipher reports alike.
Salt saltFor(const ProfileKey &key, std::string_view purpose)
{
    Salt salt{};
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(purpose.data()),
                       purpose.size(), key.bytes().data(), key.bytes().size());
    std::copy_n(hash.begin(), salt.size(), salt.begin());
    return salt;
}

//! Whether any page of the file that \a handle could not open passes SQLCipher's check: with another key none does, and
//! a page that is not where it was says nothing of the others.
bool keyFitsAPage(sqlite3 *handle, const QString &path)
{
    constexpr qint64 pageSize = 4096;
    constexpr qint64 mostBytes = 64 * 1024 * 1024; // a larger one is a cache, which is made anew for either reason
    return answered([&] {
               const qint64 size = VfsFile(path, VfsFile::Mode::Read).size();
               if (size > mostBytes)
                   return false;
               qint64 findings = size % pageSize == 0 ? 0 : -1; // what is behind the last page is one
               Statement check(handle, "PRAGMA cipher_integrity_check");
               while (check.step()) {
                   if (!check.text(0).contains(u"page"))
                       return false; // it looked at none
                   ++findings;
               }
               return findings < size / pageSize;
           })
        .value_or(false);
}

//! What a file that does not open says of the reason: its first bytes, then its other pages.
Failure unreadable(sqlite3 *handle, const QString &path, const Salt &salt)
{
    const QByteArray first = firstBytes(path, saltSize);
    const bool read = first.size() == static_cast<qsizetype>(saltSize);
    Salt found{};
    std::copy(first.begin(), first.end(), found.begin());
    const Salt zeros{};
    const bool plain = std::memcmp(found.data(), "SQLite format 3", saltSize) == 0;
    const bool ours = !read || found == salt || found == zeros || plain || keyFitsAPage(handle, path);
    return {ours ? Failure::Kind::Damaged : Failure::Kind::WrongKey, path};
}

void appendHex(std::string &text, const unsigned char *bytes, size_t count)
{
    std::array<char, ProfileKey::size * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes, count);
    text.append(hex.data(), count * 2);
    sodium_memzero(hex.data(), hex.size());
}

void wipe(std::string &text)
{
    sodium_memzero(text.data(), text.size());
}

} // namespace

Database::Database(const Place &place, const ProfileKey &key)
{
    if (place.access == Access::ReadOnly) {
        if (!isThere(place.path))
            fail(Failure::Kind::NotFound, place.path);
    } else if (place.access != Access::Rescue) {
        if (const auto made = ensurePrivate(place.path); !made)
            throw Fault{made.error()};
    }
    // SQLite gives -wal and -shm the mode of the file itself.
    const bool writes = place.access == Access::Write || place.access == Access::Exclusive;
    const int code = sqlite3_open_v2(QFile::encodeName(place.path).constData(), &m_handle,
                                     SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX
                                         | SQLITE_OPEN_EXRESCODE,
                                     nullptr);
    try {
        if (code != SQLITE_OK)
            throw Fault{failureOf(m_handle, code), code};
        keepLogWhenClosed(true); // until it is known what this is
        unlock(place, key);
        settings(place);
        keepLogWhenClosed(!writes);
    } catch (...) {
        sqlite3_close(m_handle);
        throw;
    }
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

void Database::unlock(const Place &place, const ProfileKey &key)
{
    const Salt salt = saltFor(key, place.purpose);
    run("PRAGMA cipher_log_level = NONE");
    std::string pragma;
    pragma.reserve(2 * (ProfileKey::size + saltSize) + 32); // one buffer, so that it can be wiped
    pragma += "PRAGMA key = \"x'";
    appendHex(pragma, key.bytes().data(), key.bytes().size());
    appendHex(pragma, salt.data(), salt.size());
    pragma += "'\"";
    const int code = sqlite3_exec(m_handle, pragma.c_str(), nullptr, nullptr, nullptr);
    wipe(pragma);
    if (code != SQLITE_OK)
        fail(Failure::Kind::Internal, u"the key was not taken (%1)"_s.arg(code));
    if (text("PRAGMA cipher_version").isEmpty())
        fail(Failure::Kind::Internal, u"this SQLite cannot encrypt; nothing is stored with it"_s);
    const bool alone = place.access == Access::Exclusive || place.access == Access::Rescue;
    if (alone)
        run("PRAGMA locking_mode = EXCLUSIVE");
    if (place.access == Access::Rescue)
        run("PRAGMA writable_schema = ON"); // with it SQLite reads a file that is shorter than it should be
    sqlite3_busy_timeout(m_handle, alone ? 0 : busyMs);
    try {
        integer("SELECT count(*) FROM sqlite_schema");
    } catch (const Fault &fault) {
        if ((sqlite3_errcode(m_handle) & 0xff) == SQLITE_NOTADB)
            throw Fault{unreadable(m_handle, place.path, salt)};
        if (fault.failure.kind == Failure::Kind::Busy)
            fail(Failure::Kind::Locked, place.path);
        throw;
    }
}

void Database::settings(const Place &place)
{
    if (place.access != Access::Rescue)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    run("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;"
        "PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000");
    m_readOnly = place.access == Access::ReadOnly || place.access == Access::Rescue;
    if (m_readOnly) {
        run("PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = ON");
        return;
    }
    try {
        if (text("PRAGMA journal_mode = WAL") != u"wal")
            fail(Failure::Kind::Internal, u"no WAL at %1"_s.arg(place.path));
    } catch (const Fault &fault) {
        if (fault.failure.kind == Failure::Kind::Busy)
            fail(Failure::Kind::Locked, place.path);
        throw;
    }
    run("PRAGMA secure_delete = ON; PRAGMA checkpoint_fullfsync = ON");
    run((std::string("PRAGMA synchronous = ") + place.synchronous).c_str());
}

void Database::migrate(std::span<const char *const> steps)
{
    const auto newest = static_cast<qint64>(steps.size());
    if (integer("PRAGMA user_version") > newest)
        fail(Failure::Kind::TooNew, u"schema %1"_s.arg(integer("PRAGMA user_version")));
    for (qint64 done = integer("PRAGMA user_version"); done < newest; ++done) {
        inTransaction([&] {
            run(steps[static_cast<size_t>(done)]);
            run(("PRAGMA user_version = " + std::to_string(done + 1)).c_str());
        });
    }
}

void Database::requireVersion(size_t steps)
{
    const qint64 found = integer("PRAGMA user_version");
    if (found > static_cast<qint64>(steps))
        fail(Failure::Kind::TooNew, u"schema %1"_s.arg(found));
    if (found < static_cast<qint64>(steps))
        fail(Failure::Kind::Busy, u"schema %1 is not made yet"_s.arg(found));
}

Statement Database::statement(std::string_view sql)
{
    return {m_handle, sql};
}

Statement Database::kept(std::string_view sql)
{
    return {m_handle, sql, true};
}

void Database::run(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw Fault{failureOf(m_handle, sqlite3_extended_errcode(m_handle)), sqlite3_extended_errcode(m_handle)};
}

qint64 Database::integer(std::string_view sql)
{
    Statement one = statement(sql);
    if (!one.step())
        return 0;
    const qint64 found = one.integer(0);
    one.run(); // to its end: only there SQLite says that what it meant to write was not written
    return found;
}

QString Database::text(std::string_view sql)
{
    Statement one = statement(sql);
    if (!one.step())
        return {};
    QString found = one.text(0);
    one.run(); // as above: `PRAGMA journal_mode = WAL` answers before it has switched
    return found;
}

int Database::changes() const
{
    return sqlite3_changes(m_handle);
}

void Database::keepLogWhenClosed(bool keep)
{
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void Database::interrupt()
{
    sqlite3_interrupt(m_handle);
}

QStringList Database::verify()
{
    // SQLCipher checks the file alone, where pages that the log has anew may be torn: a cut amid a checkpoint.
    if (!m_readOnly)
        run("PRAGMA wal_checkpoint(TRUNCATE)");
    QStringList findings;
    for (const char *pragma : {"PRAGMA cipher_integrity_check", "PRAGMA integrity_check"}) {
        Statement check = statement(pragma);
        while (check.step()) {
            if (const QString finding = check.text(0); finding != u"ok")
                findings.append(finding);
        }
    }
    return findings;
}

Database::Transaction::Transaction(Database &database, const char *begin)
    : m_database(database)
{
    m_database.run(begin);
}

Database::Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_database.m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::Transaction::commit()
{
    try {
        m_database.run("COMMIT");
    } catch (...) {
        m_database.m_spent = true;
        throw;
    }
    m_open = false;
}

} // namespace secondline::store
