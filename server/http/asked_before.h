// SPDX-License-Identifier: MIT OR Apache-2.0
// server/http/asked_before.h: what requests ask for, remembered by their bytes, so that one that comes again in
// the same words is not taken apart again. Belongs to one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/application.h"

namespace plumbline {

class AskedBefore {
 public:
  // Forgets all where there are so many.
  explicit AskedBefore(std::size_t most = 2048) : most_(most) {}

  // nullptr where it is not known. The same words mean another answer in another publication.
  const Asked* find(std::string_view publication, std::string_view request) const;
  const Asked* keep(std::string request, Asked asked);

 private:
  static constexpr std::size_t kLongest = 1024;  // of a request that is remembered

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  const std::size_t most_;
  std::string publication_;
  std::unordered_map<std::string, Asked, Hash, std::equal_to<>> asked_;
  Asked last_;  // where it is not remembered
};

}  // namespace plumbline
