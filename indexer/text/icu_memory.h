// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/text/icu_memory.h: ICU tells of missing memory as of any other failure, and its strings are then empty. What goes
// on with that would publish something else than there is.
#pragma once

#include <unicode/unistr.h>

#include <new>

namespace plumbline {

inline void need_memory(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
}

inline const icu::UnicodeString& need_memory(const icu::UnicodeString& text) {
  if (text.isBogus()) throw std::bad_alloc();
  return text;
}

}  // namespace plumbline
