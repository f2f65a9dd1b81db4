// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/blobfiles.h"
#include "server/storage/storage.h"

namespace secondline::server {

//! What is wrong in a data folder, one finding each: objects without all their properties, references that lead
//! nowhere, counters that do not count, blobs whose bytes are gone. Empty: all is well. Inside a transaction.
QStringList consistencyFindings(Storage &storage, const BlobFiles &blobs);

} // namespace secondline::server
