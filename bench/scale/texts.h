// SPDX-License-Identifier: MIT OR Apache-2.0
// bench/scale/texts.h: real texts that a large archive is made of: abstracts with their titles, pages of
// slides, minutes of what was said, and names of people.
#pragma once

#include <string>
#include <vector>

namespace plumbline::bench {

struct Abstract {
  std::string title, text;  // plain; neither is empty
};

struct Texts {
  std::vector<Abstract> abstracts;
  std::vector<std::string> slides;   // a page each
  std::vector<std::string> minutes;  // of transcripts, a passage each
  std::vector<std::string> people;
};

// Adds those of a published database: the first passage of each talk's abstract, all pages of slides and all
// minutes of transcripts that say something, and all people. Throws DatabaseError.
void add_published(const std::string& db, Texts* texts);

// Adds descriptions of Debian's packages as abstracts, the summary as the title: paragraphs with "Package:",
// "Description-en:" (or "Description:") and its indented lines, as Translation-en and `apt-cache dumpavail` have
// them. Those without a long description are left out. Throws Error where the file cannot be read.
void add_descriptions(const std::string& file, Texts* texts);

}  // namespace plumbline::bench
