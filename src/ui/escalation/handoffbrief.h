// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/handoff.h"

#include <QJsonObject>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace secondline::ui {

class ReadingText;
class TextLabel;

//! A handoff as the next tier reads it: the answers in the guide's order, below their names; what is missing is named.
class HandoffBrief : public QWidget
{
    Q_OBJECT
public:
    explicit HandoffBrief(QWidget *parent = nullptr);
    void setGuide(const domain::Guide &guide);
    void setHandoff(const domain::Handoff &handoff, const QList<domain::HandoffGap> &gaps);

private:
    struct Part
    {
        domain::GuideField field;
        QWidget *holder = nullptr;
        ReadingText *text = nullptr;
        TextLabel *missing = nullptr;
    };

    std::optional<domain::Guide> m_guide;
    QVBoxLayout *m_column;
    QList<Part> m_parts;
};

//! \a answer in words and lines, as one reads it; empty if there is none.
QString answerText(const domain::GuideField &field, const QJsonValue &answer);

} // namespace secondline::ui
