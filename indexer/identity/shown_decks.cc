// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/shown_decks.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/identity/place.h"
#include "indexer/sources/limits.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;

// Takes a number off the beginning; 0 where there is none.
int take_number(std::string_view* text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || number < 0) return 0;
  text->remove_prefix(static_cast<std::size_t>(end - text->data()));
  return number;
}

// Whether "2,5-7" has a page; "" has all.
bool has_page(std::string_view pages, int page) {
  if (pages.empty()) return true;
  while (!pages.empty()) {
    const int first = take_number(&pages);
    int last = first;
    if (pages.starts_with('-')) {
      pages.remove_prefix(1);
      last = take_number(&pages);
    }
    if (first > 0 && first <= page && page <= last) return true;
    pages.remove_prefix(
        std::min(pages.size(), pages.find(',') == pages.npos ? pages.size() : pages.find(',') + 1));
  }
  return false;
}

// The name of the source that a deck means by "./pages/intro.md" or "/pages/intro.md", which begins where the deck lies.
std::string name_of(const Source& deck, std::string_view path) {
  while (path.starts_with('/') || path.starts_with("@/")) path.remove_prefix(path.find('/') + 1);
  return (fs::path(deck.name).parent_path() / path).lexically_normal().string();
}

bool says_nothing(const Source& deck) {
  return std::all_of(deck.sections.begin(), deck.sections.end(), [](const Section& section) {
    return section.heading.text.empty() && section.body.text.empty();
  });
}

class ShownDecks {
 public:
  ShownDecks(Corpus* corpus, Problems* problems) : problems_(problems) {
    for (Source& source : corpus->sources) {
      if (source.kind == SourceKind::kSlides) decks_.emplace(source.name, &source);
    }
  }

  // Its sections, with those of the decks that it shows.
  void fill(Source* deck) {
    if (deck->shows.empty() || !open_.insert(deck->name).second) return;
    std::vector<Section> sections;
    Fingerprint all;
    all.add(deck->hash);
    for (Section& section : deck->sections) {
      const Source* shown = shown_at(*deck, section.page);
      if (!shown || sections.size() >= kMaxPages) {
        sections.push_back(std::move(section));
        continue;
      }
      all.add(shown->hash);
      const std::string& pages = show_at(*deck, section.page)->pages;
      for (const Section& other : shown->sections) {
        if (has_page(pages, other.page)) sections.push_back(other);
      }
    }
    if (sections.size() > kMaxPages) sections.resize(kMaxPages);
    for (std::size_t i = 0; i < sections.size(); ++i) sections[i].page = static_cast<int>(i) + 1;
    deck->pages = static_cast<int>(sections.size());
    deck->sections = std::move(sections);
    deck->hash = all.hex();
    const auto headed =
        std::find_if(deck->sections.begin(), deck->sections.end(),
                     [](const Section& section) { return !section.heading.text.empty(); });
    if (is_vague(deck->title) && headed != deck->sections.end()) deck->title = headed->heading.text;
    deck->shows.clear();
    open_.erase(deck->name);
  }

  bool is_shown(const Source& deck) const { return shown_.count(deck.name) > 0; }

 private:
  static const ShownDeck* show_at(const Source& deck, int page) {
    const auto found = std::find_if(deck.shows.begin(), deck.shows.end(),
                                    [&](const ShownDeck& show) { return show.page == page; });
    return found == deck.shows.end() ? nullptr : &*found;
  }

  const Source* shown_at(const Source& deck, int page) {
    const ShownDeck* show = show_at(deck, page);
    if (!show) return nullptr;
    const auto found = decks_.find(name_of(deck, show->path));
    if (found == decks_.end() || open_.count(found->first) > 0) {
      problems_->push_back({Severity::kWarning, deck.file, 0,
                            "slide " + std::to_string(page) + " shows " + show->path +
                                (found == decks_.end() ? ", which is no deck among the sources"
                                                       : ", which shows it in turn")});
      return nullptr;
    }
    fill(found->second);
    shown_.insert(found->first);
    return found->second;
  }

  Problems* problems_;
  std::map<std::string, Source*> decks_;
  std::set<std::string> open_, shown_;  // being filled; put into others
};
}  // namespace

void put_in_shown_decks(Corpus* corpus, Problems* problems) {
  if (std::all_of(corpus->sources.begin(), corpus->sources.end(),
                  [](const Source& source) { return source.shows.empty(); }))
    return;
  ShownDecks decks(corpus, problems);
  std::set<std::string> filled;
  for (Source& source : corpus->sources) {
    if (source.shows.empty()) continue;
    filled.insert(source.name);
    decks.fill(&source);
  }
  std::erase_if(corpus->sources, [&](const Source& source) {
    if (source.kind != SourceKind::kSlides) return false;
    if (decks.is_shown(source)) return true;
    if (filled.count(source.name) == 0 || !says_nothing(source)) return false;
    problems->push_back({Severity::kLeftOut, source.file, 0,
                         "shows slides of other files alone, and none of them is there"});
    return true;
  });
}

}  // namespace plumbline
