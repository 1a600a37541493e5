// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/left_out.h"

#include "indexer/sources/programme/text.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
constexpr std::size_t kExampleBytes = 160;
}  // namespace

void LeftOut::add(const std::string& name, const std::string& example, int line) {
  Reason& reason = reasons_[name];
  if (reason.count++ == 0) {
    reason.line = line;
    reason.example = example;
  }
}

void LeftOut::add(const Problems& problems, const TalkFacts& talk) {
  for (const Problem& problem : problems) {
    add("in texts: " + problem.message.substr(0, problem.message.find('"')),
        talk.place + " " + talk.title, talk.line > 0 ? problem.line : 0);
  }
}

void LeftOut::report(const std::string& path, Problems* problems) const {
  for (const auto& [name, reason] : reasons_) {
    const std::string count = reason.count == 1 ? "" : std::to_string(reason.count) + " times ";
    const std::string example = squeezed(reason.example);
    problems->push_back({Severity::kWarning, path, reason.line,
                         count + name + ": " + std::string(cut_utf8(example, kExampleBytes))});
  }
}

}  // namespace plumbline
