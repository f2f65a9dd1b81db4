// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cuttext.h"

#include "ui/theme/chip.h"
#include "ui/theme/clamplabel.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/toast.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>

namespace secondline::tests {

using namespace Qt::StringLiterals;
using namespace ui;

namespace {

constexpr int tolerance = 1; //!< pixels, from rounding fonts

QString words(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *chip = qobject_cast<const ChipLabel *>(&widget))
        return chip->chip().text;
    if (const auto *clamp = qobject_cast<const ClampLabel *>(&widget))
        return clamp->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        return edit->text().isEmpty() ? edit->placeholderText() : edit->text();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return box->currentText();
    return {};
}

//! The room that its words want at the width that it has; -1: any.
QSize wanted(const QWidget &widget)
{
    if (const auto *elided = qobject_cast<const ElidedLabel *>(&widget))
        return {-1, elided->fontMetrics().height()};
    if (qobject_cast<const ClampLabel *>(&widget))
        return {-1, widget.heightForWidth(widget.width())};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->wordWrap() ? QSize(label->minimumSizeHint().width(), label->heightForWidth(label->width()))
                                 : label->sizeHint();
    if (qobject_cast<const QLineEdit *>(&widget))
        return {-1, widget.fontMetrics().height()};
    if (qobject_cast<const QComboBox *>(&widget))
        return {-1, widget.fontMetrics().height()};
    if (qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const ChipLabel *>(&widget))
        return widget.sizeHint();
    return {-1, -1};
}

QString named(const QWidget &widget)
{
    QStringList names;
    for (const QWidget *up = &widget; up && names.size() < 2; up = up->parentWidget()) {
        if (!up->objectName().isEmpty() && !up->objectName().startsWith(u"qt_"))
            names.prepend(up->objectName());
    }
    return names.join(u'/') + u" \""_s + words(widget).left(40) + u'"';
}

//! Whether \a widget is scrolled up and down by what holds it: then only its sides can be cut.
const QAbstractScrollArea *scrollerOf(const QWidget &viewport)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(viewport.parentWidget());
    return area && area->viewport() == &viewport ? area : nullptr;
}

void findOverhang(const QWidget &widget, const QWidget &window, QStringList *found)
{
    bool scrolled = false;
    for (const QWidget *up = widget.parentWidget(); up && &widget != &window; up = up->parentWidget()) {
        const QRect there(widget.mapTo(up, QPoint(0, 0)), widget.size());
        const QAbstractScrollArea *area = scrollerOf(*up);
        const bool sideways = there.left() < -tolerance || there.right() > up->width() - 1 + tolerance;
        const bool upright =
            !scrolled && !area && (there.top() < -tolerance || there.bottom() > up->height() - 1 + tolerance);
        if (sideways || upright) {
            found->append(u"%1 hangs over %2 by %3"_s
                              .arg(named(widget),
                                   up->objectName().isEmpty() ? QString::fromLatin1(up->metaObject()->className())
                                                              : up->objectName())
                              .arg(std::max({-there.left(), there.right() - up->width() + 1,
                                             upright ? there.bottom() - up->height() + 1 : 0})));
            return;
        }
        scrolled = scrolled || area;
        if (up == &window)
            return;
    }
}

} // namespace

QStringList cutTexts(const QWidget &window)
{
    QStringList found;
    QList<const QWidget *> spoken;
    const QList<QWidget *> all = window.findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible() || widget->window() != window.window() || words(*widget).isEmpty())
            continue;
        if (qobject_cast<const QSpinBox *>(widget->parentWidget())
            || qobject_cast<const QComboBox *>(widget->parentWidget()))
            continue;
        spoken.append(widget);
        const QSize room = wanted(*widget);
        if (room.width() > widget->width() + tolerance || room.height() > widget->height() + tolerance)
            found.append(u"%1 is %2x%3 and wants %4x%5"_s.arg(named(*widget))
                             .arg(widget->width())
                             .arg(widget->height())
                             .arg(room.width())
                             .arg(room.height()));
        findOverhang(*widget, window, &found);
    }
    for (qsizetype i = 0; i < spoken.size(); ++i) {
        for (qsizetype k = i + 1; k < spoken.size(); ++k) {
            if (spoken[i]->parentWidget() == spoken[k]->parentWidget()
                && spoken[i]
                       ->geometry()
                       .adjusted(1, 1, -1, -1)
                       .intersects(spoken[k]->geometry().adjusted(1, 1, -1, -1)))
                found.append(u"%1 lies on %2"_s.arg(named(*spoken[k]), named(*spoken[i])));
        }
    }
    return found;
}

} // namespace secondline::tests
