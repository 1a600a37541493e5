// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/questions.h: what a text asks and answers itself, so that whoever asks the like is led to it.
#pragma once

#include <string_view>
#include <vector>

#include "schema/text/rich_text.h"

namespace plumbline {

// The questions that items of lists begin with, up to their question mark, in a section with the heading
// "Questions", "FAQ" or the like; else none. They live as long as the text.
std::vector<std::string_view> find_answered_questions(std::string_view heading,
                                                      const RichText& text);

}  // namespace plumbline
