// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/find.h: the files to read. A corpus is a directory with talks/, topics/, events/,
// notes/, slides/, transcripts/, programmes/ or people.yml in it, as corpus/FORMAT.md says; what lies
// elsewhere may be of any format and have any name.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/problem.h"
#include "schema/error.h"

namespace plumbline {

// A source cannot be read at all; what() is one line for the user.
struct SourceError : Error {
  using Error::Error;
};

struct SourceFile {
  std::string path;  // to open it, and for problems
  std::string
      name;  // below the corpus: "talks/lpc-2023/klint.md", "people.yml"; without mail addresses

  bool is_people() const { return name == "people.yml"; }
};

// Finds what lies below each argument: a corpus, a directory or a file of one, or files of any format
// outside of one, whose names begin with that of the directory that was named. By name; a file that two
// arguments lead to comes once. A symbolic link that is an argument stands for what it leads to, under its own name; others
// are not followed, and hidden files, as well as those whose path
// begins with `db`, are passed over in silence; whatever else does not belong there becomes a problem.
// Throws SourceError where an argument does not exist.
std::vector<SourceFile> find_sources(const std::vector<std::string>& arguments, Problems* problems,
                                     const std::string& db = "");

// The bytes of a plain file. Throws SourceError where it is none, cannot be read, or is larger.
std::string read_file(const std::string& path, std::size_t max_bytes);

}  // namespace plumbline
