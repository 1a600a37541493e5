// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/names.h"

#include <algorithm>

#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {

// Without their dots.
constexpr std::string_view kSuffixes[] = {
    "inc",  "incorporated", "llc", "ltd", "limited", "gmbh", "ag", "se",  "ev",
    "corp", "co",           "sa",  "bv",  "plc",     "phd",  "md", "msc", "bsc",
    "mba",  "jr",           "sr",  "ii",  "iii",     "iv",   "esq"};
// What a family name of several words begins with.
constexpr std::string_view kParticles[] = {"van", "von", "de", "der", "den", "del", "da",
                                           "di",  "dos", "la", "le",  "ter", "ten", "zu"};

bool has_several_words(std::string_view text) { return text.find(' ') != text.npos; }

struct Halves {
  std::string_view before, behind;  // the comma; both "" where there is not exactly one
};

Halves halves_of(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == name.npos || name.find(',', comma + 1) != name.npos) return {};
  const Halves halves{trimmed(name.substr(0, comma)), trimmed(name.substr(comma + 1))};
  return halves.before.empty() || halves.behind.empty() ? Halves{} : halves;
}

bool begins_small(std::string_view text) { return text.front() >= 'a' && text.front() <= 'z'; }

bool are_two_people(const Halves& halves) {
  const std::string_view first = halves.before.substr(0, halves.before.find(' '));
  return has_several_words(halves.before) && has_several_words(halves.behind) &&
         !is_one_of(first, kParticles) && !begins_small(halves.behind);
}

// "Ada", "Jan Pieter": not a group such as "feminist hackerspace" or "Luce and Zoe for a better world", nor the sign
// of a radio amateur ("DL1ABC").
bool are_first_names(std::string_view text) {
  return !begins_small(text) && std::count(text.begin(), text.end(), ' ') < 3 &&
         text.find_first_of("0123456789") == text.npos;
}

// "Foo Bar, Baz Qux, Ada Example": three or more, each of several words.
bool are_many_people(std::string_view list) {
  constexpr std::size_t kMany = 3;
  const auto parts = split(list, ',');
  return parts.size() >= kMany &&
         std::all_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return has_several_words(trimmed(part)); });
}

// Where the suffixes of a name begin, with the comma before them; its size where it has none.
std::size_t begin_of_suffixes(std::string_view name) {
  std::size_t end = name.size();
  for (;;) {
    const auto comma = name.substr(0, end).rfind(',');
    if (comma == name.npos || !is_suffix_of_name(name.substr(comma + 1, end - comma - 1)))
      return end;
    end = comma;
  }
}

// Without what stands within brackets.
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == ')') {
      depth = std::max(depth - 1, 0);
    } else if (c == '(') {
      ++depth;
    } else if (depth == 0) {
      out += c;
    }
  }
  return out;
}

// Where semicolons part people, a comma parts a name or what belongs to it: "Example, Ada", "Ada Example, Company".
std::vector<std::string> names_between_semicolons(std::string_view entry) {
  std::string name = without_brackets(entry);
  std::erase(name, '*');  // whoever is to be written to has it
  while (!name.empty() && std::string_view(", \t").find(name.back()) != std::string_view::npos)
    name.pop_back();
  const Halves halves = halves_of(name);
  const bool has_company = has_several_words(halves.before) && !has_several_words(halves.behind) &&
                           !is_one_of(halves.before.substr(0, halves.before.find(' ')), kParticles);
  if (has_company && !is_suffix_of_name(halves.behind)) return {std::string(halves.before)};
  return names_of_entry(trimmed(name));
}
}  // namespace

bool is_suffix_of_name(std::string_view word) {
  std::string plain = lower(trimmed(word));
  std::erase(plain, '.');
  return is_one_of(plain, kSuffixes);
}

std::string last_first_turned(std::string_view name) {
  const std::size_t end = begin_of_suffixes(name);
  const Halves halves = halves_of(name.substr(0, end));
  if (halves.before.empty() || are_two_people(halves) || !are_first_names(halves.behind))
    return std::string(name);
  return std::string(halves.behind) + " " + std::string(halves.before) +
         std::string(name.substr(end));
}

std::vector<std::string> names_of_entry(std::string_view entry) {
  if (are_many_people(entry)) return names_in(entry);
  const Halves halves = halves_of(entry);
  if (halves.before.empty() || !are_two_people(halves) || is_suffix_of_name(halves.behind))
    return {last_first_turned(entry)};
  return {std::string(halves.before), std::string(halves.behind)};
}

std::vector<std::string> names_in(std::string_view list) {
  const std::string plain = without_brackets(list);
  std::vector<std::string> names;
  for (const std::string_view part : split(plain, ',')) {
    if (!names.empty() && is_suffix_of_name(part))
      names.back().append(",").append(part);
    else
      names.emplace_back(part);
  }
  return names;
}

std::vector<std::string> people_in(std::string_view list) {
  std::string text(list);
  std::replace(text.begin(), text.end(), '\n', ';');
  const bool has_entries = text.find(';') != text.npos;
  for (const std::string_view word : {" and ", " & "}) {
    for (std::size_t at; (at = text.find(word)) != text.npos;)
      text.replace(at, word.size(), has_entries ? "; " : ", ");
  }
  std::vector<std::string> people;
  for (const std::string_view entry : split(text, ';')) {
    for (const std::string& name :
         has_entries ? names_between_semicolons(entry) : names_in(entry)) {
      std::string clean = without_quotes(person_name(name.substr(0, name.find(" @ "))));
      if (!clean.empty()) people.push_back(std::move(clean));
    }
  }
  return people;
}

}  // namespace plumbline
