// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contactsheet.h"

#include <QPainter>

namespace secondline::pictures {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = 3;
constexpr int thumbWidth = 640;
constexpr int thumbHeight = 400;
constexpr int gap = 16;
constexpr int captionHeight = 24;
constexpr int titleHeight = 40;

} // namespace

QImage contactSheet(const QList<Shot> &shots, const QString &title)
{
    const int rows = (static_cast<int>(shots.size()) + columns - 1) / columns;
    QImage sheet(columns * (thumbWidth + gap) + gap, titleHeight + rows * (thumbHeight + captionHeight + gap) + gap,
                 QImage::Format_RGB32);
    sheet.fill(QColor(0x88, 0x88, 0x88));
    QPainter painter(&sheet);
    QFont font = painter.font();
    font.setPixelSize(16);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRect(gap, 0, sheet.width() - 2 * gap, titleHeight), Qt::AlignVCenter | Qt::AlignLeft, title);
    for (int i = 0; i < shots.size(); ++i) {
        const int x = gap + (i % columns) * (thumbWidth + gap);
        const int y = titleHeight + (i / columns) * (thumbHeight + captionHeight + gap);
        const QImage thumb =
            shots[i].image.scaled(thumbWidth, thumbHeight, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        painter.drawImage(x, y, thumb);
        painter.drawText(QRect(x, y + thumbHeight, thumbWidth, captionHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         shots[i].name
                             + (shots[i].cut.isEmpty() ? QString() : u" · %1 cut"_s.arg(shots[i].cut.size())));
    }
    return sheet;
}

QByteArray indexPage(const QList<QPair<Form, QList<Shot>>> &sets)
{
    QString page = u"<!doctype html><meta charset=\"utf-8\"><title>Secondline, every screen</title>\n"
                   "<style>body{font:14px sans-serif;margin:24px}figure{display:inline-block;margin:0 12px 24px 0;"
                   "vertical-align:top;width:420px}img{width:100%;border:1px solid #999}li{color:#a00}</style>\n"
                   "<h1>Every screen</h1>\n"_s;
    for (const auto &[form, shots] : sets) {
        page += u"<h2>%1</h2>\n<p>"_s.arg(form.name);
        for (int sheet = 0; sheet * shotsPerSheet < shots.size(); ++sheet)
            page += u"<a href=\"%1/sheet-%2.png\">Contact sheet %2</a> "_s.arg(form.name).arg(sheet + 1);
        page += u"</p>\n"_s;
        for (const Shot &shot : shots) {
            page += u"<figure><a href=\"%1/%2.png\"><img loading=\"lazy\" src=\"%1/%2.png\" alt=\"\"></a>"
                    "<figcaption>%2"_s.arg(form.name, shot.name);
            if (!shot.cut.isEmpty()) {
                page += u"<ul>"_s;
                for (const QString &cut : shot.cut)
                    page += u"<li>"_s + cut.toHtmlEscaped() + u"</li>"_s;
                page += u"</ul>"_s;
            }
            page += u"</figcaption></figure>\n"_s;
        }
    }
    return page.toUtf8();
}

} // namespace secondline::pictures
