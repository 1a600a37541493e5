// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/csv.h"

#include <algorithm>

namespace plumbline {
namespace {

// The one that the first line has most of.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {',', ';', '\t'}) {
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best))
      best = c;
  }
  return best;
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Csv read() {
    while (at_ < text_.size()) read_row();
    return std::move(csv_);
  }

 private:
  void read_row() {
    TableRow row{line_, {}};
    bool more = true;
    while (more) {
      row.fields.push_back(text_.substr(at_).starts_with('"') ? quoted() : plain());
      more = at_ < text_.size() && text_[at_] == separator_;
      if (at_ < text_.size() && text_[at_++] == '\n') ++line_;
    }
    const bool blank = std::all_of(row.fields.begin(), row.fields.end(),
                                   [](const std::string& field) { return field.empty(); });
    if (!blank) csv_.rows.push_back(std::move(row));
  }

  std::string plain() {
    const std::size_t end =
        std::min(text_.find_first_of(std::string{separator_, '\n'}, at_), text_.size());
    std::string field(text_.substr(at_, end - at_));
    if (field.ends_with('\r')) field.pop_back();
    at_ = end;
    return field;
  }

  std::string quoted() {
    const int opened = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_.substr(at_ + 1).starts_with('"'))
        ++at_;
      else if (text_[at_] == '"')
        break;
      if (text_[at_] == '\n') ++line_;
      field += text_[at_];
    }
    if (at_ >= text_.size())
      csv_.unclosed = opened;
    else
      ++at_;
    return field + plain();  // what stands behind the quote belongs to it
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  Csv csv_;
};
}  // namespace

Csv read_csv(std::string_view text) { return CsvReader(text).read(); }

}  // namespace plumbline
