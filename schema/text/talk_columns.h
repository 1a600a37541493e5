// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/talk_columns.h: what the columns of a table with a talk a row are, by what
// people call them: of a programme, and of a pile of proposals.
#pragma once

#include <string>
#include <vector>

#include "schema/text/table_row.h"

namespace plumbline {

enum class TalkColumn {
  kOther,
  kTitle,
  kSession,  // a title or a track: which, the other columns tell, so that talk_columns() gives none
  kSpeakers,
  kName,  // of a person, who is the speaker where no other column names one
  kFirstName,
  kLastName,
  kText,
  kDay,
  kStart,
  kEnd,
  kLength,
  kRoom,
  kTrack,
  kType,
  kLanguage,
  kPage,
  kSlides,
  kVideo,
  kState,
  kId,
  kEvent,
  kYear
};

// By the letters of the names alone: "Talk title", "talk_title". Several may be one, as "Speaker 1" and "Speaker 2".
std::vector<TalkColumn> talk_columns(const TableRow& header);

// True where they are those of a programme: a title, and something else that is told of talks.
bool tell_of_talks(const std::vector<TalkColumn>& columns);

// What a row has in these columns, without blanks at its ends: one text a field that is not empty.
class TalkRow {
 public:
  TalkRow(const TableRow& row, const std::vector<TalkColumn>& columns)
      : row_(row), columns_(columns) {}

  int line() const { return row_.line; }
  std::vector<std::string> all(TalkColumn column) const;
  std::string first(TalkColumn column) const;  // "" where there is none
  // A name, or a list of names, each: what columns of speakers say, else those of names, else a first and a last name.
  std::vector<std::string> speakers() const;

 private:
  const TableRow& row_;
  const std::vector<TalkColumn>& columns_;
};

}  // namespace plumbline
