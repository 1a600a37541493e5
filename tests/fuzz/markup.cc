// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/fuzz/markup.h"

#include <algorithm>
#include <string>
#include <vector>

#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

constexpr std::string_view kElements[] = {"p",  "h3", "h4", "h5",     "h6",   "blockquote", "ul",
                                          "ol", "li", "em", "strong", "code", "pre",        "a"};
constexpr std::string_view kEmpty[] = {"hr", "br"};
constexpr std::string_view kEntities[] = {"amp;", "lt;", "gt;", "quot;"};

template <typename List>
bool has(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

void require_address(std::string_view href) {
  for (std::string_view scheme : {"https://", "http://", "mailto:"}) {
    if (href.starts_with(scheme)) return;
  }
  const auto colon = href.find(':');
  require(colon == href.npos || colon > href.find_first_of("/?#"), "no other scheme", href);
  require(!href.starts_with("//") && href.find('\\') == href.npos, "a page of this site", href);
}

// What stands behind the name of an element.
void require_attributes(std::string_view name, std::string_view attributes) {
  if (attributes.empty()) return;
  const std::string_view begin = name == "a" ? " href=\"" : " start=\"";
  require(name == "a" || name == "ol", "no attributes", attributes);
  require(attributes.starts_with(begin) && attributes.ends_with('"'), "its one attribute",
          attributes);
  const std::string_view value =
      attributes.substr(begin.size(), attributes.size() - begin.size() - 1);
  require(attributes.size() > begin.size() && value.find('"') == value.npos, "no quotation mark",
          attributes);
  if (name == "a") require_address(value);
}

void require_tag(std::string_view tag, std::vector<std::string>* open) {
  if (tag.starts_with('/')) {
    require(!open->empty() && open->back() == tag.substr(1), "closed where it was opened", tag);
    open->pop_back();
    return;
  }
  const std::string_view name = tag.substr(0, tag.find(' '));
  require_attributes(name, tag.substr(name.size()));
  if (has(kEmpty, name)) return;
  require(has(kElements, name), "an element that a text needs", tag);
  require(name != "a" || !has(*open, "a"), "no link within a link", tag);
  open->emplace_back(name);
}

void require_entity(std::string_view rest) {
  require(std::any_of(std::begin(kEntities), std::end(kEntities),
                      [&](std::string_view entity) { return rest.starts_with(entity); }),
          "an entity", rest.substr(0, 20));
}

}  // namespace

void require_sound_html(std::string_view html) {
  require(is_utf8(html), "markup in UTF-8");
  std::vector<std::string> open;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '&') require_entity(html.substr(at + 1));
    require(html[at] != '>', "no > by itself", html.substr(at, 20));
    if (html[at] != '<') continue;
    const std::size_t end = html.find('>', at);
    require(end != html.npos, "a tag that ends", html.substr(at, 20));
    require_tag(html.substr(at + 1, end - at - 1), &open);
    at = end;
  }
  require(open.empty(), "every element is closed", open.empty() ? "" : open.back());
}

}  // namespace plumbline::fuzz
