// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/thing.h"

#include <algorithm>
#include <array>

#include "schema/text/ascii.h"
#include "schema/text/citation.h"
#include "schema/text/name_key.h"
#include "schema/text/percent.h"
#include "schema/text/reference_key.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<Kind, std::string_view> kFolders[] = {{Kind::kTalk, "/talks/"},
                                                          {Kind::kTopic, "/topics/"},
                                                          {Kind::kEvent, "/events/"},
                                                          {Kind::kPerson, "/people/"}};
constexpr std::string_view kApi = "/api/v1";

std::string_view without_scheme(std::string_view text) {
  for (std::string_view scheme : {"https://", "http://"}) {
    if (ascii::starts_with_any_case(text, scheme)) return text.substr(scheme.size());
  }
  return text;
}

// The path behind the site's own host; nullopt where the text does not begin with that.
std::optional<std::string_view> path_on(std::string_view site, std::string_view text) {
  if (text.starts_with('/')) return text;
  const std::string host = ascii::lower(without_scheme(site));
  const std::string_view rest = without_scheme(text);
  if (host.empty() || !ascii::starts_with_any_case(rest, host)) return std::nullopt;
  return rest.substr(host.size());
}

bool is_anchor(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_'; });
}

// By slug, by slug with a suffix such as ".json", or by another name.
const Document* find_document(const Catalog& catalog, Tokenizer& tokenizer, Kind kind,
                              const std::string& slug) {
  if (const Document* document = catalog.find(kind, slug)) return document;
  if (const auto dot = slug.rfind('.'); dot != std::string::npos) {
    if (const Document* document = catalog.find(kind, slug.substr(0, dot))) return document;
  }
  const Name* name = catalog.name_of_key(name_key(tokenizer, slug).key);
  return name && catalog[name->document].kind == kind ? &catalog[name->document] : nullptr;
}

std::string page_path(const Document& document) {
  for (const auto& [kind, folder] : kFolders) {
    if (kind == document.kind) return std::string(folder) + document.slug;
  }
  return "/";
}

Thing page_thing(const Document* document, std::string_view path, std::string_view fragment) {
  Thing thing{"page", document ? page_path(*document) : std::string(path), ""};
  if (document) thing.document = document->id;
  if (document && is_anchor(fragment)) thing.anchor = fragment;
  return thing;
}

std::optional<Thing> find_page(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text,
                               std::string_view site) {
  const auto found = path_on(site, text);
  if (!found) return std::nullopt;
  std::string_view path = *found, fragment;
  if (const auto hash = path.find('#'); hash != std::string_view::npos) {
    fragment = path.substr(hash + 1);
    path = path.substr(0, hash);
  }
  path = path.substr(0, path.find('?'));
  if (path.starts_with(kApi)) path.remove_prefix(kApi.size());
  for (const auto& [kind, folder] : kFolders) {
    if (!path.starts_with(folder)) continue;
    std::string slug = clean_utf8(percent_decoded(path.substr(folder.size())));
    while (slug.ends_with('/')) slug.pop_back();
    if (slug.empty()) return std::nullopt;
    return page_thing(find_document(catalog, tokenizer, kind, slug), path, fragment);
  }
  return std::nullopt;
}

// "lpc-2023/klint", "talks/lpc-2023/klint": only what is there.
std::optional<Thing> find_id(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text) {
  if (text.find('/') == std::string_view::npos) return std::nullopt;
  if (const Document* talk = catalog.find(Kind::kTalk, text)) return page_thing(talk, "", "");
  auto thing = find_page(catalog, tokenizer, "/" + std::string(text), "");
  return thing && thing->document ? thing : std::nullopt;
}

// "kernel::sync::Arc", "crate::init!", "::core::mem::swap()"
bool is_identifier(std::string_view text) {
  const auto colons = text.find("::");
  if (colons == std::string_view::npos || colons + 2 == text.size()) return false;
  const bool letters = std::any_of(text.begin(), text.end(), ascii::is_letter);
  return letters && std::all_of(text.begin(), text.end(), [](char c) {
           return ascii::is_alphanumeric(c) ||
                  std::string_view("_:<>&,()!").find(c) != std::string_view::npos;
         });
}

std::optional<Thing> find_identifier(const Catalog& catalog, Tokenizer& tokenizer,
                                     std::string_view text) {
  if (!is_identifier(text)) return std::nullopt;
  Thing thing{"identifier", std::string(text), ""};
  if (const Name* name = catalog.name_of_key(name_key(tokenizer, text).key))
    thing.document = name->document;
  thing.known = thing.document != 0;
  return thing;
}
}  // namespace

std::optional<Thing> find_thing(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text,
                                std::string_view site) {
  text = ascii::trimmed(text);
  if (auto page = find_page(catalog, tokenizer, text, site)) return page;
  if (text.find_first_of(" \t\n") == std::string_view::npos) {
    if (auto page = find_id(catalog, tokenizer, text)) return page;
    if (auto identifier = find_identifier(catalog, tokenizer, text)) return identifier;
  }
  auto named = named_thing(text);
  if (!named) return std::nullopt;
  Thing thing{std::string(kind_name(kind_of_key(named->key))),
              std::string(value_of_key(named->key)), named->key};
  thing.sure = named->sure;
  return thing;
}

std::string name_of(const Thing& thing) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"page", "the page "},     {"message", "the mail "}, {"lwn", "the LWN article "},
      {"commit", "the commit "}, {"path", "the file "},    {"crate", "the crate "},
      {"url", "the address "}};
  for (const auto& [kind, words] : kWords) {
    if (kind == thing.kind) return std::string(words) + thing.value;
  }
  return thing.value;
}

std::string words_of(const Thing& thing) {
  const bool article = thing.kind == "lwn" && !thing.known;
  std::string words = article ? "lwn.net Articles " : "";
  for (char c : thing.value)
    words += std::string_view("/?&=@%#\"<>():*").find(c) == std::string_view::npos ? c : ' ';
  return words;
}

}  // namespace plumbline
