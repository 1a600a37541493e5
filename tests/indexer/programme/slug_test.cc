// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/slug.h"

#include <gtest/gtest.h>

#include "indexer/sources/programme/names.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"

namespace plumbline {
namespace {

TEST(Slug, IsLowerCaseAsciiWords) {
  const std::pair<const char*, const char*> cases[] = {{"Foo_bar!", "foo-bar"},
                                                       {"Über Straße", "uber-strasse"},
                                                       {"Søren's Łódź", "sorens-lodz"},
                                                       {"C++ and C", "cpp-and-c"},
                                                       {"日本語", ""},
                                                       {"日本語 2.0", "2-0"},
                                                       {"--a--b--", "a-b"},
                                                       {"ﬁne ① x²", "fine-1-x2"},
                                                       {"", ""}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(make_slug(text), expected) << text;
}

TEST(Slug, IsCutBetweenWords) {
  EXPECT_EQ(make_slug("one two three", 8), "one-two");
  EXPECT_EQ(make_slug(std::string(300, 'x')).size(), 80u);
}

TEST(EventSlug, EndsInItsYear) {
  struct Case {
    const char *name, *date, *slug, *series;
  };
  const Case cases[] = {
      {"FOSDEM 2025", "2025-02-01", "fosdem-2025", "fosdem"},
      {"fosdem-2025", "2025-02-01", "fosdem-2025", "fosdem"},
      {"Camp2019", "2019-08-21", "camp-2019", "camp"},
      {"36c3", "2019-12-27", "36c3-2019", "36c3"},
      {"DebConf 2026 Online", "2026-07-01", "debconf-online-2026", "debconf-online"},
      {"democon", "", "democon", "democon"},
      {"2025", "2025-01-01", "2025-2025", "2025"},
      {"", "2025-01-01", "", ""}};
  for (const Case& each : cases) {
    EXPECT_EQ(event_slug(each.name, each.date), each.slug);
    EXPECT_EQ(series_of(each.slug), each.series);
  }
}

TEST(TalkSlug, IsTheProgrammesOwnWhereThatSaysSomething) {
  const std::pair<const char*, const char*> cases[] = {
      {"nginx_php", "nginx-php"},
      {"fosdem-2024-3597-go-lightning-talks", "3597-go-lightning-talks"},
      {"CZSPSC-llama-cpp-vulkan", "czspsc-llama-cpp-vulkan"},
      {"FOSDEM-2024-x_y", "x-y"},
      {"31c3_-_6258_-_en_-_saal_1_-_201412280045_-_some_builds_-_ada_b", "6258-some-builds"},
      {"a_-_b_-_c_-_d_-_e_-_f", "a-b-c-d-e-f"},
      {"MJA8QY", "the-title"},
      {"2814", "the-title"},
      {"", "the-title"},
      {"welcome", "welcome"}};
  for (const auto& [slug, expected] : cases) {
    EXPECT_EQ(talk_slug(slug, "fosdem-2024", "fosdem-2024", "The title"), expected) << slug;
  }
}

TEST(EventOfPath, IsWhatHasAYear) {
  const std::pair<const char*, const char*> cases[] = {{"talks/lpc-2025/export.json", "lpc-2025"},
                                                       {"lpc2025.json", "lpc-2025"},
                                                       {"talks/export.json", ""},
                                                       {"talks/pycon/submissions.json", "pycon"},
                                                       {"fosdem-personal.ics", "fosdem-personal"},
                                                       {"", ""}};
  for (const auto& [path, expected] : cases) EXPECT_EQ(event_of_path(path), expected) << path;
}

TEST(TalkFormat, IsToldByTypeAndElseByTrack) {
  struct Case {
    const char *type, *track, *format;
  };
  const Case cases[] = {{"lightningtalk", "", "lightning"},
                        {"LightningTalk 15min 10min Q&A", "", "lightning"},
                        {"lightning_talk", "", "lightning"},
                        {"keynote", "Main", "keynote"},
                        {"", "Keynotes", "keynote"},
                        {"", "Birds of a Feather (BoF)", "bof"},
                        {"BoF", "", "bof"},
                        {"Workshop 110min", "", "tutorial"},
                        {"hands-on", "", "tutorial"},
                        {"Panel", "", "panel"},
                        {"Discussion", "", "discussion"},
                        {"devroom", "Keynotes", "talk"},
                        {"Boffin hour", "", "talk"},
                        {"", "", "talk"}};
  for (const Case& each : cases) {
    EXPECT_EQ(talk_format(each.type, each.track), each.format) << each.type << each.track;
  }
}

TEST(Wording, KnowsBreaksFromTalksAboutThem) {
  for (const char* title :
       {"Lunch", "short break", "Coffee Break", "Kaffeepause", "BREAK", "Break (15 min)",
        "30 minute break", "Coffee break / Kaffeepause", "Tea & coffee, 15min", "Break 2"}) {
    EXPECT_TRUE(is_break(title, "")) << title;
  }
  for (const char* title : {"How to break PDFs", "Ada Break: questions", "Breakpoints", "Tea",
                            "2024", "Short talks", ""}) {
    EXPECT_FALSE(is_break(title, "lecture")) << title;
  }
}

TEST(Wording, KnowsBreaksWithSomethingBesideThem) {
  for (const char* title :
       {"Lunch & Networking", "Registration & Coffee", "Pause caf\u00E9",
        "Lunch Break (provided by ACME)", "Coffee sponsored by ACME", "AM BREAK (Main Events)"}) {
    EXPECT_TRUE(is_likely_break(title, "")) << title;
    EXPECT_FALSE(is_break(title, "")) << title;
  }
  EXPECT_TRUE(is_likely_break("With the sponsors", "Coffee break"));
  for (const char* title : {"Networking", "Lunch with Ada", "Break the registration", "", "Klint"})
    EXPECT_FALSE(is_likely_break(title, "talk")) << title;
}

TEST(Names, WithCommasAreTurnedWhereTheyAreOfPeople) {
  const std::pair<const char*, const char*> cases[] = {
      {"Example, Ada", "Ada Example"},
      {"Example, Ada, PhD", "Ada Example, PhD"},
      {"van der Berg, Jan Pieter", "Jan Pieter van der Berg"},
      {"Red Hat, Inc.", "Red Hat, Inc."},
      {"Google, LLC", "Google, LLC"},
      {"ACME, GmbH", "ACME, GmbH"},
      {"Total, S.A.", "Total, S.A."},
      {"Ben Smith, PhD", "Ben Smith, PhD"},
      {"Ben Smith, Ph.D.", "Ben Smith, Ph.D."},
      {"Ben, Jr.", "Ben, Jr."},
      {"Foo Bar, Baz Qux", "Foo Bar, Baz Qux"},
      {"noctiluca, katalyst", "noctiluca, katalyst"},
      {"Le RESET, feminist hackerspace", "Le RESET, feminist hackerspace"},
      {"Jyn, Luce and Zoe for a better world", "Jyn, Luce and Zoe for a better world"},
      {"Ada, DL1ABC", "Ada, DL1ABC"},
      {"A, B, C", "A, B, C"},
      {"Ada, ", "Ada, "},
      {", Ada", ", Ada"}};
  for (const auto& [name, turned] : cases) EXPECT_EQ(last_first_turned(name), turned);
}

TEST(Names, OfAListArePartedAtCommasThatPartThem) {
  using List = std::vector<std::string>;
  EXPECT_EQ(names_of_entry("Foo Bar, Baz Qux"), (List{"Foo Bar", "Baz Qux"}));
  EXPECT_EQ(names_of_entry("Le RESET, feminist hackerspace"),
            List{"Le RESET, feminist hackerspace"});
  EXPECT_EQ(names_of_entry("Example, Ada"), List{"Ada Example"});
  EXPECT_EQ(names_of_entry("Foo Bar, Inc."), List{"Foo Bar, Inc."});
  EXPECT_EQ(names_in("Ada (Uni, Town), Ben, PhD"), (List{"Ada ", " Ben, PhD"}));
  EXPECT_EQ(people_in("Ada Example @ Company & Ben\n\"Cy\" <cy@a.example>; Di and Ed; ,"),
            (List{"Ada Example", "Ben", "Cy", "Di", "Ed"}));
  EXPECT_EQ(
      people_in("Example, Ada (Uni, Town)*; van der Berg, Jan; Ben Example, Company; Cy X, PhD"),
      (List{"Ada Example", "Jan van der Berg", "Ben Example", "Cy X, PhD"}));
  EXPECT_EQ(people_in("Ada Example, Ben Example;"), (List{"Ada Example", "Ben Example"}));
  EXPECT_EQ(people_in("Alexandra Sandler"), List{"Alexandra Sandler"});
  EXPECT_EQ(people_in(" "), List{});
}

TEST(Wording, TakesMarksOffTitles) {
  const std::pair<const char*, const char*> cancelled[] = {
      {"CANCELLED Things", "Things"},
      {"[CANCELED] Things", "Things"},
      {"(CANCELLED) Things", "Things"},
      {"CANCELLED: AMENDMENT Things", "Things"},
      {"CANCELLED - Things", "Things"},
      {"Things [Cancelled]", "Things"},
      {"Cancelled: Things", "Things"},
      {"Cancelled \u2013 Things", "Things"},
      {"Things (cancelled)", "Things"},
      {"Things (old) [canceled]", "Things (old)"},
      {"Things - CANCELLED", "Things"},
      {"WITHDRAWN: Things", "Things"},
      {"[withdrawn] Things", "Things"},
      {"Abgesagt: Things", "Things"},
      {"ENTF\u00C4LLT Things", "Things"},
      {"Things [Withdrawn]", "Things"},
      {"*CANCELLED* Things", "Things"},
      {"**Cancelled**: Things", "Things"},
      {"Things CANCELLED", "Things"},
      {"Things *CANCELLED*", "Things"},
      {"BOF CANCELLED", "BOF"},
      {"CANCELLED! Things", "Things"},
      {"Things - Cancelled", "Things"},
      {"[Canceled by speaker] Things", "Things"},
      {"Withdrawn - Things", "Things"},
      {"TALK CANCELLED: Things", "Things"},
      {"CANCELLED \u2014 Things", "Things"},
      {"Things \u2014 CANCELLED", "Things"},
      {"Things (cancelled due to illness)", "Things"}};
  for (const auto& [title, expected] : cancelled) {
    EXPECT_EQ(without_marks(title).title, expected);
    EXPECT_TRUE(without_marks(title).cancelled) << title;
  }
  for (const char* title :
       {"Cancelling system calls", "CANCELLED", "CANCELLEDX y", "[CANCELLED x", "Things [draft]",
        " [cancelled]", "Withdrawn: how our patch failed", "Cancelled flights",
        "Why it was - cancelled", "(cancelled)", "Cancelled: how we lost a project",
        "Canceled Things", "WHY IT WAS CANCELLED", "How it got cancelled", "*cancelled",
        "(Cancelled flights) of 2020", "The talk cancelled: a story"}) {
    EXPECT_EQ(without_marks(title).title, title);
    EXPECT_FALSE(without_marks(title).cancelled) << title;
  }
  EXPECT_EQ(without_marks("AMENDMENT Things").title, "Things");
}

TEST(Wording, KnowsLanguagesByTheirNames) {
  for (const char* english : {"en", "EN", " en-GB ", "en_US", "eng", "English", "englisch"})
    EXPECT_EQ(language_code(english), "en") << english;
  EXPECT_EQ(language_code("Fran\xC3\xA7"
                          "ais"),
            "fr");
  EXPECT_EQ(language_code("tlh"), "tlh");
  const std::pair<const char*, const char*> others[] = {
      {"Czech", "cs"},           {"German", "de"},   {"de/en", "de"},
      {"German, English", "de"}, {"Japanese", "ja"}, {"Polish and English", "pl"},
      {"English (US)", "en"},    {"pt-BR", "pt"}};
  for (const auto& [language, code] : others) EXPECT_EQ(language_code(language), code) << language;
  for (const char* none : {"", "e", "2026-13-45", "???"})
    EXPECT_EQ(language_code(none), "") << none;
}

TEST(Wording, JoinsTitleAndSubtitle) {
  EXPECT_EQ(with_subtitle("A", "b"), "A: b");
  EXPECT_EQ(with_subtitle("A:", "b"), "A: b");
  EXPECT_EQ(with_subtitle("A?", "B!"), "A? B!");
  EXPECT_EQ(with_subtitle("A", ""), "A");
  EXPECT_EQ(with_subtitle("All of it", "of it"), "All of it");
}

TEST(PersonName, HasNoMailAddressInIt) {
  EXPECT_EQ(person_name("  Ada \n Example "), "Ada Example");
  EXPECT_EQ(person_name("Ada <ada@example.org>"), "Ada");
  EXPECT_EQ(person_name("ada@example.org"), "");
  EXPECT_EQ(person_name("Roy (@roy)"), "Roy (@roy)");
  EXPECT_EQ(person_name("@esk@example.social"), "@esk@example.social");
}

TEST(NumberedEventSlug, EndsInTheYearAllTheSame) {
  EXPECT_EQ(numbered_event_slug("weekly-2025", "102"), "weekly-102-2025");
  EXPECT_EQ(numbered_event_slug("weekly", "102"), "weekly-102");
  EXPECT_EQ(numbered_event_slug("weekly-2025", "!"), "weekly-2025");
}
}  // namespace
}  // namespace plumbline
