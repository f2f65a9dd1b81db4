// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QMap>
#include <QStringList>

namespace secondline::cli {

//! What the person asked of `secondlinectl`: general options, a command, its own options and words.
struct Invocation
{
    QString profile;
    QString tokenFile;
    QString keyFile;
    bool json = false;
    bool readOnly = false;
    bool help = false;
    QString command;
    QMap<QString, QString> options; //!< of the command, without dashes; a switch has an empty value
    QStringList attached;           //!< the files of --attach, in order
    QStringList words;
};

//! Reads the words after the program's name. Fails with BadInput, naming the word that is wrong.
domain::Result<Invocation> invocationFrom(const QStringList &arguments);

//! How to use the program, for --help and after a mistake.
QString usage();

} // namespace secondline::cli
