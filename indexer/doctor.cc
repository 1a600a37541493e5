// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "indexer/report.h"
#include "indexer/sandbox/workers.h"
#include "indexer/sources/find.h"
#include "indexer/sources/programme/dialect.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {
using Json = nlohmann::ordered_json;

bool has_link(const Source& talk, std::string_view key) {
  return std::any_of(talk.links.begin(), talk.links.end(),
                     [&](const SourceLink& link) { return link.key == key; });
}

void count(const Source& talk, Diagnosis* out) {
  ++out->talks;
  out->with_day += !talk.date.empty();
  out->with_time += !talk.start_time.empty();
  out->with_utc += !talk.start_utc.empty();
  out->with_room += !talk.room.empty();
  out->with_speakers += !talk.speakers.empty();
  out->with_abstract += talk.abstract != "title-only" && !talk.sections.empty();
  out->with_slides += has_link(talk, "slides");
  out->with_video += has_link(talk, "video");
  out->with_page += has_link(talk, "page");
}

// What is missing in most talks is missing in the file; a few gaps are as they are.
void ask_for_what_is_missing(Diagnosis* out) {
  const auto ask = [&](int have, const char* request) {
    if (have * 10 < out->talks * 9)
      out->requests.push_back(
          fmt::format("{} ({} of {} talks have it)", request, have, out->talks));
  };
  if (out->talks == 0) return;
  ask(out->with_day, "the day of each talk");
  ask(out->with_time, "when each talk begins");
  if (out->with_utc < out->with_time)
    out->requests.push_back(
        "the time zone as an IANA name such as Europe/Prague (time_zone_name in a "
        "schedule), without which no calendar can be made");
  ask(out->with_room, "the room of each talk");
  ask(out->with_speakers, "the speakers by name");
  ask(out->with_abstract, "the abstracts");
  ask(out->with_page, "the address of each talk's page");
  if (out->with_slides == 0 && out->with_video == 0)
    out->requests.push_back("an export made after the event, with slides and recordings");
}

const KnownFormat* format_named(std::string_view name) {
  for (const KnownFormat& known : all_formats()) {
    if (known.format.name == name) return &known;
  }
  return nullptr;
}

std::string share(const Diagnosis& d, const char* name, int have) {
  return fmt::format("  {:<10} {:>6} of {}\n", name, have, d.talks);
}

std::string shares(const Diagnosis& d) {
  return share(d, "day", d.with_day) + share(d, "time", d.with_time) + share(d, "UTC", d.with_utc) +
         share(d, "room", d.with_room) + share(d, "speakers", d.with_speakers) +
         share(d, "abstract", d.with_abstract) + share(d, "page", d.with_page) +
         share(d, "slides", d.with_slides) + share(d, "video", d.with_video);
}

bool any(const Input&) { return true; }

Reading read_dialect(const Input& input) {
  Reading reading;
  for (std::string& line : describe_programme(input))
    reading.problems.push_back({Severity::kWarning, input.path, 0, std::move(line)});
  return reading;
}

// By the first of `formats` that recognizes it, in a worker.
Recognized read_one(std::span<const KnownFormat> formats, const SourceFile& file) {
  Workers workers(formats, {}, 1);
  const Workers::Job job{file.path, file.name, [&] { return read_file(file.path, kMaxFileBytes); }};
  Recognized out;
  workers.read({&job, 1}, [&](std::size_t, Recognized result) { out = std::move(result); });
  return out;
}
}  // namespace

const KnownFormat kDialect = {
    {"dialect", "dialect of a programme", any, read_dialect}, kMaxFileBytes, ""};

Diagnosis diagnose(const Recognized& file) {
  Diagnosis out;
  out.format = file.format;
  if (const KnownFormat* known = format_named(file.format)) out.title = known->format.title;
  std::set<std::string> people;
  for (const Source& source : file.reading.sources) {
    out.events += source.kind == SourceKind::kEvent;
    if (out.event.empty() && source.kind == SourceKind::kEvent) out.event = source.slug;
    if (out.event.empty() && source.kind == SourceKind::kTalk) out.event = source.event;
    if (source.kind == SourceKind::kTalk) count(source, &out);
    out.parts += is_part(source.kind);
    out.passages += static_cast<int>(source.sections.size());
    for (const Word& speaker : source.speakers) people.insert(speaker.text);
  }
  out.people = static_cast<int>(people.size());
  out.problems = file.reading.problems;
  sort_problems(&out.problems);
  ask_for_what_is_missing(&out);
  return out;
}

std::string to_text(const Diagnosis& d, const std::string& path) {
  std::string text = path + ": " + (d.title.empty() ? "of no known format" : d.title) + "\n";
  for (const std::string& line : d.dialect) text += "  " + line + "\n";
  if (d.talks > 0) {
    text += counted(d.talks, "talk") + " of " + d.event;
    if (d.events > 1) text += " and " + counted(d.events - 1, "more event");
    text += ", " + counted(d.people, "person", "people") + "\n" + shares(d);
  }
  if (d.parts > 0) text += counted(d.passages, "section") + " of text\n";
  for (const Problem& problem : d.problems) text += to_string(problem) + "\n";
  if (!d.requests.empty()) text += "Ask for:\n";
  for (const std::string& request : d.requests) text += "  - " + request + "\n";
  return text;
}

std::string to_json(const Diagnosis& d, const std::string& path) {
  Json json = {{"path", path},
               {"format", d.format.empty() ? Json() : Json(d.format)},
               {"dialect", d.dialect},
               {"event", d.event.empty() ? Json() : Json(d.event)},
               {"events", d.events},
               {"talks", d.talks},
               {"people", d.people},
               {"sections", d.passages},
               {"with",
                {{"day", d.with_day},
                 {"time", d.with_time},
                 {"utc", d.with_utc},
                 {"room", d.with_room},
                 {"speakers", d.with_speakers},
                 {"abstract", d.with_abstract},
                 {"page", d.with_page},
                 {"slides", d.with_slides},
                 {"video", d.with_video}}},
               {"ask_for", d.requests}};
  json["problems"] = Json::array();
  for (const Problem& problem : d.problems) json["problems"].push_back(to_string(problem));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

int run_doctor(const std::string& path, bool json) {
  Problems problems;
  const std::vector<SourceFile> files = find_sources({path}, &problems);
  if (files.size() != 1) throw SourceError("--doctor wants one file; " + path + " is none");
  Diagnosis diagnosis = diagnose(read_one(all_formats(), files.front()));
  if (diagnosis.talks > 0) {
    for (Problem& line : read_one({&kDialect, 1}, files.front()).reading.problems)
      diagnosis.dialect.push_back(std::move(line.message));
  }
  fmt::print("{}", json ? to_json(diagnosis, path) : to_text(diagnosis, path));
  return diagnosis.talks + diagnosis.passages > 0 ? kDone : kProblems;
}

}  // namespace plumbline
