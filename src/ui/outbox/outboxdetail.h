// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outboxrow.h"
#include "ui/theme/chip.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace secondline::ui {

class Banner;
class Button;
class SegmentedChoice;
class TextLabel;

//! One row of the outbox in full: what it says, where it is, and what can be done with it.
//! Knows no workspace: it only says what the person wants.
class OutboxDetail : public QWidget
{
    Q_OBJECT
public:
    explicit OutboxDetail(Clock clock = localNow, QWidget *parent = nullptr);

    //! The same act again keeps what the person typed meanwhile.
    //! \a draft: an edit of it that was not saved yet, as editDrafted() gave it.
    void show(const OutboxRow &row, const DeskNames &names, const domain::ListedTicket *ticket,
              const domain::SyncStatus &status = {}, const QJsonObject &draft = {});
    using QWidget::show;
    void showNothing(const QString &why);
    //! The content was saved: the fields are as stored.
    void editSaved();
    bool isEdited() const;
    //! Hands out what was typed since the last editDrafted(), now.
    void flush();
    void draftSaved();
    void draftFailed(const QString &why);

Q_SIGNALS:
    //! To be kept on the device within a second of typing; empty: there is no edit any more.
    void editDrafted(const QUuid &operation, const QJsonObject &draft);
    void editWanted(const QUuid &operation, const QJsonObject &content);
    void withdrawWanted(const QUuid &operation);
    void retryWanted(const QUuid &operation);
    void keepMineWanted(const QUuid &operation);
    void decideWanted(const QUuid &operation);
    void ticketWanted(const QString &id);
    void draftWanted(const QString &place);
    void discardWanted(const QString &place);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeButtons();
    void clearBody();
    void addLabel(const QString &text);
    QPlainTextEdit *addText(const QString &label, const QString &name, const QString &text, bool editable, int lines);
    QLineEdit *addLine(const QString &label, const QString &name, const QString &text, bool editable);
    void addReadOnly(const QString &text);
    void addChanges(const QList<ChangedField> &fields);
    void addServerHas(const DeskNames &names);
    void addWhereItIs(const OutboxRow &row, const domain::SyncStatus &status);
    void addFact(QFormLayout *form, const QString &label, const QString &value);
    void showEntry(const domain::Operation &operation, bool editable);
    void showTicket(const domain::Operation &operation, bool editable);
    bool isHandoff() const;
    void showHandoff(const DeskNames &names);
    QJsonObject editedContent() const;
    void updateSave();
    void edited();
    QString cursorIn() const;

    Clock m_clock;
    QString m_shown;
    domain::Operation m_operation;
    bool m_editable = false;
    bool m_dirty = false; //!< typed since the last editDrafted()
    QTimer m_draftWait;
    TextLabel *m_saved;
    TextLabel *m_title;
    TextLabel *m_made;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QWidget *m_footer;
    QBoxLayout *m_buttons;
    Button *m_withdraw;
    Button *m_open;
    Button *m_retry;
    Button *m_save;
    Button *m_decide;
    QString m_openId;
    // Of the row shown; null where it has none.
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_result = nullptr;
    QLineEdit *m_subject = nullptr;
    SegmentedChoice *m_outcome = nullptr;
};

} // namespace secondline::ui
