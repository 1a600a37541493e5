// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/html/tags.h: which of the things in angle brackets are HTML. An HTML parser takes any
// <word> for an element and so eats the generics of a programming language; here only the names of real
// elements are tags, and only where the rest looks like one too:
//
//     <p>, </p>, <br/>, <a href="...">          tags
//     Arc<Mutex<T>>, Vec<u8>, <dyn Trait>       text
//     #include <map>, Foo<B>, if a<b && c>d     text, although map and b are elements
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace plumbline {

struct HtmlTag {
  std::string name;  // in lower case
  bool end = false;  // </name>
  std::string_view
      attributes;        // what stands between the name and the >, of the text that was searched
  std::size_t size = 0;  // bytes, from < to >
};

// Knows the whole text, since a single letter behind a word (Foo<B>) is a tag only where a </b> follows.
class HtmlTags {
 public:
  explicit HtmlTags(std::string_view whole);

  // The tag that begins at text[at], a '<'. `before` is what stands in front of it.
  std::optional<HtmlTag> find(std::string_view text, std::size_t at, std::string_view before) const;

 private:
  bool is_generic(const HtmlTag& tag, char initial, std::string_view before) const;

  std::set<std::string, std::less<>> ended_;  // names that have an end tag
};

// The value of an attribute as it is written, without quotes and with its entities; "" also where it has
// no value. Nothing where it is not there.
std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name);

// True where an element's attributes hide it: hidden, display:none.
bool is_hidden(std::string_view attributes);

// True where the text is HTML and no Markdown: it begins as a page does, or the tag of a block element
// begins a line or ends a paragraph.
bool looks_like_html(std::string_view text);

}  // namespace plumbline
