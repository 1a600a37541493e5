// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/wire.h"

#include <algorithm>
#include <ctime>

#include "server/http/cache.h"
#include "server/http/front/answer.h"

namespace plumbline {
namespace {

constexpr std::string_view kLineEnd = "\r\n", kHeadEnd = "\r\n\r\n";

std::string_view head_of(std::string_view answer) {
  return answer.substr(0, std::min(answer.size(), answer.find(kHeadEnd) + kLineEnd.size()));
}

// Where the line of this field begins and how long it is, with its end.
std::pair<std::size_t, std::size_t> line_of(std::string_view head, std::string_view name) {
  const std::string begin = std::string(kLineEnd).append(name).append(": ");
  const std::size_t at = head.find(begin);
  if (at == std::string_view::npos) return {head.size(), 0};
  const std::size_t first = at + kLineEnd.size();
  return {first, head.find(kLineEnd, first) + kLineEnd.size() - first};
}

// Made once a second.
const std::string& date_now() {
  thread_local std::time_t second = 0;
  thread_local std::string date;
  const std::time_t now = std::time(nullptr);
  if (now != second) date = http_date(now);
  second = now;
  return date;
}

}  // namespace

std::size_t body_bytes_of(std::string_view answer) {
  return answer.size() - std::min(answer.size(), answer.find(kHeadEnd) + kHeadEnd.size());
}

std::string_view field_of(std::string_view answer, std::string_view name) {
  const std::string_view head = head_of(answer);
  const auto [first, size] = line_of(head, name);
  if (size == 0) return {};
  const std::size_t before = name.size() + 2;
  return head.substr(first + before, size - before - kLineEnd.size());
}

KeptAnswer taken_apart(std::string_view answer) {
  KeptAnswer kept{front::status_of(answer), std::string(head_of(answer)),
                  std::string(answer.substr(answer.size() - body_bytes_of(answer)))};
  for (const char* name : {"Date", "Connection"}) {
    const auto [first, size] = line_of(kept.head, name);
    kept.head.erase(first, size);
  }
  return kept;
}

std::string put_together(const KeptAnswer& kept, bool close, bool with_body) {
  const std::string_view body = with_body ? kept.body : std::string_view();
  const std::string_view connection = close ? "Connection: close\r\n" : "";
  const std::string& date = date_now();
  std::string answer;
  answer.reserve(kept.head.size() + date.size() + connection.size() + body.size() + 16);
  answer.append(kept.head).append("Date: ").append(date).append(kLineEnd);
  return answer.append(connection).append(kLineEnd).append(body);
}

}  // namespace plumbline
