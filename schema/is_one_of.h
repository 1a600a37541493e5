// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/is_one_of.h: whether a list, an array or a vector, has a value. Searched from its beginning.
#pragma once

#include <algorithm>
#include <iterator>

namespace plumbline {

template <class Value, class List>
bool is_one_of(const Value& value, const List& list) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

}  // namespace plumbline
