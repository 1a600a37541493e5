// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/scale/ours.h"

#include <algorithm>
#include <fstream>

#include "bench/scale/peer.h"
#include "server/search/related.h"
#include "server/search/search.h"

namespace plumbline::bench {
namespace {
std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == '\t')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}
}  // namespace

std::vector<std::string> answer(const Collection& collection, Database& db, std::string_view name,
                                const std::string& query) {
  const Catalog& catalog = collection.catalog();
  std::vector<std::string> slugs;
  const auto show = [&](DocumentId id) {
    slugs.push_back(std::string(kind_name(catalog[id].kind)) + "/" + catalog[id].slug);
  };
  if (name == "suggest") {
    for (const Completion& found : collection.suggester().complete(query, kTop))
      show(found.document);
  } else if (name == "related") {
    const Subject subject = subject_of_text(catalog, db, {"", query});
    for (const RelatedTalk& found : related_talks(catalog, db, subject, kTop)) show(found.talk);
  } else {
    SearchRequest request;
    request.q = query;
    request.limit = kTop;
    if (name == "facets") request.facets = {"type", "event", "topic", "speaker", "year", "has"};
    for (const Hit& hit : search(catalog, db, request).hits) show(hit.document);
  }
  return slugs;
}

void write_answers(const Answers& answers, const std::string& path) {
  std::ofstream file(path);
  for (const auto& [asked, slugs] : answers) {
    file << asked;
    for (const std::string& slug : slugs) file << '\t' << slug;
    file << '\n';
  }
  if (!file.flush()) throw Error(path + " cannot be written");
}

Answers read_answers(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path + " cannot be read");
  Answers answers;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> parts = split(line);
    if (parts.size() < 2) throw Error(path + " has a line without a query: " + line);
    answers[parts[0] + "\t" + parts[1]].assign(parts.begin() + 2, parts.end());
  }
  return answers;
}

double overlap(const std::vector<std::string>& ours, const std::vector<std::string>& exact) {
  const auto kept = std::count_if(exact.begin(), exact.end(), [&](const std::string& slug) {
    return std::find(ours.begin(), ours.end(), slug) != ours.end();
  });
  return exact.empty() ? 1 : static_cast<double>(kept) / static_cast<double>(exact.size());
}

}  // namespace plumbline::bench
