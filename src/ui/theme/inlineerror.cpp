// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/inlineerror.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QVBoxLayout>

#include <cmath>

namespace secondline::ui {

using namespace Qt::StringLiterals;

//! A sign, one sentence in heavy letters and the rest in plain ones, wrapped.
class RefusalLine : public QWidget
{
public:
    explicit RefusalLine(QWidget *parent)
        : QWidget(parent)
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    void setSentences(const QString &wrong, const QString &advice)
    {
        m_wrong = wrong;
        m_advice = advice;
        setAccessibleName(sentences());
        updateGeometry();
        update();
    }
    QString sentences() const { return m_advice.isEmpty() ? m_wrong : m_wrong + u' ' + m_advice; }
    int heightForWidth(int width) const override
    {
        QTextLayout layout;
        return std::max(Theme::current().lineHeight(TextSize::Small),
                        static_cast<int>(std::ceil(laidOut(layout, width))));
    }
    QSize sizeHint() const override { return {320, heightForWidth(width() > indent ? width() : 320)}; }
    QSize minimumSizeHint() const override { return {160, Theme::current().lineHeight(TextSize::Small)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect sign(0, 0, 14, Theme::current().lineHeight(TextSize::Small));
        paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), sign), u"circle-alert"_s, 14,
                  colour(Role::Bad));
        QTextLayout layout;
        laidOut(layout, width());
        painter.setPen(colour(Role::Bad));
        layout.draw(&painter, QPointF(layoutDirection() == Qt::RightToLeft ? 0 : indent, 0));
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
        QWidget::changeEvent(event);
    }

private:
    static constexpr int indent = 14 + space::s1 + 2;

    //! Its height.
    qreal laidOut(QTextLayout &layout, int width) const
    {
        QTextOption option(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                                                : Qt::AlignLeft | Qt::AlignAbsolute);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setText(sentences());
        layout.setFont(textFont(TextSize::Small));
        layout.setTextOption(option);
        QTextLayout::FormatRange heavy;
        heavy.start = 0;
        heavy.length = static_cast<int>(m_wrong.size());
        heavy.format.setFont(textFont(TextSize::Small, true));
        layout.setFormats({heavy});
        const int line = Theme::current().lineHeight(TextSize::Small);
        qreal y = 0;
        layout.beginLayout();
        for (QTextLine one = layout.createLine(); one.isValid(); one = layout.createLine()) {
            one.setLineWidth(std::max(1, width - indent));
            one.setPosition({0, y + (line - one.height()) / 2});
            y += line;
        }
        layout.endLayout();
        return y;
    }

    QString m_wrong;
    QString m_advice;
};

namespace {

//! The ground of a good example, with a bar at its leading edge.
class ExampleFrame : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colour(Role::GoodGround));
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height())),
                         colour(Role::GoodEdge));
    }
};

} // namespace

InlineError::InlineError(QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_line(new RefusalLine(this))
    , m_good(new ExampleFrame(this))
    , m_example(new TextLabel(TextSize::Body, Role::Text, false, m_good))
    , m_start(new Button(tr("Start from this"), ButtonLook::Tool, m_good))
{
    auto *title = new TextLabel(TextSize::Body, Role::Good, true, m_good);
    title->setText(tr("A good answer"));
    m_start->setObjectName(u"startFromExampleButton"_s);
    m_start->setAccessibleName(tr("Start from this"));
    m_example->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_start);
    auto *good = new QVBoxLayout(m_good);
    good->setContentsMargins(space::s3 + 3, space::s1, space::s2, space::s2);
    good->setSpacing(0);
    good->addLayout(head);
    good->addWidget(m_example);
    m_good->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s2);
    column->addWidget(m_line);
    column->addWidget(m_good);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT exampleWanted(m_example->text()); });
    hide();
}

void InlineError::refuse(const QString &wrong, const QString &advice, const QString &example)
{
    const QString before = m_refused ? m_line->sentences() : QString();
    m_refused = true;
    m_line->setSentences(wrong, advice);
    m_example->setText(example);
    m_start->setAccessibleDescription(example);
    m_good->setVisible(!example.isEmpty());
    setAccessibleName(m_line->sentences());
    if (m_field) {
        setRefused(m_field, true);
        m_field->setAccessibleDescription(m_line->sentences());
    }
    show();
    if (m_line->sentences() != before) {
        QAccessibleEvent announced(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&announced);
    }
}

void InlineError::accept()
{
    if (m_field && m_refused) {
        setRefused(m_field, false);
        m_field->setAccessibleDescription({});
    }
    m_refused = false;
    hide();
}

} // namespace secondline::ui
