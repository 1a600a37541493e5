// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/markdown_slides.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/deck_title.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/part.h"
#include "indexer/sources/slide.h"
#include "indexer/sources/slide_cut.h"
#include "indexer/text/builder.h"
#include "indexer/text/email.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {
using std::size_t;

// No mark of a tool is longer; what is, is text. So a mark that never ends costs no more than this.
constexpr size_t kMaxMarkBytes = 1'000;
constexpr size_t kFewSlides = 3;  // a text without marks of a tool must have as many to be a deck

bool letter(char c) { return (c >= 'a' && c <= 'z') || c == '-'; }

// A comment holds a setting of the tool: "_class: lead", ".slide: data-x", "paginate: true".
bool is_directive(std::string_view comment) {
  const size_t begin = comment.find_first_not_of(" \t\n");
  if (begin == comment.npos) return true;
  comment.remove_prefix(begin);
  if (comment.starts_with('_') || comment.starts_with('$') || comment.starts_with('.')) return true;
  const std::string_view name = comment.substr(0, comment.find(':'));
  static constexpr std::string_view kNames[] = {"class",
                                                "paginate",
                                                "header",
                                                "footer",
                                                "theme",
                                                "style",
                                                "fit",
                                                "backgroundColor",
                                                "backgroundImage",
                                                "color",
                                                "headingDivider",
                                                "size",
                                                "prettier-ignore",
                                                "transition",
                                                "markdownlint-disable",
                                                "markdownlint-enable"};
  return is_one_of(name, kNames) || comment == "fit ";
}

// Takes the comments out of a slide's text, but not out of code in a line or block; those that are notes
// are put behind its notes.
void take_comments(CutSlide* slide) {
  std::string text;
  bool code = false;
  const size_t last = slide->text.rfind("-->");
  for (size_t at = 0; at < slide->text.size();) {
    const std::string_view rest = std::string_view(slide->text).substr(at);
    if (rest.starts_with("```") || rest.starts_with("~~~"))
      code = !code && (at == 0 || rest.find('\n') != rest.npos);
    const size_t end = !code && last != rest.npos && at < last && rest.starts_with("<!--")
                           ? rest.find("-->")
                           : rest.npos;
    if (end == rest.npos) {
      const size_t mark = rest.starts_with("```") || rest.starts_with("~~~") ? 3 : 1;
      text += rest.substr(0, mark);
      at += mark;
      continue;
    }
    const std::string_view comment = rest.substr(4, end - 4);
    if (!is_directive(comment)) slide->notes += "\n" + std::string(comment) + "\n";
    text.append(static_cast<size_t>(std::count(comment.begin(), comment.end(), '\n')), '\n');
    at += end + 3;
  }
  slide->text = std::move(text);
}

// The size of what only the tool understands at the beginning of `rest`: elements of its own
// (<v-click at="2">) and pictures of the background (![bg right](x.png)); 0 of anything else.
size_t tool_mark(std::string_view rest) {
  if (rest.starts_with("![bg")) {
    const size_t end = rest.find(')');
    return end != rest.npos && end < rest.find('\n') ? end + 1 : 0;
  }
  if (!rest.starts_with('<')) return 0;
  const size_t begin = rest.starts_with("</") ? 2 : 1;
  size_t end = begin;
  while (end < rest.size() && letter(rest[end])) ++end;
  const std::string_view name = rest.substr(begin, end - begin);
  if (name.find('-') == name.npos || name.starts_with('-') || end >= rest.size()) return 0;
  if (rest[end] != '>' && rest[end] != ' ' && rest[end] != '/') return 0;
  const size_t close = rest.find('>', end);
  return close != rest.npos && close < rest.find('\n') ? close + 1 : 0;
}

// The size of a component's tag (<LightOrDark>, <template #dark>) that begins at text[at], if nothing but
// tags stands on its line, where no generic type would; 0 of anything else.
size_t component_mark(std::string_view text, size_t at) {
  const std::string_view near =
      text.substr(0, at).substr(at > kMaxMarkBytes ? at - kMaxMarkBytes : 0);
  const std::string_view before = near.substr(near.rfind('\n') + 1);
  const std::string_view ahead = text.substr(at, kMaxMarkBytes);
  const std::string_view rest = ahead.substr(0, ahead.find('\n'));
  const size_t begin = rest.starts_with("</") ? 2 : 1;
  const std::string_view name = rest.substr(std::min(begin, rest.size()));
  const bool big = name.size() > 3 && name[0] >= 'A' && name[0] <= 'Z' && letter(name[1]);
  const size_t close = rest.find('>');
  if ((!big && !name.starts_with("template")) || close == rest.npos) return 0;
  if (before.find_first_not_of(" \t") != before.npos && !before.ends_with('>')) return 0;
  const size_t next = rest.find_first_not_of(" \t", close + 1);
  return next == rest.npos || rest[next] == '<' ? close + 1 : 0;
}

std::string without_tool_marks(std::string_view text) {
  std::string out;
  bool code = false;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '`') code = !code;
    if (text.substr(at, 2) == "\n\n") code = false;
    size_t size = 0;
    if (!code && (text[at] == '<' || text[at] == '!'))
      size = tool_mark(text.substr(at, kMaxMarkBytes));
    if (!code && text[at] == '<' && size == 0) size = component_mark(text, at);
    if (size == 0) out += text[at];
    at += std::max<size_t>(size, 1);
  }
  return out;
}

// One section of a text that may have rules in it, which do not cut here.
Section read_one(const std::string& markdown, const Input& input, int line, Problems* problems) {
  std::vector<Section> pages = read_markdown(without_emails(markdown), Cut::kPages, input.path,
                                             line, problems, RawHtml::kElements);
  drop_emails(&pages);
  link_citations(&pages);
  Section out;
  RichTextBuilder body;
  for (Section& page : pages) {
    if (out.heading.text.empty()) out.heading = std::move(page.heading);
    if (!page.body.text.empty()) body.append(page.body);
    if (out.line == 0) out.line = page.line;
  }
  out.body = body.take();
  return out;
}

Slide slide_of(CutSlide cut, const Input& input, Problems* problems) {
  take_comments(&cut);
  Section section = read_one(without_tool_marks(cut.text), input, cut.line, problems);
  Slide slide;
  slide.heading = std::move(section.heading);
  slide.body = std::move(section.body);
  slide.line = section.line > 0 ? section.line : cut.line;
  const Section notes = read_one(cut.notes, input, cut.line, problems);
  RichTextBuilder all;
  if (!notes.heading.text.empty()) all.leaf(Span::kParagraph, notes.heading.text);
  if (!notes.body.text.empty()) all.append(notes.body);
  slide.notes = all.take();
  return slide;
}

bool is_our_own(const CutDeck& deck) {
  return !value_of(deck.head, "event").empty() && value_of(deck.head, "marp").empty();
}

bool recognizes_slides(const Input& input) {
  const std::string extension = extension_of(input.name);
  if (extension != "md" && extension != "markdown") return false;
  Problems ignored;
  const Input begin{input.path, input.name, input.bytes.substr(0, kMaxTextBytes)};
  const std::optional<std::string> text = decode_text(begin, &ignored);
  if (!text) return false;
  const CutDeck deck = cut_deck(*text);
  if (is_our_own(deck)) return false;
  // Minutes have rules between their points, too.
  const bool slides = deck.slides.size() >= kFewSlides && !note_place(input.name).in_directory();
  return deck.made_for_a_tool || slides;
}

Reading read_slides(const Input& input) {
  Reading out;
  const std::optional<std::string> text = decode_text(input, &out.problems);
  if (!text) return out;
  CutDeck deck = cut_deck(*text);
  std::erase_if(deck.slides, [](const CutSlide& slide) { return slide.left_out; });
  if (deck.slides.size() > kMaxPages) {
    warn(input, deck.slides[kMaxPages].line, "has more than 2,000 slides; the rest is left out",
         &out.problems);
    deck.slides.resize(kMaxPages);
  }
  std::vector<Slide> slides;
  for (CutSlide& slide : deck.slides)
    slides.push_back(slide_of(std::move(slide), input, &out.problems));
  const bool empty = std::all_of(slides.begin(), slides.end(), [](const Slide& slide) {
    return slide.heading.text.empty() && slide.body.text.empty();
  });
  if (empty) {
    leave_out(input, 0, "is a deck without any text", &out.problems);
    return out;
  }
  Source source = new_part(SourceKind::kSlides, input);
  source.pages = static_cast<int>(slides.size());
  source.sections = sections_of(slides);
  source.title = without_emails(value_of(deck.head, "title"));
  if (source.title.empty())
    source.title = title_of_deck("", source.sections, slides.front().body.text, input.name);
  out.sources.push_back(std::move(source));
  return out;
}
}  // namespace

const Format kMarkdownSlides = {"markdown-slides", "Markdown deck (Marp, reveal, Slidev, remark)",
                                recognizes_slides, read_slides};

}  // namespace plumbline
