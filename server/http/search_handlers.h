// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/search_handlers.h: searches, and lists, which are searches for one type.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse search_page(const Call& call);  // /search and its twins
HttpResponse api_search(const Call& call);
HttpResponse api_talks(const Call& call);
HttpResponse api_topics(const Call& call);
HttpResponse api_people(const Call& call);
HttpResponse api_events(const Call& call);

}  // namespace plumbline
