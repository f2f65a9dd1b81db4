// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runqueue.h"

#include <QByteArrayList>

namespace secondline::bench {

using namespace Qt::StringLiterals;

RunQueue::RunQueue()
    : m_told(u"/proc/thread-self/schedstat"_s)
{
    // Unbuffered, so that reading again from the start asks the system again.
    (void)m_told.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

Turns RunQueue::turns() const
{
    auto &told = const_cast<QFile &>(m_told);
    if (!told.isOpen() || !told.seek(0))
        return {};
    const QByteArrayList numbers = told.read(96).split(' '); // nanoseconds on a core, nanoseconds ready, turns
    return {numbers.value(0).toLongLong() / 1000, numbers.value(1).toLongLong() / 1000};
}

} // namespace secondline::bench
