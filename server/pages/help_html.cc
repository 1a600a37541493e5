// SPDX-License-Identifier: MIT OR Apache-2.0
// The help pages. Their text is in the templates; the examples are documents of this collection.
#include <algorithm>

#include "server/pages/examples.h"
#include "server/pages/page.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {

struct Row {
  const char *name, *meaning;
};

constexpr Row kParameters[] = {
    {"q", "The query, at most 512 characters. Without one, everything, newest first."},
    {"type", "talk, topic, person or event"},
    {"event, series, topic, speaker",
     "A slug such as the address of its page ends in; a speaker's name, too."},
    {"kind", "talk, discussion, keynote, panel, bof, tutorial"},
    {"year, lang", "2023; en"},
    {"has", "slides, video, notes, transcript"},
    {"from, to", "2023, 2023-11 or 2023-11-15, both included"},
    {"sort", "relevance, -date, date or title. By default relevance with words, else -date."},
    {"limit", "1 to 100, by default 20"},
    {"cursor", "The place to go on from: out of next or prev of an answer"},
    {"facets", "Names of filters to count, with commas between them, or none"},
    {"fields", "Only these fields of each result, with commas between them"},
    {"fuzzy", "auto looks for other spellings when nothing matches as typed; off does not"},
    {"explain", "1 shows how each score came about"},
};

struct ErrorRow {
  const char *id, *status, *title, *meaning;
};

// The types that server/http/problem.cc gives.
constexpr ErrorRow kErrors[] = {
    {"unknown-parameter", "400", "Unknown parameter",
     "The address has a parameter that this page does not know. The answer names the nearest one."},
    {"invalid-parameter", "400", "Invalid parameter",
     "The parameter is known, its value is not: a number outside its range, a date that is none, a "
     "query "
     "that is too long. The answer says what would do."},
    {"invalid-cursor", "400", "Invalid cursor",
     "The cursor is not one of this server's, or was made for another query. Begin again without "
     "it."},
    {"bad-request", "400", "Bad request", "The address or a header cannot be read."},
    {"not-found", "404", "Not found",
     "There is nothing at this address. Where the address resembles others, the answer names "
     "them."},
    {"method-not-allowed", "405 or 501", "Method not allowed",
     "This address can be read with GET and HEAD. The Allow header lists what else it takes."},
    {"answer-too-large", "403", "Answer too large",
     "An answer has at most 2 MiB. The answer names an address that gives the same a page at a "
     "time; "
     "track narrows a programme, and a pile of proposals may be sent in parts."},
    {"not-acceptable", "406", "Not acceptable",
     "The Accept header allows none of the forms that this address has. The answer lists them."},
    {"body-not-accepted", "413 or 501", "Body not accepted",
     "A request had a body that is too large, or that this address does not take."},
    {"body-type", "415", "Body of another type",
     "A text is sent as text/plain, text/markdown, application/json or application/x-ndjson, in "
     "UTF-8 and "
     "without a Content-Encoding. The Accept-Post header lists the types."},
    {"address-too-long", "414", "Address too long", "Make the query shorter."},
    {"head-too-large", "431", "Request header fields too large",
     "A request may have 64 header fields, and 16 KiB before its body. Cookies of other programs "
     "on "
     "this host are a common reason."},
    {"too-slow", "408", "Request timeout",
     "A request, with its body, has to arrive within five seconds. Send it again over a faster "
     "line, "
     "or send a shorter text."},
    {"internal-error", "500", "Something went wrong",
     "A fault of the server, which its log explains to those who run it."},
    {"out-of-time", "503", "Out of time",
     "The query ran past its time limit. Fewer words, and longer ones before a star, help most. "
     "Retry-After "
     "says when to ask again."},
    {"overloaded", "503", "Too busy",
     "Too many requests are waiting. Retry-After says when to ask again."},
};

// The document's slug, or a placeholder where the collection has none.
std::string slug_or(const Catalog& catalog, DocumentId id, std::string_view otherwise) {
  return id == 0 ? std::string(otherwise) : catalog[id].slug;
}

std::string first_words(std::string_view title, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count && end < title.size(); ++i)
    end = std::min(title.find(' ', end + 1), title.size());
  std::string words(title.substr(0, end));
  while (!words.empty() &&
         std::string_view(":,.;?!").find(words.back()) != std::string_view::npos) {
    words.pop_back();
  }
  return words;
}

std::string url_of_query(const std::string& q) {
  SearchRequest request;
  request.q = q;
  return search_path("/search", request);
}

void set_example(Dictionary& main, TemplateName name, TemplateName url, const std::string& q) {
  main.set(name, q).set(url, url_of_query(q));
}

struct ExampleWords {
  std::string topic, other, person, event, series, phrase;
};

ExampleWords example_words(const Catalog& catalog) {
  const Examples examples = find_examples(catalog);
  ExampleWords words;
  words.topic = slug_or(catalog, examples.topic, "topic");
  words.other = slug_or(catalog, examples.other, "other");
  words.person = examples.speaker == 0 ? "Name" : catalog[examples.speaker].title;
  words.event = slug_or(catalog, examples.event, "event");
  words.series = examples.event == 0 ? "series" : catalog[examples.event].series;
  words.phrase = examples.talk == 0 ? "two words" : first_words(catalog[examples.talk].title, 3);
  return words;
}

// A topic as a hasty reader types it, with two letters exchanged: that with most talks among those whose
// name is long enough to be taken for what it is.
std::string mistyped_topic(const Catalog& catalog) {
  std::pair<std::size_t, std::string> best = {0, "topci"};
  for (const DocumentId id : catalog.all(Kind::kTopic)) {
    std::string slug = catalog[id].slug;
    const std::size_t middle = slug.size() / 2, talks = catalog[id].talks.size();
    if (slug.size() < 6 || slug.find('-') != std::string::npos || talks <= best.first) continue;
    std::swap(slug[middle - 1], slug[middle]);
    if (!catalog.vocabulary().knows(slug)) best = {talks, slug};
  }
  return best.second;
}

// Decisions are in notes, which not every collection has.
bool has_decisions(const Catalog& catalog) {
  constexpr unsigned kBit = 1U << static_cast<unsigned>(Stated::kDecision);
  const auto& talks = catalog.all(Kind::kTalk);
  return std::any_of(talks.begin(), talks.end(),
                     [&](DocumentId id) { return (catalog[id].states & kBit) != 0; });
}

void fill_fields(Dictionary& main, const Catalog& catalog, const ExampleWords& words) {
  const auto add = [&](std::string_view name, std::string_view meaning,
                       const std::string& example) {
    Dictionary field = main.add("FIELD").set("NAME", name).set("MEANING", meaning);
    field.set("EXAMPLE", example).set("URL", url_of_query(example));
  };
  const std::string year = words.event.substr(words.event.find_last_of('-') + 1);
  add("title:", "The title only", "title:" + words.topic);
  add("speaker:", "Who gave the talk, in any spelling that is known",
      "speaker:\"" + words.person + "\"");
  add("topic:", "Talks about a topic, by its name or another of its names", "topic:" + words.topic);
  add("event:", "One edition", "event:" + words.event);
  add("series:", "All editions", words.topic + " series:" + words.series);
  add("year:", "A year, or several: year:2023 OR year:2024", words.topic + " year:" + year);
  add("kind:", "talk, discussion, keynote, panel, bof, tutorial", "kind:keynote");
  if (has_decisions(catalog))
    add("kind:", "decision, open, action: what notes say was decided, is open, is to do",
        "kind:decision");
  add("under:", "Talks about a topic or about anything below it", "under:" + words.topic);
  add("has:", "slides, video, notes, transcript", words.topic + " has:slides");
  add("in:", "Only this part of a talk: slides, notes, transcript", words.topic + " in:notes");
  add("after:", "From this day, month or year on", words.topic + " after:" + year);
  add("before:", "Up to this day, month or year", words.topic + " before:" + year);
}

// Addresses of a document that it has here and elsewhere.
void fill_things(Dictionary& main, const Catalog& catalog) {
  const Examples examples = find_examples(catalog);
  const auto add = [&](std::string_view meaning, const std::string& example) {
    Dictionary thing = main.add("THING").set("MEANING", meaning).set("EXAMPLE", example);
    thing.set("URL", url_of_query(example));
  };
  const Document& talk = catalog[examples.talk];
  if (talk.id == 0) return;
  add("A page of this site", path_of(talk));
  add("The id of a talk", talk.slug);
  for (const auto& [key, meaning] : {std::pair("article", "A report of a talk"),
                                     {"page", "A talk in its programme"},
                                     {"slides", "The slides of a talk"},
                                     {"video", "The recording of a talk"}}) {
    for (const Link& link : talk.links) {
      if (link.key == key) add(meaning, link.url);
    }
  }
}

// Of /help/api: where one identifier occurs.
void fill_identifier(Dictionary& main, const std::string& name) {
  if (name.empty()) {
    main.show("NO_IDENTIFIER");
    return;
  }
  const std::string path = path_of_identifier(name);
  main.add("IDENTIFIER").set("URL", path).set("PATH", path);
}

void fill_programme(Dictionary& main, const Catalog& catalog, DocumentId event) {
  if (event == 0 || catalog[event].start.empty()) {
    main.show("NO_PROGRAMME");
    return;
  }
  const std::string path = path_at(path_of(catalog[event]), catalog[event].start);
  main.add("PROGRAMME").set("URL", path).set("PATH", path);
}

}  // namespace

std::string help_search_html(const PageContext& context) {
  const Catalog& catalog = context.collection.catalog();
  Page out(context,
           {.title = "How to search",
            .description = "The query language: words, phrases, beginnings, exclusion, fields.",
            .canonical = "/help/search"},
           "help_search.html");
  out.with_search_box();
  Dictionary& main = out.main();
  const ExampleWords words = example_words(catalog);
  const std::string surname = words.person.substr(words.person.find_last_of(' ') + 1);
  set_example(main, "WORDS", "WORDS_URL", words.topic + " " + surname);
  set_example(main, "PHRASE", "PHRASE_URL", "\"" + words.phrase + "\"");
  set_example(main, "PREFIX", "PREFIX_URL", words.topic.substr(0, 4) + "*");
  set_example(main, "NOT", "NOT_URL", words.topic + " -" + surname);
  set_example(main, "OR", "OR_URL", words.topic + " OR " + words.other);
  set_example(main, "GROUP", "GROUP_URL", "(" + words.topic + " OR " + words.other + ") has:notes");
  set_example(main, "SLIP", "SLIP_URL", mistyped_topic(catalog));
  set_example(main, "MANY", "MANY_URL", words.topic + " qqxzzy");
  fill_fields(main, catalog, words);
  fill_things(main, catalog);
  return out.html();
}

std::string help_api_html(const PageContext& context, const std::string& identifier) {
  const Catalog& catalog = context.collection.catalog();
  Page out(context,
           {.title = "The API",
            .description = "Every page as JSON: addresses, parameters, and lines for curl.",
            .json = "/api/v1",
            .canonical = "/help/api"},
           "help_api.html");
  out.with_search_box();
  Dictionary& main = out.main();
  const Examples examples = find_examples(catalog);
  const std::string topic = slug_or(catalog, examples.topic, "topic");
  const std::string& base = context.base_url;
  for (const std::string& line :
       {"curl -s '" + base + "/api/v1/search?q=" + percent_encode(topic) +
            "' | jq -r '.results[].title'",
        "curl -s '" + base + "/api/v1/search?type=talk&topic=" + percent_encode(topic) +
            "&sort=-date' | jq .total",
        "curl -s '" + base + "/api/v1/suggest?q=" + percent_encode(topic.substr(0, 4)) +
            "' | jq -r '.results[].title'",
        "curl -s '" + base + "/api/v1/lookup?id=" + percent_encode(topic) + "' | jq .cited_by",
        "curl -s " + base + "/topics/" + percent_encode(topic),
        "curl -sI '" + base + "/api/v1/search?q=" + percent_encode(topic) + "'"}) {
    main.add("LINE").set("LINE", line);
  }
  const auto add = [&](const std::string& page, const std::string& twin) {
    Dictionary row = main.add("TWIN").set("PAGE", page).set("PAGE_TEXT", page);
    row.set("TWIN", twin).set("TWIN_TEXT", twin);
  };
  add("/search?q=" + percent_encode(topic), "/api/v1/search?q=" + percent_encode(topic));
  for (DocumentId id : {examples.talk, examples.topic, examples.speaker, examples.event}) {
    if (id != 0) add(path_of(catalog[id]), "/api/v1" + path_of(catalog[id]));
  }
  for (const char* list : {"/topics", "/people", "/events"})
    add(list, std::string("/api/v1") + list);
  add("/xref", "/xref.json");
  for (const Row& row : kParameters) {
    main.add("PARAMETER").set("NAME", row.name).set("MEANING", row.meaning);
  }
  const std::string suggest = "/api/v1/suggest?q=" + percent_encode(topic.substr(0, 4));
  const std::string lookup = "/api/v1/lookup?id=" + percent_encode(topic);
  main.set("SUGGEST", suggest).set("SUGGEST_URL", suggest);
  main.set("LOOKUP", lookup).set("LOOKUP_URL", lookup);
  main.set("COLOR", "curl '" + base + "/topics/" + percent_encode(topic) + "?color=1'");
  fill_identifier(main, identifier);
  fill_programme(main, catalog, examples.event);
  main.set("GENERATION", context.collection.info().generation);
  return out.html();
}

std::string help_errors_html(const PageContext& context) {
  Page out(context,
           {.title = "Errors",
            .description = "What each kind of error means.",
            .canonical = "/help/errors"},
           "help_errors.html");
  out.with_search_box();
  for (const ErrorRow& row : kErrors) {
    Dictionary error = out.main().add("ERROR").set("ID", row.id).set("STATUS", row.status);
    error.set("TITLE", row.title).set("MEANING", row.meaning);
  }
  return out.html();
}

}  // namespace plumbline
