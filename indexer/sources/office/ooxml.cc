// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/office/ooxml.h"

#include "indexer/sources/office/xml.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr std::string_view kOleSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// "ppt/notesSlides/a.xml" of "../notesSlides/a.xml" in "ppt/slides"
std::string resolve(std::string directory, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const size_t slash = directory.rfind('/');
    directory = slash == std::string::npos ? "" : directory.substr(0, slash);
  }
  return directory.empty() ? std::string(target) : directory + "/" + std::string(target);
}
}  // namespace

OoxmlKind ooxml_kind(std::string_view bytes) {
  if (has_zip_member(bytes, "ppt/presentation")) return OoxmlKind::kDeck;
  if (has_zip_member(bytes, "word/document")) return OoxmlKind::kText;
  if (has_zip_member(bytes, "xl/workbook")) return OoxmlKind::kSheets;
  return OoxmlKind::kNone;
}

bool is_ole(std::string_view bytes) { return bytes.starts_with(kOleSignature); }

Relationships relationships_of(const ZipMembers& members, std::string_view member) {
  Relationships out;
  const size_t slash = member.rfind('/');
  const std::string directory(slash == member.npos ? "" : member.substr(0, slash));
  const std::string name = (directory.empty() ? "" : directory + "/") + "_rels/" +
                           std::string(member.substr(slash == member.npos ? 0 : slash + 1)) +
                           ".rels";
  if (members.find(name) == members.end()) return out;
  pugi::xml_document xml;
  parse_member(members, name, &xml);
  for (const pugi::xml_node& node : child_of(xml, "Relationships").children()) {
    const std::string_view type = attribute_of(node, "Type"), target = attribute_of(node, "Target");
    const bool outside = attribute_of(node, "TargetMode") == "External";
    out[std::string(attribute_of(node, "Id"))] = {
        std::string(type.substr(type.rfind('/') + 1)),
        outside ? std::string(target) : resolve(directory, target), outside};
  }
  return out;
}

std::string related(const Relationships& relationships, std::string_view type,
                    std::string_view usual) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == type && !relationship.outside) return relationship.target;
  }
  return std::string(usual);
}

std::string ooxml_title(const ZipMembers& members) {
  if (members.find("docProps/core.xml") == members.end()) return {};
  pugi::xml_document xml;
  parse_member(members, "docProps/core.xml", &xml);
  return tidy_text(child_of(child_of(xml, "coreProperties"), "title").text().get());
}

}  // namespace plumbline
