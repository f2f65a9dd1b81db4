// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/listing.h"
#include "render/documenttree.h"
#include "ui/shell/clock.h"
#include "ui/theme/chip.h"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace secondline::ui {

class ArticleView;
class Button;
class EmptyState;
class TextLabel;

//! Reads one article, or shows enough of a ticket to know whether to open it.
class ReadingPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPane(Clock clock = localNow, QWidget *parent = nullptr);

    void showArticle(const domain::Article &article, const QStringList &words);
    void showTicket(const domain::TicketPicture &picture, const QStringList &words);
    void showNothing(const QString &icon, const QString &title, const QString &explanation);
    //! Beside a list that says why it is empty.
    void showBlank();
    //! Of what is shown: an object's id, or nothing.
    const QString &shown() const { return m_shown; }
    ArticleView *view() const { return m_view; }

Q_SIGNALS:
    void ticketWanted(const QString &id);
    void copied(const QString &what);

private:
    void setHeader(const QString &number, const QList<Chip> &chips);
    void parseAndShow(const render::DocumentTree &head, const QString &body, const QString &title, bool markdown);

    Clock m_clock;
    QString m_shown;
    QString m_reference; //!< what "Copy reference" copies
    int m_generation = 0;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    TextLabel *m_number;
    QHBoxLayout *m_chips;
    Button *m_copy;
    Button *m_open;
    QWidget *m_footer;
    ArticleView *m_view;
};

} // namespace secondline::ui
