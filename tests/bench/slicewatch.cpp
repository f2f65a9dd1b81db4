// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "slicewatch.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace secondline::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longMicros = 5000;
constexpr qint64 partMicros = 500;
constexpr size_t printedSlices = 20;

QString named(const QObject *receiver, QEvent::Type type)
{
    return u"%1 to %2 %3"_s
        .arg(QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)),
             QString::fromLatin1(receiver->metaObject()->className()), receiver->objectName())
        .trimmed();
}

} // namespace

SliceWatch::SliceWatch(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

void SliceWatch::startSlices()
{
    m_micros.clear();
    m_long.clear();
    m_since.start();
    m_watching = true;
}

bool SliceWatch::notify(QObject *receiver, QEvent *event)
{
    // Other threads' events come through here too.
    if (!m_watching || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QString what = named(receiver, event->type()); // the receiver may be gone afterwards
    const Turns before = m_depth == 0 ? m_queue.turns() : Turns{};
    const qint64 outer = std::exchange(m_within, 0);
    QElapsedTimer spent;
    spent.start();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const qint64 whole = spent.nsecsElapsed();
    m_parts[what] += (whole - m_within) / 1000;
    m_within = outer + whole;
    if (m_depth > 0)
        return handled;
    const Turns after = m_queue.turns();
    const qint64 micros = std::max<qint64>(0, whole / 1000 - (after.waitedMicros - before.waitedMicros));
    m_micros.push_back(micros);
    if (micros > longMicros)
        m_long.push_back({micros, std::max<qint64>(0, micros - (after.ranMicros - before.ranMicros)), m_since.elapsed(),
                          what, m_parts});
    m_parts.clear();
    m_within = 0;
    return handled;
}

void SliceWatch::reportSlices()
{
    m_watching = false;
    std::sort(m_micros.begin(), m_micros.end());
    const qint64 high = m_micros.empty() ? 0 : m_micros[m_micros.size() * 999 / 1000];
    std::printf("  slices of work: %zu, p99.9 %.2f ms, worst %.2f ms, over 5 ms: %zu\n", m_micros.size(),
                double(high) / 1000, m_micros.empty() ? 0.0 : double(m_micros.back()) / 1000, m_long.size());
    std::sort(m_long.begin(), m_long.end(), [](const Slice &a, const Slice &b) { return a.micros > b.micros; });
    m_long.resize(std::min(m_long.size(), printedSlices));
    for (const Slice &slice : m_long) {
        std::printf("    %6.2f ms (%.2f blocked) at %6lld ms: %s\n", double(slice.micros) / 1000,
                    double(slice.blocked) / 1000, static_cast<long long>(slice.at), qPrintable(slice.what));
        for (auto part = slice.parts.constBegin(); part != slice.parts.constEnd(); ++part) {
            if (part.value() > partMicros)
                std::printf("      %6.2f ms %s\n", double(part.value()) / 1000, qPrintable(part.key()));
        }
    }
}

} // namespace secondline::bench
