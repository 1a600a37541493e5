// SPDX-License-Identifier: MIT OR Apache-2.0
// plumbline-index with what an organizer has, over and over again, and killed in between.
#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "schema/format.h"
#include "schema/text/markup.h"
#include "tests/indexer/child.h"
#include "tests/indexer/program.h"
#include "tests/support/sanitized.h"

namespace plumbline {
namespace {
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using Json = nlohmann::json;

// A schedule.xml of lpc-2023 with these talks.
std::string schedule(const std::vector<std::string>& titles) {
  std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>LPC 2023</title><acronym>lpc-2023</acronym><start>2023-11-13</start>
<end>2023-11-15</end><days>3</days><time_zone_name>America/New_York</time_zone_name></conference>
<day index="1" date="2023-11-15"><room name="Club E">)";
  for (const std::string& title : titles) {
    xml += "<event id=\"" + std::to_string(std::hash<std::string>()(title) % 100000) +
           "\"><start>10:00</start>" + "<duration>00:30</duration><title>" + title +
           "</title><type>lecture</type><abstract>About " + title +
           ".</abstract><persons><person id=\"1\">Gary Guo</person></persons></event>";
  }
  return xml + "</room></day></schedule>\n";
}

struct Sources : Program {
  Json report(const std::string& more = "") { return Json::parse(index("--json " + more).out); }
  void write_schedule(const std::vector<std::string>& titles) {
    write_file(corpus + "/programmes/schedule.xml", schedule(titles));
  }
  std::int64_t talks() {
    Database published = Database::open_published(db);
    return verify(published, db, true).talks;
  }
  std::string ask(const std::string& sql) {
    Database published = Database::open_published(db);
    Statement statement = published.prepare(sql);
    return statement.step() ? statement.text(0) : "nothing";
  }
  // Of the first passage.
  std::string html_of(const std::string& slug) {
    Database published = Database::open_published(db);
    Statement passages = published.prepare(
        "SELECT body_of(text), markup_of(text) FROM passage JOIN document ON document.id = "
        "document "
        "WHERE slug = :slug");
    passages.bind(":slug", slug);
    return passages.step() ? stored_html(passages.view(0), passages.bytes(1)) : "nothing";
  }
};

TEST_F(Sources, AProgrammeCompletesTheCorpus) {
  write_schedule({"Klint: detection of atomic context violations", "Another talk"});
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(talks(), 4);
  EXPECT_EQ(
      ask("SELECT zone FROM talk JOIN document ON id = document WHERE slug = 'lpc-2023/klint'"),
      "America/New_York");
  EXPECT_EQ(ask("SELECT source FROM field_origin WHERE field = 'zone'"), "programmes/schedule.xml");
}

TEST_F(Sources, ATalkOfPretalxIsOneInItsScheduleAndInItsApi) {
  write_file(directory / "p/schedule.json", R"({"schedule":{"conference":{"acronym":"demo-2025",
"title":"Demo 2025","time_zone_name":"Europe/Berlin","days":[{"date":"2025-05-01","rooms":{"A":[{"id":1,
"guid":"6a32cb72-a69d-523c-91b5-60d88eb8e6c7","code":"GHIJKL","title":"Before","date":"2025-05-01T10:00:00+02:00",
"start":"10:00","duration":"00:30","persons":[{"name":"Ada Example"}]}]}}]}}})");
  write_file(directory / "p/api.json", R"({"count":1,"next":null,
"previous":"https://cfp.example/api/events/demo-2025/submissions/","results":[{"code":"GHIJKL","title":"After",
"state":"confirmed","submission_type":"Talk","abstract":"Typed.","speakers":[{"code":"P","name":"Ada Example"}]}]})");
  for (const char* more : {"", " --force"}) {  // also the second time, when it is known
    ASSERT_EQ(run((directory / "p") + " --db " + db + more).status, 0);
    EXPECT_EQ(ask("SELECT group_concat(slug || ' ' || title) FROM document WHERE kind = 'talk'"),
              "demo-2025/after After");
    EXPECT_EQ(ask("SELECT room || start_time FROM talk"), "A10:00");
  }
}

TEST_F(Sources, AFolderOfProgrammesGivesAnEventEach) {
  fs::create_directory(directory / "years");
  for (const std::string year : {"2021", "2022", "2023"}) {
    std::string xml = schedule({"Opening", "Closing"});
    for (const char* field : {"<start>2023-", "<end>2023-", "date=\"2023-"})
      replace_in(&xml, field,
                 std::string(field).substr(0, std::string(field).size() - 5) + year + "-");
    replace_in(&xml, "lpc-2023", "lpc-" + year);
    replace_in(&xml, "LPC 2023", "LPC " + year);
    replace_in(&xml, "<type>lecture</type>", "<type>lecture</type><language>English</language>");
    write_file((directory / "years/") + year + ".xml", xml);
  }
  const Outcome outcome = index((directory / "years") + " --json");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(ask("SELECT group_concat(slug, ' ') FROM (SELECT slug FROM document WHERE kind = "
                "'event' AND slug LIKE 'lpc%' ORDER BY slug)"),
            "lpc-2021 lpc-2022 lpc-2023");
  EXPECT_EQ(ask("SELECT count(*) FROM document WHERE slug IN ('lpc-2021/opening', "
                "'lpc-2022/opening', 'lpc-2023/opening')"),
            "3");
  EXPECT_EQ(ask("SELECT lang FROM document WHERE slug = 'lpc-2021/opening'"), "en");
  EXPECT_EQ(ask("SELECT title FROM document WHERE kind = 'event' AND slug = 'lpc-2023'"),
            "Linux Plumbers Conference 2023");  // the corpus', which is the same event
}

TEST_F(Sources, TellsWhatIsNewChangedAndGone) {
  write_schedule({"One", "Two"});
  Json first = report();
  EXPECT_EQ(first.at("programmes").at(0).at("new"), 2);
  EXPECT_EQ(first.at("sources").at(0).at("state"), "new");
  write_schedule({"One", "Three"});
  fs::remove(corpus + "/notes/lpc-2023/klint.md");
  Json second = report();
  const Json programme = second.at("programmes").at(0);
  EXPECT_EQ(programme.at("new"), 1);
  EXPECT_EQ(programme.at("unchanged"), 1);
  EXPECT_THAT(programme.at("withdrawn").dump(), HasSubstr("lpc-2023/two"));
  EXPECT_EQ(second.at("gone"), Json::array({"notes/lpc-2023/klint.md"}));
  EXPECT_EQ(ask("SELECT withdrawn FROM talk JOIN document ON id = document WHERE title = 'Two'"),
            "1");
  report();
  EXPECT_EQ(ask("SELECT body_of(text) FROM passage WHERE title_of(text) = 'Two'"), "About Two.");
  write_schedule({"One", "Two", "Three"});
  report();
  EXPECT_EQ(ask("SELECT withdrawn FROM talk JOIN document ON id = document WHERE title = 'Two'"),
            "0");
}

TEST_F(Sources, AWithdrawnTalkKeepsItsTextAndLinks) {
  const std::string before = schedule({"One", "Two"}), abstract = "<abstract>About Two.";
  std::string rich = before;
  replace_in(&rich, abstract,
             "<abstract>&lt;p&gt;See &lt;a href=\"https://lwn.net/1\"&gt;LWN&lt;/a&gt; on "
             "klint.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;First&lt;/li&gt;&lt;/ul&gt;");
  write_file(corpus + "/programmes/schedule.xml", rich);
  index();
  const std::string was = html_of("lpc-2023/two");
  EXPECT_THAT(was, HasSubstr("https://lwn.net/1"));
  EXPECT_THAT(was, HasSubstr("<li>"));
  write_schedule({"One"});
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(index().status, 0);
    EXPECT_EQ(html_of("lpc-2023/two"), was);
  }
}

TEST_F(Sources, AnOlderDatabaseStillTellsWhatWasWithdrawn) {
  write_schedule({"One", "Two"});
  index();
  const auto change = [&](const std::string& sql) {
    ASSERT_EQ(std::system(("sqlite3 " + db + " '" + sql + "'").c_str()), 0);
  };
  if (std::system("sqlite3 --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "needs sqlite3";
  change("PRAGMA user_version = 1; DROP TABLE meta;");
  write_schedule({"One"});
  EXPECT_THAT(report().at("programmes").at(0).at("withdrawn").dump(), HasSubstr("lpc-2023/two"));
  change("ALTER TABLE talk DROP COLUMN zone;");
  const Json poorer = report();
  EXPECT_EQ(poorer.at("published"), true);
  EXPECT_THAT(poorer.at("note").get<std::string>(), HasSubstr("is not known"));
}

TEST_F(Sources, AnIncrementalRunGivesTheSameBytesAsAFullOne) {
  write_schedule({"One", "Two"});
  ASSERT_EQ(index().status, 0);
  write_file(corpus + "/talks/lpc-2023/klint.md",
             read_file(corpus + "/talks/lpc-2023/klint.md") + "\nOne more paragraph.\n");
  fs::remove(corpus + "/slides/lpc-2023/nova.md");
  ASSERT_EQ(index().status, 0);
  const std::string fresh = directory / "out/fresh.db";
  ASSERT_EQ(run(corpus + " --db " + fresh).status, 0);
  EXPECT_TRUE(read_file(db) == read_file(fresh));
}

TEST_F(Sources, AnyWayToTheSameContentGivesTheSameBytes) {
  std::mt19937 random(7);
  const auto pick = [&](std::size_t limit) { return random() % limit; };
  const auto talk = [&](std::size_t n) {
    return corpus + "/talks/lpc-2023/more-" + std::to_string(n) + ".md";
  };
  const std::string fresh = directory / "out/fresh.db";
  for (int round = 0; round < 8; ++round) {
    for (std::size_t edit = 0; edit < 1 + pick(3); ++edit) {
      const std::string path = talk(pick(5));
      if (fs::exists(path) && pick(3) == 0) {
        fs::remove(path);
      } else {
        write_file(path, "---\ntitle: More of " + std::to_string(pick(4)) +
                             "\nevent: lpc-2023\nkind: talk\nspeakers: [Gary Guo]\n"
                             "topics: [klint, atomic-context]\nsources:\n  - https://lpc.events/\n"
                             "---\nWhat Nova does in " +
                             std::to_string(pick(1000)) + " words.\n");
      }
    }
    const Outcome outcome = index("--force");
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    for (const char* beside : {"", ".cache"}) fs::remove(fresh + beside);
    ASSERT_EQ(run(corpus + " --db " + fresh).status, 0);
    ASSERT_TRUE(read_file(db) == read_file(fresh)) << "round " << round;
  }
}

TEST_F(Sources, WhatIsPublishedAlreadyStays) {
  break_event();
  const auto written = [&] { return fs::last_write_time(db); };
  const Json first = report();
  const auto time = written();
  const Json second = report();
  EXPECT_EQ(first.at("unchanged"), false);
  EXPECT_EQ(second.at("unchanged"), true);
  EXPECT_EQ(written(), time);
  for (const char* same : {"published", "generation", "counts", "problems", "left_out"})
    EXPECT_EQ(second.at(same), first.at(same)) << same;
  EXPECT_EQ(index().status, 1);
  EXPECT_THAT(index().err, HasSubstr("as it was, 3 talks"));
}

TEST_F(Sources, WhatIsPublishedIsMadeAgainWhereTheFileIsNotThatOne) {
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db);
  write_file(db, before.substr(0, before.size() / 2));
  EXPECT_EQ(report().at("unchanged"), false);
  EXPECT_TRUE(read_file(db) == before);
  EXPECT_EQ(report("--force").at("unchanged"), false);
  fs::remove(db);
  EXPECT_EQ(report().at("unchanged"), false);
  EXPECT_TRUE(read_file(db) == before);
}

TEST_F(Sources, AProgrammeThatDidNotChangeIsCountedAllTheSame) {
  write_schedule({"One", "Two"});
  report();
  write_schedule({"One", "Three"});
  report();
  const Json again = report();
  EXPECT_EQ(again.at("unchanged"), true);
  const Json programme = again.at("programmes").at(0);
  EXPECT_EQ(programme.at("talks"), 3);
  EXPECT_EQ(programme.at("unchanged"), 2) << "the withdrawn one is counted as that";
  EXPECT_THAT(programme.at("withdrawn").dump(), HasSubstr("lpc-2023/two"));
}

TEST_F(Sources, TheCacheMayBeTakenAwayOrDamaged) {
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db);
  fs::remove(db + ".cache");
  ASSERT_EQ(index().status, 0);
  EXPECT_TRUE(read_file(db) == before);
  std::string cache = read_file(db + ".cache");
  for (std::size_t i = 200; i < cache.size(); i += 97) cache[i] = static_cast<char>(~cache[i]);
  write_file(db + ".cache", cache);
  ASSERT_EQ(index().status, 0);
  EXPECT_TRUE(read_file(db) == before);
}

TEST_F(Sources, ADirectoryInThePlaceOfTheCacheIsNoCache) {
  fs::create_directory(db + ".cache");
  write_file(db + ".cache/file", "");
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(talks(), 3);
  EXPECT_FALSE(fs::exists(db + ".cache.tmp"));
}

TEST_F(Sources, AnEventThatLosesMostOfItsTalksIsNotPublished) {
  write_schedule({"One", "Two", "Three", "Four", "Five", "Six"});
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db);
  fs::remove(corpus + "/programmes/schedule.xml");
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("lpc-2023 had 8 talks and would have 2"));
  for (const char* option : {"--quiet", "--json"})
    EXPECT_THAT(index(option).err, HasSubstr("lpc-2023 had 8 talks and would have 2")) << option;
  EXPECT_TRUE(read_file(db) == before);
  EXPECT_EQ(index("--force").status, 0);
  EXPECT_EQ(talks(), 3);
}

TEST_F(Sources, AMislabelledFileIsReadAsWhatItIs) {
  write_file(corpus + "/programmes/schedule.json", schedule({"One"}));
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err,
              HasSubstr("is read as what it is, a Pentabarf schedule.xml, though its name "
                        "ends in .json"));
  EXPECT_EQ(talks(), 4);
}

TEST_F(Sources, TheDoctorTellsWhatAFileLacks) {
  write_file(directory / "schedule.xml", schedule({"One"}));
  const Outcome text = run("--doctor " + (directory / "schedule.xml"));
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.out, HasSubstr("schedule.xml: Pentabarf schedule.xml\n  schedule.xml of frab"));
  EXPECT_THAT(text.out, HasSubstr("Ask for:"));
  const Json json = Json::parse(run("--json --doctor " + (directory / "schedule.xml")).out);
  EXPECT_EQ(json.at("with").at("abstract"), 1);
  write_file(directory / "odd", "\x01\x02");
  EXPECT_EQ(run("--doctor " + (directory / "odd")).status, 1);
  EXPECT_EQ(run("--doctor " + (directory / "no-such-file")).status, 2);
}

TEST_F(Sources, KilledAtAnyMomentItLeavesAWholeDatabase) {
  write_schedule({"One", "Two"});
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(index().status, 0);
  const auto whole_run = std::chrono::steady_clock::now() - start;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> share(0, 1);
  for (int i = 0; i < 200; ++i) {
    write_schedule({"One", "Two", "Talk " + std::to_string(i)});
    Child child(corpus, db, "--quiet");
    std::this_thread::sleep_for(whole_run * share(random));
    child.stop();
    ASSERT_GE(talks(), 5) << "after " << i << " kills";
  }
  EXPECT_EQ(index().status, 0);
  EXPECT_THAT(left_behind(),
              ElementsAre("plumbline.db", "plumbline.db.cache", "plumbline.db.lock"));
  const std::string fresh = directory / "out/fresh.db";
  fs::copy_file(db, fresh);  // it knows the withdrawn talks, too
  ASSERT_EQ(run(corpus + " --db " + fresh).status, 0);
  EXPECT_TRUE(read_file(db) == read_file(fresh));
}

// Each fault of the system as strace makes it: the run says that it failed, the old database is served,
// nothing half done is left.
TEST_F(Sources, AFaultOfTheSystemLeavesTheOldDatabase) {
  if (std::system("strace -qq -o /dev/null true 2>/dev/null") != 0)
    GTEST_SKIP() << "needs strace, and the right to use it";
  write_schedule({"One"});
  ASSERT_EQ(index().status, 0);
  const std::string before = read_file(db);
  write_schedule({"One", "Two"});
  for (const char* fault :
       {"fsync:error=EIO:when=1", "rename:error=ENOSPC:when=1", "pwrite64:error=ENOSPC:when=20+",
        "pwrite64:error=EIO:when=1", "socketpair:error=EMFILE", "clone:error=EAGAIN"}) {
    const std::string call(fault, std::string_view(fault).find(':'));
    const Outcome outcome = run(corpus + " --db " + db,
                                kNoLeakCheck + std::string(" strace -qq -o /dev/null -e trace=") +
                                    call + " -e inject=" + fault + " ");
    EXPECT_EQ(outcome.status, 2) << fault << "\n" << outcome.err;
    EXPECT_TRUE(read_file(db) == before) << fault;
    EXPECT_FALSE(fs::exists(db + ".tmp")) << fault;
  }
  EXPECT_EQ(index().status, 0);
  EXPECT_EQ(talks(), 5);
}

TEST_F(Sources, WatchingPublishesOnEverySave) {
  Child child(corpus, db, "--watch");
  const auto until = [&](const std::string& sql, const std::string& answer) {
    for (int i = 0; i < 600; ++i) {
      if (fs::exists(db) && ask(sql) == answer) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  };
  const std::string talk = corpus + "/talks/lpc-2023/nova.md";
  ASSERT_TRUE(until("SELECT count(*) FROM talk", "3"));
  // As editors do it: beside, then renamed.
  std::string text = read_file(talk);
  replace_in(&text, "title: Nova, a GPU driver", "title: Nova renamed");
  write_file(talk + "~", text);
  fs::rename(talk + "~", talk);
  EXPECT_TRUE(until("SELECT count(*) FROM document WHERE title = 'Nova renamed'", "1"));
  write_schedule({"One"});  // in a directory that was not there before
  EXPECT_TRUE(until("SELECT count(*) FROM talk", "4"));
  fs::remove(corpus + "/slides/lpc-2023/nova.md");
  EXPECT_TRUE(until("SELECT count(*) FROM document WHERE kind = 'slides'", "0"));
}
}  // namespace
}  // namespace plumbline
