// SPDX-License-Identifier: MIT OR Apache-2.0
// Everything is edge-triggered and registered once: a request costs no call of epoll_ctl. In each
// round sockets come before answers and answers before new clients, so that what epoll has told
// about a connection is used before the connection can be gone.
#include "server/http/front/loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "schema/error.h"

namespace plumbline::front {
namespace {

constexpr std::size_t kEvents = 256;
constexpr std::chrono::milliseconds kTick{100};
constexpr std::chrono::seconds kTellEvery{1};
constexpr std::size_t kMaxRefusedNow = 32;  // of kOtherDescriptors
constexpr int kMaxAcceptedAtOnce = 1024;
// Of one connection in one round; whoever sends many requests ahead waits for workers with all others then.
constexpr int kMaxAnsweredAtOnce = 32;

[[noreturn]] void fail(const char* what) {
  throw Error(std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

Loop::Loop(LoopOptions options, Site& site, Counters& counters)
    : options_(std::move(options)),
      site_(site),
      counters_(counters),
      common_{options_.limits, site, counters, options_.trusted_proxy},
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      workers_(options_.workers, site, counters, [this] { eventfd_write(wake_.get(), 1); }) {
  if (!epoll_ || !wake_) fail("epoll");
  reserve_descriptors(options_.limits.max_connections);
  listening_ = listen_on(options_.host, options_.port);
  watch(wake_.get(), EPOLLIN | EPOLLET, &wake_);
  for (const Descriptor& socket : listening_.sockets)
    watch(socket.get(), EPOLLIN | EPOLLET, &listening_);
}

void Loop::stop() {
  stopping_ = true;
  eventfd_write(wake_.get(), 1);
}

void Loop::run() {
  epoll_event events[kEvents];
  for (Clock::time_point now = Clock::now(); !is_done(now);) {
    const int count = epoll_wait(epoll_.get(), events, kEvents, wait_ms());
    if (count < 0 && errno != EINTR) fail("epoll_wait");
    now = Clock::now();
    bool has_answers = false, has_callers = false;
    for (int i = 0; i < count; ++i) {
      has_answers |= events[i].data.ptr == &wake_;
      has_callers |= events[i].data.ptr == &listening_;
      if (events[i].data.ptr == &wake_ || events[i].data.ptr == &listening_) continue;
      Client& client = *static_cast<Client*>(events[i].data.ptr);
      const std::uint32_t told = events[i].events;
      client.connection.note_ready(told & EPOLLIN, told & EPOLLOUT,
                                   told & (EPOLLRDHUP | EPOLLHUP | EPOLLERR));
      serve(client, now);
    }
    if (has_answers) give_answers(now);
    if (has_callers) accept_all(now);
    if (stopping_ && !common_.draining) drain(now);
    if (now >= next_tick_) try_tick(now);
    if (!begun_.empty()) workers_.add(std::exchange(begun_, {}));
  }
  workers_.finish();
}

bool Loop::is_done(Clock::time_point now) const {
  return common_.draining && (clients_.empty() || now >= end_);
}

int Loop::wait_ms() const {
  const bool has_nothing_due =
      clients_.empty() && !accept_later_ && !stopping_ && refused_connections() == told_;
  return has_nothing_due ? -1 : static_cast<int>(kTick.count());
}

std::uint64_t Loop::refused_connections() const {
  return counters_.connections_over_total + counters_.connections_over_address;
}

// What one client takes may be more than there is; that ends this client, and nobody else.
void Loop::serve(Client& client, Clock::time_point now) {
  try {
    int at_once = 0;
    while (auto request = client.connection.advance(now)) {
      if (at_once < kMaxAnsweredAtOnce && answer_at_once(client, *request, now)) {
        ++at_once;
      } else {
        begin(client, std::move(*request), now);
      }
    }
  } catch (const std::bad_alloc&) {
    drop(client);
  }
  if (client.connection.is_closed()) forget(client);
}

bool Loop::answer_at_once(Client& client, const Request& request, Clock::time_point now) {
  std::optional<std::string> answer;
  try {
    answer = site_.answer_at_once(request);
  } catch (const std::bad_alloc&) {  // a worker may have more luck
  }
  if (answer) client.connection.resume(std::move(*answer), now);
  return answer.has_value();
}

void Loop::drop(Client& client) {
  ++counters_.connections_broken;
  client.connection.close();
}

// To a worker at the end of the round, unless a client of the trusted proxy has too many requests
// in progress.
void Loop::begin(Client& client, Request request, Clock::time_point now) {
  if (client.connection.is_trusted()) {
    const Address household = request.client.household();
    if (!by_address_.take(household, options_.limits.max_per_address)) {
      ++counters_.requests_over_address;
      return client.connection.resume(site_.refuse(request, 503), now);
    }
    client.request_counted = household;
  }
  begun_.push_back({&client.connection, std::move(request), now});
}

void Loop::give_answers(Clock::time_point now) {
  for (Job& job : workers_.take_done()) resume(job.connection, std::move(job.answer), now);
}

void Loop::resume(Connection* connection, std::string answer, Clock::time_point now) {
  Client& client = *clients_.at(connection);
  if (client.request_counted) by_address_.give_back(*client.request_counted);
  client.request_counted.reset();
  try {
    connection->resume(std::move(answer), now);
  } catch (const std::bad_alloc&) {
    drop(client);
  }
  serve(client, now);
}

void Loop::accept_all(Clock::time_point now) {
  accept_later_ = false;
  for (const Descriptor& socket : listening_.sockets) {
    int accepted = 0;
    while (accepted < kMaxAcceptedAtOnce && accept_one(socket, now)) ++accepted;
    accept_later_ |= accepted == kMaxAcceptedAtOnce;
  }
}

// False where nobody waits, or where the system cannot take anybody now.
bool Loop::accept_one(const Descriptor& socket, Clock::time_point now) {
  Accepted accepted = accept_from(socket);
  if (!accepted.socket) {
    const bool is_over = accepted.error == EAGAIN || accepted.error == EWOULDBLOCK;
    const bool is_full = accepted.error == EMFILE || accepted.error == ENFILE ||
                         accepted.error == ENOBUFS || accepted.error == ENOMEM;
    accept_later_ |= is_full;
    return !is_over && !is_full;  // any other error is that of a client that has gone
  }
  ++counters_.connections_accepted;
  try {
    admit(std::move(accepted), now);
  } catch (const std::exception&) {  // the system or this process has no memory for it
    ++counters_.connections_broken;
  }
  return true;
}

void Loop::admit(Accepted accepted, Clock::time_point now) {
  std::unique_ptr<Client> added(
      new Client{{std::move(accepted.socket), accepted.peer, common_, now}, false, {}, {}});
  Client& client = *added;
  clients_.emplace(&client.connection, std::move(added));
  try {
    welcome(client, accepted.peer, now);
  } catch (...) {
    forget(client);
    throw;
  }
}

// Or tells a client that there are too many; of whom so many are told already, the others are not.
void Loop::welcome(Client& client, const Address& peer, Clock::time_point now) {
  client.is_refused = !is_welcome(peer, &client.counted);
  if (client.is_refused && refused_now_++ >= kMaxRefusedNow) return forget(client);
  watch(client.connection.socket(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, &client);
  if (!client.is_refused) return;
  client.connection.refuse(503, now);
  serve(client, now);
}

bool Loop::is_welcome(const Address& peer, std::optional<Address>* counted) {
  if (clients_.size() - refused_now_ > options_.limits.max_connections) {
    ++counters_.connections_over_total;
    return false;
  }
  if (peer == options_.trusted_proxy) return true;
  if (!by_address_.take(peer.household(), options_.limits.max_per_address)) {
    ++counters_.connections_over_address;
    return false;
  }
  *counted = peer.household();
  return true;
}

void Loop::watch(int socket, std::uint32_t events, void* data) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = data;
  if (epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, socket, &event) != 0) fail("epoll_ctl");
}

// What this one lacks memory for, the next one does.
void Loop::try_tick(Clock::time_point now) try { tick(now); } catch (const std::bad_alloc&) {
}

void Loop::tick(Clock::time_point now) {
  next_tick_ = now + kTick;
  shed(now);
  if (accept_later_) accept_all(now);
  std::vector<Client*> late;
  for (auto& [connection, client] : clients_) {
    if (connection->deadline() < now) late.push_back(client.get());
  }
  for (Client* client : late) {
    try {
      client->connection.expire(now);
    } catch (const std::bad_alloc&) {
      drop(*client);
    }
    serve(*client, now);
  }
  if (now >= next_telling_) tell(now);
}

// Who has waited so long will wait longer, and may have gone: a short answer now serves both sides.
void Loop::shed(Clock::time_point now) {
  for (Job& job : workers_.take_back(now - options_.limits.queue_time)) {
    ++counters_.requests_shed;
    resume(job.connection, refusal(job.request), now);
  }
}

// "" where there is no memory for it.
std::string Loop::refusal(const Request& request) try {
  return site_.refuse(request, 503);
} catch (const std::bad_alloc&) {
  return {};
}

void Loop::tell(Clock::time_point now) {
  next_telling_ = now + kTellEvery;
  const std::uint64_t refused = refused_connections();
  if (refused == told_) return;
  site_.warn(std::to_string(refused - told_) + " connections refused: there may be " +
             std::to_string(options_.limits.max_connections) + ", and " +
             std::to_string(options_.limits.max_per_address) + " from one address");
  told_ = refused;
}

// Who has been let in by the system is still answered.
void Loop::drain(Clock::time_point now) {
  common_.draining = true;
  end_ = now + options_.limits.drain_time;
  accept_all(now);
  listening_.sockets.clear();
  for (auto& [connection, client] : clients_) connection->hurry(now);
}

void Loop::forget(Client& client) {
  if (client.is_refused) --refused_now_;
  if (client.counted) by_address_.give_back(*client.counted);
  if (client.request_counted) by_address_.give_back(*client.request_counted);
  clients_.erase(&client.connection);
}

}  // namespace plumbline::front
