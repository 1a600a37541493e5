// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/name_key.h"

#include <algorithm>
#include <vector>

#include "schema/text/fold.h"

namespace plumbline {
namespace {

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    pieces.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return pieces;
    at = end + 1;
  }
}

// "utm_source=x&id=7" -> "id=7"
std::string without_tracking(std::string_view query) {
  std::string kept;
  for (std::string_view pair : split(query, '&')) {
    if (pair.empty() || pair.starts_with("utm_") || pair.starts_with("si=")) continue;
    if (!kept.empty()) kept += '&';
    kept += pair;
  }
  return kept;
}

// lore.kernel.org/<list>/<message id>/... -> lore/<message id>
std::string lore_key(std::string_view path) {
  for (std::string_view piece : split(path, '/')) {
    if (piece.find('@') != std::string_view::npos || piece.find("%40") != std::string_view::npos) {
      std::string id(piece);
      if (const auto at = id.find("%40"); at != std::string::npos) id.replace(at, 3, "@");
      return "lore/" + id;
    }
  }
  return {};
}
}  // namespace

NameKey name_key(Tokenizer& tokenizer, std::string_view name) {
  NameKey out;
  for (const Token& token : tokenizer.tokenize(name)) {
    if (token.kind == Token::kPart) out.key += token.text;
    if (token.kind == Token::kStem) out.stem_key += token.text;
  }
  return out;
}

std::string url_key(std::string_view url) {
  url = url.substr(0, url.find('#'));
  url = without_prefix(without_prefix(url, "https://"), "http://");
  const auto question = url.find('?');
  std::string_view path = url.substr(0, question);
  const auto slash = std::min(path.find('/'), path.size());
  std::string host(path.substr(0, slash));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  host = without_prefix(host, "www.");
  path = path.substr(slash);
  if (host == "lore.kernel.org") {
    if (std::string key = lore_key(path); !key.empty()) return key;
  }
  if (path.ends_with("/index.html")) path.remove_suffix(10);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string key = host + std::string(path);
  if (question != std::string_view::npos) {
    if (const std::string kept = without_tracking(url.substr(question + 1)); !kept.empty())
      key += "?" + kept;
  }
  return key;
}

std::string slug_of(std::string_view name) {
  std::string slug;
  for (char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace plumbline
