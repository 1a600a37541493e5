// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/document_handlers.h: one talk, topic, person or event, and all of a kind.
#pragma once

#include "server/http/handlers.h"

namespace plumbline {

HttpResponse talk(const Call& call);
HttpResponse api_talk_related(const Call& call);  // /api/v1/talks/{event}/{slug}/related
HttpResponse topic(const Call& call);
HttpResponse person(const Call& call);
HttpResponse event(const Call& call);

HttpResponse topics(const Call& call);
HttpResponse people(const Call& call);
HttpResponse events(const Call& call);

// Addresses that a reader makes by cutting a longer one.
HttpResponse talks_to_search(const Call& call);  // /talks
HttpResponse talks_to_event(const Call& call);   // /talks/{event}

}  // namespace plumbline
