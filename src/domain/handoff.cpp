// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/handoff.h"

#include "domain/jsonpointer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

using Gap = HandoffGap;

//! No list of steps or logs is longer; comparing more would only cost the server time.
constexpr qsizetype maxRows = 200;

//! The sentence for those kinds that need no more than the guide's own words.
QString sentence(Gap::Kind kind, const QString &detail)
{
    using enum Gap::Kind;
    switch (kind) {
    case Missing:
        return u"is missing"_s;
    case TooFew:
        return u"at least %1 are asked for"_s.arg(detail);
    case TooLittle:
        return u"says too little for the next tier to go on from"_s;
    case EmptyPhrase:
        return u"\"%1\" does not say what was tested, ruled out or needed"_s.arg(detail);
    case Repeated:
        return u"says the same again and again"_s;
    case SameAnswer:
        return u"only repeats \"%1\""_s.arg(detail);
    case NotAChoice:
        return u"is not one of the answers to choose from"_s;
    case WrongForm:
        return u"does not have the form that is asked for: %1"_s.arg(detail);
    case NotFulfilled:
        return u"the ticket does not show it: %1"_s.arg(detail);
    case TooMuch:
        return u"has more than %1"_s.arg(detail);
    }
    Q_UNREACHABLE();
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
}

//! Asks one guide about one handoff.
class Asking
{
public:
    Asking(const Handoff &handoff, const Ticket &ticket, const Guide &guide, const EscalationPolicy &policy)
        : m_ticket(ticket)
        , m_guide(guide)
        , m_policy(policy)
        , m_answers(handoff.answers)
    {
        m_answers.insert(guideReasonField, handoff.reason);
    }

    QList<Gap> run(int attempts)
    {
        for (const GuideField &field : m_guide.fields) {
            if (m_guide.asks(field, m_answers))
                ask(field, m_answers[field.name], childPointer(QString(), field.name));
        }
        compareFields();
        checkReason(attempts);
        checkSchema();
        return m_gaps;
    }

private:
    void add(const GuideField &field, const QString &pointer, Gap::Kind kind, const QString &detail = {})
    {
        const bool own = kind == Gap::Kind::Missing && !field.why.isEmpty();
        m_gaps.append({pointer, kind, field.title, detail, own ? field.why : sentence(kind, detail), field.example()});
    }

    void ask(const GuideField &field, const QJsonValue &value, const QString &at)
    {
        if (isAbsent(value)) {
            if (field.required)
                add(field, at, Gap::Kind::Missing);
            return;
        }
        switch (field.kind) {
        case GuideField::Kind::Text:
        case GuideField::Kind::LongText:
            if (value.isString())
                judge(field, value.toString(), at);
            break;
        case GuideField::Kind::Choice:
            if (!std::any_of(field.choices.begin(), field.choices.end(),
                             [&](const GuideChoice &choice) { return choice.value == value.toString(); }))
                add(field, at, Gap::Kind::NotAChoice);
            break;
        case GuideField::Kind::Texts:
        case GuideField::Kind::Rows:
            if (value.isArray())
                askRows(field, value.toArray(), at);
            break;
        case GuideField::Kind::Group:
            if (value.isObject())
                askParts(field, value.toObject(), at);
            break;
        case GuideField::Kind::YesNo:
        case GuideField::Kind::Number:
            break; // the schema says all
        }
    }

    void askParts(const GuideField &field, const QJsonObject &parts, const QString &at)
    {
        for (const GuideField &part : field.fields)
            ask(part, parts[part.name], childPointer(at, part.name));
    }

    void askRows(const GuideField &field, const QJsonArray &rows, const QString &at)
    {
        const int least = std::max(field.minItems, field.required ? 1 : 0);
        if (rows.isEmpty() && least > 0)
            return add(field, at, Gap::Kind::Missing);
        if (rows.size() > maxRows)
            return add(field, at, Gap::Kind::TooMuch, u"%1 rows"_s.arg(maxRows));
        QSet<QString> seen;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QString place = childPointer(at, i);
            QString words;
            if (field.kind == GuideField::Kind::Texts) {
                if (isAbsent(rows[i]))
                    add(field, place, Gap::Kind::Missing);
                else if (rows[i].isString())
                    judge(field, rows[i].toString(), place);
                words = wordsOf(rows[i].toString()).join(u' ');
            } else if (rows[i].isObject()) {
                const QJsonObject row = rows[i].toObject();
                askParts(field, row, place);
                for (const GuideField &column : field.fields)
                    words += wordsOf(row[column.name].toString()).join(u' ') + u'\n';
            }
            if (!words.trimmed().isEmpty() && seen.contains(words))
                add(field, place, Gap::Kind::Repeated);
            seen.insert(words);
        }
        if (rows.size() < least)
            add(field, at, Gap::Kind::TooFew, QString::number(least));
    }

    void judge(const GuideField &field, const QString &text, const QString &at)
    {
        if (field.match) {
            if (!field.match->accepts(text))
                add(field, at, Gap::Kind::WrongForm, field.match->name);
            return;
        }
        const QStringList words = wordsOf(text);
        QString phrase;
        QStringList left = m_policy.emptyPhrases.without(words, &phrase);
        if (!phrase.isEmpty())
            left.removeIf([this](const QString &word) { return m_policy.fillerWords.contains(word); });
        const QSet<QString> different(left.begin(), left.end());
        if (different.size() < field.quality.leastWords)
            return add(field, at, phrase.isEmpty() ? Gap::Kind::TooLittle : Gap::Kind::EmptyPhrase, phrase);
        if (repeatsItself(words))
            return add(field, at, Gap::Kind::Repeated);
        for (const QString &other : field.quality.notRepeating) {
            if (saysTheSame(words, wordsOf(textNamed(other))))
                return add(field, at, Gap::Kind::SameAnswer, titleOf(other));
        }
    }

    QString textNamed(const QString &name) const
    {
        if (name == u"ticket/subject")
            return m_ticket.subject;
        if (name == u"ticket/body")
            return m_ticket.body;
        return m_answers[name].toString();
    }

    QString titleOf(const QString &name) const
    {
        const GuideField *field = m_guide.field(name);
        return field ? field->title : name.mid(name.indexOf(u'/') + 1);
    }

    //! One text in two long answers: the later one adds nothing.
    void compareFields()
    {
        QList<std::pair<const GuideField *, QStringList>> earlier;
        for (const GuideField &field : m_guide.fields) {
            const QString at = childPointer(QString(), field.name);
            if (field.kind != GuideField::Kind::LongText || !m_guide.asks(field, m_answers) || hasGap(at))
                continue;
            const QStringList words = wordsOf(m_answers[field.name].toString());
            if (words.isEmpty())
                continue;
            const auto same = std::find_if(earlier.begin(), earlier.end(),
                                           [&](const auto &other) { return saysTheSame(words, other.second); });
            if (same != earlier.end())
                add(field, at, Gap::Kind::SameAnswer, same->first->title);
            earlier.append({&field, words});
        }
    }

    //! A reason that can be counted is borne out by the ticket (R30): attempts (R31).
    void checkReason(int attempts)
    {
        if (m_answers[guideReasonField] != u"failed-attempts"_s || attempts >= m_policy.attemptThreshold)
            return;
        const QString detail = u"%1 of %2 attempts are logged"_s.arg(attempts).arg(m_policy.attemptThreshold);
        const QString at = childPointer(QString(), guideReasonField);
        m_gaps.append({at,
                       Gap::Kind::NotFulfilled,
                       titleOf(guideReasonField),
                       detail,
                       sentence(Gap::Kind::NotFulfilled, detail),
                       {}});
    }

    //! What the questions did not find, the schema does: wrong types, unknown members, limits.
    void checkSchema()
    {
        for (const JsonFault &fault : m_guide.schema.faultsIn(asked())) {
            const bool known = std::any_of(m_gaps.cbegin(), m_gaps.cend(), [&](const Gap &gap) {
                return isWithin(gap.pointer, fault.pointer) || isWithin(fault.pointer, gap.pointer);
            });
            if (!known)
                m_gaps.append({fault.pointer,
                               Gap::Kind::WrongForm,
                               titleOf(firstStep(fault.pointer)),
                               fault.why,
                               sentence(Gap::Kind::WrongForm, fault.why),
                               {}});
        }
    }

    //! The answers without those that are null: to leave out and to have none is the same.
    QJsonObject asked() const
    {
        QJsonObject answers = m_answers;
        for (auto it = answers.begin(); it != answers.end();)
            it = it->isNull() ? answers.erase(it) : std::next(it);
        return answers;
    }

    bool hasGap(const QString &pointer) const
    {
        return std::any_of(m_gaps.cbegin(), m_gaps.cend(),
                           [&](const Gap &gap) { return isWithin(gap.pointer, pointer); });
    }

    const Ticket &m_ticket;
    const Guide &m_guide;
    const EscalationPolicy &m_policy;
    QJsonObject m_answers;
    QList<Gap> m_gaps;
};

} // namespace

QList<HandoffGap> handoffGaps(const Handoff &handoff, const Ticket &ticket, const QList<Entry> &timeline,
                              const Guide &guide, const EscalationPolicy &policy)
{
    const QString limit = u"%1 KiB of answers"_s.arg(maxAnswerBytes / 1024);
    if (QJsonDocument(handoff.answers).toJson(QJsonDocument::Compact).size() > maxAnswerBytes)
        return {{QString(), Gap::Kind::TooMuch, guide.title, limit, sentence(Gap::Kind::TooMuch, limit), {}}};
    return Asking(handoff, ticket, guide, policy).run(failedAttempts(ticket, timeline));
}

QJsonArray toJson(const QList<HandoffGap> &gaps)
{
    QJsonArray list;
    for (const HandoffGap &gap : gaps) {
        QJsonObject item{{u"pointer"_s, gap.pointer}, {u"why"_s, gap.why}};
        if (!gap.example.isEmpty())
            item.insert(u"example"_s, gap.example);
        list.append(item);
    }
    return list;
}

int failedAttempts(const Ticket &ticket, const QList<Entry> &timeline)
{
    const auto listed = std::count_if(timeline.begin(), timeline.end(), [](const Entry &entry) {
        return entry.kind == u"attempt" && entry.data[u"outcome"] != wireName(AttemptOutcome::Worked);
    });
    return std::max(ticket.attemptCount, static_cast<int>(listed));
}

} // namespace secondline::domain
