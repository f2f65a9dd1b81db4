// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/escalation/answerfield.h"

#include <QHash>

#include <optional>

class QScrollArea;
class QStackedLayout;

namespace secondline::ui {

class HandoffBrief;

//! All questions of a guide, one step at a time; the last step shows the handoff as it will be read.
//! Knows neither workspace nor draft.
class HandoffFields : public QWidget
{
    Q_OBJECT
public:
    explicit HandoffFields(QWidget *parent = nullptr);

    void setGuide(const domain::Guide &guide, int toLevel);
    //! \a filledIn: the answers that come from the timeline; their questions say so.
    void setHandoff(const domain::Handoff &handoff, const QJsonObject &filledIn);
    //! What would be sent: the answers that are asked for.
    domain::Handoff handoff() const;
    //! All that was ever written, for the draft: an answer that another reason hides is kept.
    QJsonObject written() const;

    int stepCount() const; //!< the last one included
    int step() const;
    void showStep(int step);
    int stepOf(const QString &pointer) const;
    //! Questions of \a step that have to be answered.
    QStringList asked(int step) const;
    void focusAt(const QString &pointer);
    void focusStep();
    //! \a all: also where nothing was written yet.
    void showGaps(const QList<domain::HandoffGap> &gaps, bool all);
    //! The question that has the focus; empty if none.
    QString focused() const;

Q_SIGNALS:
    void changed();
    void left();

private:
    void addStep(const domain::GuideStep &step);
    void showAsked();

    std::optional<domain::Guide> m_guide;
    int m_toLevel = 0;
    QStackedLayout *m_stack;
    QHash<QString, AnswerField *> m_fields; //!< by name
    HandoffBrief *m_brief = nullptr;
    bool m_filling = false;
};

} // namespace secondline::ui
