// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/invocation.h"

#include <array>

namespace secondline::cli {

using namespace Qt::StringLiterals;

namespace {

struct Command
{
    QStringView name;
    qsizetype words;     //!< how many words it needs at least
    QStringView options; //!< its options, those with a value ending in '='
};

constexpr std::array<Command, 22> commands = {{
    {u"sign-in", 0, u"server= ca= kind="},
    {u"sync", 0, u"full"},
    {u"status", 0, u""},
    {u"queues", 0, u""},
    {u"tickets", 0, u"queue= all filter= sort= limit="},
    {u"show", 1, u""},
    {u"search", 1, u"in= limit="},
    {u"create", 0, u"subject= body= type= category= impact= urgency= requester="},
    {u"comment", 1, u"text= note attach="},
    {u"attempt", 1, u"tried= result= outcome= attach="},
    {u"set", 2, u""},
    {u"assign", 2, u""},
    {u"escalate", 1, u"to= reason= answers= attach="},
    {u"attachments", 1, u""},
    {u"attachment", 2, u"out="},
    {u"outbox", 1, u""},
    {u"conflicts", 1, u""},
    {u"reports", 0, u"limit="},
    {u"brake", 1, u""},
    {u"rescue", 1, u""},
    {u"export", 1, u"format= out="},
    {u"verify", 0, u"digest"},
}};

constexpr QStringView generalOptions = u"profile= token-file= key-file= json read-only help";

//! How \a option is known in \a list: as a switch (false), with a value (true), or not at all.
std::optional<bool> takesValue(QStringView list, QStringView option)
{
    for (const QStringView known : list.split(u' ', Qt::SkipEmptyParts)) {
        if (known == option)
            return false;
        if (known.endsWith(u'=') && known.chopped(1) == option)
            return true;
    }
    return std::nullopt;
}

void setGeneral(Invocation &invocation, const QString &option, const QString &value)
{
    if (option == u"profile"_s)
        invocation.profile = value;
    else if (option == u"token-file"_s)
        invocation.tokenFile = value;
    else if (option == u"key-file"_s)
        invocation.keyFile = value;
    else if (option == u"json"_s)
        invocation.json = true;
    else if (option == u"read-only"_s)
        invocation.readOnly = true;
    else
        invocation.help = true;
}

} // namespace

domain::Result<Invocation> invocationFrom(const QStringList &arguments)
{
    const auto refused = [](const QString &why) { return domain::failure(domain::Failure::Kind::BadInput, why); };
    Invocation invocation;
    const Command *command = nullptr;
    bool onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == u"--"_s && !onlyWords) {
            onlyWords = true;
            continue;
        }
        if (onlyWords || !argument.startsWith(u"--"_s)) {
            if (command) {
                invocation.words.append(argument);
                continue;
            }
            for (const Command &known : commands) {
                if (known.name == argument)
                    command = &known;
            }
            if (!command)
                return refused(u"there is no command %1"_s.arg(argument));
            invocation.command = argument;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString option = argument.mid(2, equals < 0 ? -1 : equals - 2);
        const std::optional<bool> general = takesValue(generalOptions, option);
        const std::optional<bool> own = command ? takesValue(command->options, option) : std::nullopt;
        if (!general && !own)
            return refused(
                u"--%1 is not an option%2"_s.arg(option, command ? u" of %1"_s.arg(invocation.command) : QString()));
        QString value = equals < 0 ? QString() : argument.mid(equals + 1);
        if ((own ? *own : *general) && equals < 0) {
            if (++i >= arguments.size())
                return refused(u"--%1 needs a value"_s.arg(option));
            value = arguments.at(i);
        }
        if (own && option == u"attach"_s)
            invocation.attached.append(value);
        else if (own)
            invocation.options.insert(option, value);
        else
            setGeneral(invocation, option, value);
    }
    if (!command && !invocation.help)
        return refused(u"a command is needed"_s);
    if (command && invocation.words.size() < command->words && !invocation.help)
        return refused(u"%1 needs more words"_s.arg(invocation.command));
    return invocation;
}

QString usage()
{
    return uR"(secondlinectl [--profile DIR] [--json] [--read-only] [--token-file F] [--key-file F] COMMAND …

  sign-in --server URL [--ca F] [--kind jmap]    bind the profile to a server (the token comes from --token-file)
  sync [--full]                                  one complete sync
  status                                         last sync, outbox, cache, index
  queues                                         queues with tier and counts
  tickets [--queue Q] [--all] [--filter TEXT] [--sort sla|priority|updated] [--limit N]
  show TICKET                                    everything on this device about a ticket
  search TEXT [--in all|tickets|articles] [--limit N]
  create --subject T --body T|- [--type T] [--category K] [--impact N --urgency N] [--requester MAIL]
  comment TICKET --text T [--note] [--attach FILE]…
                                                 queue a comment, or a work note that the requester does not see
  attempt TICKET --tried T --result T [--outcome failed|partly|worked] [--attach FILE]…
  set TICKET field=value…                        queue changes of fields
  assign TICKET PERSON|me|nobody
  escalate TICKET --to QUEUE [--reason R] --answers FILE.json|- [--attach FILE]…
                                                 queue a handoff to a tier above; exit 3 with what is missing
  attachments TICKET                             the files of a ticket, and where their bytes are
  attachment get BLOB --out FILE                 write a file; FILE must not exist
  outbox list|show OP|withdraw OP|retry OP       pending work
  conflicts list|show OP|keep-mine OP|keep-theirs OP
  reports [TEXT] [--limit N]                     what happened when work that had waited met the server
  brake forget|keep                              answer a sync that would take very many tickets from this device
  rescue show|acknowledge                        what was saved from a damaged outbox
  export outbox [--format json|csv] [--out FILE]
  verify [--digest]                              check every file of the profile

Exit codes: 0 done, 1 failed, 2 usage, 3 refused, 4 server not reachable, 5 needs a person, 6 profile in use.
)"_s;
}

} // namespace secondline::cli
