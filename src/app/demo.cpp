// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>

#include <array>

namespace secondline::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int endingMs = 10'000; //!< what the server may take to finish replies under way
constexpr char person[] = "t2tech";

//! Up from the program: an installed one has its files in share/, one in a build folder in the source tree.
QString demoFiles()
{
    QDir folder(QCoreApplication::applicationDirPath());
    do {
        for (const QString &place : {u"share/secondline/demo"_s, u"resources/demo"_s}) {
            if (folder.exists(place + u"/people.ndjson"_s))
                return folder.absoluteFilePath(place);
        }
    } while (folder.cdUp());
    return {};
}

QString serverProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    const QString beside = QStandardPaths::findExecutable(u"secondline-server"_s, {here, here + u"/../server"_s});
    return beside.isEmpty() ? QStandardPaths::findExecutable(u"secondline-server"_s) : beside;
}

bool writePrivately(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.commit();
}

} // namespace

Demo::Demo(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_data(demoFiles())
    , m_program(serverProgram())
{
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
    connect(&m_process, &QProcess::finished, this, &Demo::finished);
}

Demo::~Demo()
{
    disconnect(&m_process, nullptr, this, nullptr);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endingMs))
        m_process.kill();
    m_process.waitForFinished(endingMs);
}

bool Demo::isHere()
{
    return !demoFiles().isEmpty() && !serverProgram().isEmpty();
}

QString Demo::profile() const
{
    return m_folder + u"/profile"_s;
}

QString Demo::tokenFile() const
{
    return m_folder + u"/token"_s;
}

QString Demo::keyFile() const
{
    return m_folder + u"/key"_s;
}

void Demo::fail(const QString &why)
{
    m_steps.clear();
    Q_EMIT failed(why);
}

void Demo::start()
{
    if (m_program.isEmpty()) {
        fail(tr("The program secondline-server is not here."));
        return;
    }
    if (m_data.isEmpty()) {
        fail(tr("The demo’s data is not here."));
        return;
    }
    const QDir folder(m_folder);
    const bool ours = folder.exists(u"demo"_s);
    if (folder.exists() && !ours && !folder.isEmpty()) {
        fail(tr("%1 exists and is not a demo’s folder.").arg(m_folder));
        return;
    }
    // The token is written last: without it the demo was cut short, and begins anew from nothing.
    if (QFile::exists(tokenFile())) {
        serve();
        return;
    }
    for (const QString &part : {u"server"_s, u"profile"_s})
        QDir(folder.filePath(part)).removeRecursively();
    std::array<quint32, 8> key{};
    QRandomGenerator::system()->generate(key.begin(), key.end());
    if (!folder.mkpath(u"server"_s) || !writePrivately(folder.filePath(u"demo"_s), {})
        || !writePrivately(keyFile(), QByteArray(reinterpret_cast<const char *>(key.data()), sizeof key).toHex())) {
        fail(tr("%1 cannot be written.").arg(m_folder));
        return;
    }
    QFile people(m_data + u"/people.ndjson"_s);
    if (!people.open(QIODevice::ReadOnly)) {
        fail(people.errorString());
        return;
    }
    while (!people.atEnd()) {
        const QJsonObject one = QJsonDocument::fromJson(people.readLine()).object();
        m_steps.append({{u"person"_s, u"add"_s, u"--name"_s, one[u"name"].toString(), u"--full-name"_s,
                         one[u"fullName"].toString(), u"--role"_s, one[u"role"].toString(), u"--tier"_s,
                         QString::number(one[u"tier"].toInt())},
                        tr("Adding the people")});
    }
    m_steps.append(
        {{u"import"_s, u"--tickets"_s, m_data + u"/tickets.ndjson.gz"_s, u"--articles"_s,
          m_data + u"/articles.ndjson.gz"_s, u"--until"_s, u"now"_s, u"--story"_s, m_data + u"/story.ndjson"_s},
         tr("Importing tickets and articles")});
    m_steps.append({{u"token"_s, u"--person"_s, QString::fromLatin1(person)}, tr("Making an access token")});
    next();
}

void Demo::next()
{
    const Step &step = m_steps.at(m_done);
    Q_EMIT progress(m_done, static_cast<int>(m_steps.size()), step.shown);
    m_process.start(m_program, step.words + QStringList{u"--data"_s, m_folder + u"/server"_s});
}

void Demo::finished(int code)
{
    const bool serving = m_steps.isEmpty();
    if (serving && !m_url.isValid() && QFile::remove(m_folder + u"/port"_s)) {
        serve(); // somebody else has the port of the last time
        return;
    }
    if (serving || code != 0) {
        const QByteArray said = m_process.readAllStandardError().trimmed();
        fail(said.isEmpty() ? tr("secondline-server ended by itself.") : QString::fromUtf8(said.right(1000)));
        return;
    }
    const QByteArray output = m_process.readAllStandardOutput().trimmed();
    if (++m_done < m_steps.size())
        next();
    else if (writePrivately(tokenFile(), output))
        serve();
    else
        fail(tr("%1 cannot be written.").arg(m_folder));
}

void Demo::serve()
{
    m_done = 0;
    m_steps.clear();
    // The port of the last time: the profile remembers its server's address.
    QFile port(m_folder + u"/port"_s);
    const QByteArray wanted = port.open(QIODevice::ReadOnly) ? port.readAll().trimmed() : QByteArray("0");
    m_process.setStandardErrorFile(m_folder + u"/server.log"_s);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Demo::readServer, Qt::UniqueConnection);
    m_process.start(m_program,
                    {u"serve"_s, u"--data"_s, m_folder + u"/server"_s, u"--listen"_s,
                     u"127.0.0.1:"_s + QString::fromLatin1(wanted)});
}

void Demo::readServer()
{
    m_line += m_process.readAllStandardOutput();
    if (m_url.isValid() || !m_line.contains('\n'))
        return;
    const QJsonObject said = QJsonDocument::fromJson(m_line.left(m_line.indexOf('\n'))).object();
    m_url = QUrl(said[u"url"].toString());
    m_ca = said[u"ca"].toString();
    if (!m_url.isValid() || m_url.port() < 0) {
        fail(tr("secondline-server does not say where it is."));
        return;
    }
    writePrivately(m_folder + u"/port"_s, QByteArray::number(m_url.port()));
    Q_EMIT ready();
}

} // namespace secondline::app
