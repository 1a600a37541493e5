// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/code_spans.h: where code stands in Markdown, for what looks at its text before cmark does.
// https://spec.commonmark.org/0.30/#fenced-code-blocks, #code-spans
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Fenced code, followed from line to line.
class CodeFence {
 public:
  // True where the line begins, ends or belongs to fenced code.
  bool take(std::string_view line);

 private:
  std::string fence_;  // that is open
};

// For each byte of a text whether it is of fenced code, or of code between backquotes and these.
std::vector<bool> code_of(std::string_view markdown);

}  // namespace plumbline
