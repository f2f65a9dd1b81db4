// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace secondline::ui {

//! What a stranger's file is, by its first bytes; its name and declared type only make it more dangerous, never less.
enum class FileKind {
    Text,
    Png,
    Jpeg,
    Runs,  //!< a program, a macro, a shortcut: opening it can run something
    Other, //!< shown by nothing here
};
FileKind fileKind(const QByteArray &start, const QString &name);

//! Whether opening a file of this name can run something, whatever is in it.
bool nameRuns(const QString &name);

//! A name that is safe in a folder of this device: no separators, no "..", no names of devices, no marks that turn the
//! direction of writing, at most 180 bytes. Never empty.
QString safeFileName(const QString &name);

//! A picture in just that format, with bounded memory; null if it is none or too large.
QImage readPicture(const QByteArray &bytes, FileKind kind);

} // namespace secondline::ui
