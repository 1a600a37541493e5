// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/remark_marks.h: what remark's Markdown has besides others: .class[text], over several lines, too, and headings
// without a blank (#Title). https://github.com/gnab/remark/wiki/Markdown
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

// Of one slide, line by line; code is left to the caller.
class RemarkMarks {
 public:
  // The line as CommonMark has it, without the classes and their brackets.
  std::string taken_off(std::string_view line);

 private:
  std::vector<bool> open_;  // brackets; true for those of a class
};

}  // namespace plumbline
