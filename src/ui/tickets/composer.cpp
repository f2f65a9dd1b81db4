// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tickets/composer.h"

#include "ui/attachments/attachmentchips.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/sendkey.h"
#include "ui/theme/controls.h"
#include "ui/theme/growingedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/segmentedchoice.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace secondline::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Looks like a field and opens the form: at rest the composer is one line.
class RestField : public Button
{
public:
    explicit RestField(QWidget *parent)
        : Button({}, ButtonLook::Default, parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setCursor(Qt::IBeamCursor);
    }
    void setDraft(bool draft)
    {
        m_draft = draft;
        update();
    }
    QSize sizeHint() const override { return {160, Theme::current().controlHeight()}; } // elides a long draft

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour(hasFocus() ? Role::Accent : Role::Edge), hasFocus() ? 2 : 1));
        painter.setBrush(colour(Role::Base));
        const qreal half = hasFocus() ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), radius::control, radius::control);
        painter.setFont(font());
        painter.setPen(colour(m_draft ? Role::Text2 : Role::Text3));
        const QRect inner = rect().adjusted(space::s2, 0, -space::s2, 0);
        painter.setLayoutDirection(layoutDirection());
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
    }

private:
    bool m_draft = false;
};

QString kindName(Composer::Kind kind)
{
    switch (kind) {
    case Composer::Note:
        return u"note"_s;
    case Composer::Attempt:
        return u"attempt"_s;
    case Composer::Comment:
        break;
    }
    return u"comment"_s;
}

} // namespace

bool Composer::Content::isEmpty() const
{
    return comment.trimmed().isEmpty() && note.trimmed().isEmpty() && tried.trimmed().isEmpty()
        && result.trimmed().isEmpty() && files.isEmpty();
}

QJsonObject Composer::Content::toJson() const
{
    return {{u"kind"_s, kindName(kind)},
            {u"comment"_s, comment},
            {u"note"_s, note},
            {u"tried"_s, tried},
            {u"result"_s, result},
            {u"outcome"_s, domain::wireName(outcome)},
            {u"attachments"_s, domain::toJson(files)},
            {u"cursorIn"_s, cursorIn},
            {u"cursor"_s, cursor}};
}

Composer::Content Composer::Content::fromJson(const QJsonObject &json)
{
    Content content;
    const QString kind = json[u"kind"].toString();
    content.kind = kind == u"note" ? Note : kind == u"attempt" ? Attempt : Comment;
    content.comment = json[u"comment"].toString();
    content.note = json[u"note"].toString();
    content.tried = json[u"tried"].toString();
    content.result = json[u"result"].toString();
    content.outcome = domain::attemptOutcomeNamed(json[u"outcome"].toString()).value_or(domain::AttemptOutcome::Failed);
    content.files = domain::attachmentsIn(json[u"attachments"]);
    content.cursorIn = json[u"cursorIn"].toString();
    content.cursor = json[u"cursor"].toInt();
    return content;
}

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QWidget(this))
    , m_restPage(new QWidget(m_pages))
    , m_form(new QWidget(m_pages))
    , m_kind(new SegmentedChoice(m_form))
    , m_saved(new TextLabel(TextSize::Small, Role::Text3, false, m_form))
    , m_comment(new GrowingEdit(2, 8, m_form))
    , m_note(new GrowingEdit(2, 8, m_form))
    , m_attempt(new QWidget(m_form))
    , m_tried(new GrowingEdit(1, 6, m_attempt))
    , m_result(new GrowingEdit(1, 6, m_attempt))
    , m_outcome(new SegmentedChoice(m_form))
    , m_files(new AttachmentChips(m_form))
    , m_attach(new Button(tr("Attach"), ButtonLook::Tool, m_form))
    , m_hint(new TextLabel(TextSize::Small, Role::Text3, false, m_form))
    , m_error(new TextLabel(TextSize::Small, Role::Bad, false, m_form))
    , m_readOnly(new TextLabel(TextSize::Body, Role::Text3, false, m_pages))
    , m_send(new Button({}, ButtonLook::Primary, m_form))
{
    setObjectName(u"composer"_s);
    setAccessibleName(tr("Write to this ticket"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *field = new RestField(m_restPage);
    m_restField = field;
    m_restField->setObjectName(u"composerRestButton"_s);
    const auto shortcutButton = [this](const QString &text, const QString &icon, const QString &command,
                                       const QString &name, ButtonLook look, Kind kind) {
        auto *button = new Button(text, look, m_restPage);
        button->setIconName(icon);
        button->setCommand(command);
        button->setObjectName(name);
        button->setAccessibleName(text);
        connect(button, &QPushButton::clicked, this, [this, kind] { begin(kind); });
        return button;
    };
    auto *restRow = new QHBoxLayout(m_restPage);
    restRow->setContentsMargins(0, 0, 0, 0);
    restRow->addWidget(m_restField, 1);
    restRow->addWidget(
        shortcutButton(tr("Reply"), u"reply"_s, u"replyAction"_s, u"replyButton"_s, ButtonLook::Tool, Comment));
    restRow->addWidget(shortcutButton(tr("Note"), u"lock"_s, u"noteAction"_s, u"noteButton"_s, ButtonLook::Tool, Note));
    restRow->addWidget(shortcutButton(tr("Attempt"), u"wrench"_s, u"attemptAction"_s, u"attemptButton"_s,
                                      ButtonLook::Default, Attempt));
    connect(m_restField, &QPushButton::clicked, this, [this] { begin(static_cast<Kind>(m_kind->chosen())); });

    m_kind->setObjectName(u"kindChoice"_s);
    m_kind->setAccessibleName(tr("Kind of entry"));
    m_kind->add(Comment, tr("Comment"), u"message-square"_s)->setObjectName(u"commentKindButton"_s);
    m_kind->add(Note, tr("Work note"), u"lock"_s)->setObjectName(u"noteKindButton"_s);
    m_kind->add(Attempt, tr("Attempt"), u"wrench"_s)->setObjectName(u"attemptKindButton"_s);
    m_kind->choose(Comment);
    m_saved->setObjectName(u"draftSavedLabel"_s);
    m_comment->setObjectName(u"commentEdit"_s);
    m_comment->setAccessibleName(tr("Comment to the requester"));
    m_comment->setPlaceholderText(tr("Write to the requester"));
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setAccessibleName(tr("Work note"));
    m_note->setPlaceholderText(tr("Only the desk reads this"));
    m_tried->setObjectName(u"triedEdit"_s);
    m_tried->setAccessibleName(tr("What was tried"));
    m_tried->setPlaceholderText(tr("What did you try?"));
    m_result->setObjectName(u"resultEdit"_s);
    m_result->setAccessibleName(tr("What happened"));
    m_result->setPlaceholderText(tr("What happened? Quote the error"));
    auto *attemptRow = new QHBoxLayout(m_attempt);
    attemptRow->setContentsMargins(0, 0, 0, 0);
    attemptRow->addWidget(m_tried, 1, Qt::AlignTop);
    attemptRow->addWidget(m_result, 1, Qt::AlignTop);
    m_outcome->setObjectName(u"outcomeChoice"_s);
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->add(static_cast<int>(domain::AttemptOutcome::Worked), tr("Helped"), u"check"_s)
        ->setObjectName(u"helpedButton"_s);
    m_outcome->add(static_cast<int>(domain::AttemptOutcome::Failed), tr("Did not help"), u"x"_s)
        ->setObjectName(u"didNotHelpButton"_s);
    m_outcome->choose(static_cast<int>(domain::AttemptOutcome::Failed));
    m_attach->setObjectName(u"attachButton"_s);
    m_attach->setIconName(u"paperclip"_s);
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setToolTip(tr("Attach files (%1). They can be dropped here too, and pictures pasted.")
                             .arg(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A).toString(QKeySequence::NativeText)));
    m_hint->setObjectName(u"composerHintLabel"_s);
    m_error->setObjectName(u"composerErrorLabel"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    m_send->setObjectName(u"sendButton"_s);
    m_send->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return)
                           .toString(QKeySequence::NativeText)
                           .replace(u"Return"_s, tr("Enter", "the key")));
    onSendKey(this, [this] {
        if (isOpen())
            send();
    });

    auto *top = new QHBoxLayout;
    top->addWidget(m_kind);
    top->addStretch(1);
    top->addWidget(m_saved);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_outcome);
    bottom->addWidget(m_attach);
    bottom->addWidget(m_hint);
    bottom->addStretch(1);
    bottom->addWidget(m_send);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addLayout(top);
    form->addWidget(m_comment);
    form->addWidget(m_note);
    form->addWidget(m_attempt);
    form->addWidget(m_files);
    form->addWidget(m_error);
    form->addLayout(bottom);

    m_readOnly->setObjectName(u"readOnlyLabel"_s);
    m_readOnly->setWordWrap(true);
    auto *pages = new QVBoxLayout(m_pages);
    pages->setContentsMargins(0, 0, 0, 0);
    for (QWidget *page : {m_restPage, m_form, static_cast<QWidget *>(m_readOnly)})
        pages->addWidget(page);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::s5, space::s3 + 1, space::s4, space::s3);
    row->setSpacing(0);
    row->addWidget(m_pages, 100);
    row->addStretch(1);

    // Within a second of the first key, not of the last: somebody who types on and on is safe too.
    m_delay.setSingleShot(true);
    m_delay.setInterval(700ms);
    connect(&m_delay, &QTimer::timeout, this, &Composer::flush);
    for (GrowingEdit *edit : {m_comment, m_note, m_tried, m_result}) {
        connect(edit, &QPlainTextEdit::textChanged, this, &Composer::edited);
        connect(edit, &GrowingEdit::concluded, this, &Composer::send);
        edit->setTakesFiles(true);
        connect(edit, &GrowingEdit::filesOffered, this, &Composer::offer);
        connect(edit, &GrowingEdit::pictureOffered, this, &Composer::picturePasted);
    }
    setAcceptDrops(true);
    connect(m_attach, &QPushButton::clicked, this, &Composer::chooseFiles);
    connect(m_files, &AttachmentChips::changed, this, &Composer::edited);
    connect(m_files, &AttachmentChips::cancelled, this, &Composer::attachingCancelled);
    connect(m_outcome, &SegmentedChoice::chosenChanged, this, &Composer::edited);
    connect(m_kind, &SegmentedChoice::chosenChanged, this, &Composer::showKind);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    showKind();
    rest();
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Role::Base));
    painter.fillRect(0, 0, width(), 1, colour(Role::Line));
}

void Composer::setContent(const Content &content)
{
    m_delay.stop();
    m_dirty = false;
    m_setting = true;
    setSending(false);
    m_error->hide();
    m_saved->clear();
    m_comment->setPlainText(content.comment);
    m_note->setPlainText(content.note);
    m_tried->setPlainText(content.tried);
    m_result->setPlainText(content.result);
    m_outcome->choose(static_cast<int>(content.outcome));
    m_kind->choose(content.kind);
    m_files->setFiles(content.files);
    m_setting = false;
    for (GrowingEdit *edit : {m_comment, m_note, m_tried, m_result}) {
        setRefused(edit, false);
        edit->moveCursor(QTextCursor::End);
    }
    if (GrowingEdit *edit = editNamed(content.cursorIn)) {
        QTextCursor cursor = edit->textCursor();
        cursor.setPosition(std::clamp(content.cursor, 0, static_cast<int>(edit->toPlainText().size())));
        edit->setTextCursor(cursor);
    }
    showKind();
    if (!content.isEmpty()) {
        showPage(m_form);
        draftSaved();
    } else {
        rest();
    }
    showKind();
}

Composer::Content Composer::content() const
{
    Content content{static_cast<Kind>(m_kind->chosen()),
                    m_comment->toPlainText(),
                    m_note->toPlainText(),
                    m_tried->toPlainText(),
                    m_result->toPlainText(),
                    static_cast<domain::AttemptOutcome>(m_outcome->chosen()),
                    m_files->files(),
                    {},
                    0};
    for (const QString &name : {u"comment"_s, u"note"_s, u"tried"_s, u"result"_s}) {
        const GrowingEdit *edit = editNamed(name);
        // Without the window in front too: the one that was written in last.
        if (m_form->focusWidget() == edit) {
            content.cursorIn = name;
            content.cursor = edit->textCursor().position();
        }
    }
    return content;
}

GrowingEdit *Composer::editNamed(const QString &name) const
{
    return name == u"comment" ? m_comment
        : name == u"note"     ? m_note
        : name == u"tried"    ? m_tried
        : name == u"result"   ? m_result
                              : nullptr;
}

void Composer::begin(Kind kind)
{
    if (m_page == m_readOnly)
        return;
    m_kind->choose(kind);
    showPage(m_form);
    showKind();
    (kind == Comment ? m_comment : kind == Note ? m_note : m_tried)->setFocus();
}

bool Composer::isOpen() const
{
    return m_page == m_form;
}

void Composer::rest()
{
    if (m_page == m_readOnly)
        return;
    flush();
    showPage(m_restPage);
    updateRest();
}

void Composer::showPage(QWidget *page)
{
    m_page = page;
    for (QWidget *one : {m_restPage, m_form, static_cast<QWidget *>(m_readOnly)})
        one->setVisible(one == page);
}

void Composer::updateRest()
{
    const Content written = content();
    QString text;
    for (const QString &candidate : {written.comment, written.note, written.tried, written.result,
                                     written.files.isEmpty() ? QString() : written.files.constFirst().name}) {
        if (!candidate.trimmed().isEmpty()) {
            text = shownLine(candidate);
            break;
        }
    }
    static_cast<RestField *>(m_restField)->setDraft(!text.isEmpty());
    m_restField->setText(text.isEmpty() ? tr("Write to the requester") : tr("Draft: %1").arg(text));
    m_restField->setAccessibleName(m_restField->text());
}

void Composer::setReadingWidth(int width)
{
    m_pages->setMaximumWidth(width - space::s5 - space::s4);
}

void Composer::setReadOnly(const QString &why)
{
    m_readOnly->setText(why);
    if (!why.isEmpty()) {
        showPage(m_readOnly);
        updateRest();
    } else if (m_page == m_readOnly) {
        showPage(m_restPage);
        updateRest();
    }
}

void Composer::showKind()
{
    const int kind = m_kind->chosen();
    // The focus goes along from one field to the other; on the choice itself the arrow keys keep it.
    const bool writing = m_form->isAncestorOf(focusWidget()) && !m_kind->isAncestorOf(focusWidget());
    m_comment->setVisible(kind == Comment);
    m_note->setVisible(kind == Note);
    m_attempt->setVisible(kind == Attempt);
    m_outcome->setVisible(kind == Attempt);
    m_hint->setText(kind == Comment    ? tr("The requester reads this")
                        : kind == Note ? tr("Only the desk reads this")
                                       : QString());
    switch (kind) {
    case Comment:
        m_send->setText(tr("Send comment"));
        break;
    case Note:
        m_send->setText(tr("Save work note"));
        break;
    default:
        m_send->setText(tr("Log attempt"));
        break;
    }
    m_send->setAccessibleName(m_send->text());
    m_send->updateGeometry();
    updateSend();
    updateRest();
    if (!m_setting && isOpen() && writing)
        (kind == Comment ? m_comment : kind == Note ? m_note : m_tried)->setFocus();
}

void Composer::updateSend()
{
    const Content written = content();
    const QString &text = written.kind == Comment ? written.comment
        : written.kind == Note                    ? written.note
                                                  : written.tried;
    const bool copying = m_files->busy();
    const bool ready = !text.trimmed().isEmpty() && !m_sending && !copying;
    m_send->setEnabled(ready);
    m_send->setToolTip(ready || m_sending            ? QString()
                           : copying                 ? tr("A file is still being copied into this profile")
                           : written.kind == Attempt ? tr("Say what you tried first")
                                                     : tr("Write a text first"));
}

void Composer::edited()
{
    updateSend();
    if (m_setting)
        return;
    m_error->hide();
    for (GrowingEdit *edit : {m_comment, m_note, m_tried, m_result})
        setRefused(edit, false);
    m_saved->clear();
    m_dirty = true;
    if (!m_delay.isActive())
        m_delay.start();
}

void Composer::flush()
{
    if (!std::exchange(m_dirty, false))
        return;
    m_delay.stop();
    Q_EMIT draftChanged(content());
}

void Composer::draftSaved()
{
    m_saved->setText(content().isEmpty() ? QString() : tr("Draft saved on this device"));
    m_saved->setRole(Role::Text3);
}

void Composer::draftFailed(const QString &why)
{
    m_saved->setText(tr("Draft not saved: %1").arg(why));
    m_saved->setRole(Role::Bad);
}

void Composer::setSending(bool sending)
{
    m_sending = sending;
    for (GrowingEdit *edit : {m_comment, m_note, m_tried, m_result})
        edit->setReadOnly(sending);
    m_kind->setEnabled(!sending);
    m_outcome->setEnabled(!sending);
    m_files->setEnabled(!sending);
    m_attach->setEnabled(!sending);
    updateSend();
}

void Composer::send()
{
    updateSend();
    if (!m_send->isEnabled())
        return;
    flush(); // a crash between here and "saved" loses nothing
    setSending(true);
    m_error->hide();
    const Content written = content();
    switch (written.kind) {
    case Comment:
        Q_EMIT commentWritten(written.comment.trimmed());
        break;
    case Note:
        Q_EMIT noteWritten(written.note.trimmed());
        break;
    case Attempt:
        Q_EMIT attemptWritten(written.tried.trimmed(), written.result.trimmed(), written.outcome);
        break;
    }
}

void Composer::sent(Kind kind)
{
    m_setting = true;
    setSending(false);
    switch (kind) {
    case Comment:
        m_comment->clear();
        break;
    case Note:
        m_note->clear();
        break;
    case Attempt:
        m_tried->clear();
        m_result->clear();
        m_outcome->choose(static_cast<int>(domain::AttemptOutcome::Failed));
        break;
    }
    m_files->setFiles({});
    m_setting = false;
    m_saved->clear();
    updateSend();
    m_delay.stop();
    m_dirty = false;
    Q_EMIT draftChanged(content());
    showPage(m_restPage);
    updateRest();
}

void Composer::failed(const QString &why)
{
    setSending(false);
    showPage(m_form);
    m_error->setText(why);
    m_error->show();
    const int kind = m_kind->chosen();
    GrowingEdit *edit = kind == Comment ? m_comment : kind == Note ? m_note : m_tried;
    setRefused(edit, true);
    edit->setFocus();
    updateRest();
    QAccessibleEvent announced(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&announced);
}

void Composer::attaching(int id, const QString &name)
{
    if (!isOpen())
        begin(static_cast<Kind>(m_kind->chosen()));
    m_files->begin(id, name);
}

void Composer::attachProgress(int id, qint64 done, qint64 size)
{
    m_files->progress(id, done, size);
}

void Composer::attached(int id, const domain::Attachment &file)
{
    m_files->finish(id, file);
}

void Composer::attachFailed(int id, const QString &why)
{
    m_files->fail(id, why);
}

void Composer::chooseFiles()
{
    if (m_page == m_readOnly || m_sending)
        return;
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setObjectName(u"attachDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::offer);
    dialog->open();
}

void Composer::offer(const QStringList &paths)
{
    if (m_page != m_readOnly && !m_sending && !paths.isEmpty())
        Q_EMIT filesChosen(paths);
}

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_page != m_readOnly && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent *event)
{
    offer(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace secondline::ui
