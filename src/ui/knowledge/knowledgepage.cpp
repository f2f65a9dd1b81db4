// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/knowledge/knowledgepage.h"

#include "ui/knowledge/articleview.h"
#include "ui/knowledge/readingpane.h"
#include "ui/search/facetlist.h"
#include "ui/search/resultdelegate.h"
#include "ui/search/resultsmodel.h"
#include "ui/search/searchfield.h"
#include "ui/shell/plaintext.h"
#include "ui/theme/banner.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/headrow.h"
#include "ui/theme/theme.h"
#include "ui/theme/threepanes.h"
#include "workspace/workspace.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostProducts = 8;

domain::SearchIn searchedKind(int id)
{
    switch (id) {
    case 1:
        return domain::SearchIn::Articles;
    case 2:
        return domain::SearchIn::Tickets;
    default:
        return domain::SearchIn::All;
    }
}

} // namespace

KnowledgePage::KnowledgePage(workspace::Workspace *workspace, Clock clock, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_model(new ResultsModel(this))
    , m_kinds(new FacetList)
    , m_productBox(new QWidget)
    , m_side(new QWidget)
    , m_countLabel(new TextLabel(TextSize::Body, Role::Text, true))
    , m_timeLabel(new TextLabel(TextSize::Small, Role::Text3))
    , m_progress(new Banner)
    , m_list(new QListView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
    , m_reading(new ReadingPane(clock))
{
    setObjectName(u"knowledgePage"_s);
    setAccessibleName(tr("Knowledge"));

    m_kinds->setObjectName(u"kindList"_s);
    m_kinds->setAccessibleName(tr("Kind of result"));
    m_kinds->addCaption(tr("Kind"));
    m_kinds->addChoice(0, tr("All"));
    m_kinds->addChoice(1, tr("Articles"));
    m_kinds->addChoice(2, tr("Tickets"));
    m_kinds->choose(0);
    m_kinds->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_productRows = new QVBoxLayout(m_productBox);
    m_productRows->setContentsMargins(space::s4, space::s2, space::s4, 0);
    m_productRows->setSpacing(space::s1);
    auto *sideColumn = new QVBoxLayout(m_side);
    sideColumn->setContentsMargins(0, space::s2, 0, space::s2);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_kinds);
    sideColumn->addWidget(m_productBox);
    sideColumn->addStretch(1);

    m_countLabel->setObjectName(u"resultCountLabel"_s);
    m_timeLabel->setObjectName(u"resultTimeLabel"_s);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::s4, 0, space::s4, 0);
    header->addWidget(m_countLabel);
    header->addWidget(m_timeLabel);
    header->addStretch(1);
    auto *headerHolder = new HeadRow(height::paneHeader);
    headerHolder->setLayout(header);

    m_list->setObjectName(u"resultList"_s);
    m_list->setAccessibleName(tr("Results"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ResultDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalScrollBar()->setSingleStep(space::s6);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // rows keep their width while results come
    m_list->installEventFilter(this);

    auto *listPane = new QWidget;
    listPane->setBackgroundRole(QPalette::Base);
    listPane->setAutoFillBackground(true);
    auto *listColumn = new QVBoxLayout(listPane);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(headerHolder);
    m_progressRow = new QWidget;
    auto *bannerHolder = new QHBoxLayout(m_progressRow);
    bannerHolder->setContentsMargins(space::s3, 0, space::s3, space::s2);
    bannerHolder->addWidget(m_progress);
    listColumn->addWidget(m_progressRow);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    listColumn->addWidget(m_stack, 1);

    m_panes = new ThreePanes({{{m_side, 160, 200}, {listPane, 280, 416}, {m_reading, 320, 664}}}, 2);
    m_panes->setObjectName(u"knowledgeSplitter"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_panes);

    connect(m_kinds, &FacetList::chosenChanged, this, [this] { ask(false, ResultsModel::firstHits); });
    connect(m_model, &ResultsModel::moreWanted, this, [this](int limit) { ask(true, limit); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &KnowledgePage::currentChanged);
    connect(m_list, &QListView::doubleClicked, this, &KnowledgePage::openCurrent);
    connect(m_reading, &ReadingPane::ticketWanted, this,
            [this](const QString &id) { Q_EMIT placeWanted(u"ticket/"_s + id); });
    connect(m_reading, &ReadingPane::copied, this,
            [this](const QString &what) { Q_EMIT said(tr("Reference to %1 copied").arg(what)); });
    connect(workspace, &workspace::Workspace::indexProgressChanged, this, [this] { showProgress(); });
    m_refetch.setSingleShot(true);
    m_refetch.setInterval(500ms);
    connect(&m_refetch, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_text.isEmpty())
            ask(true, qMax(ResultsModel::firstHits, m_model->rowCount()));
        else if (m_text.isEmpty())
            showInvitation();
    });
    const auto changed = [this] { m_refetch.start(); };
    connect(workspace, &workspace::Workspace::articlesChanged, this, changed);
    connect(workspace, &workspace::Workspace::ticketsChanged, this, changed);
    showProgress();
    showInvitation();
}

KnowledgePage::~KnowledgePage() = default;

void KnowledgePage::attach(SearchField *field)
{
    m_field = field;
    connect(field, &SearchField::searchWanted, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty())
            Q_EMIT placeWanted(u"search"_s);
        search(text);
    });
    connect(field, &SearchField::resultsWanted, this, [this] {
        if (m_model->rowCount() > 0)
            enterResults();
    });
    connect(field, &SearchField::openWanted, this, [this] {
        if (m_model->rowCount() == 0)
            return;
        enterResults();
        openCurrent();
    });
    connect(field, &SearchField::left, this, [this] {
        if (m_field && !m_field->text().isEmpty()) {
            m_field->clear();
            search({});
        }
        Q_EMIT placeWanted(u"back"_s);
    });
}

void KnowledgePage::search(const QString &text)
{
    const QString wanted = text.simplified();
    if (wanted == m_text)
        return;
    m_text = wanted;
    m_products.clear();
    ask(false, ResultsModel::firstHits);
}

void KnowledgePage::ask(bool ranked, int limit)
{
    const int generation = ++m_generation;
    if (m_text.isEmpty()) {
        m_model->clear();
        m_kinds->setCount(0, -1);
        m_kinds->setCount(1, -1);
        m_kinds->setCount(2, -1);
        showProducts({});
        showInvitation();
        return;
    }
    domain::SearchQuery query;
    query.text = m_text;
    query.in = searchedKind(m_kinds->chosen());
    query.products = m_products;
    query.limit = limit;
    query.ranked = ranked;
    m_workspace->search(query, this, [this, generation, ranked, limit](const domain::SearchResults &results) {
        if (generation != m_generation)
            return;
        answered(results, ranked);
        if (!ranked)
            ask(true, limit);
    });
}

void KnowledgePage::answered(const domain::SearchResults &results, bool ranked)
{
    const domain::SearchHit *current = m_model->at(m_list->currentIndex().row());
    const QString currentId = current ? current->id : QString();
    const bool sameText = results.text.simplified() == m_text && !currentId.isEmpty();
    const int scrolled = m_list->verticalScrollBar()->value();
    {
        // The selection follows its result; the reading pane does not blink when only the order changed.
        const QSignalBlocker quiet(m_list->selectionModel());
        m_model->setResults(results);
        const int place = sameText ? m_model->placeOf(currentId) : -1;
        if (place >= 0)
            m_list->selectionModel()->setCurrentIndex(m_model->index(place), QItemSelectionModel::ClearAndSelect);
    }
    m_list->viewport()->update();
    if (m_list->hasFocus())
        m_list->verticalScrollBar()->setValue(scrolled);

    const QString count = QLocale().toString(results.total);
    m_countLabel->setText(results.totalIsBound ? tr("More than %1 results").arg(count)
                                               : tr("%n result(s)", nullptr, results.total));
    m_timeLabel->setText(tr("%1 ms · on this device").arg(qMax(1, qRound(results.elapsedMs))));
    if (m_kinds->chosen() == 0) {
        m_kinds->setCount(0, results.total);
        m_kinds->setCount(1, results.articles);
        m_kinds->setCount(2, results.tickets);
    }
    if (m_products.isEmpty())
        showProducts(results);
    if (results.hits.isEmpty()) {
        m_stack->setCurrentWidget(m_empty);
        m_empty->setContent(u"search"_s, Role::Text3, tr("Nothing found"),
                            m_workspace->indexProgress().complete()
                                ? tr("Fewer or other words may find it. Searched: tickets with their timelines, and "
                                     "articles, on this device.")
                                : tr("The search index is still being built: what is missing from it is not found "
                                     "yet."));
        m_reading->showBlank();
        return;
    }
    m_stack->setCurrentWidget(m_list);
    if (!m_list->currentIndex().isValid() && ranked) {
        // The best answer is read at once; the field keeps the focus.
        m_list->setCurrentIndex(m_model->index(0));
        m_list->scrollToTop();
    }
}

void KnowledgePage::showProducts(const domain::SearchResults &results)
{
    while (QLayoutItem *item = m_productRows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    QHash<QString, int> counts;
    for (const domain::SearchHit &hit : results.hits) {
        if (!hit.product.isEmpty())
            ++counts[hit.product];
    }
    QStringList products = counts.keys();
    std::sort(products.begin(), products.end(), [&counts](const QString &a, const QString &b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    if (products.size() > mostProducts)
        products.resize(mostProducts);
    m_productBox->setVisible(products.size() > 1);
    if (products.size() < 2)
        return;
    m_productRows->addWidget(new TextLabel(TextSize::Caption, Role::Text3, true));
    static_cast<QLabel *>(m_productRows->itemAt(0)->widget())->setText(tr("Product"));
    for (const QString &product : std::as_const(products)) {
        auto *box = new QCheckBox(menuText(product));
        box->setObjectName(u"productCheckBox"_s);
        box->setMinimumHeight(height::control - space::s1);
        box->setToolTip(toolTipText(product));
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        connect(box, &QCheckBox::toggled, this, [this, product](bool on) {
            m_products.removeAll(product);
            if (on)
                m_products.append(product);
            ask(false, ResultsModel::firstHits);
        });
        m_productRows->addWidget(box);
    }
}

void KnowledgePage::showProgress()
{
    const domain::IndexProgress progress = m_workspace->indexProgress();
    if (progress.complete()) {
        if (m_progressRow->isVisibleTo(this) && !m_text.isEmpty())
            m_refetch.start();
        m_progressRow->hide();
        return;
    }
    const int percent = static_cast<int>(progress.indexed * 100 / qMax<qint64>(1, progress.total));
    m_progress->show(BannerLook::Info, u"clock"_s,
                     tr("Search: %1 % indexed. What is missing is found when it is done.").arg(percent));
    m_progressRow->show();
}

void KnowledgePage::showInvitation()
{
    m_countLabel->setText(tr("Search"));
    m_timeLabel->setText(tr("on this device"));
    m_stack->setCurrentWidget(m_empty);
    m_empty->setContent(u"search"_s, Role::Text3, tr("Search everything"),
                        tr("Type in the field above. It works without a network."));
    if (m_reading->shown().isEmpty())
        m_reading->showBlank();
    m_workspace->cacheSize(this, [this](const workspace::CacheSize &size) {
        if (!m_text.isEmpty())
            return;
        const QLocale locale;
        m_empty->setContent(
            u"search"_s, Role::Text3,
            tr("Search %1 tickets and %2 articles").arg(locale.toString(size.tickets), locale.toString(size.articles)),
            tr("Type in the field above. It works without a network."));
    });
}

QStringList KnowledgePage::words() const
{
    static const QRegularExpression gap(u"[^\\p{L}\\p{N}_]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return m_text.split(gap, Qt::SkipEmptyParts);
}

void KnowledgePage::currentChanged()
{
    if (const domain::SearchHit *hit = m_model->at(m_list->currentIndex().row()))
        showHit(*hit);
}

void KnowledgePage::showHit(const domain::SearchHit &hit)
{
    const QString id = hit.id;
    m_wanted = id;
    if (hit.kind == domain::ObjectType::Article) {
        m_workspace->article(id, this, [this, id](const std::optional<domain::Article> &article) {
            if (id != m_wanted)
                return;
            if (article)
                m_reading->showArticle(*article, words());
            else
                m_reading->showNothing(u"book-open"_s, tr("This article is gone"),
                                       tr("It was removed on the server, or you may not read it any more."));
        });
        return;
    }
    m_workspace->ticket(id, this, [this, id](const std::optional<domain::TicketPicture> &picture) {
        if (id != m_wanted)
            return;
        if (picture)
            m_reading->showTicket(*picture, words());
        else
            m_reading->showNothing(u"inbox"_s, tr("This ticket is gone"),
                                   tr("It was removed on the server, or you may not read it any more."));
    });
}

void KnowledgePage::openCurrent()
{
    const domain::SearchHit *hit = m_model->at(m_list->currentIndex().row());
    if (!hit)
        return;
    if (hit->kind == domain::ObjectType::Ticket)
        Q_EMIT placeWanted(u"ticket/"_s + hit->id);
    else
        m_reading->view()->setFocus(Qt::OtherFocusReason);
}

void KnowledgePage::enterResults()
{
    m_list->setFocus(Qt::OtherFocusReason);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void KnowledgePage::enter()
{
    if (m_field && m_field->hasFocus())
        return; // the person is typing
    if (m_model->rowCount() > 0)
        enterResults();
    else if (m_field)
        m_field->begin();
}

void KnowledgePage::openObject(const QString &what)
{
    m_wanted = what;
    m_workspace->article(what, this, [this, what](const std::optional<domain::Article> &article) {
        if (what != m_wanted)
            return;
        if (!article) {
            m_reading->showNothing(u"book-open"_s, tr("No article %1 on this device").arg(shownLine(what)),
                                   tr("It may come with the next sync, or you may not read it."));
            return;
        }
        m_reading->showArticle(*article, {});
        m_reading->view()->setFocus(Qt::OtherFocusReason);
    });
}

bool KnowledgePage::stepBack()
{
    if (m_reading->view()->hasFocus() && m_model->rowCount() > 0) {
        enterResults();
        return true;
    }
    return false;
}

bool KnowledgePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
        if (key->key() == Qt::Key_Up && m_list->currentIndex().row() == 0 && m_field) {
            m_field->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void KnowledgePage::saveState(QSettings &settings) const
{
    m_panes->save(settings, u"knowledge"_s);
}

void KnowledgePage::restoreState(const QSettings &settings)
{
    m_panes->restore(settings, u"knowledge"_s);
}

} // namespace secondline::ui
