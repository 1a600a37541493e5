// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/problem.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace plumbline {
namespace {
auto order(const Problem& problem) {
  return std::tie(problem.path, problem.line, problem.severity, problem.message);
}

// Of so many that are alike only the first are named.
constexpr int kMany = 20, kShown = 5;

std::string what_of(const Problem& problem) {
  return problem.message + (problem.severity == Severity::kLeftOut ? " [left out]" : "");
}
}  // namespace

Problem doubtful(Doubt doubt, const std::string& path, std::string message) {
  return {Severity::kWarning, path, 0, std::move(message), doubt};
}

std::string to_string(const Problem& problem) {
  std::string line = problem.path + ":";
  if (problem.line > 0) line += std::to_string(problem.line) + ":";
  return line + " " + what_of(problem);
}

std::vector<std::string> to_lines(const Problems& problems) {
  std::map<std::string, int> alike;
  for (const Problem& problem : problems) ++alike[what_of(problem)];
  std::map<std::string, int> shown;
  std::vector<std::string> lines;
  for (const Problem& problem : problems) {
    const std::string what = what_of(problem);
    const int all = alike[what], number = ++shown[what];
    if (all <= kMany || number <= kShown) {
      lines.push_back(to_string(problem));
    } else if (number == all) {
      lines.push_back(std::to_string(all - kShown) + " more: " + what + "; --json names them all");
    }
  }
  return lines;
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
