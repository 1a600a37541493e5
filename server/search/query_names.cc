// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/query_names.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schema/text/ascii.h"
#include "schema/text/name_key.h"
#include "schema/text/stop_words.h"

namespace plumbline {
namespace {
constexpr std::size_t kMaxNameTerms = 6;  // words of a name that is recognized inside a query

bool may_be_of_name(const QueryNode& node) {
  return node.kind == QueryNode::kTerm && !node.term.quoted && !node.term.prefix &&
         node.term.field.empty();
}

// "fosdem24" and "lpc23" are events of 2024 and 2023, as they are often written; nullptr for any other key that no name
// has.
const Name* name_of_key(const Catalog& catalog, std::string_view key) {
  if (const Name* name = catalog.name_of_key(key)) return name;
  const auto is_digit_at = [&](std::size_t from_end) {
    return ascii::is_digit(key[key.size() - from_end]);
  };
  if (key.size() < 4 || !is_digit_at(1) || !is_digit_at(2) || is_digit_at(3)) return nullptr;
  const std::size_t year = key.size() - 2;
  const Name* name =
      catalog.name_of_key(std::string(key.substr(0, year)).append("20").append(key.substr(year)));
  return name && catalog[name->document].kind == Kind::kEvent ? name : nullptr;
}

// The longest name that begins at nodes[begin], with the number of its terms.
std::pair<const Name*, std::size_t> longest_name(const Catalog& catalog,
                                                 const std::vector<QueryNode>& nodes,
                                                 std::size_t begin) {
  std::pair<const Name*, std::size_t> best = {nullptr, 0};
  std::string key;
  for (std::size_t n = 0; n < kMaxNameTerms && begin + n < nodes.size(); ++n) {
    if (!may_be_of_name(nodes[begin + n])) break;
    for (const std::string& word : nodes[begin + n].term.words) key += word;
    if (const Name* name = name_of_key(catalog, key)) best = {name, n + 1};
  }
  return best;
}

// The document that some words are the name of, in this form of them or in another.
const Name* name_of_words(const Catalog& catalog, const std::vector<QueryNode>& words) {
  std::string key, stem_key;
  for (const QueryNode& node : words) {
    if (!may_be_of_name(node)) return nullptr;
    for (const std::string& word : node.term.words) key += word;
    for (const std::string& stem : node.term.stems) stem_key += stem;
  }
  const Name* name = name_of_key(catalog, key);
  return name ? name : catalog.name_of_stem_key(stem_key);
}

// A group of one is that one.
QueryNode& unwrapped(QueryNode& node) {
  return node.kind == QueryNode::kAnd && node.children.size() == 1 ? unwrapped(node.children[0])
                                                                   : node;
}

// Makes a name of "(pin AND init OR topic:pinned-init)", as understood() spells one out.
bool read_spelled_out_name(const Catalog& catalog, QueryNode* node) {
  if (node->kind != QueryNode::kOr || node->children.size() != 2) return false;
  const QueryNode& filter = unwrapped(node->children[1]);
  QueryNode& first = unwrapped(node->children[0]);
  if (filter.kind != QueryNode::kFilter) return false;
  std::vector<QueryNode> words = {first};
  if (first.kind == QueryNode::kAnd) words = first.children;
  const Name* name = name_of_words(catalog, words);
  if (!name || filter.value != catalog[name->document].slug) return false;
  const TextRange place = node->place;
  *node = name_node(name->document, std::move(words));
  node->place = place;
  return true;
}
}  // namespace

QueryNode name_node(DocumentId document, std::vector<QueryNode> words) {
  QueryNode node;
  node.kind = QueryNode::kName;
  node.document = document;
  for (const QueryNode& word : words)
    node.typed += (node.typed.empty() ? "" : " ") + word.term.typed;
  if (!words.empty()) node.place = {words.front().place.begin, words.back().place.end};
  node.children = std::move(words);
  return node;
}

void recognize_names(const Catalog& catalog, QueryNode* node) {
  // What is left out is left out by its words alone, not with all that is about it.
  if (node->kind == QueryNode::kName || node->kind == QueryNode::kNot) return;
  if (read_spelled_out_name(catalog, node)) return;
  std::vector<QueryNode> out;
  auto& children = node->children;
  for (std::size_t i = 0; i < children.size();) {
    const auto [name, terms] = longest_name(catalog, children, i);
    if (!name) {
      out.push_back(std::move(children[i++]));
      continue;
    }
    const auto begin = children.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = begin + static_cast<std::ptrdiff_t>(terms);
    out.push_back(
        name_node(name->document, {std::make_move_iterator(begin), std::make_move_iterator(end)}));
    i += terms;
  }
  children = std::move(out);
  for (QueryNode& child : children) recognize_names(catalog, &child);
}

void recognize_whole_name(const Catalog& catalog, std::vector<QueryNode>* nodes) {
  const auto asked = [](const QueryNode& node) {
    return node.kind != QueryNode::kTerm || node.term.words.size() > 1 ||
           !is_stop_word(node.term.words[0]);
  };
  const auto begin = std::find_if(nodes->begin(), nodes->end(), asked);
  const auto end = std::find_if_not(begin, nodes->end(), asked);
  if (begin == end || std::find_if(end, nodes->end(), asked) != nodes->end()) return;
  std::vector<QueryNode> words(begin, end);
  const Name* name = name_of_words(catalog, words);
  if (!name) return;
  *begin = name_node(name->document, std::move(words));
  nodes->erase(begin + 1, end);
}

const Name* name_of_whole(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text) {
  if (text.find_first_of("\"*") != std::string_view::npos) return nullptr;
  const NameKey key = name_key(tokenizer, text);
  const Name* name = name_of_key(catalog, key.key);
  return name ? name : catalog.name_of_stem_key(key.stem_key);
}

}  // namespace plumbline
