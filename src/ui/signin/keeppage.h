// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"
#include "ui/shell/page.h"

#include <memory>

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class Button;
class KeepList;
class ProgressLine;
class TextLabel;

//! What this device keeps, changed at any time: also without a network, but then without numbers.
class KeepPage : public Page
{
    Q_OBJECT
public:
    //! \a folder is the profile's.
    KeepPage(workspace::Workspace &workspace, const QString &folder, QWidget *parent = nullptr);
    ~KeepPage() override;

    void enter() override;

private:
    void ask();
    void show(const domain::DeskSurvey &desk);
    void showChanges();
    void save();

    workspace::Workspace &m_workspace;
    QString m_folder;
    Banner *m_banner;
    KeepList *m_list;
    TextLabel *m_room;
    ProgressLine *m_progress;
    Button *m_save;
    bool m_touched = false;            //!< since the page was shown
    std::unique_ptr<QObject> m_asking; //!< an answer that comes after it is gone is not heard
};

} // namespace secondline::ui
