// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front/sockets.h: listening and accepting.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "server/http/front/address.h"
#include "server/http/front/descriptor.h"

namespace plumbline::front {

struct Listening {
  std::vector<Descriptor> sockets;  // one for each address of the host
  int port = 0;
};

// Listens on every address of the host: a name, or an address of IPv4 or IPv6; "::" is all of both.
// Port 0 takes any free one. The sockets do not block. Throws Error with one line for the operator
// where an address is taken or cannot be had.
Listening listen_on(const std::string& host, int port);

struct Accepted {
  Descriptor socket;  // none where nobody waits, or where the system has no more
  Address peer;
  int error = 0;  // EAGAIN where nobody waits
};
Accepted accept_from(const Descriptor& listening);

// Raises this process's limit of open files to what so many connections need beside everything
// else, as far as the system allows. Throws Error where that is too few.
void reserve_descriptors(std::size_t connections);

// Descriptors beside those of clients: the database's, the loop's, the log's, and some for clients
// that are told that there are too many.
inline constexpr std::size_t kOtherDescriptors = 64;

}  // namespace plumbline::front
