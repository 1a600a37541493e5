// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/talk_columns.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "schema/text/ascii.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {

constexpr std::pair<std::string_view, TalkColumn> kNames[] = {
    {"title", TalkColumn::kTitle},
    {"talk", TalkColumn::kTitle},
    {"talkname", TalkColumn::kTitle},
    {"talktitle", TalkColumn::kTitle},
    {"sessiontitle", TalkColumn::kTitle},
    {"sessionname", TalkColumn::kTitle},
    {"presentationtitle", TalkColumn::kTitle},
    {"papertitle", TalkColumn::kTitle},
    {"proposaltitle", TalkColumn::kTitle},
    {"titleoftalk", TalkColumn::kTitle},
    {"subject", TalkColumn::kTitle},
    {"titel", TalkColumn::kTitle},
    {"session", TalkColumn::kSession},
    {"speaker", TalkColumn::kSpeakers},
    {"speakers", TalkColumn::kSpeakers},
    {"speakername", TalkColumn::kSpeakers},
    {"speakernames", TalkColumn::kSpeakers},
    {"speakersnames", TalkColumn::kSpeakers},
    {"nameofspeaker", TalkColumn::kSpeakers},
    {"presenter", TalkColumn::kSpeakers},
    {"presenters", TalkColumn::kSpeakers},
    {"presentername", TalkColumn::kSpeakers},
    {"presentedby", TalkColumn::kSpeakers},
    {"who", TalkColumn::kSpeakers},
    {"person", TalkColumn::kSpeakers},
    {"persons", TalkColumn::kSpeakers},
    {"authornames", TalkColumn::kSpeakers},
    {"author", TalkColumn::kSpeakers},
    {"authors", TalkColumn::kSpeakers},
    {"primaryauthor", TalkColumn::kSpeakers},
    {"primaryauthors", TalkColumn::kSpeakers},
    {"coauthor", TalkColumn::kSpeakers},
    {"coauthors", TalkColumn::kSpeakers},
    {"cospeaker", TalkColumn::kSpeakers},
    {"cospeakers", TalkColumn::kSpeakers},
    {"lead", TalkColumn::kSpeakers},
    {"leads", TalkColumn::kSpeakers},
    {"referent", TalkColumn::kSpeakers},
    {"referenten", TalkColumn::kSpeakers},
    {"name", TalkColumn::kName},
    {"owner", TalkColumn::kName},
    {"submitter", TalkColumn::kName},
    {"submittername", TalkColumn::kName},
    {"submittedby", TalkColumn::kName},
    {"firstname", TalkColumn::kFirstName},
    {"givenname", TalkColumn::kFirstName},
    {"speakerfirstname", TalkColumn::kFirstName},
    {"lastname", TalkColumn::kLastName},
    {"surname", TalkColumn::kLastName},
    {"familyname", TalkColumn::kLastName},
    {"speakerlastname", TalkColumn::kLastName},
    {"fullname", TalkColumn::kName},
    {"abstract", TalkColumn::kText},
    {"talkabstract", TalkColumn::kText},
    {"description", TalkColumn::kText},
    {"talkdescription", TalkColumn::kText},
    {"sessiondescription", TalkColumn::kText},
    {"proposal", TalkColumn::kText},
    {"text", TalkColumn::kText},
    {"content", TalkColumn::kText},
    {"details", TalkColumn::kText},
    {"summary", TalkColumn::kText},
    {"beschreibung", TalkColumn::kText},
    {"date", TalkColumn::kDay},
    {"day", TalkColumn::kDay},
    {"sessiondate", TalkColumn::kDay},
    {"datum", TalkColumn::kDay},
    {"start", TalkColumn::kStart},
    {"starts", TalkColumn::kStart},
    {"startsat", TalkColumn::kStart},
    {"starttime", TalkColumn::kStart},
    {"starttimelocal", TalkColumn::kStart},
    {"sessionstart", TalkColumn::kStart},
    {"scheduledat", TalkColumn::kStart},
    {"begin", TalkColumn::kStart},
    {"time", TalkColumn::kStart},
    {"timeslot", TalkColumn::kStart},
    {"slot", TalkColumn::kStart},
    {"beginn", TalkColumn::kStart},
    {"end", TalkColumn::kEnd},
    {"ends", TalkColumn::kEnd},
    {"endsat", TalkColumn::kEnd},
    {"endtime", TalkColumn::kEnd},
    {"sessionend", TalkColumn::kEnd},
    {"finish", TalkColumn::kEnd},
    {"ende", TalkColumn::kEnd},
    {"duration", TalkColumn::kLength},
    {"durationmin", TalkColumn::kLength},
    {"durationmins", TalkColumn::kLength},
    {"durationminutes", TalkColumn::kLength},
    {"durationinminutes", TalkColumn::kLength},
    {"scheduledduration", TalkColumn::kLength},
    {"length", TalkColumn::kLength},
    {"lengthmin", TalkColumn::kLength},
    {"lengthminutes", TalkColumn::kLength},
    {"minutes", TalkColumn::kLength},
    {"dauer", TalkColumn::kLength},
    {"room", TalkColumn::kRoom},
    {"roomname", TalkColumn::kRoom},
    {"location", TalkColumn::kRoom},
    {"hall", TalkColumn::kRoom},
    {"stage", TalkColumn::kRoom},
    {"raum", TalkColumn::kRoom},
    {"track", TalkColumn::kTrack},
    {"trackname", TalkColumn::kTrack},
    {"theme", TalkColumn::kTrack},
    {"category", TalkColumn::kTrack},
    {"devroom", TalkColumn::kTrack},
    {"microconference", TalkColumn::kTrack},
    {"submittedfortracks", TalkColumn::kTrack},
    {"type", TalkColumn::kType},
    {"kind", TalkColumn::kType},
    {"format", TalkColumn::kType},
    {"talktype", TalkColumn::kType},
    {"talkformat", TalkColumn::kType},
    {"sessiontype", TalkColumn::kType},
    {"sessionformat", TalkColumn::kType},
    {"submissiontype", TalkColumn::kType},
    {"proposaltype", TalkColumn::kType},
    {"language", TalkColumn::kLanguage},
    {"lang", TalkColumn::kLanguage},
    {"sprache", TalkColumn::kLanguage},
    {"url", TalkColumn::kPage},
    {"link", TalkColumn::kPage},
    {"page", TalkColumn::kPage},
    {"website", TalkColumn::kPage},
    {"talkurl", TalkColumn::kPage},
    {"talklink", TalkColumn::kPage},
    {"sessionurl", TalkColumn::kPage},
    {"slides", TalkColumn::kSlides},
    {"slidesurl", TalkColumn::kSlides},
    {"slideslink", TalkColumn::kSlides},
    {"linktoslides", TalkColumn::kSlides},
    {"slidedeck", TalkColumn::kSlides},
    {"deck", TalkColumn::kSlides},
    {"presentation", TalkColumn::kSlides},
    {"presentationurl", TalkColumn::kSlides},
    {"presentationlink", TalkColumn::kSlides},
    {"video", TalkColumn::kVideo},
    {"videourl", TalkColumn::kVideo},
    {"videolink", TalkColumn::kVideo},
    {"linktovideo", TalkColumn::kVideo},
    {"recording", TalkColumn::kVideo},
    {"recordingurl", TalkColumn::kVideo},
    {"recordinglink", TalkColumn::kVideo},
    {"youtube", TalkColumn::kVideo},
    {"youtubeurl", TalkColumn::kVideo},
    {"youtubelink", TalkColumn::kVideo},
    {"status", TalkColumn::kState},
    {"talkstatus", TalkColumn::kState},
    {"sessionstatus", TalkColumn::kState},
    {"proposalstatus", TalkColumn::kState},
    {"proposalstate", TalkColumn::kState},
    {"submissionstate", TalkColumn::kState},
    {"state", TalkColumn::kState},
    {"id", TalkColumn::kId},
    {"code", TalkColumn::kId},
    {"friendlyid", TalkColumn::kId},
    {"dbid", TalkColumn::kId},
    {"number", TalkColumn::kId},
    {"talkid", TalkColumn::kId},
    {"sessionid", TalkColumn::kId},
    {"proposalid", TalkColumn::kId},
    {"submissionid", TalkColumn::kId},
    {"event", TalkColumn::kEvent},
    {"eventname", TalkColumn::kEvent},
    {"conference", TalkColumn::kEvent},
    {"conferencename", TalkColumn::kEvent},
    {"edition", TalkColumn::kEvent},
    {"year", TalkColumn::kYear},
    {"jahr", TalkColumn::kYear}};

// "speaker" of "Speaker 2", "durationmin" of "Duration (min.)".
std::string letters_of_name(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (ascii::is_letter(c)) letters += ascii::lower(c);
  }
  return letters;
}

bool has(const std::vector<TalkColumn>& columns, TalkColumn column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

void rename_one(TalkColumn from, TalkColumn to, std::vector<TalkColumn>* columns) {
  const auto found = std::find(columns->begin(), columns->end(), from);
  if (found != columns->end()) *found = to;
}
}  // namespace

std::vector<TalkColumn> talk_columns(const TableRow& header) {
  std::vector<TalkColumn> columns;
  for (const std::string& field : header.fields) {
    const std::string name = letters_of_name(field);
    const auto known = std::find_if(std::begin(kNames), std::end(kNames),
                                    [&](const auto& each) { return each.first == name; });
    columns.push_back(known == std::end(kNames) ? TalkColumn::kOther : known->second);
  }
  if (!has(columns, TalkColumn::kTitle))
    rename_one(TalkColumn::kSession, TalkColumn::kTitle, &columns);
  if (!has(columns, TalkColumn::kTitle) && has(columns, TalkColumn::kSpeakers))
    rename_one(TalkColumn::kName, TalkColumn::kTitle, &columns);
  if (!has(columns, TalkColumn::kTrack))
    rename_one(TalkColumn::kSession, TalkColumn::kTrack, &columns);
  std::replace(columns.begin(), columns.end(), TalkColumn::kSession, TalkColumn::kOther);
  return columns;
}

bool tell_of_talks(const std::vector<TalkColumn>& columns) {
  constexpr TalkColumn kOfTalks[] = {TalkColumn::kSpeakers, TalkColumn::kText,  TalkColumn::kStart,
                                     TalkColumn::kRoom,     TalkColumn::kTrack, TalkColumn::kEvent,
                                     TalkColumn::kSlides,   TalkColumn::kVideo};
  return has(columns, TalkColumn::kTitle) &&
         std::any_of(std::begin(kOfTalks), std::end(kOfTalks),
                     [&](TalkColumn column) { return has(columns, column); });
}

std::vector<std::string> TalkRow::all(TalkColumn column) const {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < std::min(row_.fields.size(), columns_.size()); ++i) {
    const std::string value(ascii::trimmed(row_.fields[i]));
    if (columns_[i] == column && !value.empty()) values.push_back(value);
  }
  return values;
}

std::vector<std::string> TalkRow::speakers() const {
  for (const TalkColumn column : {TalkColumn::kSpeakers, TalkColumn::kName}) {
    if (std::vector<std::string> names = all(column); !names.empty()) return names;
  }
  const std::string name = first(TalkColumn::kFirstName), last = first(TalkColumn::kLastName);
  if (name.empty() && last.empty()) return {};
  return {name.empty() || last.empty() ? name + last : name + " " + last};
}

std::string TalkRow::first(TalkColumn column) const {
  const std::vector<std::string> values = all(column);
  return values.empty() ? "" : values.front();
}

}  // namespace plumbline
