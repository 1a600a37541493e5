// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office_deck.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <tuple>

#include "indexer/sources/part.h"
#include "indexer/text/email.h"
#include "schema/text/ascii.h"
#include "schema/text/counted.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// What programs write where nobody gave a title.
bool is_default_title(std::string_view text) {
  const std::string title = ascii::lower(text);
  return title.size() < 4 || title.starts_with("powerpoint") || title.starts_with("presentation") ||
         title.starts_with("untitled") || title.starts_with("slide 1") ||
         title.ends_with(".pptx") || title.ends_with(".odp") || title.ends_with(".ppt");
}
}  // namespace

std::string_view local_name(const char* name) {
  const char* colon = std::strrchr(name, ':');
  return colon ? colon + 1 : name;
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child.name()) == local) return child;
  }
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (local_name(attribute.name()) == local) return attribute.value();
  }
  return {};
}

void sort_shapes(double row_height, std::vector<Shape>* shapes) {
  const auto key = [&](const Shape& shape) {
    return shape.placed ? std::tuple(1, std::lround(shape.top / row_height), shape.left)
                        : std::tuple(0, 0L, 0.0);
  };
  std::stable_sort(shapes->begin(), shapes->end(),
                   [&](const Shape& a, const Shape& b) { return key(a) < key(b); });
}

void append_shape(const Shape& shape, RichTextBuilder* out) {
  const bool list = shape.list && shape.paragraphs.size() > 1;
  if (list) out->open(Span::kBullets);
  for (const std::string& paragraph : shape.paragraphs)
    out->leaf(list ? Span::kItem : Span::kParagraph, paragraph);
  if (list) out->close();
}

std::string tidy_text(std::string_view text) {
  std::string out;
  for (char c : without_emails(clean_utf8(text))) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

void parse_member(const ZipMembers& members, std::string_view name, pugi::xml_document* out) {
  const auto member = members.find(name);
  if (member == members.end())
    throw ZipError("has no " + std::string(name) + " inside; save it again");
  const std::string& xml = member->second;
  const pugi::xml_parse_result result =
      out->load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result)
    throw ZipError("is damaged: " + std::string(name) + ", byte " + std::to_string(result.offset) +
                   ": " + result.description() + "; save it again");
}

Reading deck_of(const Input& input, std::string title, const std::vector<Slide>& slides,
                Problems problems) {
  Reading out{{}, std::move(problems)};
  Source deck = new_part(SourceKind::kSlides, input);
  deck.pages = static_cast<int>(slides.size());
  deck.sections = sections_of(slides);
  deck.title = is_default_title(title) ? "" : std::move(title);
  bool text = false;
  for (const Section& section : deck.sections) {
    text = text || !section.heading.text.empty() || !section.body.text.empty();
    if (deck.title.empty()) deck.title = section.heading.text;
  }
  if (deck.title.empty()) deck.title = title_of_file(input.name);
  if (text) {
    out.sources.push_back(std::move(deck));
  } else {
    leave_out(input, 0,
              "has " + counted(slides.size(), "slide") + " and no text; are they pictures?",
              &out.problems);
  }
  return out;
}

}  // namespace plumbline
