// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/docx_fields.h"

#include <algorithm>

#include "indexer/sources/office/xml.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxFields = 32;

// What comes of them is no text.
constexpr std::string_view kNotShown[] = {"index", "listnum",      "numpages", "page", "pageref",
                                          "rd",    "sectionpages", "section",  "tc",   "ta",
                                          "toa",   "toc",          "xe"};

// What stands in the first quotes, else the first word.
std::string_view argument_of(std::string_view text) {
  text = ascii::trimmed(text);
  if (!text.starts_with('"')) return text.substr(0, text.find(' '));
  text.remove_prefix(1);
  return text.substr(0, text.find('"'));
}
}  // namespace

void DocxFields::begin(std::string_view instruction) {
  mark("begin");
  instruct(instruction);
  mark("separate");
}

void DocxFields::end() { mark("end"); }

void DocxFields::mark(std::string_view type) {
  if (type == "begin") {
    if (open_.size() < kMaxFields) {
      open_.emplace_back();
    } else {
      ++too_deep_;
    }
  } else if (type == "end") {
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!open_.empty()) {
      open_.pop_back();
    }
  } else if (type == "separate" && too_deep_ == 0 && !open_.empty()) {
    understand(&open_.back());
  }
}

void DocxFields::instruct(std::string_view piece) {
  if (too_deep_ == 0 && !open_.empty() && !open_.back().result) open_.back().instruction += piece;
}

void DocxFields::understand(Field* field) {
  field->result = true;
  const std::string_view instruction = ascii::trimmed(field->instruction);
  const std::string name = ascii::lower(instruction.substr(0, instruction.find(' ')));
  field->shown = !is_one_of(name, kNotShown);
  if (name == "hyperlink") field->url = web_address(argument_of(instruction.substr(name.size())));
}

bool DocxFields::shown() const {
  return too_deep_ == 0 && std::all_of(open_.begin(), open_.end(), [](const Field& field) {
           return field.result && field.shown;
         });
}

const std::string& DocxFields::url() const {
  static const std::string none;
  const auto link = std::find_if(open_.rbegin(), open_.rend(),
                                 [](const Field& field) { return !field.url.empty(); });
  return link == open_.rend() ? none : link->url;
}

}  // namespace plumbline
