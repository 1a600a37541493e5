// SPDX-License-Identifier: MIT OR Apache-2.0
// cpp-httplib 0.11.4 reads what no client sent: an empty request, whose parts are then filled in.
// The front has read the real one strictly, and the library's own reading decodes values, cuts
// bodies, and lets them grow (see docs/reliability.md). Fields of the client go by names that begin
// with a colon, which no field of HTTP can have, so that the library finds none of those that it
// would act upon:
//
//   Accept-Encoding   brotli at quality 11; gzip is ours
//   Range             overlapping ranges multiply an answer
//   Expect, Connection, Content-Length, Content-Type, REMOTE_ADDR   framing is the front's
//
// It also routes by std::regex, whose recursion a long path can exhaust, so that pre-routing
// answers everything; and it states a wrong Keep-Alive, which post-routing takes away.
#include "server/http/application_site.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <exception>

#include "schema/reserve.h"
#include "server/http/cache.h"
#include "server/http/front/answer.h"
#include "server/http/log.h"
#include "server/http/security.h"
#include "server/http/target.h"
#include "server/http/wire.h"

static_assert(std::string_view(CPPHTTPLIB_VERSION) == "0.11.4",
              "read this file again before another version");
#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || \
    !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error "compile with the flags of pkg-config cpp-httplib: they decide the layout of its classes"
#endif

namespace plumbline {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kEmptyRequest = "GET / HTTP/1.1\r\n\r\n";
constexpr const char* kRefusal = "::refusal";  // beside the client's fields

// What httplib reads from and writes to in place of a socket.
class MemoryStream : public httplib::Stream {
 public:
  bool is_readable() const override { return !unread_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    size = std::min(size, unread_.size());
    std::memcpy(to, unread_.data(), size);
    unread_.remove_prefix(size);
    return size > 0 ? static_cast<ssize_t>(size) : -1;
  }
  ssize_t write(const char* from, std::size_t size) override {
    written_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_written() { return std::move(written_); }

 private:
  std::string_view unread_ = kEmptyRequest;
  std::string written_;
};

void fill(const front::Request& request, httplib::Request* received) {
  received->method = request.head.method.empty() ? "GET" : request.head.method;
  received->target = request.head.target;
  received->version = request.head.minor_version == 0 ? "HTTP/1.0" : "HTTP/1.1";
  received->headers.clear();
  for (const auto& [name, value] : request.head.fields)
    received->headers.emplace(":" + name, value);
  if (request.refusal != 0) received->headers.emplace(kRefusal, std::to_string(request.refusal));
  received->body = request.body;
}

void add_field(std::string name, std::string_view value, HttpRequest* request) {
  std::string& joined = request->headers[std::move(name)];
  if (!joined.empty()) joined += ", ";
  joined += value;
}

bool is_any(std::string_view) { return true; }
bool is_deciding(std::string_view name) {  // of what Application::asked() looks at
  return name == "host" || name == "accept" || name == "accept-encoding" || name == "if-none-match";
}

bool is_plain(const front::Request& request) {
  return request.head.minor_version == 1 && request.refusal == 0 &&
         request.head.content_length.value_or(0) == 0;
}

// All of a plain request that decides what it asks for, as the client wrote it.
std::string words_of(const front::Request& request) {
  std::string words;
  if (!is_plain(request)) return words;
  words.reserve(request.head.target.size() + 256);
  words.append(request.head.method).append(" ").append(request.head.target);
  for (const auto& [name, value] : request.head.fields) {
    if (is_deciding(name)) words.append("\n").append(name).append(":").append(value);
  }
  return words;
}

// False where the target cannot be read.
bool read_head(const front::RequestHead& head, bool (*is_wanted)(std::string_view),
               HttpRequest* request) {
  request->method = head.method;
  for (const auto& [name, value] : head.fields) {
    if (is_wanted(name)) add_field(name, value, request);
  }
  return read_target(head.target, request);
}

// The same of what has come through the library.
bool read_request(const httplib::Request& received, HttpRequest* request) {
  request->method = received.method;
  for (const auto& [name, value] : received.headers) {
    if (name.starts_with(':') && name != kRefusal) add_field(name.substr(1), value, request);
  }
  request->body = received.body;
  return read_target(received.target, request);
}

// It is of the publication that was asked, and anybody may have it.
bool is_as_expected(std::string_view answer, std::string_view tag) {
  const std::string_view given = field_of(answer, "ETag"), bare = tag.substr(0, tag.size() - 1);
  return given.starts_with(bare) && field_of(answer, "Cache-Control") == kCacheControl;
}

// What is wrong with the body of a request, or with there being none.
std::optional<RequestError> body_fault(const Application& application, const HttpRequest& request) {
  const std::string_view length = request.header("content-length");
  const bool has_body = length.find_first_not_of('0') != length.npos;
  try {
    const std::size_t max_bytes = application.max_body_bytes(request);
    if (max_bytes > 0 && length.empty()) return length_required();
    if (has_body && request.body.empty() && max_bytes > 0) return body_too_large(max_bytes);
  } catch (const RequestError& error) {
    return error;
  }
  if (!has_body || !request.body.empty()) return std::nullopt;
  const bool is_read =
      request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
  return is_read ? body_not_accepted(413) : method_not_allowed(request.method);
}

void log(const front::Request& request, std::string_view answer, Clock::time_point start) {
  const std::string client = request.client.network().text();
  const std::string_view method = request.head.method, target = request.head.target;
  log_request(
      {.method = method.empty() ? "-" : method,
       .target = target.empty() ? "-" : target,
       .status = front::status_of(answer),
       .bytes = body_bytes_of(answer),
       .milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count(),
       .client = client});
}

}  // namespace

class ApplicationSite::Server : public httplib::Server {
 public:
  Server(Application& application, std::string host)
      : application_(application), host_(std::move(host)) {
    set_pre_routing_handler([this](const httplib::Request& received, httplib::Response& out) {
      serve(received, &out);
      return HandlerResponse::Handled;
    });
    set_post_routing_handler([](const httplib::Request& received, httplib::Response& out) {
      clean_headers(received, &out);
    });
    // Left to itself the library would send the words of an exception to the client.
    set_exception_handler([](const httplib::Request&, httplib::Response&,
                             std::exception_ptr error) { std::rethrow_exception(error); });
  }

  std::string answer(const front::Request& request) {
    MemoryStream stream;
    bool closed = false;
    process_request(stream, request.close, closed,
                    [&](httplib::Request& received) { fill(request, &received); });
    return stream.take_written();
  }

  std::optional<std::size_t> max_body_bytes(const front::RequestHead& head) const {
    HttpRequest request;
    if (!read_head(head, is_any, &request)) return std::nullopt;
    try {
      return application_.max_body_bytes(request);
    } catch (const RequestError&) {
      return std::nullopt;
    }
  }

 private:
  void serve(const httplib::Request& received, httplib::Response* out) {
    HttpResponse response = response_to(received);
    out->status = response.status;
    for (const auto& [name, value] : response.headers) out->set_header(name, value);
    if (!response.content_type.empty()) out->set_header("Content-Type", response.content_type);
    out->set_header("Date", http_date(std::time(nullptr)));
    // Who sends what this server does not do may mean something else by what follows.
    if (response.status == 405 || response.status == 501) out->set_header("Connection", "close");
    out->body = std::move(response.body);
  }

  HttpResponse response_to(const httplib::Request& received) {
    HttpRequest request;
    const bool is_readable = read_request(received, &request);
    if (received.version == "HTTP/1.0") request.headers.emplace("host", host_);
    const int refusal = std::atoi(received.get_header_value(kRefusal).c_str());
    if (refusal != 0) return application_.problem(request, refused(refusal));
    if (!is_known_method(request.method))
      return application_.problem(request, method_not_implemented(request.method));
    if (const auto fault = body_fault(application_, request))
      return application_.problem(request, *fault);
    if (request.method == "OPTIONS" && request.target == "*") return options_of_all();
    if (!is_readable)
      return application_.problem(request, bad_request("The address is not well-formed."));
    return application_.answer(request);
  }

  static HttpResponse options_of_all() {
    HttpResponse response{.status = 204, .headers = {{"Allow", "GET, HEAD, OPTIONS, POST"}}};
    add_security_headers(&response);
    return response;
  }

  static void clean_headers(const httplib::Request& received, httplib::Response* out) {
    const bool closes = out->has_header("Connection");
    for (const char* name : {"Connection", "Keep-Alive", "Accept-Ranges"}) out->headers.erase(name);
    if (out->status == 204 || out->status == 304) out->headers.erase("Content-Length");
    if (closes) out->set_header("Connection", "close");
    if (!closes && received.version == "HTTP/1.0") out->set_header("Connection", "keep-alive");
  }

  Application& application_;
  const std::string host_;
};

ApplicationSite::ApplicationSite(Application& application, std::string host)
    : application_(application), server_(std::make_unique<Server>(application, std::move(host))) {}

ApplicationSite::~ApplicationSite() = default;

std::optional<std::size_t> ApplicationSite::max_body_bytes(const front::RequestHead& head) {
  return server_->max_body_bytes(head);
}

std::optional<std::string> ApplicationSite::answer_at_once(const front::Request& request) {
  const Clock::time_point start = Clock::now();
  const Asked* asked = asked_at_once(request);
  const auto kept = asked ? application_.cache().find(asked->publication, asked->key) : nullptr;
  if (!kept) return std::nullopt;
  return answer_again(request, asked->route, *kept, start);
}

std::string ApplicationSite::answer(const front::Request& request) {
  const Clock::time_point start = Clock::now();
  const auto asked = asked_of(request, Application::Haste::kNone);
  if (!asked || request.head.method != "GET") return answer_anew(request, start);
  const auto [kept, making] = application_.cache().find_or_make(asked->publication, asked->key);
  if (kept) return answer_again(request, asked->route, *kept, start);
  std::string answer = answer_anew(request, start);
  if (is_as_expected(answer, asked->tag)) {
    application_.cache().keep(asked->publication, asked->key,
                              std::make_shared<const KeptAnswer>(taken_apart(answer)));
  }
  return answer;
}

std::optional<Asked> ApplicationSite::asked_of(const front::Request& request,
                                               Application::Haste haste) const {
  const front::RequestHead& head = request.head;
  HttpRequest read;
  if (!application_.cache().is_on() || !is_plain(request) || !read_head(head, is_deciding, &read))
    return std::nullopt;
  return application_.asked(read, haste);
}

// The same, or nullptr; lives until the next call.
const Asked* ApplicationSite::asked_at_once(const front::Request& request) {
  if (!application_.cache().is_on()) return nullptr;
  const auto publication = application_.publication_at_once();
  if (!publication) return nullptr;
  std::string words = words_of(request);
  if (!words.empty()) {
    if (const Asked* known = asked_before_.find(*publication, words)) return known;
  }
  auto asked = asked_of(request, Application::Haste::kAtOnce);
  return asked ? asked_before_.keep(std::move(words), std::move(*asked)) : nullptr;
}

std::string ApplicationSite::answer_anew(const front::Request& request, Clock::time_point start) {
  refill_reserve();
  std::string answer = server_->answer(request);
  log(request, answer, start);
  return answer;
}

std::string ApplicationSite::answer_again(const front::Request& request, std::size_t route,
                                          const KeptAnswer& kept, Clock::time_point start) {
  std::string answer = put_together(kept, request.close, request.head.method != "HEAD");
  application_.count(route, kept.status, Clock::now() - start);
  log(request, answer, start);
  return answer;
}

// Made once a second at most: refusing is what has to be cheap when there is too much of
// everything.
std::string ApplicationSite::refuse(const front::Request& request, int status) {
  const std::int64_t now = std::time(nullptr);
  std::string answer;
  {
    const std::lock_guard lock(refusals_mutex_);
    Refusal& refusal = refusals_[status];
    if (refusal.answer.empty() || refusal.second != now) {
      front::Request unknown;
      unknown.refusal = status;
      refusal = {now, server_->answer(unknown)};
    }
    answer = refusal.answer;
  }
  if (request.head.method == "HEAD") answer.resize(answer.find("\r\n\r\n") + 4);
  log(request, answer, Clock::now());
  return answer;
}

void ApplicationSite::warn(std::string_view message) { log_warning(message); }

}  // namespace plumbline
