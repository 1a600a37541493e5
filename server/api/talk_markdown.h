// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/talk_markdown.h: a talk as Markdown, to quote from or to keep.
#pragma once

#include <string>

#include "server/pages/html.h"

namespace plumbline {

// Facts, abstract, notes, slides and transcript, links. Texts are plain: what would be markup in them is
// escaped.
std::string talk_markdown(const PageContext& context, const TalkPage& page);

}  // namespace plumbline
