// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

#include <cstdio>
#include <string>
#include <string_view>
#include <type_traits>

namespace secondline::scenarios {

//! Every decision of a schedule, as one number that two runs of the same seed must agree on; shown line by line when
//! somebody replays it. The wall clock has no place in it (T-1).
class Trace
{
public:
    explicit Trace(bool shown)
        : m_shown(shown)
    {
    }

    template <class... Parts> void note(qint64 at, const Parts &...parts)
    {
        take(at);
        (take(parts), ...);
        if (!m_shown)
            return;
        std::string line;
        ((line += ' ', line += words(parts)), ...);
        std::printf("%10.3f%s\n", static_cast<double>(at) / 1000.0, line.c_str());
    }
    quint64 hash() const { return m_hash; }

private:
    void byte(unsigned char value) { m_hash = (m_hash ^ value) * 1099511628211ULL; } // FNV-1a
    template <class T>
    requires std::is_integral_v<T>
    void take(T value)
    {
        auto rest = static_cast<quint64>(value);
        m_hash = (m_hash ^ rest) * 1099511628211ULL;
    }
    void take(const char *text) { take(std::string_view(text)); }
    void take(std::string_view text)
    {
        for (const char one : text)
            byte(static_cast<unsigned char>(one));
    }
    void take(const QString &text)
    {
        for (const QChar one : text)
            take(one.unicode());
    }
    void take(const QUuid &id) { take((static_cast<quint64>(id.data1) << 32U) | id.data4[7]); }

    template <class T>
    requires std::is_integral_v<T>
    static std::string words(T value) { return std::to_string(value); }
    static std::string words(const char *text) { return text; }
    static std::string words(std::string_view text) { return std::string(text); }
    static std::string words(const QString &text) { return text.toStdString(); }
    static std::string words(const QUuid &id) { return id.toString(QUuid::WithoutBraces).left(8).toStdString(); }

    bool m_shown;
    quint64 m_hash = 14695981039346656037ULL;
};

} // namespace secondline::scenarios
