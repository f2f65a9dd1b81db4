// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "domain/instant.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <limits>

namespace secondline::domain {

//! Reads the members of a JSON object that may come from anywhere: an absent one is the type's empty value, one of
//! another kind is remembered, the first by its name, and makes the whole unreadable.
class JsonMembers
{
public:
    explicit JsonMembers(const QJsonObject &json)
        : m_json(json)
    {
    }

    QString text(QStringView name) { return of(name, QJsonValue::String).toString(); }
    QJsonObject object(QStringView name) { return of(name, QJsonValue::Object).toObject(); }
    QJsonArray array(QStringView name) { return of(name, QJsonValue::Array).toArray(); }
    //! A whole number from 0 that fits.
    template <class Number = qint64> Number count(QStringView name)
    {
        const QJsonValue value = of(name, QJsonValue::Double);
        const qint64 number = value.toInteger(value.isUndefined() ? 0 : -1);
        const bool fits = number >= 0 && number <= std::numeric_limits<Number>::max();
        return fits ? static_cast<Number>(number) : wrong<Number>(name);
    }
    //! Absent: invalid.
    QDateTime date(QStringView name)
    {
        const QString written = text(name);
        const Result<QDateTime> read = written.isEmpty() ? QDateTime() : fromUtcDate(written);
        return read ? *read : wrong<QDateTime>(name);
    }
    QStringList texts(QStringView name)
    {
        QStringList all;
        const QJsonArray values = array(name);
        for (const QJsonValue &value : values)
            all.append(value.isString() ? value.toString() : wrong<QString>(name));
        return all;
    }

    //! Says that the member \a name holds what it must not.
    template <class T> T wrong(QStringView name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name.toString();
        return T();
    }
    //! \a value, or what was wrong.
    template <class T> Result<T> checked(T value) const
    {
        if (!m_wrong.isEmpty())
            return failure(Failure::Kind::BadInput, m_wrong);
        return value;
    }

private:
    QJsonValue of(QStringView name, QJsonValue::Type type)
    {
        const QJsonValue value = m_json.value(name);
        return value.isUndefined() || value.type() == type ? value : wrong<QJsonValue>(name);
    }

    const QJsonObject m_json;
    QString m_wrong;
};

} // namespace secondline::domain
