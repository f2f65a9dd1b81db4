// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/knowledge/linkdoor.h"

#include "render/link.h"

#include <QDesktopServices>

namespace secondline::ui {

bool openLink(const QUrl &url)
{
    const auto openable = render::openableLink(url.toString(QUrl::FullyEncoded));
    return openable && QDesktopServices::openUrl(*openable);
}

} // namespace secondline::ui
