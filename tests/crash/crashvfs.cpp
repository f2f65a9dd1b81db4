// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crashvfs.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace secondline::crash {

namespace {

using Inode = MemoryDisk::Inode;

MemoryDisk *disk = nullptr;
sqlite3_vfs *system = nullptr;

constexpr int shmSlots = SQLITE_SHM_NLOCK;

struct File;

//! What all connections to one file share.
struct Shared
{
    std::vector<File *> open;
    std::vector<std::unique_ptr<std::array<char, 32768>>> regions;
};
std::map<const Inode *, Shared> shared;

struct File
{
    sqlite3_file base; // first: SQLite sees only this
    std::shared_ptr<Inode> inode;
    std::string name;
    bool syncsFolder = false; //!< as SQLite on Unix: the first sync of a journal's file covers its folder entry
    bool temporary = false;
    int lock = SQLITE_LOCK_NONE;
    std::array<int, shmSlots> shm{}; //!< 0, SQLITE_SHM_SHARED, SQLITE_SHM_EXCLUSIVE
};

File &of(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file);
}

int close(sqlite3_file *file)
{
    File &closing = of(file);
    auto &open = shared[closing.inode.get()].open;
    open.erase(std::remove(open.begin(), open.end(), &closing), open.end());
    if (open.empty())
        shared.erase(closing.inode.get());
    closing.~File();
    return SQLITE_OK;
}

int read(sqlite3_file *file, void *to, int count, sqlite3_int64 offset)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_READ;
    const std::string &bytes = of(file).inode->bytes;
    const auto wanted = static_cast<size_t>(count);
    const auto from = static_cast<size_t>(offset);
    size_t there = from < bytes.size() ? std::min(wanted, bytes.size() - from) : 0;
    if (disk->fails(DiskFault::ShortRead))
        there /= 2;
    std::copy_n(bytes.data() + std::min(from, bytes.size()), there, static_cast<char *>(to));
    std::memset(static_cast<char *>(to) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file *file, const void *from, int count, sqlite3_int64 offset)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_WRITE;
    if (disk->fails(DiskFault::Full))
        return SQLITE_FULL;
    if (of(file).temporary) {
        std::string &bytes = of(file).inode->bytes;
        const auto end = static_cast<size_t>(offset + count);
        bytes.resize(std::max(bytes.size(), end), '\0');
        std::copy_n(static_cast<const char *>(from), count, bytes.begin() + offset);
        return SQLITE_OK;
    }
    disk->write(*of(file).inode, static_cast<const char *>(from), static_cast<size_t>(count), offset);
    return SQLITE_OK;
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_TRUNCATE;
    if (of(file).temporary)
        of(file).inode->bytes.resize(static_cast<size_t>(size), '\0');
    else
        disk->truncate(*of(file).inode, size);
    return SQLITE_OK;
}

int sync(sqlite3_file *file, int)
{
    File &syncing = of(file);
    if (syncing.temporary)
        return SQLITE_OK;
    if (disk->fails(DiskFault::IoError)) {
        disk->failSync(*syncing.inode);
        return SQLITE_IOERR_FSYNC;
    }
    disk->sync(*syncing.inode);
    if (syncing.syncsFolder) {
        disk->syncFolderOf(syncing.name);
        syncing.syncsFolder = false;
    }
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(of(file).inode->bytes.size());
    return SQLITE_OK;
}

int lock(sqlite3_file *file, int level)
{
    if (disk->fails(DiskFault::Busy))
        return SQLITE_BUSY;
    File &locking = of(file);
    if (locking.lock >= level)
        return SQLITE_OK;
    for (const File *other : shared[locking.inode.get()].open) {
        if (other == &locking)
            continue;
        const bool refused = level == SQLITE_LOCK_SHARED ? other->lock >= SQLITE_LOCK_PENDING
            : level == SQLITE_LOCK_RESERVED              ? other->lock >= SQLITE_LOCK_RESERVED
                                                         : other->lock >= SQLITE_LOCK_SHARED;
        if (refused)
            return SQLITE_BUSY;
    }
    locking.lock = level;
    return SQLITE_OK;
}

int unlock(sqlite3_file *file, int level)
{
    of(file).lock = std::min(of(file).lock, level);
    return SQLITE_OK;
}

int checkReservedLock(sqlite3_file *file, int *reserved)
{
    const auto &open = shared[of(file).inode.get()].open;
    *reserved =
        std::any_of(open.begin(), open.end(), [](const File *other) { return other->lock >= SQLITE_LOCK_RESERVED; })
        ? 1
        : 0;
    return SQLITE_OK;
}

int control(sqlite3_file *, int, void *)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file *)
{
    return 4096;
}

int characteristics(sqlite3_file *)
{
    // As SQLite's own on Unix: a write harms no byte outside its range. That is what Damage::Torn keeps to as well.
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    auto &regions = shared[of(file).inode.get()].regions;
    const auto index = static_cast<size_t>(region);
    *memory = nullptr;
    if (index >= regions.size()) {
        if (!extend)
            return SQLITE_OK;
        if (size != static_cast<int>(std::tuple_size_v<std::array<char, 32768>>))
            return SQLITE_IOERR_SHMMAP;
        while (regions.size() <= index)
            regions.push_back(std::make_unique<std::array<char, 32768>>());
    }
    *memory = regions[index]->data();
    return SQLITE_OK;
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    File &locking = of(file);
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (int slot = offset; slot < offset + count; ++slot) {
        const auto at = static_cast<size_t>(slot);
        if ((flags & SQLITE_SHM_UNLOCK) != 0)
            continue;
        for (const File *other : shared[locking.inode.get()].open) {
            if (other != &locking && (exclusive ? other->shm[at] != 0 : other->shm[at] == SQLITE_SHM_EXCLUSIVE))
                return SQLITE_BUSY;
        }
    }
    for (int slot = offset; slot < offset + count; ++slot) {
        locking.shm[static_cast<size_t>(slot)] = (flags & SQLITE_SHM_UNLOCK) != 0 ? 0
            : exclusive                                                           ? SQLITE_SHM_EXCLUSIVE
                                                                                  : SQLITE_SHM_SHARED;
    }
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file *) {}

int shmUnmap(sqlite3_file *file, int)
{
    of(file).shm.fill(0);
    return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,
                                    close,
                                    read,
                                    write,
                                    truncate,
                                    sync,
                                    fileSize,
                                    lock,
                                    unlock,
                                    checkReservedLock,
                                    control,
                                    sectorSize,
                                    characteristics,
                                    shmMap,
                                    shmLock,
                                    shmBarrier,
                                    shmUnmap,
                                    nullptr,
                                    nullptr};

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *granted)
{
    file->pMethods = nullptr;
    if (disk->fails(DiskFault::CannotOpen))
        return SQLITE_CANTOPEN;
    std::shared_ptr<Inode> inode = name ? disk->find(name) : std::make_shared<Inode>();
    if (!inode) {
        if ((flags & SQLITE_OPEN_CREATE) == 0)
            return SQLITE_CANTOPEN;
        if (disk->fails(DiskFault::Full))
            return SQLITE_FULL;
        inode = disk->create(name);
    }
    constexpr int journals = SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    auto *opened = new (file) File;
    opened->base.pMethods = &methods;
    opened->inode = std::move(inode);
    opened->name = name ? name : "";
    opened->syncsFolder = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & journals) != 0;
    opened->temporary = !name;
    shared[opened->inode.get()].open.push_back(opened);
    if (granted)
        *granted = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_DELETE;
    if (!disk->remove(name))
        return SQLITE_IOERR_DELETE_NOENT;
    if (syncFolder)
        disk->syncFolderOf(name);
    return SQLITE_OK;
}

int access(sqlite3_vfs *, const char *name, int flags, int *there)
{
    if (disk->fails(DiskFault::IoError))
        return SQLITE_IOERR_ACCESS;
    const auto found = disk->find(name);
    // As SQLite's own: an empty file does not count as a journal that is there.
    *there = found && (flags != SQLITE_ACCESS_EXISTS || !found->bytes.empty()) ? 1 : 0;
    return SQLITE_OK;
}

int fullName(sqlite3_vfs *, const char *name, int size, char *full)
{
    sqlite3_snprintf(size, full, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs *, int count, char *bytes)
{
    return system->xRandomness(system, count, bytes);
}

int sleepNot(sqlite3_vfs *, int microseconds)
{
    return microseconds; // nobody else is at work on this disk: waiting changes nothing
}

int currentTime(sqlite3_vfs *, sqlite3_int64 *now)
{
    return system->xCurrentTimeInt64(system, now);
}

int lastError(sqlite3_vfs *, int, char *)
{
    return 0;
}

void registerVfs()
{
    sqlite3_initialize();
    system = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = {};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(File);
    vfs.mxPathname = 512;
    vfs.zName = "memory-disk";
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = fullName;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepNot;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = currentTime;
    sqlite3_vfs_register(&vfs, 1);
}

} // namespace

QString mountPoint()
{
    return QStringLiteral("/profile");
}

void mount(MemoryDisk *mounting)
{
    if (!system)
        registerVfs();
    shared.clear();
    disk = mounting;
}

MemoryDisk &mounted()
{
    return *disk;
}

} // namespace secondline::crash
