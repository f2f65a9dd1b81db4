// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attachments/attachmentviewer.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/shell/failuretext.h"
#include "ui/shell/plaintext.h"
#include "ui/shell/timetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace secondline::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 textBytes = 1024 * 1024;
constexpr qint64 pictureBytes = 64 * 1024 * 1024;

} // namespace

AttachmentViewer::AttachmentViewer(workspace::Workspace &workspace, const domain::Attachment &file, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_workspace(workspace)
    , m_file(file)
    , m_stack(new QStackedLayout)
    , m_why(new EmptyState(this))
    , m_text(new QPlainTextEdit(this))
    , m_picture(new QScrollArea(this))
    , m_filter(new QLineEdit(this))
    , m_count(new TextLabel(TextSize::Small, Role::Text2, false, this))
    , m_consent(new QWidget(this))
    , m_typed(new QLineEdit(m_consent))
    , m_consentButton(new Button(tr("Save it"), ButtonLook::Danger, m_consent))
    , m_saved(new TextLabel(TextSize::Small, Role::Text2, false, this))
    , m_save(new Button(tr("Save as…"), ButtonLook::Default, this))
{
    setObjectName(u"attachmentViewer"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(shownLine(file.name));
    setAccessibleName(attachmentLine(file));
    resize(900, 640);
    auto *title = new TextLabel(TextSize::Body, Role::Text, true, this);
    title->setText(attachmentLine(file));
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    title->setToolTip(toolTipText(file.name));
    m_filter->setObjectName(u"filterEdit"_s);
    m_filter->setAccessibleName(tr("Show only lines with"));
    m_filter->setPlaceholderText(tr("Show only lines with"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 2 * space::s8);
    m_filter->hide();
    m_count->setObjectName(u"lineCountLabel"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    head->addWidget(title, 1);
    head->setSpacing(space::s3);
    head->addWidget(m_count);
    head->addWidget(m_filter);
    m_text->setObjectName(u"fileTextEdit"_s);
    m_text->setAccessibleName(tr("Text of the file"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setUndoRedoEnabled(false);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(textFont(TextSize::Body).pointSizeF() > 0 ? textFont(TextSize::Body).pointSizeF()
                                                                  : fixed.pointSizeF());
    m_text->setFont(fixed);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_picture->setObjectName(u"pictureArea"_s);
    m_picture->setAccessibleName(tr("Picture"));
    m_picture->setFrameShape(QFrame::NoFrame);
    m_picture->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_why);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_picture);

    m_consent->setObjectName(u"consentBox"_s);
    auto *consent = new QVBoxLayout(m_consent);
    consent->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    auto *warning = new TextLabel(TextSize::Body, Role::Bad, false, m_consent);
    warning->setWordWrap(true);
    warning->setText(
        tr("This file can run something on this device. Save it only if you know who sent it and why: type "
           "its name to go on."));
    m_typed->setObjectName(u"consentEdit"_s);
    m_typed->setAccessibleName(tr("Name of the file, typed"));
    m_typed->setPlaceholderText(safeFileName(file.name));
    m_consentButton->setObjectName(u"consentButton"_s);
    m_consentButton->setAccessibleName(m_consentButton->text());
    m_consentButton->setEnabled(false);
    auto *typing = new QHBoxLayout;
    typing->addWidget(m_typed, 1);
    typing->addWidget(m_consentButton);
    consent->addWidget(warning);
    consent->addLayout(typing);
    m_consent->hide();

    m_saved->setObjectName(u"savedLabel"_s);
    m_saved->setWordWrap(true);
    m_save->setObjectName(u"saveAsButton"_s);
    m_save->setAccessibleName(m_save->text());
    auto *close = new Button(tr("Close"), ButtonLook::Default, this);
    close->setObjectName(u"closeButton"_s);
    close->setAccessibleName(close->text());
    close->setKeyHint(tr("Esc", "the key"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::s4, space::s2, space::s4, space::s3);
    foot->addWidget(m_saved, 1);
    foot->addWidget(m_save);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(m_stack, 1);
    column->addWidget(m_consent);
    column->addLayout(foot);

    connect(m_filter, &QLineEdit::textChanged, this, &AttachmentViewer::filter);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_typed, &QLineEdit::textChanged, this,
            [this](const QString &typed) { m_consentButton->setEnabled(typed == safeFileName(m_file.name)); });
    connect(m_consentButton, &QPushButton::clicked, this, &AttachmentViewer::save);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (m_kind == FileKind::Runs)
            askForConsent();
        else
            save();
    });
    load();
}

void AttachmentViewer::load()
{
    m_workspace.readAttachment(m_file.blobId, textBytes, this, [this](const domain::Result<QByteArray> &start) {
        if (!start) {
            const FailureText words = failureText(start.error());
            showWhy(u"triangle-alert"_s, words.title, words.advice);
            m_save->setEnabled(false);
            m_save->setToolTip(words.title);
            return;
        }
        show(*start);
    });
}

void AttachmentViewer::show(const QByteArray &start)
{
    m_kind = fileKind(start, m_file.name);
    switch (m_kind) {
    case FileKind::Text: {
        m_lines = shownText(QString::fromUtf8(start)).split(u'\n');
        if (m_file.size > start.size())
            m_saved->setText(
                tr("The first %1 of %2. Save it to see the rest.").arg(sizeText(start.size()), sizeText(m_file.size)));
        m_filter->show();
        m_stack->setCurrentWidget(m_text);
        filter();
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
    case FileKind::Png:
    case FileKind::Jpeg:
        if (m_file.size > pictureBytes)
            break;
        m_workspace.readAttachment(m_file.blobId, pictureBytes, this, [this](const domain::Result<QByteArray> &all) {
            const QImage picture = all ? readPicture(*all, m_kind) : QImage();
            if (picture.isNull()) {
                showWhy(u"file-text"_s, tr("This picture cannot be shown"),
                        tr("It is damaged, or larger than is safe to show. It can be saved."));
                return;
            }
            auto *label = new QLabel;
            label->setPixmap(QPixmap::fromImage(picture));
            label->setAccessibleName(m_file.name);
            m_picture->setWidget(label);
            m_stack->setCurrentWidget(m_picture);
            m_picture->setFocus(Qt::OtherFocusReason);
        });
        return;
    case FileKind::Runs:
        showWhy(u"shield"_s, tr("This file is not opened here"),
                tr("It can run something: a program, a macro or a shortcut. It can be saved."));
        return;
    case FileKind::Other:
        break;
    }
    showWhy(u"file-text"_s, tr("This kind of file is not shown here"),
            tr("Texts and PNG and JPEG pictures are. It can be saved."));
}

void AttachmentViewer::showWhy(const QString &icon, const QString &title, const QString &explanation)
{
    m_why->setContent(icon, Role::Text3, title, explanation);
    m_stack->setCurrentWidget(m_why);
}

void AttachmentViewer::filter()
{
    const QString wanted = m_filter->text();
    const QStringList lines = wanted.isEmpty() ? m_lines : m_lines.filter(wanted, Qt::CaseInsensitive);
    m_text->setPlainText(lines.join(u'\n'));
    m_count->setText(
        wanted.isEmpty()
            ? tr("%n line(s)", nullptr, static_cast<int>(m_lines.size()))
            : tr("%1 of %n line(s)", nullptr, static_cast<int>(m_lines.size())).arg(QLocale().toString(lines.size())));
}

void AttachmentViewer::askForConsent()
{
    m_consent->show();
    m_typed->setFocus(Qt::OtherFocusReason);
}

void AttachmentViewer::save()
{
    auto *dialog = new QFileDialog(this, tr("Save %1").arg(shownLine(m_file.name)));
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // Nothing is written over: the file must be new.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->selectFile(safeFileName(m_file.name));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_workspace.exportAttachment(
            m_file.blobId, path, [self = QPointer<AttachmentViewer>(this), path](const domain::Result<void> &done) {
                if (!self)
                    return;
                self->m_consent->hide();
                self->m_typed->clear();
                self->m_saved->setText(done ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
                                            : failureLine(done.error()));
                self->m_saved->setRole(done ? Role::Text2 : Role::Bad);
            });
    });
    dialog->open();
}

void AttachmentViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace secondline::ui
