// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/metrics.h: what the server did since it began, as numbers for Prometheus. Of a request only
// its route, the class of its status and its time are kept: no address, no query, nobody's name.
// https://prometheus.io/docs/instrumenting/exposition_formats/
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace plumbline {

inline constexpr std::string_view kMetricsType = "text/plain; version=0.0.4; charset=utf-8";

// Lines of the exposition format, written one metric after the other.
class MetricsWriter {
 public:
  // "# HELP" and "# TYPE"; type is counter, gauge or histogram.
  void begin(std::string_view name, std::string_view type, std::string_view help);
  // labels: `route="/topics/*",code="2xx"`, or "". In values of labels \, " and line ends are escaped by
  // label().
  void value(std::string_view name, std::string_view labels, double value);
  static std::string label(std::string_view name, std::string_view value);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Threads may use it at the same time.
class Metrics {
 public:
  using Clock = std::chrono::steady_clock;

  // One counter for each of these paths, and one for requests that have none.
  explicit Metrics(std::size_t routes);

  // `route` is routes() of the constructor for none.
  void count(std::size_t route, int status, Clock::duration time);

  // `paths` are those of the routes, in their order.
  void write(std::span<const std::string_view> paths, MetricsWriter* out) const;

 private:
  static constexpr std::array<double, 9> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                    0.05,  0.1,    0.25,  1};  // seconds

  struct Counters {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  // of the status, by its first digit
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_time{};
    std::atomic<std::uint64_t> nanoseconds = 0, not_modified = 0;
  };
  void write_requests(std::string_view path, const Counters& counters, MetricsWriter* out) const;
  void write_times(std::string_view path, const Counters& counters, MetricsWriter* out) const;

  std::size_t size_;
  std::unique_ptr<Counters[]> counters_;
};

// Memory, file descriptors and start of this process, under the names that Prometheus gives them.
void write_process_metrics(MetricsWriter* out);

}  // namespace plumbline
