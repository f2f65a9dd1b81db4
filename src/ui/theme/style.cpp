// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/style.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr char refusedProperty[] = "refused";
constexpr float restingHandle = 0.55F; //!< how much of a scroll bar's handle shows while nobody points at it

void roundedFrame(QPainter *painter, const QRect &rect, int cornerRadius, const QColor &frame, qreal width,
                  const QBrush &ground)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(width > 0 ? QPen(frame, width) : QPen(Qt::NoPen));
    painter->setBrush(ground);
    const qreal half = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), cornerRadius - half, cornerRadius - half);
    painter->restore();
}

//! \a share 0…1 of \a over, the rest of \a ground.
QColor mixed(const QColor &over, const QColor &ground, float share)
{
    const auto part = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(part(over.redF(), ground.redF()), part(over.greenF(), ground.greenF()),
                            part(over.blueF(), ground.blueF()));
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QComboBox *>(widget) || qobject_cast<QLineEdit *>(widget) || qobject_cast<QToolButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool focused = (option->state & State_HasFocus) || (widget && widget->hasFocus());
    const bool refused = widget && widget->property(refusedProperty).toBool();
    const QColor frame = colour(refused ? Role::BadEdge : focused ? Role::Accent : enabled ? Role::Edge : Role::Line);
    roundedFrame(painter, option->rect, radius::control, frame, refused || focused ? 2 : 1,
                 colour(enabled ? Role::Base : Role::Window));
}

void Style::drawButton(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    const Role ground = !enabled ? Role::Window : down ? Role::SelectOff : hover ? Role::Hover : Role::Base;
    const bool focused = option->state & State_HasFocus;
    roundedFrame(painter, option->rect, radius::control,
                 colour(focused       ? Role::Accent
                            : enabled ? Role::Edge
                                      : Role::Line),
                 focused ? 2 : 1, colour(ground));
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (isTextArea(widget)) {
            drawField(option, painter, widget);
            return;
        }
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            painter->setPen(colour(Role::Line));
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        roundedFrame(painter, option->rect, radius::panel, colour(Role::Line), 1, Qt::NoBrush);
        return;
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_PanelButtonTool: {
        const bool on = option->state & State_On;
        const bool down = option->state & State_Sunken;
        const bool hover = (option->state & State_Enabled) && (option->state & State_MouseOver);
        if (on || down || hover) {
            roundedFrame(painter, option->rect, radius::control, {}, 0,
                         colour(on         ? Role::Select
                                    : down ? Role::SelectOff
                                           : Role::Hover));
        }
        return;
    }
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return; // the row's own ground and bar say it
        roundedFrame(painter, option->rect, radius::control, colour(Role::Accent), 2, Qt::NoBrush);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->state & State_Selected)
                painter->fillRect(item->rect, colour(item->state & State_Active ? Role::Select : Role::SelectOff));
            else if (item->state & State_MouseOver)
                painter->fillRect(item->rect, colour(Role::Hover));
            else if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(item->rect, item->backgroundBrush);
            return;
        }
        break;
    case PE_PanelItemViewRow:
        return;
    case PE_IndicatorCheckBox: {
        const bool on = option->state & (State_On | State_NoChange);
        const bool enabled = option->state & State_Enabled;
        roundedFrame(painter, option->rect, radius::chip,
                     colour(!enabled                                     ? Role::Line
                                : on || (option->state & State_HasFocus) ? Role::Accent
                                                                         : Role::Edge),
                     1,
                     colour(on && enabled ? Role::Accent
                                : enabled ? Role::Base
                                          : Role::Window));
        if (option->state & State_On)
            paintIcon(painter, option->rect, u"check"_s, 12, colour(enabled ? Role::OnAccent : Role::Disabled));
        return;
    }
    case PE_IndicatorRadioButton: {
        const bool on = option->state & State_On;
        const bool enabled = option->state & State_Enabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF circle = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->setPen(QPen(colour(!enabled ? Role::Line : on ? Role::Accent : Role::Edge), 1));
        painter->setBrush(colour(on && enabled ? Role::Accent : Role::Base));
        painter->drawEllipse(circle);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour(enabled ? Role::Base : Role::Disabled));
            painter->drawEllipse(circle.adjusted(4.5, 4.5, -4.5, -4.5));
        }
        painter->restore();
        return;
    }
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colour(Role::Raised));
        painter->setPen(colour(Role::Edge));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameMenu:
        painter->setPen(colour(Role::Edge));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, colour(Role::Line));
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const QRect track(bar->rect.x(), bar->rect.center().y() - 1, bar->rect.width(), 4);
            roundedFrame(painter, track, 2, {}, 0, colour(Role::Hover));
            const qint64 span = qint64(bar->maximum) - bar->minimum;
            if (span > 0) {
                const qint64 done = qint64(bar->progress) - bar->minimum;
                QRect filled = track;
                filled.setWidth(static_cast<int>(track.width() * done / span));
                filled = visualRect(bar->direction, track, filled);
                if (filled.width() > 0)
                    roundedFrame(painter, filled, 2, {}, 0, colour(Role::Accent));
            }
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colour(Role::Window));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(option->rect, colour(Role::Window));
            if (option->state & (State_Selected | State_Sunken) && option->state & State_Enabled)
                roundedFrame(painter, option->rect.adjusted(0, 2, 0, -2), radius::chip, {}, 0, colour(Role::Hover));
            proxy()->drawItemText(painter, option->rect,
                                  Qt::AlignCenter | Qt::TextSingleLine
                                      | (m_underlines ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                                  item->palette, option->state & State_Enabled, item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull()) {
            const int size = 16;
            const int textWidth = button->fontMetrics.horizontalAdvance(button->text);
            const int start = (button->rect.width() - size - space::s1 - 2 - textWidth) / 2;
            const auto at = [button](int x, int width) {
                return visualRect(button->direction, button->rect,
                                  QRect(button->rect.left() + x, button->rect.top(), width, button->rect.height()));
            };
            const QRect sign = at(start, size);
            button->icon.paint(painter, QRect(sign.left(), sign.center().y() - size / 2 + 1, size, size),
                               Qt::AlignCenter, button->state & State_Enabled ? QIcon::Normal : QIcon::Disabled);
            painter->setPen(colour(button->state & State_Enabled ? Role::Text2 : Role::Disabled));
            painter->setFont(button->font);
            painter->drawText(at(start + size + space::s1 + 2, textWidth), Qt::AlignCenter | Qt::TextDontClip,
                              button->text);
            return;
        }
        break;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                QRect line = option->rect;
                if (frame->frameShape == QFrame::HLine)
                    line.setHeight(1);
                else
                    line.setWidth(1);
                painter->fillRect(line, colour(Role::Line));
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        if (bar->maximum <= bar->minimum)
            return;
        const bool lively =
            (option->activeSubControls & SC_ScrollBarSlider) && (option->state & (State_MouseOver | State_Sunken));
        const QRect handle =
            bar->orientation == Qt::Vertical ? slider.adjusted(3, 2, -3, -2) : slider.adjusted(2, 3, -2, -3);
        // Mixed here, not by transparency: a tall transparent shape Qt fills on its thread pool and waits for it, which
        // on a busy machine holds the window up for many milliseconds.
        roundedFrame(painter, handle, 3, {}, 0,
                     lively ? colour(Role::Edge)
                            : mixed(colour(Role::Edge), option->palette.color(QPalette::Base), restingHandle));
    }
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    drawField(option, painter, widget);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    paintIcon(painter, arrow, u"chevron-down"_s, 14,
              colour(option->state & State_Enabled ? Role::Text3 : Role::Disabled));
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_ToolButton: {
        QStyleOptionToolButton button;
        if (const auto *given = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            button = *given;
            button.features &= ~QStyleOptionToolButton::HasMenu; // its words say that it opens something
            QProxyStyle::drawComplexControl(control, &button, painter, widget);
        }
        if (option->state & State_HasFocus)
            roundedFrame(painter, option->rect, radius::control, colour(Role::Accent), 2, Qt::NoBrush);
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                            const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int slider = length;
        if (range > 0)
            slider = std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                                std::min(32, length), length);
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto along = [&](int from, int to) {
            const QRect rect = vertical ? QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), to - from)
                                        : QRect(bar->rect.x() + from, bar->rect.y(), to - from, bar->rect.height());
            return visualRect(vertical ? Qt::LeftToRight : bar->direction, bar->rect, rect);
        };
        switch (subControl) {
        case SC_ScrollBarSlider:
            return along(start, start + slider);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + slider, length);
        case SC_ScrollBarGroove:
            return along(0, length);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        constexpr int arrow = 28;
        switch (subControl) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, rect, QRect(rect.right() - arrow + 1, rect.y(), arrow, rect.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(space::s2 - 1, 2, -arrow, -2));
        case SC_ComboBoxFrame:
            return rect;
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int control = Theme::current().controlHeight();
    switch (type) {
    case CT_LineEdit:
        return {result.width(), std::max(size.height() + 8, control)};
    case CT_ComboBox:
        return {size.width() + 28 + space::s3, std::max(size.height() + 8, control)};
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            return {button->fontMetrics.horizontalAdvance(button->text) + 16 + space::s1 + 2 + 2 * space::s2, control};
        return {std::max(result.width(), control), std::max(result.height(), control)};
    case CT_PushButton:
        return {result.width(), std::max(result.height(), control)};
    case CT_MenuBarItem:
        return {size.width() + 2 * space::s2, std::max(size.height() + 8, control)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            return {result.width() + space::s3, std::max(result.height(), control)};
        return result;
    default:
        return result;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s2;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::s3;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 2 : 1;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarItemSpacing:
        return space::s1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuBarHMargin:
        return space::s2;
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_UnderlineShortcut:
        return m_underlines ? 1 : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void Style::setUnderlines(bool on)
{
    if (m_underlines == on)
        return;
    m_underlines = on;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        for (QMenuBar *bar : window->findChildren<QMenuBar *>())
            bar->update();
    }
}

void setRefused(QWidget *field, bool refused)
{
    if (field->property(refusedProperty).toBool() == refused)
        return;
    field->setProperty(refusedProperty, refused);
    field->update();
}

} // namespace secondline::ui
