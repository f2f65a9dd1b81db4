// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace secondline::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 300'000; // a full import on a busy machine

QString program()
{
    return QStringLiteral(SECONDLINE_SERVER);
}

} // namespace

namespace {

void copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        qFatal("no folder %s", qPrintable(to));
    const QFileInfoList files = QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &file : files) {
        const QString target = to + u'/' + file.fileName();
        if (file.isDir())
            copyFolder(file.filePath(), target);
        else if (!QFile::copy(file.filePath(), target))
            qFatal("cannot copy %s", qPrintable(file.filePath()));
    }
}

} // namespace

DeskServer::DeskServer() = default;

DeskServer::~DeskServer()
{
    if (running())
        kill();
}

QByteArray DeskServer::administer(const QStringList &words) const
{
    QProcess process;
    process.start(program(), words + QStringList{u"--data"_s, folder()});
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("secondline-server %s: %s", qPrintable(words.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void DeskServer::import(const QString &tickets, const QString &articles) const
{
    administer({u"import"_s, u"--tickets"_s, tickets, u"--articles"_s, articles});
}

void DeskServer::importSome(int tickets, int open, int articles) const
{
    const QTemporaryDir folder;
    import(privateFile(folder.filePath(u"tickets.ndjson"_s), someTickets(tickets, open)),
           privateFile(folder.filePath(u"articles.ndjson"_s), someArticles(articles)));
}

QByteArray DeskServer::tokenOf(const QString &login, const QString &role, int tier) const
{
    administer({u"person"_s, u"add"_s, u"--name"_s, login, u"--role"_s, role, u"--tier"_s, QString::number(tier)});
    return administer({u"token"_s, u"--person"_s, login}).trimmed();
}

QString DeskServer::digestFor(const QString &login) const
{
    return QString::fromLatin1(administer({u"check"_s, u"--digest"_s, u"--person"_s, login}).trimmed());
}

void DeskServer::standBack()
{
#ifdef Q_OS_UNIX
    m_process.setChildProcessModifier([] {
        constexpr int lowest = 19;
        [[maybe_unused]] const int niceness = ::nice(lowest);
    });
#endif
}

void DeskServer::start(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString listen = m_url.isEmpty() ? u"127.0.0.1:0"_s : u"127.0.0.1:%1"_s.arg(m_url.port());
    m_process.start(program(), QStringList{u"serve"_s, u"--data"_s, folder(), u"--listen"_s, listen} + options);
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!m_process.waitForReadyRead(patienceMs))
            qFatal("secondline-server does not serve");
        line += m_process.readLine();
    }
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    m_url = QUrl(ready[u"url"].toString());
    m_ca = ready[u"ca"].toString();
}

void DeskServer::backUp(const QString &to) const
{
    copyFolder(folder(), to);
}

void DeskServer::restore(const QString &from) const
{
    const QFileInfoList files = QDir(folder()).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &file : files)
        file.isDir() ? QDir(file.filePath()).removeRecursively() : QFile::remove(file.filePath());
    copyFolder(from, folder());
}

void DeskServer::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(patienceMs))
        qFatal("secondline-server does not end");
}

void DeskServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

bool DeskServer::running() const
{
    return m_process.state() != QProcess::NotRunning;
}

QString privateFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return path;
}

QByteArray someTickets(int count, int open)
{
    static const QStringList subjects = {u"Mail cannot be sent"_s, u"Certificate is not trusted"_s,
                                         u"Printer prints blank pages"_s, u"Calendar shows wrong hours"_s};
    QByteArray lines;
    for (int i = 1; i <= count; ++i) {
        const bool isOpen = i <= open;
        const QString at =
            u"2026-06-%1T08:%2:00Z"_s.arg(1 + i % 17, 2, 10, QLatin1Char('0')).arg(i % 60, 2, 10, QLatin1Char('0'));
        const QJsonObject created = {{u"at"_s, at},
                                     {u"type"_s, u"created"_s},
                                     {u"from_tier"_s, QJsonValue::Null},
                                     {u"to_tier"_s, QJsonValue::Null},
                                     {u"by"_s, u"user@example.org"_s},
                                     {u"note"_s, u""_s}};
        QJsonObject comment = created;
        comment[u"type"] = u"commented"_s;
        comment[u"note"] = u"Comment on number %1"_s.arg(i);
        QJsonArray events = {created, comment};
        if (!isOpen) {
            QJsonObject resolved = created;
            resolved[u"type"] = u"resolved"_s;
            events.append(resolved);
            QJsonObject closed = created;
            closed[u"type"] = u"closed"_s;
            events.append(closed);
        }
        const QJsonObject ticket = {{u"id"_s, u"HD-%1"_s.arg(i, 6, 10, QLatin1Char('0'))},
                                    {u"queue"_s, u"Mail delivery"_s},
                                    {u"category"_s, u"send-and-receive-email"_s},
                                    {u"product"_s, u"Thunderbird"_s},
                                    {u"lang"_s, u"en-US"_s},
                                    {u"subject"_s, QString(subjects.at(i % subjects.size()) + u" (%1)"_s.arg(i))},
                                    {u"body"_s, u"It began on day %1."_s.arg(i % 17)},
                                    {u"requester"_s, u"user%1@example.org"_s.arg(i % 7)},
                                    {u"impact"_s, 1 + i % 3},
                                    {u"urgency"_s, 1 + i / 3 % 3},
                                    {u"priority"_s, 3},
                                    {u"tier"_s, 1 + i % 2},
                                    {u"group"_s, QJsonValue::Null},
                                    {u"status"_s, isOpen ? u"open"_s : u"closed"_s},
                                    {u"date_shift_days"_s, 0},
                                    {u"created"_s, at},
                                    {u"resolved"_s, isOpen ? QJsonValue() : QJsonValue(at)},
                                    {u"made_sla"_s, true},
                                    {u"tags"_s, QJsonArray{u"mail"_s}},
                                    {u"incident"_s, u"INC%1"_s.arg(i, 7, 10, QLatin1Char('0'))},
                                    {u"source"_s, u"https://support.example/%1"_s.arg(i)},
                                    {u"events"_s, events}};
        lines += QJsonDocument(ticket).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

QByteArray someArticles(int count)
{
    QByteArray lines;
    for (int i = 1; i <= count; ++i) {
        const QJsonObject article = {{u"id"_s, u"KB-%1"_s.arg(i, 5, 10, QLatin1Char('0'))},
                                     {u"title"_s, u"How to trust certificate %1"_s.arg(i)},
                                     {u"description"_s, u"What to do when a certificate is not trusted."_s},
                                     {u"product"_s, u"Windows Server"_s},
                                     {u"category"_s, u"windows-server/certificates"_s},
                                     {u"topic"_s, u"how-to"_s},
                                     {u"updated"_s, u"2022-10-12"_s},
                                     {u"kb"_s, QJsonValue::Null},
                                     {u"applies_to"_s, u""_s},
                                     {u"tags"_s, QJsonArray()},
                                     {u"body"_s, u"# How to trust certificate %1\n\nImport the *root*.\n"_s.arg(i)},
                                     {u"source"_s, u"https://articles.example/%1"_s.arg(i)},
                                     {u"licence"_s, u"CC-BY-4.0"_s}};
        lines += QJsonDocument(article).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

} // namespace secondline::tests
