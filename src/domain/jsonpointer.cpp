// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/jsonpointer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace secondline::domain {

using namespace Qt::StringLiterals;

namespace {

QString unescaped(QString step)
{
    return step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

} // namespace

QString childPointer(const QString &base, const QString &key)
{
    QString step = key;
    step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return base + u'/' + step;
}

QString childPointer(const QString &base, qsizetype index)
{
    return base + u'/' + QString::number(index);
}

QJsonValue atPointer(const QJsonValue &document, const QString &pointer)
{
    if (pointer.isEmpty())
        return document;
    if (!pointer.startsWith(u'/'))
        return QJsonValue::Undefined;
    QJsonValue value = document;
    const QStringList steps = pointer.mid(1).split(u'/');
    for (const QString &step : steps) {
        if (value.isArray()) {
            bool isNumber = false;
            const qsizetype index = step.toLongLong(&isNumber);
            const QJsonArray array = value.toArray();
            value = isNumber && index >= 0 && index < array.size() ? array[index] : QJsonValue(QJsonValue::Undefined);
        } else {
            value = value.toObject().value(unescaped(step));
        }
    }
    return value;
}

QString firstStep(const QString &pointer)
{
    return unescaped(pointer.section(u'/', 1, 1));
}

bool isWithin(const QString &pointer, const QString &other)
{
    return pointer == other || pointer.startsWith(other + u'/');
}

} // namespace secondline::domain
