// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stallwatch.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace secondline::bench {

using namespace std::chrono_literals;

namespace {

constexpr qint64 beatMicros = 1000;
constexpr qint64 stallMicros = 16'000;

qint64 worst(const std::vector<qint64> &micros)
{
    return micros.empty() ? 0 : *std::max_element(micros.begin(), micros.end());
}

//! \a share 0…1: the lateness that this share of the beats does not exceed.
qint64 quantile(std::vector<qint64> micros, double share)
{
    if (micros.empty())
        return 0;
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(micros.size() - 1));
    std::nth_element(micros.begin(), micros.begin() + place, micros.end());
    return micros[static_cast<size_t>(place)];
}

void print(const char *who, const std::vector<qint64> &micros)
{
    const auto over = std::count_if(micros.begin(), micros.end(), [](qint64 late) { return late > stallMicros; });
    std::printf("  %-28s beats %7zu   p50 %6.2f ms   p99.9 %6.2f ms   worst %6.2f ms   over 16 ms: %lld\n", who,
                micros.size(), double(quantile(micros, 0.5)) / 1000, double(quantile(micros, 0.999)) / 1000,
                double(worst(micros)) / 1000, static_cast<long long>(over));
}

} // namespace

Heart::Heart()
    : m_timer(this)
{
    m_lateness.whole.reserve(1 << 20);
    m_lateness.own.reserve(1 << 20);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const qint64 late = std::max<qint64>(0, m_last.nsecsElapsed() / 1000 - beatMicros);
        const qint64 waited = m_queue->turns().waitedMicros;
        const qint64 own = std::max<qint64>(0, late - (waited - m_waited));
        m_lateness.whole.push_back(late);
        m_lateness.own.push_back(own);
        if (own > stallMicros)
            m_lateness.at.push_back(m_since.elapsed());
        m_waited = waited;
        m_last.restart();
    });
}

void Heart::start()
{
    m_queue.emplace();
    m_waited = m_queue->turns().waitedMicros;
    m_since.start();
    m_last.start();
    m_timer.start();
}

void Heart::stop()
{
    m_timer.stop();
}

StallWatch::StallWatch()
    : m_bare(std::make_unique<Heart>())
{
    m_bare->moveToThread(&m_bareThread);
    m_bareThread.start();
    QMetaObject::invokeMethod(m_bare.get(), [this] { m_bare->start(); });
    m_here.start();
}

StallWatch::~StallWatch()
{
    m_bareThread.quit();
    m_bareThread.wait();
}

bool StallWatch::report(const QString &title)
{
    m_here.stop();
    QMetaObject::invokeMethod(
        m_bare.get(), [this] { m_bare->stop(); }, Qt::BlockingQueuedConnection);
    const Lateness &here = m_here.lateness();
    const Lateness &bare = m_bare->lateness();
    std::printf("%s\n", qPrintable(title));
    print("window's thread", here.whole);
    print("bare event loop", bare.whole);
    print("window's, without the queue", here.own);
    print("bare, without the queue", bare.own);
    const bool kept = worst(here.own) <= stallMicros + worst(bare.own);
    std::printf("  %s\n",
                kept ? "no stall over 16 ms beyond the bare loop" : "STALLED over 16 ms beyond the bare loop");
    if (!here.at.empty()) {
        std::printf("  stalls ended at (ms):");
        for (const qint64 at : here.at)
            std::printf(" %lld", static_cast<long long>(at));
        std::printf("\n");
    }
    std::fflush(stdout);
    return kept;
}

} // namespace secondline::bench
