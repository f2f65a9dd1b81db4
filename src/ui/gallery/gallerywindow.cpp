// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallerywindow.h"

#include "ui/gallery/gallerysections.h"
#include "ui/theme/controls.h"
#include "ui/theme/scrolledcolumn.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QComboBox>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int scales[] = {100, 125, 150, 175, 200};
constexpr int columnLetters = 62; //!< a column is narrower than so many letters: one column is enough

} // namespace

GalleryWindow::GalleryWindow(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_look(new SegmentedChoice(this))
    , m_scale(new QComboBox(this))
    , m_direction(new SegmentedChoice(this))
    , m_scroll(new QScrollArea(this))
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(u"galleryWindow"_s);
    setAccessibleName(tr("Components"));
    setWindowTitle(tr("Secondline: components"));
    auto *page = new ScrolledColumn;
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(space::s6, space::s4, space::s6, space::s6);
    body->setSpacing(space::s5);
    body->addWidget(coloursSection(page));
    m_columns->setSpacing(space::s8);
    const auto column = [&](const QList<QWidget *> &sections) {
        auto *rows = new QVBoxLayout;
        rows->setSpacing(space::s6);
        for (QWidget *section : sections)
            rows->addWidget(section);
        rows->addStretch(1);
        m_columns->addLayout(rows, 1);
    };
    column(
        {typeSection(page), chipsSection(page), rowsSection(false, page), timelineSection(page), bannersSection(page)});
    column({buttonsSection(page), fieldsSection(page), rowsSection(true, page), stepperSection(page),
            progressSection(page), toastSection(page), emptySection(page)});
    body->addLayout(m_columns);
    m_scroll->setObjectName(u"galleryScrollArea"_s);
    m_scroll->setAccessibleName(tr("Components"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(page);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *column0 = new QVBoxLayout(this);
    column0->setContentsMargins(0, 0, 0, 0);
    column0->setSpacing(0);
    column0->addWidget(makeSwitches());
    column0->addWidget(m_scroll, 1);
    resize(1280, 800);
}

QWidget *GalleryWindow::makeSwitches()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::s6, space::s2, space::s6, space::s2);
    m_look->setAccessibleName(tr("Theme"));
    m_look->add(static_cast<int>(Theme::Choice::System), tr("System"))->setObjectName(u"systemButton"_s);
    m_look->add(static_cast<int>(Theme::Choice::Light), tr("Light"))->setObjectName(u"lightButton"_s);
    m_look->add(static_cast<int>(Theme::Choice::Dark), tr("Dark"))->setObjectName(u"darkButton"_s);
    m_look->choose(static_cast<int>(m_theme.choice()));
    connect(m_look, &SegmentedChoice::chosenChanged, this,
            [this](int choice) { m_theme.choose(static_cast<Theme::Choice>(choice)); });
    m_scale->setObjectName(u"scaleComboBox"_s);
    m_scale->setAccessibleName(tr("Size of the letters"));
    for (const int scale : scales)
        m_scale->addItem(tr("%1 %", "size of the letters").arg(scale), scale);
    m_scale->setCurrentIndex(m_scale->findData(m_theme.textScale()));
    connect(m_scale, &QComboBox::currentIndexChanged, this,
            [this] { m_theme.scaleText(m_scale->currentData().toInt()); });
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->add(Qt::LeftToRight, tr("Left to right"))->setObjectName(u"leftToRightButton"_s);
    m_direction->add(Qt::RightToLeft, tr("Right to left"))->setObjectName(u"rightToLeftButton"_s);
    m_direction->choose(QGuiApplication::layoutDirection());
    connect(m_direction, &SegmentedChoice::chosenChanged, this,
            [](int direction) { QGuiApplication::setLayoutDirection(static_cast<Qt::LayoutDirection>(direction)); });
    row->addWidget(m_look);
    row->addWidget(m_scale);
    row->addWidget(m_direction);
    row->addStretch(1);
    return bar;
}

void GalleryWindow::fitColumns()
{
    const int wide = fontMetrics().averageCharWidth() * columnLetters;
    m_columns->setDirection(width() >= 2 * wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QPixmap GalleryWindow::picture()
{
    QWidget *page = m_scroll->widget();
    page->resize(width(), std::max(height(), page->minimumHeight()));
    return page->grab();
}

void GalleryWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void GalleryWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void GalleryWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void GalleryWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Window));
}

} // namespace secondline::ui
