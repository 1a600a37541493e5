// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/rst/names.h: what the names in a text in reStructuredText stand for.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/rst/lines.h"

namespace plumbline {

class RstNames {
 public:
  RstNames() = default;
  // Those that stand in lines ".. _name: address", ".. |name| replace:: text" and "__ address", and headings.
  explicit RstNames(std::span<const RstLine> lines);

  // "" of a place in the text, nothing of a name that is not known. In all it gives 1 MiB, then "".
  std::optional<std::string> address(std::string_view name);
  // The next of those without a name; nothing where there are no more.
  std::optional<std::string> next_address();
  // Of |name|.
  std::optional<std::string> replacement(std::string_view name);
  // Of a role whose text is for other programs: ".. role:: tex(raw)".
  bool is_raw(std::string_view role) const;
  void define(std::string_view name, std::string_view address);

 private:
  void take(std::span<const RstLine> lines, std::size_t at);
  void take_target(std::span<const RstLine> lines, std::size_t at);
  void take_substitution(std::span<const RstLine> lines, std::size_t at);
  std::string within_budget(const std::string& text);

  std::map<std::string, std::string, std::less<>> addresses_, replacements_;
  std::set<std::string, std::less<>> raw_roles_;
  std::vector<std::string> unnamed_;
  std::vector<std::string> open_;  // names of targets that stand above another
  std::size_t next_ = 0, given_ = 0;
};

}  // namespace plumbline
