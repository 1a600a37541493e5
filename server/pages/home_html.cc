// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "schema/text/counted.h"
#include "server/pages/cite.h"
#include "server/pages/examples.h"
#include "server/pages/lists.h"
#include "server/pages/load.h"
#include "server/pages/page.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kShown = 7;  // entries of each list

void fill_counts(Dictionary& main, const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const PublicationInfo& info = context.collection.info();
  main.set("TAGLINE",
           context.tagline.empty() ? "A conference track, talk by talk" : context.tagline);
  main.set("TALKS", counted(info.talks, "talk"));
  if (info.topics > 0) main.show("TOPICS", counted(info.topics, "topic"));
  main.set("EVENTS", counted(info.events, "event"));
  std::string first, last;
  for (DocumentId id : catalog.all(Kind::kTalk)) {
    const std::string year = catalog[id].year();
    if (year.empty()) continue;
    first = first.empty() ? year : std::min(first, year);
    last = std::max(last, year);
  }
  if (first != last) main.add("YEARS").set("FIRST", first).set("LAST", last);
}

void fill_newcomer(Dictionary& main, const Catalog& catalog, DocumentId broad) {
  if (broad == 0) return;
  const Document& topic = catalog[broad];
  Dictionary door = main.add("NEWCOMER");
  door.set("TOPIC_URL", path_of(topic)).set("TOPIC", topic.title);
  door.set("SUMMARY", topic.summary);
  if (topic.start_here == 0) return;
  const Document& talk = catalog[topic.start_here];
  door.add("START").set("TALK_URL", path_of(talk)).set("TALK", talk.title);
}

void fill_organizer(Dictionary& main, const Catalog& catalog, DocumentId example) {
  if (example == 0) return;
  const Document& topic = catalog[example];
  SearchRequest request;
  request.filters = {{"type", {"talk"}}, {"topic", {topic.slug}}};
  request.sort = Sort::kNewest;
  std::vector<DocumentId> speakers;
  for (DocumentId talk : topic.talks) {
    const auto& of_talk = catalog[talk].speakers;
    speakers.insert(speakers.end(), of_talk.begin(), of_talk.end());
  }
  const auto people = static_cast<std::int64_t>(count_documents(catalog, speakers).size());
  Dictionary door = main.add("ORGANIZER");
  door.set("URL", search_path("/search", request)).set("TOPIC", topic.title);
  door.set("TALKS", counted(topic.talks.size(), "talk"));
  door.set("PEOPLE", counted(people, "person", "people"));
}

void fill_doors(Dictionary& main, const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  const Examples examples = find_examples(catalog);
  fill_newcomer(main, catalog, examples.broad);
  fill_organizer(main, catalog, examples.topic);
  main.show("PROPOSAL", examples.topic == 0);
  const DocumentId shown = examples.topic != 0 ? examples.topic : newest_event(catalog);
  if (shown != 0)
    main.add("CURL").set("BASE", context.base_url).set("PATH", path_of(catalog[shown]));
}

void fill_newest_event(Dictionary& main, const Catalog& catalog) {
  const DocumentId id = newest_event(catalog);
  if (id == 0) return;
  const Document& event = catalog[id];
  Dictionary list = main.add("NEWEST");
  list.set("URL", path_of(event)).set("EVENT", event.short_name);
  std::vector<std::string> when = {date_range(event.start, event.end), event.place};
  std::erase(when, "");
  list.set("WHEN", joined(when, " · "));
  for (std::size_t i = 0; i < std::min(kShown, event.talks.size()); ++i) {
    fill_line(list.add("TALK"), catalog, catalog[event.talks[i]], {.event = true});
  }
  if (event.talks.size() <= kShown) return;
  list.add("MORE").set("COUNT", counted(event.talks.size(), "talk"));
}

void fill_topics(Dictionary& main, const Catalog& catalog, std::vector<DocumentId> topics) {
  Dictionary list = main.add("MUCH");
  topics.resize(std::min(topics.size(), kShown));
  const Years years = years_of_collection(catalog);
  for (DocumentId id : topics) {
    const Document& topic = catalog[id];
    Dictionary entry = list.add("TOPIC");
    entry.set("SPARK_HTML", spark_svg(count_talks(years, catalog, topic.talks)));
    entry.set("URL", path_of(topic)).set("TITLE", topic.title);
    entry.set("TALKS", counted(topic.talks.size(), "talk"));
    entry.set("LAST", catalog[catalog[topic.talks.front()].event].short_name);
  }
}

void fill_notes(Dictionary& main, const Catalog& catalog, const std::vector<DocumentId>& talks) {
  Dictionary list = main.add("SAID");
  for (std::size_t i = 0; i < std::min(kShown, talks.size()); ++i) {
    fill_line(list.add("NOTES"), catalog, catalog[talks[i]]);
  }
  if (talks.size() <= kShown) return;
  list.add("MORE_NOTES").set("COUNT", counted(talks.size(), "talk"));
}

// Those with the most talks, of several with as many those who spoke last.
void fill_speakers(Dictionary& main, const Catalog& catalog) {
  std::vector<DocumentId> people = catalog.all(Kind::kPerson);
  std::erase_if(people, [&](DocumentId id) { return catalog[id].talks.empty(); });
  if (people.empty()) return;
  const auto end = people.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, people.size()));
  std::partial_sort(people.begin(), end, people.end(), [&](DocumentId a, DocumentId b) {
    const Document &one = catalog[a], &other = catalog[b];
    if (one.talks.size() != other.talks.size()) return one.talks.size() > other.talks.size();
    const Text last = catalog[one.talks.front()].date,
               other_last = catalog[other.talks.front()].date;
    return last != other_last ? last > other_last : a < b;
  });
  Dictionary list = main.add("SPEAKERS");
  for (auto person = people.begin(); person != end; ++person) {
    const Document& speaker = catalog[*person];
    Dictionary entry = list.add("PERSON").set("URL", path_of(speaker)).set("NAME", speaker.title);
    entry.set("TALKS", counted(speaker.talks.size(), "talk"));
    if (catalog.all(Kind::kEvent).size() > 1)
      entry.show("LAST", std::string(catalog[catalog[speaker.talks.front()].event].short_name));
  }
}

// What an editor makes of a programme, as far as there is any; else who is in it.
void fill_columns(Dictionary& main, const Catalog& catalog) {
  fill_newest_event(main, catalog);
  const std::vector<DocumentId> topics = topics_by_talks(catalog),
                                noted = talks_with_notes(catalog);
  if (!topics.empty()) fill_topics(main, catalog, topics);
  if (!noted.empty()) fill_notes(main, catalog, noted);
  if (topics.empty() || noted.empty()) fill_speakers(main, catalog);
}

std::string description_of(const PublicationInfo& info) {
  const std::string topics = info.topics > 0 ? " on " + counted(info.topics, "topic") : "";
  return "A searchable collection of " + counted(info.talks, "talk") + topics +
         ", with abstracts, slides and notes.";
}

}  // namespace

std::string home_html(const PageContext& context, const TopicMap& map) {
  const Catalog& catalog = context.collection.catalog();
  const PublicationInfo& info = context.collection.info();
  Page page(context,
            {.title = context.tagline,
             .description = description_of(info),
             .json = "/api/v1",
             .data = json_ld("Plumbline", context.base_url),
             .feed = "/feed.atom"},
            "home.html");
  fill_counts(page.main(), context);
  fill_doors(page.main(), context);
  if (!map.places.empty())
    page.main().add("MAP").set("PICTURE_HTML", topic_map_svg(catalog, map, "map"));
  fill_columns(page.main(), catalog);
  return page.html();
}

}  // namespace plumbline
