// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html.h"

#include <gumbo.h>

#include <charconv>
#include <memory>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/html/tame.h"
#include "indexer/sources/limits.h"
#include "indexer/text/builder.h"
#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// More than any page has to say; the rest is left out.

class GumboTree {
 public:
  explicit GumboTree(const std::string& html) : options_(kGumboDefaultOptions) {
    options_.max_errors = 0;
    output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
  }
  ~GumboTree() { gumbo_destroy_output(&options_, output_); }
  GumboTree(const GumboTree&) = delete;
  GumboTree& operator=(const GumboTree&) = delete;

  const GumboNode& root() const { return *output_->root; }

 private:
  GumboOptions options_;
  GumboOutput* output_;
};

template <class Visit>
void for_children(const GumboNode& node, Visit visit) {
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    visit(*static_cast<const GumboNode*>(children.data[i]));
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string attribute_of(const GumboNode& node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found ? found->value : "";
}

int number_of(const std::string& text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number >= 0 ? number : otherwise;
}

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? tag - GUMBO_TAG_H1 + 1 : 0;
}

bool is_elsewhere(const std::string& url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         url.find_first_of(" \t\r\n<>\\") == url.npos;
}

// Walks the tree; its depth is bounded by tame_html().
class Walker {
 public:
  Walker(bool cut, int line_shift) : cut_(cut), line_shift_(line_shift) {}

  std::vector<Section> sections(const GumboNode& root) {
    visit(root);
    end_section();
    return std::move(sections_);
  }

  RichText text(const GumboNode& root) {
    visit(root);
    end_paragraph();
    return out_.take();
  }

 private:
  void visit(const GumboNode& node) {
    if (is_element(node)) {
      element(node);
    } else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
      text_node(node);
    }
  }

  void visit_children(const GumboNode& node) {
    for_children(node, [&](const GumboNode& child) { visit(child); });
  }

  void element(const GumboNode& node) {
    switch (node.v.element.tag) {
      case GUMBO_TAG_STRONG:
        return in_line(node, Span::kStrong);
      case GUMBO_TAG_EM:
        return in_line(node, Span::kEmphasis);
      case GUMBO_TAG_CODE:
        return in_line(node, Span::kCode);
      case GUMBO_TAG_A:
        return link(node);
      case GUMBO_TAG_BR:
        return line_break();
      case GUMBO_TAG_HEAD:
        return;
      case GUMBO_TAG_SPAN:
      case GUMBO_TAG_HTML:
        return visit_children(node);
      default:
        return block(node);
    }
  }

  void block(const GumboNode& node) {
    end_paragraph();
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_PRE) {
      code_block(node);
    } else if (tag == GUMBO_TAG_HR) {
      if (!out_.text().empty()) out_.leaf(Span::kRule, "\n");
    } else if (heading_level(tag) > 0 && cut_ && out_.nothing_open()) {
      begin_section(node);
    } else if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || heading_level(tag) > 0) {
      text_block(node, tag);
    } else {
      container(node, tag);
    }
    end_paragraph();
    blank_ = false;
  }

  void text_block(const GumboNode& node, GumboTag tag) {
    const bool item = tag == GUMBO_TAG_LI && (out_.in(Span::kBullets) || out_.in(Span::kNumbers));
    Span* span = out_.open(item                     ? Span::kItem
                           : heading_level(tag) > 0 ? Span::kHeading
                                                    : Span::kParagraph);
    if (span) span->number = heading_level(tag);
    within_text(node);
    out_.close_or_drop();
  }

  // Its text needs no paragraph of its own.
  void within_text(const GumboNode& node) {
    const bool outer = std::exchange(in_text_, true);
    const bool outer_paragraph = std::exchange(paragraph_, false);
    visit_children(node);
    end_paragraph();
    in_text_ = outer;
    paragraph_ = outer_paragraph;
  }

  void container(const GumboNode& node, GumboTag tag) {
    const bool outer = std::exchange(in_text_, in_text_ && tag == GUMBO_TAG_DIV);
    Span* span = nullptr;
    const bool list = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL;
    if (list) span = out_.open(tag == GUMBO_TAG_UL ? Span::kBullets : Span::kNumbers);
    if (tag == GUMBO_TAG_BLOCKQUOTE) out_.open(Span::kQuote);
    if (span && tag == GUMBO_TAG_OL) span->number = number_of(attribute_of(node, "start"), 1);
    if (in_text_) out_.new_line();
    visit_children(node);
    end_paragraph();
    if (list || tag == GUMBO_TAG_BLOCKQUOTE) out_.close_or_drop();
    in_text_ = outer;
  }

  void code_block(const GumboNode& node) {
    std::string code;
    add_literally(node, &code);
    while (!code.empty() && (code.back() == '\n' || code.back() == ' ')) code.pop_back();
    if (!code.empty()) out_.leaf(Span::kCodeBlock, code + "\n");
  }

  void add_literally(const GumboNode& node, std::string* out) {
    for_children(node, [&](const GumboNode& child) {
      if (is_element(child)) {
        child.v.element.tag == GUMBO_TAG_BR ? void(*out += '\n') : add_literally(child, out);
      } else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) {
        *out += clean_utf8(child.v.text.text);
      }
    });
  }

  void in_line(const GumboNode& node, Span::Kind kind) {
    if (node.v.element.children.length == 0) return;
    begin_text();
    out_.open(kind);
    visit_children(node);
    out_.close_or_drop();
  }

  void link(const GumboNode& node) {
    const std::string url = attribute_of(node, "href");
    if (!is_elsewhere(url) || out_.in(Span::kLink)) return visit_children(node);
    begin_text();
    if (Span* span = out_.open(Span::kLink)) {
      span->target = clean_utf8(url);
      span->line = line_of(node);
    }
    visit_children(node);
    out_.close_or_drop();
  }

  void line_break() {
    blank_ = false;
    if (!out_.at_line_start()) out_.leaf(Span::kBreak, "\n");
  }

  // White space is one blank, and none at the beginning and the end of a line.
  void text_node(const GumboNode& node) {
    for (const std::string text = clean_utf8(node.v.text.text); const auto word : words_of(text)) {
      if (word.empty()) {
        blank_ = true;
      } else {
        begin_text();
        out_.append(word);
      }
    }
  }

  // Words, and an empty one for each run of white space.
  static std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (size_t at = 0; at < text.size();) {
      const size_t word = std::min(find_blank(text, at), text.size());
      if (word > at) words.push_back(text.substr(at, word - at));
      at = word;
      if (at < text.size()) words.emplace_back();
      while (at < text.size() && blank_size(text, at) > 0) at += blank_size(text, at);
    }
    return words;
  }

  // 1 for ASCII white space, 2 for a no-break space, 0 for anything else.
  static size_t blank_size(std::string_view text, size_t at) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') return 1;
    return text.substr(at, 2) == "\u00A0" ? 2 : 0;
  }

  static size_t find_blank(std::string_view text, size_t at) {
    while (at < text.size() && blank_size(text, at) == 0) ++at;
    return at;
  }

  // Before a word or an element in a line.
  void begin_text() {
    if (!in_text_ && !paragraph_) {
      out_.open(Span::kParagraph);
      paragraph_ = true;
    }
    if (std::exchange(blank_, false) && !out_.at_line_start()) out_.append(" ");
  }

  void end_paragraph() {
    if (std::exchange(paragraph_, false)) out_.close_or_drop();
    blank_ = false;
  }

  void begin_section(const GumboNode& heading) {
    end_section();
    section_.line = line_of(heading);
    within_text(heading);
    section_.heading = out_.take_line();
  }

  void end_section() {
    end_paragraph();
    section_.body = out_.take();
    if (section_.line == 0) section_.line = line_shift_ + 1;
    if (!section_.body.text.empty() || !section_.heading.text.empty())
      sections_.push_back(std::move(section_));
    section_ = Section{};
  }

  int line_of(const GumboNode& node) const {
    return static_cast<int>(node.v.element.start_pos.line) + line_shift_;
  }

  bool cut_;
  int line_shift_;
  RichTextBuilder out_;
  bool in_text_ = false;    // within a block that holds text itself
  bool paragraph_ = false;  // one is open that the source did not begin
  bool blank_ = false;      // due before the next word
  std::vector<Section> sections_;
  Section section_;
};
}  // namespace

std::vector<Section> read_html(std::string_view html, const std::string& file, int line,
                               Problems* problems) {
  if (html.size() > kMaxTextBytes) {
    problems->push_back(
        {Severity::kWarning, file, line,
         "more than 4 MiB of HTML; the rest is left out, give it as several pages"});
    html = cut_utf8(html, kMaxTextBytes);
  }
  const std::string tame = tame_html(without_emails(html));
  const GumboTree tree(tame);
  std::vector<Section> sections = Walker(true, line - 1).sections(tree.root());
  drop_emails(&sections);
  link_citations(&sections);
  return sections;
}

RichText html_text(std::string_view html) {
  const std::string tame = tame_html(cut_utf8(html, kMaxTextBytes));
  const GumboTree tree(tame);
  return Walker(false, 0).text(tree.root());
}

}  // namespace plumbline
