// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/related_handlers.h: related past talks for a text that is sent. The text is held in memory
// for that request only: no log, metric, cache or database has it.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse related_page(const Call& call);  // GET: the form; POST: its answer, or that for a text
HttpResponse api_related(const Call& call);   // POST: a text, or a pile of them as NDJSON

}  // namespace plumbline
