// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/front_metrics.h"

namespace plumbline {
namespace {

struct Shown {
  std::string_view name, type, help;
  const front::Counters::Counter front::Counters::*counter;
};

constexpr Shown kShown[] = {
    {"plumbline_connections_accepted_total", "counter", "Connections accepted.",
     &front::Counters::connections_accepted},
    {"plumbline_connections_open", "gauge", "Connections open now.",
     &front::Counters::connections_open},
    {"plumbline_connections_over_limit_total", "counter",
     "Connections refused because there were too many.", &front::Counters::connections_over_total},
    {"plumbline_connections_over_address_limit_total", "counter",
     "Connections refused because one address had too many.",
     &front::Counters::connections_over_address},
    {"plumbline_connections_timed_out_total", "counter",
     "Connections closed in the middle of a request or of an answer that took too long.",
     &front::Counters::connections_timed_out},
    {"plumbline_connections_broken_total", "counter",
     "Connections that the client ended in the middle of an answer.",
     &front::Counters::connections_broken},
    {"plumbline_requests_waiting", "gauge", "Whole requests that no worker has taken yet.",
     &front::Counters::requests_waiting},
    {"plumbline_requests_shed_total", "counter", "Requests refused because they waited too long.",
     &front::Counters::requests_shed},
    {"plumbline_requests_over_address_limit_total", "counter",
     "Requests refused because one client of the trusted proxy had too many.",
     &front::Counters::requests_over_address},
    {"plumbline_sent_bytes_total", "counter", "Bytes sent.", &front::Counters::bytes_sent}};

}  // namespace

void write_front_metrics(const front::Counters& counters, MetricsWriter* out) {
  for (const Shown& shown : kShown) {
    out->begin(shown.name, shown.type, shown.help);
    out->value(shown.name, "", static_cast<double>((counters.*shown.counter).load()));
  }
  out->begin("plumbline_answers_total", "counter", "Answers sent, by status.");
  for (std::size_t status = 0; status < counters.answers_by_status.size(); ++status) {
    const std::uint64_t count = counters.answers_by_status[status];
    if (count == 0) continue;
    out->value("plumbline_answers_total", MetricsWriter::label("status", std::to_string(status)),
               static_cast<double>(count));
  }
}

}  // namespace plumbline
