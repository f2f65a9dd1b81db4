// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outbox/outboxrow.h"
#include "ui/theme/chip.h"

#include <QWidget>

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
    void show(const OutboxRow &row, const DeskNames &names, const domain::ListedTicket *ticket);
    using QWidget::show;
    void showNothing(const QString &why);
    //! The content was saved: the fields are as stored.
    void editSaved();
    bool isEdited() const;

Q_SIGNALS:
    void editWanted(const QUuid &operation, const QJsonObject &content);
    void withdrawWanted(const QUuid &operation);
    void retryWanted(const QUuid &operation);
    void keepMineWanted(const QUuid &operation);
    void ticketWanted(const QString &id);
    void draftWanted(const QString &place);
    void discardWanted(const QString &place);

private:
    void clearBody();
    void addLabel(const QString &text);
    QPlainTextEdit *addText(const QString &label, const QString &name, const QString &text, bool editable, int lines);
    QLineEdit *addLine(const QString &label, const QString &name, const QString &text, bool editable);
    void addReadOnly(const QString &text);
    void addChanges(const QList<ChangedField> &fields);
    void addWhereItIs(const OutboxRow &row);
    void addFact(QFormLayout *form, const QString &label, const QString &value);
    void showEntry(const domain::Operation &operation, bool editable);
    void showTicket(const domain::Operation &operation, bool editable);
    QJsonObject editedContent() const;
    void updateSave();

    Clock m_clock;
    QString m_shown;
    domain::Operation m_operation;
    bool m_editable = false;
    TextLabel *m_title;
    TextLabel *m_made;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QWidget *m_footer;
    Button *m_withdraw;
    Button *m_open;
    Button *m_retry;
    Button *m_save;
    QString m_openId;
    // Of the row shown; null where it has none.
    QPlainTextEdit *m_text = nullptr;
    QPlainTextEdit *m_result = nullptr;
    QLineEdit *m_subject = nullptr;
    SegmentedChoice *m_outcome = nullptr;
};

} // namespace secondline::ui
