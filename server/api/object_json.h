// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/object_json.h: one talk, topic, person or event with all that its page shows: the
// members of its row (rows.h), its texts, its links and what leads to it.
#pragma once

#include <string>

#include "server/http/message.h"
#include "server/pages/html.h"

namespace plumbline {

std::string talk_json(const PageContext& context, const TalkPage& page);
std::string topic_json(const PageContext& context, const TopicPage& page);
std::string person_json(const PageContext& context, const PersonPage& page);

// The talks of an event from the slot `begin` on, as many as an answer takes. `more` is the address of the others,
// "" where there are none; the JSON has it, too. `parameters` are those of this answer.
struct EventJson {
  std::string text, more;
};
EventJson event_json(const PageContext& context, const EventPage& page, std::size_t begin,
                     const Parameters& parameters);

}  // namespace plumbline
