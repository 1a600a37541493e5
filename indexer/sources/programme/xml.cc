// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/xml.h"

#include <algorithm>

#include "indexer/sources/programme/text.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

bool is_name_end(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '>' || c == '/' || c == '[';
}

// Drops a declaration, a comment or a DOCTYPE in front; false where there is none or it has no end.
bool skip_prologue(std::string_view* text) {
  *text = trimmed(*text);
  std::string_view end;
  if (text->starts_with("<?")) end = "?>";
  if (text->starts_with("<!")) end = ">";
  if (text->starts_with("<!--")) end = "-->";
  if (end.empty()) return false;
  const bool subset = end == ">" && text->find('[') < text->find('>');
  const auto at = subset ? text->find("]>") : text->find(end);
  if (at == text->npos) return false;
  text->remove_prefix(at + (subset ? 2 : end.size()));
  return true;
}

std::size_t offset_of(const pugi::xml_parse_result& result) {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
}

std::string explain(const pugi::xml_parse_result& result, std::string_view text) {
  if (result.status == pugi::status_no_document_element) return "is empty";
  const std::string place = at_column(text, offset_of(result));
  const bool at_end =
      result.offset < 0 || static_cast<std::size_t>(result.offset) + 2 >= text.size();
  if (at_end || result.status == pugi::status_end_element_mismatch) {
    return "is not whole: an element that begins here or above has no end" + place +
           "; load it again";
  }
  return "is not valid XML here (" + lower(result.description()) + ")" + place + "; ask its author";
}
}  // namespace

XmlDocument::XmlDocument(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_ends_.push_back(i);
  }
  const auto result =
      document_.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    throw MalformedError(explain(result, text), line_at(text, offset_of(result)));
  }
  check_depth();
  drop_prefix();
}

void XmlDocument::check_depth() const {
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override { return depth() < kMaxNesting; }
  } walker;
  if (!const_cast<pugi::xml_document&>(document_).traverse(walker)) {
    throw MalformedError("is nested deeper than " + std::to_string(kMaxNesting) + " levels");
  }
}

// pugixml knows nothing of namespaces.
void XmlDocument::drop_prefix() {
  struct Walker : pugi::xml_tree_walker {
    std::string prefix;
    bool for_each(pugi::xml_node& node) override {
      const std::string name = node.name();
      if (name.starts_with(prefix)) node.set_name(name.c_str() + prefix.size());
      return true;
    }
  } walker;
  const std::string root = this->root().name();
  walker.prefix = root.substr(0, root.find(':') + 1);
  if (!walker.prefix.empty()) document_.traverse(walker);
}

int XmlDocument::line_of(const pugi::xml_node& node) const {
  const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
  const auto line = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset);
  return 1 + static_cast<int>(line - line_ends_.begin());
}

std::string xml_root_name(std::string_view bytes) {
  const std::string begin = decode(bytes.substr(0, 1 << 16)).text;
  std::string_view text = begin;
  while (skip_prologue(&text)) {
  }
  if (!text.starts_with('<')) return "";
  const auto end = std::find_if(text.begin() + 1, text.end(), is_name_end);
  const std::string name(text.begin() + 1, end);
  return name.substr(name.find(':') + 1);
}

std::string xml_long_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    text += child.type() == pugi::node_element ? xml_long_text(child) : child.value();
  }
  return clean_utf8(text);
}

std::string xml_markup(const pugi::xml_node& node) {
  struct Writer : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
      text.append(static_cast<const char*>(data), size);
    }
  } writer;
  if (!has_elements(node)) return xml_long_text(node);
  for (const pugi::xml_node& child : node.children())
    child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return clean_utf8(writer.text);
}

std::string xml_text(const pugi::xml_node& node) { return squeezed(xml_long_text(node)); }

bool has_elements(const pugi::xml_node& node) {
  return static_cast<bool>(node.find_child(
      [](const pugi::xml_node& child) { return child.type() == pugi::node_element; }));
}

std::vector<pugi::xml_node> xml_children(const pugi::xml_node& node, const char* around,
                                         const char* name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view own = child.name();
    if (own == name) found.push_back(child);
    if (own != around) continue;
    for (const pugi::xml_node& inner : child.children(name)) found.push_back(inner);
  }
  return found;
}

std::string xml_attribute(const pugi::xml_node& node, const char* name) {
  return squeezed(node.attribute(name).value());
}

}  // namespace plumbline
