// SPDX-License-Identifier: MIT OR Apache-2.0
// The markup of a passage as the database keeps it: the first line is the text, the rest are the bytes.
#include "schema/text/markup.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

void check(std::string_view input) {
  const std::string_view stored = take_line(&input);
  const RichText text = unpack_markup(stored, input);
  require(stored.ends_with(text.text), "the text as it is stored", stored);
  std::size_t begin = 0;
  for (const Span& span : text.spans) {
    require(begin <= span.begin && span.begin <= span.end && span.end <= text.text.size(),
            "spans in order, within the text");
    begin = span.begin;
  }
  const std::string html = stored_html(stored, input);
  require(html == to_html(text, 0, text.text.size()), "the same HTML");
  const std::string again = pack_markup(text, 0, text.text.size(), 0);
  require(stored_html(text.text, again) == html, "the same HTML from the same spans", html);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
