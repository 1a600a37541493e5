// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/log.h"

#include <fmt/compile.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

namespace plumbline {
namespace {

LogFormat g_format = LogFormat::kText;  // set once, before there are threads

void log(spdlog::level::level_enum level, std::string_view message) {
  if (g_format == LogFormat::kText) {
    spdlog::log(level, "{}", log_escaped(message));
  } else {
    spdlog::log(level, "\"message\":\"{}\"", log_escaped(message));
  }
}

}  // namespace

void open_log(LogFormat format, const std::string& level) {
  g_format = format;
  auto logger = std::make_shared<spdlog::logger>("plumbline",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::from_str(level));
  logger->set_pattern(format == LogFormat::kText
                          ? "%Y-%m-%dT%H:%M:%S.%eZ %l %v"
                          : R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                      spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(std::move(logger));
}

void log_info(std::string_view message) { log(spdlog::level::info, message); }
void log_warning(std::string_view message) { log(spdlog::level::warn, message); }
void log_error(std::string_view message) { log(spdlog::level::err, message); }

void log_request(const RequestLine& line) {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const std::string method = log_escaped(line.method);
  std::string target = log_escaped(line.target.substr(0, kMaxLoggedBytes));
  if (line.target.size() > kMaxLoggedBytes) target += "...";
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  if (g_format == LogFormat::kText) {
    fmt::format_to(out, FMT_COMPILE("{}{}{} {} {} {} {:.1f}ms"), line.client,
                   line.client.empty() ? "" : " ", method, target, line.status, line.bytes,
                   line.milliseconds);
  } else {
    constexpr auto kJson = FMT_COMPILE(
        R"("client":"{}","method":"{}","target":"{}","status":{},"bytes":{},"ms":{:.1f})");
    fmt::format_to(out, kJson, line.client, method, target, line.status, line.bytes,
                   line.milliseconds);
  }
  spdlog::default_logger_raw()->log(spdlog::level::info,
                                    spdlog::string_view_t(text.data(), text.size()));
}

std::string log_escaped(std::string_view text) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; };
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace plumbline
