// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/programme/left_out.h: what an import left out or had to guess, a line a reason. A programme has
// hundreds of texts by as many people, and whoever imports it wrote none of them: a flaw is reported once, with
// how often it occurs and where it did first.
#pragma once

#include <map>
#include <string>

#include "indexer/problem.h"
#include "indexer/sources/programme/facts.h"

namespace plumbline {

class LeftOut {
 public:
  void add(const std::string& reason, const std::string& example, int line = 0);
  // Flaws of a talk's texts.
  void add(const Problems& problems, const TalkFacts& talk);
  // Warnings, one a reason, by the reason.
  void report(const std::string& path, Problems* problems) const;

 private:
  struct Reason {
    int count = 0, line = 0;
    std::string example;  // the first
  };
  std::map<std::string, Reason> reasons_;
};

}  // namespace plumbline
