// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/asked_before.h"

#include <utility>

namespace plumbline {

const Asked* AskedBefore::find(std::string_view publication, std::string_view request) const {
  if (publication != publication_) return nullptr;
  const auto found = asked_.find(request);
  return found == asked_.end() ? nullptr : &found->second;
}

const Asked* AskedBefore::keep(std::string request, Asked asked) {
  if (asked.publication != publication_ || asked_.size() >= most_) {
    asked_.clear();
    publication_ = asked.publication;
  }
  if (request.size() > kLongest) {
    last_ = std::move(asked);
    return &last_;
  }
  return &asked_.insert_or_assign(std::move(request), std::move(asked)).first->second;
}

}  // namespace plumbline
