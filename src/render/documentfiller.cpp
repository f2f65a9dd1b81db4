// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/documentfiller.h"

#include <QElapsedTimer>
#include <QTextCursor>
#include <QTimerEvent>

#include <algorithm>

namespace secondline::render {

using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

// In characters, as the writer counts.
constexpr qsizetype firstPortion = 4'000;
constexpr qsizetype smallestPortion = 200;
constexpr qsizetype largestPortion = 100'000;

} // namespace

DocumentFiller::DocumentFiller(QTextDocument *document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
}

DocumentFiller::~DocumentFiller() = default;

void DocumentFiller::fill(const DocumentTree &tree, const RenderStyle &style)
{
    m_timer.stop();
    m_document->clear();
    m_document->setDefaultFont(style.font);
    m_document->setIndentWidth(0);
    m_writer = std::make_unique<DocumentWriter>(m_document, tree, style);
    m_portion = firstPortion;
    m_longest = 0us;
    m_slices = 0;
    writeSlice();
    if (m_writer)
        m_timer.start(0, this);
}

void DocumentFiller::finish()
{
    while (m_writer)
        writeSlice();
}

void DocumentFiller::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        writeSlice();
}

void DocumentFiller::writeSlice()
{
    QElapsedTimer clock;
    clock.start();
    const auto elapsed = [&clock] { return microseconds(clock.nsecsElapsed() / 1000); };
    QTextCursor edit(m_document);
    edit.beginEditBlock();
    bool more = true;
    const qsizetype until = m_writer->written() + m_portion;
    while (more && m_writer->written() < until && elapsed() < sliceBudget / 2)
        more = m_writer->writeNext();
    edit.endEditBlock(); // lays out, if a view shows the document
    const microseconds took = elapsed();
    m_longest = std::max(m_longest, took);
    ++m_slices;
    const double room = double(microseconds(sliceBudget).count()) / 2 / double(std::max<qint64>(1, took.count()));
    m_portion = std::clamp(qsizetype(double(m_portion) * std::clamp(room, 0.25, 1.5)), smallestPortion, largestPortion);
    if (!more) {
        m_timer.stop();
        m_writer.reset();
        Q_EMIT filled();
    }
}

} // namespace secondline::render
