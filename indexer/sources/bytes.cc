// SPDX-License-Identifier: MIT OR Apache-2.0
// One list of fields serves both directions: fields(archive, value) names them in order, and the
// archive writes or reads. Numbers are varints of 7 bits (zigzag), text and lists begin with their
// length.
#include "indexer/sources/bytes.h"

#include <limits>
#include <type_traits>

#include "schema/text/utf8.h"

namespace plumbline {
namespace {

template <class Archive>
void fields(Archive& a, Word& word) {
  a(word.text, word.line);
}

template <class Archive>
void fields(Archive& a, SourceLink& link) {
  a(link.key, link.url, link.line);
}

template <class Archive>
void fields(Archive& a, Span& span) {
  a(span.kind, span.begin, span.end, span.target, span.number, span.line);
}

template <class Archive>
void fields(Archive& a, RichText& text) {
  a(text.text, text.spans);
}

template <class Archive>
void fields(Archive& a, ShownDeck& shown) {
  a(shown.page, shown.path, shown.pages);
}

template <class Archive>
void fields(Archive& a, Section& section) {
  a(section.heading, section.body, section.line, section.page, section.seconds);
}

template <class Archive>
void fields(Archive& a, Source& s) {
  a(s.kind, s.slug, s.name, s.file, s.hash, s.title, s.links, s.sources);
  a(s.short_name, s.series, s.start_date, s.end_date, s.place);
  a(s.event, s.title_verified, s.date, s.start_time, s.end_time, s.room, s.track, s.format);
  a(s.abstract, s.speakers, s.topics, s.follows, s.withdrawn, s.zone, s.guessed);
  a(s.start_utc, s.lang, s.key, s.code, s.files);
  a(s.category, s.summary, s.aliases, s.related, s.parent, s.pages, s.shows, s.sections, s.lines);
}

template <class Archive>
void fields(Archive& a, Problem& problem) {
  a(problem.severity, problem.path, problem.line, problem.message, problem.doubt);
}

template <class Archive>
void fields(Archive& a, Reading& reading) {
  a(reading.sources, reading.problems);
}

// The last enumerator of each type that is read.
constexpr int last_of(SourceKind) { return static_cast<int>(SourceKind::kTranscript); }
constexpr int last_of(Guess) { return static_cast<int>(Guess::kForbidden); }
constexpr int last_of(Doubt) { return static_cast<int>(Doubt::kEvent); }
constexpr int last_of(Severity) { return static_cast<int>(Severity::kLeftOut); }
constexpr int last_of(Span::Kind) { return static_cast<int>(Span::kWikiLink); }

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 ? c != '\n' && c != '\t' : c == 0x7F;
}

// Byte for byte, so that spans keep their places: what no text may hold becomes a blank or a "?".
void make_clean(std::string* text) {
  for (char& c : *text) {
    if (is_control(c)) c = ' ';
  }
  if (is_utf8(*text)) return;
  for (std::size_t at = 0, begin = 0; at < text->size(); begin = at) {
    const bool bad = next_code_point(*text, &at) == kReplacement && at - begin == 1;
    if (bad) (*text)[begin] = '?';
  }
}

class Writer {
 public:
  template <class... T>
  void operator()(T&... values) {
    (write(values), ...);
  }

  std::string out;

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
  }
  void write(int value) {
    const auto wide = static_cast<std::int64_t>(value);
    number((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
  }
  void write(bool value) { number(value ? 1 : 0); }
  void write(std::size_t value) { number(value); }
  void write(const std::string& text) {
    number(text.size());
    out += text;
  }
  void write(const std::optional<int>& value) {
    number(value ? 1 : 0);
    if (value) write(*value);
  }
  template <class T>
  void write(const std::vector<T>& items) {
    number(items.size());
    for (const T& item : items) write(item);
  }
  void write(const FieldLines& lines) {
    number(lines.entries().size());
    for (const auto& [field, line] : lines.entries()) {
      write(field);
      write(line);
    }
  }
  template <class T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      number(static_cast<std::uint64_t>(value));
    } else {
      fields(*this, const_cast<T&>(value));  // a Writer changes nothing
    }
  }
};

class Reader {
 public:
  Reader(std::string_view bytes, bool is_clean) : rest_(bytes), is_clean_(is_clean) {}

  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

  bool done() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && good_; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    good_ = false;
    return 0;
  }
  // A number of items, each of which takes a byte at least.
  std::size_t count() {
    const std::uint64_t count = number();
    if (count <= rest_.size()) return static_cast<std::size_t>(count);
    good_ = false;
    return 0;
  }
  void read(int& value) {
    const std::uint64_t zigzag = number();
    const auto wide = static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
    good_ =
        good_ && wide >= std::numeric_limits<int>::min() && wide <= std::numeric_limits<int>::max();
    value = good_ ? static_cast<int>(wide) : 0;
  }
  void read(bool& value) { value = number() != 0; }
  void read(std::size_t& value) { value = static_cast<std::size_t>(number()); }
  void read(std::string& text) {
    const std::size_t size = count();
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (!is_clean_) make_clean(&text);
  }
  void read(std::optional<int>& value) {
    value.reset();
    if (number() != 0) read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& items) {
    for (std::size_t left = count(); left > 0 && good_; --left) read(items.emplace_back());
  }
  void read(FieldLines& lines) {
    std::string field;
    for (std::size_t left = count(); left > 0 && good_; --left) {
      int line = 0;
      read(field);
      read(line);
      lines.add(field, line);
    }
  }
  void read(RichText& text) {
    fields(*this, text);
    for (const Span& span : text.spans) {
      if (span.begin > span.end || span.end > text.text.size()) good_ = false;
    }
  }
  template <class T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T>) {
      const std::uint64_t number_of_it = number();
      if (number_of_it > static_cast<std::uint64_t>(last_of(T{}))) good_ = false;
      value = good_ ? static_cast<T>(number_of_it) : T{};
    } else {
      fields(*this, value);
    }
  }

  std::string_view rest_;
  bool is_clean_;
  bool good_ = true;
};

template <class T>
std::string written(const T& value) {
  Writer writer;
  writer(value);
  return std::move(writer.out);
}

std::optional<Reading> read_bytes(std::string_view bytes, bool is_clean) {
  Reading reading;
  Reader reader(bytes, is_clean);
  reader(reading);
  if (!reader.done()) return std::nullopt;
  return reading;
}
}  // namespace

std::string to_bytes(const Reading& reading) { return written(reading); }
std::string to_bytes(const Source& source) { return written(source); }

std::optional<Reading> reading_of(std::string_view bytes) { return read_bytes(bytes, false); }
std::optional<Reading> kept_reading_of(std::string_view bytes) { return read_bytes(bytes, true); }

}  // namespace plumbline
