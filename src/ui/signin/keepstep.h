// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desksurvey.h"
#include "ui/signin/signinform.h"

#include <QSet>

namespace secondline::ui {

class KeepList;
class TextLabel;

//! The third step: what to keep for work without a network.
class KeepStep : public SignInForm
{
    Q_OBJECT
public:
    //! \a folder is where the profile is: how much room its disk has is shown.
    explicit KeepStep(const QString &folder, QWidget *parent = nullptr);

    void enter() override;
    void show(const domain::DeskSurvey &desk, const QString &host);
    using SignInForm::show;
    using SignInForm::wait;
    using SignInForm::waitNoMore;

Q_SIGNALS:
    void chosen(const QSet<QString> &leftOut);

protected:
    void goOn() override;

private:
    void showRoom();

    QString m_folder;
    KeepList *m_list;
    TextLabel *m_room;
};

} // namespace secondline::ui
