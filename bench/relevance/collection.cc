// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/relevance/collection.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "schema/error.h"
#include "schema/text/utf8.h"

namespace plumbline::bench {
namespace {

void each_line(const std::string& path, const std::function<void(const std::string&)>& read) {
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path);
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    try {
      if (!line.empty()) read(line);
    } catch (const std::exception& error) {
      throw Error(path + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

std::string field(const nlohmann::json& object, const char* name) {
  return clean_utf8(object.value(name, std::string()));
}
}  // namespace

Collection read_collection(const std::string& directory, const std::string& part) {
  Collection collection;
  collection.name = std::filesystem::path(directory).filename().string();
  const std::string corpus = directory + "/corpus.jsonl";
  if (std::filesystem::exists(corpus))
    each_line(corpus, [&](const std::string& line) {
      const auto object = nlohmann::json::parse(line);
      collection.documents.push_back(
          {field(object, "_id"), field(object, "title"), field(object, "text")});
    });
  std::map<std::string, std::map<std::string, int>> grades;
  bool header = true;
  each_line(directory + "/qrels.tsv", [&](const std::string& line) {
    if (std::exchange(header, false)) return;
    std::istringstream columns(line);
    std::string query, document;
    int grade = 0;
    columns >> query >> document >> grade;
    if (grade > 0) grades[query][document] = grade;
  });
  each_line(directory + "/queries.jsonl", [&](const std::string& line) {
    const auto object = nlohmann::json::parse(line);
    JudgedQuery query = {field(object, "_id"),
                         field(object, "text"),
                         field(object, "kind"),
                         field(object, "part"),
                         {}};
    query.grades = grades[query.id];
    const bool wanted = query.part.empty() || part == "all" || query.part == part;
    if (wanted && !query.grades.empty()) collection.queries.push_back(std::move(query));
  });
  return collection;
}

}  // namespace plumbline::bench
