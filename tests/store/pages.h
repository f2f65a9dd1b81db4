// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/profilekey.h"

#include <QString>

#include <string_view>

//! How many pages of the encrypted database \a path hold \a bytes somewhere, used or not: each page is decrypted by
//! itself, past SQLite, so that what was deleted shows.
int pagesHolding(const QString &path, const secondline::store::ProfileKey &key, std::string_view bytes);
