// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/letters.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "schema/text/fold.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string letter_id(std::string_view letter) {
  if (letter == "#") return "letter-other";
  return letter.size() == 1 ? "letter-" + std::string(letter) : "letter-digits";
}

// The first entry that is not before `at` in the order of the list.
std::size_t find_begin(const std::vector<LetterEntry>& entries, std::string_view at) {
  if (at.empty()) return 0;
  const std::pair<std::string, std::string> key = {index_letter(at), fold(at)};
  const auto found = std::lower_bound(entries.begin(), entries.end(), key,
                                      [](const LetterEntry& entry, const auto& sought) {
                                        return std::pair(entry.letter, fold(entry.title)) < sought;
                                      });
  return static_cast<std::size_t>(found - entries.begin());
}

// Where a page begins that has this letter: "M", or for digits and other beginnings their first title.
std::string at_letter(const LetterEntry& entry) {
  return entry.letter.size() == 1 && entry.letter != "#" ? entry.letter : entry.title;
}

}  // namespace

std::vector<LetterEntry> letter_entries(const Catalog& catalog,
                                        std::span<const DocumentId> documents) {
  std::vector<LetterEntry> entries;
  for (DocumentId id : documents) {
    entries.push_back({index_letter(catalog[id].title), catalog[id].title});
  }
  return entries;
}

Window fill_letters(Dictionary place, std::string_view path,
                    const std::vector<LetterEntry>& entries, std::string_view at, std::size_t limit,
                    const std::function<void(Dictionary, std::size_t)>& fill) {
  const Window shown = window(entries.size(), find_begin(entries, at), limit);
  Dictionary jumps = place.include("LETTERS", "letters.html");
  std::optional<Dictionary> section;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& letter = entries[i].letter;
    const bool begins = i == 0 || letter != entries[i - 1].letter;
    const bool is_shown = i >= shown.begin && i < shown.end;
    const std::string id = letter_id(letter);
    if (begins) {
      jumps.add("LETTER")
          .set("LETTER", letter)
          .set("URL", is_shown ? "#" + id : path_at(path, at_letter(entries[i])));
    }
    if (!is_shown) continue;
    if (begins || i == shown.begin)
      section = place.add("LETTER").set("LETTER", letter).set("ID", id);
    fill(*section, i);
  }
  fill_steps(place, path, shown, [&](std::size_t i) { return entries[i].title; });
  return shown;
}

std::string title_from(std::string_view title, std::string_view at) {
  constexpr std::size_t kLetters = 40;
  std::string text(title);
  if (!at.empty()) text += " from " + shortened(at, kLetters);
  return text;
}

void fill_steps(Dictionary place, std::string_view path, const Window& shown,
                const std::function<std::string(std::size_t)>& key_of) {
  if (shown.whole()) return;
  Dictionary steps = place.include("STEPS", "steps.html");
  steps.set("FIRST", static_cast<int>(shown.begin + 1)).set("LAST", static_cast<int>(shown.end));
  steps.set("SIZE", static_cast<int>(shown.size));
  if (!shown.first()) {
    const std::string at = shown.previous == 0 ? "" : key_of(shown.previous);
    steps.add("PREVIOUS").set("URL", path_at(path, at));
  }
  if (!shown.last()) steps.add("NEXT").set("URL", path_at(path, key_of(shown.end)));
}

}  // namespace plumbline
