// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/xml.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "indexer/text/email.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
using std::size_t;

std::string_view local_name(const char* name) {
  const char* colon = std::strrchr(name, ':');
  return colon ? colon + 1 : name;
}

double number_of(std::string_view text, std::string_view* unit) {
  double number = 0;
  const char* end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
  if (unit != nullptr) *unit = text.substr(static_cast<size_t>(end - text.data()));
  return std::isfinite(number) ? number : 0;
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

std::string web_address(std::string_view url) {
  url = ascii::trimmed(url);
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  return web && url.find_first_of(" \t\r\n<>\\\"") == url.npos ? std::string(url) : "";
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

void parse_if_there(const ZipMembers& members, std::string_view name, pugi::xml_document* out) {
  if (members.contains(name)) parse_member(members, name, out);
}

}  // namespace plumbline
