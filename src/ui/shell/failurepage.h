// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "ui/shell/page.h"

namespace secondline::ui {

class EmptyState;

//! The profile cannot be used: what is, what to do, and the one line that helps whoever is asked.
class FailurePage : public Page
{
    Q_OBJECT
public:
    explicit FailurePage(QWidget *parent = nullptr);
    void setFailure(const domain::Failure &failure);

Q_SIGNALS:
    void tryAgainWanted();
    void quitWanted();

private:
    EmptyState *m_state;
};

} // namespace secondline::ui
