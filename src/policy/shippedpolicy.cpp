// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "policy/shippedpolicy.h"

#include <QFile>
#include <QJsonDocument>
#include <QtGlobal>

// In a static library the compiled-in files must be asked for, outside any namespace.
static void loadShippedPolicy()
{
    Q_INIT_RESOURCE(policy);
}

namespace secondline::policy {

using namespace Qt::StringLiterals;

QJsonObject shippedDocument(const QString &kind)
{
    loadShippedPolicy();
    QFile file(u":/policy/%1.json"_s.arg(kind));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace secondline::policy
