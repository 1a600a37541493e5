// SPDX-License-Identifier: MIT OR Apache-2.0
// Text is collected until a tag of a block begins or ends, and then written the way of that block.
#include "server/api/page_text.h"

#include <algorithm>
#include <vector>

#include "server/api/text_writer.h"

namespace plumbline {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::string_view kUntold =
    "";  // the block of words that only a page needs, such as its kind

void append_plain(std::string* out, std::string_view markup) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  while (!markup.empty()) {
    std::string_view piece = markup.substr(0, 1), meaning = piece;
    for (const auto& [entity, text] : kEntities) {
      if (!markup.starts_with(entity)) continue;
      piece = entity;
      meaning = text;
    }
    *out += meaning;
    markup.remove_prefix(piece.size());
  }
}

std::string_view name_of(std::string_view tag) {  // "a" of <a href="/">, "/a" of </a>
  return tag.substr(1, tag.find_first_of(" >", 1) - 1);
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string start = " " + std::string(name) + "=\"";
  const std::size_t found = tag.find(start);
  if (found == std::string_view::npos) return {};
  tag.remove_prefix(found + start.size());
  std::string value;
  append_plain(&value, tag.substr(0, tag.find('"')));
  return value;
}

class PageText {
 public:
  explicit PageText(std::string_view base_url) : base_url_(base_url) {}

  void tag(std::string_view tag) {
    const std::string_view name = name_of(tag);
    if (name == "a") add_link(attribute(tag, "href"));
    if (name == "td" || name == "th") cell();
    if (name == "pre" || name == "/pre") in_code_ = name == "pre";
    for (const std::string_view block : {"h1", "h2", "h3", "p", "li", "pre", "tr", "dt", "dd"}) {
      const bool begins = name == block;
      if (begins || (name.starts_with('/') && name.substr(1) == block)) flush();
      if (begins) block_ = attribute(tag, "class") == "kind" ? kUntold : block;
    }
  }

  void text(std::string_view markup) {
    append_plain(&words_, markup);
    if (!in_code_) std::replace(words_.begin(), words_.end(), '\n', ' ');
  }

  std::string finish() {
    flush();
    return out_.text();
  }

 private:
  void add_link(const std::string& target) {
    if (target.starts_with('/')) links_.push_back(base_url_ + target);
    if (target.find("://") != std::string::npos) links_.push_back(target);
  }

  // The cells of a row before this one stay as they are.
  void cell() {
    if (words_.find_first_not_of(' ') != std::string::npos) cells_.push_back(words_);
    words_.clear();
  }

  void flush() {
    cell();
    if (!cells_.empty()) write();
    for (const std::string& link : links_) out_.address(link, kIndent);
    cells_.clear();
    links_.clear();
    block_ = "p";
  }

  void write() {
    if (block_ == kUntold) return;
    if (block_ == "h1") return out_.title(cells_.front());
    if (block_ == "h2") return out_.heading(cells_.front());
    if (block_ == "li") return out_.item(cells_.front());
    if (block_ == "dd") return out_.paragraph(cells_.front(), kIndent);
    out_.blank();
    if (block_ == "pre") return write_code(cells_.front());
    out_.paragraph(cells_.front());
    for (std::size_t i = 1; i < cells_.size(); ++i) out_.paragraph(cells_[i], kIndent);
  }

  // As it stands, so that it can be copied; a line of it may be long.
  void write_code(std::string_view code) {
    while (!code.empty()) {
      const std::string_view line = code.substr(0, code.find('\n'));
      out_.address(line, kIndent);
      code.remove_prefix(std::min(code.size(), line.size() + 1));
    }
  }

  std::string base_url_;
  TextWriter out_;
  std::string_view block_ = "p";
  std::string words_;
  std::vector<std::string> cells_;  // of a row; of another block one
  std::vector<std::string> links_;
  bool in_code_ = false;
};

}  // namespace

std::string page_text(std::string_view html, std::string_view base_url) {
  html.remove_prefix(std::min(html.find("<main"), html.size()));
  html = html.substr(0, html.find("</main>"));
  PageText page(base_url);
  while (!html.empty()) {
    const std::size_t end = html.front() == '<' ? html.find('>') : html.find('<') - 1;
    const std::string_view piece = html.substr(0, end == std::string_view::npos ? end : end + 1);
    html.remove_prefix(piece.size());
    if (piece.front() != '<') {
      page.text(piece);
    } else {
      page.tag(piece);
    }
  }
  return page.finish();
}

}  // namespace plumbline
