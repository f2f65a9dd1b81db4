// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "seat.h"

#include "patience.h"
#include "secrets/filesecrets.h"
#include "store/profileheader.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace secondline;
using workspace::Workspace;

namespace {

void writeSecret(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a secret");
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

Seat::Seat(PocketDesk &desk)
    : m_desk(desk)
{
    writeSecret(m_folder.filePath(u"key"_s), QByteArray(64, 'b'));
    writeSecret(m_folder.filePath(u"token"_s), "token");
    open();
    signIn();
}

void Seat::signIn()
{
    bool finished = false;
    QObject context;
    QObject::connect(m_workspace.get(), &Workspace::syncFinished, &context, [&] { finished = true; });
    if (!done([&](auto then) { m_workspace->signIn({QUrl(u"https://desk.example"_s), "token", {}}, then); }))
        qFatal("not signed in");
    if (!QTest::qWaitFor([&] { return finished && m_workspace->me().has_value(); }, patienceMs))
        qFatal("no first sync");
}

void Seat::open()
{
    auto secrets = std::make_unique<secrets::FileSecrets>(m_folder.filePath(u"key"_s), m_folder.filePath(u"token"_s),
                                                          std::unique_ptr<workspace::SecretStore>());
    m_workspace = std::make_unique<Workspace>(std::move(secrets),
                                              [this](const workspace::SignIn &) { return m_desk.connector(); });
    bool known = false;
    QObject context;
    QObject::connect(m_workspace.get(), &Workspace::deskChanged, &context, [&] { known = true; });
    QObject::connect(m_workspace.get(), &Workspace::openFailed, &context,
                     [](const domain::Failure &failure) { qFatal("%s", qPrintable(failure.detail)); });
    workspace::ProfileOptions options;
    options.folder = folder();
    options.syncs = false;
    m_workspace->open(options);
    if (!QTest::qWaitFor([&] { return known; }, patienceMs))
        qFatal("the profile did not open");
}

void Seat::restart(const std::function<void()> &meanwhile)
{
    m_workspace.reset();
    if (meanwhile)
        meanwhile();
    open();
}

domain::SyncReport Seat::sync(bool full)
{
    std::optional<domain::SyncReport> report;
    QObject context;
    QObject::connect(m_workspace.get(), &Workspace::syncFinished, &context,
                     [&](const domain::SyncReport &told) { report = told; });
    m_workspace->syncNow(full);
    if (!QTest::qWaitFor([&] { return report.has_value(); }, patienceMs))
        qFatal("no report");
    return *report;
}

store::ProfileKey Seat::key() const
{
    const auto opened = store::ProfileHeader::open(folder() + u"/profile.json"_s,
                                                   QByteArray::fromHex(QByteArray(64, 'b')), u"key-file"_s);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return *opened;
}

const domain::Operation *Seat::operation(const QUuid &id) const
{
    for (const domain::Operation &known : m_workspace->operations()) {
        if (known.id == id)
            return &known;
    }
    return nullptr;
}
