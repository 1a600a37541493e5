// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown_tables.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/ascii.h"

namespace plumbline {
namespace {

bool is(cmark_node* node, cmark_node_type type) {
  return node && cmark_node_get_type(node) == type;
}

std::string_view text_of(cmark_node* node) {
  return is(node, CMARK_NODE_TEXT) ? cmark_node_get_literal(node) : "";
}

// "| --- | :-: |", "--|--"
bool is_row_of_dashes(std::string_view text) {
  return text.find('|') != text.npos && text.find('-') != text.npos &&
         text.find_first_not_of("|-: \t") == text.npos;
}

// The text of a second line that is all dashes, if the first has cells; nullptr where it is no table.
cmark_node* dashes_of(cmark_node* paragraph) {
  bool cells = false;
  cmark_node* node = cmark_node_first_child(paragraph);
  for (; node && !is(node, CMARK_NODE_SOFTBREAK); node = cmark_node_next(node))
    cells = cells || text_of(node).find('|') != std::string_view::npos;
  cmark_node* second = node ? cmark_node_next(node) : nullptr;
  cmark_node* behind = second ? cmark_node_next(second) : nullptr;
  const bool alone = !behind || is(behind, CMARK_NODE_SOFTBREAK);
  return cells && alone && is_row_of_dashes(text_of(second)) ? second : nullptr;
}

void remove(cmark_node* node) {
  if (!node) return;
  cmark_node_unlink(node);
  cmark_node_free(node);
}

bool begins_row(cmark_node* text) {
  cmark_node* before = cmark_node_previous(text);
  return !before || is(before, CMARK_NODE_SOFTBREAK) || is(before, CMARK_NODE_LINEBREAK);
}

bool ends_row(cmark_node* text) {
  cmark_node* behind = cmark_node_next(text);
  return !behind || is(behind, CMARK_NODE_SOFTBREAK) || is(behind, CMARK_NODE_LINEBREAK);
}

void skip_blanks(std::string_view* text) {
  while (!text->empty() && ascii::is_blank(text->front())) text->remove_prefix(1);
}

void drop_blanks_behind(std::string_view* text) {
  while (!text->empty() && ascii::is_blank(text->back())) text->remove_suffix(1);
}

// Without the bars at the edges of its row, and with one blank for many.
void tidy(cmark_node* node) {
  std::string_view rest = text_of(node);
  if (begins_row(node)) {
    skip_blanks(&rest);
    if (rest.starts_with('|')) rest.remove_prefix(1);
    skip_blanks(&rest);
  }
  if (ends_row(node)) {
    drop_blanks_behind(&rest);
    if (rest.ends_with('|')) rest.remove_suffix(1);
    drop_blanks_behind(&rest);
  }
  std::string text;
  for (const char c : rest) {
    if (!ascii::is_blank(c)) {
      text += c;
    } else if (text.empty() || text.back() != ' ') {
      text += ' ';
    }
  }
  cmark_node_set_literal(node, text.c_str());
}

// "|   |   |", as those write who want no header.
bool is_empty_row(cmark_node* node) {
  return is(node, CMARK_NODE_TEXT) && begins_row(node) && ends_row(node) &&
         text_of(node).find('|') != std::string_view::npos &&
         text_of(node).find_first_not_of("| \t") == std::string_view::npos;
}

void lay_out(cmark_node* table, cmark_node* dashes) {
  remove(cmark_node_previous(dashes));
  remove(dashes);
  for (cmark_node *node = cmark_node_first_child(table), *next; node; node = next) {
    next = cmark_node_next(node);
    if (is_empty_row(node)) {
      cmark_node* end = next;
      next = end ? cmark_node_next(end) : nullptr;
      remove(end);
      remove(node);
      continue;
    }
    if (is(node, CMARK_NODE_TEXT)) tidy(node);
    if (!is(node, CMARK_NODE_SOFTBREAK)) continue;
    cmark_node* line = cmark_node_new(CMARK_NODE_LINEBREAK);
    cmark_node_insert_before(node, line);
    remove(node);
  }
}

}  // namespace

void lay_out_tables(cmark_node* document) {
  std::vector<cmark_node*> paragraphs;  // whose children change, which an iterator does not bear
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(document),
                                                                         cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_ENTER && is(node, CMARK_NODE_PARAGRAPH)) paragraphs.push_back(node);
  }
  for (cmark_node* paragraph : paragraphs) {
    if (cmark_node* dashes = dashes_of(paragraph)) lay_out(paragraph, dashes);
  }
}

}  // namespace plumbline
