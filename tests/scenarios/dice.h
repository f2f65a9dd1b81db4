// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

namespace secondline::scenarios {

//! The only source of chance in a schedule: its seed replays it.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }
    //! splitmix64
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }
    //! In [0, bound).
    int below(int bound) { return static_cast<int>(next() % static_cast<quint64>(bound)); }
    //! In [low, high].
    qint64 between(qint64 low, qint64 high)
    {
        return low + static_cast<qint64>(next() % static_cast<quint64>(high - low + 1));
    }
    bool chance(int percent) { return below(100) < percent; }
    //! In [0, 1).
    double fraction() { return static_cast<double>(next() >> 11U) / 9007199254740992.0; }
    QUuid uuid()
    {
        const quint64 a = next();
        const quint64 b = next();
        const auto byte = [](quint64 from, unsigned place) { return static_cast<uchar>(from >> (8U * place)); };
        return {static_cast<uint>(a >> 32U),
                static_cast<ushort>(a >> 16U),
                static_cast<ushort>((a & 0x0fffU) | 0x4000U),
                static_cast<uchar>((byte(b, 7) & 0x3fU) | 0x80U),
                byte(b, 6),
                byte(b, 5),
                byte(b, 4),
                byte(b, 3),
                byte(b, 2),
                byte(b, 1),
                byte(b, 0)};
    }
    template <class T> const T &of(const QList<T> &choices)
    {
        return choices.at(below(static_cast<int>(choices.size())));
    }

private:
    quint64 m_state;
};

} // namespace secondline::scenarios
