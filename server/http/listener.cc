// SPDX-License-Identifier: MIT OR Apache-2.0
// What cpp-httplib 0.11.4 would do by itself and must not, and what prevents it:
//
//   - routes by std::regex, whose recursion a long path can exhaust: pre-routing answers everything
//   - compresses, brotli at quality 11: the request's Accept-Encoding is taken away, and gzip is ours
//   - multiplies an answer by overlapping ranges: the request's Range is taken away
//   - runs the unread body of a GET as the next request: a body is refused, its connection closed
//   - reads a form of 8 KB only, inflates bodies, takes parts apart: a body that an address takes has a
//     Content-Length within limits and goes through a content reader, byte for byte
//   - lets two servers share one port: SO_REUSEADDR instead of SO_REUSEPORT
//   - puts the text of an exception in a header: answer() throws none
//   - has a backlog of 5, 8 threads and an endless queue: listen() again, Workers
//   - states a wrong Keep-Alive, no Date, and an empty page for errors: post-routing and error handlers
//   - ends for good when accept() fails once: run() listens again
//
// It closes a connection only when a content provider fails, so a refusal is sent by a provider
// that writes the body and then says that it failed.
#include "server/http/listener.h"

#include <httplib.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <utility>

#include "server/http/body.h"
#include "server/http/cache.h"
#include "server/http/log.h"
#include "server/http/target.h"
#include "server/http/workers.h"

static_assert(std::string_view(CPPHTTPLIB_VERSION) == "0.11.4",
              "read this file again before another version");
#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || \
    !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error "compile with the flags of pkg-config cpp-httplib: they decide the layout of its classes"
#endif

namespace plumbline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBacklog = 1024;
constexpr std::size_t kMaxWaiting = 1024;    // connections without a thread
constexpr std::chrono::seconds kMaxWait{2};  // of a request for its turn
constexpr std::size_t kMaxRequestsPerConnection = 1000;
constexpr std::size_t kMaxBodyBytes = kMaxPileBytes;
constexpr std::chrono::seconds kMaxBodyTime{20};
constexpr int kIdleSeconds = 5;
constexpr int kReadSeconds = 5;
constexpr int kWriteSeconds = 20;

// httplib's queue of connections, which it deletes itself.
class ConnectionQueue : public httplib::TaskQueue {
 public:
  explicit ConnectionQueue(std::size_t threads) : workers_(threads, kMaxWaiting) {}
  void enqueue(std::function<void()> job) override {
    workers_.add([job = std::move(job)] {
      try {
        job();
      } catch (const std::exception& error) {
        log_error(std::string("connection: ") + error.what());
      }
    });
  }
  void shutdown() override { workers_.finish(); }

 private:
  Workers workers_;
};

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// False where the target cannot be read.
bool read_request(const httplib::Request& received, HttpRequest* request) {
  request->method = received.method;
  for (const auto& [name, value] : received.headers) {
    std::string& joined = request->headers[lower(name)];
    joined += (joined.empty() ? "" : ", ") + value;
  }
  return read_target(received.target, request);
}

// The length of the body; nullopt where Content-Length is no number. More than 19 digits are no length.
std::optional<std::uint64_t> content_length(const httplib::Request& received) {
  const std::string text = received.get_header_value("Content-Length");
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.size() > 19) return std::nullopt;
  return text.empty() ? 0 : std::stoull(text);
}

// What is wrong with the framing of a request; such a request's connection must end. `max_bytes` is that
// of Application::max_body_bytes().
std::optional<RequestError> framing_fault(const httplib::Request& received, std::size_t max_bytes) {
  if (received.has_header("Transfer-Encoding")) return body_not_accepted(501);
  const std::size_t lengths = received.get_header_value_count("Content-Length");
  if (lengths > 1) return bad_request("There is more than one Content-Length.");
  const std::optional<std::uint64_t> length = content_length(received);
  if (max_bytes > 0 && !length) return bad_request("The Content-Length is not a number.");
  if (max_bytes > 0 && *length > max_bytes) return body_too_large(max_bytes);
  const bool has_body = max_bytes == 0 && length != std::uint64_t{0};
  const bool is_read =
      received.method == "GET" || received.method == "HEAD" || received.method == "OPTIONS";
  if (has_body) return is_read ? body_not_accepted(413) : method_not_allowed(received.method);
  if (received.version != "HTTP/1.0" && received.get_header_value_count("Host") != 1) {
    return bad_request("A request has exactly one Host header.");
  }
  return std::nullopt;
}

void write_headers(const HttpResponse& response, httplib::Response* out) {
  out->status = response.status;
  for (const auto& [name, value] : response.headers) out->set_header(name, value);
  if (!response.content_type.empty()) out->set_header("Content-Type", response.content_type);
  out->set_header("Date", http_date(std::time(nullptr)));
}

void write_and_close(HttpResponse response, const httplib::Request& received,
                     httplib::Response* out) {
  const std::string content_type =
      std::exchange(response.content_type, "");  // the provider sets it
  write_headers(response, out);
  const bool is_head = received.method == "HEAD";
  const_cast<httplib::Request&>(received).method = "GET";  // for HEAD it would not ask the provider
  const std::size_t size = response.body.size();
  out->set_content_provider(size, content_type,
                            [body = std::move(response.body), is_head](std::size_t, std::size_t,
                                                                       httplib::DataSink& sink) {
                              if (!is_head) sink.write(body.data(), body.size());
                              return false;
                            });
}

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// How the library's own refusals read.
RequestError library_error(const httplib::Request& received, int status) {
  if (status == 414) return address_too_long();
  if (status == 413) return body_not_accepted(413);
  if (status >= 500) return internal_error();
  if (status == 400 && !received.target.empty() && !is_known_method(received.method)) {
    return method_not_implemented(received.method);
  }
  return bad_request("This is not a well-formed HTTP request.");
}

}  // namespace

class Listener::Server : public httplib::Server {
 public:
  Server(ListenerOptions options, Application& application)
      : options_(std::move(options)),
        application_(application),
        turns_(Collection::default_connections()) {
    configure();
    bind();
  }

  void run() {
    struct AtEnd {
      std::atomic<bool>& stopped;
      ~AtEnd() { stopped = true; }
    } at_end{stopped_};
    while (!listen_after_bind() && !stopping_) {
      log_error(std::string("accept: ") + std::strerror(errno) + "; listening again");
      bind();
    }
  }

  void stop_soon() {
    stopping_ = true;
    while (!is_running() && !stopped_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    stop();
  }

  int port() const { return options_.port; }

  // "127.0.0.1:8080"; also the Host of clients of a time before that header.
  std::string authority() const {
    const bool is_ipv6 = options_.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + options_.host + "]" : options_.host;
    return host + ":" + std::to_string(options_.port);
  }

 private:
  void configure() {
    new_task_queue = [this] { return new ConnectionQueue(options_.threads); };
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_tcp_nodelay(true);
    set_keep_alive_max_count(kMaxRequestsPerConnection);
    set_keep_alive_timeout(kIdleSeconds);
    set_read_timeout(kReadSeconds);
    set_write_timeout(kWriteSeconds);
    set_payload_max_length(kMaxBodyBytes);
    set_pre_routing_handler([this](const httplib::Request& received, httplib::Response& out) {
      if (takes_body(received)) return HandlerResponse::Unhandled;
      serve(received, {}, &out);
      return HandlerResponse::Handled;
    });
    // Reached where takes_body() is true: by the few paths of addresses that take one.
    Post(".*",
         [this](const httplib::Request& received, httplib::Response& out,
                const httplib::ContentReader& reader) { read_and_serve(received, reader, &out); });
    set_error_handler(
        HandlerWithResponse([this](const httplib::Request& received, httplib::Response& out) {
          return complete_error(received, &out);
        }));
    set_post_routing_handler(
        [](const httplib::Request&, httplib::Response& out) { clean_headers(&out); });
    set_expect_100_continue_handler(
        [this](const httplib::Request& received, httplib::Response& out) {
          return out.status = takes_body(received) ? 100 : 413;
        });
  }

  // A body that is there, that its address takes, and that is within limits.
  bool takes_body(const httplib::Request& received) {
    HttpRequest request;
    if (received.method != "POST" || !read_request(received, &request)) return false;
    if (content_length(received).value_or(0) == 0) return false;
    try {
      return !framing_fault(received, application_.max_body_bytes(request));
    } catch (const RequestError&) {
      return false;
    }
  }

  void read_and_serve(const httplib::Request& received, const httplib::ContentReader& reader,
                      httplib::Response* out) {
    const Clock::time_point latest = Clock::now() + kMaxBodyTime;
    std::string body;
    reader([&](const char* data, std::size_t size) {
      body.append(data, size);
      return body.size() <= kMaxBodyBytes && Clock::now() < latest;
    });
    if (body.size() == content_length(received)) return serve(received, std::move(body), out);
    HttpRequest request;
    read_request(received, &request);
    const RequestError error = bad_request("The body ended early or came too slowly.");
    log_request({received.method, received.target, error.problem.status, 0, 0});
    write_and_close(application_.problem(request, error), received, out);
  }

  void bind() {
    bool bound = true;
    if (options_.port == 0) {
      options_.port = bind_to_any_port(options_.host);
      bound = options_.port > 0;
    } else {
      bound = bind_to_port(options_.host, options_.port);
    }
    if (!bound || ::listen(svr_sock_, kBacklog) != 0) fail(errno);
  }

  [[noreturn]] void fail(int error) {
    const std::string what =
        error == EADDRINUSE ? "another program listens there" : std::strerror(error);
    const std::string port = options_.port > 0 ? ":" + std::to_string(options_.port) : "";
    throw Error("cannot listen on " + options_.host + port + ": " + what +
                "; --port takes another port");
  }

  void serve(const httplib::Request& received, std::string body, httplib::Response* out) {
    const Clock::time_point start = Clock::now();
    auto& changed = const_cast<httplib::Request&>(received);
    changed.ranges.clear();
    HttpRequest request;
    const bool readable = read_request(received, &request);
    if (received.version == "HTTP/1.0") request.headers.emplace("host", authority());
    changed.headers.erase("Accept-Encoding");

    HttpResponse response;
    const std::optional<RequestError> fault = fault_of(received, request);
    request.body = std::move(body);
    if (fault)
      response = application_.problem(request, *fault);
    else if (!readable)
      response = application_.problem(request, bad_request("The address is not well-formed."));
    else
      response = answer_in_turn(request);

    log_request({received.method, received.target, response.status, response.body.size(),
                 milliseconds_since(start)});
    if (fault) return write_and_close(std::move(response), received, out);
    write_headers(response, out);
    out->body = std::move(response.body);
  }

  std::optional<RequestError> fault_of(const httplib::Request& received,
                                       const HttpRequest& request) {
    try {
      return framing_fault(received, application_.max_body_bytes(request));
    } catch (const RequestError& error) {
      return error;
    }
  }

  // Many threads wait for clients, few compute at a time.
  HttpResponse answer_in_turn(const HttpRequest& request) {
    struct Turn {
      Turns& turns;
      ~Turn() { turns.give_back(); }
    };
    if (!turns_.take(kMaxWait)) return application_.problem(request, overloaded());
    const Turn turn{turns_};
    return application_.answer(request);
  }

  // Answers of ours pass; the library's own have no body yet.
  HandlerResponse complete_error(const httplib::Request& received, httplib::Response* out) {
    if (!out->body.empty() || out->content_provider_) return HandlerResponse::Unhandled;
    if (out->status == 416) {  // a Range that it cannot read, where we read none
      serve(received, {}, out);
      return HandlerResponse::Handled;
    }
    HttpRequest request;
    read_request(received, &request);
    const RequestError error = library_error(received, out->status);
    log_request({received.method, received.target, error.problem.status, 0, 0});
    write_and_close(application_.problem(request, error), received, out);
    return HandlerResponse::Handled;
  }

  static void clean_headers(httplib::Response* out) {
    for (const char* name : {"Keep-Alive", "Accept-Ranges", "EXCEPTION_WHAT"})
      out->headers.erase(name);
    if (out->status == 204 || out->status == 304) out->headers.erase("Content-Length");
    if (!out->content_provider_) return;
    out->headers.erase("Connection");
    out->set_header("Connection", "close");
  }

  ListenerOptions options_;
  Application& application_;
  Turns turns_;
  std::atomic<bool> stopping_ = false, stopped_ = false;
};

Listener::Listener(ListenerOptions options, Application& application)
    : server_(std::make_unique<Server>(std::move(options), application)) {}

Listener::~Listener() = default;

int Listener::port() const { return server_->port(); }

std::string Listener::url() const { return "http://" + server_->authority() + "/"; }

void Listener::run() { server_->run(); }
void Listener::stop() { server_->stop_soon(); }

}  // namespace plumbline
