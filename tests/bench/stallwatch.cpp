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

void print(const char *who, const Lateness &lateness)
{
    std::printf("  %-18s beats %7zu   p50 %6.2f ms   p99.9 %6.2f ms   worst %6.2f ms   over 16 ms: %lld\n", who,
                lateness.micros.size(), double(lateness.quantile(0.5)) / 1000, double(lateness.quantile(0.999)) / 1000,
                double(lateness.worst()) / 1000, static_cast<long long>(lateness.over(stallMicros)));
}

} // namespace

qint64 Lateness::worst() const
{
    return micros.empty() ? 0 : *std::max_element(micros.begin(), micros.end());
}

qint64 Lateness::quantile(double share) const
{
    if (micros.empty())
        return 0;
    std::vector<qint64> sorted = micros;
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + place, sorted.end());
    return sorted[static_cast<size_t>(place)];
}

qint64 Lateness::over(qint64 limitMicros) const
{
    return std::count_if(micros.begin(), micros.end(), [&](qint64 late) { return late > limitMicros; });
}

Heart::Heart()
    : m_timer(this)
{
    m_micros.reserve(1 << 20);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const qint64 late = std::max<qint64>(0, m_last.nsecsElapsed() / 1000 - beatMicros);
        m_micros.push_back(late);
        if (late > stallMicros)
            m_stalls.push_back(m_since.elapsed());
        m_last.restart();
    });
}

void Heart::start()
{
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
    const Lateness here = m_here.lateness();
    const Lateness bare = m_bare->lateness();
    std::printf("%s\n", qPrintable(title));
    print("window's thread", here);
    print("bare event loop", bare);
    const bool kept = here.worst() <= stallMicros + bare.worst();
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
