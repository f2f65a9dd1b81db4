// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>

static void loadIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maskSizes[] = {12, 14, 16, 20, 24, 28, 32, 40, 64};

//! Where each icon stands in the strips.
const QHash<QString, int> &places()
{
    static const QHash<QString, int> found = [] {
        loadIconResource();
        QHash<QString, int> result;
        QFile file(u":/icons/icons.txt"_s);
        if (file.open(QIODevice::ReadOnly)) {
            const QStringList names = QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
            for (int i = 0; i < names.size(); ++i)
                result.insert(names[i], i);
        }
        return result;
    }();
    return found;
}

const QImage &strip(int size)
{
    static QHash<int, QImage> strips;
    auto it = strips.find(size);
    if (it == strips.end()) {
        QImage image(u":/icons/%1.png"_s.arg(size));
        image.convertTo(QImage::Format_Grayscale8);
        image.reinterpretAsFormat(QImage::Format_Alpha8);
        it = strips.insert(size, image);
    }
    return *it;
}

bool pointsSomewhere(const QString &name)
{
    static const QStringList names = {u"arrow-left"_s,     u"arrow-right"_s, u"chevron-right"_s,
                                      u"corner-up-left"_s, u"reply"_s,       u"undo-2"_s};
    return names.contains(name);
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(QString name, Role role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor tint = colour(mode == QIcon::Disabled ? Role::Disabled : m_role);
        paintIcon(painter, rect, m_name, std::min(rect.width(), rect.height()), tint,
                  painter->layoutDirection() == Qt::RightToLeft);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor tint = colour(mode == QIcon::Disabled ? Role::Disabled : m_role);
        return iconPixmap(m_name, std::min(size.width(), size.height()), tint, 1, false);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QString key() const override { return u"secondline"_s; }
    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_role); }

private:
    QString m_name;
    Role m_role;
};

} // namespace

QPixmap iconPixmap(const QString &name, int size, const QColor &tint, qreal devicePixelRatio, bool rightToLeft)
{
    const int wanted = std::max(1, qRound(size * devicePixelRatio));
    const bool mirrored = rightToLeft && pointsSomewhere(name);
    const QString key =
        u"icon/%1/%2/%3/%4/%5"_s.arg(name).arg(wanted).arg(tint.rgba()).arg(devicePixelRatio).arg(mirrored ? 1 : 0);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const auto place = places().constFind(name);
    Q_ASSERT_X(place != places().constEnd(), "iconPixmap", qPrintable(name));
    if (place == places().constEnd())
        return {};
    int size_ = maskSizes[std::size(maskSizes) - 1];
    for (const int candidate : maskSizes) {
        if (candidate >= wanted) {
            size_ = candidate;
            break;
        }
    }
    QImage mask = strip(size_).copy(*place * size_, 0, size_, size_);
    QImage image(mask.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(tint);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, mask);
    painter.end();
    if (size_ != wanted)
        image = image.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (mirrored)
        image = image.mirrored(true, false);
    pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &tint,
               bool rightToLeft)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2,
                        iconPixmap(name, size, tint, ratio, rightToLeft));
}

QIcon themedIcon(const QString &name, Role role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

} // namespace secondline::ui
