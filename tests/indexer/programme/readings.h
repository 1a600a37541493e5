// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/indexer/programme/readings.h: what the tests of all programmes ask of a reading.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/format.h"

namespace plumbline {

using ReadFunction = Reading (*)(const Input& input);
using RecognizeFunction = bool (*)(const Input& input);

// Of a file with that path. The reading keeps nothing of the bytes.
Reading read_bytes(ReadFunction read, const std::string& bytes,
                   const std::string& path = "talks/file");
bool recognized(RecognizeFunction recognizes, const std::string& bytes);

std::vector<Source> talks_of(const Reading& reading);
// The talk with that title, or the event; a failure and an empty source where there is none.
Source talk_named(const Reading& reading, const std::string& title);
Source event_of(const Reading& reading);
std::vector<std::string> names(const std::vector<Word>& words);
std::string link(const Source& source, const std::string& key);
// All texts of all problems, one a line.
std::string problems_of(const Reading& reading);
// How many of the problems have that part.
int warnings_with(const Reading& reading, const std::string& part);
bool left_out(const Reading& reading);
// All that a reading would store, to look for what must not be there.
std::string everything(const Reading& reading);

// A file of real data, which lies outside of the project; nothing where it is absent.
std::optional<std::string> real_file(const std::string& name);

// Each text is known for what it is and refused: no source, and a problem with that reason.
struct Refusal {
  std::string text, why;
};
void expect_refused(RecognizeFunction recognizes, ReadFunction read,
                    const std::vector<Refusal>& refusals);

// Hostile forms of a good file: truncated at many places, with bits flipped, in other encodings. Each must
// end in a problem or in sources, and no two must be the same.
void expect_survives(RecognizeFunction recognizes, ReadFunction read, const std::string& good);

}  // namespace plumbline

// GTEST_SKIP works only in the test itself.
#define REAL_FILE_OR_SKIP(variable, name)                      \
  const std::optional<std::string> variable = real_file(name); \
  if (!variable) GTEST_SKIP() << "no " << name << "; set PLUMBLINE_TEST_DATA to where it is"
