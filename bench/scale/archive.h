// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/archive.h: the archive of many conferences, of any size, the same for the same texts and seed: a
// programme (Pentabarf) for each edition of 500 talks, decks by page, transcripts by minute, pages of topics.
// Titles and abstracts are real ones as long as they last; slides and what was said come from a chain of all
// texts, with the real numbers of words.
#pragma once

#include <filesystem>

#include "bench/scale/texts.h"

namespace plumbline::bench {

struct ArchiveSize {
  int talks = 500;  // 20 passages each: of ten talks, eight have a deck and two a transcript
  int topics = 300;
  unsigned seed = 1;
};

struct ArchiveCounts {
  int editions = 0, talks = 0, decks = 0, transcripts = 0, topics = 0;
};

// Writes programmes/, slides/, transcripts/ and topics/ below `directory`. Throws Error where there are no
// abstracts, and std::filesystem::filesystem_error.
ArchiveCounts write_archive(const std::filesystem::path& directory, const Texts& texts,
                            const ArchiveSize& size);

}  // namespace plumbline::bench
