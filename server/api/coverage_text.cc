// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>

#include "schema/text/counted.h"
#include "schema/text/utf8.h"
#include "server/api/coverage.h"
#include "server/api/text_writer.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::size_t kLabel = 36, kNumber = 4;
constexpr std::size_t kMostYears = (kTextColumns - kLabel) / kNumber;

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = count_code_points(text);
  return width < columns ? text + std::string(columns - width, ' ') : text;
}

std::string right(const std::string& text) {
  return text.size() < kNumber ? std::string(kNumber - text.size(), ' ') + text : text;
}

// At most so many code points.
std::string cut(const std::string& text, std::size_t columns) {
  if (count_code_points(text) <= columns) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t n = 0; n + 1 < columns; ++n) append_utf8(&out, next_code_point(text, &at));
  return out + "…";
}

class CoverageText {
 public:
  CoverageText(const PageContext& context, Database& db, const CoveragePage& page)
      : context_(context), catalog_(context.collection.catalog()), db_(db), page_(page.coverage) {
    for (const DocumentId event : page_.events) years_[catalog_[event].year()] = 0;
    while (years_.size() > kMostYears) years_.erase(years_.begin());
    std::size_t column = 0;
    for (auto& [year, index] : years_) index = column++;
  }

  std::string run() {
    out_.title("Topics by year, with all that is below a topic");
    write_table();
    write_asked();
    write_gaps();
    write_unnamed();
    write_notes();
    return out_.text();
  }

 private:
  void write_table() {
    if (page_.rows.empty()) return out_.paragraph("No topic has a page here yet.");
    out_.row(padded("", kLabel) + years_head());
    for (const CoverageRow& row : page_.rows) {
      if (row.under_total == 0) continue;
      const std::string indent(static_cast<std::size_t>(std::min(row.depth, 6)) * 2, ' ');
      out_.row(padded(cut(indent + catalog_[row.topic].title, kLabel - 1), kLabel) + counts(row));
    }
  }

  std::string years_head() const {
    std::string head;
    for (const auto& [year, index] : years_)
      head += right(year.size() == 4 ? "'" + year.substr(2) : "?");
    return head;
  }

  std::string counts(const CoverageRow& row) const {
    std::vector<int> sums(years_.size());
    for (std::size_t i = 0; i < row.under.size(); ++i) {
      const auto year = years_.find(catalog_[page_.events[i]].year());
      if (year != years_.end()) sums[year->second] += row.under[i];
    }
    std::string text;
    for (const int sum : sums) text += right(sum == 0 ? "." : std::to_string(sum));
    return text;
  }

  std::string talk_words(DocumentId talk) const {
    return catalog_[talk].title + " (" + catalog_[catalog_[talk].event].short_name + ")";
  }

  void write_asked() {
    DocumentId event = 0;
    for (const AskedItem& item : page_.asked) {
      if (item.answered()) continue;
      if (item.line.document != event) {
        event = item.line.document;
        out_.heading("Asked for at " + catalog_[event].short_name + ", and nobody came");
      }
      std::string words = item.line.text;
      if (item.topics.empty()) words += " (no topic here)";
      if (item.before != 0) words += "; before: " + talk_words(item.before);
      if (item.after != 0) words += "; later: " + talk_words(item.after);
      out_.item(words);
    }
  }

  void write_gaps() {
    if (const auto rows = page_.long_ago(catalog_); !rows.empty()) {
      out_.heading("Not discussed since");
      for (const CoverageRow* row : rows)
        out_.item(catalog_[row->topic].title + ": " + talk_words(row->last));
    }
    if (const auto rows = page_.never(); !rows.empty()) {
      out_.heading("Never discussed");
      for (const CoverageRow* row : rows) {
        std::string words = catalog_[row->topic].title;
        if (row->elsewhere != 0) {
          words += "; elsewhere: " + talk_words(row->elsewhere);
        } else if (row->named > 0) {
          words += "; named in " + counted(row->named, "talk");
        }
        out_.item(words);
      }
    }
  }

  void write_unnamed() {
    if (page_.unnamed.empty()) return;
    out_.heading("Named often, has no page");
    const std::size_t told = std::min(kToldNames, page_.unnamed.size());
    for (const UnnamedName& name : std::span(page_.unnamed).first(told)) {
      out_.item(name.name + ", " + counted(name.talks, "talk"));
      for (const auto& place : name.newest) {
        const std::string anchor = anchor_of(db_, place);
        out_.address(context_.base_url + path_of(catalog_[place.talk]) +
                         (anchor.empty() ? "" : "#" + anchor),
                     4);
      }
    }
    if (told < page_.unnamed.size())
      out_.paragraph("and " + counted(page_.unnamed.size() - told, "other name"));
  }

  void write_notes() {
    if (page_.notes.empty()) return;
    out_.heading("Talks without notes");
    for (const EditionNotes& notes : page_.notes) {
      out_.item(catalog_[notes.event].short_name + ": " + std::to_string(notes.without.size()) +
                " of " + std::to_string(notes.talks));
    }
  }

  const PageContext& context_;
  const Catalog& catalog_;
  Database& db_;
  const Coverage& page_;
  std::map<std::string, std::size_t> years_;  // with their columns
  TextWriter out_;
};
}  // namespace

std::string coverage_text(const PageContext& context, Database& db, const CoveragePage& page) {
  return CoverageText(context, db, page).run();
}

}  // namespace plumbline
