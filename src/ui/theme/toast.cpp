// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What to do, on the dark ground of the toast: a link to press, underlined.
class UndoButton : public QPushButton
{
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override
    {
        return {QFontMetrics(textFont(TextSize::Body, true)).horizontalAdvance(text()) + 2 * space::s2,
                Theme::current().controlHeight()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QFont font = textFont(TextSize::Body, true);
        font.setUnderline(true);
        painter.setFont(font);
        painter.setPen(colour(Role::Base));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(colour(Role::Base), 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control, radius::control);
        }
    }
};

} // namespace

Toast::Toast(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_undo(new UndoButton(tr("Undo"), this))
    , m_action(new UndoButton({}, this))
{
    setObjectName(u"toast"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setAccessibleName(tr("Undo"));
    m_undo->setCursor(Qt::PointingHandCursor);
    m_action->setObjectName(u"toastActionButton"_s);
    m_action->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s3, 3, space::s2, 3);
    row->setSpacing(space::s3);
    row->addSpacing(16 + space::s2); // of the sign
    row->addWidget(m_text);
    row->addWidget(m_undo);
    row->addWidget(m_action);
    m_timer.setSingleShot(true);
    m_timer.setInterval(8s);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (underMouse() || m_undo->hasFocus() || m_action->hasFocus())
            m_timer.start();
        else
            hide();
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undoWanted();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionWanted();
    });
    connect(&Theme::current(), &Theme::changed, this, &Toast::recolour);
    parent->installEventFilter(this);
    hide();
}

void Toast::setUndoKey(const QString &key)
{
    m_undo->setText(key.isEmpty() ? tr("Undo") : tr("Undo %1", "its key").arg(key));
}

void Toast::say(const QString &sentence, bool withUndo)
{
    m_undo->setVisible(withUndo);
    m_action->hide();
    appear(sentence);
}

void Toast::offer(const QString &sentence, const QString &action)
{
    m_undo->hide();
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->show();
    appear(sentence);
}

void Toast::appear(const QString &sentence)
{
    m_text->setText(sentence);
    recolour();
    m_text->setMinimumHeight(Theme::current().controlHeight());
    setAccessibleName(sentence);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent announced(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announced);
}

void Toast::recolour()
{
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, colour(Role::Base));
    m_text->setPalette(changed);
}

void Toast::place()
{
    const int room = parentWidget()->width() - 2 * space::s6;
    m_text->setWordWrap(false);
    layout()->activate();
    QSize wanted = sizeHint();
    if (wanted.width() > room) {
        m_text->setWordWrap(true);
        layout()->activate();
        wanted = {room, layout()->totalHeightForWidth(room)};
    }
    const QRect around = parentWidget()->rect();
    const QRect leading(space::s6, around.height() - wanted.height() - space::s4, wanted.width(), wanted.height());
    setGeometry(QStyle::visualRect(layoutDirection(), around, leading));
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        m_text->setMinimumHeight(Theme::current().controlHeight());
        place();
    }
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Role::Text));
    painter.drawRoundedRect(rect(), radius::panel, radius::panel);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(space::s3, 0, 16, height())), u"check"_s,
              16, colour(Role::Base));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace secondline::ui
