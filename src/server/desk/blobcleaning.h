// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/blobfiles.h"

namespace secondline::server {

//! Removes the blobs that nothing refers to and that have lived their time (blobLife), the files that no record knows,
//! and what broken uploads left. Returns how many blobs were forgotten. Throws StorageError.
int cleanBlobs(Storage &storage, const BlobFiles &files, const QDateTime &now);

} // namespace secondline::server
