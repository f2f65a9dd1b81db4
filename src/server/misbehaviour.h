// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/service.h"

#include <chrono>

namespace secondline::server {

//! What goes wrong with one request.
struct Misdeeds
{
    std::chrono::milliseconds delay{};
    int status = 0; //!< answered with this instead, when it is not 0
    int retryAfter = 0;
    bool dropReply = false;
    bool answerTwice = false;
    bool askTwice = false;
    std::optional<qint64> truncateAt;
    bool forgetStates = false;
    int intermediateStates = 0; //!< at most so many changes in one answer, when it is not 0
    QString closeTicket;
};

//! A file that says what goes wrong, read anew with each request (test builds only). One JSON object:
//! `match` (text in the address or the body: only such requests), `skip` (as many of them pass first), `times` (so many
//! suffer then; left out: all), and of the evils `dropReply`, `answerTwice`, `askTwice` (each: the next so many),
//! `truncateAt` (bytes), `delayMs`, `status` with `retryAfter`, `unauthorizedAfter` (so many pass, then 401),
//! `forgetStates`, `intermediateStates`, `closeTicketBeforeSet` (an id, once), and `clockOffsetMs`, which holds for
//! all. The counts begin anew when the file's content changes. No file: nothing goes wrong.
class MisbehaviourFile
{
public:
    explicit MisbehaviourFile(QString path)
        : m_path(std::move(path))
    {
    }
    //! What happens to \a request; counts it.
    Misdeeds next(const WebRequest &request);
    std::chrono::milliseconds clockOffset();

private:
    void readAnew();

    QString m_path;
    std::mutex m_mutex;
    QByteArray m_content;
    QJsonObject m_wanted;
    int m_matched = 0; //!< requests since the content changed
    bool m_closed = false;
};

//! The service that a test wants to see survived.
class MisbehavingService : public Service
{
public:
    MisbehavingService(DataFolder folder, domain::RoutingTable routing, const QString &misbehaviourFile);
    WebReply answer(const WebRequest &request, ObjectNumber person) override;
    QDateTime now() const override;

private:
    void closeTicket(const QString &id);
    WebReply answerTo(const WebRequest &request, const Misdeeds &deeds, ObjectNumber person);

    mutable MisbehaviourFile m_file;
};

} // namespace secondline::server
