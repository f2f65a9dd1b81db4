// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/escalation/answerfield.h"

#include "ui/escalation/choicecards.h"
#include "ui/escalation/rowsfield.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/inlineerror.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QJsonObject>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using domain::GuideField;

namespace {

QString exampleHint(const GuideField &field)
{
    return field.example().isEmpty() ? QString() : AnswerField::tr("For example: %1").arg(shownLine(field.example()));
}

class LongTextField : public AnswerField
{
public:
    LongTextField(const GuideField &field, const QString &pointer, QWidget *parent)
        : AnswerField(field, pointer, parent)
        , m_edit(new GrowingEdit(2, 10, this))
    {
        m_edit->setPlaceholderText(exampleHint(field));
        setEditor(m_edit, field.name + u"Edit"_s);
        connect(m_edit, &QPlainTextEdit::textChanged, this, &AnswerField::changed);
    }
    QJsonValue answer() const override
    {
        const QString text = m_edit->toPlainText();
        return text.trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    }
    void setAnswer(const QJsonValue &answer) override { m_edit->setPlainText(answer.toString()); }

protected:
    void take(const QString &example) override
    {
        m_edit->setPlainText(example);
        m_edit->selectAll();
        m_edit->setFocus(Qt::OtherFocusReason);
    }

private:
    GrowingEdit *m_edit;
};

class LineField : public AnswerField
{
public:
    LineField(const GuideField &field, const QString &pointer, QWidget *parent)
        : AnswerField(field, pointer, parent)
        , m_edit(new QLineEdit(this))
    {
        m_edit->setPlaceholderText(exampleHint(field));
        m_edit->setTextMargins(space::s1, 0, space::s1, 0);
        if (field.kind == GuideField::Kind::Number)
            m_edit->setValidator(new QIntValidator(m_edit));
        setEditor(m_edit, field.name + u"Edit"_s);
        connect(m_edit, &QLineEdit::textChanged, this, &AnswerField::changed);
    }
    QJsonValue answer() const override
    {
        const QString text = m_edit->text();
        if (text.trimmed().isEmpty())
            return {QJsonValue::Undefined};
        return question().kind == GuideField::Kind::Number ? QJsonValue(locale().toInt(text)) : QJsonValue(text);
    }
    void setAnswer(const QJsonValue &answer) override
    {
        m_edit->setText(answer.isDouble() ? locale().toString(answer.toInt()) : answer.toString());
        m_edit->setCursorPosition(0);
    }

protected:
    void take(const QString &example) override
    {
        m_edit->setText(example);
        m_edit->selectAll();
        m_edit->setFocus(Qt::OtherFocusReason);
    }

private:
    QLineEdit *m_edit;
};

class ChoiceField : public AnswerField
{
public:
    ChoiceField(const GuideField &field, const QString &pointer, QWidget *parent)
        : AnswerField(field, pointer, parent)
        , m_cards(new ChoiceCards(field.choices, this))
    {
        setEditor(m_cards, field.name + u"Choice"_s);
        connect(m_cards, &ChoiceCards::chosenChanged, this, &AnswerField::changed);
    }
    QJsonValue answer() const override
    {
        return m_cards->chosen().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_cards->chosen());
    }
    void setAnswer(const QJsonValue &answer) override { m_cards->choose(answer.toString()); }

private:
    ChoiceCards *m_cards;
};

class YesNoField : public AnswerField
{
public:
    YesNoField(const GuideField &field, const QString &pointer, QWidget *parent)
        : AnswerField(field, pointer, parent)
        , m_choice(new SegmentedChoice(this))
    {
        m_choice->add(1, AnswerField::tr("Yes"))->setObjectName(field.name + u"YesButton"_s);
        m_choice->add(0, AnswerField::tr("No"))->setObjectName(field.name + u"NoButton"_s);
        setEditor(m_choice, field.name + u"Choice"_s);
        connect(m_choice, &SegmentedChoice::chosenChanged, this, &AnswerField::changed);
    }
    QJsonValue answer() const override
    {
        return m_choice->chosen() < 0 ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_choice->chosen() == 1);
    }
    void setAnswer(const QJsonValue &answer) override
    {
        if (answer.isBool())
            m_choice->choose(answer.toBool() ? 1 : 0);
    }

private:
    SegmentedChoice *m_choice;
};

//! Questions that belong together, below their common name.
class GroupField : public AnswerField
{
public:
    GroupField(const GuideField &field, const QString &pointer, QWidget *parent)
        : AnswerField(field, pointer, parent)
    {
        auto *parts = new QVBoxLayout;
        parts->setContentsMargins(space::s3, space::s2, 0, 0);
        parts->setSpacing(space::s3);
        for (const GuideField &part : field.fields) {
            AnswerField *one = make(part, pointer + u'/' + part.name, this);
            parts->addWidget(one);
            m_parts.append(one);
            connect(one, &AnswerField::changed, this, &AnswerField::changed);
            connect(one, &AnswerField::left, this, &AnswerField::left);
        }
        column()->addLayout(parts);
    }
    QJsonValue answer() const override
    {
        QJsonObject answers;
        for (const AnswerField *part : m_parts) {
            const QJsonValue one = part->answer();
            if (!one.isUndefined())
                answers.insert(part->question().name, one);
        }
        return answers.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(answers);
    }
    void setAnswer(const QJsonValue &answer) override
    {
        for (AnswerField *part : std::as_const(m_parts))
            part->setAnswer(answer.toObject()[part->question().name]);
    }
    void showGaps(const QList<domain::HandoffGap> &gaps, int toLevel, bool all) override
    {
        // Nothing of it was answered: each part of it is missing.
        QList<domain::HandoffGap> parts = gaps;
        const bool whole = std::any_of(gaps.begin(), gaps.end(),
                                       [this](const domain::HandoffGap &gap) { return gap.pointer == pointer(); });
        if (whole) {
            for (const AnswerField *part : m_parts) {
                if (part->question().required)
                    parts.append({part->pointer(),
                                  domain::HandoffGap::Kind::Missing,
                                  part->question().title,
                                  {},
                                  part->question().why,
                                  part->question().example()});
            }
        }
        for (AnswerField *part : std::as_const(m_parts))
            part->showGaps(parts, toLevel, all);
    }
    void focusAt(const QString &at) override
    {
        for (AnswerField *part : std::as_const(m_parts)) {
            if (pointsInto(at, part->pointer()))
                return part->focusAt(at);
        }
        if (!m_parts.isEmpty())
            m_parts.first()->focusAt(at);
    }

private:
    QList<AnswerField *> m_parts;
};

} // namespace

bool pointsInto(const QString &pointer, const QString &of)
{
    return pointer == of || pointer.startsWith(of + u'/');
}

AnswerField *AnswerField::make(const GuideField &field, const QString &pointer, QWidget *parent)
{
    switch (field.kind) {
    case GuideField::Kind::LongText:
        return new LongTextField(field, pointer, parent);
    case GuideField::Kind::Choice:
        return new ChoiceField(field, pointer, parent);
    case GuideField::Kind::YesNo:
        return new YesNoField(field, pointer, parent);
    case GuideField::Kind::Texts:
    case GuideField::Kind::Rows:
        return new RowsField(field, pointer, parent);
    case GuideField::Kind::Group:
        return new GroupField(field, pointer, parent);
    case GuideField::Kind::Text:
    case GuideField::Kind::Number:
        break;
    }
    return new LineField(field, pointer, parent);
}

AnswerField::AnswerField(const GuideField &field, QString pointer, QWidget *parent)
    : QWidget(parent)
    , m_question(field)
    , m_pointer(std::move(pointer))
    , m_column(new QVBoxLayout(this))
    , m_aside(new TextLabel(TextSize::Small, Role::Text3, false, this))
{
    setObjectName(field.name + u"Field"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s1);
    auto *name = new TextLabel(TextSize::Body, Role::Text, true, this);
    name->setObjectName(u"nameLabel"_s);
    name->setText(field.required ? shownLine(field.title) : tr("%1 (optional)").arg(shownLine(field.title)));
    name->setWordWrap(true);
    m_aside->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s2);
    head->addWidget(name, 1);
    head->addWidget(m_aside);
    m_column->addLayout(head);
    if (!field.help.isEmpty()) {
        auto *help = new TextLabel(TextSize::Small, Role::Text2, false, this);
        help->setText(shownLine(field.help));
        help->setWordWrap(true);
        m_column->addWidget(help);
    }
}

void AnswerField::setEditor(QWidget *editor, const QString &name)
{
    m_editor = editor;
    editor->setObjectName(name);
    editor->setAccessibleName(shownLine(m_question.title));
    setFocusProxy(editor);
    m_column->addWidget(editor);
    m_error = new InlineError(editor, this);
    m_column->addWidget(m_error);
    connect(m_error, &InlineError::exampleWanted, this, [this](const QString &example) { take(example); });
    watch(editor);
    const auto inner = editor->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : inner)
        watch(button);
}

void AnswerField::watch(QWidget *editor)
{
    editor->installEventFilter(this);
}

bool AnswerField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        m_left = true;
        Q_EMIT left();
    }
    return QWidget::eventFilter(watched, event);
}

void AnswerField::setAside(const QString &aside)
{
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
}

void AnswerField::showGaps(const QList<domain::HandoffGap> &gaps, int toLevel, bool all)
{
    if (!m_error)
        return;
    for (const domain::HandoffGap &gap : gaps) {
        if (!pointsInto(gap.pointer, m_pointer))
            continue;
        const bool empty = gap.kind == domain::HandoffGap::Kind::Missing;
        if (!all && (empty || !m_left))
            continue;
        const GapWords words = gapWords(gap, &m_question, toLevel);
        const bool texts = m_question.kind == GuideField::Kind::LongText || m_question.kind == GuideField::Kind::Text;
        // An empty field shows its example already.
        m_error->refuse(words.wrong, words.advice, texts && !empty ? shownText(gap.example) : QString());
        return;
    }
    m_error->accept();
}

void AnswerField::focusAt(const QString &at)
{
    Q_UNUSED(at)
    if (m_editor)
        m_editor->setFocus(Qt::OtherFocusReason);
}

} // namespace secondline::ui
