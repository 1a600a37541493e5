// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/template_name.h: a name in a template, known by a hash that the compiler works out.
#pragma once

#include <cstdint>
#include <string_view>

namespace plumbline {

// FNV-1a of 64 bits: https://datatracker.ietf.org/doc/draft-eastlake-fnv/. The names are a few dozen words of ours, of
// which no two share one.
constexpr std::uint64_t hash_of_name(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

class TemplateName {
 public:
  consteval TemplateName(const char* text)  // not explicit: a literal is one
      : text_(text),
        hash_(hash_of_name(text)),
        is_of_markup_(std::string_view(text).ends_with("_HTML")) {}

  const char* text() const { return text_; }
  std::uint64_t hash() const { return hash_; }
  bool is_of_markup() const { return is_of_markup_; }

 private:
  const char* text_;
  std::uint64_t hash_;
  bool is_of_markup_;
};

}  // namespace plumbline
