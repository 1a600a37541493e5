// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/meetings.h"

#include <gmock/gmock.h>

#include "indexer/sources/ics.h"
#include "indexer/sources/indico.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/pretalx.h"
#include "indexer/sources/schedule_json.h"
#include "tests/indexer/programme/readings.h"

namespace plumbline {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Meetings, AreEnteredByAPasswordOrATokenInTheAddress) {
  for (const char* url :
       {"https://zoom.us/j/123456?pwd=c2VjcmV0", "https://us02web.zoom.us/w/1?tk=a.b&pwd=c",
        "HTTPS://Zoom.US/j/1?PWD=a", "zoom.us/j/1?pwd=a", "https://meet.example/r?password=a",
        "https://bbb.example/bigbluebutton/api/join?meetingID=1&attendeePW=a",
        "https://bbb.example/bigbluebutton/api/join?meetingID=1&checksum=ab12",
        "https://bbb.example/html5client/join?sessionToken=ab12",
        "https://example.webex.com/example/j.php?MTID=m12",
        "https://teams.microsoft.com/meet/123?p=abc",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting/"
        "0?context=%7b%22Tid%22%3a%221%22%7d",
        "https://meet.jit.si/room?jwt=a.b.c", "https://zoom.us/j/1?x=1&amp;pwd=a",
        "https://x.example/r#meeting_password=a",
        "https://safe.example/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3Da",
        "https://safe.example/?url=https%3A%2F%2Fteams.microsoft.com%2Fmeet%2F1%3Fp%3Da"}) {
    EXPECT_TRUE(has_meeting_secret(url)) << url;
  }
  for (const char* url :
       {"https://zoom.us/j/123456", "https://zoom.us/j/123456?pwd=", "https://x.example/a?p=12",
        "https://zoom.us/rec/share/abc?pwd=a", "https://x.example/talk?context=rust",
        "https://x.example/passwords?q=pwd", "https://x.example/a.pdf?checksum=ab12",
        "https://x.example/pwd=a", ""}) {
    EXPECT_FALSE(has_meeting_secret(url)) << url;
  }
}

TEST(Meetings, AreNamedInTextsWithoutTheirPasswords) {
  const std::pair<const char*, const char*> cases[] = {
      {"Join https://zoom.us/j/1?pwd=abc.", "Join https://zoom.us/j/1."},
      {"(https://zoom.us/j/1?pwd=a) or zoom.us/j/2?pwd=b", "(https://zoom.us/j/1) or zoom.us/j/2"},
      {"<https://zoom.us/j/1?a=b&pwd=a#x>", "<https://zoom.us/j/1>"},
      {"See https://x.example/?q=1 and what?pwd=1", "See https://x.example/?q=1 and what?pwd=1"},
      {"", ""}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(without_meeting_secrets(text), expected);
}

TEST(Meetings, LeaveTheMarkupAroundThemInATextInPlace) {
  RichText text{"a https://zoom.us/j/1?pwd=x b https://zoom.us/j/2?pwd=y c",
                {{Span::kParagraph, 0, 57, "", 0, 0},
                 {Span::kLink, 2, 27, "https://zoom.us/j/1?pwd=x", 0, 0},
                 {Span::kStrong, 28, 29, "", 0, 0},
                 {Span::kCode, 30, 55, "", 0, 0},
                 {Span::kEmphasis, 56, 57, "", 0, 0}}};
  EXPECT_TRUE(drop_meeting_secrets(&text));
  EXPECT_EQ(to_html(text, 0, text.text.size()),
            "<p>a https://zoom.us/j/1 <strong>b</strong> <code>https://zoom.us/j/2</code> "
            "<em>c</em></p>");
  EXPECT_FALSE(drop_meeting_secrets(&text));
}

// The same talk in every format.
TEST(Meetings, AreKeptByNoProgramme) {
  const std::string way_in = "https://zoom.us/j/1?pwd=hush";
  const std::string words = "See <" + way_in + "> and [here](" + way_in + ").";
  const std::string html = "<p>See <a href=\\\"" + way_in + "\\\">" + way_in + "</a></p>";
  const std::pair<ReadFunction, std::string> programmes[] = {
      {read_schedule_json,
       R"({"schedule":{"conference":{"acronym":"c-2020","title":"C","time_zone_name":"UTC","url":")" +
           way_in +
           R"("},"events":[{"guid":"g","title":"Klint","start":"2020-01-01T10:00:00Z","url":")" +
           way_in + R"(","room":")" + way_in + R"(","description":")" + words +
           R"(","links":[{"url":")" + way_in + R"(","title":"Join"}]}]}})"},
      {read_pretalx,
       R"({"event":{"slug":"c-2020","timezone":"UTC"},"submissions":[{"code":"ABCDEF","title":"Klint",
"state":"confirmed","description":")" +
           words + R"(","resources":[{"resource":")" + way_in + R"("}]}]})"},
      {read_indico, R"({"results":[{"id":"20","title":"C 2020","timezone":"UTC","description":")" +
                        html + R"(","note":{"html":")" + html +
                        R"("},"contributions":[{"db_id":9,"title":"Klint","room":")" + way_in +
                        R"(","description":")" + html + R"(","note":{"html":")" + html +
                        R"("},"folders":[{"attachments":[{"link_url":")" + way_in +
                        R"(","title":"Zoom"}]}]}]}]})"},
      {read_pentabarf,
       "<schedule><conference><title>C 2020</title></conference><day date='2020-01-01'><room "
       "name='" +
           way_in + "'><event id='1'><start>10:00</start><title>Klint</title><description>" +
           "See " + way_in + "</description><links><link href='" + way_in +
           "'>Join</link></links></event></room></day></schedule>"},
      {read_ics,
       "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:C "
       "2020\r\nBEGIN:VEVENT\r\nUID:talk-1@h.org\r\n"
       "SUMMARY:Klint\r\nDTSTART:20200101T100000Z\r\nLOCATION:" +
           way_in + "\r\nURL:" + way_in + "\r\nDESCRIPTION:Join " + way_in +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"}};
  for (const auto& [read, bytes] : programmes) {
    const Reading reading = read_bytes(read, bytes);
    EXPECT_EQ(talk_named(reading, "Klint").links.size(), 0u) << bytes;
    EXPECT_THAT(everything(reading), Not(HasSubstr("hush"))) << bytes;
    EXPECT_GT(warnings_with(reading, "the password of a meeting, which is not kept"), 0) << bytes;
    EXPECT_EQ(warnings_with(reading, "leads nowhere"), 0) << bytes;  // it is told what they are
    EXPECT_THAT(problems_of(reading), Not(HasSubstr("hush"))) << bytes;
  }
}
}  // namespace
}  // namespace plumbline
