// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/site_handlers.h: the home page, help, and what machines ask of every site.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse home(const Call& call);
HttpResponse topic_map(const Call& call);
HttpResponse help_search(const Call& call);
HttpResponse help_api(const Call& call);
HttpResponse help_errors(const Call& call);
HttpResponse api_index(const Call& call);

HttpResponse static_file(const Call& call);
HttpResponse favicon(const Call& call);
HttpResponse robots(const Call& call);   // /robots.txt
HttpResponse sitemap(const Call& call);  // /sitemap.xml

HttpResponse openapi(const Call& call);  // /openapi.json
HttpResponse feed(const Call& call);     // /feed.atom
HttpResponse metrics(const Call& call);  // /metrics

// /api/v1/dump.ndjson, in as many pages as its size asks for.
HttpResponse api_dump(const Call& call);

HttpResponse healthz(const Call& call);  // the program runs
HttpResponse readyz(
    const Call& call);  // and serves the database that lies there, or "degraded: why"

}  // namespace plumbline
