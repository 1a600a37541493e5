// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace plumbline {
namespace {

std::string number(double value) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.15g", value))};
}

double seconds(std::uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

// Taken when the program is loaded.
const std::time_t kStart = std::time(nullptr);

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  statm >> pages >> pages;
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_files() {
  std::error_code error;
  double count = 0;
  for (auto it = std::filesystem::directory_iterator("/proc/self/fd", error);
       !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
    ++count;
  }
  return count;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace

void MetricsWriter::begin(std::string_view name, std::string_view type, std::string_view help) {
  text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
  text_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void MetricsWriter::value(std::string_view name, std::string_view labels, double value) {
  text_.append(name);
  if (!labels.empty()) text_.append("{").append(labels).append("}");
  text_.append(" ").append(number(value)).append("\n");
}

std::string MetricsWriter::label(std::string_view name, std::string_view value) {
  std::string text = std::string(name) + "=\"";
  for (char c : value) {
    if (c == '\n') {
      text += "\\n";
      continue;
    }
    if (c == '\\' || c == '"') text += '\\';
    text += c;
  }
  return text + "\"";
}

Metrics::Metrics(std::size_t routes)
    : size_(routes + 1), counters_(std::make_unique<Counters[]>(routes + 1)) {}

void Metrics::count(std::size_t route, int status, Clock::duration time) {
  Counters& counters = counters_[std::min(route, size_ - 1)];
  const auto digit = static_cast<std::size_t>(status / 100);
  ++counters.by_class[std::min(digit, counters.by_class.size() - 1)];
  if (status == 304) ++counters.not_modified;
  const auto elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(time).count();
  const auto nanoseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(elapsed, 0));
  std::size_t bucket = 0;
  while (bucket < kBounds.size() && seconds(nanoseconds) > kBounds[bucket]) ++bucket;
  ++counters.by_time[bucket];
  counters.nanoseconds += nanoseconds;
}

void Metrics::write_requests(std::string_view path, const Counters& counters,
                             MetricsWriter* out) const {
  for (std::size_t digit = 0; digit < counters.by_class.size(); ++digit) {
    if (counters.by_class[digit] == 0) continue;
    out->value("plumbline_http_requests_total",
               MetricsWriter::label("route", path) + "," +
                   MetricsWriter::label("code", std::to_string(digit) + "xx"),
               static_cast<double>(counters.by_class[digit]));
  }
}

void Metrics::write_times(std::string_view path, const Counters& counters,
                          MetricsWriter* out) const {
  constexpr std::string_view kName = "plumbline_http_request_duration_seconds";
  const std::string route = MetricsWriter::label("route", path);
  const std::string bucket = std::string(kName) + "_bucket";
  std::uint64_t count = 0;
  for (std::size_t i = 0; i <= kBounds.size(); ++i) {
    count += counters.by_time[i];
    const std::string bound = i < kBounds.size() ? number(kBounds[i]) : "+Inf";
    out->value(bucket, route + "," + MetricsWriter::label("le", bound), static_cast<double>(count));
  }
  out->value(std::string(kName) + "_sum", route, seconds(counters.nanoseconds));
  out->value(std::string(kName) + "_count", route, static_cast<double>(count));
}

void Metrics::write(std::span<const std::string_view> paths, MetricsWriter* out) const {
  const auto each = [&](auto write_one) {
    for (std::size_t i = 0; i < size_; ++i) {
      const bool asked = counters_[i].nanoseconds != 0;
      if (asked) write_one(i < paths.size() ? paths[i] : "none", counters_[i]);
    }
  };
  out->begin("plumbline_http_requests_total", "counter", "Requests answered, by route and status.");
  each([&](std::string_view path, const Counters& of) { write_requests(path, of, out); });
  out->begin("plumbline_http_not_modified_total", "counter",
             "Requests whose copy was still good, answered without work.");
  std::uint64_t good = 0;
  for (std::size_t i = 0; i < size_; ++i) good += counters_[i].not_modified;
  out->value("plumbline_http_not_modified_total", "", static_cast<double>(good));
  out->begin("plumbline_http_request_duration_seconds", "histogram",
             "Time from the whole request to the whole answer, without the network.");
  each([&](std::string_view path, const Counters& of) { write_times(path, of, out); });
}

void write_process_metrics(MetricsWriter* out) {
  out->begin("process_resident_memory_bytes", "gauge", "Resident memory.");
  out->value("process_resident_memory_bytes", "", resident_bytes());
  out->begin("process_open_fds", "gauge", "Open file descriptors.");
  out->value("process_open_fds", "", open_files());
  out->begin("process_cpu_seconds_total", "counter", "Processor time used.");
  out->value("process_cpu_seconds_total", "", processor_seconds());
  out->begin("process_start_time_seconds", "gauge", "When the process began, in Unix seconds.");
  out->value("process_start_time_seconds", "", static_cast<double>(kStart));
}

}  // namespace plumbline
