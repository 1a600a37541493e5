// SPDX-License-Identifier: MIT OR Apache-2.0
// A Query as text in its own language: what the page shows as “understood as”.
#include "server/search/query.h"

#include <algorithm>
#include <set>

#include "schema/text/stop_words.h"

namespace plumbline {
namespace {
std::string filter_of(const Document& document) {
  switch (document.kind) {
    case Kind::kPerson:
      return "speaker:" + document.slug;
    case Kind::kEvent:
      return "event:" + document.slug;
    default:
      return "topic:" + document.slug;
  }
}

bool wants_quotes(std::string_view text) {
  return text.find_first_of(" \t()") != std::string_view::npos;
}

// Whether the parentheses of a word are its own: try_from().
bool is_balanced(std::string_view word) {
  int open = 0;
  for (const char c : word) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open < 0) return false;
  }
  return open == 0 && !word.starts_with('(');
}

// A slash holds the words of an unquoted term together as well as what stood between them.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "/") + word;
  return text;
}

// A word as typed, without the stop or comma behind it, where it would be read as a word again.
std::string word_of(const Term& term) {
  const auto last = term.typed.find_last_not_of("?!.,;:");
  const std::string typed = term.typed.substr(0, last + 1);
  const bool is_operator = typed == "OR" || typed == "AND" || typed == "NOT";
  return typed.empty() || is_operator || !is_balanced(typed) ? joined(term.words) : typed;
}

std::string render_term(const Term& term) {
  std::string text = term.field.empty() ? "" : term.field + ":";
  const std::string typed = term.quoted || term.prefix ? term.typed : word_of(term);
  text += term.quoted ? "\"" + typed + "\"" : typed;
  return term.prefix ? text + "*" : text;
}

std::string excluded(const std::string& text) {
  return text.starts_with('-') ? "-(" + text + ")" : "-" + text;
}

std::string render(const Catalog& catalog, const QueryNode& node, bool inside);

std::string join(const Catalog& catalog, const std::vector<QueryNode>& nodes,
                 std::string_view operator_text) {
  std::string text;
  for (const QueryNode& node : nodes) {
    if (!text.empty()) text += operator_text;
    text += render(catalog, node, nodes.size() > 1);
  }
  return text;
}

std::string render(const Catalog& catalog, const QueryNode& node, bool inside) {
  const auto grouped = [&](const std::string& text) { return inside ? "(" + text + ")" : text; };
  switch (node.kind) {
    case QueryNode::kAnd:
      return node.children.size() > 1 ? grouped(join(catalog, node.children, " AND "))
                                      : join(catalog, node.children, " AND ");
    case QueryNode::kOr:
      return grouped(join(catalog, node.children, " OR "));
    case QueryNode::kNot:
      return excluded(render(catalog, node.children[0], true));
    case QueryNode::kTerm:
      return render_term(node.term);
    case QueryNode::kName: {
      const Document& named = catalog[node.document];
      if (named.kind == Kind::kTalk)  // no property, but its title read as a whole again
        return node.children.size() > 1 ? grouped(node.typed) : node.typed;
      return grouped(join(catalog, node.children, " AND ") + " OR " + filter_of(named));
    }
    case QueryNode::kFilter:
      return node.name + ":" + (wants_quotes(node.value) ? "\"" + node.value + "\"" : node.value);
  }
  return {};
}

// Beside other plain words a document need not have it.
bool is_optional(const QueryNode& node) {
  return node.kind == QueryNode::kTerm && !node.term.quoted && node.term.words.size() == 1 &&
         is_stop_word(node.term.words[0]);
}

// A question asks for any word of pin-init, too: Matcher::loosely().
void add_words(const QueryNode& node, std::vector<std::string>* parts) {
  for (const QueryNode& child : node.children) add_words(child, parts);
  if (node.kind != QueryNode::kTerm || node.term.words.size() < 2) return;
  for (const std::string& word : node.term.words) {
    if (!is_stop_word(word)) parts->push_back(word);
  }
}

// Being about a topic is no matter of the slides or notes: there a name is no more than its words.
void forget_names(std::vector<QueryNode>* nodes) {
  for (QueryNode& node : *nodes) {
    if (node.kind == QueryNode::kName) node.kind = QueryNode::kAnd;
    forget_names(&node.children);
  }
}
}  // namespace

std::string understood(const Catalog& catalog, const Query& query, bool any) {
  std::vector<QueryNode> asked, optional;
  for (const QueryNode& node : query.root.children)
    (query.plain && is_optional(node) ? optional : asked).push_back(node);
  if (asked.empty()) asked = std::move(optional);
  if (query.is_by_part()) forget_names(&asked);
  const bool alone = asked.size() == 1 && !query.is_restricted();
  // Words behind a dash alone are not excluded, as long as no operator stands among them.
  const bool dashes = std::all_of(asked.begin(), asked.end(), [](const QueryNode& node) {
    return node.kind == QueryNode::kTerm && node.term.typed.starts_with('-');
  });
  std::string text;
  std::set<std::string> said;  // what is said twice is asked once
  for (const QueryNode& node : asked) {
    std::vector<std::string> parts = {render(catalog, node, !alone)};
    if (any) add_words(node, &parts);
    for (const std::string& part : parts) {
      if (!said.insert(part).second) continue;
      if (!text.empty()) text += dashes ? " " : any ? " OR " : " AND ";
      text += part;
    }
  }
  if (any && asked.size() > 1 && query.is_restricted()) text = "(" + text + ")";
  for (const std::string& part : query.parts) text += (text.empty() ? "in:" : " in:") + part;
  for (const std::string& part : query.parts_out) text += (text.empty() ? "-in:" : " -in:") + part;
  for (const std::string& kind : query.stated) text += (text.empty() ? "kind:" : " kind:") + kind;
  return text;
}

}  // namespace plumbline
