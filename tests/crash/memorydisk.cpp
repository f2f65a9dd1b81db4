// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "memorydisk.h"

#include <algorithm>

namespace secondline::crash {

namespace {

constexpr long long sector = 512;

void writeInto(std::string &bytes, const char *from, size_t count, size_t offset)
{
    if (bytes.size() < offset + count)
        bytes.resize(offset + count, '\0');
    std::copy_n(from, count, bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

size_t below(Random &random, size_t bound)
{
    return bound == 0 ? 0 : static_cast<size_t>(random() % bound);
}

void applyTo(std::map<std::string, int> &names, const DiskCall &call)
{
    if (call.kind == DiskCall::Kind::Create) {
        names[call.name] = call.file;
    } else if (call.kind == DiskCall::Kind::Delete) {
        names.erase(call.name);
    } else {
        names.erase(call.name);
        names[call.other] = call.file;
    }
}

std::string folderOf(const std::string &name)
{
    return name.substr(0, name.rfind('/'));
}

//! A folder whose own entry was lost takes all that is in it along; the profile's is there before anything else.
bool isReachable(const std::map<std::string, int> &names, const std::string &name)
{
    const std::string folder = folderOf(name);
    return folder.find('/', 1) == std::string::npos || (names.contains(folder) && isReachable(names, folder));
}

} // namespace

const char *nameOf(Damage damage)
{
    switch (damage) {
    case Damage::AllKept:
        return "all-kept";
    case Damage::NoneKept:
        return "none-kept";
    case Damage::RandomSubset:
        return "random-subset";
    case Damage::Reordered:
        return "reordered";
    case Damage::Torn:
        return "torn";
    }
    return "";
}

const char *nameOf(DiskFault fault)
{
    switch (fault) {
    case DiskFault::None:
        return "none";
    case DiskFault::IoError:
        return "ioerr";
    case DiskFault::Full:
        return "full";
    case DiskFault::CannotOpen:
        return "cantopen";
    case DiskFault::Busy:
        return "busy";
    case DiskFault::ShortRead:
        return "short-read";
    }
    return "";
}

MemoryDisk::MemoryDisk(DiskImage image)
    : m_start(std::move(image))
{
    for (const auto &[name, file] : m_start.files) {
        m_folder[name] = std::make_shared<Inode>(Inode{file.number, file.bytes});
        m_lastNumber = std::max(m_lastNumber, file.number);
    }
}

std::shared_ptr<MemoryDisk::Inode> MemoryDisk::find(const std::string &name) const
{
    const auto found = m_folder.find(name);
    return found == m_folder.end() ? nullptr : found->second;
}

std::shared_ptr<MemoryDisk::Inode> MemoryDisk::create(const std::string &name)
{
    auto inode = std::make_shared<Inode>(Inode{++m_lastNumber, {}});
    m_folder[name] = inode;
    m_calls.push_back({DiskCall::Kind::Create, inode->number, name, {}, 0, 0, {}});
    return inode;
}

void MemoryDisk::write(Inode &file, const char *bytes, size_t count, long long offset)
{
    writeInto(file.bytes, bytes, count, static_cast<size_t>(offset));
    m_calls.push_back({DiskCall::Kind::Write, file.number, {}, {}, offset, 0, std::string(bytes, count)});
}

void MemoryDisk::truncate(Inode &file, long long size)
{
    file.bytes.resize(static_cast<size_t>(size), '\0');
    m_calls.push_back({DiskCall::Kind::Truncate, file.number, {}, {}, 0, size, {}});
}

void MemoryDisk::sync(const Inode &file)
{
    m_calls.push_back({DiskCall::Kind::Sync, file.number, {}, {}, 0, 0, {}});
}

void MemoryDisk::failSync(const Inode &file)
{
    m_calls.push_back({DiskCall::Kind::FailedSync, file.number, {}, {}, 0, 0, {}});
}

void MemoryDisk::syncFolderOf(const std::string &name)
{
    m_calls.push_back({DiskCall::Kind::SyncFolder, 0, folderOf(name), {}, 0, 0, {}});
}

bool MemoryDisk::remove(const std::string &name)
{
    if (m_folder.erase(name) == 0)
        return false;
    m_calls.push_back({DiskCall::Kind::Delete, 0, name, {}, 0, 0, {}});
    return true;
}

bool MemoryDisk::rename(const std::string &name, const std::string &other)
{
    const auto inode = find(name);
    if (!inode)
        return false;
    m_folder.erase(name);
    m_folder[other] = inode;
    m_calls.push_back({DiskCall::Kind::Rename, inode->number, name, other, 0, 0, {}});
    return true;
}

void MemoryDisk::failAt(DiskFault fault, int nth, bool forEver)
{
    m_fault = fault;
    m_failing = nth;
    m_counted = 0;
    m_forEver = forEver;
    m_happened = false;
}

bool MemoryDisk::fails(DiskFault fault)
{
    if (fault != m_fault)
        return false;
    const int call = m_counted++;
    const bool failing = m_forEver ? call >= m_failing : call == m_failing;
    m_happened = m_happened || failing;
    return failing;
}

bool MemoryDisk::lostWrites() const
{
    return std::any_of(m_calls.begin(), m_calls.end(),
                       [](const DiskCall &call) { return call.kind == DiskCall::Kind::FailedSync; });
}

DiskImage MemoryDisk::now() const
{
    DiskImage image;
    for (const auto &[name, inode] : m_folder)
        image.files[name] = {inode->number, inode->bytes};
    return image;
}

CrashWalk::CrashWalk(const DiskImage &start, unsigned long long seed)
    : m_lost(seed)
{
    for (const auto &[name, file] : start.files) {
        m_names[name] = file.number;
        m_bytes[file.number] = file.bytes;
    }
}

void CrashWalk::advance(const DiskCall &call)
{
    std::vector<Pending> &writes = m_writes[call.file];
    switch (call.kind) {
    case DiskCall::Kind::Write:
        writes.push_back({false, call.offset, call.bytes});
        break;
    case DiskCall::Kind::Truncate:
        writes.push_back({true, call.size, {}});
        break;
    case DiskCall::Kind::Sync: {
        std::string &bytes = m_bytes[call.file];
        for (const Pending &one : writes) {
            if (one.isTruncate)
                bytes.resize(static_cast<size_t>(one.offset), '\0');
            else
                writeInto(bytes, one.bytes.data(), one.bytes.size(), static_cast<size_t>(one.offset));
        }
        writes.clear();
        break;
    }
    case DiskCall::Kind::FailedSync:
        // The system has marked the pages clean: some are on the disk, the others will never be.
        for (const Pending &one : writes) {
            if (!one.isTruncate && m_lost() % 2 == 0)
                writeInto(m_bytes[call.file], one.bytes.data(), one.bytes.size(), static_cast<size_t>(one.offset));
        }
        writes.clear();
        break;
    case DiskCall::Kind::SyncFolder:
        for (const DiskCall &one : m_folderCalls[call.name])
            applyTo(m_names, one);
        m_folderCalls.erase(call.name);
        break;
    case DiskCall::Kind::Create:
    case DiskCall::Kind::Delete:
    case DiskCall::Kind::Rename:
        m_folderCalls[folderOf(call.name)].push_back(call);
        break;
    }
}

DiskImage CrashWalk::after(Damage damage, Random &random) const
{
    // A folder's changes reach the disk in their order: each file system in use keeps a journal of them.
    std::map<std::string, int> names = m_names;
    for (const auto &[folder, calls] : m_folderCalls) {
        size_t kept = 0;
        if (damage == Damage::AllKept)
            kept = calls.size();
        else if (damage != Damage::NoneKept)
            kept = below(random, calls.size() + 1);
        for (size_t i = 0; i < kept; ++i)
            applyTo(names, calls[i]);
    }
    DiskImage image;
    for (const auto &[name, file] : names) {
        if (isReachable(names, name))
            image.files[name] = {file, content(file, damage, random)};
    }
    return image;
}

std::string CrashWalk::content(int file, Damage damage, Random &random) const
{
    const auto durable = m_bytes.find(file);
    std::string bytes = durable == m_bytes.end() ? std::string() : durable->second;
    const auto pending = m_writes.find(file);
    if (damage == Damage::NoneKept || pending == m_writes.end() || pending->second.empty())
        return bytes;
    const std::vector<Pending> &writes = pending->second;
    const size_t last = damage == Damage::AllKept ? writes.size() : below(random, writes.size() + 1);
    std::map<long long, size_t> stops; // Reordered: how many of the writes each sector has seen
    for (size_t i = 0; i < writes.size(); ++i) {
        const Pending &one = writes[i];
        if (one.isTruncate) {
            if (i < last)
                bytes.resize(static_cast<size_t>(one.offset), '\0');
            continue;
        }
        if (damage == Damage::AllKept || (damage == Damage::Torn && i < last)) {
            writeInto(bytes, one.bytes.data(), one.bytes.size(), static_cast<size_t>(one.offset));
            continue;
        }
        if (damage == Damage::Torn && i > last)
            continue;
        const long long end = one.offset + static_cast<long long>(one.bytes.size());
        const auto sectors = static_cast<size_t>((end - 1) / sector - one.offset / sector + 1);
        const size_t tornAt = below(random, sectors);
        size_t index = 0;
        for (long long at = one.offset; at < end; ++index) {
            const long long next = std::min(end, (at / sector + 1) * sector);
            const auto count = static_cast<size_t>(next - at);
            const char *from = one.bytes.data() + (at - one.offset);
            const auto to = static_cast<size_t>(at);
            if ((damage == Damage::RandomSubset && random() % 2 == 0) || (damage == Damage::Torn && index < tornAt)) {
                writeInto(bytes, from, count, to);
            } else if (damage == Damage::Reordered) {
                const auto stop = stops.try_emplace(at / sector, below(random, writes.size() + 1)).first;
                if (i < stop->second)
                    writeInto(bytes, from, count, to);
            } else if (damage == Damage::Torn && index == tornAt) {
                std::string torn(from, count);
                for (size_t byte = below(random, count); byte < count; ++byte)
                    torn[byte] = static_cast<char>(random());
                writeInto(bytes, torn.data(), count, to);
            }
            at = next;
        }
    }
    return bytes;
}

} // namespace secondline::crash
