// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/controls.h"

class QProgressBar;

namespace secondline::ui {

//! Long work with a number and a way to stop it: a bar of 4 px, words, Cancel. Not for anything under 300 ms.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    //! \a name is what the work is called, for those who do not see the bar.
    explicit ProgressLine(const QString &name, QWidget *parent = nullptr);
    //! \a words say the same as the numbers: "12,400 of 18,000 tickets". A \a total of 0: how much there is, is not
    //! known.
    void setProgress(qint64 done, qint64 total, const QString &words);
    //! Without: work that cannot be stopped.
    void setCancellable(bool on);

Q_SIGNALS:
    void cancelWanted();

private:
    QProgressBar *m_bar;
    TextLabel *m_words;
    Button *m_cancel;
};

} // namespace secondline::ui
