// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/front_metrics.h: what the network front has counted, for /metrics.
#pragma once

#include "server/http/front/counters.h"
#include "server/http/metrics.h"

namespace plumbline {

void write_front_metrics(const front::Counters& counters, MetricsWriter* out);

}  // namespace plumbline
