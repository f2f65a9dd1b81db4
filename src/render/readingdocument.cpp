// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/readingdocument.h"

namespace secondline::render {

ReadingDocument::ReadingDocument(QObject *parent)
    : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
    setDocumentMargin(0);
}

QVariant ReadingDocument::loadResource(int, const QUrl &)
{
    ++m_refusedLoads;
    return QByteArray();
}

} // namespace secondline::render
