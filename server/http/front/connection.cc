// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "server/http/front/answer.h"

namespace plumbline::front {
namespace {

constexpr std::size_t kBufferBytes = 16 * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

bool says_close(std::string_view answer) {
  return answer.substr(0, answer.find("\r\n\r\n")).find("\r\nConnection: close") != answer.npos;
}

// For whom a trusted proxy speaks. It adds to the last of these fields, or adds one behind all
// others.
std::optional<Address> forwarded_client(const RequestHead& head) {
  std::string_view last;
  for (const auto& [name, value] : head.fields) {
    if (name == "x-forwarded-for") last = value;
  }
  return last_forwarded(last);
}

bool would_wait(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

Connection::Connection(Descriptor socket, const Address& peer, Common& common,
                       Clock::time_point now)
    : socket_(std::move(socket)),
      peer_(peer),
      is_trusted_(peer == common.trusted_proxy),
      common_(common),
      deadline_(now + common.limits.request_time) {
  ++common_.counters.connections_open;
}

Connection::~Connection() {
  common_.body_bytes -= body_memory_;
  --common_.counters.connections_open;
}

void Connection::note_ready(bool readable, bool writable, bool ended) {
  readable_ |= readable;
  writable_ |= writable;
  ended_ |= ended;
}

std::optional<Request> Connection::advance(Clock::time_point now) {
  for (;;) {
    switch (state_) {
      case State::kReading:
        if (auto request = take_request(now)) return request;
        if (state_ == State::kReading && !receive(now)) return std::nullopt;
        break;
      case State::kWriting:
        if (!send(now)) return std::nullopt;
        break;
      case State::kLingering:
        discard();
        return std::nullopt;
      case State::kWorking:
      case State::kClosed:
        return std::nullopt;
    }
  }
}

void Connection::resume(std::string answer, Clock::time_point now) {
  common_.body_bytes -= std::exchange(body_memory_, 0);
  if (answer.empty()) return refuse(500, now);
  common_.counters.count_answer(status_of(answer));
  close_after_ |= says_close(answer);
  output_ = std::move(answer);
  sent_ = 0;
  state_ = State::kWriting;
  deadline_ = now + common_.limits.write_time;
}

void Connection::refuse(int status, Clock::time_point now) {
  Request request;
  request.head = std::move(head_.head);
  request.client = peer_;
  resume(common_.site.refuse(request, status), now);
  close_after_ = true;
}

void Connection::expire(Clock::time_point now) {
  const bool in_request = state_ == State::kReading && (has_head_ || !input_.empty());
  if (in_request || state_ == State::kWriting) ++common_.counters.connections_timed_out;
  in_request ? refuse(408, now) : close();
}

void Connection::hurry(Clock::time_point now) {
  const bool is_idle = state_ == State::kReading && !has_head_ && input_.empty();
  if (is_idle) deadline_ = std::min(deadline_, now + common_.limits.farewell_time);
}

// Begins to read the next request, of which a part may be here already.
void Connection::await_request(Clock::time_point now) {
  const Limits& limits = common_.limits;
  state_ = State::kReading;
  has_head_ = false;
  deadline_ = now + (input_.empty() ? limits.idle_time : limits.request_time);
  if (common_.draining) hurry(now);
}

std::optional<Request> Connection::take_request(Clock::time_point now) {
  if (!has_head_ && !take_head()) return std::nullopt;
  if (!count_body()) refuse(503, now);
  if (state_ != State::kReading || input_.size() < body_size_) return std::nullopt;
  return make_request();
}

bool Connection::take_head() {
  if (input_.empty()) return false;
  head_ = read_head(input_, common_.limits);
  if (head_.state == HeadReading::State::kIncomplete) return false;
  has_head_ = true;
  body_size_ = 0;
  input_.erase(0, head_.size);
  if (head_.state == HeadReading::State::kRefused) {
    head_.head.close = true;
  } else if (head_.head.content_length.value_or(0) > 0) {
    begin_body();
  }
  return true;
}

// A body that is not taken stays in the socket, and is never run as a request.
void Connection::begin_body() {
  const std::uint64_t announced = *head_.head.content_length;
  const std::optional<std::size_t> max = common_.site.max_body_bytes(head_.head);
  if (!max || announced > *max) {
    head_.head.close = true;
    return;
  }
  body_size_ = static_cast<std::size_t>(announced);
  if (!head_.head.expects_continue || input_.size() >= body_size_) return;
  const ssize_t sent = ::send(socket(), kContinue.data(), kContinue.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(kContinue.size())) close();
}

// False where all bodies together are too much.
bool Connection::count_body() {
  const std::size_t here = std::min(input_.size(), body_size_);
  common_.body_bytes += here - body_memory_;
  body_memory_ = here;
  return here == 0 || common_.body_bytes <= common_.limits.max_body_memory_bytes;
}

Request Connection::make_request() {
  Request request;
  request.client = is_trusted_ ? forwarded_client(head_.head).value_or(peer_) : peer_;
  request.refusal = head_.status;
  request.body = input_.substr(0, body_size_);
  input_.erase(0, body_size_);
  ++requests_;
  close_after_ = head_.head.close || requests_ >= common_.limits.max_requests || common_.draining;
  request.close = close_after_;
  request.head = std::move(head_.head);
  state_ = State::kWorking;
  deadline_ = Clock::time_point::max();
  return request;
}

// Reads once. False where there is nothing to read now, or never again.
bool Connection::receive(Clock::time_point now) {
  if (eof_) close();  // in the middle of a request, or before one
  if (is_closed() || !readable_) return false;
  char buffer[kBufferBytes];
  const ssize_t size = ::recv(socket(), buffer, sizeof buffer, 0);
  if (size < 0 && errno == EINTR) return true;
  if (size < 0) {
    readable_ = false;
    if (!would_wait(errno)) close();
    return false;
  }
  const bool is_first = input_.empty() && !has_head_ && requests_ > 0;
  if (is_first && size > 0) deadline_ = now + common_.limits.request_time;
  input_.append(buffer, static_cast<std::size_t>(size));
  eof_ = size == 0;
  // A short reading has emptied the socket, and epoll will tell of more; but it tells of an end
  // once.
  readable_ = ended_ || size == kBufferBytes;
  return true;
}

// Writes once. False where the client has to take something first, or has gone.
bool Connection::send(Clock::time_point now) {
  if (!writable_) return false;
  const ssize_t size =
      ::send(socket(), output_.data() + sent_, output_.size() - sent_, MSG_NOSIGNAL);
  if (size < 0 && errno == EINTR) return true;
  if (size < 0) {
    writable_ = false;
    if (would_wait(errno)) return false;
    ++common_.counters.connections_broken;
    close();
    return false;
  }
  sent_ += static_cast<std::size_t>(size);
  common_.counters.bytes_sent += static_cast<std::uint64_t>(size);
  if (sent_ < output_.size()) return true;
  output_ = {};
  close_after_ ? linger(now) : await_request(now);
  return true;
}

void Connection::linger(Clock::time_point now) {
  if (eof_) return close();
  ::shutdown(socket(), SHUT_WR);
  state_ = State::kLingering;
  deadline_ = now + common_.limits.linger_time;
  input_ = {};
}

void Connection::discard() {
  char buffer[kBufferBytes];
  while (readable_ && !is_closed()) {
    const ssize_t size = ::recv(socket(), buffer, sizeof buffer, 0);
    if (size < 0 && errno == EINTR) continue;
    readable_ = size > 0 && (ended_ || size == kBufferBytes);
    if (size > 0) discarded_ += static_cast<std::size_t>(size);
    const bool is_over = size == 0 || (size < 0 && !would_wait(errno));
    if (is_over || discarded_ > common_.limits.max_linger_bytes) close();
  }
}

void Connection::close() {
  state_ = State::kClosed;
  socket_.reset();
}

}  // namespace plumbline::front
