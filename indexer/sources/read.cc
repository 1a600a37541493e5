// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/read.h"

#include <algorithm>

#include "indexer/check/pages.h"
#include "indexer/check/words.h"
#include "indexer/fingerprint.h"
#include "indexer/sources/fields.h"
#include "indexer/sources/front_matter.h"
#include "indexer/sources/markdown.h"
#include "indexer/sources/people.h"
#include "indexer/sources/yaml.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

std::string without_byte_order_mark(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

void read_body(const FrontMatter& parts, Source* source, Problems* problems) {
  const bool deck = source->kind == SourceKind::kSlides;
  source->sections = read_markdown(parts.body, deck ? Cut::kPages : Cut::kHeadings, source->file,
                                   parts.body_line, problems);
  if (parts.body.find_first_not_of(" \t\n") == parts.body.npos) {
    problems->push_back({Severity::kWarning, source->file, parts.body_line, "empty body"});
  }
  if (deck && source->has("pages")) check_pages(*source, parts.body, problems);
}

void leave_out(const Source& source, int line, std::string message, Problems* problems) {
  problems->push_back({Severity::kLeftOut, source.file, line, std::move(message)});
}

bool read_identity(const SourceFile& file, Source* source, Problems* problems) {
  if (const std::optional<Identity> identity = identity_of(file.name)) {
    source->kind = identity->kind;
    source->slug = identity->slug;
    return true;
  }
  leave_out(*source, 0, "bad path: talks/<event>/<slug>.md or topics/<slug>.md, in a-z, 0-9 and -",
            problems);
  return false;
}

void read_front_matter(const FrontMatter& parts, Source* source, Problems* problems) {
  try {
    const YamlNode fields = parse_yaml(parts.yaml, kFrontMatterLine);
    if (fields.type != YamlNode::kMap) throw YamlError(kFrontMatterLine, "not a map of fields");
    read_fields(fields, source, problems);
  } catch (const YamlError& error) {
    leave_out(*source, error.line(), std::string("front matter: ") + error.what(), problems);
  }
}

// True where one of the problems from `first` on does.
bool leaves_out(const Problems& problems, std::size_t first) {
  return std::any_of(problems.begin() + static_cast<std::ptrdiff_t>(first), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::kLeftOut; });
}

void read_people_file(const SourceFile& file, const std::string& bytes, Corpus* corpus,
                      Problems* problems) {
  corpus->people_name = file.name;
  corpus->people_file = file.path;
  corpus->people_hash = fingerprint(bytes);
  check_bytes(bytes, file.path, problems);
  corpus->people = read_people(clean_utf8(bytes), file.path, problems);
}
}  // namespace

std::optional<Source> read_source(const SourceFile& file, const std::string& bytes,
                                  Problems* problems) {
  const std::size_t before = problems->size();
  Source source;
  source.name = file.name;
  source.file = file.path;
  source.hash = fingerprint(bytes);
  check_bytes(bytes, file.path, problems);
  const std::string text = clean_utf8(without_byte_order_mark(bytes));
  if (!read_identity(file, &source, problems)) return std::nullopt;
  const std::optional<FrontMatter> parts = split_front_matter(text);
  if (!parts) {
    leave_out(source, 1, "no front matter between two lines ---", problems);
    return std::nullopt;
  }
  read_front_matter(*parts, &source, problems);
  read_body(*parts, &source, problems);
  if (leaves_out(*problems, before)) return std::nullopt;
  return source;
}

Corpus read_corpus(const std::vector<SourceFile>& files, const std::function<void()>& step,
                   Problems* problems) {
  Corpus corpus;
  for (const SourceFile& file : files) {
    step();
    try {
      const std::string bytes = read_file(file.path, kMaxFileBytes);
      if (file.is_people()) {
        read_people_file(file, bytes, &corpus, problems);
      } else if (std::optional<Source> source = read_source(file, bytes, problems)) {
        corpus.sources.push_back(std::move(*source));
      }
    } catch (const SourceError& error) {
      problems->push_back({Severity::kLeftOut, file.path, 0, error.what()});
    }
  }
  corpus.sort();
  return corpus;
}

}  // namespace plumbline
