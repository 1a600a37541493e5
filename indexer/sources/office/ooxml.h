// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/ooxml.h: packages of Office Open XML, which pptx.cc, docx.cc and xlsx.cc read: a zip of XML
// files that name each other by relationships (ECMA-376, part 2).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/sources/zip.h"

namespace plumbline {

enum class OoxmlKind { kNone, kDeck, kText, kSheets };

// What the names of a package's members tell, whatever else lies in them; kNone where they are of neither.
OoxmlKind ooxml_kind(std::string_view bytes);

// True of a file with a password, and of those of programs before 2007.
bool is_ole(std::string_view bytes);

struct Relationship {
  std::string type;  // its last word: "slide"
  std::string
      target;  // a member's name, or an address of the web where it is outside of the package
  bool outside = false;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;

// Those of a member by their ids; of the whole package, "", too. None where the member has none. Throws ZipError.
Relationships relationships_of(const ZipMembers& members, std::string_view member);

// The member that a relationship of this type leads to, else one of the usual name.
std::string related(const Relationships& relationships, std::string_view type,
                    std::string_view usual);

// What the properties say, "" for nothing; of the member docProps/core.xml. Throws ZipError.
std::string ooxml_title(const ZipMembers& members);

}  // namespace plumbline
