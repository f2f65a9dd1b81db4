// SPDX-FileCopyrightText: 2026 Secondline contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpserver.h"

#include "server/http/contentencoding.h"

#include <QFile>

#if defined(__GNUC__)
// Boost's templates are not written for our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#endif
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <atomic>
#include <optional>
#include <set>
#include <sstream>
#include <thread>
#include <variant>
#include <vector>

namespace secondline::server {

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using domain::failure;
using domain::Failure;
using domain::Result;
using tcp = asio::ip::tcp;
using protocol::Problem;

namespace {

constexpr int networkThreads = 2;
constexpr int workThreads = 4;
constexpr std::size_t longestHead = 16 * 1024;
//! Below this a compressed body is hardly smaller.
constexpr qsizetype leastCompressed = 860;

QByteArray bytes(boost::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

boost::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

WebRequest headOf(const http::request_header<> &header)
{
    WebRequest request;
    request.method = bytes(header.method_string());
    request.target = bytes(header.target());
    for (const auto &field : header)
        request.headers.insert(bytes(field.name_string()).toLower(), bytes(field.value()));
    return request;
}

QByteArray httpDate(const QDateTime &at)
{
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

using ByteResponse = http::response<http::string_body>;
using FileResponse = http::response<http::file_body>;

template <class Response>
void writeHead(Response &response, const WebReply &reply, const QDateTime &now, bool keepAlive)
{
    response.result(static_cast<unsigned>(reply.status));
    response.version(11);
    response.keep_alive(keepAlive);
    response.set(http::field::date, view(httpDate(now)));
    response.set(http::field::server, "secondline-server");
    response.set("X-Content-Type-Options", "nosniff");
    bool caches = false;
    for (const auto &header : reply.headers) {
        response.set(view(header.first), view(header.second));
        caches = caches || header.first == "Cache-Control";
    }
    if (!caches)
        response.set(http::field::cache_control, "no-store");
    if (reply.status != 304)
        response.set(http::field::content_type, view(reply.type));
}

} // namespace

//! The server while it runs: its sockets, its threads, and the connections that are open.
class HttpServer::Running
{
public:
    Running(Service &served, const HttpLimits &given)
        : service(served)
        , limits(given)
    {
    }
    ~Running()
    {
        stop();
        join();
    }

    Result<void> open(const QString &address, const CertificateFiles &files);
    void stop();
    void join();

    class Connection;
    void accept();
    void forget(const std::shared_ptr<Connection> &connection);

    Service &service;
    const HttpLimits limits;
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor{asio::make_strand(context)};
    asio::signal_set signals{context};
    asio::steady_timer deadline{context};
    asio::thread_pool workers{workThreads};
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::set<std::shared_ptr<Connection>> connections;
    std::atomic<bool> stopping = false;
};

//! One client: reads a head, asks the service, reads the body, answers, and again. Everything of it runs on its strand,
//! but for the service, which runs on a worker.
class HttpServer::Running::Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(Running &running, tcp::socket socket)
        : m_running(running)
        , m_stream(std::move(socket), running.tls)
    {
    }

    void start()
    {
        lowest().expires_after(m_running.limits.handshake);
        m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
            error ? self->end() : self->readHead();
        });
    }

    //! The server ends: an idle client is sent away, one that waits for its answer gets it first.
    void finish()
    {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] {
            self->m_last = true;
            if (self->m_idle)
                self->lowest().cancel();
        });
    }

    void drop()
    {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->end(); });
    }

private:
    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    void readHead()
    {
        if (m_last || m_running.stopping)
            return close();
        m_idle = true;
        m_head.emplace();
        m_head->header_limit(longestHead);
        m_head->body_limit(boost::none); // the true limit is set when the address is known
        lowest().expires_after(m_running.limits.idle);
        http::async_read_header(m_stream, m_buffer, *m_head,
                                [self = shared_from_this()](error_code error, std::size_t) {
                                    self->m_idle = false;
                                    self->headRead(error);
                                });
    }

    void headRead(error_code error)
    {
        if (error == http::error::end_of_stream)
            return close();
        if (error == http::error::header_limit)
            return refuse(Problem::http(431, u"The head of the request is too large"_s, {}));
        if (error)
            return error.category() == http::make_error_code(http::error::bad_target).category()
                ? refuse(Problem::http(400, u"This is not HTTP"_s, {}))
                : end();
        m_request = headOf(m_head->get().base());
        m_keepAlive = m_head->get().keep_alive();
        asio::post(m_running.workers, [self = shared_from_this()] {
            Admission admission = self->m_running.service.admit(self->m_request);
            asio::post(self->m_stream.get_executor(),
                       [self, admission = std::move(admission)]() mutable { self->admitted(std::move(admission)); });
        });
    }

    void admitted(Admission admission)
    {
        m_person = admission.person;
        m_upload = admission.toFile;
        if (admission.refused) {
            // The body was not read, so the connection cannot go on if there is one.
            m_keepAlive = m_keepAlive && !hasBody();
            return reply(*admission.refused);
        }
        const auto length = m_head->content_length();
        if (length && *length > static_cast<std::uint64_t>(admission.mostBody))
            return tooLarge();
        if (!hasBody() && !m_upload)
            return work();
        lowest().expires_after(m_upload ? m_running.limits.upload : m_running.limits.body);
        if (m_request.headers.value("expect").toLower() == "100-continue") {
            auto go = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
            http::async_write(m_stream, *go, [self = shared_from_this(), go, admission](error_code error, std::size_t) {
                error ? self->end() : self->readBody(admission);
            });
            return;
        }
        readBody(admission);
    }

    bool hasBody() const
    {
        const auto length = m_head->content_length();
        return m_head->chunked() || (length && *length > 0);
    }

    void readBody(const Admission &admission)
    {
        const auto limit = static_cast<std::uint64_t>(admission.mostBody);
        const auto done = [self = shared_from_this()](error_code error, std::size_t) { self->bodyRead(error); };
        if (!admission.toFile) {
            m_bytes.emplace(std::move(*m_head));
            m_bytes->body_limit(limit);
            http::async_read(m_stream, m_buffer, *m_bytes, done);
            return;
        }
        m_request.bodyFile = m_running.service.blobs().newTemporaryFile();
        m_file.emplace(std::move(*m_head));
        m_file->body_limit(limit);
        error_code error;
        m_file->get().body().open(m_request.bodyFile.toUtf8().constData(), beast::file_mode::write, error);
        if (error)
            return refuse(Problem::http(507, u"The file could not be stored"_s,
                                        u"Nothing was stored. Tell the administrator."_s));
        http::async_read(m_stream, m_buffer, *m_file, done);
    }

    void bodyRead(error_code error)
    {
        if (error == http::error::body_limit)
            return tooLarge();
        if (error && m_upload && error.category() == boost::system::system_category()
            && error == boost::system::errc::no_space_on_device)
            return refuse(Problem::http(507, u"The server's disk is full"_s, u"Nothing was stored."_s));
        if (error)
            return end();
        if (m_bytes)
            m_request.body = QByteArray::fromStdString(m_bytes->get().body());
        m_bytes.reset();
        m_file.reset(); // closes it
        work();
    }

    void work()
    {
        lowest().expires_never();
        asio::post(m_running.workers, [self = shared_from_this()] {
            WebReply reply = self->m_running.service.answer(self->m_request, self->m_person);
            if (reply.mayCompress && reply.body.size() >= leastCompressed) {
                const ContentEncoding encoding = chosenEncoding(self->m_request.headers.value("accept-encoding"));
                const QByteArray packed =
                    encoding == ContentEncoding::Identity ? QByteArray() : encoded(reply.body, encoding);
                if (!packed.isEmpty()) {
                    reply.body = packed;
                    reply.setHeader("Content-Encoding", encoding == ContentEncoding::Zstd ? "zstd" : "gzip");
                }
                reply.setHeader("Vary", "Accept-Encoding");
            }
            asio::post(self->m_stream.get_executor(), [self, reply = std::move(reply)] { self->reply(reply); });
        });
    }

    void tooLarge() { refuse(Problem::overLimit(m_upload ? u"maxSizeUpload"_s : u"maxSizeRequest"_s, 413)); }

    void refuse(const Problem &problem)
    {
        m_keepAlive = false;
        reply(WebReply::of(problem));
    }

    void reply(const WebReply &reply)
    {
        release();
        const bool keepAlive = m_keepAlive && !m_last && !m_running.stopping;
        const bool headOnly = m_request.method == "HEAD";
        lowest().expires_after(m_running.limits.reply);
#ifdef SECONDLINE_TEST_FAULTS
        if (reply.cutAfter || reply.twice)
            return misdeliver(reply);
#endif
        if (!reply.file.isEmpty() && !headOnly)
            return replyWithFile(reply, keepAlive);
        auto response = std::make_shared<ByteResponse>();
        writeHead(*response, reply, m_running.service.now(), keepAlive);
        if (!reply.file.isEmpty())
            response->content_length(static_cast<std::uint64_t>(reply.fileLength));
        else if (headOnly)
            response->content_length(static_cast<std::uint64_t>(reply.body.size()));
        else
            response->body() = reply.body.toStdString();
        if (!headOnly && reply.status != 304)
            response->prepare_payload();
        auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*response);
        const auto done = [self = shared_from_this(), response, serializer, keepAlive](error_code error, std::size_t) {
            self->replied(error, keepAlive);
        };
        if (headOnly)
            http::async_write_header(m_stream, *serializer, done);
        else
            http::async_write(m_stream, *serializer, done);
    }

#ifdef SECONDLINE_TEST_FAULTS
    //! Sends a reply as a bad line or a confused server would.
    void misdeliver(const WebReply &reply)
    {
        if (reply.cutAfter.value_or(0) < 0)
            return end();
        QByteArray body = reply.body;
        if (QFile file(reply.file); !reply.file.isEmpty() && file.open(QFile::ReadOnly) && file.seek(reply.fileFrom))
            body = file.read(reply.fileLength);
        ByteResponse whole;
        writeHead(whole, reply, m_running.service.now(), true);
        whole.content_length(static_cast<std::uint64_t>(body.size()));
        std::ostringstream head;
        head << whole.base();
        QByteArray bytes = QByteArray::fromStdString(head.str());
        bytes += reply.cutAfter ? body.left(*reply.cutAfter) : body;
        if (reply.twice)
            bytes += bytes;
        auto kept = std::make_shared<QByteArray>(bytes);
        asio::async_write(m_stream, asio::buffer(kept->constData(), static_cast<std::size_t>(kept->size())),
                          [self = shared_from_this(), kept, twice = reply.twice](error_code error, std::size_t) {
                              error || !twice ? self->end() : self->replied(error, true);
                          });
    }
#endif

    void replyWithFile(const WebReply &reply, bool keepAlive)
    {
        if (reply.fileLength < fileInMemory) {
            QFile file(reply.file);
            WebReply small = reply;
            small.file.clear();
            if (!file.open(QFile::ReadOnly) || !file.seek(reply.fileFrom))
                return end();
            small.body = file.read(reply.fileLength);
            return this->reply(small);
        }
        auto stretch = std::make_shared<FileStretch>();
        stretch->file.setFileName(reply.file);
        stretch->left = reply.fileLength;
        if (!stretch->file.open(QFile::ReadOnly) || !stretch->file.seek(reply.fileFrom))
            return end();
        auto response = std::make_shared<http::response<http::buffer_body>>();
        writeHead(*response, reply, m_running.service.now(), keepAlive);
        response->content_length(static_cast<std::uint64_t>(reply.fileLength));
        response->body().data = nullptr;
        response->body().more = true;
        auto serializer = std::make_shared<http::response_serializer<http::buffer_body>>(*response);
        http::async_write_header(
            m_stream, *serializer,
            [self = shared_from_this(), response, serializer, stretch, keepAlive](error_code error, std::size_t) {
                error ? self->end() : self->sendFile(response, serializer, stretch, keepAlive);
            });
    }

    static constexpr qint64 fileInMemory = 1024 * 1024;
    struct FileStretch
    {
        QFile file;
        qint64 left = 0;
        QByteArray block;
    };

    void sendFile(const std::shared_ptr<http::response<http::buffer_body>> &response,
                  const std::shared_ptr<http::response_serializer<http::buffer_body>> &serializer,
                  const std::shared_ptr<FileStretch> &stretch, bool keepAlive)
    {
        stretch->block = stretch->file.read(std::min(stretch->left, fileInMemory));
        if (stretch->block.isEmpty())
            return end();
        stretch->left -= stretch->block.size();
        response->body().data = stretch->block.data();
        response->body().size = static_cast<std::size_t>(stretch->block.size());
        response->body().more = stretch->left > 0;
        lowest().expires_after(m_running.limits.reply);
        http::async_write(
            m_stream, *serializer,
            [self = shared_from_this(), response, serializer, stretch, keepAlive](error_code error, std::size_t) {
                if (error == http::error::need_buffer)
                    return self->sendFile(response, serializer, stretch, keepAlive);
                self->replied(error, keepAlive);
            });
    }

    void replied(error_code error, bool keepAlive)
    {
        if (error)
            return end();
        m_bytes.reset();
        m_file.reset();
        if (!keepAlive)
            return close();
        readHead();
    }

    //! Says good-bye in TLS, so that the client knows that nothing is missing.
    void close()
    {
        m_idle = false;
        lowest().expires_after(m_running.limits.handshake);
        m_stream.async_shutdown([self = shared_from_this()](error_code) { self->end(); });
    }

    void end()
    {
        release();
        error_code ignored;
        lowest().socket().close(ignored);
        m_running.forget(shared_from_this());
    }

    //! The request no longer counts, and the temporary file of an upload is gone unless it was taken over.
    void release()
    {
        if (m_person != 0)
            m_running.service.release(m_person, m_upload);
        m_person = 0;
        if (!m_request.bodyFile.isEmpty())
            QFile::remove(m_request.bodyFile);
        m_request.bodyFile.clear();
    }

    Running &m_running;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::empty_body>> m_head;
    std::optional<http::request_parser<http::string_body>> m_bytes;
    std::optional<http::request_parser<http::file_body>> m_file;
    WebRequest m_request;
    ObjectNumber m_person = 0;
    bool m_upload = false;
    bool m_keepAlive = true;
    bool m_idle = false;
    bool m_last = false;
};

Result<void> HttpServer::Running::open(const QString &address, const CertificateFiles &files)
{
    const qsizetype colon = address.lastIndexOf(u':');
    QString host = address.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool isPort = false;
    const quint16 number = address.mid(colon + 1).toUShort(&isPort);
    error_code error;
    const asio::ip::address ip = asio::ip::make_address(host.toStdString(), error);
    if (colon < 0 || !isPort || error)
        return failure(Failure::Kind::BadInput, u"%1 is not an address such as 127.0.0.1:8443"_s.arg(address));

    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1
                    | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION);
    tls.use_certificate_chain_file(QFile::encodeName(files.chain).toStdString(), error);
    if (error)
        return failure(
            Failure::Kind::BadInput,
            u"the certificate %1 cannot be used: %2"_s.arg(files.chain, QString::fromStdString(error.message())));
    tls.use_private_key_file(QFile::encodeName(files.key).toStdString(), asio::ssl::context::pem, error);
    if (error)
        return failure(Failure::Kind::BadInput,
                       u"the key %1 cannot be used: %2"_s.arg(files.key, QString::fromStdString(error.message())));

    const tcp::endpoint endpoint(ip, number);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return failure(Failure::Kind::Refused, u"%1: %2"_s.arg(address, QString::fromStdString(error.message())));

    signals.add(SIGTERM);
    signals.add(SIGINT);
    signals.async_wait([this](error_code cancelled, int) {
        if (!cancelled)
            stop();
    });
    accept();
    for (int i = 0; i < networkThreads; ++i)
        threads.emplace_back([this] { context.run(); });
    return {};
}

void HttpServer::Running::accept()
{
    acceptor.async_accept(asio::make_strand(context), [this](error_code error, tcp::socket socket) {
        if (!acceptor.is_open() || stopping)
            return;
        if (!error) {
            error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            auto connection = std::make_shared<Connection>(*this, std::move(socket));
            bool room = false;
            {
                const std::lock_guard lock(mutex);
                room = connections.size() < static_cast<std::size_t>(limits.connections);
                if (room)
                    connections.insert(connection);
            }
            if (room)
                connection->start();
        }
        accept();
    });
}

void HttpServer::Running::forget(const std::shared_ptr<Connection> &connection)
{
    const std::lock_guard lock(mutex);
    connections.erase(connection);
    if (stopping && connections.empty())
        deadline.cancel();
}

void HttpServer::Running::stop()
{
    if (stopping.exchange(true))
        return;
    asio::post(acceptor.get_executor(), [this] {
        error_code ignored;
        acceptor.close(ignored);
    });
    asio::post(context, [this] {
        error_code ignored;
        signals.cancel(ignored);
        const std::lock_guard lock(mutex);
        for (const std::shared_ptr<Connection> &connection : connections)
            connection->finish();
        if (connections.empty())
            return;
        deadline.expires_after(limits.shutdown);
        deadline.async_wait([this](error_code cancelled) {
            if (cancelled)
                return;
            const std::lock_guard still(mutex);
            for (const std::shared_ptr<Connection> &connection : connections)
                connection->drop();
        });
    });
}

void HttpServer::Running::join()
{
    // The context runs out of work when the last connection is gone; the workers hand their answers to it.
    for (std::thread &thread : threads) {
        if (thread.joinable())
            thread.join();
    }
    workers.join();
}

HttpServer::HttpServer(std::unique_ptr<Running> running)
    : m_running(std::move(running))
{
}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::start(Service &service, const QString &address,
                                                      const CertificateFiles &files, const HttpLimits &limits)
{
    auto running = std::make_unique<Running>(service, limits);
    if (const Result<void> opened = running->open(address, files); !opened)
        return tl::unexpected(opened.error());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(running)));
}

quint16 HttpServer::port() const
{
    error_code ignored;
    return m_running->acceptor.local_endpoint(ignored).port();
}

void HttpServer::wait()
{
    m_running->join();
}

void HttpServer::stop()
{
    m_running->stop();
}

} // namespace secondline::server
