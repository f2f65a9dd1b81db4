// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/desk.h"

#include <QWidget>

namespace secondline::ui {

class AttachmentChip;

//! The files of a text that is being written: each with name, size, how far its copy is, and a button that removes it.
class AttachmentChips : public QWidget
{
    Q_OBJECT
public:
    explicit AttachmentChips(QWidget *parent = nullptr);

    void setFiles(const QList<domain::Attachment> &files);
    //! Those that are whole on this device.
    QList<domain::Attachment> files() const;
    //! Whether a copy is under way.
    bool busy() const;
    //! A file that is being copied; \a id is the caller's.
    void begin(int id, const QString &name);
    void progress(int id, qint64 done, qint64 size);
    void finish(int id, const domain::Attachment &file);
    //! It stays with what is wrong until it is removed.
    void fail(int id, const QString &why);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();         //!< files() or busy() did
    void cancelled(int id); //!< removed while it was being copied

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    AttachmentChip *chip(int id) const;
    AttachmentChip *add();
    void removeChip(AttachmentChip *chip);
    int place(int width, bool move) const;
    void rearrange();

    QList<AttachmentChip *> m_chips;
};

} // namespace secondline::ui
