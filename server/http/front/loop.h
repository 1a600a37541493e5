// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/loop.h: the one thread that owns every connection. It waits for sockets, hands
// whole requests to the workers, takes their answers back, and looks at all deadlines ten times a
// second. A slow client costs a connection's memory and nothing else.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/http/front/connection.h"
#include "server/http/front/sockets.h"
#include "server/http/front/workers.h"

namespace plumbline::front {

struct LoopOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  // 0 takes any free one
  std::size_t workers = 4;
  std::optional<Address> trusted_proxy =
      {};  // its X-Forwarded-For is believed; it has no limit of its own
  Limits limits = {};
};

class Loop {
 public:
  // Listens, but answers only in run(). Throws Error with one line for the operator. Keeps the
  // references.
  Loop(LoopOptions options, Site& site, Counters& counters);

  int port() const { return listening_.port; }

  // Serves until stop(): then nobody is accepted any more, requests in progress are answered, and
  // it returns when all connections are closed, after Limits::drain_time at the latest. Throws
  // Error where the system fails.
  void run();
  void stop();  // any thread may call it, also before run()

 private:
  struct Client {
    Connection connection;
    bool is_refused = false;                          // one of refused_now_
    std::optional<Address> counted, request_counted;  // in by_address_
  };

  bool is_done(Clock::time_point now) const;
  int wait_ms() const;
  std::uint64_t refused_connections() const;
  void serve(Client& client, Clock::time_point now);
  bool answer_at_once(Client& client, const Request& request, Clock::time_point now);
  void drop(Client& client);
  void begin(Client& client, Request request, Clock::time_point now);
  void give_answers(Clock::time_point now);
  void resume(Connection* connection, std::string answer, Clock::time_point now);
  void accept_all(Clock::time_point now);
  bool accept_one(const Descriptor& socket, Clock::time_point now);
  void admit(Accepted accepted, Clock::time_point now);
  void welcome(Client& client, const Address& peer, Clock::time_point now);
  bool is_welcome(const Address& peer, std::optional<Address>* counted);
  void watch(int socket, std::uint32_t events, void* data);
  void try_tick(Clock::time_point now);
  void tick(Clock::time_point now);
  void shed(Clock::time_point now);
  std::string refusal(const Request& request);
  void tell(Clock::time_point now);
  void drain(Clock::time_point now);
  void forget(Client& client);

  const LoopOptions options_;
  Site& site_;
  Counters& counters_;
  Common common_;
  Listening listening_;
  Descriptor epoll_, wake_;
  std::atomic<bool> stopping_ = false;
  Clock::time_point next_tick_, next_telling_, end_;
  bool accept_later_ = false;    // the system had no descriptor or memory for a client
  std::uint64_t told_ = 0;       // refused connections of which the operator knows
  std::size_t refused_now_ = 0;  // open connections beyond the limits, which are told so
  Jobs begun_;                   // of this round
  AddressCounts by_address_;
  std::unordered_map<Connection*, std::unique_ptr<Client>> clients_;
  Workers workers_;  // ends before what its threads use
};

}  // namespace plumbline::front
