// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/odf.h"

#include <algorithm>

#include "indexer/sources/office/ooxml.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.";
constexpr size_t kLookedAt = 200;
}  // namespace

std::string_view odf_type(std::string_view bytes) {
  const std::string_view begin = bytes.substr(0, kLookedAt);
  const size_t at = begin.find(kMimeType);
  if (!is_zip(bytes) || at == begin.npos) return {};
  const std::string_view type = begin.substr(at + kMimeType.size());
  return type.substr(0, type.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
}

bool is_odf(const Input& input, std::string_view type, std::string_view extension) {
  const std::string_view told = odf_type(input.bytes);
  if (!told.empty()) return told.starts_with(type);
  return is_zip(input.bytes) && extension_of(input.name) == extension &&
         ooxml_kind(input.bytes) == OoxmlKind::kNone;
}

void require_no_password(const ZipMembers& members) {
  const auto manifest = members.find("META-INF/manifest.xml");
  if (manifest != members.end() && manifest->second.find("encryption-data") != std::string::npos)
    throw ZipError("needs a password; save it without one");
}

std::string odf_title(const ZipMembers& members) {
  if (members.find("meta.xml") == members.end()) return {};
  pugi::xml_document xml;
  parse_member(members, "meta.xml", &xml);
  const pugi::xml_node meta = child_of(child_of(xml, "document-meta"), "meta");
  return tidy_text(child_of(meta, "title").text().get());
}

}  // namespace plumbline
