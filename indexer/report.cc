// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/report.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "schema/text/counted.h"

namespace plumbline {
namespace {
using Json = nlohmann::ordered_json;

std::string problem_counts(const Report& report) {
  if (report.problems.empty()) return "no problems";
  const auto left_out = static_cast<std::size_t>(count_left_out(report.problems));
  std::string text = counted(report.problems.size(), "problem");
  if (left_out > 0) text += ", " + counted(left_out, "source") + " left out";
  return text;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// False where the program erred: the whole is right, and readers have it.
bool is_same(const Report& report) {
  return !report.published || report.quick.generation == report.published->generation;
}

Json to_object(const QuickReport& quick, bool same) {
  if (!quick.why_not.empty()) return {{"published", false}, {"reason", quick.why_not}};
  if (quick.generation.empty()) return Json();
  return {{"published", true},
          {"pages", quick.pages},
          {"visible_ms", quick.milliseconds},
          {"same", same},
          {"alone", quick.alone}};
}

std::string line_of(const QuickReport& quick, bool same) {
  if (!quick.why_not.empty()) return "everything made anew: " + quick.why_not + "\n";
  if (quick.generation.empty()) return "";
  if (quick.alone) {
    return fmt::format(
        "{} made anew and shown after {} ms; everything waits for what was saved since\n",
        counted(quick.pages, "page"), quick.milliseconds);
  }
  return fmt::format("{} made anew and shown after {} ms, then everything{}\n",
                     counted(quick.pages, "page"), quick.milliseconds,
                     same ? ", with the same content" : "; THE CONTENT DIFFERS, please report it");
}

Json counts(const PublicationInfo& info) {
  return {{"talks", info.talks},      {"topics", info.topics},     {"people", info.people},
          {"events", info.events},    {"passages", info.passages}, {"links", info.links},
          {"pictures", info.pictures}};
}

Json to_object(const Problem& problem) {
  return {{"severity", problem.severity == Severity::kLeftOut ? "left out" : "warning"},
          {"path", problem.path},
          {"line", problem.line > 0 ? Json(problem.line) : Json()},
          {"message", problem.message}};
}

std::string state_name(const FileReport& file) {
  constexpr const char* kNames[] = {"new", "changed", "unchanged"};
  return file.skipped ? "skipped" : kNames[static_cast<int>(file.state)];
}

Json to_object(const FileReport& file) {
  return {{"path", file.path},
          {"format", file.format.empty() ? Json() : Json(file.format)},
          {"state", state_name(file)},
          {"documents", file.documents}};
}

Json to_object(const ProgrammeReport& report) {
  return {{"programme", report.programme}, {"talks", report.talks},
          {"new", report.added},           {"changed", report.changed},
          {"unchanged", report.unchanged}, {"withdrawn", report.withdrawn}};
}

template <class T>
Json to_array(const std::vector<T>& items) {
  Json array = Json::array();
  for (const T& item : items) array.push_back(to_object(item));
  return array;
}

// "563 files: 2 new, 1 changed, 560 unchanged"
std::string file_counts(const Report& report) {
  std::map<std::string, int> counts;
  for (const FileReport& file : report.files) ++counts[state_name(file)];
  std::string list;
  for (const char* state : {"new", "changed", "unchanged", "skipped"}) {
    if (counts[state] > 0)
      list += (list.empty() ? ": " : ", ") + counted(counts[state], state, state);
  }
  if (!report.gone.empty()) list += ", " + counted(report.gone.size(), "gone", "gone");
  return counted(report.files.size(), "file") + list;
}

std::string line_of(const ProgrammeReport& report) {
  std::string line = report.programme + ": " + counted(report.talks, "talk") + ": " +
                     counted(report.added, "new", "new") + ", " +
                     counted(report.changed, "changed", "changed") + ", " +
                     counted(report.unchanged, "unchanged", "unchanged");
  if (!report.withdrawn.empty())
    line += ", " + counted(report.withdrawn.size(), "withdrawn", "withdrawn") + ":";
  constexpr std::size_t kFew = 5;
  for (std::size_t i = 0; i < report.withdrawn.size() && i < kFew; ++i)
    line += " " + report.withdrawn[i];
  return line + (report.withdrawn.size() > kFew ? " ...\n" : "\n");
}

// A line each; of very many those from which talks went, and the others in sum.
std::string programmes_text(const std::vector<ProgrammeReport>& programmes) {
  constexpr std::size_t kMost = 20;
  std::string text;
  ProgrammeReport others;
  std::size_t listed = 0, summed = 0;
  for (const ProgrammeReport& each : programmes) {
    if (programmes.size() <= kMost || (!each.withdrawn.empty() && listed < kMost)) {
      text += line_of(each);
      ++listed;
      continue;
    }
    ++summed;
    others.talks += each.talks;
    others.added += each.added;
    others.changed += each.changed;
    others.unchanged += each.unchanged;
    others.withdrawn.insert(others.withdrawn.end(), each.withdrawn.begin(), each.withdrawn.end());
  }
  others.programme = counted(summed, listed > 0 ? "more programme" : "programme");
  return summed > 0 ? text + line_of(others) : text;
}

std::string counts_line(const Report& report) {
  const PublicationInfo& info = *report.published;
  return fmt::format("{}: {}{}, {}, {}, {}, {}, {} ({} ms)\n", report.db,
                     report.unchanged ? "as it was, " : "", counted(info.talks, "talk"),
                     counted(info.topics, "topic"), counted(info.people, "person", "people"),
                     counted(info.events, "event"), counted(info.passages, "passage"),
                     counted(info.links, "link"), report.milliseconds);
}

std::string refusal(const Report& report) {
  std::string text = fmt::format("{}: not published\n", report.db);
  for (const std::string& line : report.shrunken) text += line + "\n";
  if (!report.shrunken.empty())
    text += "Is a folder or a part of a programme missing? --force publishes it all the same.\n";
  return text;
}
}  // namespace

ExitStatus exit_status(const Report& report) {
  if (report.documents == 0) return kFailed;
  if (report.refused && !report.checked_only && !report.shrunken.empty()) return kShrunken;
  const bool bad = report.published ? !report.keep_going && count_left_out(report.problems) > 0
                                    : !report.problems.empty();
  return bad ? kProblems : kDone;
}

std::string why_not_published(const Report& report) {
  if (report.published) return {};
  if (report.documents == 0)
    return "no documents; a corpus has talks/, topics/ and events/ in it, a programme is a file "
           "such as "
           "schedule.xml\n";
  return report.checked_only ? std::string() : refusal(report);
}

std::string to_text(const Report& report) {
  std::string text = report.published ? counts_line(report) : why_not_published(report);
  text += line_of(report.quick, is_same(report));
  if (!report.note.empty()) text += report.note + "\n";
  text += programmes_text(report.programmes);
  return text + fmt::format("{}; {}\n", file_counts(report), problem_counts(report));
}

std::string to_json(const Report& report) {
  Json json = {{"db", report.db}, {"published", report.published.has_value()}};
  if (report.published) {
    json["unchanged"] = report.unchanged;
    json["generation"] = report.published->generation;
    json["counts"] = counts(*report.published);
  }
  json["quick"] = to_object(report.quick, is_same(report));
  json["files"] = report.files.size();
  json["left_out"] = count_left_out(report.problems);
  json["shrunken"] = report.shrunken;
  json["problems"] = to_array(report.problems);
  json["programmes"] = to_array(report.programmes);
  json["sources"] = to_array(report.files);
  json["gone"] = report.gone;
  json["note"] = report.note.empty() ? Json() : Json(report.note);
  json["took_ms"] = report.milliseconds;
  return line_of(json);
}

std::string error_json(const std::string& message) {
  return line_of(Json{{"published", false}, {"error", message}});
}

}  // namespace plumbline
