// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "render/articletext.h"

#include <QRegularExpression>
#include <QStringList>

namespace secondline::render {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &words)
{
    static const QRegularExpression special(u"([\\\\`*_\\[\\]<>&!~|])"_s);
    QString plain = words;
    return plain.replace(special, u"\\\\1"_s);
}

QString withPictures(const QString &line)
{
    static const QRegularExpression image(u":::image\\b([^\\n]*?):::"_s);
    static const QRegularExpression altText(u"alt-text=\"([^\"]*)\""_s);
    QString result;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = image.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += line.mid(from, match.capturedStart() - from);
        result += u"![" + escaped(altText.match(match.captured(1)).captured(1)) + u"](picture)";
        from = match.capturedEnd();
    }
    return result + line.mid(from);
}

QString withIncludes(const QString &line)
{
    static const QRegularExpression include(u"\\[!INCLUDE\\s*\\[([^\\]]*)\\]\\([^)]*\\)\\s*\\]"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression video(u"\\[!VIDEO\\s+(\\S+?)\\s*\\]"_s, QRegularExpression::CaseInsensitiveOption);
    QString result = line;
    result.replace(include, u"\\1"_s);
    return result.replace(video, u"<\\1>"_s);
}

} // namespace

QString withoutExtensions(const QString &markdown)
{
    static const QRegularExpression fence(u"^[\\s>]*(?:[-*+]\\s+|\\d{1,9}[.)]\\s+)?(`{3,}|~{3,})"_s);
    static const QRegularExpression layout(u"^[\\s>]*:::\\s*(?!image\\b)[a-z-]*\\b[^\\n]*$"_s);
    static const QRegularExpression closing(u"^[\\s>]*:::(?:image-end:::)?\\s*$"_s);
    // The parser wants three dashes in the line under a table's header, where others take one.
    static const QRegularExpression ruler(u"^[\\s>|:-]*-[\\s|:-]*$"_s);
    static const QRegularExpression dashes(u"-+"_s);

    QStringList lines = markdown.split(u'\n');
    QString openFence;
    for (QString &line : lines) {
        const bool maybeFence = line.contains(u"```"_s) || line.contains(u"~~~"_s);
        if (maybeFence) {
            const QRegularExpressionMatch match = fence.match(line);
            if (match.hasMatch()) {
                const QString run = match.captured(1);
                if (openFence.isEmpty())
                    openFence = run;
                else if (run[0] == openFence[0] && run.size() >= openFence.size())
                    openFence.clear();
                continue;
            }
        }
        if (!openFence.isEmpty())
            continue;
        if (line.contains(u":::"_s)) {
            line = withPictures(line);
            if (layout.match(line).hasMatch() || closing.match(line).hasMatch())
                line.clear();
        }
        if (line.contains(u"[!"_s))
            line = withIncludes(line);
        if (line.contains(u'|') && ruler.match(line).hasMatch())
            line.replace(dashes, u"---"_s);
    }
    return lines.join(u'\n');
}

} // namespace secondline::render
