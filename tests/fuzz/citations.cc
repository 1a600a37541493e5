// SPDX-License-Identifier: MIT OR Apache-2.0
// References in any text, and the keys under which addresses of one thing meet.
#include "schema/text/citation.h"

#include "schema/text/address_key.h"
#include "schema/text/code_reference.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

void require_key(const std::string& key) {
  require(!key.empty() && is_utf8(key), "a key is text", key);
  const ReferenceKind kind = kind_of_key(key);
  require(key.ends_with(value_of_key(key)), "a key holds its value", key);
  require(kind != ReferenceKind::kCommit || same_commit(key, key), "a commit is the same as itself",
          key);
  const std::string address = address_of_key(key);
  if (address.empty() || kind == ReferenceKind::kUrl) return;
  const std::string again = address_key(address);
  // Crates of Rust's and the kernel's tree are at no registry; they lead to their manuals.
  const bool manual = kind == ReferenceKind::kCrate && kind_of_key(again) == ReferenceKind::kUrl;
  require(again == key || manual, "its address has the same key",
          key + " " + address + " " + again);
}

void require_citations(std::string_view text) {
  std::size_t behind = 0;
  for (const Citation& citation : find_citations(text)) {
    require(
        behind <= citation.begin && citation.begin < citation.end && citation.end <= text.size(),
        "references in order, within the text", citation.key);
    behind = citation.end;
    require_key(citation.key);
  }
}

void require_code(std::string_view text) {
  const std::string_view path = kernel_path_at(text);
  require(text.starts_with(path), "a path at the beginning", path);
  for (std::size_t at = 0; at < text.size() && at < 64; ++at) {
    const CrateName crate = crate_at(text, at);
    require(
        crate.size == 0 || (crate.begin <= text.size() && crate.size <= text.size() - crate.begin &&
                            is_crate_name(text.substr(crate.begin, crate.size))),
        "the name of a crate", text);
  }
  crate_follows(text);
  crate_leads(text);
}

void check(std::string_view bytes) {
  const std::string text = clean_utf8(bytes);
  require_citations(bytes);
  require_citations(text);
  require_code(text);
  if (const auto thing = named_thing(text)) require_key(thing->key);
  const std::string key = address_key(text);
  require(address_key(text) == key && is_utf8(key), "one key in UTF-8", key);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
