// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultyvfs.h"

#include <QList>
#include <QMutex>

#include <sqlcipher/sqlite3.h>

#include <cstring>

namespace {

struct Rule
{
    FaultyVfs::Call call = FaultyVfs::Call::Sync;
    QByteArray suffix;
    int code = SQLITE_OK;
    int times = 0;
    int first = 0;
};

struct State
{
    sqlite3_vfs vfs{};
    sqlite3_vfs *real = nullptr;
    QList<Rule> rules;
    int failures = 0;
    QList<QByteArray> synced;
};
State state;
QMutex lock; //!< of the rules and what is counted

struct File
{
    sqlite3_file base;
    const char *name;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *fileOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

int failing(const File *file, FaultyVfs::Call call)
{
    const QMutexLocker locked(&lock);
    for (Rule &rule : state.rules) {
        if (rule.times == 0 || rule.call != call || !QByteArray(file->name).endsWith(rule.suffix))
            continue;
        if (rule.first > 0) {
            --rule.first;
            continue;
        }
        --rule.times;
        ++state.failures;
        return rule.code;
    }
    return SQLITE_OK;
}

int xClose(sqlite3_file *f)
{
    return fileOf(f)->real()->pMethods->xClose(fileOf(f)->real());
}
int xRead(sqlite3_file *f, void *to, int count, sqlite3_int64 at)
{
    if (const int code = failing(fileOf(f), FaultyVfs::Call::Read); code != SQLITE_OK) {
        std::memset(to, 0, static_cast<size_t>(count)); // as SQLite asks of a short read
        return code;
    }
    return fileOf(f)->real()->pMethods->xRead(fileOf(f)->real(), to, count, at);
}
int xWrite(sqlite3_file *f, const void *from, int count, sqlite3_int64 at)
{
    if (const int code = failing(fileOf(f), FaultyVfs::Call::Write); code != SQLITE_OK)
        return code;
    return fileOf(f)->real()->pMethods->xWrite(fileOf(f)->real(), from, count, at);
}
int xTruncate(sqlite3_file *f, sqlite3_int64 size)
{
    return fileOf(f)->real()->pMethods->xTruncate(fileOf(f)->real(), size);
}
int xSync(sqlite3_file *f, int flags)
{
    if (const int code = failing(fileOf(f), FaultyVfs::Call::Sync); code != SQLITE_OK)
        return code;
    {
        const QMutexLocker locked(&lock);
        state.synced.append(fileOf(f)->name);
    }
    return fileOf(f)->real()->pMethods->xSync(fileOf(f)->real(), flags);
}
int xFileSize(sqlite3_file *f, sqlite3_int64 *size)
{
    return fileOf(f)->real()->pMethods->xFileSize(fileOf(f)->real(), size);
}
int xLock(sqlite3_file *f, int level)
{
    return fileOf(f)->real()->pMethods->xLock(fileOf(f)->real(), level);
}
int xUnlock(sqlite3_file *f, int level)
{
    return fileOf(f)->real()->pMethods->xUnlock(fileOf(f)->real(), level);
}
int xCheckReservedLock(sqlite3_file *f, int *held)
{
    return fileOf(f)->real()->pMethods->xCheckReservedLock(fileOf(f)->real(), held);
}
int xFileControl(sqlite3_file *f, int what, void *with)
{
    return fileOf(f)->real()->pMethods->xFileControl(fileOf(f)->real(), what, with);
}
int xSectorSize(sqlite3_file *f)
{
    return fileOf(f)->real()->pMethods->xSectorSize(fileOf(f)->real());
}
int xDeviceCharacteristics(sqlite3_file *f)
{
    return fileOf(f)->real()->pMethods->xDeviceCharacteristics(fileOf(f)->real());
}

int xShmMap(sqlite3_file *f, int region, int size, int extend, void volatile **memory)
{
    return fileOf(f)->real()->pMethods->xShmMap(fileOf(f)->real(), region, size, extend, memory);
}
int xShmLock(sqlite3_file *f, int offset, int count, int flags)
{
    return fileOf(f)->real()->pMethods->xShmLock(fileOf(f)->real(), offset, count, flags);
}
void xShmBarrier(sqlite3_file *f)
{
    fileOf(f)->real()->pMethods->xShmBarrier(fileOf(f)->real());
}
int xShmUnmap(sqlite3_file *f, int remove)
{
    return fileOf(f)->real()->pMethods->xShmUnmap(fileOf(f)->real(), remove);
}

// Version 2: without mapped files, which an encrypted one never is.
const sqlite3_io_methods methods = {2,
                                    xClose,
                                    xRead,
                                    xWrite,
                                    xTruncate,
                                    xSync,
                                    xFileSize,
                                    xLock,
                                    xUnlock,
                                    xCheckReservedLock,
                                    xFileControl,
                                    xSectorSize,
                                    xDeviceCharacteristics,
                                    xShmMap,
                                    xShmLock,
                                    xShmBarrier,
                                    xShmUnmap,
                                    nullptr,
                                    nullptr};

int xOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *f, int flags, int *granted)
{
    File *file = fileOf(f);
    file->base.pMethods = nullptr;
    file->name = name ? name : "";
    const int code = state.real->xOpen(state.real, name, file->real(), flags, granted);
    if (file->real()->pMethods)
        file->base.pMethods = &methods;
    return code;
}

} // namespace

FaultyVfs::FaultyVfs()
{
    sqlite3_initialize();
    state = {};
    state.real = sqlite3_vfs_find(nullptr);
    state.vfs = *state.real;
    state.vfs.zName = "faulty";
    state.vfs.szOsFile = static_cast<int>(sizeof(File)) + state.real->szOsFile;
    state.vfs.xOpen = xOpen;
    sqlite3_vfs_register(&state.vfs, 1);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&state.vfs);
    sqlite3_vfs_register(state.real, 1);
}

void FaultyVfs::fail(Call call, const QString &suffix, int code, int times, int first)
{
    const QMutexLocker locked(&lock);
    state.rules.append({call, suffix.toUtf8(), code, times, first});
}

void FaultyVfs::heal()
{
    const QMutexLocker locked(&lock);
    state.rules.clear();
}

int FaultyVfs::failures() const
{
    const QMutexLocker locked(&lock);
    return state.failures;
}

int FaultyVfs::syncs(const QString &suffix) const
{
    const QMutexLocker locked(&lock);
    int count = 0;
    for (const QByteArray &name : std::as_const(state.synced))
        count += name.endsWith(suffix.toUtf8()) ? 1 : 0;
    return count;
}
