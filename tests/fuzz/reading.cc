// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/fuzz/reading.h"

#include <algorithm>
#include <set>

#include "indexer/sources/bytes.h"
#include "indexer/sources/formats.h"
#include "indexer/text/split.h"
#include "schema/text/markup.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/markup.h"
#include "tests/fuzz/promise.h"

namespace plumbline::fuzz {
namespace {

// Small, so that short texts are cut, too.
constexpr std::size_t kPieceBytes = 64;

void require_text(std::string_view text) { require(is_utf8(text), "valid UTF-8", text); }

void require_clean(std::string_view text) {
  require(clean_utf8(text) == text, "no control characters", text);
}

void require_nested(const RichText& text) {
  std::vector<const Span*> open;
  std::size_t begin = 0;
  for (const Span& span : text.spans) {
    require(span.begin <= span.end && span.end <= text.text.size(), "a span within its text");
    require(begin <= span.begin, "spans in the order in which they open");
    begin = span.begin;
    while (!open.empty() && open.back()->end <= span.begin) open.pop_back();
    require(open.empty() || span.end <= open.back()->end, "spans are nested", text.text);
    open.push_back(&span);
    require_text(span.target);
  }
}

void require_pieces(const RichText& text) {
  std::size_t behind = 0;
  for (const auto& [begin, end] : split_text(text, kPieceBytes)) {
    require(behind <= begin && begin < end && end <= text.text.size(), "pieces in order");
    require(end - begin <= kPieceBytes, "a piece is small");
    require_text(std::string_view(text.text).substr(begin, end - begin));
    const std::string html = to_html(text, begin, end);
    require_sound_html(html);
    const std::string markup = pack_markup(text, begin, end, 0);
    require(stored_html(text.text.substr(begin, end - begin), markup) == html,
            "markup as it is stored", html);
    behind = end;
  }
}

// What leaves the process that reads (indexer/sources/bytes.h) is text without control characters.
void require_stored(const Source& source) {
  for (std::string_view text :
       {source.slug,     source.title,   source.short_name, source.series, source.start_date,
        source.end_date, source.place,   source.event,      source.date,   source.start_time,
        source.end_time, source.room,    source.track,      source.format, source.abstract,
        source.follows,  source.zone,    source.start_utc,  source.lang,   source.key,
        source.category, source.summary, source.parent})
    require_clean(text);
  for (const SourceLink& link : source.links) require_clean(link.key + link.url);
  for (const auto* words :
       {&source.sources, &source.speakers, &source.topics, &source.aliases, &source.related}) {
    for (const Word& word : *words) require_clean(word.text);
  }
  for (const Section& section : source.sections) {
    require_clean(section.heading.text);
    require_clean(section.body.text);
  }
  require_sound(source.sections);
}

void require_unique(const std::vector<Source>& sources) {
  std::set<std::string> keys, addresses;
  for (const Source& source : sources) {
    require(source.key.empty() || keys.insert(source.key).second, "no key twice", source.key);
    require(addresses.insert(std::string(kind_name(source.kind)) + "/" + source.slug).second,
            "no address twice", source.slug);
  }
}

bool same(const Source& a, const Source& b) {
  return a.slug == b.slug && a.key == b.key && a.title == b.title && a.hash == b.hash &&
         a.sections.size() == b.sections.size();
}

const Format& find(std::string_view name) {
  const auto formats = all_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const KnownFormat& known) {
    return known.format.name == name;
  });
  require(found != formats.end(), "a format of this name", name);
  return found->format;
}

}  // namespace

void require_sound(const RichText& text) {
  require_text(text.text);
  require_nested(text);
  require_sound_html(to_html(text, 0, text.text.size()));
  require_pieces(text);
}

void require_sound(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    require_sound(section.heading);
    require_sound(section.body);
    require(section.page >= 0 && section.seconds.value_or(0) >= 0, "a place from its beginning on");
  }
}

void require_sound(const Problems& problems) {
  for (const Problem& problem : problems) {
    require(problem.line >= 0 && !problem.message.empty(), "a problem tells what is wrong");
    require(is_utf8(problem.message), "a problem in UTF-8", problem.message);
  }
}

void check_format(std::string_view format, const std::string& name, std::string_view bytes) {
  static const bool prepared = (prepare_formats(), true);
  const Format& parser = find(format);
  const Input input{name, name, bytes};
  require(prepared && parser.recognizes(input) == parser.recognizes(input), "one decision");
  const Reading reading = parser.read(input);
  require(!reading.sources.empty() || count_left_out(reading.problems) > 0,
          "a reason where nothing came of it");
  require_sound(reading.problems);
  for (const Source& source : reading.sources) require_sound(source.sections);
  require_unique(reading.sources);
  const std::optional<Reading> stored = reading_of(to_bytes(reading));
  require(stored.has_value(), "a reading that can be passed on");
  for (const Source& source : stored->sources) require_stored(source);
  const Reading again = parser.read(input);
  require(std::equal(reading.sources.begin(), reading.sources.end(), again.sources.begin(),
                     again.sources.end(), same),
          "the same sources again");
}

}  // namespace plumbline::fuzz
