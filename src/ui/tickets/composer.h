// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/entry.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

namespace secondline::ui {

class AttachmentChips;
class Button;
class GrowingEdit;
class SegmentedChoice;
class TextLabel;

//! Where a person writes to a ticket: one line at rest, a form once it has focus. Each kind keeps a text of its own,
//! so that a work note never becomes a comment by a click.
//!
//! Knows no workspace: it asks for saving by signals and shows what came of it. A text leaves the screen only by
//! sent(); after failed() it stays, with what to do below it.
class Composer : public QWidget
{
    Q_OBJECT
public:
    enum Kind { Comment, Note, Attempt };

    //! What is written; the draft's content on the device.
    struct Content
    {
        Kind kind = Comment;
        QString comment;
        QString note;
        QString tried;
        QString result;
        domain::AttemptOutcome outcome = domain::AttemptOutcome::Failed;
        QList<domain::Attachment> files; //!< whole on this device
        QString cursorIn;                //!< `comment`, `note`, `tried`, `result`; empty: none had the focus
        int cursor = 0;
        bool isEmpty() const;
        QJsonObject toJson() const;
        static Content fromJson(const QJsonObject &json);
        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit Composer(QWidget *parent = nullptr);

    //! A new place to write to; \a content is its draft. What was written before has been handed out by draftChanged().
    void setContent(const Content &content);
    Content content() const;
    //! Opens the form of that kind and puts the focus into it.
    void begin(Kind kind);
    bool isOpen() const;
    //! Esc: back to one line; the draft stays.
    void rest();
    //! Hands out what is not saved yet, now.
    void flush();
    //! The form ends where the texts above it end.
    void setReadingWidth(int width);
    //! \a why empty: may be written to.
    void setReadOnly(const QString &why);

    void draftSaved();
    void draftFailed(const QString &why);
    //! The act is durable: its text goes, the other kinds' texts stay.
    void sent(Kind kind);
    //! A file that is being copied into the profile, by an id of the caller's; then how far, and how it ended.
    void attaching(int id, const QString &name);
    void attachProgress(int id, qint64 done, qint64 size);
    void attached(int id, const domain::Attachment &file);
    void attachFailed(int id, const QString &why);
    //! Lets the person choose files.
    void chooseFiles();
    void failed(const QString &why);
    bool isSending() const { return m_sending; }

Q_SIGNALS:
    //! To be saved within a second of typing; an empty one is to be removed.
    void draftChanged(const secondline::ui::Composer::Content &content);
    void commentWritten(const QString &text);
    void noteWritten(const QString &text);
    void attemptWritten(const QString &tried, const QString &result, secondline::domain::AttemptOutcome outcome);
    void filesChosen(const QStringList &paths);
    void picturePasted(const QImage &picture);
    void attachingCancelled(int id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void edited();
    void send();
    void showKind();
    void updateSend();
    void updateRest();
    void showPage(QWidget *page);
    void offer(const QStringList &paths);
    GrowingEdit *editNamed(const QString &name) const;
    void setSending(bool sending);

    QWidget *m_pages;
    QWidget *m_page = nullptr; //!< the one of the three that is shown
    Button *m_restField;
    QWidget *m_restPage;
    QWidget *m_form;
    SegmentedChoice *m_kind;
    TextLabel *m_saved;
    GrowingEdit *m_comment;
    GrowingEdit *m_note;
    QWidget *m_attempt;
    GrowingEdit *m_tried;
    GrowingEdit *m_result;
    SegmentedChoice *m_outcome;
    AttachmentChips *m_files;
    Button *m_attach;
    TextLabel *m_hint;
    TextLabel *m_error;
    TextLabel *m_readOnly;
    Button *m_send;
    QTimer m_delay;
    bool m_sending = false;
    bool m_setting = false;
    bool m_dirty = false; //!< written since the last draftChanged()
};

} // namespace secondline::ui
