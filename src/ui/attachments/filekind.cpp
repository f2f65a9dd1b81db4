// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attachments/filekind.h"

#include <QBuffer>
#include <QImageReader>
#include <QStringDecoder>

#include <algorithm>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureMebibytes = 128;
constexpr qsizetype longestName = 180;

bool startsAsProgram(const QByteArray &start)
{
    for (const char *magic : {"MZ",
                              "\x7f"
                              "ELF",
                              "#!", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\xfe\xed\xfa\xcf"}) {
        if (start.startsWith(magic))
            return true;
    }
    // A Windows shortcut: its header's length and class id.
    return start.startsWith(QByteArray::fromHex("4c0000000114020000000000c000000000000046"));
}

bool isText(const QByteArray &start)
{
    if (start.contains('\0'))
        return false;
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Default);
    const QString text = utf8(start);
    const qsizetype odd = std::count_if(text.cbegin(), text.cend(), [](QChar c) {
        return c == QChar(QChar::ReplacementCharacter)
            || (c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t' && c != u'\x1b'
                && c != u'\f');
    });
    // Logs hold a stray byte of another encoding now and then.
    return odd * 20 <= text.size();
}

} // namespace

bool nameRuns(const QString &name)
{
    static const QStringList endings = {
        u"exe"_s,  u"com"_s,  u"scr"_s,     u"msi"_s,  u"msix"_s,    u"bat"_s,         u"cmd"_s,
        u"ps1"_s,  u"psm1"_s, u"vbs"_s,     u"vbe"_s,  u"js"_s,      u"jse"_s,         u"wsf"_s,
        u"wsh"_s,  u"hta"_s,  u"jar"_s,     u"cpl"_s,  u"dll"_s,     u"sys"_s,         u"reg"_s,
        u"lnk"_s,  u"url"_s,  u"desktop"_s, u"app"_s,  u"dmg"_s,     u"pkg"_s,         u"deb"_s,
        u"rpm"_s,  u"run"_s,  u"sh"_s,      u"bash"_s, u"command"_s, u"appimage"_s,    u"docm"_s,
        u"dotm"_s, u"xlsm"_s, u"xltm"_s,    u"xlam"_s, u"pptm"_s,    u"potm"_s,        u"ppam"_s,
        u"iso"_s,  u"scf"_s,  u"inf"_s,     u"chm"_s,  u"gadget"_s,  u"application"_s, u"settingcontent-ms"_s};
    // Windows reads past trailing dots and spaces.
    QString bare = name.trimmed();
    while (bare.endsWith(u'.') || bare.endsWith(u' '))
        bare.chop(1);
    return endings.contains(bare.section(u'.', -1).toLower()) && bare.contains(u'.');
}

FileKind fileKind(const QByteArray &start, const QString &name)
{
    if (startsAsProgram(start) || nameRuns(name))
        return FileKind::Runs;
    if (start.startsWith("\x89PNG\r\n\x1a\n"))
        return FileKind::Png;
    if (start.startsWith("\xff\xd8\xff"))
        return FileKind::Jpeg;
    return isText(start) ? FileKind::Text : FileKind::Other;
}

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        const char16_t u = c.unicode();
        const bool turns =
            (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || u == 0x200e || u == 0x200f || u == 0x061c;
        if (turns || c.category() == QChar::Other_Control)
            continue;
        safe += u"/\\:*?\"<>|"_s.contains(c) ? u'_' : c;
    }
    safe = safe.trimmed();
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    static const QStringList devices = {u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s, u"conin$"_s, u"conout$"_s};
    const QString stem = safe.section(u'.', 0, 0).trimmed().toLower();
    const bool port = stem.size() == 4 && (stem.startsWith(u"com"_s) || stem.startsWith(u"lpt"_s)) && stem[3].isDigit();
    if (devices.contains(stem) || port)
        safe.prepend(u'_');
    if (safe.toUtf8().size() > longestName) {
        const QString ending = safe.contains(u'.') ? u'.' + safe.section(u'.', -1).left(20) : QString();
        safe.chop(ending.size());
        while ((safe + ending).toUtf8().size() > longestName)
            safe.chop(safe.back().isLowSurrogate() ? 2 : 1);
        safe += ending;
    }
    return safe.isEmpty() ? u"attachment"_s : safe;
}

QImage readPicture(const QByteArray &bytes, FileKind kind)
{
    if (kind != FileKind::Png && kind != FileKind::Jpeg)
        return {};
    QByteArray content = bytes;
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, kind == FileKind::Png ? "png" : "jpeg");
    // Just that decoder, whatever the bytes look like to the others.
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const int limit = QImageReader::allocationLimit();
    QImageReader::setAllocationLimit(pictureMebibytes);
    const QImage picture = reader.read();
    QImageReader::setAllocationLimit(limit);
    return picture;
}

} // namespace secondline::ui
