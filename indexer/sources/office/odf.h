// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/odf.h: packages of OpenDocument, which odp.cc and odt.cc read.
// https://docs.oasis-open.org/office/OpenDocument/v1.3/
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/format.h"
#include "indexer/sources/zip.h"

namespace plumbline {

// What the package says to be, "presentation" or "text-template": the first member, not packed, as the standard asks
// for; "" where that is not there.
std::string_view odf_type(std::string_view bytes);

// True of a package that is a "presentation" or "text", or a template of one; where it does not say, of a zip with that
// extension that is no package of Office Open XML.
bool is_odf(const Input& input, std::string_view type, std::string_view extension);

// Throws ZipError where the package needs a password; of the member META-INF/manifest.xml.
void require_no_password(const ZipMembers& members);

// What the properties say, "" for nothing; of the member meta.xml. Throws ZipError.
std::string odf_title(const ZipMembers& members);

}  // namespace plumbline
