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

DocumentFiller::DocumentFiller(QTextDocument* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
}

DocumentFiller::~DocumentFiller() = default;

void DocumentFiller::fill(const DocumentTree& tree, const RenderStyle& style)
{
    m_timer.stop();
    m_document->clear();
    m_document->setDefaultFont(style.font);
    m_document->setIndentWidth(0);
    m_writer = std::make_unique<DocumentWriter>(m_document, tree, style);
    m_writing = 2ms;
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

void DocumentFiller::timerEvent(QTimerEvent* event)
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
    while (more && elapsed() < m_writing)
        more = m_writer->writeNext();
    edit.endEditBlock(); // lays out, if a view shows the document
    const microseconds took = elapsed();
    m_longest = std::max(m_longest, took);
    ++m_slices;
    if (took > sliceBudget / 2)
        m_writing = std::max<microseconds>(200us, m_writing / 2);
    else if (took < sliceBudget / 4)
        m_writing = std::min<microseconds>(4ms, m_writing * 3 / 2);
    if (!more) {
        m_timer.stop();
        m_writer.reset();
        Q_EMIT filled();
    }
}

} // namespace secondline::render
