// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/formats.h"

#include <algorithm>
#include <filesystem>

#include "indexer/sources/document.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/pretalx.h"
#include "indexer/sources/schedule_json.h"

namespace plumbline {
namespace {

constexpr std::size_t kMaxText = 256 << 10, kMaxProgramme = 32 << 20;

const KnownFormat kFormats[] = {
    {{"pentabarf", "Pentabarf schedule.xml", recognizes_pentabarf, read_pentabarf},
     kMaxProgramme,
     ".xml"},
    {{"schedule-json", "schedule.json", recognizes_schedule_json, read_schedule_json},
     kMaxProgramme,
     ".json"},
    {{"pretalx", "list of submissions of pretalx's API", recognizes_pretalx, read_pretalx},
     kMaxProgramme,
     ".json"},
    {{"document", "Markdown document of a corpus", is_document, read_document}, kMaxText, ".md"},
};

// The extension in small letters: ".pdf".
std::string extension_of(const Input& input) {
  std::string extension = std::filesystem::path(input.name).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return extension;
}

bool lists(std::string_view extensions, const std::string& extension) {
  return (" " + std::string(extensions) + " ").find(" " + extension + " ") != std::string::npos;
}

// True where the extension belongs to other formats only.
bool is_mislabelled(std::span<const KnownFormat> formats, const KnownFormat& format,
                    const std::string& extension) {
  return !extension.empty() && !lists(format.extensions, extension) &&
         std::any_of(formats.begin(), formats.end(),
                     [&](const KnownFormat& other) { return lists(other.extensions, extension); });
}

std::string size_of(std::size_t bytes) {
  return bytes < (1 << 20) ? std::to_string(bytes >> 10) + " KiB"
                           : std::to_string(bytes >> 20) + " MiB";
}

Problem left_out(const Input& input, std::string message) {
  return {Severity::kLeftOut, input.path, 0, std::move(message)};
}
}  // namespace

std::span<const KnownFormat> all_formats() { return kFormats; }

const KnownFormat* find_format(std::span<const KnownFormat> formats, const Input& input) {
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const KnownFormat& known) {
    return known.format.recognizes(input);
  });
  return found == formats.end() ? nullptr : &*found;
}

Recognized read_input(std::span<const KnownFormat> formats, const Input& input) {
  Recognized out;
  const KnownFormat* known = find_format(formats, input);
  if (!known) {
    const char* what = input.bytes.empty() ? "is empty" : "is of no known format";
    out.reading.problems = {
        left_out(input, what + std::string("; what is read: ") + list_formats(formats))};
    return out;
  }
  out.format = known->format.name;
  const std::string title(known->format.title);
  if (input.bytes.size() > known->max_bytes) {
    out.reading.problems = {left_out(
        input, "is larger than " + size_of(known->max_bytes) + ", the limit of a " + title)};
    return out;
  }
  out.reading = known->format.read(input);
  const std::string extension = extension_of(input);
  if (is_mislabelled(formats, *known, extension)) {
    out.reading.problems.push_back({Severity::kWarning, input.path, 0,
                                    "is read as what it is, a " + title +
                                        ", though its name ends in " + extension + "; rename it"});
  }
  return out;
}

std::string list_formats(std::span<const KnownFormat> formats) {
  std::string list;
  for (const KnownFormat& known : formats)
    list += (list.empty() ? "" : ", ") + std::string(known.format.title);
  return list;
}

}  // namespace plumbline
