// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/problem.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace plumbline {
namespace {
auto order(const Problem& problem) {
  return std::tie(problem.path, problem.line, problem.severity, problem.message);
}
}  // namespace

Problem doubt_of_zone(const std::string& path, std::string message) {
  return {Severity::kWarning, path, 0, std::move(message), true};
}

std::string to_string(const Problem& problem) {
  std::string line = problem.path + ":";
  if (problem.line > 0) line += std::to_string(problem.line) + ":";
  line += " " + problem.message;
  if (problem.severity == Severity::kLeftOut) line += " [left out]";
  return line;
}

void sort_problems(Problems* problems) {
  std::sort(problems->begin(), problems->end(),
            [](const Problem& a, const Problem& b) { return order(a) < order(b); });
  problems->erase(
      std::unique(problems->begin(), problems->end(),
                  [](const Problem& a, const Problem& b) { return order(a) == order(b); }),
      problems->end());
}

int count_left_out(const Problems& problems) {
  std::set<std::string> paths;
  for (const Problem& problem : problems) {
    if (problem.severity == Severity::kLeftOut) paths.insert(problem.path);
  }
  return static_cast<int>(paths.size());
}

}  // namespace plumbline
