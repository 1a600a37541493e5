// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table/talks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/check/calendar.h"
#include "indexer/fingerprint.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/table/talk_entry.h"
#include "indexer/sources/table/talk_table.h"
#include "indexer/sources/table/written.h"
#include "indexer/text/email.h"
#include "schema/text/counted.h"

namespace plumbline {
namespace {

// "LPC 2023" of the columns `event` and `year`. Without an event that of the path, where this has no year and the row
// has one, else "".
std::string event_of(const TalkEntry& entry, const std::string& event_of_path) {
  const std::string year = entry.first(TalkColumn::kYear);
  std::string event = entry.first(TalkColumn::kEvent);
  if (event.empty() && !year.empty() && year_of_slug(event_of_path).empty()) event = event_of_path;
  if (event.empty() || year.empty() || contains(event, year)) return event;
  return event + " " + year;
}

std::set<std::string> met_once(const std::map<std::string, int>& times) {
  std::set<std::string> once;
  for (const auto& [text, count] : times) {
    if (count == 1 && !text.empty()) once.insert(text);
  }
  return once;
}

class Reader {
 public:
  Reader(std::vector<TalkEntry> entries, Programme* programme)
      : entries_(std::move(entries)), programme_(programme) {
    std::vector<std::string> days;
    std::map<std::string, int> ids, titles;
    for (const TalkEntry& entry : entries_) {
      for (const TalkColumn column : {TalkColumn::kDay, TalkColumn::kStart}) {
        for (std::string& day : entry.all(column)) days.push_back(std::move(day));
      }
      ++ids[entry.first(TalkColumn::kId)];
      ++titles[entry.first(TalkColumn::kTitle)];
    }
    order_ = day_order(days);
    ids_ = met_once(ids);
    titles_ = met_once(titles);
  }

  void read() {
    for (const TalkEntry& entry : entries_) read_talk(entry);
  }

 private:
  void read_talk(const TalkEntry& entry) {
    TalkFacts talk;
    talk.line = entry.line();
    if (!entry.sheet().empty()) talk.place = "sheet " + entry.sheet();
    talk.title = entry.first(TalkColumn::kTitle);
    if (ids_.contains(entry.first(TalkColumn::kId))) {
      talk.id = entry.first(TalkColumn::kId);
    } else {
      talk.key = key_of(entry, talk.title);
    }
    for (const std::string& names : entry.speakers()) add_people(names, &talk);
    const std::vector<std::string> texts = entry.all(TalkColumn::kText);
    if (!texts.empty()) talk.abstract = texts[0];
    if (texts.size() > 1) talk.description = texts[1];
    talk.room = entry.first(TalkColumn::kRoom);
    talk.track = entry.first(TalkColumn::kTrack);
    talk.type = entry.first(TalkColumn::kType);
    talk.lang = entry.first(TalkColumn::kLanguage);
    talk.state = entry.first(TalkColumn::kState);
    talk.url = entry.first(TalkColumn::kPage);
    for (const std::string& value : entry.all(TalkColumn::kSlides))
      add_link(value, "slides", &talk);
    for (const std::string& value : entry.all(TalkColumn::kVideo)) add_link(value, "video", &talk);
    read_time(entry, &talk);
    programme_->add(std::move(talk));
  }

  // Few tables have ids; of talks with one title the time tells which is which.
  std::string key_of(const TalkEntry& entry, const std::string& title) const {
    if (titles_.contains(title)) return fingerprint(title);
    return fingerprint(title + "\n" + entry.first(TalkColumn::kDay) + "\n" +
                       entry.first(TalkColumn::kStart));
  }

  // Who is an address of mail and nothing else is told of by what takes the people.
  static void add_people(const std::string& names, TalkFacts* talk) {
    std::vector<std::string> people = people_in(names);
    if (people.empty()) people.push_back(names);
    for (std::string& name : people) talk->people.push_back(std::move(name));
  }

  // An address, or the name of a file. Words are notes to oneself: "yes", "n/a", "to come".
  static void add_link(std::string value, const std::string& key, TalkFacts* talk) {
    const bool is_file = resolve_url(value, "").empty() && !extension_of(value).empty();
    if (is_file && without_emails(value) == value && value.find("://") == value.npos) {
      std::replace(value.begin(), value.end(), '\\', '/');
      talk->files.push_back(std::move(value));
    } else if (value.find('.') != value.npos) {
      talk->links.push_back({value, key, key, talk->line});
    }
  }

  void read_time(const TalkEntry& entry, TalkFacts* talk) {
    const std::string day_text = entry.first(TalkColumn::kDay),
                      start = entry.first(TalkColumn::kStart);
    talk->start = parse_moment(start);
    if (!talk->start) talk->start = parse_moment(day_text);
    if (!talk->start) settle_start(day_text, start, talk);
    if (const auto length = written_length(entry.first(TalkColumn::kLength)))
      talk->minutes = length;
    if (talk->start && !talk->minutes) read_end(entry.first(TalkColumn::kEnd), talk);
  }

  void settle_start(const std::string& day_text, const std::string& start, TalkFacts* talk) {
    auto day = written_day(day_text, order_);
    if (!day) day = written_day(start, order_);
    if (!day) {
      if (!day_text.empty()) {
        programme_->skip("a day that is not as 2025-11-03, or has no year", day_text, talk->line);
      }
      return;
    }
    talk->day = date_text(*day);
    auto time = written_time(start);
    if (!time) time = written_time(day_text);
    if (!time) return;
    talk->start = Moment{*day + time->start, std::nullopt};
    if (time->end && *time->end > time->start) talk->minutes = *time->end - time->start;
  }

  void read_end(const std::string& text, TalkFacts* talk) {
    const auto moment = parse_moment(text);
    const auto time = written_time(text);
    if (!moment && !time) return;
    const Minutes midnight = talk->start->local - talk->start->local % kDayMinutes;
    const Minutes minutes = (moment ? moment->local : midnight + time->start) - talk->start->local;
    if (minutes < 0) programme_->warn_of_end(*talk);
    if (minutes > 0 && minutes <= kDayMinutes) talk->minutes = static_cast<int>(minutes);
  }

  const std::vector<TalkEntry> entries_;
  Programme* programme_;
  DayOrder order_;
  std::set<std::string> ids_, titles_;  // that one row alone has
};

// The rows of each event, by its name.
using Events = std::map<std::string, std::vector<TalkEntry>>;

Events events_of(const std::vector<TalkTable>& tables, const std::string& path,
                 Programme* programme) {
  const std::string event = event_of_path(path);
  Events events;
  for (const TalkTable& table : tables) {
    const std::string sheet = tables.size() > 1 ? without_emails(squeezed(table.sheet)) : "";
    for (const TalkTable::Row& row : table.rows) {
      const TalkEntry entry({row.cells, table.columns}, row.day, row.year, sheet);
      events[event_of(entry, event)].push_back(entry);
    }
    for (const TableRow& row : table.slipped) {
      programme->skip("has more fields than the first line; a comma within a field needs quotes",
                      TalkRow(row, table.columns).first(TalkColumn::kTitle), row.line);
    }
  }
  return events;
}

void warn_of_rest(const Workbook& workbook, const std::vector<TalkTable>& tables,
                  Programme* programme) {
  if (const std::string others = other_sheets(workbook); !others.empty()) {
    programme->warn(
        0, "sheets that name no columns of talks in their first rows are not read: " + others);
  }
  for (const Sheet& sheet : workbook.sheets) {
    const bool read = std::any_of(tables.begin(), tables.end(), [&](const TalkTable& table) {
      return table.sheet == sheet.name;
    });
    if (!read || sheet.hidden_rows == 0) continue;
    programme->warn(0, counted(sheet.hidden_rows, "hidden row") + " of the sheet " +
                           without_emails(squeezed(sheet.name)) +
                           " not read; show what is to be published and save it again");
  }
}

std::string why_no_talks(const Workbook& workbook) {
  constexpr std::string_view kWanted =
      ", such as title, speakers, abstract and start, above a talk a row";
  const std::string others = other_sheets(workbook);
  std::string why = "none of its first rows names columns of talks" + std::string(kWanted);
  if (!others.empty()) why += "; its sheets: " + others;
  if (workbook.hidden_sheets > 0)
    why += "; not read: " + counted(workbook.hidden_sheets, "hidden sheet");
  return why;
}
}  // namespace

Reading read_talks(const Input& input, const std::function<Workbook(Programme*)>& open) {
  std::vector<Reading> others;
  Reading all = read_bare_programme(input, "table", [&](Programme* programme) {
    const Workbook workbook = open(programme);
    const std::vector<TalkTable> tables = talk_tables(workbook);
    if (tables.empty()) throw MalformedError(why_no_talks(workbook));
    warn_of_rest(workbook, tables, programme);
    bool first = true;
    for (const auto& [name, entries] : events_of(tables, input.name, programme)) {
      Programme other(input, "table");
      Programme& own = first ? *programme : other;
      own.event.name = name;
      Reader(joined_entries(entries), &own).read();
      std::vector<Programme> later = own.take_later_years();
      if (!first) others.push_back(other.finish());
      for (Programme& year : later) others.push_back(year.finish());
      first = false;
    }
  });
  for (Reading& other : others) append_event(input, std::move(other), &all);
  return all;
}

std::string other_sheets(const Workbook& workbook) {
  constexpr int kNamed = 8;
  std::string names;
  int others = 0;
  for (const Sheet& sheet : workbook.sheets) {
    if (sheet.name.empty() || sheet.rows.empty() || header_of(sheet.rows) || ++others > kNamed)
      continue;
    names += (names.empty() ? "" : ", ") + without_emails(squeezed(sheet.name));
  }
  if (others > kNamed) names += " and " + std::to_string(others - kNamed) + " more";
  return names;
}

}  // namespace plumbline
