// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pentabarf.h"

#include <gmock/gmock.h>

#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Reading read(const std::string& bytes, const std::string& path = "talks/schedule.xml") {
  return read_bytes(read_pentabarf, bytes, path);
}

std::string schedule(const std::string& conference, const std::string& rest) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<schedule>\n<conference>" + conference +
         "</conference>\n" + rest + "\n</schedule>\n";
}

// FOSDEM until 2012: neither rooms nor ids that mean something, and empty leftovers.
const std::string kOld = schedule(
    "<title>FOSDEM 2007</title><venue>ULB</venue><city>Brussels</city><start>2007-02-24</start>"
    "<end>2007-02-25</end><days>2</days><release>1</release><day_change>09:00:00</day_change>",
    R"(<day index="1" date="2007-02-24">
  <event id="12"><start>10:00</start><duration>00:45</duration><room>Janson</room><slug></slug>
    <title>Free?</title><subtitle>Open!</subtitle><track>Keynotes</track><type></type><language></language>
    <abstract>&lt;p&gt;See &lt;a href="/2007/info"&gt;this&lt;/a&gt; &amp;amp; that.&lt;/p&gt;</abstract>
    <description></description><persons><person id="3">Ada  Example</person></persons>
    <links><link href="/2007/slides.pdf">Talk (slides)</link></links><video></video><end></end></event>
  <event id="13"><start>00:30</start><duration>01:00</duration><room/><slug>beer_event</slug>
    <title>Beer event</title><track>Social</track><type/><persons/></event>
</day><day index="2" date="2007-02-25"></day>)");

// The same of a conference that nobody knows.
std::string elsewhere() {
  std::string bytes = kOld;
  bytes.replace(bytes.find("FOSDEM 2007"), 11, "Example 2007");
  bytes.replace(bytes.find("Brussels"), 8, "Anywhere");
  return bytes;
}

TEST(Pentabarf, ReadsEventsRightBelowADay) {
  const Reading reading = read(kOld);
  EXPECT_THAT(talks_of(reading), SizeIs(2));
  const Source talk = talk_named(reading, "Free? Open!");
  EXPECT_EQ(talk.slug, "fosdem-2007/free");
  EXPECT_EQ(talk.key, "pentabarf:fosdem-2007:12");
  EXPECT_EQ(talk.event, "fosdem-2007");
  EXPECT_EQ(talk.room, "Janson");
  EXPECT_EQ(talk.track, "Keynotes");
  EXPECT_EQ(talk.format, "keynote");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2007-02-24 10:00-10:45");
}

TEST(Pentabarf, TakesTheZoneOfTheCityWhereNoneIsNamedAndSaysSo) {
  const Reading reading = read(kOld);
  const Source talk = talk_named(reading, "Free? Open!");
  EXPECT_EQ(talk.zone, "Europe/Brussels");
  EXPECT_EQ(talk.start_utc, "2007-02-24T09:00:00Z");
  EXPECT_THAT(problems_of(reading), HasSubstr("names no time zone; took Europe/Brussels"));
}

TEST(Pentabarf, LeavesUtcOpenWhereNothingTellsTheZone) {
  const Reading reading = read(elsewhere());
  const Source talk = talk_named(reading, "Free? Open!");
  EXPECT_EQ(talk.start_time, "10:00");
  EXPECT_EQ(talk.zone + talk.start_utc, "");
  EXPECT_THAT(problems_of(reading), HasSubstr("times have no UTC"));
}

TEST(Pentabarf, PutsWhatBeginsBeforeTheDayChangesOnTheNextDate) {
  const Source talk = talk_named(read(kOld), "Beer event");
  EXPECT_EQ(talk.date + " " + talk.start_time, "2007-02-25 00:30");
  EXPECT_EQ(talk.slug, "fosdem-2007/beer-event");
}

TEST(Pentabarf, ReadsElementsWithAPrefix) {
  const std::string bytes =
      R"(<s:schedule xmlns:s="https://example.org/schedule" xmlns:o="https://example.org/o">
<s:conference><s:title>Example 2015</s:title><s:city>Brussels</s:city></s:conference>
<s:day date="2015-01-31"><s:room name="Hall A"><s:event id="1"><o:title>Other</o:title><s:title>Klint</s:title>
<s:start>10:00</s:start><s:persons><s:person>Ada Example</s:person></s:persons></s:event></s:room></s:day></s:schedule>)";
  EXPECT_TRUE(recognized(recognizes_pentabarf, bytes));
  const Source talk = talk_named(read(bytes), "Klint");
  EXPECT_EQ(talk.room + " " + talk.date + " " + talk.start_time, "Hall A 2015-01-31 10:00");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example"));
  EXPECT_EQ(talk.speakers.at(0).line, 3);
}

TEST(Pentabarf, ReadsTheEvent) {
  const Source event = event_of(read(kOld));
  EXPECT_EQ(event.slug, "fosdem-2007");
  EXPECT_EQ(event.series, "fosdem");
  EXPECT_EQ(event.title, "FOSDEM 2007");
  EXPECT_EQ(event.start_date + " " + event.end_date, "2007-02-24 2007-02-25");
  EXPECT_EQ(event.place, "ULB, Brussels");
}

TEST(Pentabarf, DropsRelativeLinksWithoutABaseAndSaysSo) {
  const Reading reading = read(elsewhere());
  EXPECT_THAT(talk_named(reading, "Free? Open!").links, IsEmpty());
  EXPECT_THAT(problems_of(reading),
              HasSubstr("a link that leads nowhere in the web: Talk (slides) in Free?"));
}

// Of 2007, 2008 and 2012, whose addresses are relative to a page of the programme.
TEST(Pentabarf, ResolvesRelativeAddressesOfOldFosdems) {
  const auto slides = [](const std::string& address) {
    std::string bytes = kOld;
    const std::string old = "/2007/slides.pdf";
    bytes.replace(bytes.find(old), old.size(), address);
    return link(talk_named(read(bytes), "Free? Open!"), "slides");
  };
  EXPECT_EQ(slides("/2007/slides.pdf"), "https://archive.fosdem.org/2007/slides.pdf");
  EXPECT_EQ(slides("../../slides/a.pdf"), "https://archive.fosdem.org/2007/slides/a.pdf");
  EXPECT_EQ(slides("18/70_a%20b.pdf"),
            "https://archive.fosdem.org/2007/schedule/event/18/70_a%20b.pdf");
  EXPECT_THAT(event_of(read(kOld)).sources, IsEmpty()) << "its page is not told";
}

// When FOSDEM was online, it named no city.
TEST(Pentabarf, KnowsTheZonesOfFosdemAndTheCongressesWhereNothingTellsThem) {
  std::string bytes = kOld;
  bytes.replace(bytes.find("<city>Brussels</city>"), 21, "<city/>");
  EXPECT_EQ(talk_named(read(bytes), "Free? Open!").start_utc, "2007-02-24T09:00:00Z");
  EXPECT_THAT(problems_of(read(bytes)), HasSubstr("took Europe/Brussels, that of FOSDEM."));

  bytes = schedule("<acronym>31c3</acronym><title>31. Congress</title><start>2014-12-27</start>",
                   R"(<day index="1" date="2014-12-27"><room name="Saal 1"><event id="1" guid="a">
    <date>2014-12-27T11:00:00+01:00</date><duration>00:30</duration><title>Opening</title></event></room></day>)");
  EXPECT_EQ(talk_named(read(bytes), "Opening").zone, "Europe/Berlin");
  EXPECT_EQ(talk_named(read(bytes), "Opening").start_utc, "2014-12-27T10:00:00Z");
}

// frab and pretalx: guid, date with an offset, days that end in the small hours.
const std::string kFrab = schedule(
    "<acronym>38c3</acronym><title>38th Chaos Communication "
    "Congress</title><start>2024-12-27</start>"
    "<end>2024-12-30</end><time_zone_name>Europe/Berlin</time_zone_name>"
    "<base_url>https://events.example.org/congress/2024/fahrplan/</base_url>"
    "<track name=\"Security\" slug=\"security\" color=\"#00f\"/>",
    R"(<day index="1" date="2024-12-27" start="2024-12-27T11:00:00+01:00" end="2024-12-28T04:00:00+01:00">
<room name="Saal 1" guid="ba692ba3-421b-5371-8309-60acc34a3c05"/>
<room name="Saal ZIGZAG" slug="zigzag">
  <event id="551" guid="b1740c2f-0c44-5f1b-89ed-456a9eecf0b8" code="TPGRNN">
    <date>2024-12-28T00:15:00+01:00</date><start>00:15</start><duration>00:40</duration><room>Saal ZIGZAG</room>
    <slug>38c3-551-a-time-trial</slug><url>talk/TPGRNN/</url><title>A time trial:</title>
    <subtitle>with cars</subtitle><track slug="security">Security</track><type>Workshop</type>
    <language>de</language><abstract>**Cars**</abstract><description>**Cars** and [more](more/).</description>
    <recording><license>CC</license><optout>true</optout></recording>
    <persons><person id="7" guid="x">Sebastian</person><person id="8"> </person>
      <person id="9">sebastian@example.org</person></persons>
    <links><link href="https://matrix.to/#/#room:example.org">Chat</link>
      <link href="https://example.org/x" type="related">Website</link>
      <link href="mailto:me@example.org">Mail</link><link href="">Nothing</link></links>
    <attachments><attachment href="/media/s.pdf" type="slides">Folien</attachment>
      <attachment href="/media/p.pdf" type="paper">Details</attachment></attachments>
    <feedback_url>https://events.example.org/feedback/</feedback_url></event>
  <event id="552" guid="MTg5OTAwLTAwMC0wMDAwMA"><date>2024-12-27T23:00:00Z</date><start>00:00</start>
    <duration>25:00</duration><title>A day and an hour</title><persons/></event>
</room></day>)");

TEST(Pentabarf, TrustsTheDateOfAnEventMoreThanItsDay) {
  const Source talk = talk_named(read(kFrab), "A time trial: with cars");
  EXPECT_EQ(talk.date + " " + talk.start_time + "-" + talk.end_time, "2024-12-28 00:15-00:55");
  EXPECT_EQ(talk.start_utc, "2024-12-27T23:15:00Z");
  EXPECT_EQ(talk.zone, "Europe/Berlin");
}

TEST(Pentabarf, KeepsNoEmailAddressOfTitlesRoomsAndTracks) {
  std::string xml = kFrab;
  for (const char* text :
       {"with cars", "Security</track><type>", "Saal ZIGZAG</room>\n    <slug>"}) {
    xml.insert(xml.find(text), "a.b@example.org ");
  }
  const Source talk = talk_named(read(xml), "A time trial: (e-mail address) with cars");
  EXPECT_EQ(talk.room, "(e-mail address) Saal ZIGZAG");
  EXPECT_EQ(talk.track, "(e-mail address) Security");
}

TEST(Pentabarf, KnowsTalksByGuidAlsoByThoseThatAreNoUuid) {
  const Reading reading = read(kFrab);
  EXPECT_EQ(talk_named(reading, "A time trial: with cars").key,
            "pentabarf:38c3-2024:b1740c2f-0c44-5f1b-89ed-456a9eecf0b8");
  EXPECT_EQ(talk_named(reading, "A day and an hour").key,
            "pentabarf:38c3-2024:MTg5OTAwLTAwMC0wMDAwMA");
}

TEST(Pentabarf, TakesTheSlugWithoutTheEventInFrontOfIt) {
  EXPECT_EQ(talk_named(read(kFrab), "A time trial: with cars").slug, "38c3-2024/551-a-time-trial");
}

TEST(Pentabarf, KeepsLinksThatSaySomethingAndDropsNoise) {
  const Source talk = talk_named(read(kFrab), "A time trial: with cars");
  std::string all;
  for (const SourceLink& each : talk.links) all += each.key + " " + each.url + "\n";
  EXPECT_EQ(all,
            "page https://events.example.org/congress/2024/fahrplan/talk/TPGRNN/\n"
            "slides https://events.example.org/media/s.pdf\n"
            "paper https://events.example.org/media/p.pdf\n"
            "website https://example.org/x\n");
  EXPECT_THAT(names(talk.sources),
              ElementsAre("https://events.example.org/congress/2024/fahrplan/talk/TPGRNN/"));
}

TEST(Pentabarf, KeepsNoNameThatIsAMailAddress) {
  const Reading reading = read(kFrab);
  EXPECT_THAT(names(talk_named(reading, "A time trial: with cars").speakers),
              ElementsAre("Sebastian"));
  EXPECT_THAT(everything(reading), Not(HasSubstr("@example.org")));
}

TEST(Pentabarf, TakesTimesWithAnotherOffsetToTheZoneOfTheEvent) {
  const Source talk = talk_named(read(kFrab), "A day and an hour");
  EXPECT_EQ(talk.date + " " + talk.start_time + talk.end_time, "2024-12-28 00:00");
}

// FOSDEM 2026: persons and tracks with slugs in front, slugs with a code, marks in titles.
const std::string kNew = schedule(
    "<acronym>fosdem-2026</acronym><title>FOSDEM "
    "2026</title><city>Brussels</city><start>2026-01-31</start>"
    "<end>2026-02-01</end><base_url>https://fosdem.example/2026/schedule/</base_url>"
    "<time_zone_name>Europe/Brussels</time_zone_name>",
    R"(<tracks><track online_qa="true" slug="rust">Rust</track></tracks>
<persons><person id="41"><name>Zoë Example</name><slug>zoe</slug>
  <biography>zoe@example.org</biography></person></persons>
<day index="1" date="2026-01-31" start="2026-01-31T09:00:00+01:00" end="2026-02-01T09:00:00+01:00">
<room name="UB2.147" slug="ub2147">
<event guid="0a5fd3e5-25a5-5a83-8d0a-77d3c8c7c1c1" id="9001" code="CZSPSC"><date>2026-01-31T10:00:00+01:00</date>
  <start>10:00:00</start><duration>00:30:00</duration><slug>CZSPSC-llama-cpp-vulkan</slug>
  <url>https://fosdem.example/2026/schedule/event/CZSPSC-llama-cpp-vulkan/</url>
  <title>[CANCELED] llama.cpp</title><track slug="rust">Rust</track><type>devroom</type><language>en</language>
  <persons><person id="41"/><person id="42">Ben</person></persons>
  <links><link href="https://chat.fosdem.org/#/room/x">Chat room(web)</link>
    <link href="https://video.fosdem.org/2026/a.av1.webm">Video recording (AV1/WebM) - 60 MB</link>
    <link href="https://video.fosdem.org/2026/a.mp4">Video recording (MP4) - 160 MB</link>
    <link href="https://video.fosdem.org/2026/a.vtt">Video recording subtitle file (VTT)</link>
    <link href="https://pretalx.fosdem.org/fosdem-2026/talk/CZSPSC/feedback/">Submit Feedback</link></links>
</event>
<event guid="0a5fd3e5-25a5-5a83-8d0a-77d3c8c7c1c2" id="9002"><date>2026-01-31T11:00:00+01:00</date>
  <start>11:00</start><duration>00:10</duration><title>Coffee break</title><persons/></event>
</room></day>)");

TEST(Pentabarf, FindsNamesInTheListOfPersons) {
  EXPECT_THAT(names(talk_named(read(kNew), "llama.cpp").speakers),
              ElementsAre("Zoë Example", "Ben"));
}

TEST(Pentabarf, FindsNamesOfTracksAndReadsMarkupThatIsNotEscaped) {
  const Reading reading = read(schedule(
      "<acronym>c-2026</acronym><track name=\"Hardware\" slug=\"hw\"/>",
      R"(<tracks><track slug="ai">AI plumbers</track></tracks><day date="2026-01-31"><room name="H">
<event id="1"><start>10:00</start><title>A</title><track slug="ai"/><persons><person id="8" name="Ada"/></persons>
  <abstract><p>One</p><p>Two <b>and</b> Vec&lt;u8&gt; a &lt; b</p></abstract></event>
<event id="2"><start>11:00</start><title>B</title><track slug="hw"/>
  <abstract><![CDATA[<p>Three</p>]]></abstract></event></room></day>)"));
  const Source talk = talk_named(reading, "A");
  EXPECT_EQ(talk.track + " " + talk_named(reading, "B").track, "AI plumbers Hardware");
  EXPECT_THAT(names(talk.speakers), ElementsAre("Ada"));
  EXPECT_EQ(talk.sections.at(0).body.text, "One\nTwo and Vec<u8> a < b");
  EXPECT_EQ(talk_named(reading, "B").sections.at(0).body.text, "Three");
}

TEST(Pentabarf, FindsEventsInContainersOfOtherShapes) {
  const std::string event = "<event id='1'><start>10:00</start><title>A</title></event>";
  const std::string events = "<events>" + event + "</events>";
  const auto day = [](const std::string& inner) {
    return "<day date='2026-01-31'>" + inner + "</day>";
  };
  const std::string cases[] = {day("<rooms><room name='H'>" + event + "</room></rooms>"),
                               day("<room name='H'>" + events + "</room>"),
                               day("<room><name>H</name>" + event + "</room>"), day(events),
                               "<days>" + day("<room name='H'>" + event + "</room>") + "</days>"};
  for (const std::string& rest : cases) {
    const std::string bytes = schedule("<acronym>c-2026</acronym><days>1</days>", rest);
    EXPECT_TRUE(recognized(recognizes_pentabarf, bytes)) << rest;
    const Source talk = talk_named(read(bytes), "A");
    EXPECT_EQ(talk.date + talk.room, rest.find("room") == rest.npos ? "2026-01-31" : "2026-01-31H");
  }
}

TEST(Pentabarf, SaysWhichEventsStandWhereNoneIsLookedFor) {
  const std::string event = "<event id='1'><start>10:00</start><title>A</title></event>";
  const Reading reading =
      read(schedule("<acronym>c-2026</acronym>",
                    "<day date='2026-01-31'>" + event +
                        "<hall><event id='2'><title>B</title></event></hall></day>"));
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_EQ(warnings_with(reading, "neither below a room nor below a day: B"), 1);
}

TEST(Pentabarf, ReadsPersonsAndLinksOfOtherShapes) {
  const std::pair<const char*, const char*> cases[] = {
      {"<persons>Ada Example, Ben Other</persons>", "<links>https://x.example/a.odp</links>"},
      {"<person>Ada Example</person><person>Ben Other</person>",
       "<link href='https://x.example/a.odp'>Deck</link>"},
      {"<speakers><speaker>Ada Example</speaker><speaker>Ben Other</speaker></speakers>",
       "<links><link><title>Slides</title><url>https://x.example/a.odp</url></link></links>"},
      {"<speakers>Ada Example, Ben Other</speakers>",
       "<links><link url='https://x.example/a.odp'/></links>"}};
  for (const auto& [persons, links] : cases) {
    const Reading reading =
        read(schedule("<acronym>c-2026</acronym>",
                      "<day date='2026-01-31'><event id='1'><start>10:00</start><title>A</title>" +
                          std::string(persons) + links + "</event></day>"));
    const Source talk = talk_named(reading, "A");
    EXPECT_THAT(names(talk.speakers), ElementsAre("Ada Example", "Ben Other")) << persons;
    EXPECT_EQ(link(talk, "slides"), "https://x.example/a.odp") << links;
  }
}

TEST(Pentabarf, SaysWhichPersonsAndLinksCannotBeRead) {
  const Reading reading = read(schedule(
      "<acronym>c-2026</acronym>",
      "<day date='2026-01-31'><event id='1'><start>10:00</start><title>A</title><persons><person "
      "id='9'/></persons><links><link href=''>Slides</link></links></event></day>"));
  EXPECT_EQ(warnings_with(reading, "a person without a name: A"), 1);
  EXPECT_EQ(warnings_with(reading, "a link without an address: Slides in A"), 1);
}

TEST(Pentabarf, IsReadInTheEncodingThatItDeclares) {
  struct Case {
    const char *encoding, *bytes, *title, *flaw;
  };
  const Case cases[] = {
      {"iso-8859-2", "\xE8\xE1p", "\u010D\u00E1p", "was in iso-8859-2; save it"},
      {"windows-1251", "\xC4\xE0", "\u0414\u0430", "was in windows-1251; save it"},
      {"iso-8859-1", "caf\xE9", "caf\u00E9", "was in iso-8859-1; save it"},
      {"utf-8", "caf\xE9", "caf\u00E9", "was read as Latin-1"},
      {"x-unheard", "caf\xE9", "caf\u00E9", "was read as Latin-1"},
      {"iso-8859\x8E-2", "caf\xE9", "caf\u00E9", "was read as Latin-1"}};
  for (const Case& each : cases) {
    const Reading reading = read("<?xml version=\"1.0\" encoding=\"" + std::string(each.encoding) +
                                 "\"?><schedule><conference><title>E 2008</title></conference><day "
                                 "date=\"2008-02-02\"><event id=\"1\"><start>10:00</start><title>" +
                                 each.bytes + "</title></event></day></schedule>");
    EXPECT_EQ(talks_of(reading).at(0).title, each.title) << each.encoding;
    EXPECT_THAT(problems_of(reading), HasSubstr(each.flaw));
  }
}

TEST(Pentabarf, TakesTheFolderForTheEventOfAFileThatWasNamedByItself) {
  const std::string bytes =
      schedule("", "<day date=\"2020-02-02\"><event id=\"1\"><title>A</title></event></day>");
  EXPECT_EQ(event_of(read_pentabarf({"/srv/lpc-2020/schedule.xml", "schedule.xml", bytes})).slug,
            "lpc-2020");
  EXPECT_EQ(event_of(read_pentabarf({"/srv/lists/schedule.xml", "schedule.xml", bytes})).slug,
            "programme-2020");
}

TEST(Pentabarf, KeepsOneRecordingAndItsSubtitles) {
  const Source talk = talk_named(read(kNew), "llama.cpp");
  EXPECT_THAT(talk.links, SizeIs(3));
  EXPECT_EQ(link(talk, "video"), "https://video.fosdem.org/2026/a.av1.webm");
  EXPECT_EQ(link(talk, "transcript"), "https://video.fosdem.org/2026/a.vtt");
}

TEST(Pentabarf, TakesAMarkOfCancellationForWhatItIs) {
  const Source talk = talk_named(read(kNew), "llama.cpp");
  EXPECT_TRUE(talk.withdrawn);
  EXPECT_EQ(talk.slug, "fosdem-2026/czspsc-llama-cpp-vulkan");
  EXPECT_EQ(talk.end_time, "10:30");
}

TEST(Pentabarf, CountsBreaksAndDoesNotTakeThem) {
  const Reading reading = read(kNew);
  EXPECT_THAT(talks_of(reading), SizeIs(1));
  EXPECT_THAT(problems_of(reading), HasSubstr("a break: Coffee break"));
}

TEST(Pentabarf, GivesTalksOfOneTitleTheSameSlugsInAnyOrder) {
  const std::string a =
      R"(<event id="1" guid="aaaaaaaa-1"><start>10:00</start><title>Welcome</title></event>)";
  const std::string b =
      R"(<event id="2" guid="bbbbbbbb-2"><start>11:00</start><title>Welcome</title></event>)";
  const auto slugs = [](const std::string& events) {
    std::vector<std::string> all;
    for (const Source& talk : talks_of(read(schedule(
             "<acronym>x-2020</acronym>", "<day date=\"2020-02-02\">" + events + "</day>")))) {
      all.push_back(talk.slug);
    }
    return all;
  };
  EXPECT_THAT(slugs(a + b), ElementsAre("x-2020/welcome-1", "x-2020/welcome-2"));
  EXPECT_THAT(slugs(b + a), ElementsAre("x-2020/welcome-2", "x-2020/welcome-1"));
}

TEST(Pentabarf, TellsTalksOfOneGuidApart) {
  const auto event = [](const std::string& start, const std::string& title) {
    return "<event guid=\"g\"><start>" + start + "</start><title>" + title + "</title></event>";
  };
  std::vector<std::string> keys;
  for (const Source& talk : talks_of(
           read(schedule("<acronym>x-2020</acronym>",
                         "<day date=\"2020-02-02\">" + event("10:00", "A") + event("11:00", "A") +
                             event("11:00", "B") + event("11:00", "B") + "</day>")))) {
    keys.push_back(talk.key.substr(0, 36));
  }
  EXPECT_THAT(keys, ElementsAre("pentabarf:x-2020:g@2020-02-02T10:00",
                                "pentabarf:x-2020:g@2020-02-02T11:00@",
                                "pentabarf:x-2020:g@2020-02-02T11:00@"));
}

TEST(Pentabarf, RefusesHalfAFile) {
  const Reading reading = read(kFrab.substr(0, kFrab.size() / 2));
  EXPECT_THAT(reading.sources, IsEmpty());
  EXPECT_THAT(problems_of(reading), HasSubstr("is not whole"));
}

TEST(Pentabarf, NamesTheColumnInAFileOfOneLine) {
  EXPECT_THAT(problems_of(read("<schedule><day date='\xC3\xA9'></room></day></schedule>")),
              HasSubstr("has no end (column 27)"));
}

TEST(Pentabarf, RefusesDeepNestingAndSizeAndEmptiness) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  EXPECT_THAT(problems_of(read("<schedule><conference/>" + deep + "</schedule>")),
              HasSubstr("nested deeper than 64"));
  EXPECT_THAT(problems_of(read(std::string(std::size_t{33} << 20, ' '))),
              HasSubstr("larger than 32 MiB"));
  EXPECT_THAT(problems_of(read(schedule("<title>T</title>", ""))), HasSubstr("has no events"));
}

TEST(Pentabarf, TakesABoundedNumberOfSpeakersAndLinks) {
  std::string people, links;
  for (int i = 0; i < 20'000; ++i) {
    people += "<person>P " + std::to_string(i) + "</person>";
    links += "<link href=\"https://x.example/" + std::to_string(i) + "\">Slides</link>";
  }
  const Reading reading =
      read(schedule("<title>T 2020</title>",
                    "<day date=\"2020-02-02\"><event id=\"1\"><title>X</title>"
                    "<persons>" +
                        people + "</persons><links>" + links + "</links></event></day>"));
  EXPECT_THAT(talk_named(reading, "X").speakers, SizeIs(100));
  EXPECT_THAT(talk_named(reading, "X").links, SizeIs(24));
  EXPECT_THAT(problems_of(reading), HasSubstr("more than 100 speakers"));
}

TEST(Pentabarf, ExpandsNothingThatADoctypeDeclares) {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM "
      "\"file:///etc/passwd\">]>"
      "<schedule><conference><title>T 2020</title></conference><day date=\"2020-02-02\"><event "
      "id=\"1\">"
      "<start>10:00</start><title>X &a;&b;</title></event></day></schedule>";
  EXPECT_TRUE(recognized(recognizes_pentabarf, bomb));
  EXPECT_EQ(talks_of(read(bomb)).at(0).title, "X &a;&b;");
}

TEST(Pentabarf, RecognizesSchedulesAlone) {
  EXPECT_TRUE(recognized(recognizes_pentabarf, kOld));
  EXPECT_TRUE(recognized(recognizes_pentabarf, "<!-- a --><schedule><conference/></schedule>"));
  EXPECT_FALSE(recognized(recognizes_pentabarf, "<schedule><bus/></schedule>"));
  EXPECT_FALSE(recognized(recognizes_pentabarf, "<schedules><conference/></schedules>"));
}

TEST(Pentabarf, SurvivesWhatIsNoScheduleOrABrokenOne) {
  expect_survives(recognizes_pentabarf, read_pentabarf, kFrab);
  expect_survives(recognizes_pentabarf, read_pentabarf, kNew);
}

struct RealSchedule {
  const char* file;
  std::size_t talks;
  const char* event;
  const char* zone;
};

struct PentabarfReal : testing::TestWithParam<RealSchedule> {};

TEST_P(PentabarfReal, IsImportedWhole) {
  REAL_FILE_OR_SKIP(bytes, std::string("schedules/") + GetParam().file);
  EXPECT_TRUE(recognized(recognizes_pentabarf, *bytes));
  const Reading reading = read(*bytes);
  EXPECT_EQ(talks_of(reading).size(), GetParam().talks);
  EXPECT_EQ(event_of(reading).slug, GetParam().event);
  EXPECT_EQ(event_of(reading).zone, GetParam().zone);
  for (const Source& talk : talks_of(reading)) {
    EXPECT_FALSE(talk.title.empty() || talk.date.empty() || talk.start_utc.empty()) << talk.slug;
  }
  EXPECT_THAT(everything(reading), Not(HasSubstr("chat.fosdem.org/#/room")));
}

INSTANTIATE_TEST_SUITE_P(
    , PentabarfReal,
    testing::Values(RealSchedule{"fosdem/2009.xml", 281, "fosdem-2009", "Europe/Brussels"},
                    RealSchedule{"fosdem/2013.xml", 487, "fosdem-2013", "Europe/Brussels"},
                    RealSchedule{"fosdem/2019.xml", 775, "fosdem-2019", "Europe/Brussels"},
                    RealSchedule{"fosdem/2023.xml", 780, "fosdem-2023", "Europe/Brussels"},
                    RealSchedule{"fosdem/2025.xml", 1105, "fosdem-2025", "Europe/Brussels"},
                    RealSchedule{"ccc/everything.schedule.xml", 1351, "36c3-2019",
                                 "Europe/Berlin"}),
    [](const auto& case_info) {
      std::string name = case_info.param.file;
      for (char& c : name) {
        if (!isalnum(static_cast<unsigned char>(c))) c = '_';
      }
      return name;
    });
TEST(Pentabarf, KeepsNoIdThatMayBeAMailAddress) {
  const std::string bytes =
      "<schedule><conference><acronym>days-2026</acronym><title>Days 2026</title></conference>"
      "<day date='2026-03-01' index='1'><room name='A'><event guid='ada@secret.example' "
      "id='ada@secret.example'><slug>ada@secret.example</slug><start>10:00</start>"
      "<duration>01:00</duration><title>Klint</title></event>"
      "<event guid='ben@secret.example' id='8'><start>11:00</start><duration>01:00</duration>"
      "<title>Pin</title></event></room></day></schedule>";
  const Reading reading = read(bytes);
  for (const char* word : {"ada", "ben", "secret"})
    EXPECT_THAT(everything(reading), Not(HasSubstr(word)));
  EXPECT_EQ(talk_named(reading, "Pin").key, "pentabarf:days-2026:8");
  EXPECT_EQ(talk_named(reading, "Klint").slug, "days-2026/klint");
  EXPECT_EQ(warnings_with(reading, "may be a mail address"), 1);
}

TEST(Pentabarf, TakesABreakWithAnAbstractOrSpeakersForATalk) {
  const auto read_with = [](const std::string& more) {
    return read(
        "<schedule><conference><acronym>days-2026</acronym><title>Days</title></conference>"
        "<day date='2026-03-01' index='1'><room name='A'><event id='7'><start>10:00</start>"
        "<duration>01:00</duration><title>Lunch &amp; Networking</title>" +
        more + "</event><event id='8'><title>Klint</title></event></room></day></schedule>");
  };
  EXPECT_THAT(talks_of(read_with("")), SizeIs(1));
  EXPECT_THAT(talks_of(read_with("<abstract>In the hall.</abstract>")), SizeIs(1));
  EXPECT_THAT(talks_of(read_with("<abstract>" + std::string(150, 'x') + "</abstract>")), SizeIs(2));
  EXPECT_THAT(talks_of(read_with("<persons><person id='1'>Ada</person></persons>")), SizeIs(2));
}

Reading read_with_links(const std::string& links) {
  return read(
      "<schedule><conference><acronym>days-2026</acronym><title>Days</title></conference>"
      "<day date='2026-03-01' index='1'><room name='A'><event id='7'><start>10:00</start>"
      "<duration>01:00</duration><title>Klint</title><links>" +
      links + "</links></event></room></day></schedule>");
}

TEST(Pentabarf, KeepsEachRecordingButNotAnotherFormatOfIt) {
  const Source talk = talk_named(
      read_with_links("<link href='https://v.org/a.mp4'>Recording</link>"
                      "<link href='https://v.org/a.av1.webm'>Video</link>"
                      "<link href='https://v.org/b.mp4'>Part 2 recording</link>"
                      "<link href='https://youtube.com/watch?v=x'>Video recording</link>"),
      "Klint");
  EXPECT_THAT(talk.links, SizeIs(3));
  EXPECT_EQ(link(talk, "video"), "https://v.org/a.mp4");
  EXPECT_EQ(link(talk, "video-2"), "https://v.org/b.mp4");
  EXPECT_EQ(link(talk, "video-3"), "https://youtube.com/watch?v=x");
}

TEST(Pentabarf, SaysWhereLinksAreLeftOut) {
  std::string links;
  for (int i = 0; i < 24; ++i)
    links += "<link href='https://v.org/" + std::to_string(i) + "'>Link</link>";
  EXPECT_EQ(warnings_with(read_with_links(links), "more than 24 links"), 0);
  const Reading reading = read_with_links(links + "<link href='https://v.org/z'>Link</link>");
  EXPECT_THAT(talk_named(reading, "Klint").links, SizeIs(24));
  EXPECT_EQ(warnings_with(reading, "more than 24 links"), 1);
}

}  // namespace
}  // namespace plumbline
