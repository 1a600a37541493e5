// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/talk_markdown.h"

#include <algorithm>
#include <span>

#include "server/pages/cite.h"
#include "server/pages/recording.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

// "[Binder](http://localhost:8080/topics/binder)"
std::string link(const PageContext& context, DocumentId id) {
  const Document& document = context.collection.catalog()[id];
  return "[" + escape_markdown(document.title) + "](" + context.base_url + path_of(document) + ")";
}

void add_fact(std::string* out, std::string_view label, const std::string& value) {
  if (!value.empty()) out->append("- ").append(label).append(": ").append(value).append("\n");
}

std::string links(const PageContext& context, std::span<const DocumentId> documents) {
  std::vector<std::string> all;
  for (DocumentId id : documents) all.push_back(link(context, id));
  return joined(all);
}

// A line that begins as a list, a heading or a numbered item would, does not become one.
std::string escape_beginning(const std::string& line) {
  const std::size_t digits = line.find_first_not_of("0123456789");
  const bool number =
      digits != 0 && digits != line.npos && (line[digits] == '.' || line[digits] == ')');
  if (number) return line.substr(0, digits) + "\\" + line.substr(digits);
  const bool mark =
      !line.empty() && std::string_view("#-+=|~").find(line[0]) != std::string_view::npos;
  return mark ? "\\" + line : line;
}

// Lines stay lines: each is a paragraph.
void add_text(std::string* out, std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.empty()) out->append(escape_beginning(escape_markdown(line))).append("\n\n");
  }
}

void add_part(std::string* out, const PartView& part) {
  *out += "## " + capitalised(part.part) + "\n\n";
  for (const PassageView& passage : part.passages) {
    std::string heading = escape_markdown(passage.heading);
    if (is_wordless(passage)) heading = "(a picture)";
    if (passage.page) heading = std::to_string(*passage.page) + ". " + heading;
    if (passage.seconds)
      heading.insert(0, time_words(*passage.seconds) + (heading.empty() ? "" : " "));
    if (!heading.empty()) *out += "### " + heading + "\n\n";
    add_text(out, passage.body);
  }
}

}  // namespace

std::string talk_markdown(const PageContext& context, const TalkPage& page) {
  const Document& talk = context.collection.catalog()[page.talk];
  std::string out = "# " + escape_markdown(talk.title) + "\n\n";
  add_fact(&out, "Event", link(context, talk.event));
  add_fact(&out, "Date", page.date);
  add_fact(&out, "Speakers", links(context, talk.speakers));
  add_fact(&out, "Topics", links(context, talk.topics));
  add_fact(&out, "Status", talk.withdrawn ? "withdrawn" : "");
  add_fact(&out, "Address", "<" + context.base_url + path_of(talk) + ">");
  for (const Link& one : talk.links) add_fact(&out, link_label(one.key), "<" + one.url + ">");
  out += "\n";
  for (const PartView& part : page.parts) add_part(&out, part);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace plumbline
