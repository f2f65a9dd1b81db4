// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/documentwriter.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <memory>

namespace secondline::render {

//! Fills a document with a tree in slices of a few milliseconds, so that the first screen is there at once and the
//! window never stops.
class DocumentFiller : public QObject
{
    Q_OBJECT
public:
    //! What one slice may take, layout included.
    static constexpr std::chrono::milliseconds sliceBudget{8};

    explicit DocumentFiller(QTextDocument *document, QObject *parent = nullptr);
    ~DocumentFiller() override;

    //! Empties the document and begins; the first slice is done when this returns.
    void fill(const DocumentTree &tree, const RenderStyle &style);
    //! Writes what is left at once; for tests and printing.
    void finish();
    bool isFilling() const { return m_writer != nullptr; }
    //! The longest slice of this tree.
    std::chrono::microseconds longestSlice() const { return m_longest; }
    int slices() const { return m_slices; }

Q_SIGNALS:
    void filled();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void writeSlice();

    QTextDocument *m_document;
    std::unique_ptr<DocumentWriter> m_writer;
    QBasicTimer m_timer;
    //! How much a slice writes: learned from how long the slices before took to write and lay out.
    qsizetype m_portion = 0;
    std::chrono::microseconds m_longest{0};
    int m_slices = 0;
};

} // namespace secondline::render
