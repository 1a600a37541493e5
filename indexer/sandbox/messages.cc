// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sandbox/messages.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace plumbline {
namespace {

using Length = std::uint64_t;

bool receive_all(int socket, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, to, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

std::string length_of(std::string_view text) {
  const Length length = text.size();
  return {reinterpret_cast<const char*>(&length), sizeof length};
}

std::string with_length(std::string_view text) { return length_of(text).append(text); }

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool receive_text(int socket, std::string* text, std::size_t most) {
  Length length = 0;
  if (!receive_all(socket, reinterpret_cast<char*>(&length), sizeof length) || length > most)
    return false;
  text->resize(length);
  return receive_all(socket, text->data(), length);
}

bool take_text(std::string_view* bytes, std::string_view* text) {
  Length length = 0;
  if (bytes->size() < sizeof length) return false;
  std::memcpy(&length, bytes->data(), sizeof length);
  if (bytes->size() - sizeof length < length) return false;
  *text = bytes->substr(sizeof length, length);
  bytes->remove_prefix(sizeof length + length);
  return true;
}

}  // namespace plumbline
