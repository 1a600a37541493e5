// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/tool_marks.h: what only a tool for slides understands, taken out of the Markdown of a slide: tags of
// components, pictures of the background, marks of clicks. None of it in code.
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/slide_cut.h"

namespace plumbline {

// Takes the comments out of a slide's text; those that are notes, and no settings of Marp, are put behind its notes.
void take_comments(CutSlide* slide);

// Without <v-click at="2">, <carbon:arrow-right />, <Counter :count="10" />, a line <LightOrDark>, ![bg right](x.png).
// Generic types (Arc<Mutex<T>>) and the elements of HTML stay.
std::string without_tool_marks(std::string_view markdown);

// Without [click] and [click:3], where Slidev goes on.
std::string without_clicks(std::string_view notes);

}  // namespace plumbline
