// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canaries.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QStringEncoder>

#include <algorithm>

namespace secondline::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int wordLength = 24;

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding)
{
    return QStringEncoder(encoding, QStringConverter::Flag::Stateless)(text);
}

//! The characters of a base64 text that depend on \a bytes alone when \a before bytes stand in front of them.
QByteArray insideBase64(const QByteArray &bytes, int before, QByteArray::Base64Options options)
{
    const QByteArray text =
        QByteArray(QByteArray(before, '\0') + bytes).toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype first = before == 0 ? 0 : before + 1; // the first that holds nothing of what stands before
    const qsizetype whole = (before + bytes.size()) * 8 / 6;
    return text.mid(first, whole - first);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString Canaries::released(const QString &what)
{
    QString word;
    for (int i = 0; i < wordLength; ++i)
        word += QChar(u'a' + QRandomGenerator::global()->bounded(26));
    watch(what, word.toLatin1());
    return word;
}

void Canaries::watch(const QString &what, const QByteArray &secret)
{
    const QString text = QString::fromLatin1(secret);
    const auto add = [&](const QString &how, const QByteArray &bytes) {
        // A word without the two characters in which they differ is the same in both kinds of base64.
        if (std::none_of(m_forms.cbegin(), m_forms.cend(), [&](const Form &form) { return form.bytes == bytes; }))
            m_forms.append({u"%1, as %2"_s.arg(what, how), bytes});
    };
    add(u"UTF-8"_s, secret);
    add(u"UTF-16LE"_s, encoded(text, QStringConverter::Utf16LE));
    add(u"UTF-16BE"_s, encoded(text, QStringConverter::Utf16BE));
    add(u"hex"_s, secret.toHex());
    add(u"hex in capitals"_s, secret.toHex().toUpper());
    for (int before = 0; before < 3; ++before) {
        add(u"base64"_s, insideBase64(secret, before, QByteArray::Base64Encoding));
        add(u"base64url"_s, insideBase64(secret, before, QByteArray::Base64UrlEncoding));
    }
}

QStringList Canaries::foundIn(const QByteArray &bytes) const
{
    QStringList found;
    for (const Form &form : m_forms) {
        if (bytes.contains(form.bytes) && !found.contains(form.what))
            found.append(form.what);
    }
    return found;
}

QStringList Canaries::foundBelow(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray content = files.fileInfo().isFile() ? contentOf(path) : QByteArray();
        const QStringList here = foundIn(content + '\n' + files.fileName().toUtf8());
        for (const QString &what : here)
            found.append(path + u": "_s + what);
    }
    return found;
}

QByteArray shownByProcess(qint64 pid)
{
    const QString process = u"/proc/%1/"_s.arg(pid);
    return contentOf(process + u"environ"_s) + '\n' + contentOf(process + u"cmdline"_s);
}

QStringList openToOthers(const QString &folder)
{
    QStringList open;
    const auto look = [&open](const QFileInfo &info) {
        if (info.permissions() & others)
            open.append(u"%1 %2"_s.arg(info.filePath(), QString::number(int(info.permissions()), 16)));
    };
    look(QFileInfo(folder));
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        look(files.fileInfo());
    }
    return open;
}

} // namespace secondline::tests
