// SPDX-License-Identifier: MIT OR Apache-2.0
// Whatever the bytes, a head is read in one way: within its limits, the same again when it comes in
// pieces, and the same again when what was read is written out plainly.
#include "server/http/front/request_head.h"

#include "tests/fuzz/promise.h"

namespace plumbline::front {
namespace {
using fuzz::require;

using State = HeadReading::State;

bool same(const RequestHead& a, const RequestHead& b) {
  return a.method == b.method && a.target == b.target && a.minor_version == b.minor_version &&
         a.fields == b.fields && a.content_length == b.content_length && a.close == b.close &&
         a.expects_continue == b.expects_continue;
}

std::string written(const RequestHead& head) {
  std::string bytes =
      head.method + " " + head.target + " HTTP/1." + std::to_string(head.minor_version) + "\r\n";
  for (const auto& [name, value] : head.fields) bytes += name + ": " + value + "\r\n";
  return bytes + "\r\n";
}

void check_complete(std::string_view bytes, const HeadReading& reading, const Limits& limits) {
  require(reading.size <= bytes.size() && reading.size <= limits.max_head_bytes + 4, "its size");
  require(bytes.substr(0, reading.size).ends_with("\r\n\r\n"), "its end");
  const RequestHead& head = reading.head;
  require(head.fields.size() <= limits.max_fields, "the number of fields");
  require(head.target.size() <= limits.max_target_bytes + 1, "the length of the target");
  require(head.target.starts_with('/') || head.target == "*", "the form of the target");
  require(head.field("transfer-encoding").empty(), "no transfer encoding");
  require(head.minor_version == 0 || !head.field("host").empty(), "a host");
  require(read_head(bytes.substr(0, reading.size - 1), limits).state == State::kIncomplete,
          "incomplete before its last byte");
  require(same(read_head(bytes.substr(0, reading.size), limits).head, head),
          "what follows is apart");
  const HeadReading again = read_head(written(head), limits);
  require(again.status == 414 || again.status == 431 || same(again.head, head), "one meaning");
}

void check(std::string_view bytes) {
  const Limits limits;
  const HeadReading reading = read_head(bytes, limits);
  if (reading.state == State::kComplete) check_complete(bytes, reading, limits);
  if (reading.state == State::kIncomplete)
    require(bytes.size() < limits.max_head_bytes + 4, "no endless head");
  if (reading.state == State::kRefused)
    require(reading.status >= 400 && reading.status <= 505, "a status that refuses");
}

}  // namespace
}  // namespace plumbline::front

PLUMBLINE_FUZZ_TARGET(plumbline::front::check)
