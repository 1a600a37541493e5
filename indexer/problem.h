// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/problem.h: a flaw in a source, as a value. Reading goes on, and the run ends with the
// list.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

enum class Severity {
  kWarning,  // indexed all the same; what could not be used was dropped
  kLeftOut,  // this source is not in the database
};

// What a programme does not say and another source of its event may say (indexer/identity/merge.h).
enum class Doubt { kNothing, kZone, kEvent };

struct Problem {
  Severity severity;
  std::string path;  // as the user would open it: "corpus/talks/lpc-2023/klint.md"
  int line;          // from 1; 0 where no line can be named
  std::string message;
  Doubt doubt = Doubt::kNothing;
};

using Problems = std::vector<Problem>;

// A warning that goes where another source clears it up.
Problem doubtful(Doubt doubt, const std::string& path, std::string message);

// "corpus/topics/nova.md:7: no topic gpus; did you mean gpu?", as compilers write it. Says so where
// the source was left out.
std::string to_string(const Problem& problem);

// As lines to print. Where more than twenty files have one and the same problem, it stands for the first five, and then once
// with the number of the others.
std::vector<std::string> to_lines(const Problems& problems);

// By path and line, what was dropped before why all was left out; each once.
void sort_problems(Problems* problems);

// How many sources were left out.
int count_left_out(const Problems& problems);

}  // namespace plumbline
