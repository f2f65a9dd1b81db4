// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/threepanes.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QSettings>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

//! What is chosen from never cuts its words; the other two wrap or scroll theirs.
int leastSide(const ThreePanes::Pane &pane)
{
    return std::max(Theme::current().scaled(pane.least), pane.widget->minimumSizeHint().width());
}

} // namespace

ThreePanes::ThreePanes(const std::array<Pane, 3> &panes, int growing, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_panes(panes)
    , m_rest(new QSplitter(Qt::Horizontal))
    , m_growing(growing)
{
    setChildrenCollapsible(false);
    m_rest->setChildrenCollapsible(false);
    addWidget(panes[0].widget);
    addWidget(m_rest);
    m_rest->addWidget(panes[1].widget);
    m_rest->addWidget(panes[2].widget);
    setStretchFactor(1, 1);
    m_rest->setStretchFactor(growing - 1, 1);
    arrange();
}

void ThreePanes::arrange()
{
    const Theme &theme = Theme::current();
    const int side = leastSide(m_panes[0]);
    const int needed = 2 * handleWidth() + side + theme.scaled(m_panes[1].least) + theme.scaled(m_panes[2].least);
    const Qt::Orientation wanted = width() < needed ? Qt::Vertical : Qt::Horizontal;
    m_panes[0].widget->setMinimumWidth(side);
    m_panes[1].widget->setMinimumWidth(theme.scaled(m_panes[1].least));
    m_panes[2].widget->setMinimumWidth(wanted == Qt::Horizontal ? theme.scaled(m_panes[2].least) : 0);
    const bool turned = m_rest->orientation() != wanted;
    if (turned)
        m_rest->setOrientation(wanted);
    if (turned || m_divided != theme.scaled(100))
        divide();
}

void ThreePanes::divide()
{
    const Theme &theme = Theme::current();
    m_divided = theme.scaled(100);
    const int side = std::max(theme.scaled(m_panes[0].usual), leastSide(m_panes[0]));
    setSizes({side, width() - side - handleWidth()});
    if (m_rest->orientation() == Qt::Vertical) {
        m_rest->setSizes({height() / 2, height() / 2});
        return;
    }
    const int room = m_rest->width() - m_rest->handleWidth();
    const int kept = theme.scaled(m_panes[static_cast<size_t>(3 - m_growing)].usual);
    m_rest->setSizes(m_growing == 1 ? QList<int>{room - kept, kept} : QList<int>{kept, room - kept});
}

QSize ThreePanes::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {leastSide(m_panes[0]) + handleWidth() + theme.scaled(m_panes[1].least),
            QSplitter::minimumSizeHint().height()};
}

void ThreePanes::resizeEvent(QResizeEvent *event)
{
    arrange();
    QSplitter::resizeEvent(event);
}

void ThreePanes::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

void ThreePanes::save(QSettings &settings, const QString &key) const
{
    settings.setValue(key + u"/side"_s, saveState());
    if (m_rest->orientation() == Qt::Horizontal)
        settings.setValue(key + u"/rest"_s, m_rest->saveState());
}

void ThreePanes::restore(const QSettings &settings, const QString &key)
{
    restoreState(settings.value(key + u"/side"_s).toByteArray());
    m_rest->restoreState(settings.value(key + u"/rest"_s).toByteArray()); // tells its direction too
    arrange();
}

} // namespace secondline::ui
