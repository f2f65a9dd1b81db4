// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/chip.h"
#include "ui/theme/icons.h"
#include "ui/theme/ownline.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;
using namespace secondline::ui;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPairHasContrast_data();
    void everyPairHasContrast();
    void everyColourIsJudged();
    void aWorsenedColourIsSeen();
    void paletteCarriesTheRoles_data();
    void paletteCarriesTheRoles();
    void followsTheChoice();
    void sizesAreFactorsOfTheFont();
    void iconsAreTinted();
    void chipsAreWideEnoughForTheirWords();
    void linesStandWhereTheLayoutWantsThem_data();
    void linesStandWhereTheLayoutWantsThem();
    void linesThatDoNotFitAreElided();
    void aKeptLineHasThePaintersColour();
};

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double ratio(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

struct Pair
{
    Role front;
    Role ground;
    double least;
};

constexpr Role surfaces[] = {Role::Window, Role::Base, Role::Raised, Role::Hover, Role::Select, Role::SelectOff};
constexpr Role states[] = {Role::Bad, Role::Warn, Role::Good, Role::Note};
// What separates without being read, and what is switched off, is exempt (WCAG 2.2, 1.4.3 and 1.4.11).
constexpr Role exempt[] = {Role::Line, Role::Disabled, Role::Skeleton};

Role groundOf(Role state)
{
    return static_cast<Role>(static_cast<int>(state) + 1);
}

Role edgeOf(Role state)
{
    return static_cast<Role>(static_cast<int>(state) + 2);
}

//! Every pair of colours that meet on screen. Text wants 4.5, signs and the outlines of controls 3.
QList<Pair> allPairs()
{
    constexpr double text = 4.5;
    constexpr double sign = 3;
    QList<Pair> pairs;
    for (const Role surface : surfaces) {
        for (const Role front :
             {Role::Text, Role::Text2, Role::Text3, Role::Accent, Role::Bad, Role::Warn, Role::Good, Role::Note})
            pairs.append({front, surface, text});
    }
    for (const Role state : states) {
        pairs.append({state, groundOf(state), text});
        pairs.append({Role::Text, groundOf(state), text});
        pairs.append({Role::Text2, groundOf(state), text});
        for (const Role surface : {Role::Window, Role::Base, Role::Raised, groundOf(state)})
            pairs.append({edgeOf(state), surface, sign});
    }
    for (const Role surface : {Role::Window, Role::Base, Role::Raised})
        pairs.append({Role::Edge, surface, sign});
    pairs.append({Role::OnAccent, Role::Accent, text});
    pairs.append({Role::OnP1, Role::P1, text});
    pairs.append({Role::P1, Role::Base, sign});
    pairs.append({Role::Text, Role::Mark, text});
    pairs.append({Role::Base, Role::Text, text}); // the toast
    return pairs;
}

QString nameOf(const Pair &pair)
{
    return u"role %1 on role %2"_s.arg(static_cast<int>(pair.front)).arg(static_cast<int>(pair.ground));
}

//! The pairs that are too weak.
QStringList weakPairs(const Theme::Colours &colours)
{
    QStringList weak;
    for (const Pair &pair : allPairs()) {
        const double found = ratio(colours[static_cast<size_t>(pair.front)], colours[static_cast<size_t>(pair.ground)]);
        if (found < pair.least)
            weak.append(u"%1: %2"_s.arg(nameOf(pair)).arg(found, 0, 'f', 2));
    }
    return weak;
}

} // namespace

void TestTheme::everyPairHasContrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyPairHasContrast()
{
    QFETCH(bool, dark);
    const QStringList weak = weakPairs(Theme::colours(dark));
    QVERIFY2(weak.isEmpty(), qPrintable(weak.join(u'\n')));
}

void TestTheme::everyColourIsJudged()
{
    QSet<Role> judged(std::begin(exempt), std::end(exempt));
    for (const Pair &pair : allPairs()) {
        judged.insert(pair.front);
        judged.insert(pair.ground);
    }
    QCOMPARE(judged.size(), qsizetype(roleCount));
}

void TestTheme::aWorsenedColourIsSeen()
{
    for (const bool dark : {false, true}) {
        for (const Pair &pair : allPairs()) {
            Theme::Colours colours = Theme::colours(dark);
            QColor &front = colours[static_cast<size_t>(pair.front)];
            const QColor &ground = colours[static_cast<size_t>(pair.ground)];
            const auto nearer = [](float a, float b) { return a * 0.3F + b * 0.7F; };
            front = QColor::fromRgbF(nearer(front.redF(), ground.redF()), nearer(front.greenF(), ground.greenF()),
                                     nearer(front.blueF(), ground.blueF()));
            const QStringList weak = weakPairs(colours).filter(nameOf(pair) + u':');
            QVERIFY2(!weak.isEmpty(), qPrintable(nameOf(pair)));
        }
    }
}

void TestTheme::paletteCarriesTheRoles_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::paletteCarriesTheRoles()
{
    QFETCH(bool, dark);
    const Theme::Colours &colours = Theme::colours(dark);
    const QPalette palette = Theme::paletteFor(colours);
    const auto of = [&colours](Role role) { return colours[static_cast<size_t>(role)]; };
    QCOMPARE(palette.color(QPalette::Window), of(Role::Window));
    QCOMPARE(palette.color(QPalette::Base), of(Role::Base));
    QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), of(Role::Select));
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), of(Role::SelectOff));
    QCOMPARE(palette.color(QPalette::PlaceholderText), of(Role::Text3));
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), of(Role::Disabled));
    QCOMPARE(palette.color(QPalette::Link), of(Role::Accent));
}

void TestTheme::followsTheChoice()
{
    Theme theme;
    theme.choose(Theme::Choice::Dark);
    QVERIFY(theme.dark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::colours(true)[static_cast<size_t>(Role::Base)]);
    theme.choose(Theme::Choice::Light);
    QVERIFY(!theme.dark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::colours(false)[static_cast<size_t>(Role::Base)]);
}

void TestTheme::sizesAreFactorsOfTheFont()
{
    Theme theme;
    const double body = QApplication::font().pointSizeF();
    QCOMPARE(theme.font(TextSize::Body).pointSizeF(), body);
    QVERIFY(qAbs(theme.font(TextSize::Caption).pointSizeF() - body * 0.85) < 0.01);
    QVERIFY(qAbs(theme.font(TextSize::Page).pointSizeF() - body * 1.54) < 0.01);
    QFont twice = QApplication::font();
    const QFont before = twice;
    twice.setPointSizeF(body * 2);
    QApplication::setFont(twice);
    QVERIFY(theme.controlHeight() > 28);
    QVERIFY(theme.lineHeight(TextSize::Body) > 30);
    QApplication::setFont(before);
}

void TestTheme::iconsAreTinted()
{
    Theme theme;
    const QImage red = iconPixmap(u"clock"_s, 16, Qt::red, 1).toImage();
    QCOMPARE(red.size(), QSize(16, 16));
    int painted = 0;
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            const QColor pixel = red.pixelColor(x, y);
            if (pixel.alpha() > 200) {
                ++painted;
                QCOMPARE(pixel.red(), 255);
                QCOMPARE(pixel.blue(), 0);
            }
        }
    }
    QVERIFY(painted > 10);
    QCOMPARE(iconPixmap(u"clock"_s, 16, Qt::red, 2).size(), QSize(32, 32));
    // What points somewhere turns round with the writing; a clock does not.
    QVERIFY(iconPixmap(u"chevron-right"_s, 16, Qt::red, 1).toImage()
            != iconPixmap(u"chevron-right"_s, 16, Qt::red, 1, true).toImage());
    QCOMPARE(iconPixmap(u"clock"_s, 16, Qt::red, 1, true).toImage(), red);
}

void TestTheme::chipsAreWideEnoughForTheirWords()
{
    Theme theme;
    ChipLabel label;
    QVERIFY(label.isHidden()); // nothing to say: no room taken
    label.setChip({u"Waiting to send"_s, ChipLook::Note, u"cloud-upload"_s});
    QVERIFY(!label.isHidden());
    QCOMPARE(label.accessibleName(), u"Waiting to send"_s);
    QVERIFY(label.sizeHint().width()
            > QFontMetrics(theme.font(TextSize::Caption, true)).horizontalAdvance(u"Waiting to send"_s) + 12);
    label.setChip({});
    QVERIFY(label.isHidden());
}

void TestTheme::linesStandWhereTheLayoutWantsThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::LayoutDirection>("layout");
    QTest::addColumn<int>("flags");
    QTest::addColumn<int>("side"); // as QPainter names the sides of the paper
    const QString latin = u"Mail cannot be sent"_s;
    const QString arabic =
        QString::fromUtf8("\u0644\u0627 \u064a\u0645\u0643\u0646 \u0627\u0644\u0625\u0631\u0633\u0627\u0644");
    for (const auto &[name, text] : {std::pair("latin", latin), std::pair("arabic", arabic)}) {
        const auto row = [&, text = text, name = name](const char *what, Qt::LayoutDirection layout, int flags,
                                                       int side) {
            QTest::addRow("%s, %s", name, what) << text << layout << flags << side;
        };
        row("leading", Qt::LeftToRight, Qt::AlignLeading | Qt::AlignVCenter, Qt::AlignLeft);
        row("trailing", Qt::LeftToRight, Qt::AlignTrailing | Qt::AlignVCenter, Qt::AlignRight);
        row("leading, mirrored", Qt::RightToLeft, Qt::AlignLeading | Qt::AlignVCenter, Qt::AlignRight);
        row("trailing, mirrored", Qt::RightToLeft, Qt::AlignTrailing | Qt::AlignVCenter, Qt::AlignLeft);
        row("middle", Qt::LeftToRight, Qt::AlignCenter, Qt::AlignHCenter);
        row("absolute, mirrored", Qt::RightToLeft, int(Qt::AlignLeft | Qt::AlignAbsolute) | Qt::AlignVCenter,
            Qt::AlignLeft);
    }
}

void TestTheme::linesStandWhereTheLayoutWantsThem()
{
    QFETCH(QString, text);
    QFETCH(Qt::LayoutDirection, layout);
    QFETCH(int, flags);
    QFETCH(int, side);
    Theme theme;
    const QRect place(10, 4, 380, 32);
    const auto inked = [&](const std::function<void(QPainter *)> &draw) {
        QImage image(400, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(theme.font(TextSize::Body));
        painter.setPen(Qt::black);
        draw(&painter);
        painter.end();
        QRect ink;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).lightness() < 128)
                    ink |= QRect(x, y, 1, 1);
            }
        }
        return ink;
    };
    const QRect ours = inked([&](QPainter *painter) {
        painter->setLayoutDirection(layout);
        drawOwnLine(painter, place, flags, text);
    });
    const QRect reference = inked([&](QPainter *painter) {
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter->drawText(place, side | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, text);
    });
    QVERIFY(!reference.isEmpty());
    for (const auto &[a, b] : {std::pair(ours.left(), reference.left()), std::pair(ours.right(), reference.right()),
                               std::pair(ours.top(), reference.top()), std::pair(ours.bottom(), reference.bottom())})
        QVERIFY2(std::abs(a - b) <= 1, qPrintable(u"%1 instead of %2"_s.arg(a).arg(b)));
}

void TestTheme::linesThatDoNotFitAreElided()
{
    Theme theme;
    const QFont font = theme.font(TextSize::Body);
    const QString text = u"Certificate is not trusted after the change of the proxy"_s;
    const int whole = lineWidth(font, text);
    QCOMPARE(whole, QFontMetrics(font).horizontalAdvance(text));
    QCOMPARE(elidedLine(font, text, whole), text);
    // Asked again for the same and for another width: what is kept is kept for its width only.
    for (const int width : {120, 120, 200, 120}) {
        const QString elided = elidedLine(font, text, width);
        QCOMPARE(elided, QFontMetrics(font).elidedText(text, Qt::ElideRight, width));
        QVERIFY(lineWidth(font, elided) <= width);
    }
    QVERIFY(lineWidth(theme.font(TextSize::Page), text) > whole);
}

void TestTheme::aKeptLineHasThePaintersColour()
{
    Theme theme;
    for (const Role role : {Role::Bad, Role::Good, Role::Bad}) {
        QImage image(200, 40, QImage::Format_RGB32);
        image.fill(theme.colour(Role::Base));
        QPainter painter(&image);
        painter.setFont(theme.font(TextSize::Page));
        painter.setPen(theme.colour(role));
        drawOwnLine(&painter, image.rect(), Qt::AlignCenter, u"IIII"_s);
        painter.end();
        bool found = false;
        for (int x = 0; x < image.width(); ++x)
            found = found || image.pixelColor(x, 20) == theme.colour(role);
        QVERIFY(found);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
