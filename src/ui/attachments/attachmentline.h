// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"
#include "workspace/workspace.h"

namespace secondline::ui {

//! A file on an entry of the timeline: its name and size, where its bytes are; pressed, it is opened or fetched.
class AttachmentLine : public Button
{
    Q_OBJECT
public:
    AttachmentLine(const domain::Attachment &file, QWidget *parent);
    const domain::Attachment &file() const { return m_file; }
    void setState(const workspace::AttachmentState &state);

private:
    domain::Attachment m_file;
};

} // namespace secondline::ui
