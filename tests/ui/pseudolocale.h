// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace secondline::tests {

//! A language that nobody speaks: every sentence a third longer, with accents, in brackets. What is not in brackets on
//! screen is not translated; what lacks its closing bracket is cut.
class PseudoLocale : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

} // namespace secondline::tests
