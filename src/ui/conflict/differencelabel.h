// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflict/worddifference.h"
#include "ui/theme/roles.h"

#include <QTextLayout>
#include <QWidget>

namespace secondline::ui {

//! A value of a field over as many lines as it needs, with what was taken out struck through and what was put in
//! underlined, each in its colour. Spoken as "removed …, added …".
class DifferenceLabel : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceLabel(Role role = Role::Text, QWidget *parent = nullptr);
    void setParts(const QList<DifferencePart> &parts);
    void setStrong(bool strong);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    qreal layOut(QTextLayout &layout, int width) const;

    Role m_role;
    bool m_strong = false;
    QList<DifferencePart> m_parts;
    QString m_text;
};

} // namespace secondline::ui
