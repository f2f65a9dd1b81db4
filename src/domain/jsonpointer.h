// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace secondline::domain {

//! \a base extended by one step (RFC 6901): `/rows` and `a/b` give `/rows/a~1b`.
QString childPointer(const QString &base, const QString &key);
QString childPointer(const QString &base, qsizetype index);

//! What \a pointer names in \a document; undefined if there is nothing, or if it is no pointer.
QJsonValue atPointer(const QJsonValue &document, const QString &pointer);

//! The first step of \a pointer, unescaped; empty for the document itself.
QString firstStep(const QString &pointer);

//! Whether \a pointer names \a other or something inside it.
bool isWithin(const QString &pointer, const QString &other);

} // namespace secondline::domain
