// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands.h"

#include "domain/instant.h"
#include "server/auth/accesstoken.h"
#include "server/checks/consistency.h"
#include "server/checks/digest.h"
#include "server/desk/deskclock.h"
#include "server/desk/desksetup.h"
#include "server/http/httpserver.h"
#include "server/importer/historyimport.h"
#include "server/importer/story.h"
#ifdef SECONDLINE_TEST_FAULTS
#include "server/misbehaviour.h"
#endif
#include "server/service.h"
#include "server/storage/storageerror.h"
#include "server/tls/certificates.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMap>

#include <cstdio>

namespace secondline::server {

using namespace Qt::StringLiterals;
using domain::ObjectType;
using domain::Result;

namespace {

constexpr int done = 0;
constexpr int failedCode = 1;
constexpr int usageCode = 2;

const char *const usage = R"(secondline-server keeps a help desk and answers its clients over HTTPS.

  secondline-server serve      --data DIR [--listen 127.0.0.1:0] [--certificate F --key F]
  secondline-server import     --data DIR [--tickets F|-] [--articles F|-] [--story F] [--until INSTANT|now]
  secondline-server person add --data DIR --name NAME --role technician|analyst|supervisor|administrator --tier N
                               [--full-name TEXT] [--email ADDRESS]
  secondline-server token      --data DIR --person NAME
  secondline-server rights     --data DIR --person NAME --queue QUEUE [--read yes|no] [--work yes|no] [--supervise yes|no]
  secondline-server check      --data DIR [--digest --person NAME]

serve   makes its own certification authority in DIR/tls when no certificate is given, prints one line of JSON when it
        is ready, and ends on SIGTERM when the replies under way are finished.
import  reads NDJSON, plain, .gz or .zst; a bad line is reported as FILE:LINE: why and left out. --until moves all
        instants as a whole so that the newest falls on INSTANT. --story plays acts of people after the import.
rights  Without it everybody reads and works on every queue, supervisors and administrators supervise them; this
        narrows or widens it for one person in one queue. Who may not read a queue never receives anything of it.
check   looks for what does not fit together; exit 1 and a list where something is broken. --digest prints one hash
        over everything that the person may read.
)";

#ifdef SECONDLINE_TEST_FAULTS
const char *const testUsage = R"(
This build has switches for tests: serve … --misbehave FILE reads FILE at each request and goes wrong as it says.
)";
#else
const char *const testUsage = "";
#endif

void say(const QString &text)
{
    std::fprintf(stdout, "%s\n", text.toUtf8().constData());
    std::fflush(stdout);
}

void complain(const QString &text)
{
    std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

int wrongUsage(const QString &why)
{
    complain(u"secondline-server: %1\n"_s.arg(why));
    std::fputs(usage, stderr);
    return usageCode;
}

using Options = QMap<QString, QString>;

//! Reads `--name value` pairs and `--flag`s; the first that is not allowed is in the error.
tl::expected<Options, QString> readOptions(const QStringList &arguments, const QStringList &values,
                                           const QStringList &flags = {})
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].startsWith("--"_L1) ? arguments[i].mid(2) : QString();
        if (flags.contains(name)) {
            options.insert(name, u"yes"_s);
        } else if (!values.contains(name)) {
            return tl::unexpected(u"what is %1?"_s.arg(arguments[i]));
        } else if (i + 1 == arguments.size()) {
            return tl::unexpected(u"--%1 needs a value"_s.arg(name));
        } else {
            options.insert(name, arguments[++i]);
        }
    }
    if (!options.contains(u"data"_s))
        return tl::unexpected(u"--data DIR is missing"_s);
    return options;
}

std::optional<Caller> callerNamed(Storage &storage, const QString &login)
{
    Transaction reading(storage, Storage::Access::Read);
    const auto number = storage.named(ObjectType::Person, login);
    return number ? storage.caller(*number) : std::nullopt;
}

int noSuchPerson(const QString &login)
{
    complain(u"There is no person %1. Add one with: secondline-server person add"_s.arg(login));
    return failedCode;
}

#ifdef SECONDLINE_TEST_FAULTS
constexpr QStringView misbehaveOption = u"misbehave";
#endif

QStringList serveOptions()
{
    QStringList names = {u"data"_s, u"listen"_s, u"certificate"_s, u"key"_s};
#ifdef SECONDLINE_TEST_FAULTS
    names.append(misbehaveOption.toString());
#endif
    return names;
}

std::unique_ptr<Service> serviceFor(const DataFolder &folder, const Options &options)
{
#ifdef SECONDLINE_TEST_FAULTS
    if (options.contains(misbehaveOption.toString()))
        return std::make_unique<MisbehavingService>(folder, shippedRouting(), options[misbehaveOption.toString()]);
#else
    Q_UNUSED(options)
#endif
    return std::make_unique<Service>(folder, shippedRouting());
}

int serve(const DataFolder &folder, const Options &options)
{
    if (options.contains(u"certificate"_s) != options.contains(u"key"_s))
        return wrongUsage(u"--certificate and --key belong together"_s);
    Result<CertificateFiles> files = CertificateFiles{options[u"certificate"_s], options[u"key"_s], {}};
    if (!options.contains(u"certificate"_s))
        files = ownCertificates(folder.tls(), QDateTime::currentDateTimeUtc());
    if (!files) {
        complain(explained(files.error(), folder.path()));
        return failedCode;
    }
    const std::unique_ptr<Service> service = serviceFor(folder, options);
    const QString address = options.value(u"listen"_s, u"127.0.0.1:0"_s);
    auto server = HttpServer::start(*service, address, *files, HttpLimits());
    if (!server) {
        complain(u"Cannot listen: %1"_s.arg(server.error().detail));
        return server.error().kind == domain::Failure::Kind::BadInput ? usageCode : failedCode;
    }
    // The certificate of our own names localhost, not the address that stands for all.
    QString host = address.left(address.lastIndexOf(u':'));
    if (host == u"0.0.0.0" || host == u"[::]")
        host = u"localhost"_s;
    const QJsonObject ready{{u"url"_s, u"https://%1:%2"_s.arg(host).arg((*server)->port())},
                            {u"ca"_s, files->authority.isEmpty() ? QJsonValue() : QJsonValue(files->authority)},
                            {u"pid"_s, QCoreApplication::applicationPid()}};
    say(QString::fromUtf8(QJsonDocument(ready).toJson(QJsonDocument::Compact)));
    const DeskClock clock(folder, shippedRouting());
    (*server)->wait();
    return done;
}

//! By how much an import moves all instants; 0 without --until.
Result<qint64> shiftFor(const Options &options)
{
    const QString until = options.value(u"until"_s);
    if (until.isEmpty())
        return 0;
    Result<QDateTime> end = QDateTime::currentDateTimeUtc();
    if (until != u"now")
        end = domain::fromUtcDate(until);
    if (!end)
        return tl::unexpected(end.error());
    const QString file = options.value(options.contains(u"tickets"_s) ? u"tickets"_s : u"articles"_s);
    if (file == u"-" || file.isEmpty())
        return domain::failure(domain::Failure::Kind::BadInput, u"--until needs a file that can be read twice"_s);
    return newestInstant(file).map([&](const QDateTime &newest) { return newest.msecsTo(*end); });
}

int import(const DataFolder &folder, const Options &options)
{
    const Result<qint64> shift = shiftFor(options);
    if (!shift) {
        complain(shift.error().detail);
        return failedCode;
    }
    const std::unique_ptr<Storage> storage = folder.storage();
    QElapsedTimer timer;
    timer.start();
    HistoryImport history(*storage, *shift, complain, [](const QString &line) { complain(line); });
    Result<void> read;
    if (options.contains(u"tickets"_s))
        read = history.tickets(options[u"tickets"_s]);
    if (read && options.contains(u"articles"_s))
        read = history.articles(options[u"articles"_s]);
    if (!read) {
        complain(u"Nothing was read: %1"_s.arg(read.error().detail));
        return failedCode;
    }
    qint64 acts = 0;
    if (options.contains(u"story"_s)) {
        Story story(*storage, shippedRouting(), BlobFiles(folder.blobs()), *shift);
        const Result<qint64> played = story.play(options[u"story"_s]);
        if (!played) {
            complain(played.error().detail);
            return failedCode;
        }
        acts = *played;
    }
    const ImportReport report = history.report();
    QString line = u"Imported %1 tickets with %2 entries, %3 articles"_s.arg(report.tickets)
                       .arg(report.entries)
                       .arg(report.articles);
    if (acts > 0)
        line += u", played %1 acts"_s.arg(acts);
    line += u", in %1 s"_s.arg(static_cast<double>(timer.elapsed()) / 1000, 0, 'f', 1);
    if (report.badLines > 0)
        line += u"; %1 bad lines were left out"_s.arg(report.badLines);
    say(line);
    return report.badLines > 0 ? failedCode : done;
}

int addPerson(const DataFolder &folder, const Options &options)
{
    const auto role = domain::roleNamed(options.value(u"role"_s));
    bool isNumber = false;
    const int tier = options.value(u"tier"_s).toInt(&isNumber);
    const QString login = options.value(u"name"_s);
    if (login.isEmpty() || login.size() > 64 || !role || !isNumber || tier < 0 || tier > 9)
        return wrongUsage(u"person add needs --name, --role and --tier 0…9"_s);
    const std::unique_ptr<Storage> storage = folder.storage();
    const bool added = putPerson(*storage, shippedRouting(),
                                 {login, options.value(u"full-name"_s), options.value(u"email"_s), *role, tier});
    say(u"%1 %2: %3, Tier %4"_s.arg(added ? u"Added"_s : u"Changed"_s, login, options.value(u"role"_s)).arg(tier));
    return done;
}

int makeToken(const DataFolder &folder, const Options &options)
{
    const std::unique_ptr<Storage> storage = folder.storage();
    const auto caller = callerNamed(*storage, options.value(u"person"_s));
    if (!caller)
        return noSuchPerson(options.value(u"person"_s));
    const QString token = newToken();
    Transaction transaction(*storage, Storage::Access::Write);
    storage->addToken(tokenHash(token.toLatin1()), caller->number, QDateTime::currentDateTimeUtc());
    transaction.commit();
    say(token);
    return done;
}

int setRights(const DataFolder &folder, const Options &options)
{
    RightsOverride rights;
    const std::pair<QString, std::optional<bool> *> flags[] = {
        {u"read"_s, &rights.read}, {u"work"_s, &rights.work}, {u"supervise"_s, &rights.supervise}};
    for (const auto &flag : flags) {
        const QString value = options.value(flag.first);
        if (value.isEmpty())
            continue;
        if (value != u"yes" && value != u"no")
            return wrongUsage(u"--%1 is yes or no"_s.arg(flag.first));
        *flag.second = value == u"yes";
    }
    const std::unique_ptr<Storage> storage = folder.storage();
    if (!putRights(*storage, shippedRouting(), options.value(u"person"_s), options.value(u"queue"_s), rights)) {
        complain(u"There is no such person or queue."_s);
        return failedCode;
    }
    say(u"Set."_s);
    return done;
}

int check(const DataFolder &folder, const Options &options)
{
    const std::unique_ptr<Storage> storage = folder.storage();
    if (options.contains(u"digest"_s)) {
        const auto caller = callerNamed(*storage, options.value(u"person"_s));
        if (!caller)
            return noSuchPerson(options.value(u"person"_s));
        Transaction reading(*storage, Storage::Access::Read);
        say(QString::fromLatin1(digestFor(*storage, *caller)));
        return done;
    }
    Transaction reading(*storage, Storage::Access::Read);
    const QStringList findings = consistencyFindings(*storage, BlobFiles(folder.blobs()));
    for (const QString &finding : findings)
        say(finding);
    if (findings.isEmpty())
        say(u"All is well."_s);
    return findings.isEmpty() ? done : failedCode;
}

struct Command
{
    QString name;
    QStringList values;
    QStringList flags;
    int (*run)(const DataFolder &, const Options &);
};

QList<Command> commands()
{
    return {{u"serve"_s, serveOptions(), {}, serve},
            {u"import"_s, {u"data"_s, u"tickets"_s, u"articles"_s, u"story"_s, u"until"_s}, {}, import},
            {u"person"_s, {u"data"_s, u"name"_s, u"role"_s, u"tier"_s, u"full-name"_s, u"email"_s}, {}, addPerson},
            {u"token"_s, {u"data"_s, u"person"_s}, {}, makeToken},
            {u"rights"_s, {u"data"_s, u"person"_s, u"queue"_s, u"read"_s, u"work"_s, u"supervise"_s}, {}, setRights},
            {u"check"_s, {u"data"_s, u"person"_s}, {u"digest"_s}, check}};
}

int runOn(const Command &command, const Options &options)
{
    const Result<DataFolder> folder = DataFolder::open(options[u"data"_s]);
    if (!folder) {
        complain(explained(folder.error(), options[u"data"_s]));
        return failedCode;
    }
    try {
        ensureDesk(*folder->storage(), shippedRouting());
        return command.run(*folder, options);
    } catch (const StorageError &error) {
        complain(explained(error.failure(), folder->path()));
        return failedCode;
    }
}

} // namespace

int runCommand(const QStringList &arguments)
{
    if (arguments.isEmpty() || arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        std::fputs(usage, arguments.isEmpty() ? stderr : stdout);
        std::fputs(testUsage, arguments.isEmpty() ? stderr : stdout);
        return arguments.isEmpty() ? usageCode : done;
    }
    if (arguments.first() == u"--version") {
        say(QStringLiteral("secondline-server " SECONDLINE_VERSION));
        return done;
    }
    QStringList rest = arguments.mid(1);
    if (arguments.first() == u"person") {
        if (rest.value(0) != u"add")
            return wrongUsage(u"the command is: person add"_s);
        rest.removeFirst();
    }
    for (const Command &command : commands()) {
        if (command.name != arguments.first())
            continue;
        const auto options = readOptions(rest, command.values, command.flags);
        return options ? runOn(command, *options) : wrongUsage(options.error());
    }
    return wrongUsage(u"there is no command %1"_s.arg(arguments.first()));
}

} // namespace secondline::server
