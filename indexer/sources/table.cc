// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/fingerprint.h"
#include "indexer/sources/part.h"
#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/table/written.h"
#include "indexer/text/email.h"
#include "schema/text/csv.h"
#include "schema/text/talk_columns.h"

namespace plumbline {
namespace {

constexpr std::size_t kHeaderBytes = 16 << 10;

bool has_talks(const Csv& csv) {
  return !csv.rows.empty() && tell_of_talks(talk_columns(csv.rows.front()));
}

// "LPC 2023" of the columns `event` and `year`; "" where neither says anything.
std::string event_of(const TalkRow& row) {
  const std::string event = row.first(TalkColumn::kEvent), year = row.first(TalkColumn::kYear);
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

using TalkRows = std::vector<TalkRow>;

// Exports with a row a speaker tell a talk several times: all but the speaker is the same.
std::vector<TalkRows> talks_of(const TalkRows& rows) {
  std::vector<TalkRows> talks;
  std::map<std::vector<std::string>, std::size_t> known;
  for (const TalkRow& row : rows) {
    std::vector<std::string> told;
    for (const TalkColumn column : {TalkColumn::kTitle, TalkColumn::kId, TalkColumn::kDay,
                                    TalkColumn::kStart, TalkColumn::kRoom, TalkColumn::kText})
      told.push_back(row.first(column));
    const auto [at, is_new] = known.emplace(std::move(told), talks.size());
    if (is_new) talks.emplace_back();
    talks[at->second].push_back(row);
  }
  return talks;
}

class Reader {
 public:
  Reader(const TalkRows& rows, Programme* programme)
      : talks_(talks_of(rows)), programme_(programme) {
    std::vector<std::string> days;
    std::map<std::string, int> ids, titles;
    for (const TalkRows& talk : talks_) {
      const TalkRow& row = talk.front();
      for (const TalkColumn column : {TalkColumn::kDay, TalkColumn::kStart}) {
        for (std::string& day : row.all(column)) days.push_back(std::move(day));
      }
      ++ids[row.first(TalkColumn::kId)];
      ++titles[row.first(TalkColumn::kTitle)];
    }
    order_ = day_order(days);
    ids_ = met_once(ids);
    titles_ = met_once(titles);
  }

  void read() {
    for (const TalkRows& talk : talks_) read_talk(talk);
  }

 private:
  // Of the first of its rows; the others tell of further speakers.
  void read_talk(const TalkRows& rows) {
    const TalkRow& row = rows.front();
    TalkFacts talk;
    talk.line = row.line();
    talk.title = row.first(TalkColumn::kTitle);
    if (ids_.contains(row.first(TalkColumn::kId))) {
      talk.id = row.first(TalkColumn::kId);
    } else {
      talk.key = key_of(row, talk.title);
    }
    for (const TalkRow& each : rows) {
      for (const std::string& names : each.speakers()) {
        for (std::string& name : people_in(names)) talk.people.push_back(std::move(name));
      }
    }
    const std::vector<std::string> texts = row.all(TalkColumn::kText);
    if (!texts.empty()) talk.abstract = texts[0];
    if (texts.size() > 1) talk.description = texts[1];
    talk.room = row.first(TalkColumn::kRoom);
    talk.track = row.first(TalkColumn::kTrack);
    talk.type = row.first(TalkColumn::kType);
    talk.lang = row.first(TalkColumn::kLanguage);
    talk.state = row.first(TalkColumn::kState);
    talk.url = row.first(TalkColumn::kPage);
    for (const std::string& value : row.all(TalkColumn::kSlides)) add_link(value, "slides", &talk);
    for (const std::string& value : row.all(TalkColumn::kVideo)) add_link(value, "video", &talk);
    read_time(row, &talk);
    programme_->add(std::move(talk));
  }

  // Few tables have ids; of talks with one title the time tells which is which.
  std::string key_of(const TalkRow& row, const std::string& title) const {
    if (titles_.contains(title)) return fingerprint(title);
    return fingerprint(title + "\n" + row.first(TalkColumn::kDay) + "\n" +
                       row.first(TalkColumn::kStart));
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

  void read_time(const TalkRow& row, TalkFacts* talk) {
    const std::string day_text = row.first(TalkColumn::kDay), start = row.first(TalkColumn::kStart);
    talk->start = parse_moment(start);
    if (!talk->start) talk->start = parse_moment(day_text);
    if (!talk->start) settle_start(day_text, start, talk);
    if (const auto length = written_length(row.first(TalkColumn::kLength))) talk->minutes = length;
    if (talk->start && !talk->minutes) read_end(row.first(TalkColumn::kEnd), talk);
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

  const std::vector<TalkRows> talks_;
  Programme* programme_;
  DayOrder order_;
  std::set<std::string> ids_, titles_;  // that one row alone has
};

// The rows of each event, by its name.
using Events = std::map<std::string, TalkRows>;

Events events_of(const Csv& csv, const std::vector<TalkColumn>& columns, Programme* programme) {
  Events events;
  for (std::size_t i = 1; i < csv.rows.size(); ++i) {
    const TalkRow row(csv.rows[i], columns);
    if (csv.rows[i].fields.size() > columns.size()) {
      programme->skip("has more fields than the first line; a comma within a field needs quotes",
                      row.first(TalkColumn::kTitle), row.line());
    } else {
      events[event_of(row)].push_back(row);
    }
  }
  return events;
}
}  // namespace

bool recognizes_table(const Input& input) {
  const std::string extension = extension_of(input.name);
  return (extension == "csv" || extension == "tsv") &&
         has_talks(read_csv(text_at_start(input, kHeaderBytes)));
}

Reading read_table(const Input& input) {
  std::vector<Reading> others;
  Reading all = read_programme(input, "table", [&](const std::string& text, Programme* programme) {
    const Csv csv = read_csv(text);
    if (csv.unclosed != 0) throw MalformedError("a quote opens and never closes", csv.unclosed);
    if (!has_talks(csv)) throw MalformedError("its first line names no column for titles of talks");
    const std::vector<TalkColumn> columns = talk_columns(csv.rows.front());
    bool first = true;
    for (const auto& [name, rows] : events_of(csv, columns, programme)) {
      Programme other(input, "table");
      Programme& own = first ? *programme : other;
      own.event.name = name;
      Reader(rows, &own).read();
      if (!first) others.push_back(other.finish());
      first = false;
    }
  });
  for (Reading& other : others) append_event(input, std::move(other), &all);
  return all;
}

}  // namespace plumbline
