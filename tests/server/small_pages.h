// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/server/small_pages.h: pages as HTML, from a small knowledge base in a file.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "server/pages/citations.h"
#include "server/pages/coverage.h"
#include "server/pages/html.h"
#include "server/pages/identifiers.h"
#include "server/pages/related.h"
#include "tests/support/small_corpus.h"
#include "tests/support/temporary_directory.h"

namespace plumbline {

// Add documents to `corpus`, then ask for pages by their address.
struct PagesTest : testing::Test {
  // `changes` is SQL for what SmallCorpus has no words for.
  void publish(const std::string& changes = "") {
    corpus->finish("0123456789abcdef", changes);
    corpus.reset();
    collection.emplace(directory / "test.db");
  }

  PageContext context(const std::string& path) {
    return {*collection, "http://kb.example", path, ""};
  }

  std::string talk(const std::string& slug) {
    auto db = collection->connect();
    const auto page = load_talk(collection->catalog(), *db, slug);
    return page ? talk_html(context("/talks/" + slug), *page) : "";
  }
  std::string topic(const std::string& slug) {
    auto db = collection->connect();
    const auto page = load_topic(collection->catalog(), *db, slug, kShownMentions);
    return page ? topic_html(context("/topics/" + slug), *page) : "";
  }
  std::string person(const std::string& slug) {
    auto db = collection->connect();
    const auto page = load_person(collection->catalog(), *db, slug);
    return page ? person_html(context("/people/" + slug), *page) : "";
  }
  std::string event(const std::string& slug) {
    auto db = collection->connect();
    const auto page = load_event(collection->catalog(), *db, slug);
    return page ? event_html(context("/events/" + slug), *page) : "";
  }
  std::string identifiers() {
    auto db = collection->connect();
    return identifiers_html(context("/xref"), list_identifiers(*db));
  }
  std::string identifier(const std::string& name) {
    auto db = collection->connect();
    const auto page = load_identifier(collection->catalog(), *db, name);
    return page ? identifier_html(context("/xref/" + name), *db, *page) : "";
  }
  std::string search_page(SearchRequest request) {
    request.facets = {"type", "event", "year"};
    auto db = collection->connect();
    return search_html(context("/search"), request, search(collection->catalog(), *db, request));
  }
  std::string search_page(const std::string& q) {
    SearchRequest request;
    request.q = q;
    return search_page(request);
  }

  // By address, as far as this room knows them; "" where there is no such page.
  std::string page(const std::string& address) {
    std::string path = address.substr(0, address.find_first_of("?#"));
    for (const std::string_view twin : {".csv", ".txt", ".json", ".svg"}) {
      if (path.ends_with(twin)) path.resize(path.size() - twin.size());
    }
    if (path == "/") return home_html(context(path));
    if (path == "/topics") return topics_html(context(path));
    if (path == "/people") return people_html(context(path));
    if (path == "/events") return events_html(context(path));
    if (path == "/help/search") return help_search_html(context(path));
    if (path == "/help/api") return help_api_html(context(path));
    if (path == "/related") return related_html(context(path), {});
    if (path == "/help/errors") return help_errors_html(context(path));
    if (path == "/xref") return identifiers();
    if (path == "/coverage") {
      auto db = collection->connect();
      return coverage_html(context(path), *db, load_coverage_page(collection->catalog(), *db, {}));
    }
    if (path == "/citations") {
      auto db = collection->connect();
      return citations_html(context(path), *db,
                            page_of_citations(collection->catalog(), *db, {}, 30, ""));
    }
    if (path == "/search") return search_page("");
    if (path.starts_with("/xref/")) return identifier(path.substr(6));
    if (path.starts_with("/talks/")) return talk(path.substr(7));
    if (path.starts_with("/topics/")) return topic(path.substr(8));
    if (path.starts_with("/people/")) return person(path.substr(8));
    if (path.starts_with("/events/")) return event(path.substr(8));
    return "";
  }

  TemporaryDirectory directory;
  std::unique_ptr<SmallCorpus> corpus = std::make_unique<SmallCorpus>(directory / "test.db");
  std::optional<Collection> collection;
};

// A talk with everything, its earlier episode, and topics that name each other.
struct FilledPagesTest : PagesTest {
  FilledPagesTest() {
    corpus->add_event("lpc-2022", "LPC 2022");
    corpus->add_event("lpc-2023", "LPC 2023");
    const auto klint =
        corpus->add_topic({"klint", "klint", "klint follows preempt_count.", {"kernel lint"}});
    const auto atomic =
        corpus->add_topic({"atomic-context", "Atomic context", "Found by Klint. No sleep.", {}});
    corpus->add_talk({.slug = "lpc-2022/first", .title = "A first look", .body = "Once."});
    corpus->add_talk(
        {.slug = "lpc-2023/klint",
         .title = "Klint: sleeping",
         .body = "What it finds.",
         .date = "2023-11-15",
         .speakers = {"Gary Guo", "Alice Ryhl"},
         .topics = {"klint"},
         .links = {{"page", "https://lpc.example/1"}, {"video", "https://video.example/1"}}});
    corpus->add_part("lpc-2023/klint", "notes", "notes-limits", "Limits", "Loops are hard.");
    corpus->add_part("lpc-2023/klint", "slides", "slide-1", "Title page", "Hello.", 1);
    corpus->add_part("lpc-2023/klint", "slides", "slide-2", "Numbers", "Some preempt counts.", 2);
    corpus->add_part("lpc-2023/klint", "transcript", "t-61", "", "It walks over the MIR.", {}, 61);
    corpus->add_part("lpc-2022/first", "transcript", "t-5", "The beginning", "Once upon a time.",
                     {}, 5);
    corpus->mention(atomic, klint);
    publish(
        "UPDATE talk SET start_time = '10:00', end_time = '10:30', room = 'Club E', track = 'Rust "
        "MC',"
        " abstract = 'from-report', title_verified = 0,"
        " follows = (SELECT id FROM document WHERE slug = 'lpc-2022/first')"
        " WHERE room IS NULL AND document = (SELECT id FROM document WHERE slug = 'lpc-2023/klint' "
        "AND kind = 'talk');"
        "UPDATE topic SET start_here = (SELECT id FROM document WHERE slug = 'lpc-2023/klint' AND "
        "kind = 'talk')"
        " WHERE document = (SELECT id FROM document WHERE slug = 'klint' AND kind = 'topic');"
        "UPDATE link SET place = (SELECT id & 4095 FROM passage_text WHERE body LIKE 'Found by%') "
        "WHERE "
        "kind = 'm';");
  }
};

}  // namespace plumbline
