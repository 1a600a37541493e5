// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/html_slides.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/sources/html.h"
#include "indexer/sources/html/tags.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/markdown_slides.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/builder.h"
#include "indexer/text/entities.h"

namespace plumbline {
namespace {
using std::size_t;

// What only pages have that show slides.
constexpr std::string_view kMarks[] = {"Reveal.initialize", "class=\"reveal", "data-marpit-svg",
                                       "class=\"marpit",    "deck-container", "$.deck(",
                                       "class=\"shower",    "dzslides",       "remark.create("};
constexpr std::string_view kRemark = "remark.create(";

struct Element {
  std::string_view attributes, inside;
  size_t begin = 0, end = 0;  // with its tags
};

// Where an element ends in which no other begins, behind its start tag: at its end tag, or the end of all.
size_t end_of_inside(std::string_view html, size_t at, std::string_view name) {
  return std::min(html.find("</" + std::string(name), at), html.size());
}

size_t behind_tag(std::string_view html, size_t at) {
  const size_t end = html.find('>', at);
  return end == html.npos ? html.size() : end + 1;
}

// The first element of a name from `from` on; such elements hold none of their kind.
std::optional<Element> find_element(std::string_view html, std::string_view name, size_t from = 0) {
  const HtmlTags tags("");
  const std::string begin = "<" + std::string(name);
  for (size_t at = html.find(begin, from); at != html.npos; at = html.find(begin, at + 1)) {
    const std::optional<HtmlTag> tag = tags.find(html, at, "");
    if (!tag || tag->end || tag->name != name) continue;
    const size_t inside = at + tag->size, end = end_of_inside(html, inside, name);
    return Element{tag->attributes, html.substr(inside, end - inside), at, behind_tag(html, end)};
  }
  return std::nullopt;
}

// The sections of a page that hold none, in order.
class SectionFinder {
 public:
  explicit SectionFinder(std::string_view html) : html_(html), tags_(html) {}

  std::vector<Element> find() {
    for (size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) at = next(at);
    return std::move(found_);
  }

 private:
  struct Open {
    std::string_view attributes;
    size_t begin;
    bool holds_others;
  };

  size_t next(size_t at) {
    if (html_.substr(at).starts_with("<!--")) {
      const size_t end = html_.find("-->", at);
      return end == html_.npos ? html_.size() : end + 3;
    }
    const std::optional<HtmlTag> tag = tags_.find(html_, at, "");
    if (!tag) return at + 1;
    const size_t behind = at + tag->size;
    if (!tag->end && is_raw(tag->name)) return end_of_inside(html_, behind, tag->name);
    if (tag->name == "section" && !tag->end) {
      if (!open_.empty()) open_.back().holds_others = true;
      open_.push_back({tag->attributes, behind, false});
    } else if (tag->name == "section" && !open_.empty()) {
      const Open section = open_.back();
      open_.pop_back();
      if (!section.holds_others)
        found_.push_back({section.attributes, html_.substr(section.begin, at - section.begin)});
    }
    return behind;
  }

  static bool is_raw(std::string_view name) {
    return name == "script" || name == "style" || name == "textarea" || name == "template";
  }

  std::string_view html_;
  HtmlTags tags_;
  std::vector<Open> open_;
  std::vector<Element> found_;
};

bool has(std::string_view attributes, std::string_view name, std::string_view value) {
  return attribute(attributes, name).value_or("") == value;
}

// No slide of its own: hidden, or a layer of Marp's.
bool is_left_out(const Element& section) {
  return has(section.attributes, "data-visibility", "hidden") ||
         has(section.attributes, "data-marpit-advanced-background", "background") ||
         has(section.attributes, "data-marpit-advanced-background", "pseudo");
}

// Markdown in a page is indented as the page is.
std::string without_indent(std::string_view text) {
  size_t indent = text.npos;
  for (const std::string_view line : split(text, '\n')) {
    const size_t first = line.find_first_not_of(" \t");
    if (first != line.npos) indent = std::min(indent, first);
  }
  if (indent == text.npos) return std::string(text);
  std::string out;
  for (const std::string_view line : split(text, '\n'))
    out += std::string(line.substr(std::min(indent, line.size()))) + "\n";
  return out;
}

class DeckReader {
 public:
  DeckReader(const Input& input, std::string_view html, Problems* problems)
      : input_(input), html_(html), problems_(problems) {}

  std::vector<Slide> read(const std::vector<Element>& sections) {
    for (const Element& section : sections) {
      if (is_left_out(section)) continue;
      if (slides_.size() >= kMaxPages) {
        warn(input_, line_of(section.inside), "has more than 2,000 slides; the rest is left out",
             problems_);
        break;
      }
      attribute(section.attributes, "data-markdown") ? add_markdown(section) : add(section);
    }
    return std::move(slides_);
  }

 private:
  int line_of(std::string_view part) const {
    return line_at(html_, static_cast<size_t>(part.data() - html_.data()));
  }

  void add_markdown(const Element& section) {
    const std::string_view file = attribute(section.attributes, "data-markdown").value_or("");
    if (!file.empty()) {
      slides_.emplace_back();
      slides_.back().line = line_of(section.inside);
      slides_.back().shows = unescaped_once(file);
      return;
    }
    std::optional<Element> source = find_element(section.inside, "textarea");
    const bool escaped = source.has_value();
    if (!source) source = find_element(section.inside, "script");
    const std::string_view inside = source ? source->inside : section.inside;
    const std::string text = without_indent(escaped ? unescaped_once(inside) : std::string(inside));
    MarkdownDeck deck = read_markdown_deck(text, line_of(inside), input_, problems_);
    std::move(deck.slides.begin(), deck.slides.end(), std::back_inserter(slides_));
  }

  void add(const Element& section) {
    Slide slide;
    slide.line = line_of(section.inside);
    const std::string html = without_notes(section.inside, &slide);
    slide.body = text_of(html, slide.line, &slide.heading);
    slides_.push_back(std::move(slide));
  }

  // Without the notes of the speaker, which are put into the slide.
  std::string without_notes(std::string_view html, Slide* slide) {
    std::string rest, notes;
    size_t at = 0;
    for (auto aside = find_element(html, "aside"); aside;
         aside = find_element(html, "aside", aside->end)) {
      const std::string_view kind = attribute(aside->attributes, "class").value_or("");
      if (!contains(kind, "notes")) continue;
      rest += html.substr(at, aside->begin - at);
      notes += std::string(aside->inside) + "\n";
      at = aside->end;
    }
    if (!notes.empty()) slide->notes = text_of(notes, slide->line, nullptr);
    return rest + std::string(html.substr(at));
  }

  // All of it as one text; its first heading apart, if that is wanted.
  RichText text_of(std::string_view html, int line, RichText* heading) {
    RichTextBuilder text;
    for (Section& section : read_html(html, input_.path, line, problems_)) {
      if (heading && heading->text.empty()) {
        *heading = std::move(section.heading);
      } else if (!section.heading.text.empty()) {
        text.leaf(Span::kParagraph, section.heading.text);
      }
      if (!section.body.text.empty()) text.append(section.body);
    }
    return text.take();
  }

  const Input& input_;
  std::string_view html_;
  Problems* problems_;
  std::vector<Slide> slides_;
};

bool recognizes_html_slides(const Input& input) {
  if (!is_web_page(input)) return false;
  const std::string_view html = input.bytes.substr(0, kMaxTextBytes);
  const auto holds = [&](std::string_view mark) { return html.find(mark) != html.npos; };
  if (!std::any_of(std::begin(kMarks), std::end(kMarks), holds)) return false;
  return holds("<section") || (holds(kRemark) && holds("<textarea"));
}

Reading read_html_slides(const Input& input) {
  Problems problems;
  const std::optional<std::string> html = decode_text(input, &problems);
  if (!html) return {{}, std::move(problems)};
  const std::optional<Element> titled = find_element(*html, "title");
  const std::string title = titled ? html_text(titled->inside).text : "";
  const std::vector<Element> sections = SectionFinder(*html).find();
  if (const auto source = sections.empty() ? find_element(*html, "textarea") : std::nullopt) {
    const int line = line_at(*html, static_cast<size_t>(source->inside.data() - html->data()));
    const MarkdownDeck deck =
        read_markdown_deck(unescaped_once(source->inside), line, input, &problems);
    return markdown_deck_of(input, deck, title, std::move(problems));
  }
  const std::vector<Slide> slides = DeckReader(input, *html, &problems).read(sections);
  return deck_of(input, title, slides, std::move(problems));
}
}  // namespace

const Format kHtmlSlides = {"html-slides", "deck as a web page", recognizes_html_slides,
                            read_html_slides};

}  // namespace plumbline
