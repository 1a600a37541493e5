// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/find.h: the files of a corpus. It is a directory with talks/, topics/, events/,
// notes/, slides/ and people.yml in it, as corpus/FORMAT.md says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "schema/error.h"

namespace plumbline {

inline constexpr std::size_t kMaxFileBytes = 256 << 10;

// A source cannot be read at all; what() is one line for the user.
struct SourceError : Error {
  using Error::Error;
};

struct SourceFile {
  std::string path;  // to open it, and for problems
  std::string name;  // below the corpus: "talks/lpc-2023/klint.md", "people.yml"

  bool is_people() const { return name == "people.yml"; }
};

// Finds the documents (.md) below each argument, which is a corpus, a directory of one, or a file
// of one, and people.yml. By name; a file that two arguments lead to comes once. Links are not
// followed, and hidden files are passed over in silence; whatever else does not belong there
// becomes a problem. Throws SourceError where an argument does not exist.
std::vector<SourceFile> find_sources(const std::vector<std::string>& arguments, Problems* problems);

// The bytes of a plain file. Throws SourceError where it is none, cannot be read, or is larger.
std::string read_file(const std::string& path, std::size_t max_bytes);

// What "talks/lpc-2023/klint.md" says of its document: kTalk, "lpc-2023/klint". Nothing where the
// name is not made as corpus/FORMAT.md says.
struct Identity {
  SourceKind kind;
  std::string slug;
};
std::optional<Identity> identity_of(const std::string& name);

}  // namespace plumbline
