// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure.h"
#include "server/service.h"
#include "server/tls/certificates.h"

#include <chrono>
#include <memory>

namespace secondline::server {

//! How long a client may take, and how many there may be.
struct HttpLimits
{
    std::chrono::seconds handshake{10};
    std::chrono::seconds idle{60};     //!< also: to send a whole head
    std::chrono::seconds body{60};     //!< to send a request's body
    std::chrono::seconds upload{300};  //!< to send a file
    std::chrono::seconds reply{300};   //!< to take a reply
    std::chrono::seconds shutdown{20}; //!< for replies under way at the end
    int connections = 256;
};

//! HTTPS in front of a Service: HTTP/1.1 over TLS 1.2 or later. Slow or silent clients cost a socket, never a thread.
class HttpServer
{
public:
    //! Binds to \a address (`127.0.0.1:0`, `[::1]:8443`) and answers from now on. Fails with BadInput for an address
    //! that is none, or with what the system or the certificate files say.
    static domain::Result<std::unique_ptr<HttpServer>> start(Service &service, const QString &address,
                                                             const CertificateFiles &files, const HttpLimits &limits);
    ~HttpServer();
    quint16 port() const;
    //! Blocks until SIGTERM or SIGINT, or stop(), and until the replies under way are finished.
    void wait();
    //! Ends it from any thread, as SIGTERM does.
    void stop();

private:
    class Running;
    explicit HttpServer(std::unique_ptr<Running> running);
    std::unique_ptr<Running> m_running;
};

} // namespace secondline::server
