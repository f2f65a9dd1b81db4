// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/chip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace secondline::ui;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrast_data();
    void contrast();
    void paletteCarriesTheRoles_data();
    void paletteCarriesTheRoles();
    void followsTheChoice();
    void sizesAreFactorsOfTheFont();
    void iconsAreTinted();
    void chipsAreWideEnoughForTheirWords();
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
    const char *name;
    Role front;
    Role ground;
    double least;
};

// Text wants 4.5, signs and the outlines of controls 3 (WCAG 2.2, 1.4.3 and 1.4.11).
constexpr Pair pairs[] = {
    {"text on base", Role::Text, Role::Base, 4.5},
    {"text on window", Role::Text, Role::Window, 4.5},
    {"text on raised", Role::Text, Role::Raised, 4.5},
    {"text on hover", Role::Text, Role::Hover, 4.5},
    {"text on select", Role::Text, Role::Select, 4.5},
    {"text on quiet select", Role::Text, Role::SelectOff, 4.5},
    {"text on mark", Role::Text, Role::Mark, 4.5},
    {"text on bad ground", Role::Text, Role::BadGround, 4.5},
    {"text on warn ground", Role::Text, Role::WarnGround, 4.5},
    {"text on good ground", Role::Text, Role::GoodGround, 4.5},
    {"text on note ground", Role::Text, Role::NoteGround, 4.5},
    {"second text on base", Role::Text2, Role::Base, 4.5},
    {"second text on window", Role::Text2, Role::Window, 4.5},
    {"second text on hover", Role::Text2, Role::Hover, 4.5},
    {"second text on select", Role::Text2, Role::Select, 4.5},
    {"second text on quiet select", Role::Text2, Role::SelectOff, 4.5},
    {"third text on base", Role::Text3, Role::Base, 4.5},
    {"third text on window", Role::Text3, Role::Window, 4.5},
    {"third text on raised", Role::Text3, Role::Raised, 4.5},
    {"third text on select", Role::Text3, Role::Select, 4.5},
    {"third text on quiet select", Role::Text3, Role::SelectOff, 4.5},
    {"accent on base", Role::Accent, Role::Base, 4.5},
    {"accent on window", Role::Accent, Role::Window, 4.5},
    {"accent on select", Role::Accent, Role::Select, 4.5},
    {"primary button", Role::OnAccent, Role::Accent, 4.5},
    {"toast", Role::Base, Role::Text, 4.5},
    {"P1 chip", Role::OnP1, Role::P1, 4.5},
    {"bad on base", Role::Bad, Role::Base, 4.5},
    {"bad on window", Role::Bad, Role::Window, 4.5},
    {"bad on select", Role::Bad, Role::Select, 4.5},
    {"bad on its ground", Role::Bad, Role::BadGround, 4.5},
    {"warn on base", Role::Warn, Role::Base, 4.5},
    {"warn on window", Role::Warn, Role::Window, 4.5},
    {"warn on select", Role::Warn, Role::Select, 4.5},
    {"warn on its ground", Role::Warn, Role::WarnGround, 4.5},
    {"good on base", Role::Good, Role::Base, 4.5},
    {"good on its ground", Role::Good, Role::GoodGround, 4.5},
    {"note on base", Role::Note, Role::Base, 4.5},
    {"note on window", Role::Note, Role::Window, 4.5},
    {"note on select", Role::Note, Role::Select, 4.5},
    {"note on its ground", Role::Note, Role::NoteGround, 4.5},
    {"edge on base", Role::Edge, Role::Base, 3},
    {"edge on window", Role::Edge, Role::Window, 3},
    {"bad edge on base", Role::BadEdge, Role::Base, 3},
    {"warn edge on base", Role::WarnEdge, Role::Base, 3},
    {"good edge on base", Role::GoodEdge, Role::Base, 3},
    {"note edge on base", Role::NoteEdge, Role::Base, 3},
};

} // namespace

void TestTheme::contrast_data()
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const bool dark : {false, true}) {
        const Theme::Colours &colours = Theme::colours(dark);
        for (const Pair &pair : pairs)
            QTest::addRow("%s, %s", dark ? "dark" : "light", pair.name)
                << colours[static_cast<size_t>(pair.front)] << colours[static_cast<size_t>(pair.ground)] << pair.least;
    }
}

void TestTheme::contrast()
{
    QFETCH(QColor, front);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(ratio(front, ground) >= least, qPrintable(QString::number(ratio(front, ground))));
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

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
