// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/thing_handlers.h: completions of names, and looking things up.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse api_suggest(const Call& call);
HttpResponse api_lookup(const Call& call);
HttpResponse opensearch(const Call& call);  // /opensearch.xml

}  // namespace plumbline
