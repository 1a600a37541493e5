// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace plumbline {
namespace {
using Json = nlohmann::ordered_json;

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

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

Json counts(const PublicationInfo& info) {
  return {{"talks", info.talks},   {"topics", info.topics},     {"people", info.people},
          {"events", info.events}, {"passages", info.passages}, {"links", info.links}};
}

Json to_object(const Problem& problem) {
  return {{"severity", problem.severity == Severity::kLeftOut ? "left out" : "warning"},
          {"path", problem.path},
          {"line", problem.line > 0 ? Json(problem.line) : Json()},
          {"message", problem.message}};
}
}  // namespace

ExitStatus exit_status(const Report& report) {
  if (report.documents == 0) return kFailed;
  const bool bad =
      report.published ? count_left_out(report.problems) > 0 : !report.problems.empty();
  return bad ? kProblems : kDone;
}

std::string to_text(const Report& report) {
  std::string text;
  if (report.published) {
    const PublicationInfo& info = *report.published;
    text = fmt::format(
        "{}: {} talks, {} topics, {} people, {} events, {} passages, {} links ({} ms)\n", report.db,
        info.talks, info.topics, info.people, info.events, info.passages, info.links,
        report.milliseconds);
  } else if (report.documents == 0) {
    text = "no documents; a corpus has talks/, topics/ and events/ in it\n";
  } else if (!report.checked_only) {
    text = fmt::format("{}: not published\n", report.db);
  }
  return text + fmt::format("{}, {}\n", counted(report.files, "file"), problem_counts(report));
}

std::string to_json(const Report& report) {
  Json json = {{"db", report.db}, {"published", report.published.has_value()}};
  if (report.published) {
    json["generation"] = report.published->generation;
    json["counts"] = counts(*report.published);
  }
  json["files"] = report.files;
  json["left_out"] = count_left_out(report.problems);
  json["problems"] = Json::array();
  for (const Problem& problem : report.problems) json["problems"].push_back(to_object(problem));
  json["took_ms"] = report.milliseconds;
  return line_of(json);
}

std::string error_json(const std::string& message) {
  return line_of({{"published", false}, {"error", message}});
}

}  // namespace plumbline
