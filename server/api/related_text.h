// SPDX-License-Identifier: MIT OR Apache-2.0
// server/api/related_text.h: related talks for a terminal.
#pragma once

#include <string>
#include <vector>

#include "server/api/text_writer.h"
#include "server/pages/related.h"

namespace plumbline {

// Without a proposal it tells how to send one.
std::string related_text(const PageContext& context, const RelatedPage& page);

void write_related(TextWriter& out, const PageContext& context,
                   const std::vector<RelatedTalk>& talks);

}  // namespace plumbline
