// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

#include <QFrame>

namespace secondline::ui {

enum class BannerLook { Info, Warn, Bad, Good, Note };

//! A state of the page or the device that lasts: one sentence and one action, or two where the person must choose; at
//! the top of a page.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);
    //! \a action empty: no button. The accessible name is the sentence.
    void show(BannerLook look, const QString &icon, const QString &sentence, const QString &action = {},
              const QString &otherAction = {});
    using QFrame::show;

Q_SIGNALS:
    void actionWanted();
    void otherActionWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BannerLook m_look = BannerLook::Info;
    QString m_iconName;
    TextLabel *m_text;
    Button *m_button;
    Button *m_other;
};

} // namespace secondline::ui
