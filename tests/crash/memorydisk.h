// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace secondline::crash {

using Random = std::mt19937_64;

//! What a disk holds: files and folders by name. A file keeps its number through renames, as an inode does.
struct DiskImage
{
    struct File
    {
        int number = 0;
        std::string bytes;
    };
    std::map<std::string, File> files;
};

//! One call that changes the disk or makes its changes last.
struct DiskCall
{
    enum class Kind { Create, Write, Truncate, Sync, FailedSync, SyncFolder, Delete, Rename };
    Kind kind = Kind::Sync;
    int file = 0;
    std::string name;  //!< Create, Delete, Rename; SyncFolder: the folder
    std::string other; //!< Rename: the new name
    long long offset = 0;
    long long size = 0; //!< Truncate
    std::string bytes;  //!< Write
};

//! The ways in which a power cut leaves what was not synced.
enum class Damage {
    AllKept,      //!< as after kill -9
    NoneKept,     //!< only what was synced
    RandomSubset, //!< each 512-byte sector of each write came there or not
    Reordered,    //!< each sector stopped at another moment
    Torn,         //!< writes up to one, whose sector is half new and half garbage
};
constexpr int damages = 5;
const char *nameOf(Damage damage);

//! What may go wrong with a call while the program runs on.
enum class DiskFault { None, IoError, Full, CannotOpen, Busy, ShortRead };
const char *nameOf(DiskFault fault);

//! A disk in memory that remembers each call, and fails one if asked to.
class MemoryDisk
{
public:
    explicit MemoryDisk(DiskImage image = {});

    struct Inode
    {
        int number = 0;
        std::string bytes;
    };
    std::shared_ptr<Inode> find(const std::string &name) const;
    std::shared_ptr<Inode> create(const std::string &name);
    void write(Inode &file, const char *bytes, size_t count, long long offset);
    void truncate(Inode &file, long long size);
    void sync(const Inode &file);
    //! Says no, and what was not synced before may never be, whatever a later sync says.
    void failSync(const Inode &file);
    //! The entries in the folder that \a name lies in.
    void syncFolderOf(const std::string &name);
    bool remove(const std::string &name);
    bool rename(const std::string &name, const std::string &other);

    //! The \a nth call (from 0) to which \a fault applies fails; all after it as well if \a forEver.
    void failAt(DiskFault fault, int nth, bool forEver);
    void heal() { m_fault = DiskFault::None; }
    //! Counts a call to which \a fault applies; true if it is to fail.
    bool fails(DiskFault fault);
    int counted() const { return m_counted; }
    bool faultHappened() const { return m_happened; }
    //! A sync failed: what was written before it may never be there, as after a power cut.
    bool lostWrites() const;

    const DiskImage &start() const { return m_start; }
    const std::vector<DiskCall> &calls() const { return m_calls; }
    //! As another process would find it now.
    DiskImage now() const;

private:
    DiskImage m_start;
    std::map<std::string, std::shared_ptr<Inode>> m_folder;
    std::vector<DiskCall> m_calls;
    int m_lastNumber = 0;
    DiskFault m_fault = DiskFault::None;
    int m_failing = 0;
    int m_counted = 0;
    bool m_forEver = false;
    bool m_happened = false;
};

//! Goes through a disk's calls and makes what a power cut at each point may leave.
class CrashWalk
{
public:
    //! \a seed decides what a failed sync has lost.
    CrashWalk(const DiskImage &start, unsigned long long seed);
    void advance(const DiskCall &call);
    DiskImage after(Damage damage, Random &random) const;

private:
    struct Pending
    {
        bool isTruncate = false;
        long long offset = 0;
        std::string bytes;
    };
    std::string content(int file, Damage damage, Random &random) const;

    std::map<std::string, int> m_names;                         //!< durable
    std::map<int, std::string> m_bytes;                         //!< durable
    std::map<std::string, std::vector<DiskCall>> m_folderCalls; //!< not synced, by folder
    std::map<int, std::vector<Pending>> m_writes;               //!< not synced
    Random m_lost;
};

} // namespace secondline::crash
