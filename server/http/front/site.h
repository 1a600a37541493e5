// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/site.h: what is behind the front. The front reads requests and writes answers;
// what they mean is the site's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/front/address.h"
#include "server/http/front/request_head.h"

namespace plumbline::front {

// A whole request, or one that is refused because it cannot be read.
struct Request {
  RequestHead head;
  std::string body;
  Address client;     // the peer, or the one that a trusted proxy speaks for
  bool close = true;  // no other request follows on this connection
  int refusal = 0;    // of a request that cannot be read: the status, as HeadReading::status
};

class Site {
 public:
  virtual ~Site() = default;

  // How many bytes of a body to read for this request. nullopt: none, and the connection is closed
  // behind the answer, which tells why. Asked by the thread of the loop; it must be quick.
  virtual std::optional<std::size_t> max_body_bytes(const RequestHead& head) = 0;

  // The same bytes as answer() would give, where they are at hand; nullopt where a worker has to make them.
  // Asked by the thread of the loop; it must be quick.
  virtual std::optional<std::string> answer_at_once(const Request&) { return std::nullopt; }

  // The bytes of the whole answer, head and body. One with "Connection: close" ends the connection;
  // it has to have that where request.close is true. Called by several threads at a time.
  virtual std::string answer(const Request& request) = 0;

  // The bytes of a short answer with this status (408, 500 or 503) and "Connection: close", to a
  // request of which little may be known. Called by any thread, by that of the loop too; it must be
  // quick.
  virtual std::string refuse(const Request& request, int status) = 0;

  // For the operator. Called by any thread.
  virtual void warn(std::string_view message) = 0;
};

}  // namespace plumbline::front
