// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/object_text.h: pages as plain text for a terminal, at most 80 columns but for
// addresses.
#pragma once

#include <string>

#include "server/pages/html.h"

namespace plumbline {

std::string talk_text(const PageContext& context, const TalkPage& page);
std::string topic_text(const PageContext& context, const TopicPage& page);
std::string person_text(const PageContext& context, const PersonPage& page);
std::string event_text(const PageContext& context, const EventPage& page);

// "LPC 2023, 2023-11-15, Gary Guo": what stands under a talk's title in a list.
std::string talk_line(const Catalog& catalog, const Document& talk);

}  // namespace plumbline
