// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memorydisk.h"

#include <QString>

namespace secondline::crash {

//! The folder that stands for the disk in memory: every file below it is one of the disk that is mounted.
QString mountPoint();

//! Lets SQLite's default VFS, and what the store does beside it (store/privatefile.h), work on \a disk, until another
//! one is mounted. All files of the one before must be closed. One thread only.
void mount(MemoryDisk *disk);
MemoryDisk &mounted();

} // namespace secondline::crash
