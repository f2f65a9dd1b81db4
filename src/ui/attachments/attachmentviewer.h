// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"
#include "ui/attachments/filekind.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QStackedLayout;

namespace secondline::workspace {
class Workspace;
}

namespace secondline::ui {

class Banner;
class Button;
class EmptyState;
class TextLabel;

//! A stranger's file in a window of its own, beside the ticket: texts as text (the first MiB, with a filter), PNG and
//! JPEG as pictures, nothing else. Nothing is ever opened by another program from here; it can be saved, and what could
//! run something only after its name was typed.
class AttachmentViewer : public QWidget
{
    Q_OBJECT
public:
    AttachmentViewer(workspace::Workspace &workspace, const domain::Attachment &file, QWidget *parent);
    const domain::Attachment &file() const { return m_file; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void load();
    void show(const QByteArray &start);
    using QWidget::show;
    void showWhy(const QString &icon, const QString &title, const QString &explanation);
    void filter();
    void save();
    void askForConsent();

    workspace::Workspace &m_workspace;
    domain::Attachment m_file;
    FileKind m_kind = FileKind::Other;
    QStringList m_lines;
    QStackedLayout *m_stack;
    EmptyState *m_why;
    QPlainTextEdit *m_text;
    QScrollArea *m_picture;
    QLineEdit *m_filter;
    TextLabel *m_count;
    QWidget *m_consent;
    QLineEdit *m_typed;
    Button *m_consentButton;
    TextLabel *m_saved;
    Button *m_save;
};

} // namespace secondline::ui
