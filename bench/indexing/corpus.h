// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/indexing/corpus.h: a corpus that nobody wrote, of any size and the same on every machine. Its words
// follow Zipf's law, as those of real text do; its talks have speakers, topics and addresses.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace plumbline::bench {

struct CorpusSize {
  int talks = 10000;
  int topics = 300;
  int people = 2000;
  int words = 200;  // of each talk
};

// Writes events/, topics/ and talks/ below `directory`, as corpus/FORMAT.md has them. Returns the files of the
// talks. Throws std::filesystem::filesystem_error.
std::vector<std::filesystem::path> write_corpus(const std::filesystem::path& directory,
                                                const CorpusSize& size);

// Puts a sentence at the end of a file, with a word that no other text has.
void append_sentence(const std::filesystem::path& file, const std::string& word);

}  // namespace plumbline::bench
