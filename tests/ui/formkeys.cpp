// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formkeys.h"

#include "ui/escalation/handofffields.h"
#include "ui/theme/stepper.h"

#include <QApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace secondline::tests {

using namespace Qt::StringLiterals;

namespace {

//! What a person types into the field that has the focus; by the names that the guide gives.
QString wordsFor(const QString &editor, const QJsonObject &answers, QMap<QString, int> &rowOf)
{
    const QString name = editor.chopped(QStringLiteral("Edit").size());
    if (answers[name].isString())
        return answers[name].toString();
    const QString rows = name.section(u'_', 0, 0);
    if (answers[rows].isArray())
        return answers[rows].toArray().at(rowOf[name]++)[name.section(u'_', 1)].toString();
    for (const QJsonValue part : answers) {
        if (part.isObject() && part.toObject().contains(name))
            return part.toObject()[name].toString();
    }
    return {};
}

bool isEmptyField(const QWidget *widget)
{
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return edit->toPlainText().isEmpty();
    const auto *line = qobject_cast<const QLineEdit *>(widget);
    return line && line->text().isEmpty();
}

//! In any script; QTest::keyClicks() knows Latin-1 only.
void typeWords(QWidget *where, const QString &words)
{
    for (const QChar one : words)
        QTest::sendKeyEvent(QTest::Click, where, Qt::Key_unknown, QString(one), Qt::NoModifier);
}

} // namespace

void pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

bool writeHandoff(const QWidget &page, const QJsonObject &answers, int reason, int until)
{
    const auto *steps = page.findChild<ui::Stepper *>(u"stepsList"_s);
    const auto *fields = page.findChild<ui::HandoffFields *>(u"handoffFields"_s);
    QMap<QString, int> rowOf;
    constexpr int mostPresses = 400;
    for (int presses = 0; presses < mostPresses; ++presses) {
        if (steps->current() == (until < 0 ? static_cast<int>(steps->steps().size()) - 1 : until))
            return true;
        QWidget *now = QApplication::focusWidget();
        if (now->objectName().endsWith(u"Card"))
            pressKey(Qt::Key_1 + reason);
        else if (isEmptyField(now))
            typeWords(now, wordsFor(now->objectName(), answers, rowOf));
        pressKey(Qt::Key_Tab);
        if (!fields->isAncestorOf(QApplication::focusWidget()))
            pressKey(Qt::Key_PageDown, Qt::ControlModifier);
    }
    return false;
}

} // namespace secondline::tests
