// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rowbatch.h"

#include <memory>
#include <span>
#include <string_view>

namespace secondline::store {

//! The columns of `listed`; texts are views.
struct ListedRow
{
    std::string_view id;
    std::string_view number;
    std::string_view subject;
    std::string_view requester;
    std::string_view email;
    std::string_view queue;
    std::string_view assignee;
    qint64 tier = 1;
    qint64 priority = 3;
    qint64 status = 1;
    qint64 slaDue = 0; //!< ms since 1970, or noDue
    qint64 updated = 0;
    qint64 opened = 0;
    int pending = 0;
    bool needsYou = false;
};

//! Takes what a list shows out of a ticket's cells, without a QString.
class ListedRowReader
{
public:
    ListedRowReader();
    ~ListedRowReader();
    //! The views live as long as the cells and until the next call.
    ListedRow read(std::string_view id, std::span<const domain::Cell> cells);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace secondline::store
