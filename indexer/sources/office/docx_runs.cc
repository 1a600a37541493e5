// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/docx_runs.h"

#include <cstdlib>
#include <utility>

#include "indexer/sources/office/looks.h"
#include "indexer/sources/office/xml.h"
#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kWrappers[] = {"bdo",    "body",     "customXml",  "dir",     "ins",
                                          "moveTo", "rubyBase", "sdtContent", "smartTag"};

// Signs that Word makes of "-->", ":-)" and the like, by their place in the font Wingdings.
std::string_view sign_of(char32_t place) {
  switch (place & 0xFF) {
    case 0x4A:
      return "\u263A";
    case 0x4C:
      return "\u2639";
    case 0xDF:
      return "\u2190";
    case 0xE0:
      return "\u2192";
    case 0xF3:
      return "\u2194";
    case 0xFC:
      return "\u2713";
    default:
      return "";
  }
}

std::string_view symbol_of(const pugi::xml_node& node) {
  if (!ascii::lower(attribute_of(node, "font")).starts_with("wingdings")) return "";
  return sign_of(static_cast<char32_t>(
      std::strtoul(std::string(attribute_of(node, "char")).c_str(), nullptr, 16)));
}

// Of a text in that font, which says nothing else.
std::string_view signs_of(std::string_view text) {
  size_t at = 0;
  const char32_t letter = next_code_point(text, &at);
  return at == text.size() ? sign_of(letter) : "";
}
}  // namespace

bool is_wrapper(std::string_view local_name) { return is_one_of(local_name, kWrappers); }

pugi::xml_node chosen_alternative(const pugi::xml_node& alternatives) {
  const pugi::xml_node choice = child_of(alternatives, "Choice");
  return choice ? choice : child_of(alternatives, "Fallback");
}

DocxRuns::DocxRuns(const DocxStyles& styles, const Relationships& links)
    : styles_(styles), links_(links), fixed_everywhere_(is_fixed_font(styles.default_font())) {}

std::vector<pugi::xml_node> DocxRuns::read(const pugi::xml_node& paragraph, const DocxStyle& style,
                                           TextBlock* out) {
  style_ = &style;
  out_ = out;
  add_runs(paragraph, "", 0);
  return std::exchange(boxes_, {});
}

// `url` is that of the link in which they stand.
void DocxRuns::add_runs(const pugi::xml_node& parent, const std::string& url, int depth) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "r") {
      add_pieces(node, look_of(child_of(node, "rPr")), url, depth);
    } else if (name == "hyperlink") {
      add_runs(node, url_of(node), depth + 1);
    } else if (name == "fldSimple") {
      fields_.begin(attribute_of(node, "instr"));
      add_runs(node, url, depth + 1);
      fields_.end();
    } else if (name == "sdt") {
      add_runs(child_of(node, "sdtContent"), url, depth + 1);
    } else if (name == "oMath" || name == "oMathPara") {
      add_formula(node, depth + 1);
    } else if (is_wrapper(name)) {
      add_runs(node, url, depth + 1);
    }
  }
}

std::string DocxRuns::url_of(const pugi::xml_node& link) const {
  const auto found = links_.find(attribute_of(link, "id"));
  if (found == links_.end() || !found->second.outside) return "";
  const std::string_view anchor = attribute_of(link, "anchor");
  return web_address(found->second.target + (anchor.empty() ? "" : "#" + std::string(anchor)));
}

void DocxRuns::add_formula(const pugi::xml_node& node, int depth) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child.name()) == "t") append(child.text().get(), Look(), "");
    add_formula(child, depth + 1);
  }
}

void DocxRuns::add_pieces(const pugi::xml_node& run, const Look& look, const std::string& url,
                          int depth) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& node : run.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "t") {
      append(node.text().get(), look, url);
    } else if (name == "tab" || name == "ptab") {
      append("\t", look, url);
    } else if (name == "br" || name == "cr") {
      const std::string_view type = attribute_of(node, "type");
      append(type.empty() || type == "textWrapping" ? "\n" : " ", look, url);
    } else if (name == "noBreakHyphen") {
      append("-", look, url);
    } else if (name == "sym") {
      append(symbol_of(node), look, url);
    } else if (name == "fldChar") {
      fields_.mark(attribute_of(node, "fldCharType"));
    } else if (name == "instrText") {
      fields_.instruct(node.text().get());
    } else if (name == "ruby") {
      add_runs(child_of(node, "rubyBase"), url, depth + 1);
    } else if (name == "AlternateContent") {
      add_pieces(chosen_alternative(node), look, url, depth + 1);
    } else if (name == "drawing" || name == "pict" || name == "object") {
      find_boxes(node, depth + 1);
    }
  }
}

void DocxRuns::find_boxes(const pugi::xml_node& node, int depth) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "txbxContent") {
      boxes_.push_back(child);
    } else {
      find_boxes(name == "AlternateContent" ? chosen_alternative(child) : child, depth + 1);
    }
  }
}

void DocxRuns::append(std::string_view text, const Look& look, const std::string& url) {
  if (look.hidden || !fields_.shown() || text.empty()) return;
  const std::string& address = url.empty() ? fields_.url() : url;
  if (look.wingdings) text = signs_of(text);
  TextRun run{std::string(text), look.strong, look.emphasis, look.fixed, address};
  out_->runs.push_back(std::move(run));
}

// Bold letters of a style of paragraphs are no emphasis.
DocxRuns::Look DocxRuns::look_of(const pugi::xml_node& properties) const {
  const DocxStyle& style = styles_.of_letters(value_of(properties, "rStyle"));
  const bool of_paragraph = style_->hidden.value_or(false);
  Look look;
  look.strong = toggle_of(properties, "b").value_or(style.strong.value_or(false));
  look.emphasis = toggle_of(properties, "i").value_or(style.emphasis.value_or(false));
  look.hidden = toggle_of(properties, "vanish").value_or(style.hidden.value_or(of_paragraph));
  std::string_view font = attribute_of(child_of(properties, "rFonts"), "ascii");
  if (font.empty()) font = style.font;
  if (font.empty()) font = style_->font;
  look.fixed = !fixed_everywhere_ && is_fixed_font(font);
  look.wingdings = font == "Wingdings";
  return look;
}

}  // namespace plumbline
