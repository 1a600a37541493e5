// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/slide_pictures.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "schema/sql.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::string_view kDeck = "slides", kSuffix = ".webp";

using Pictures = std::map<int, PictureView>;  // by page

// All of a text that is a number from 1 as one writes it; else 0.
int number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool plain =
      error == std::errc() && end == text.data() + text.size() && number > 0 && text.front() != '0';
  return plain ? number : 0;
}

// "lpc-2023/klint" has the first deck, "lpc-2023/klint/02" the second.
int number_of_deck(std::string_view slug, std::string_view talk) {
  if (slug.size() <= talk.size() + 1) return 1;
  slug.remove_prefix(talk.size() + 1);
  if (slug.starts_with('0')) slug.remove_prefix(1);
  return number_in(slug);
}

std::string slug_of_deck(std::string_view talk, int number) {
  std::string slug(talk);
  if (number > 1) slug += (number < 10 ? "/0" : "/") + std::to_string(number);
  return slug;
}

// "slides", "slides-2"; it also begins the anchors of its pages, but that the first one's are "slide-7".
std::string name_of_deck(int number) {
  return std::string(kDeck) + (number > 1 ? "-" + std::to_string(number) : "");
}

// By number of the deck.
std::map<int, Pictures> pictures_of(Database& db, const Document& talk) {
  std::map<int, Pictures> decks;
  Statement& rows = db.cached(sql::k_list_slide_pictures);
  rows.bind(":talk", talk.id);
  while (rows.step()) {
    const int deck = number_of_deck(rows.view(0), talk.slug);
    const auto page = static_cast<int>(rows.integer(1));
    decks[deck][page] = {path_of(talk) + "/" + name_of_deck(deck) + "/" + std::to_string(page) +
                             std::string(kSuffix),
                         static_cast<int>(rows.integer(2)), static_cast<int>(rows.integer(3))};
  }
  return decks;
}

PassageView wordless(int deck, int page) {
  PassageView passage;
  passage.anchor = (deck == 1 ? "slide" : name_of_deck(deck)) + "-" + std::to_string(page);
  passage.page = page;
  return passage;
}

// Both are in the order of pages; several passages may be of one.
void add_to_deck(int deck, Pictures pictures, std::vector<PassageView>* passages) {
  std::vector<PassageView> out;
  auto picture = pictures.begin();
  const auto add_wordless_before = [&](int page) {
    for (; picture != pictures.end() && picture->first < page; ++picture) {
      out.push_back(wordless(deck, picture->first));
      out.back().picture = std::move(picture->second);
    }
  };
  for (PassageView& passage : *passages) {
    add_wordless_before(passage.page.value_or(0));
    out.push_back(std::move(passage));
    if (picture == pictures.end() || picture->first != out.back().page) continue;
    out.back().picture = std::move(picture->second);
    ++picture;
  }
  if (!pictures.empty()) add_wordless_before(pictures.rbegin()->first + 1);
  *passages = std::move(out);
}

}  // namespace

void add_slide_pictures(Database& db, const Document& talk, std::vector<PartView>* parts) {
  std::map<int, Pictures> decks = pictures_of(db, talk);
  int deck = 0;
  for (PartView& part : *parts) {
    if (part.part != kDeck) continue;
    const auto found = decks.find(++deck);
    if (found != decks.end()) add_to_deck(deck, std::move(found->second), &part.passages);
  }
}

std::optional<std::string> find_slide_picture(Database& db, std::string_view talk,
                                              std::string_view deck, std::string_view file) {
  if (!deck.starts_with(kDeck) || !file.ends_with(kSuffix)) return std::nullopt;
  const int page = number_in(file.substr(0, file.size() - kSuffix.size()));
  deck.remove_prefix(kDeck.size());
  const int number = deck.empty() ? 1 : deck.starts_with('-') ? number_in(deck.substr(1)) : 0;
  if (page == 0 || number == 0 || deck == "-1") return std::nullopt;
  Statement& row = db.cached(sql::k_find_slide_picture);
  row.bind(":deck", slug_of_deck(talk, number)).bind(":page", page);
  if (!row.step()) return std::nullopt;
  std::string bytes(row.bytes(0));
  row.reset();
  return bytes;
}

}  // namespace plumbline
