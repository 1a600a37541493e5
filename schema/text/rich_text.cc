// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/rich_text.h"

#include <algorithm>
#include <map>

namespace plumbline {
namespace {
using std::size_t;

// Body headings begin below the page's own h1 and h2; HTML has six levels.
constexpr int kHeadingShift = 2, kDeepest = 6;

struct Tags {
  std::string open, close;
};

Tags heading_tags(int level) {
  const int shown = std::clamp(level, 1, kDeepest - kHeadingShift) + kHeadingShift;
  const std::string name = "h" + std::to_string(shown) + ">";
  return {"<" + name, "</" + name};
}

Tags list_tags(int first) {
  const std::string start = first == 1 ? "" : " start=\"" + std::to_string(first) + "\"";
  return {"<ol" + start + ">\n", "</ol>"};
}

Tags tags_of(const Span& span) {
  static const std::map<Span::Kind, Tags> kTags = {
      {Span::kParagraph, {"<p>", "</p>"}},
      {Span::kQuote, {"<blockquote>\n", "</blockquote>"}},
      {Span::kBullets, {"<ul>\n", "</ul>"}},
      {Span::kItem, {"<li>", "</li>"}},
      {Span::kCodeBlock, {"<pre><code>", "</code></pre>"}},
      {Span::kRule, {"<hr>", ""}},
      {Span::kBreak, {"<br>", ""}},
      {Span::kEmphasis, {"<em>", "</em>"}},
      {Span::kStrong, {"<strong>", "</strong>"}},
      {Span::kCode, {"<code>", "</code>"}},
      {Span::kWikiLink, {"", ""}}};  // one that leads nowhere
  if (span.kind == Span::kHeading) return heading_tags(span.number);
  if (span.kind == Span::kNumbers) return list_tags(span.number);
  if (span.kind == Span::kLink) return {"<a href=\"" + escape_markup(span.target) + "\">", "</a>"};
  return kTags.at(span.kind);
}

// Text between tags, written as far as a tag needs it.
class HtmlWriter {
 public:
  HtmlWriter(const RichText& source, size_t begin, size_t end)
      : source_(source), at_(begin), end_(end) {}

  void open(const Span& span) {
    close_until(span.begin);
    write_until(span.begin);
    html_ += tags_of(span).open;
    open_.push_back(&span);
  }

  std::string finish() {
    close_until(end_);
    while (!open_.empty()) close_last();
    write_until(end_);
    return std::move(html_);
  }

 private:
  void write_until(size_t position) {
    position = std::min(position, end_);
    if (position <= at_) return;
    html_ += escape_markup(std::string_view(source_.text).substr(at_, position - at_));
    at_ = position;
  }

  void close_last() {
    write_until(open_.back()->end);
    html_ += tags_of(*open_.back()).close;
    open_.pop_back();
  }

  void close_until(size_t position) {
    while (!open_.empty() && open_.back()->end <= position) close_last();
  }

  const RichText& source_;
  size_t at_, end_;
  std::vector<const Span*> open_;
  std::string html_;
};

bool forbids_link(const Span& span) {
  return span.kind == Span::kHeading || span.kind == Span::kLink || span.kind == Span::kWikiLink ||
         span.kind == Span::kCodeBlock;
}
}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool add_link(RichText* text, size_t begin, size_t end, std::string_view target) {
  auto place = text->spans.begin();
  for (auto span = text->spans.begin(); span != text->spans.end(); ++span) {
    if (span->begin >= end) break;
    const bool apart = span->end <= begin;
    const bool around = span->holds(begin, end);
    const bool within = begin <= span->begin && span->end <= end;
    if (!apart && !around && !within) return false;
    if (around && forbids_link(*span)) return false;
    if (around && span->kind == Span::kCode && (span->begin != begin || span->end != end))
      return false;
    if (!around && within && (span->block() || span->kind == Span::kLink)) return false;
    if (around || span->begin < begin) place = span + 1;
  }
  text->spans.insert(place, {Span::kLink, begin, end, std::string(target)});
  return true;
}

void replace_text(RichText* text, size_t index, std::string_view replacement) {
  const size_t begin = text->spans[index].begin, end = text->spans[index].end;
  text->text.replace(begin, end - begin, replacement);
  const auto moved = [&](size_t at) {
    return at >= end ? at - (end - begin) + replacement.size() : at;
  };
  std::vector<Span> kept;
  for (size_t i = 0; i < text->spans.size(); ++i) {
    Span& span = text->spans[i];
    if (i > index && span.begin >= begin && span.end <= end && span.begin < end) continue;
    span.begin = span.begin == begin ? begin : moved(span.begin);
    span.end = span.end == begin ? begin : moved(span.end);
    kept.push_back(std::move(span));
  }
  text->spans = std::move(kept);
}

std::string to_html(const RichText& text, size_t begin, size_t end) {
  HtmlWriter writer(text, begin, end);
  for (const Span& span : text.spans) {
    if (span.begin >= end) break;
    if (span.end > begin) writer.open(span);
  }
  return writer.finish();
}

}  // namespace plumbline
