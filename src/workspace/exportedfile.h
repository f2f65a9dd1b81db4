// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"

#include <QUrl>

#include <memory>

namespace secondline::workspace {

//! A file outside the profile that is being written for its person: new, never through a link, readable by them alone,
//! and marked as come from elsewhere, so that the system asks before it runs (invariants S13). Gone again unless
//! finished.
class ExportedFile
{
public:
    //! Fails with Refused if there is something at \a path, Full, or Unwritable.
    static domain::Result<std::unique_ptr<ExportedFile>> create(const QString &path);
    ~ExportedFile();
    Q_DISABLE_COPY_MOVE(ExportedFile)

    domain::Result<void> write(const QByteArray &bytes);
    //! Says where it comes from, where the file system can keep that.
    void markOrigin(const QUrl &origin);
    domain::Result<void> finish();

private:
    ExportedFile(QString path, qintptr handle);

    QString m_path;
    qintptr m_handle;
    bool m_finished = false;
};

} // namespace secondline::workspace
