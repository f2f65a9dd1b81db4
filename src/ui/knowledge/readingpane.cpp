// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/knowledge/readingpane.h"

#include "render/markdown.h"
#include "render/plaintext.h"
#include "render/safetext.h"
#include "ui/knowledge/articleview.h"
#include "ui/knowledge/linkdoor.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/headrow.h"
#include "ui/tickets/ticketwords.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPromise>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

render::Node heading(const QString &text)
{
    render::Node node;
    node.kind = render::Node::Kind::Heading;
    node.number = 1;
    node.spans = {{render::safeText(shownLine(text)), render::Span::Plain, {}}};
    return node;
}

render::Node caption(const QString &text)
{
    render::Node node;
    node.label = u"caption"_s;
    node.spans = {{render::safeText(shownLine(text)), render::Span::Plain, {}}};
    return node;
}

Chip articleStateChip(const QString &state)
{
    if (state == u"published")
        return {ReadingPane::tr("Published"), ChipLook::Good, u"check"_s};
    if (state == u"in-review")
        return {ReadingPane::tr("In review"), ChipLook::Warn, {}};
    if (state == u"retired")
        return {ReadingPane::tr("Retired"), ChipLook::Neutral, {}};
    return {ReadingPane::tr("Draft"), ChipLook::Outline, {}};
}

//! A short name of where an article comes from: the host of its address, or what it says.
QString sourceName(const QString &source)
{
    const QUrl url(source, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() ? url.host() : shownLine(source);
}

} // namespace

ReadingPane::ReadingPane(Clock clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState)
    , m_number(new TextLabel(TextSize::Body, Role::Text2))
    , m_chips(new QHBoxLayout)
    , m_copy(new Button(tr("Copy reference"), ButtonLook::Tool))
    , m_open(new Button(tr("Open ticket"), ButtonLook::Primary))
    , m_footer(new QWidget)
    , m_view(new ArticleView)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_number->setObjectName(u"readingNumberLabel"_s);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(u"copyReferenceButton"_s);
    m_copy->setIconName(u"copy"_s);
    m_open->setObjectName(u"openTicketButton"_s);
    m_open->setKeyHint(tr("Enter"));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::s4, 0, space::s2, 0);
    header->addWidget(m_number);
    m_chips->setSpacing(space::s2);
    header->addLayout(m_chips);
    header->addStretch(1);
    header->addWidget(m_copy);
    auto *headerHolder = new HeadRow(height::paneHeader);
    headerHolder->setLayout(header);
    const auto line = [] {
        auto *rule = new QFrame;
        rule->setFrameShape(QFrame::HLine);
        rule->setFrameShadow(QFrame::Plain);
        rule->setForegroundRole(QPalette::Mid);
        rule->setFixedHeight(1);
        return rule;
    };
    auto *footer = new QVBoxLayout(m_footer);
    footer->setContentsMargins(0, 0, 0, 0);
    footer->setSpacing(0);
    footer->addWidget(line());
    auto *footerRow = new QHBoxLayout;
    footerRow->setContentsMargins(space::s5, space::s3, space::s5, space::s3);
    footerRow->addStretch(1);
    footerRow->addWidget(m_open);
    footer->addLayout(footerRow);

    auto *reader = new QWidget;
    auto *column = new QVBoxLayout(reader);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(headerHolder);
    column->addWidget(line());
    column->addWidget(m_view, 1);
    column->addWidget(m_footer);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(reader);
    m_stack->addWidget(new QWidget);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT ticketWanted(m_shown); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_reference);
        Q_EMIT copied(m_number->text());
    });
    connect(m_view, &ArticleView::linkWanted, this, [](const QUrl &url) { openLink(url); });
}

void ReadingPane::setHeader(const QString &number, const QList<Chip> &chips)
{
    m_number->setText(number);
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Chip &chip : chips) {
        auto *label = new ChipLabel(m_stack);
        label->setChip(chip);
        m_chips->addWidget(label);
    }
    m_stack->setCurrentIndex(1);
}

void ReadingPane::parseAndShow(const render::DocumentTree &head, const QString &body, const QString &title,
                               bool markdown)
{
    const int generation = ++m_generation;
    // The promise outlives the task; its answer comes back on this thread, and only while the pane lives.
    auto promise = std::make_shared<QPromise<render::DocumentTree>>();
    promise->start();
    auto *watcher = new QFutureWatcher<render::DocumentTree>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation == m_generation)
            m_view->show(watcher->result());
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, head, body, title, markdown] {
        render::DocumentTree tree =
            markdown ? render::withoutTitle(render::parseMarkdown(body), title) : render::plainTree(body);
        tree.nodes = head.nodes + tree.nodes;
        promise->addResult(std::move(tree));
        promise->finish();
    });
}

void ReadingPane::showArticle(const domain::Article &article, const QStringList &words)
{
    m_shown = article.id.value();
    m_reference = QStringList{article.number + u' ' + shownLine(article.title), article.source}.join(u'\n').trimmed();
    setHeader(shownLine(article.number),
              {articleStateChip(article.state), {tr("Tier %1").arg(article.audienceLevel), ChipLook::Outline, {}}});
    m_footer->hide();
    m_copy->show();
    QStringList meta;
    for (const QString &part : {article.product, article.topic}) {
        if (!part.isEmpty())
            meta.append(part);
    }
    const QDateTime date = article.updatedAt.isValid() ? article.updatedAt : article.publishedAt;
    if (date.isValid())
        meta.append(QLocale().toString(date.toLocalTime().date(), tr("d MMM yyyy")));
    if (!article.source.isEmpty() || !article.licence.isEmpty()) {
        QStringList origin;
        for (const QString &part : {sourceName(article.source), article.licence}) {
            if (!part.isEmpty())
                origin.append(part);
        }
        meta.append(origin.join(tr(", ")));
    }
    render::DocumentTree head;
    head.nodes = {heading(article.title), caption(meta.join(u" · "_s))};
    m_view->setAccessibleName(tr("Article %1: %2").arg(article.number, shownLine(article.title)));
    m_view->setWords(words);
    parseAndShow(head, article.body, article.title, true);
}

void ReadingPane::showTicket(const domain::TicketPicture &picture, const QStringList &words)
{
    const domain::Ticket &ticket = picture.ticket;
    m_shown = ticket.id.value();
    const QString number = numberText(ticket.number, ticket.id);
    m_reference = number + u' ' + shownLine(ticket.subject);
    setHeader(number, {priorityChip(ticket.priority), statusChip(ticket.status), tierChip(ticket.tierLevel)});
    m_footer->show();
    QStringList meta = {ticket.requester.shown()};
    if (!picture.queueName.isEmpty())
        meta.append(picture.queueName);
    meta.append(dayAndTime(ticket.openedAt, m_clock()));
    render::DocumentTree head;
    head.nodes = {heading(ticket.subject), caption(meta.join(u" · "_s))};
    m_view->setAccessibleName(tr("Ticket %1: %2").arg(number, shownLine(ticket.subject)));
    m_view->setWords(words);
    parseAndShow(head, ticket.body, {}, false);
}

void ReadingPane::showNothing(const QString &icon, const QString &title, const QString &explanation)
{
    ++m_generation;
    m_shown.clear();
    m_nothing->setContent(icon, Role::Text3, title, explanation);
    m_stack->setCurrentIndex(0);
}

void ReadingPane::showBlank()
{
    ++m_generation;
    m_shown.clear();
    m_stack->setCurrentIndex(2);
}

} // namespace secondline::ui
