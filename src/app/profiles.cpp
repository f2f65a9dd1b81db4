// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>

namespace secondline::app {

using namespace Qt::StringLiterals;

namespace {

QString root()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

} // namespace

QString defaultProfile()
{
    return root() + u"/profile"_s;
}

QList<Profile> knownProfiles()
{
    QList<Profile> known;
    if (QDir(defaultProfile()).exists())
        known.append({QCoreApplication::translate("Profiles", "First profile"), defaultProfile()});
    const QDir others(root() + u"/profiles"_s);
    for (const QString &name : others.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::LocaleAware))
        known.append({name, others.filePath(name)});
    return known;
}

QString folderForNew(const QString &host)
{
    const QDir others(root() + u"/profiles"_s);
    QString base = host;
    for (QChar &one : base) { // an address of IPv6 has colons, which not every disk takes
        if (!one.isLetterOrNumber() && one != u'.' && one != u'-')
            one = u'-';
    }
    if (base.isEmpty())
        base = u"profile"_s;
    QString name = base;
    for (int i = 2; others.exists(name); ++i)
        name = u"%1-%2"_s.arg(base).arg(i);
    return others.filePath(name);
}

bool openBeside(const QStringList &arguments)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

} // namespace secondline::app
