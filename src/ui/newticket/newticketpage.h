// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "ui/shell/clock.h"
#include "ui/shell/page.h"

#include <QTimer>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QVBoxLayout;

namespace secondline::workspace {
class Workspace;
struct NewTicket;
} // namespace secondline::workspace

namespace secondline::ui {

class Banner;
class Button;
class ChipLabel;
class RequesterField;
class ResultsModel;
class SegmentedChoice;
class TextLabel;

//! A new ticket, on a page of its own: shows where it will go and what looks alike while one types.
//! Needs no network. What is typed is a draft from the first word.
class NewTicketPage : public Page
{
    Q_OBJECT
public:
    explicit NewTicketPage(workspace::Workspace *workspace, Clock clock = localNow, QWidget *parent = nullptr);
    ~NewTicketPage() override;

    void enter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    QWidget *makeForm();
    QWidget *makeSide();
    TextLabel *addField(QVBoxLayout *column, const QString &label, QWidget *field);
    void touched();
    void saveDraft();
    bool restoreDraft(); //!< whether the cursor stands where it was left
    void clearForm();
    bool isEmpty() const;
    workspace::NewTicket ticket() const;
    void showRoute();
    void showPriority();
    void loadCategories();
    void askSimilar();
    bool validate();
    void create();
    void discard();

    workspace::Workspace *m_workspace;
    Clock m_clock;
    QTimer m_saveWait;
    QTimer m_similarWait;
    bool m_filling = false; //!< the form changes by itself
    bool m_creating = false;
    bool m_checked = false; //!< from the first try on, errors follow the typing
    QString m_wantedCategory;
    RequesterField *m_requester;
    TextLabel *m_requesterError = nullptr;
    QLineEdit *m_subject;
    TextLabel *m_subjectError = nullptr;
    SegmentedChoice *m_type;
    QComboBox *m_category;
    TextLabel *m_route;
    SegmentedChoice *m_impact;
    SegmentedChoice *m_urgency;
    ChipLabel *m_priority;
    QPlainTextEdit *m_body;
    TextLabel *m_similarTitle;
    QListView *m_similar;
    ResultsModel *m_similarModel;
    QBoxLayout *m_middle;
    QWidget *m_form = nullptr;
    Banner *m_failure;
    TextLabel *m_saved;
    Button *m_discard;
    Button *m_create;
};

} // namespace secondline::ui
