// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/columns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/sources/programme/text.h"
#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<std::string_view, TableColumn> kNames[] = {
    {"title", TableColumn::kTitle},
    {"talk", TableColumn::kTitle},
    {"talkname", TableColumn::kTitle},
    {"talktitle", TableColumn::kTitle},
    {"sessiontitle", TableColumn::kTitle},
    {"sessionname", TableColumn::kTitle},
    {"presentationtitle", TableColumn::kTitle},
    {"proposaltitle", TableColumn::kTitle},
    {"titleoftalk", TableColumn::kTitle},
    {"subject", TableColumn::kTitle},
    {"titel", TableColumn::kTitle},
    {"speaker", TableColumn::kSpeakers},
    {"speakers", TableColumn::kSpeakers},
    {"speakername", TableColumn::kSpeakers},
    {"speakernames", TableColumn::kSpeakers},
    {"speakersnames", TableColumn::kSpeakers},
    {"nameofspeaker", TableColumn::kSpeakers},
    {"presenter", TableColumn::kSpeakers},
    {"presenters", TableColumn::kSpeakers},
    {"presentername", TableColumn::kSpeakers},
    {"presentedby", TableColumn::kSpeakers},
    {"author", TableColumn::kSpeakers},
    {"authors", TableColumn::kSpeakers},
    {"cospeaker", TableColumn::kSpeakers},
    {"cospeakers", TableColumn::kSpeakers},
    {"lead", TableColumn::kSpeakers},
    {"leads", TableColumn::kSpeakers},
    {"referent", TableColumn::kSpeakers},
    {"referenten", TableColumn::kSpeakers},
    {"name", TableColumn::kName},
    {"fullname", TableColumn::kName},
    {"abstract", TableColumn::kText},
    {"talkabstract", TableColumn::kText},
    {"description", TableColumn::kText},
    {"talkdescription", TableColumn::kText},
    {"sessiondescription", TableColumn::kText},
    {"details", TableColumn::kText},
    {"summary", TableColumn::kText},
    {"beschreibung", TableColumn::kText},
    {"date", TableColumn::kDay},
    {"day", TableColumn::kDay},
    {"sessiondate", TableColumn::kDay},
    {"datum", TableColumn::kDay},
    {"start", TableColumn::kStart},
    {"starts", TableColumn::kStart},
    {"startsat", TableColumn::kStart},
    {"starttime", TableColumn::kStart},
    {"starttimelocal", TableColumn::kStart},
    {"sessionstart", TableColumn::kStart},
    {"scheduledat", TableColumn::kStart},
    {"begin", TableColumn::kStart},
    {"time", TableColumn::kStart},
    {"timeslot", TableColumn::kStart},
    {"slot", TableColumn::kStart},
    {"beginn", TableColumn::kStart},
    {"end", TableColumn::kEnd},
    {"ends", TableColumn::kEnd},
    {"endsat", TableColumn::kEnd},
    {"endtime", TableColumn::kEnd},
    {"sessionend", TableColumn::kEnd},
    {"finish", TableColumn::kEnd},
    {"ende", TableColumn::kEnd},
    {"duration", TableColumn::kLength},
    {"durationmin", TableColumn::kLength},
    {"durationmins", TableColumn::kLength},
    {"durationminutes", TableColumn::kLength},
    {"durationinminutes", TableColumn::kLength},
    {"length", TableColumn::kLength},
    {"lengthmin", TableColumn::kLength},
    {"lengthminutes", TableColumn::kLength},
    {"minutes", TableColumn::kLength},
    {"dauer", TableColumn::kLength},
    {"room", TableColumn::kRoom},
    {"roomname", TableColumn::kRoom},
    {"location", TableColumn::kRoom},
    {"hall", TableColumn::kRoom},
    {"stage", TableColumn::kRoom},
    {"raum", TableColumn::kRoom},
    {"track", TableColumn::kTrack},
    {"trackname", TableColumn::kTrack},
    {"theme", TableColumn::kTrack},
    {"category", TableColumn::kTrack},
    {"devroom", TableColumn::kTrack},
    {"microconference", TableColumn::kTrack},
    {"type", TableColumn::kType},
    {"kind", TableColumn::kType},
    {"format", TableColumn::kType},
    {"talktype", TableColumn::kType},
    {"talkformat", TableColumn::kType},
    {"sessiontype", TableColumn::kType},
    {"sessionformat", TableColumn::kType},
    {"submissiontype", TableColumn::kType},
    {"language", TableColumn::kLanguage},
    {"lang", TableColumn::kLanguage},
    {"sprache", TableColumn::kLanguage},
    {"url", TableColumn::kPage},
    {"link", TableColumn::kPage},
    {"page", TableColumn::kPage},
    {"website", TableColumn::kPage},
    {"talkurl", TableColumn::kPage},
    {"talklink", TableColumn::kPage},
    {"sessionurl", TableColumn::kPage},
    {"slides", TableColumn::kSlides},
    {"slidesurl", TableColumn::kSlides},
    {"slideslink", TableColumn::kSlides},
    {"linktoslides", TableColumn::kSlides},
    {"slidedeck", TableColumn::kSlides},
    {"deck", TableColumn::kSlides},
    {"presentation", TableColumn::kSlides},
    {"presentationurl", TableColumn::kSlides},
    {"presentationlink", TableColumn::kSlides},
    {"video", TableColumn::kVideo},
    {"videourl", TableColumn::kVideo},
    {"videolink", TableColumn::kVideo},
    {"linktovideo", TableColumn::kVideo},
    {"recording", TableColumn::kVideo},
    {"recordingurl", TableColumn::kVideo},
    {"recordinglink", TableColumn::kVideo},
    {"youtube", TableColumn::kVideo},
    {"youtubeurl", TableColumn::kVideo},
    {"youtubelink", TableColumn::kVideo},
    {"status", TableColumn::kState},
    {"state", TableColumn::kState},
    {"id", TableColumn::kId},
    {"talkid", TableColumn::kId},
    {"sessionid", TableColumn::kId},
    {"proposalid", TableColumn::kId},
    {"submissionid", TableColumn::kId},
    {"event", TableColumn::kEvent},
    {"eventname", TableColumn::kEvent},
    {"conference", TableColumn::kEvent},
    {"conferencename", TableColumn::kEvent},
    {"edition", TableColumn::kEvent},
    {"year", TableColumn::kYear},
    {"jahr", TableColumn::kYear}};

// "speaker" of "Speaker 2", "durationmin" of "Duration (min.)".
std::string letters_of_name(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (ascii::is_letter(c)) letters += ascii::lower(c);
  }
  return letters;
}
}  // namespace

std::vector<TableColumn> table_columns(const CsvRow& header) {
  std::vector<TableColumn> columns;
  for (const std::string& field : header.fields) {
    const std::string name = letters_of_name(field);
    const auto known = std::find_if(std::begin(kNames), std::end(kNames),
                                    [&](const auto& each) { return each.first == name; });
    columns.push_back(known == std::end(kNames) ? TableColumn::kOther : known->second);
  }
  return columns;
}

bool tell_of_talks(const std::vector<TableColumn>& columns) {
  const auto has = [&](TableColumn column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  constexpr TableColumn kOfTalks[] = {
      TableColumn::kSpeakers, TableColumn::kText,  TableColumn::kStart,  TableColumn::kRoom,
      TableColumn::kTrack,    TableColumn::kEvent, TableColumn::kSlides, TableColumn::kVideo};
  return has(TableColumn::kTitle) && std::any_of(std::begin(kOfTalks), std::end(kOfTalks), has);
}

std::vector<std::string> TableRow::all(TableColumn column) const {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < std::min(row_.fields.size(), columns_.size()); ++i) {
    const std::string value(trimmed(row_.fields[i]));
    if (columns_[i] == column && !value.empty()) values.push_back(value);
  }
  return values;
}

std::string TableRow::first(TableColumn column) const {
  const std::vector<std::string> values = all(column);
  return values.empty() ? "" : values.front();
}

}  // namespace plumbline
