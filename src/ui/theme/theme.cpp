// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/accessibleroles.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QTimer>
#include <QToolTip>
#include <QWidget>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

Theme *s_current = nullptr;

struct Pair
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr Pair pairs[] = {
    {Role::Window, 0xfff2f3f5, 0xff191c21},     {Role::Base, 0xffffffff, 0xff20242a},
    {Role::Raised, 0xfff7f8fa, 0xff272b32},     {Role::Hover, 0xffe8eaee, 0xff2f343d},
    {Role::Select, 0xffdbe6fb, 0xff2c3c5e},     {Role::SelectOff, 0xffe4e7ec, 0xff333944},
    {Role::Line, 0xffdcdfe5, 0xff363c46},       {Role::Edge, 0xff848b98, 0xff7d8593},
    {Role::Text, 0xff1a1e26, 0xffe8eaee},       {Role::Text2, 0xff454c59, 0xffbcc2cc},
    {Role::Text3, 0xff5e6675, 0xffa2aab6},      {Role::Disabled, 0xff9aa1ad, 0xff666e7b},
    {Role::Accent, 0xff2756b8, 0xff8fb2ff},     {Role::OnAccent, 0xffffffff, 0xff10204a},
    {Role::Mark, 0xffffe9a8, 0xff665200},       {Role::Bad, 0xffb42318, 0xffffa199},
    {Role::BadGround, 0xfffdeae8, 0xff47282a},  {Role::BadEdge, 0xffd0483c, 0xffd9645a},
    {Role::Warn, 0xff7f4a00, 0xfff3c26b},       {Role::WarnGround, 0xfffdf0d5, 0xff3d3220},
    {Role::WarnEdge, 0xffb07410, 0xffb98a35},   {Role::Good, 0xff17663a, 0xff84d3a2},
    {Role::GoodGround, 0xffe2f3e8, 0xff203a2c}, {Role::GoodEdge, 0xff3a8f5d, 0xff4c9a6d},
    {Role::Note, 0xff5f3a9c, 0xffcfb6f7},       {Role::NoteGround, 0xfff0eafa, 0xff372d49},
    {Role::NoteEdge, 0xff8a68c4, 0xff9478c8},   {Role::P1, 0xffb42318, 0xffffa199},
    {Role::OnP1, 0xffffffff, 0xff3b0d09},       {Role::Skeleton, 0xffe6e8ec, 0xff2f343d},
};
static_assert(std::size(pairs) == roleCount);

Theme::Colours coloursOf(bool dark)
{
    Theme::Colours colours;
    for (const Pair &pair : pairs)
        colours[static_cast<size_t>(pair.role)] = QColor(dark ? pair.dark : pair.light);
    return colours;
}

constexpr int largestScale = 200; //!< per cent

constexpr double factorOf(TextSize size)
{
    switch (size) {
    case TextSize::Caption:
        return 0.85;
    case TextSize::Small:
        return 0.92;
    case TextSize::Body:
        return 1;
    case TextSize::Title:
        return 1.15;
    case TextSize::Page:
        return 1.54;
    }
    return 1;
}

void tellWidgets(QEvent::Type type)
{
    QList<QPointer<QWidget>> widgets;
    for (QWidget *widget : QApplication::allWidgets())
        widgets.append(widget);
    for (const QPointer<QWidget> &widget : std::as_const(widgets)) { // one may go by what another one does
        QEvent event(type);
        if (widget)
            QCoreApplication::sendEvent(widget, &event);
    }
}

} // namespace

Theme::Theme(QObject *parent)
    : Theme(std::make_unique<PlatformLook>(), parent)
{
}

Theme::Theme(std::unique_ptr<DesktopLook> desktop, QObject *parent)
    : QObject(parent)
    , m_desktop(std::move(desktop))
    , m_desktopFont(m_desktop->font())
    , m_systemDark(m_desktop->dark())
    , m_dark(m_systemDark)
    , m_colours(coloursOf(m_dark))
{
    s_current = this;
    installAccessibleRoles();
    applyFont();
    m_style = new Style;
    QApplication::setStyle(m_style);
    apply();
    qApp->installEventFilter(this);
}

Theme::~Theme()
{
    if (s_current == this)
        s_current = nullptr;
}

const Theme &Theme::current()
{
    Q_ASSERT(s_current);
    return *s_current;
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

void Theme::scaleText(int percent)
{
    m_textScale = std::clamp(percent, 100, largestScale);
    applyFont();
}

const Theme::Colours &Theme::colours(bool dark)
{
    static const Colours light = coloursOf(false);
    static const Colours night = coloursOf(true);
    return dark ? night : light;
}

QPalette Theme::paletteFor(const Colours &colours)
{
    const auto of = [&colours](Role role) { return colours[static_cast<size_t>(role)]; };
    QPalette palette;
    palette.setColor(QPalette::Window, of(Role::Window));
    palette.setColor(QPalette::Button, of(Role::Window));
    palette.setColor(QPalette::Base, of(Role::Base));
    palette.setColor(QPalette::AlternateBase, of(Role::Raised));
    palette.setColor(QPalette::ToolTipBase, of(Role::Raised));
    palette.setColor(QPalette::ToolTipText, of(Role::Text));
    palette.setColor(QPalette::Midlight, of(Role::Hover));
    palette.setColor(QPalette::Light, of(Role::Raised));
    palette.setColor(QPalette::Mid, of(Role::Line));
    palette.setColor(QPalette::Dark, of(Role::Edge));
    // Not for disabled ones, where nothing is painted with it: as long as one colour is the platform's own, Qt tells
    // when that changes.
    palette.setColor(QPalette::Active, QPalette::Shadow, of(Role::Edge));
    palette.setColor(QPalette::Inactive, QPalette::Shadow, of(Role::Edge));
    palette.setColor(QPalette::WindowText, of(Role::Text));
    palette.setColor(QPalette::Text, of(Role::Text));
    palette.setColor(QPalette::ButtonText, of(Role::Text));
    palette.setColor(QPalette::BrightText, of(Role::OnAccent));
    palette.setColor(QPalette::PlaceholderText, of(Role::Text3));
    palette.setColor(QPalette::Highlight, of(Role::Select));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, of(Role::SelectOff));
    palette.setColor(QPalette::HighlightedText, of(Role::Text));
    palette.setColor(QPalette::Link, of(Role::Accent));
    palette.setColor(QPalette::LinkVisited, of(Role::Accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, of(Role::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Role::Window));
    return palette;
}

void Theme::measureFonts() const
{
    const QFont base = QApplication::font();
    if (m_controlHeight > 0 && base == m_measured)
        return;
    m_measured = base;
    constexpr double usualPixels = 13;
    m_growth = std::max(1.0, QFontInfo(base).pixelSize() / usualPixels);
    for (size_t i = 0; i < m_letters.size(); ++i) {
        const auto size = static_cast<TextSize>(i);
        QFont font = base;
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factorOf(size));
        else
            font.setPixelSize(qRound(font.pixelSize() * factorOf(size)));
        Letters &letters = m_letters[i];
        font.setWeight(QFont::Normal);
        letters.plain = font;
        font.setWeight(QFont::DemiBold);
        letters.strong = font;
        const int least = size == TextSize::Page ? 28 : size == TextSize::Body || size == TextSize::Title ? 20 : 16;
        const int spacing = QFontMetrics(letters.plain).lineSpacing();
        letters.lineHeight = std::max(least, spacing + (size == TextSize::Page ? 4 : 2));
        if (size == TextSize::Body)
            m_controlHeight = std::max(height::control, spacing + 10);
    }
}

const QFont &Theme::font(TextSize size, bool strong) const
{
    measureFonts();
    const Letters &letters = m_letters[static_cast<size_t>(size)];
    return strong ? letters.strong : letters.plain;
}

int Theme::lineHeight(TextSize size) const
{
    measureFonts();
    return m_letters[static_cast<size_t>(size)].lineHeight;
}

int Theme::controlHeight() const
{
    measureFonts();
    return m_controlHeight;
}

int Theme::scaled(int length) const
{
    measureFonts();
    return qRound(length * m_growth);
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const bool desktopChanged = (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
        || (watched->isWindowType() && event->type() == QEvent::ThemeChange);
    if (desktopChanged && !m_applying)
        askDesktop();
    if (watched == qApp && event->type() == QEvent::ApplicationFontChange)
        QTimer::singleShot(0, this, [this] {
            Q_EMIT changed();
            sizeAnew();
        });
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt && m_style)
            m_style->setUnderlines(event->type() == QEvent::KeyPress);
    } else if (event->type() == QEvent::ApplicationDeactivate && m_style) {
        m_style->setUnderlines(false);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::askDesktop()
{
    m_applying = true; // asking may change the palette too
    m_systemDark = m_desktop->dark();
    const QFont font = m_desktop->font();
    if (font != m_desktopFont) {
        m_desktopFont = font;
        applyFont();
    }
    apply();
}

void Theme::sizeAnew()
{
    // Qt hands no change of the application's letters to changeEvent(), and keeps sizes that were worked out from them.
    // A change of the style reaches every widget and makes it give up what it keeps.
    tellWidgets(QEvent::StyleChange);
}

void Theme::applyFont()
{
    QFont font = m_desktopFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * m_textScale / 100);
    else
        font.setPixelSize(font.pixelSize() * m_textScale / 100);
    if (QApplication::font() != font)
        QApplication::setFont(font);
}

void Theme::apply()
{
    m_dark = m_choice == Choice::System ? m_systemDark : m_choice == Choice::Dark;
    m_colours = colours(m_dark);
    const QPalette palette = paletteFor(m_colours);
    m_applying = true;
    if (QApplication::palette() != palette)
        QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    m_applying = false;
    Q_EMIT changed();
}

} // namespace secondline::ui
