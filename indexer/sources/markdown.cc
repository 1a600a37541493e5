// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "indexer/sources/html.h"
#include "indexer/sources/html/tags.h"
#include "indexer/sources/list_numbers.h"
#include "indexer/sources/markdown_tables.h"
#include "indexer/text/builder.h"
#include "indexer/text/statements.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse(std::string_view text) {
  Tree tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8));
  cmark_consolidate_text_nodes(tree.get());
  lay_out_tables(tree.get());
  return tree;
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

std::string_view address(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url ? url : "";
}

bool is_safe(std::string_view url) {
  for (std::string_view scheme : {"https://", "http://", "mailto:"}) {
    if (url.substr(0, scheme.size()) == scheme) return true;
  }
  const auto colon = url.find(':');
  const bool has_scheme = colon != url.npos && colon < url.find_first_of("/?#");
  const auto control = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\\'; };
  return !has_scheme && !url.empty() && !url.starts_with("//") &&
         std::none_of(url.begin(), url.end(), control);
}

bool is_elsewhere(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

// True of Box<std::io::Error>, which CommonMark takes for an address in angle brackets.
bool is_type(cmark_node* node) {
  if (cmark_node_get_type(node) != CMARK_NODE_LINK || is_safe(address(node))) return false;
  cmark_node* text = cmark_node_first_child(node);
  return text && !cmark_node_next(text) && cmark_node_get_type(text) == CMARK_NODE_TEXT &&
         literal(text) == address(node) && address(node).find(':') != std::string_view::npos;
}

// HTML elements in a line that are markup of ours, too.
std::optional<Span::Kind> inline_kind(std::string_view name) {
  if (name == "b" || name == "strong") return Span::kStrong;
  if (name == "i" || name == "em") return Span::kEmphasis;
  if (name == "code" || name == "kbd" || name == "tt") return Span::kCode;
  if (name == "a") return Span::kLink;
  return std::nullopt;
}

// Builds one RichText out of the events of a walk over a part of the tree.
class Builder {
 public:
  // `tags` is nullptr where raw HTML is text.
  Builder(const HtmlTags* tags, ListNumbers* numbers, const std::string& file, int line_shift,
          Problems* problems)
      : tags_(tags), numbers_(numbers), file_(file), line_shift_(line_shift), problems_(problems) {}

  void walk(cmark_node* root) {
    std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT) {
        leave(node);
      } else {
        enter(node);
      }
    }
  }

  // What was built so far; then it begins anew.
  RichText take() { return out_.take(); }
  RichText take_line() { return out_.take_line(); }

 private:
  // cmark gives an exit for every node that may have children, and for no other.
  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_DOCUMENT:
        return open_nothing();
      case CMARK_NODE_BLOCK_QUOTE:
        return open_block(Span::kQuote);
      case CMARK_NODE_LIST:
        return open_list(node);
      case CMARK_NODE_ITEM:
        return open_item(node);
      case CMARK_NODE_CODE_BLOCK:
        return out_.leaf(Span::kCodeBlock, literal(node));
      case CMARK_NODE_HTML_BLOCK:
        return html_block(node);
      case CMARK_NODE_PARAGRAPH:
        return open_paragraph(node);
      case CMARK_NODE_HEADING:
        return open_block(Span::kHeading, cmark_node_get_heading_level(node));
      case CMARK_NODE_THEMATIC_BREAK:
        return out_.leaf(Span::kRule, "\n");
      case CMARK_NODE_TEXT:
        return text(node);
      case CMARK_NODE_SOFTBREAK:
        return line_end(node);
      case CMARK_NODE_LINEBREAK:
        return out_.leaf(Span::kBreak, "\n");
      case CMARK_NODE_CODE:
        return out_.leaf(Span::kCode, literal(node));
      case CMARK_NODE_HTML_INLINE:
        return html_inline(node);
      case CMARK_NODE_EMPH:
        return open_inline(Span::kEmphasis);
      case CMARK_NODE_STRONG:
        return open_inline(Span::kStrong);
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return open_link(node);
      default:
        return open_nothing();  // CommonMark has no others; custom nodes are never parsed
    }
  }

  // An element that was begun in a paragraph ends with it.
  void leave(cmark_node* node) {
    while (!elements_.empty() && elements_.back().parent == node) end_element();
    if (is_type(node)) append(">");
    out_.close();
  }

  void append(std::string_view text) { out_.append(text); }
  void open_nothing() { out_.open_nothing(); }
  void open_inline(Span::Kind kind) { out_.open(kind); }

  void open_block(Span::Kind kind, int number = 0) {
    if (Span* span = out_.open(kind)) span->number = number;
  }

  void open_list(cmark_node* node) {
    if (numbers_->are_text(node)) return open_nothing();
    const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    open_block(numbered ? Span::kNumbers : Span::kBullets, cmark_node_get_list_start(node));
  }

  // Where the number is of the text, it begins a paragraph.
  void open_item(cmark_node* node) {
    if (!numbers_->are_text(cmark_node_parent(node))) return open_block(Span::kItem);
    cmark_node* first = cmark_node_first_child(node);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH)
      out_.leaf(Span::kParagraph, numbers_->of(node));
    open_nothing();
  }

  // The items of a tight list hold text without paragraphs.
  void open_paragraph(cmark_node* node) {
    cmark_node* item = cmark_node_parent(node);
    cmark_node* list = cmark_node_parent(item);
    out_.new_line();
    if (numbers_->are_text(list)) {
      out_.open(Span::kParagraph);
      if (!cmark_node_previous(node)) append(numbers_->of(item) + " ");
    } else if (list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
               cmark_node_get_list_tight(list)) {
      open_nothing();
    } else {
      out_.open(Span::kParagraph);
    }
  }

  void open_link(cmark_node* node) {
    const std::string url = clean_utf8(address(node));
    if (!is_safe(url) || (tags_ && !is_elsewhere(url))) {
      if (is_type(node)) append("<");
      if (!tags_) warn(node, "a link to \"" + url + "\" is not allowed");
      return open_nothing();
    }
    if (out_.in(Span::kLink)) return open_nothing();  // a picture that is a link
    if (Span* span = out_.open(Span::kLink)) {
      span->target = url;
      span->line = line_of(node);
    }
  }

  // A line of the source ends, not one of the text, unless a decision begins behind it.
  void line_end(cmark_node* node) {
    cmark_node* next = cmark_node_next(node);
    const bool marked = next && (cmark_node_get_type(next) == CMARK_NODE_STRONG ||
                                 cmark_node_get_type(next) == CMARK_NODE_EMPH);
    if (marked) next = cmark_node_first_child(next);
    if (next && cmark_node_get_type(next) == CMARK_NODE_TEXT && begins_statement(literal(next)))
      return out_.leaf(Span::kBreak, "\n");
    append(" ");
  }

  void html_block(cmark_node* node) {
    std::string_view html = literal(node);
    if (tags_) return out_.append(html_text(html));
    if (html.starts_with("<!--")) return;
    if (html.ends_with('\n')) html.remove_suffix(1);
    warn_of_html(node);
    out_.leaf(Span::kParagraph, html);
  }

  void html_inline(cmark_node* node) {
    if (literal(node).starts_with("<!--")) return;
    if (!tags_) {
      warn_of_html(node);
      append(literal(node));
    } else if (const auto tag = tags_->find(literal(node), 0, out_.text())) {
      element(*tag, node);
    } else {
      append(literal(node));
    }
  }

  void element(const HtmlTag& tag, cmark_node* node) {
    const std::optional<Span::Kind> kind = inline_kind(tag.name);
    cmark_node* parent = cmark_node_parent(node);
    if (tag.name == "br") return out_.leaf(Span::kBreak, "\n");
    if (!kind) return;
    if (!tag.end) return begin_element(tag, *kind, parent);
    const bool open = !elements_.empty() && elements_.back().parent == parent &&
                      elements_.back().name == tag.name;
    if (open) end_element();
  }

  void begin_element(const HtmlTag& tag, Span::Kind kind, cmark_node* parent) {
    const std::string url(attribute(tag.attributes, "href").value_or(""));
    if (kind == Span::kLink && (!is_elsewhere(url) || out_.in(kind))) return;
    if (Span* span = out_.open(kind)) span->target = kind == Span::kLink ? url : "";
    elements_.push_back({tag.name, parent});
  }

  void end_element() {
    out_.close();
    elements_.pop_back();
  }

  void warn_of_html(cmark_node* node) {
    warn(node, "HTML is shown as text; code belongs in backquotes");
  }

  // Text, with [[target]] and [[target|label]] made wiki links.
  void text(cmark_node* node) {
    const std::string clean = clean_utf8(literal(node));  // &#30; is a control character
    std::string_view rest = clean;
    for (;;) {
      const auto begin = rest.find("[[");
      const auto end = begin == rest.npos ? begin : rest.find("]]", begin + 2);
      if (end == rest.npos) return append(rest);
      append(rest.substr(0, begin));
      wiki_link(node, rest.substr(begin + 2, end - begin - 2));
      rest.remove_prefix(end + 2);
    }
  }

  void wiki_link(cmark_node* node, std::string_view inside) {
    if (Span* span = out_.open(Span::kWikiLink)) {
      span->target = inside;
      span->line = line_of(node);
    }
    append(inside);
    out_.close();
  }

  int line_of(cmark_node* node) const { return cmark_node_get_start_line(node) + line_shift_; }

  void warn(cmark_node* node, std::string message) {
    problems_->push_back({Severity::kWarning, file_, line_of(node), std::move(message)});
  }

  struct Element {
    std::string name;
    cmark_node* parent;
  };

  RichTextBuilder out_;
  std::vector<Element> elements_;  // of HTML, that stand open
  const HtmlTags* tags_;
  ListNumbers* numbers_;
  const std::string& file_;
  int line_shift_;
  Problems* problems_;
};

// Gathers the blocks of the document into sections.
class SectionReader {
 public:
  SectionReader(Cut cut, const HtmlTags* tags, ListNumbers* numbers, const std::string& file,
                int first_line, Problems* problems)
      : cut_(cut),
        tags_(tags),
        numbers_(numbers),
        file_(file),
        line_shift_(first_line - 1),
        problems_(problems),
        body_(new_builder()) {}

  std::vector<Section> read(cmark_node* document) {
    begin_section(nullptr);
    for (cmark_node* block = cmark_node_first_child(document); block;
         block = cmark_node_next(block)) {
      add(block);
    }
    end_section();
    return std::move(sections_);
  }

 private:
  Builder new_builder() const { return Builder(tags_, numbers_, file_, line_shift_, problems_); }

  void add(cmark_node* block) {
    const auto type = cmark_node_get_type(block);
    if (section_.line == 0) section_.line = line_of(block);
    if (type == CMARK_NODE_THEMATIC_BREAK && cut_ == Cut::kPages) {
      end_section();
      begin_section(nullptr);
    } else if (type == CMARK_NODE_HEADING && cut_ == Cut::kHeadings) {
      end_section();
      begin_section(block);
    } else if (type == CMARK_NODE_HEADING && section_.heading.text.empty()) {
      read_heading(block);
    } else {
      body_.walk(block);
    }
  }

  int line_of(cmark_node* block) const { return cmark_node_get_start_line(block) + line_shift_; }

  void begin_section(cmark_node* heading) {
    section_ = Section{};
    section_.page = cut_ == Cut::kPages ? static_cast<int>(sections_.size()) + 1 : 0;
    if (heading) read_heading(heading);
  }

  void read_heading(cmark_node* heading) {
    Builder builder = new_builder();
    builder.walk(heading);
    section_.heading = builder.take_line();
    section_.line = line_of(heading);
  }

  void end_section() {
    section_.body = body_.take();
    const bool empty = section_.body.text.empty() && section_.heading.text.empty();
    if (!empty || cut_ == Cut::kPages) sections_.push_back(std::move(section_));
  }

  Cut cut_;
  const HtmlTags* tags_;
  ListNumbers* numbers_;
  const std::string& file_;
  int line_shift_;
  Problems* problems_;
  std::vector<Section> sections_;
  Section section_;
  Builder body_;
};
}  // namespace

std::vector<Section> read_markdown(std::string_view text, Cut cut, const std::string& file,
                                   int first_line, Problems* problems, RawHtml html) {
  const Tree tree = parse(text);
  const HtmlTags tags(html == RawHtml::kElements ? text : std::string_view());
  const HtmlTags* elements = html == RawHtml::kElements ? &tags : nullptr;
  ListNumbers numbers(text);
  return SectionReader(cut, elements, &numbers, file, first_line, problems).read(tree.get());
}

}  // namespace plumbline
