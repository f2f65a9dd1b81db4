// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faultprogram.h"

#include <QCommandLineParser>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace secondline::tests {

using namespace Qt::StringLiterals;

namespace {

//! So many failures tell enough.
constexpr qint64 mostShown = 20;

} // namespace

FaultProgram::FaultProgram(QString name, QString unit, int usualCount, const QStringList &arguments,
                           const QStringList &flags)
    : m_name(std::move(name))
    , m_unit(std::move(unit))
    , m_count(usualCount)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption count(u"count"_s, u"How many %1 to run."_s.arg(m_unit), u"n"_s,
                                   QString::number(usualCount));
    const QCommandLineOption from(u"from"_s, u"The first seed."_s, u"seed"_s, u"1"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"Stop after so long."_s, u"s"_s, u"0"_s);
    const QCommandLineOption jobs(u"jobs"_s, u"Processes at once."_s, u"n"_s, u"1"_s);
    const QCommandLineOption replay(u"replay"_s, u"Run one case again."_s, u"case"_s);
    parser.addOptions({count, from, seconds, jobs, replay});
    for (const QString &flag : flags)
        parser.addOption({flag, u"Print the %1 in the end."_s.arg(flag)});
    if (!parser.parse(arguments) || parser.isSet(u"help"_s)) {
        std::fprintf(parser.isSet(u"help"_s) ? stdout : stderr, "%s\n%s", qPrintable(parser.errorText()),
                     qPrintable(parser.helpText()));
        std::exit(parser.isSet(u"help"_s) ? 0 : 2);
    }
    m_count = parser.value(count).toLongLong();
    m_from = parser.value(from).toULongLong();
    m_limit = std::chrono::seconds(parser.value(seconds).toInt());
    m_jobs = std::max(1, parser.value(jobs).toInt());
    m_replay = parser.value(replay);
    m_given = parser.optionNames();
}

bool FaultProgram::enough() const
{
    return m_done + m_failed >= m_count
        || (m_limit.count() > 0 && std::chrono::steady_clock::now() - m_begun >= m_limit);
}

void FaultProgram::failed(const QString &caseName, const QString &what)
{
    if (++m_failed <= mostShown) {
        std::printf("FAILED %s\n  again: %s --replay %s\n", qPrintable(what), qPrintable(m_name), qPrintable(caseName));
        std::fflush(stdout);
    }
}

int FaultProgram::run(const std::function<QStringList(quint64, bool)> &one)
{
    const bool shown = !m_replay.isEmpty();
    const auto tryOne = [&](quint64 seed) {
        const QStringList wrong = one(seed, shown);
        if (wrong.isEmpty())
            return passed();
        failed(QString::number(seed), u"%1: %2"_s.arg(seed).arg(wrong.constFirst()));
        for (qsizetype i = 1; i < wrong.size() && shown; ++i)
            std::printf("    %s\n", qPrintable(wrong[i]));
    };
    if (shown) {
        tryOne(m_replay.toULongLong());
        return end();
    }
    inJobs([&](int index, int jobs) {
        for (quint64 seed = m_from + static_cast<quint64>(index); !enough(); seed += static_cast<quint64>(jobs))
            tryOne(seed);
    });
    return end();
}

void FaultProgram::inJobs(const std::function<void(int, int)> &share)
{
#ifdef Q_OS_UNIX
    if (m_jobs > 1)
        return inProcesses(share);
#endif
    share(0, 1);
}

#ifdef Q_OS_UNIX
void FaultProgram::inProcesses(const std::function<void(int, int)> &share)
{
    struct Job
    {
        pid_t process;
        int result;
    };
    std::vector<Job> jobs;
    const qint64 all = m_count;
    std::fflush(stdout);
    for (int index = 0; index < m_jobs; ++index) {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            break;
        const pid_t process = ::fork();
        if (process == 0) {
            m_count = (all + m_jobs - 1) / m_jobs;
            share(index, m_jobs);
            const Tally tally{m_done, m_failed};
            const bool told = ::write(ends[1], &tally, sizeof tally) == static_cast<ssize_t>(sizeof tally);
            std::fflush(stdout);
            std::_Exit(told ? 0 : 1);
        }
        ::close(ends[1]);
        jobs.push_back({process, ends[0]});
    }
    for (const Job &job : jobs) {
        Tally tally{};
        if (::read(job.result, &tally, sizeof tally) != static_cast<ssize_t>(sizeof tally)) {
            std::printf("FAILED one of the processes ended early\n");
            tally = {0, 1};
        }
        ::close(job.result);
        ::waitpid(job.process, nullptr, 0);
        m_done += tally.done;
        m_failed += tally.failed;
    }
}

#endif

int FaultProgram::end() const
{
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count();
    const auto all = static_cast<double>(m_done + m_failed);
    std::printf("%s: %lld %s, %lld failed, %.0f/s\n", qPrintable(m_name), static_cast<long long>(m_done + m_failed),
                qPrintable(m_unit), static_cast<long long>(m_failed), all / seconds);
    if (m_done + m_failed == 0)
        std::printf("FAILED nothing was run\n");
    return m_failed > 0 || m_done == 0 ? 1 : 0;
}

} // namespace secondline::tests
