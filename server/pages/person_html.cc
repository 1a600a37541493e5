// SPDX-License-Identifier: MIT OR Apache-2.0
#include <set>

#include "schema/text/counted.h"
#include "server/pages/cite.h"
#include "server/pages/letters.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kTopics = 12;   // shown at once
constexpr std::size_t kPeople = 300;  // on one page of the list

// "7 talks at 5 events, 2021 to 2026"
std::string summary_of(const Catalog& catalog, const Document& person) {
  std::set<DocumentId> events;
  std::set<std::string> years;
  for (DocumentId talk : person.talks) {
    events.insert(catalog[talk].event);
    if (!catalog[talk].date.empty()) years.insert(catalog[talk].year());
  }
  std::string words =
      counted(person.talks.size(), "talk") + " at " + counted(events.size(), "event");
  if (!years.empty()) words += ", " + *years.begin();
  if (years.size() > 1) words += " to " + *years.rbegin();
  return words;
}

}  // namespace

std::string person_html(const PageContext& context, const PersonPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& person = catalog[page.person];
  const std::string path = path_of(person), summary = summary_of(catalog, person);
  Page out(context,
           {.title = person.title,
            .description = person.title + ": " + summary + ".",
            .json = path + ".json",
            .canonical = path,
            .data = json_ld(person, context.base_url),
            .feed = path + ".atom"},
           "person.html", "people");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("NAME", person.title).set("SUMMARY", summary);
  main.set("SPARK_HTML",
           spark_svg(count_talks(years_of_collection(catalog), catalog, person.talks)));
  main.show("ALSO", joined(page.also));
  main.set("COUNT", static_cast<int>(person.talks.size())).show("NO_TALKS", person.talks.empty());
  if (!person.talks.empty()) fill_timeline(main.add("TIMELINE"), catalog, person.talks, person.id);
  if (!page.topics.empty()) {
    fill_counted_and_rest(main.add("TOPICS"), "TOPIC", catalog, page.topics, "talk", kTopics);
  }
  if (!page.co_speakers.empty()) {
    fill_counted(main.add("WITH"), "PERSON", catalog, page.co_speakers, "talk");
  }
  return out.html();
}

std::string people_html(const PageContext& context, std::string_view at) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> people = by_title(catalog, Kind::kPerson);
  const std::string count = counted(people.size(), "person", "people");
  Page out(context,
           {.title = title_from("People", at),
            .description = count + " who gave a talk, A to Z.",
            .json = "/people.json",
            .canonical = path_at("/people", at)},
           "people.html", "people");
  out.with_search_box();
  out.main().set("COUNT", count);
  fill_letters(
      out.main(), "/people", letter_entries(catalog, people), at, kPeople,
      [&](Dictionary letter, std::size_t i) {
        fill_counted(letter, "PERSON", catalog, with_talks(catalog, {&people[i], 1}), "talk");
      });
  return out.html();
}

}  // namespace plumbline
