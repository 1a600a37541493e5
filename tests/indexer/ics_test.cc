// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/ics.h"

#include <gmock/gmock.h>

#include "indexer/sources/programme/uid.h"
#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Reading read(const std::string& bytes, const std::string& path = "talks/event.ics") {
  return read_bytes(read_ics, bytes, path);
}

std::string calendar(const std::string& head, const std::string& entries) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + head + entries + "END:VCALENDAR\r\n";
}

// Folded in the middle of a character of UTF-8, and with every escape.
const std::string kIndico = calendar(
    "PRODID:-//CERN//INDICO//EN\r\n",
    "BEGIN:VEVENT\r\nUID:indico-event-20@indico.example\r\nSUMMARY:Plumbers "
    "2026\r\nDTSTART:20261005T070000Z\r\n"
    "DTEND:20261007T160000Z\r\nLOCATION:Hall\r\nURL:https://indico.example/event/20/"
    "\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:indico-contribution-2498@indico.example\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:20261007T080000Z\r\nDTEND:20261007T083000Z\r\nSUMMARY:Bin\xC3\r\n \xA4res\\, zwei\\; "
    "drei\r\n"
    "LOCATION:Club E (Hall)\r\nURL:https://indico.example/event/20/contributions/2498/\r\n"
    "DESCRIPTION:Speakers: Ada Example (Uni\\, Town)\\, Ben\\n\\nFirst line.\\nSecond \\\\ "
    "line.\\n\\n"
    "https://indico.example/event/20/contributions/2498/\r\nEND:VEVENT\r\n");

TEST(Ics, ReadsIndicosTalksAndTheirEvent) {
  const Reading reading = read(kIndico);
  const Source talk = talk_named(reading, "Binäres, zwei; drei");
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(talk.key, "ics:plumbers-2026:indico-contribution-2498@indico.example");
  EXPECT_EQ(talk.slug, "plumbers-2026/binares-zwei-drei");
  EXPECT_EQ(talk.start_utc, "2026-10-07T08:00:00Z");
  EXPECT_EQ(talk.room, "Club E");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example", "Ben"));
  EXPECT_THAT(talk.sections.at(0).body.text, HasSubstr("First line."));
  EXPECT_THAT(talk.sections.at(0).body.text, Not(HasSubstr("Speakers")));
  EXPECT_THAT(talk.sections.at(0).body.text, Not(HasSubstr("https://")));
  EXPECT_EQ(event_of(reading).place, "Hall");
  EXPECT_THAT(problems_of(reading), HasSubstr("shown in UTC"));
}

const std::string kPretalx = calendar(
    "PRODID:-//pretalx//cfp.example//\r\n",
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Vienna\r\nBEGIN:STANDARD\r\nDTSTART:20001029T030000\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+"
    "0100\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:pretalx-pycon-2026-ABCDEF1@cfp.example\r\nSUMMARY:Types - and more - "
    "Ada\\, Ben\r\n"
    "DTSTART;TZID=Europe/Vienna:20260501T100000\r\nDTEND;TZID=Europe/"
    "Vienna:20260501T103000\r\nLOCATION:Hall A\r\n"
    "URL:https://cfp.example/pycon-2026/talk/ABCDEF/\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:pretalx-pycon-2026-GHIJKL@cfp.example\r\nSUMMARY:Opening - \r\n"
    "DTSTART;TZID=Europe/Vienna:20260501T090000\r\nDURATION:PT15M\r\nEND:VEVENT\r\n");

TEST(Ics, TakesBackAllThatACalendarCancels) {
  const std::string klint =
      "BEGIN:VEVENT\r\nUID:talk-1@h.org\r\nSUMMARY:Klint\r\n"
      "DTSTART:20261201T100000Z\r\nEND:VEVENT\r\n";
  EXPECT_TRUE(talk_named(read(calendar("METHOD:CANCEL\r\n", klint)), "Klint").withdrawn);
  EXPECT_FALSE(talk_named(read(calendar("METHOD:PUBLISH\r\n", klint)), "Klint").withdrawn);
}

TEST(Ics, WarnsOfAnEndBeforeItsStartAndOfOtherDates) {
  const auto read_with = [](const std::string& lines) {
    return read(calendar("X-WR-TIMEZONE:Europe/Prague\r\n",
                         "BEGIN:VEVENT\r\nUID:talk-1@h.org\r\nSUMMARY:Klint\r\n"
                         "DTSTART:20261201T100000\r\n" +
                             lines + "END:VEVENT\r\n"));
  };
  const Reading reversed = read_with("DTEND:20261201T093000\r\n");
  EXPECT_EQ(talk_named(reversed, "Klint").end_time, "");
  EXPECT_THAT(problems_of(reversed),
              HasSubstr("ends before it begins, so its end is left out: Klint"));
  const Reading repeated = read_with("RDATE:20261202T100000\r\n");
  EXPECT_THAT(problems_of(repeated), HasSubstr("repeats; only the first time is taken: Klint"));
  EXPECT_EQ(read_with("DTEND:20261201T103000\r\n").problems.size(), 1u);
}

TEST(Ics, LinksToWhatIsAttached) {
  const Source talk =
      talk_named(read(calendar("",
                               "BEGIN:VEVENT\r\nUID:talk-1@h.org\r\nSUMMARY:Klint\r\n"
                               "DTSTART:20261201T100000Z\r\n"
                               "ATTACH:https://h.org/files/klint.pdf\r\n"
                               "ATTACH;FMTTYPE=video/mp4:https://h.org/files/klint.mp4\r\n"
                               "ATTACH:mailto:ada@h.org\r\n"
                               "ATTACH;ENCODING=BASE64;VALUE=BINARY:aHR0cHM6Ly94Lm9yZw==\r\n"
                               "END:VEVENT\r\n")),
                 "Klint");
  EXPECT_THAT(talk.links, SizeIs(2));
  EXPECT_EQ(link(talk, "slides"), "https://h.org/files/klint.pdf");
  EXPECT_EQ(link(talk, "video"), "https://h.org/files/klint.mp4");
}

TEST(Ics, GivesNoUtcInAZoneThatIsNamedAndNotKnown) {
  const auto entry = [](const std::string& zone) {
    return "BEGIN:VEVENT\r\nUID:talk-1@h.org\r\nSUMMARY:Klint\r\nDTSTART;TZID=" + zone +
           ":20261201T100000\r\nDTEND;TZID=" + zone + ":20261201T103000\r\nEND:VEVENT\r\n";
  };
  for (const char* head : {"X-WR-TIMEZONE:Europe/Berlin\r\n", ""}) {
    for (const char* zone : {"US Eastern (custom)", "GMT-0500", "IST"}) {
      const Reading reading = read(calendar(head, entry(zone)));
      const Source talk = talk_named(reading, "Klint");
      EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2026-12-01 10:00-10:30");
      EXPECT_EQ(talk.zone + talk.start_utc, "");
      EXPECT_EQ(warnings_with(reading, std::string("\"") + zone + "\""), 1);
      EXPECT_EQ(warnings_with(reading, "zone"), 1) << problems_of(reading);
    }
  }
}

TEST(Ics, TakesSpeakersOutOfPretalxTitles) {
  const Reading reading = read(kPretalx);
  const Source talk = talk_named(reading, "Types - and more");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada", "Ben"));
  EXPECT_EQ(talk.event, "pycon-2026");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time + " " + talk.zone,
            "2026-05-01 10:00-10:30 Europe/Vienna");
  EXPECT_EQ(talk.start_utc, "2026-05-01T08:00:00Z");
  EXPECT_TRUE(talk.withdrawn);
  EXPECT_THAT(talk_named(reading, "Opening").speakers, IsEmpty());
  EXPECT_EQ(talk_named(reading, "Opening").end_time, "09:15");
}

TEST(Ics, KnowsTheSlotsOfOnePretalxTalkApart) {
  const auto slot = [](const std::string& number, const std::string& day) {
    return "BEGIN:VEVENT\r\nUID:pretalx-pycon-2026-ABCDEF-" + number +
           "@cfp.example\r\nSUMMARY:Twice - Ada\r\nDTSTART:202605" + day +
           "T100000Z\r\nEND:VEVENT\r\n";
  };
  const Reading reading = read(calendar("", slot("1", "01") + slot("2", "02")));
  EXPECT_EQ(event_of(reading).slug, "pycon-2026");
  std::vector<std::string> slugs;
  for (const Source& talk : talks_of(reading)) slugs.push_back(talk.slug);
  EXPECT_THAT(slugs, ElementsAre("pycon-2026/twice-abcdef-1", "pycon-2026/twice-abcdef-2"));
}

TEST(Ics, LeavesLabelsSessionsAndVenuesOfIndicoOut) {
  const auto entry = [](const std::string& uid, const std::string& rest) {
    return "BEGIN:VEVENT\r\nUID:indico-" + uid + "@x\r\nDTSTART:20261005T070000Z\r\n" + rest +
           "\r\nEND:VEVENT\r\n";
  };
  const Reading reading = read(
      calendar("", entry("event-20", "SUMMARY:Plumbers 2026 [Postponed]") +
                       entry("contribution-1", "SUMMARY:A\r\nLOCATION:Hall (B) (Centre (Tokyo))") +
                       entry("session-5", "SUMMARY:Rust MC")));
  EXPECT_EQ(event_of(reading).slug, "plumbers-2026");
  EXPECT_FALSE(event_of(reading).withdrawn);
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(talk_named(reading, "A").room, "Hall (B)");
  EXPECT_THAT(problems_of(reading), HasSubstr("a session, whose talks are not here"));
  EXPECT_TRUE(event_of(read(calendar("", entry("event-20", "SUMMARY:P 2026 [Cancelled]") +
                                             entry("contribution-1", "SUMMARY:A"))))
                  .withdrawn);
}

TEST(Ics, EndsWhereTheClockSaysWhenItIsPutForward) {
  const Source talk =
      talk_named(read(calendar("X-WR-CALNAME:Night 2026\r\nX-WR-TIMEZONE:Europe/Brussels\r\n",
                               "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20260329T013000\r\n"
                               "DTEND:20260329T033000\r\nEND:VEVENT\r\n")),
                 "A");
  EXPECT_EQ(talk.start_time + "-" + talk.end_time, "01:30-03:30");
}

TEST(Ics, DoesNotNameTheEventAfterAMailAddress) {
  const Reading reading = read(
      calendar("X-WR-CALNAME:ada@secret.example\r\n",
               "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20260329T013000Z\r\nEND:VEVENT\r\n"),
      "talks/lpc-2026/mine.ics");
  EXPECT_EQ(event_of(reading).slug + " " + event_of(reading).title, "lpc-2026 lpc-2026");
  EXPECT_THAT(everything(reading), Not(HasSubstr("secret")));
}

// FOSDEM's own: no folding, a bare TZID, local times, names as attendees.
const std::string kFosdem = calendar(
    "PRODID:-//Pentabarf//Schedule//EN\r\nX-WR-CALDESC;VALUE=TEXT:FOSDEM "
    "2019\r\nX-WR-CALNAME;VALUE=TEXT:FOSDEM 2019\r\n"
    "X-WR-TIMEZONE;VALUE=TEXT:Europe/Brussels\r\nTZID:Europe-Brussels\r\n",
    "BEGIN:VEVENT\nMETHOD:PUBLISH\nUID:8967@FOSDEM19@fosdem.org\nTZID:Europe-Brussels\nDTSTART:"
    "20190202T093000\n"
    "DTEND:20190202T095500\nSUMMARY:Welcome\nDESCRIPTION: <p>A welcome of " +
        std::string(300, 'x') +
        ".</p>\nCLASS:PUBLIC\nSTATUS:CONFIRMED\nCATEGORIES:Keynotes\nURL:https://fosdem.example/"
        "2019/keynotes_welcome/\n"
        "LOCATION:Janson\nATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;CN=\"FOSDEM "
        "Staff\":invalid:nomail\n"
        "ATTENDEE;CN=\"A Guest\":mailto:guest@secret.example\nEND:VEVENT\n");

TEST(Ics, ReadsLocalTimesInTheZoneOfTheCalendar) {
  const Reading reading = read(kFosdem);
  const Source talk = talk_named(reading, "Welcome");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2019-02-02 09:30-09:55");
  EXPECT_EQ(talk.start_utc, "2019-02-02T08:30:00Z");
  EXPECT_EQ(talk.event + " " + talk.room + " " + talk.track + " " + talk.format,
            "fosdem-2019 Janson Keynotes keynote");
}

TEST(Ics, TakesAttendeesWithoutAMailAddressForSpeakers) {
  const Reading reading = read(kFosdem);
  EXPECT_THAT(names(talk_named(reading, "Welcome").speakers), ElementsAre("FOSDEM Staff"));
  EXPECT_THAT(everything(reading),
              Not(testing::AnyOf(HasSubstr("secret.example"), HasSubstr("Guest"))));
}

// As Symposion and Sched write them; Symposion has a description of the calendar for its name.
TEST(Ics, TakesSpeakersOutOfTheFirstLineOfADescription) {
  const auto talk = [](const std::string& description) {
    const Reading reading =
        read(calendar("X-WR-CALDESC:Example Conf 2020\r\n",
                      "BEGIN:VEVENT\r\nUID:1@h\r\nDTSTART:20200114T090000Z\r\nSUMMARY:Klint\r\n"
                      "DESCRIPTION:" +
                          description + "\r\nEND:VEVENT\r\n"));
    EXPECT_EQ(event_of(reading).slug, "example-conf-2020");
    return talk_named(reading, "Klint");
  };
  EXPECT_THAT(names(talk("Speaker: Ada Example\\nIt walks.").speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(talk("Speaker: Ada Example\\nIt walks.").sections.at(0).body.text, "It walks.");
  EXPECT_THAT(names(talk("Speakers: Ada Example\\, Ben Other\\n\\nIt walks.").speakers),
              ElementsAre("Ada Example", "Ben Other"));
  EXPECT_THAT(names(talk("Speaker: Ada Example\\, Example Corporation").speakers),
              ElementsAre("Ada Example"));
  EXPECT_THAT(names(talk("Speaker: Ada Example will tell how it walks").speakers), IsEmpty());
}

TEST(Ics, WarnsWhereAnUnknownZoneLeavesTimesInUtc) {
  const Reading reading = read(calendar("X-WR-CALNAME:Conf 2020\r\nX-WR-TIMEZONE:Moon Time\r\n",
                                        "BEGIN:VEVENT\r\nUID:1@h\r\nDTSTART:20200114T090000Z\r\n"
                                        "SUMMARY:Klint\r\nEND:VEVENT\r\n"));
  EXPECT_THAT(problems_of(reading),
              HasSubstr("\"Moon Time\" is no known time zone: times are shown in UTC"));
}

TEST(Ics, ReadsDaysWithoutTimesAndBlankLines) {
  const Reading reading = read(
      "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Conferences "
      "2025\nX-WR-TIMEZONE:UTC\n\nBEGIN:VEVENT\nUID:a@b\n"
      "DTSTART;VALUE=DATE:20250219\nDTEND;VALUE=DATE:20250221\nSUMMARY:Nation\nRRULE:FREQ="
      "YEARLY\nEND:VEVENT\n\nEND:VCALENDAR");
  const Source talk = talk_named(reading, "Nation");
  EXPECT_EQ(talk.date + talk.start_time + talk.start_utc, "2025-02-19");
  EXPECT_THAT(problems_of(reading), HasSubstr("repeats; only the first time is taken: Nation"));
}

TEST(Ics, GivesEventsWhereThereAreNoTalks) {
  const Reading reading =
      read(calendar("",
                    "BEGIN:VEVENT\r\nUID:indico-event-1@x\r\nSUMMARY:One 2026\r\n"
                    "DTSTART:20260101T090000Z\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
                    "UID:indico-event-2@x\r\nSUMMARY:Two 2026\r\nEND:VEVENT\r\n"));
  ASSERT_THAT(reading.sources, SizeIs(2));
  EXPECT_EQ(reading.sources[0].slug + reading.sources[1].slug, "one-2026two-2026");
  EXPECT_EQ(reading.sources[0].start_date, "2026-01-01");
  EXPECT_THAT(problems_of(reading), HasSubstr("ask for event.ics?scope=contribution"));
  EXPECT_FALSE(left_out(reading));
}

std::string entry(const std::string& uid, const std::string& title, const std::string& start) {
  return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:" + title + "\r\nDTSTART:" + start +
         "\r\nEND:VEVENT\r\n";
}

TEST(Ics, KeepsNoUidThatMayBeAMailAddress) {
  const std::string head = "X-WR-CALNAME:Days 2026\r\nX-WR-TIMEZONE:Europe/Prague\r\n";
  const Reading reading =
      read(calendar(head, entry("ada.example@secret.example", "\xE6\x97\xA5", "20260301T100000") +
                              entry("ada.example@secret.example", "B", "20260301T110000") +
                              entry("mailto:ben1985@secret.example", "C", "20260301T120000")));
  EXPECT_THAT(talks_of(reading), SizeIs(3));
  for (const char* word : {"ada", "secret", "1985"})
    EXPECT_THAT(everything(reading) + problems_of(reading), Not(HasSubstr(word)));
  EXPECT_THAT(problems_of(reading),
              HasSubstr("3 times known by title and time alone, since its UID"));
  const Reading moved = read(calendar(head, entry("other@secret.example", "B", "20260301T110000")));
  EXPECT_EQ(talk_named(moved, "B").key, talk_named(reading, "B").key);
}

TEST(Ics, TellsMadeUidsFromMailAddresses) {
  for (const char* made :
       {"", "4711", "550e8400-e29b-41d4-a716-446655440000",
        "indico-contribution-2498@indico.example.org", "pretalx-pycon-2026-ABCDEF@cfp.example.org",
        "ba84b5b7-ae80-4581-a22d-ba87acd9db88@host.example.org",
        "event-BA84B5B7-AE80-4581-A22D-BA87ACD9DB88-2@host.example.org", "8967@FOSDEM19@fosdem.org",
        "talk-12@conf.example.org", "20240203T090000Z-7@host.example.org",
        "event_5@host.example.org", "4711@host.example.org",
        "6q3jgc1k68o3gb9h6kr3ib9k6spjeb9p@google.com", "123@indico.example.org",
        "indico-event-20@indico.example.org", "a@b"})
    EXPECT_TRUE(is_impersonal_uid(made)) << made;
  for (const char* personal :
       {"ada@host.example.org", "ada.example@host.example.org", "ada2@host.example.org",
        "ada.example.1985@host.example.org", "MAILTO:ada@host.example.org",
        "event@host.example.org", "ada@host.example.org@calendar.example.org",
        "alexandria.constantinopoulos@host.example.org",
        "alexandriaconstantinopoulos1985@host.example.org",
        "20260301T100000Z-ada.example@gmail.com", "talk-1970-ada@gmail.com", "7ada@gmail.com",
        "ada-ba84b5b7-ae80-4581-a22d-ba87acd9db88@host.example.org",
        "fade-cafe-babe@host.example.org", "m\xC3\xBCller@mail.org", "ada@x@host.example.org",
        "talk-12@host ada@host.example.org"})
    EXPECT_FALSE(is_impersonal_uid(personal)) << personal;
}

TEST(Ics, CalendarsOfOtherNamesAreOtherEvents) {
  const auto one = [](const std::string& head, const std::string& title) {
    return calendar(head, entry(title, title, "20260301T100000"));
  };
  const std::string rust = "X-WR-CALNAME:Rust Days 2026\r\nX-WR-TIMEZONE:Europe/Prague\r\n";
  const std::string go = "X-WR-CALNAME:Go Days 2026\r\nX-WR-TIMEZONE:Asia/Tokyo\r\n";
  const Reading reading = read(one(rust, "A") + one(go, "B") + one(rust, "C"));
  EXPECT_EQ(talk_named(reading, "A").slug, "rust-days-2026/a");
  EXPECT_EQ(talk_named(reading, "B").slug + " " + talk_named(reading, "B").start_utc,
            "go-days-2026/b 2026-03-01T01:00:00Z");
  EXPECT_EQ(talk_named(reading, "C").slug, "rust-days-2026/c");
  EXPECT_FALSE(left_out(reading));
}

TEST(Ics, CalendarsWithoutANameAreOneEventEachWithItsZone) {
  const auto one = [](const std::string& head, const std::string& title) {
    return calendar(head, entry(title, title, "20260301T100000"));
  };
  const Reading reading =
      read(one("X-WR-TIMEZONE:Europe/Prague\r\n", "A") + one("X-WR-TIMEZONE:Asia/Tokyo\r\n", "B"),
           "talks/days-2026/all.ics");
  EXPECT_EQ(talk_named(reading, "A").start_utc, "2026-03-01T09:00:00Z");
  EXPECT_EQ(talk_named(reading, "B").start_utc, "2026-03-01T01:00:00Z");
  EXPECT_EQ(talk_named(reading, "B").slug, "days-2026/b");
}

std::vector<std::string> slugs_of_years(const std::string& head,
                                        const std::vector<std::string>& days,
                                        const std::string& path = "talks/meetup.ics") {
  std::string entries;
  for (const std::string& day : days)
    entries += "BEGIN:VEVENT\r\nUID:t" + day + "@a.example\r\nSUMMARY:Talk " + day +
               "\r\nDTSTART:" + day + "T190000Z\r\nEND:VEVENT\r\n";
  std::vector<std::string> slugs;
  for (const Source& source : read(calendar(head, entries), path).sources)
    slugs.push_back(source.slug + (source.kind == SourceKind::kEvent ? " " + source.title : ""));
  return slugs;
}

// Else the address of each talk would have the year of the oldest that the calendar still has.
TEST(Ics, ACalendarOverYearsIsAnEventAYear) {
  const std::string name = "X-WR-CALNAME:Rust Meetup\r\n";
  EXPECT_THAT(slugs_of_years(name, {"20240912", "20220912", "20240110"}),
              ElementsAre("rust-meetup-2022 Rust Meetup 2022", "rust-meetup-2022/talk-20220912",
                          "rust-meetup-2024 Rust Meetup 2024", "rust-meetup-2024/talk-20240912",
                          "rust-meetup-2024/talk-20240110"));
  EXPECT_THAT(slugs_of_years("", {"20220912", "20240912"}, "rust/meetup.ics"),
              ElementsAre("meetup-2022 meetup-2022", "meetup-2022/talk-20220912",
                          "meetup-2024 meetup-2024", "meetup-2024/talk-20240912"));
}

TEST(Ics, ACalendarOfOneEventIsOneOverNewYearOrWithAYearInItsName) {
  EXPECT_THAT(slugs_of_years("X-WR-CALNAME:Camp\r\n", {"20221227", "20230102"}),
              ElementsAre("camp-2022 Camp", "camp-2022/talk-20221227", "camp-2022/talk-20230102"));
  EXPECT_THAT(slugs_of_years("BEGIN:VEVENT\r\nUID:indico-event-20@h.example\r\nSUMMARY:Camp\r\n"
                             "DTSTART:20221127T070000Z\r\nDTEND:20230802T160000Z\r\nEND:VEVENT\r\n",
                             {"20221127", "20230802"}),
              SizeIs(3));
  EXPECT_THAT(slugs_of_years("X-WR-CALNAME:Camp 2023\r\n", {"20221127", "20230802"}), SizeIs(3));
  EXPECT_THAT(slugs_of_years("", {"20221127", "20230802"}, "camp-2023/talks.ics"), SizeIs(3));
}

TEST(Ics, RefusesWithTheReason) {
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "BEGIN:VEVENT\r\n";
  expect_refused(
      recognizes_ics, read_ics,
      {{calendar("", ""), "has no entries (VEVENT)"},
       {kIndico.substr(0, 400), "is not whole"},
       {"BEGIN:VCALENDAR\r\n" + deep, "nested deeper than 8"},
       {calendar("", "BEGIN:VEVENT\r\nSUMMARY:" + std::string(300'000, 'x') + "\r\nEND:VEVENT\r\n"),
        "more than 256 KB"},
       {calendar("",
                 "BEGIN:VEVENT\r\nSUMMARY;A=" + std::string(5'000, 'b') + ":x\r\nEND:VEVENT\r\n"),
        "more than 4 KB"},
       {calendar("", "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260101T090000Z\r\nEND:VEVENT\r\n"),
        "without a title"}});
}

TEST(Ics, SurvivesWhatIsNoCalendarOrABrokenOne) {
  for (const std::string* good : {&kIndico, &kPretalx, &kFosdem}) {
    expect_survives(recognizes_ics, read_ics, *good);
  }
}

TEST(IcsReal, EntriesAreTalks) {
  REAL_FILE_OR_SKIP(fosdem, "schedules/ics/fosdem-personal.ics");
  const Reading reading = read(*fosdem, "ics/fosdem-personal.ics");
  EXPECT_TRUE(recognized(recognizes_ics, *fosdem));
  EXPECT_THAT(talks_of(reading), SizeIs(16));
  EXPECT_EQ(event_of(reading).slug, "fosdem-personal-2024");
  const Source talk = talk_named(reading, "Writing your own Rust linter");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Guillaume Gomez"));
  EXPECT_EQ(talk.start_utc, "2024-02-03T10:15:00Z");
  REAL_FILE_OR_SKIP(rust, "schedules/ics/rust-conferences-2025.ics");
  EXPECT_THAT(talks_of(read(*rust)), SizeIs(12));
  EXPECT_EQ(event_of(read(*rust)).slug, "rust-conferences-2025");
}
}  // namespace
}  // namespace plumbline
