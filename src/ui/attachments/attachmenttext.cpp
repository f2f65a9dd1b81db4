// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attachments/attachmenttext.h"

#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"

#include <QCoreApplication>

namespace secondline::ui {

namespace {

struct AttachmentWords
{
    Q_DECLARE_TR_FUNCTIONS(AttachmentWords)
};

int percent(const workspace::AttachmentState &state)
{
    return state.size > 0 ? static_cast<int>(100 * state.done / state.size) : 0;
}

} // namespace

QString attachmentLine(const domain::Attachment &file)
{
    return AttachmentWords::tr("%1, %2", "attachment name, size").arg(shownLine(file.name), sizeText(file.size));
}

QString attachmentPlace(const workspace::AttachmentState &state)
{
    using Place = workspace::AttachmentState::Place;
    switch (state.place) {
    case Place::ServerOnly:
        return state.failure.isEmpty() ? AttachmentWords::tr("press to fetch")
                                       : AttachmentWords::tr("not fetched yet, press to try again");
    case Place::Fetching:
        return AttachmentWords::tr("fetching, %1 %").arg(percent(state));
    case Place::Here:
        return {};
    case Place::WaitsHere:
        return AttachmentWords::tr("waiting to send");
    case Place::Sending:
        return AttachmentWords::tr("sending, %1 %").arg(percent(state));
    case Place::Missing:
        return AttachmentWords::tr("missing on this device and on the server");
    }
    return {};
}

} // namespace secondline::ui
