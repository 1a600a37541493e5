// SPDX-License-Identifier: MIT OR Apache-2.0
// A Query as text in its own language: what the page shows as “understood as”.
#include "server/search/query.h"

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

std::string render_term(const Term& term) {
  std::string text = term.field.empty() ? "" : term.field + ":";
  const bool is_operator = term.typed == "OR" || term.typed == "AND" || term.typed == "NOT";
  const std::string typed = is_operator ? term.words[0] : term.typed;
  text += term.quoted || wants_quotes(typed) ? "\"" + typed + "\"" : typed;
  return term.prefix ? text + "*" : text;
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
      return "-" + render(catalog, node.children[0], true);
    case QueryNode::kTerm:
      return render_term(node.term);
    case QueryNode::kName:
      return grouped(join(catalog, node.children, " AND ") + " OR " +
                     filter_of(catalog[node.document]));
    case QueryNode::kFilter:
      return node.name + ":" + (wants_quotes(node.value) ? "\"" + node.value + "\"" : node.value);
  }
  return {};
}
}  // namespace

std::string understood(const Catalog& catalog, const Query& query) {
  std::string text =
      query.root.children.empty() ? "" : render(catalog, query.root, !query.parts.empty());
  for (const std::string& part : query.parts) text += (text.empty() ? "in:" : " in:") + part;
  return text;
}

}  // namespace plumbline
