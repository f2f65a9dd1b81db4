// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

namespace secondline::render {

//! A text document that loads nothing, from nowhere (invariant S9).
class ReadingDocument : public QTextDocument
{
    Q_OBJECT
public:
    explicit ReadingDocument(QObject *parent = nullptr);
    //! How often something was asked for.
    int refusedLoads() const { return m_refusedLoads; }

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    int m_refusedLoads = 0;
};

} // namespace secondline::render
