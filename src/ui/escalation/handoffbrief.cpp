// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/handoffbrief.h"

#include "ui/escalation/answerfield.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/readingtext.h"

#include <QJsonArray>
#include <QLocale>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::GuideField;

namespace {

QString rowText(const GuideField &field, const QJsonObject &row)
{
    QStringList parts;
    for (const GuideField &column : field.fields) {
        const QString text = row[column.name].toString().trimmed();
        if (!text.isEmpty())
            parts.append(text);
    }
    return parts.join(u" — "_s);
}

} // namespace

QString answerText(const GuideField &field, const QJsonValue &answer)
{
    switch (field.kind) {
    case GuideField::Kind::Choice:
        for (const domain::GuideChoice &choice : field.choices) {
            if (choice.value == answer.toString())
                return choice.title;
        }
        return answer.toString();
    case GuideField::Kind::YesNo:
        return !answer.isBool() ? QString() : answer.toBool() ? HandoffBrief::tr("Yes") : HandoffBrief::tr("No");
    case GuideField::Kind::Number:
        return answer.isDouble() ? QLocale().toString(answer.toInt()) : QString();
    case GuideField::Kind::Texts:
    case GuideField::Kind::Rows: {
        QStringList lines;
        const QJsonArray rows = answer.toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QString text = rows[i].isObject() ? rowText(field, rows[i].toObject()) : rows[i].toString();
            lines.append(rows.size() > 1 ? u"%1. %2"_s.arg(QLocale().toString(i + 1), text) : text);
        }
        return lines.join(u'\n');
    }
    case GuideField::Kind::Group: {
        QStringList lines;
        for (const GuideField &part : field.fields) {
            const QString text = answerText(part, answer.toObject()[part.name]);
            if (!text.isEmpty())
                lines.append(HandoffBrief::tr("%1: %2", "a question and its answer").arg(part.title, text));
        }
        return lines.join(u'\n');
    }
    case GuideField::Kind::Text:
    case GuideField::Kind::LongText:
        break;
    }
    return answer.toString().trimmed();
}

HandoffBrief::HandoffBrief(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s3);
}

void HandoffBrief::setGuide(const domain::Guide &guide)
{
    for (const Part &part : std::as_const(m_parts))
        delete part.holder;
    m_parts.clear();
    m_guide = guide;
    for (const GuideField &field : guide.fields) {
        Part part;
        part.field = field;
        part.holder = new QWidget(this);
        part.holder->setObjectName(field.name + u"BriefPart"_s);
        auto *column = new QVBoxLayout(part.holder);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *name = new TextLabel(TextSize::Small, Role::Text3, true, part.holder);
        name->setText(shownLine(field.title));
        name->setWordWrap(true);
        part.text = new ReadingText(Role::Text, part.holder);
        part.missing = new TextLabel(TextSize::Body, Role::Warn, false, part.holder);
        part.missing->setWordWrap(true);
        column->addWidget(name);
        column->addWidget(part.text);
        column->addWidget(part.missing);
        m_column->addWidget(part.holder);
        m_parts.append(part);
    }
}

void HandoffBrief::setHandoff(const domain::Handoff &handoff, const QList<domain::HandoffGap> &gaps)
{
    QJsonObject answers = handoff.answers;
    answers.insert(domain::guideReasonField, handoff.reason);
    for (const Part &part : std::as_const(m_parts)) {
        const QString at = u'/' + part.field.name;
        qsizetype lacking = 0;
        bool whole = false;
        for (const domain::HandoffGap &gap : gaps) {
            lacking += pointsInto(gap.pointer, at) ? 1 : 0;
            whole = whole || (gap.pointer == at && gap.kind == domain::HandoffGap::Kind::Missing);
        }
        const QString text = shownText(answerText(part.field, answers[part.field.name]));
        const bool asked = m_guide->asks(part.field, answers);
        part.holder->setVisible(asked && (!text.isEmpty() || lacking > 0));
        part.text->setText(text);
        part.text->setVisible(!text.isEmpty());
        part.missing->setText(whole || text.isEmpty()
                                  ? tr("Missing")
                                  : tr("%n thing(s) to complete", nullptr, static_cast<int>(lacking)));
        part.missing->setVisible(lacking > 0);
    }
}

} // namespace secondline::ui
