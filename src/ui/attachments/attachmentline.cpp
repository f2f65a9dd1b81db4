// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attachments/attachmentline.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/shell/plaintext.h"

namespace secondline::ui {

using namespace Qt::StringLiterals;

AttachmentLine::AttachmentLine(const domain::Attachment &file, QWidget *parent)
    : Button({}, ButtonLook::Tool, parent)
    , m_file(file)
{
    setObjectName(u"attachmentLine"_s);
    setIconName(u"paperclip"_s);
    setState({});
}

void AttachmentLine::setState(const workspace::AttachmentState &state)
{
    const QString place = attachmentPlace(state);
    const QString line = attachmentLine(m_file);
    setText(menuText(place.isEmpty() ? line : tr("%1 · %2", "file, where it is").arg(line, place)));
    setAccessibleName(shownLine(place.isEmpty() ? line : tr("%1, %2", "file, where it is").arg(line, place)));
    setToolTip(toolTipText(accessibleName()));
    updateGeometry();
}

} // namespace secondline::ui
