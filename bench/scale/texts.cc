// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/scale/texts.h"

#include <fstream>

#include "schema/database.h"

namespace plumbline::bench {
namespace {
constexpr char kPassages[] =
    "SELECT passage.part, title_of(text), heading_of(text), body_of(text) FROM passage "
    "WHERE body_of(text) <> '' ORDER BY passage.id";

bool begins(const std::string& line, std::string_view with) { return line.rfind(with, 0) == 0; }

// What stands behind the first ": ".
std::string value(const std::string& line) {
  const auto at = line.find(": ");
  return at == std::string::npos ? "" : line.substr(at + 2);
}
}  // namespace

void add_published(const std::string& path, Texts* texts) {
  Database db = Database::open_published(path);
  for (Statement rows = db.prepare(kPassages); rows.step();) {
    const std::string_view part = rows.view(0);
    if (part == "abstract" && !rows.view(1).empty())
      texts->abstracts.push_back({rows.text(1), rows.text(3)});
    if (part == "slides") texts->slides.push_back(rows.text(2) + " " + rows.text(3));
    if (part == "transcript") texts->minutes.push_back(rows.text(3));
  }
  Statement people = db.prepare("SELECT title FROM document WHERE kind = 'person' ORDER BY id");
  while (people.step()) texts->people.push_back(people.text(0));
}

void add_descriptions(const std::string& path, Texts* texts) {
  std::ifstream file(path);
  if (!file) throw Error(path + " cannot be read; it holds descriptions of packages");
  Abstract found;
  const auto finish = [&] {
    if (!found.title.empty() && !found.text.empty()) texts->abstracts.push_back(std::move(found));
    found = {};
  };
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || begins(line, "Package: ")) finish();
    if (begins(line, "Description-en: ") || begins(line, "Description: "))
      found.title = value(line);
    if (!begins(line, " ") || found.title.empty()) continue;
    found.text += line == " ." ? "\n\n" : line.substr(1) + "\n";
  }
  finish();
}

}  // namespace plumbline::bench
