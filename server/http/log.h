// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/log.h: one line a request and one an event, on stderr. The one place that knows
// spdlog.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plumbline {

enum class LogFormat { kText, kJson };

// level: trace, debug, info, warn, error or off. Requests are logged at info.
void open_log(LogFormat format, const std::string& level);

void log_info(std::string_view message);
void log_warning(std::string_view message);
void log_error(std::string_view message);

struct RequestLine {
  std::string_view method, target;
  int status;
  std::size_t bytes;  // of the body
  double milliseconds;
  std::string_view client = "";  // its network, as far as a log may keep it
};

// "203.0.113.0 GET /search?q=binder 200 5123 1.8ms"
void log_request(const RequestLine& line);

inline constexpr std::size_t kMaxLoggedBytes = 256;  // of a target; a longer one ends in "..."

// Safe in a terminal, in a log file and between the quotes of a JSON string: what is not printable
// ASCII, " and \ are escaped as JSON does.
std::string log_escaped(std::string_view text);

}  // namespace plumbline
