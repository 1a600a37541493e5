// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/coverage_handlers.h: what was talked about and what was not, what is cited most, and the map of
// topics.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse coverage(const Call& call);   // /coverage and /api/v1/coverage
HttpResponse citations(const Call& call);  // /citations and /api/v1/citations
HttpResponse api_graph(const Call& call);

}  // namespace plumbline
