// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown.h"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace plumbline {
namespace {

// Deeper nesting than anyone writes gives no more tags.
constexpr std::size_t kMaxDepth = 40;

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

// Builds one RichText out of the events of a walk over a part of the tree.
class Builder {
 public:
  Builder(const std::string& file, int line_shift, Problems* problems)
      : file_(file), line_shift_(line_shift), problems_(problems) {}

  void walk(cmark_node* root) {
    std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_EXIT) {
        close();
      } else {
        enter(node);
      }
    }
  }

  // What was built so far; then it begins anew.
  RichText take() { return std::exchange(out_, {}); }

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
        return open_block(Span::kItem);
      case CMARK_NODE_CODE_BLOCK:
        return code_block(node);
      case CMARK_NODE_HTML_BLOCK:
        return html_block(node);
      case CMARK_NODE_PARAGRAPH:
        return open_paragraph(node);
      case CMARK_NODE_HEADING:
        return open_block(Span::kHeading, cmark_node_get_heading_level(node));
      case CMARK_NODE_THEMATIC_BREAK:
        return rule();
      case CMARK_NODE_TEXT:
        return text(node);
      case CMARK_NODE_SOFTBREAK:
        return append(" ");  // a line of the source ends, not one of the text
      case CMARK_NODE_LINEBREAK:
        return leaf(Span::kBreak, "\n");
      case CMARK_NODE_CODE:
        return leaf(Span::kCode, literal(node));
      case CMARK_NODE_HTML_INLINE:
        return html(node);
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

  void append(std::string_view text) { out_.text += text; }

  void new_line() {
    if (!out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
  }

  // Spans that stand open, as indexes; kNone for a node that leaves no span.
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  void open_nothing() { open_.push_back(kNone); }

  Span* open(Span::Kind kind) {
    if (open_.size() >= kMaxDepth) {
      open_nothing();
      return nullptr;
    }
    open_.push_back(out_.spans.size());
    out_.spans.push_back({kind, out_.text.size(), out_.text.size(), {}});
    return &out_.spans.back();
  }

  void open_inline(Span::Kind kind) { open(kind); }

  void open_block(Span::Kind kind, int number = 0) {
    new_line();
    if (Span* span = open(kind)) span->number = number;
  }

  void close() {
    if (open_.back() != kNone) out_.spans[open_.back()].end = out_.text.size();
    open_.pop_back();
  }

  void leaf(Span::Kind kind, std::string_view text) {
    open(kind);
    append(text);
    close();
  }

  void rule() {
    new_line();
    leaf(Span::kRule, "\n");
  }

  void code_block(cmark_node* node) {
    new_line();
    leaf(Span::kCodeBlock, literal(node));
  }

  void open_list(cmark_node* node) {
    const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    open_block(numbered ? Span::kNumbers : Span::kBullets, cmark_node_get_list_start(node));
  }

  // The items of a tight list hold text without paragraphs.
  void open_paragraph(cmark_node* node) {
    cmark_node* list = cmark_node_parent(cmark_node_parent(node));
    new_line();
    if (list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list)) {
      open_nothing();
    } else {
      open(Span::kParagraph);
    }
  }

  void open_link(cmark_node* node) {
    const std::string url(address(node));
    if (!is_safe(url)) {
      warn(node, "a link to \"" + url + "\" is not allowed");
      return open_nothing();
    }
    if (in_link()) return open_nothing();  // a picture that is a link
    if (Span* span = open(Span::kLink)) {
      span->target = url;
      span->line = line_of(node);
    }
  }

  bool in_link() const {
    return std::any_of(open_.begin(), open_.end(), [&](std::size_t index) {
      return index != kNone && out_.spans[index].kind == Span::kLink;
    });
  }

  void html_block(cmark_node* node) {
    if (literal(node).starts_with("<!--")) return;
    new_line();
    open(Span::kParagraph);
    html(node);
    if (out_.text.ends_with('\n')) out_.text.pop_back();
    close();
  }

  void html(cmark_node* node) {
    if (literal(node).starts_with("<!--")) return;
    warn(node, "HTML is shown as text; code belongs in backquotes");
    append(literal(node));
  }

  // Text, with [[target]] and [[target|label]] made wiki links.
  void text(cmark_node* node) {
    std::string_view rest = literal(node);
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
    if (Span* span = open(Span::kWikiLink)) {
      span->target = inside;
      span->line = line_of(node);
    }
    append(inside);
    close();
  }

  int line_of(cmark_node* node) const { return cmark_node_get_start_line(node) + line_shift_; }

  void warn(cmark_node* node, std::string message) {
    problems_->push_back({Severity::kWarning, file_, line_of(node), std::move(message)});
  }

  RichText out_;
  std::vector<std::size_t> open_;
  const std::string& file_;
  int line_shift_;
  Problems* problems_;
};

// Gathers the blocks of the document into sections.
class SectionReader {
 public:
  SectionReader(Cut cut, const std::string& file, int first_line, Problems* problems)
      : cut_(cut),
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
  Builder new_builder() const { return Builder(file_, line_shift_, problems_); }

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
    section_.heading = builder.take();
    section_.line = line_of(heading);
  }

  void end_section() {
    section_.body = body_.take();
    const bool empty = section_.body.text.empty() && section_.heading.text.empty();
    if (!empty || cut_ == Cut::kPages) sections_.push_back(std::move(section_));
  }

  Cut cut_;
  const std::string& file_;
  int line_shift_;
  Problems* problems_;
  std::vector<Section> sections_;
  Section section_;
  Builder body_;
};
}  // namespace

std::vector<Section> read_markdown(std::string_view text, Cut cut, const std::string& file,
                                   int first_line, Problems* problems) {
  const Tree tree = parse(text);
  return SectionReader(cut, file, first_line, problems).read(tree.get());
}

}  // namespace plumbline
