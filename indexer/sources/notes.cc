// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/notes.h"

#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/document.h"
#include "indexer/sources/html.h"
#include "indexer/sources/html/tags.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/note_head.h"
#include "indexer/sources/note_place.h"
#include "indexer/sources/note_source.h"
#include "indexer/sources/part.h"
#include "indexer/sources/plain_text.h"
#include "indexer/text/email.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// What a page calls itself; "" where it has no title.
std::string page_title(std::string_view html) {
  const HtmlTags tags("");
  for (size_t at = html.find("<t"); at != html.npos; at = html.find("<t", at + 1)) {
    const auto tag = tags.find(html, at, "");
    if (!tag || tag->name != "title") continue;
    const size_t end = html.find("</", at);
    if (end == html.npos) return {};
    return html_text(html.substr(at + tag->size, end - at - tag->size)).text;
  }
  return {};
}

// Decodes the file and gives its text to `read`.
template <class Read>
Reading read_text(const Input& input, Read read) {
  Reading out;
  const std::optional<std::string> text = decode_text(input, &out.problems);
  return text ? read(*text, std::move(out.problems)) : out;
}

bool recognizes_html(const Input& input) {
  return is_web_page(input) && note_place(input.name).tells_of_notes() &&
         text_at_start(input).find('\0') == std::string::npos;
}

Reading read_html_notes(const Input& input) {
  return read_text(input, [&](const std::string& text, Problems problems) {
    std::vector<Section> sections = read_html(text, input.path, 1, &problems);
    return notes_of(input, page_title(text), std::move(sections), std::move(problems));
  });
}

bool recognizes_markdown(const Input& input) {
  if (!is_markdown(input) || is_document(input)) return false;
  if (note_place(input.name).tells_of_notes()) return true;
  return begins_with_head_of_talk(text_at_start(input));
}

Reading read_markdown_notes(const Input& input) {
  return read_text(input, [&](const std::string& text, Problems problems) {
    const NoteHead head = read_note_head(input, text, &problems);
    std::vector<Section> sections =
        read_markdown(without_emails(head.body), Cut::kHeadings, input.path, head.body_line,
                      &problems, RawHtml::kElements);
    drop_emails(&sections);
    link_citations(&sections);
    Reading out = notes_of(input, head.title, std::move(sections), std::move(problems));
    for (Source& notes : out.sources) {
      notes.lang = head.lang;
      if (!head.date.empty()) notes.date = head.date;
      notes.speakers = head.speakers;
      notes.links = head.links;
    }
    return out;
  });
}

bool recognizes_text(const Input& input) {
  return extension_of(input.name) == "txt" && note_place(input.name).tells_of_notes();
}

Reading read_text_notes(const Input& input) {
  return read_text(input, [&](const std::string& text, Problems problems) {
    std::vector<Section> sections = read_plain_text(without_emails(text), 1);
    link_citations(&sections);
    return notes_of(input, "", std::move(sections), std::move(problems));
  });
}
}  // namespace

const Format kHtmlNotes = {"html-notes", "notes as a web page", recognizes_html, read_html_notes};
const Format kMarkdownNotes = {"markdown-notes", "notes as Markdown", recognizes_markdown,
                               read_markdown_notes};
const Format kTextNotes = {"text-notes", "notes as plain text", recognizes_text, read_text_notes};

}  // namespace plumbline
