// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/citation.h: references to things outside that stand in a text: addresses,
// Message-IDs, commits, CVE numbers, files of the kernel, crates. The indexer finds them in passages, the search box in what a
// reader pastes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

struct Citation {
  std::string key;         // schema/text/reference_key.h
  std::size_t begin, end;  // bytes of the text
};

// All references of a text, in its order, none inside another:
// - an address with http:// or https://, and one without where its host ends as those of most
//   sites do ("lwn.net/Articles/951550"); punctuation behind it belongs to the sentence;
// - a Message-ID in < and >, told from the address of a person by digits among its letters;
// - "commit 3e3c658055c0", a hash before ("its subject"), and a hash of twelve digits or more;
// - a CVE number in any case;
// - a path in the kernel's tree and the name of a crate (code_reference.h).
std::vector<Citation> find_citations(std::string_view text);

// The one thing that a whole text names, as a reader pastes it.
struct NamedThing {
  std::string key;
  // False where the text may as well be something else: "crates.io", "someone@example.org".
  bool sure;
};

// Beside what find_citations() knows: hashes of seven digits, bare Message-IDs, hosts without a
// path, the lines of a commit's message ("Link: <address>", "Fixes: <hash> (...)"), and "syn crate" and
// "crate syn" for any name. nullopt for any other text.
std::optional<NamedThing> named_thing(std::string_view text);

}  // namespace plumbline
