// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/shell/page.h"

#include <QPointer>
#include <QTimer>

class QCheckBox;
class QLabel;
class QListView;
class QStackedWidget;
class QVBoxLayout;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class EmptyState;
class FacetList;
class ReadingPane;
class ResultsModel;
class SearchField;
class TextLabel;
class ThreePanes;

//! Search as one types over all tickets and articles of this device; articles are read here.
//!
//! An answer comes in two steps: what is newest at once, then the best.
class KnowledgePage : public Page
{
    Q_OBJECT
public:
    explicit KnowledgePage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~KnowledgePage() override;

    //! Listens to the field of the toolbar: typing shows the place `search`, Esc leaves it.
    void attach(SearchField *field);
    void search(const QString &text);
    //! Moves the focus into the results.
    void enterResults();

    void enter() override;
    //! An article by its id or number.
    void openObject(const QString &what) override;
    bool stepBack() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(bool ranked, int limit);
    void answered(const domain::SearchResults &results, bool ranked);
    void showProducts(const domain::SearchResults &results);
    void showProgress();
    void showInvitation();
    void currentChanged();
    void openCurrent();
    void showHit(const domain::SearchHit &hit);
    QStringList words() const;

    workspace::Workspace *m_workspace;
    Clock m_clock;
    QString m_text;
    QStringList m_products; //!< chosen
    int m_generation = 0;
    QString m_wanted; //!< id of what is being fetched for the reading pane
    QPointer<SearchField> m_field;
    QTimer m_refetch; //!< after the cache or the index changed
    ResultsModel *m_model;
    FacetList *m_kinds;
    QWidget *m_productBox;
    QVBoxLayout *m_productRows;
    QWidget *m_side;
    TextLabel *m_countLabel;
    TextLabel *m_timeLabel;
    QWidget *m_progressRow = nullptr;
    Banner *m_progress;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ReadingPane *m_reading;
    ThreePanes *m_panes = nullptr;
};

} // namespace secondline::ui
