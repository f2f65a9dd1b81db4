// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <functional>
#include <vector>

namespace secondline::scenarios {

//! The virtual clock, and what is to happen when. Nothing waits: the clock jumps to the next thing.
class Agenda
{
public:
    using Act = std::function<void()>;

    qint64 now() const { return m_now; }
    qint64 steps() const { return m_steps; }
    bool empty() const { return m_heap.empty(); }
    qint64 next() const { return m_heap.empty() ? -1 : m_heap.front().at; }

    void after(qint64 milliseconds, Act act)
    {
        m_heap.push_back({m_now + milliseconds, m_order++, std::move(act)});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }
    //! Does the next thing; at one instant, in the order in which they were planned.
    void step()
    {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        Planned planned = std::move(m_heap.back());
        m_heap.pop_back();
        m_now = planned.at;
        ++m_steps;
        planned.act();
    }
    //! Does all that is planned up to \a instant, and lets it come.
    void runTo(qint64 instant)
    {
        while (!m_heap.empty() && m_heap.front().at <= instant)
            step();
        m_now = std::max(m_now, instant);
    }

private:
    struct Planned
    {
        qint64 at;
        quint64 order;
        Act act;
    };
    static bool later(const Planned &a, const Planned &b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

    std::vector<Planned> m_heap;
    qint64 m_now = 1000;
    qint64 m_steps = 0;
    quint64 m_order = 0;
};

} // namespace secondline::scenarios
