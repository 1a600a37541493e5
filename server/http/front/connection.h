// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/connection.h: one client's connection: reads a request, waits for its answer,
// writes that, and begins again. Never waits for the client; whoever owns it calls advance() when
// the socket has become ready and expire() when the deadline has passed.
//
//     reading --request--> working --resume()--> writing --> reading, or lingering --> closed
//
// Lingering: after the last answer our side is shut, and what still comes is thrown away for a
// moment. To close at once would send a reset, and the client might lose the answer that it has not
// read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/http/front/counters.h"
#include "server/http/front/descriptor.h"
#include "server/http/front/site.h"

namespace plumbline::front {

// What the connections of one front have in common. Belongs to the thread of the loop.
struct Common {
  const Limits& limits;
  Site& site;
  Counters& counters;
  std::optional<Address> trusted_proxy = {};  // whose X-Forwarded-For is believed
  bool draining = false;                      // answers close their connections
  std::size_t body_bytes = 0;                 // of all bodies in memory
};

class Connection {
 public:
  // The socket is connected and does not block.
  Connection(Descriptor socket, const Address& peer, Common& common, Clock::time_point now);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // What epoll tells, edge-triggered. ended: the client sends nothing more, or all is over.
  void note_ready(bool readable, bool writable, bool ended);

  // Reads and writes as far as that goes without waiting. A request that has become whole is
  // returned, and nothing more is done until resume(), which gives it its answer; call advance()
  // again then.
  std::optional<Request> advance(Clock::time_point now);
  void resume(std::string answer, Clock::time_point now);

  // Gives the client this status instead of anything else; call advance() then.
  void refuse(int status, Clock::time_point now);
  // The deadline has passed: closes, or refuses; call advance() then.
  void expire(Clock::time_point now);
  // Common::draining has become true.
  void hurry(Clock::time_point now);
  // Ends it without a word.
  void close();

  Clock::time_point deadline() const { return deadline_; }
  bool is_closed() const { return state_ == State::kClosed; }
  bool is_working() const { return state_ == State::kWorking; }
  bool is_trusted() const { return is_trusted_; }  // the peer is the trusted proxy
  int socket() const { return socket_.get(); }

 private:
  enum class State : std::uint8_t { kReading, kWorking, kWriting, kLingering, kClosed };

  void await_request(Clock::time_point now);
  std::optional<Request> take_request(Clock::time_point now);
  bool take_head();
  void begin_body();
  bool count_body();
  Request make_request();
  bool receive(Clock::time_point now);
  bool send(Clock::time_point now);
  void linger(Clock::time_point now);
  void discard();

  Descriptor socket_;
  const Address peer_;
  const bool is_trusted_;
  Common& common_;
  State state_ = State::kReading;
  bool readable_ = false, writable_ = true;
  bool ended_ = false;  // epoll said so; there may still be bytes to read before the end
  bool eof_ = false;    // the end has been read
  Clock::time_point deadline_;

  std::string input_;  // read and not yet used
  HeadReading head_;   // of the request that is being read
  bool has_head_ = false;
  std::size_t body_size_ = 0;    // of the body that is being read
  std::size_t body_memory_ = 0;  // what of Common::body_bytes is ours
  std::size_t requests_ = 0;

  std::string output_;
  std::size_t sent_ = 0;
  bool close_after_ = false;
  std::size_t discarded_ = 0;
};

}  // namespace plumbline::front
