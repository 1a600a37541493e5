// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/part.h"

#include <algorithm>
#include <utility>

#include "indexer/fingerprint.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/path.h"
#include "schema/text/ascii.h"
#include "schema/text/name_key.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

bool is_slug(std::string_view word) { return !word.empty() && slug_of(word) == word; }

// "lpc-2023" of "slides/lpc-2023/klint.pdf", where everything is as corpus/FORMAT.md says.
std::string_view event_of(std::string_view directory, std::string_view name) {
  if (!name.starts_with(directory) || name.substr(directory.size(), 1) != "/") return {};
  name.remove_prefix(directory.size() + 1);
  const std::string_view event = name.substr(0, name.find('/'));
  const bool two = std::count(name.begin(), name.end(), '/') == 1;
  return two && is_slug(event) && is_slug(stem_of(name)) ? event : std::string_view();
}

size_t first_wrong_byte(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t before = at;
    const char32_t c = next_code_point(text, &at);
    if (c == kReplacement && text.substr(before, 3) != "\xEF\xBF\xBD") return before;
  }
  return text.npos;
}
}  // namespace

Source new_part(SourceKind kind, const Input& input) {
  Source part;
  part.kind = kind;
  part.name = input.name;
  part.file = input.path;
  part.hash = fingerprint(input.bytes);
  part.event = event_of(directory_name(kind), input.name);
  part.slug = slug_of(stem_of(input.name));
  if (!part.event.empty()) part.slug = part.event + "/" + part.slug;
  if (part.slug.empty()) part.slug = kind_name(kind);
  return part;
}

std::string title_of_file(std::string_view name) {
  std::string title(stem_of(name));
  std::replace(title.begin(), title.end(), '_', ' ');
  return clean_utf8(title);
}

std::string extension_of(std::string_view name) {
  const std::string_view base = last_part(name);
  const size_t dot = base.rfind('.');
  return dot == base.npos ? std::string() : ascii::lower(base.substr(dot + 1));
}

bool is_markdown(const Input& input) {
  const std::string extension = extension_of(input.name);
  return extension == "md" || extension == "markdown";
}

bool is_web_page(const Input& input) {
  const std::string extension = extension_of(input.name);
  return extension == "html" || extension == "htm" || extension == "xhtml";
}

std::string text_at_start(const Input& input, size_t max_bytes) {
  return decode(input.bytes.substr(0, max_bytes)).text;
}

std::optional<std::string> decode_text(const Input& input, Problems* problems) {
  const Decoded decoded = decode(input.bytes);
  const std::string& whole = decoded.text;
  if (whole.find('\0') != whole.npos) {
    leave_out(input, line_at(whole, whole.find('\0')),
              "holds zero bytes and so is no text; is it "
              "another kind of file under a wrong name?",
              problems);
    return std::nullopt;
  }
  if (!decoded.flaw.empty()) {
    const bool wide = decoded.flaw.find("UTF-16") != std::string::npos;
    const size_t wrong = wide ? input.bytes.npos : first_wrong_byte(input.bytes);
    warn(input, wrong == input.bytes.npos ? 1 : line_at(input.bytes, wrong), decoded.flaw,
         problems);
  }
  std::string text;
  for (size_t i = 0; i < whole.size(); ++i) {
    const bool pair = whole[i] == '\r' && i + 1 < whole.size() && whole[i + 1] == '\n';
    if (pair) continue;
    const bool form_feed = whole[i] == '\f';
    text += whole[i] == '\r' ? '\n' : form_feed ? ' ' : whole[i];
  }
  return clean_utf8(text);
}

void leave_out(const Input& input, int line, std::string message, Problems* problems) {
  problems->push_back({Severity::kLeftOut, input.path, line, std::move(message)});
}

void warn(const Input& input, int line, std::string message, Problems* problems) {
  problems->push_back({Severity::kWarning, input.path, line, std::move(message)});
}

}  // namespace plumbline
