// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <span>

#include "server/pages/cite.h"
#include "server/pages/lists.h"
#include "server/pages/outcome.h"
#include "server/pages/page.h"
#include "server/pages/recording.h"
#include "server/pages/related.h"
#include "server/pages/talk_views.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

constexpr std::size_t kMentions = 12;  // shown at once

struct View {
  const PageContext& context;
  const Catalog& catalog;
  const TalkPage& page;
  const Document& talk;
  std::vector<TalkView> views;
  std::size_t number;  // of the one that is shown, in `views`
};

const PartView* find_part(const TalkPage& page, std::string_view name) {
  const auto found = std::find_if(page.parts.begin(), page.parts.end(),
                                  [&](const PartView& part) { return part.part == name; });
  return found == page.parts.end() ? nullptr : &*found;
}

// The how manieth deck (notes, transcript) of the page it is, from 1.
int number_of(const TalkPage& page, const PartView& part) {
  return static_cast<int>(
      std::count_if(page.parts.begin(), page.parts.begin() + (&part - page.parts.data()) + 1,
                    [&](const PartView& other) { return other.part == part.part; }));
}

// A further one has its own title beside the kind's.
std::string part_title(const PartView& part, int number) {
  const std::string kind = part.part == "notes" ? "What was said" : capitalised(part.part);
  return number == 1 || part.title.empty() ? kind : kind + ": " + part.title;
}

std::string part_id(const PartView& part, int number) {
  return "part-" + part.part + (number == 1 ? "" : "-" + std::to_string(number));
}

std::string intro_of_deck(const PartView& deck) {
  const bool drawn = std::any_of(deck.passages.begin(), deck.passages.end(),
                                 [](const PassageView& passage) { return passage.picture; });
  return (drawn ? "The deck “" : "An outline of the deck “") + deck.title + "”, page by page.";
}

void add_fact(Dictionary& main, std::string_view name, const std::string& value) {
  if (!value.empty()) main.add("FACT").set("NAME", name).set("VALUE", value);
}

std::string local_time(const TalkPage& page) {
  if (page.start_time.empty()) return "";
  const std::string end = page.end_time.empty() ? "" : " to " + page.end_time;
  return page.start_time + end + ", local time";
}

void fill_facts(Dictionary& main, const View& view) {
  const Document& event = view.catalog[view.talk.event];
  add_fact(main, "Date", long_date(view.page.date));
  if (view.page.date.empty()) add_fact(main, "Event", date_range(event.start, event.end));
  add_fact(main, "Time", local_time(view.page));
  add_fact(main, "Room", view.page.room);
  add_fact(main, "Track", view.page.track);
  add_fact(main, "Place", event.place);
}

void fill_header(Dictionary& main, const View& view) {
  const Document& event = view.catalog[view.talk.event];
  main.set("KIND", kind_words(view.talk)).set("TITLE", view.talk.title);
  main.set("EVENT_URL", path_of(event)).set("EVENT", event.short_name);
  main.show("UNVERIFIED", !view.talk.title_verified);
  main.show("NO_SPEAKERS", view.talk.speakers.empty());
  if (!view.talk.speakers.empty()) {
    Dictionary list = main.add("SPEAKERS");
    for (DocumentId id : view.talk.speakers) {
      Dictionary speaker = list.add("SPEAKER").set("URL", path_of(view.catalog[id]));
      speaker.set("NAME", view.catalog[id].title);
      speaker.show("NOT_FIRST", id != view.talk.speakers.front());
    }
  }
  fill_facts(main, view);
  fill_links(main, view.talk.links);
}

void fill_abstract(Dictionary& main, const View& view) {
  if (view.page.abstract == "title-only") {
    main.show("ABSTRACT_NOTE", "No abstract was public. This is what is known around the talk.");
  }
  if (view.page.abstract == "from-report") {
    main.show("ABSTRACT_NOTE", "Written from a report of the session; no abstract was public.");
  }
  const PartView* abstract = find_part(view.page, "abstract");
  if (abstract != nullptr) fill_passages(main.add("ABSTRACT"), abstract->passages);
}

void fill_episodes(Dictionary& main, const View& view) {
  if (view.page.earlier.empty() && view.page.followed_by.empty()) return;
  Dictionary episodes = main.add("EPISODES");
  for (const DocumentId id : view.page.earlier)
    fill_line(episodes.add("EARLIER"), view.catalog, view.catalog[id]);
  episodes.set("TITLE", view.talk.title).set("EVENT", view.catalog[view.talk.event].short_name);
  for (const DocumentId id : view.page.followed_by)
    fill_line(episodes.add("LATER"), view.catalog, view.catalog[id]);
}

void add_entry(Dictionary& contents, const std::string& id, const std::string& title,
               int count = 0) {
  Dictionary entry = contents.add("ENTRY").set("URL", "#" + id).set("TITLE", title);
  if (count > 0) entry.add("COUNT").set("COUNT", count);
}

void fill_contents(Dictionary& main, const View& view) {
  Dictionary contents = main.add("CONTENTS");
  add_entry(contents, "abstract", "Abstract");
  if (!view.page.outcome.empty()) add_entry(contents, "stated", "What came of it");
  for (const PartView& part : view.page.parts) {
    if (part.part == "abstract") continue;
    const bool slides = part.part == "slides";
    const int number = number_of(view.page, part);
    add_entry(contents, part_id(part, number), part_title(part, number),
              slides ? static_cast<int>(part.passages.size()) : 0);
  }
  if (!view.page.related.empty()) add_entry(contents, "related", "Related earlier talks");
  if (!view.page.cited_by.empty()) add_entry(contents, "cited", "Cited by");
  if (!view.page.sources.empty()) add_entry(contents, "sources", "Sources");
  add_entry(contents, "cite", "Cite this talk");
}

void add_topics(Dictionary list, const Catalog& catalog, std::span<const DocumentId> topics) {
  for (DocumentId id : topics) {
    Dictionary entry = list.add("TOPIC").set("URL", path_of(catalog[id]));
    entry.set("TITLE", catalog[id].title).set("SUMMARY", catalog[id].summary);
  }
}

void fill_topics(Dictionary& main, const View& view) {
  if (!view.talk.topics.empty()) add_topics(main.add("TOPICS"), view.catalog, view.talk.topics);
  const std::span<const DocumentId> mentions = view.page.mentions;
  if (mentions.empty()) return;
  Dictionary list = main.add("MENTIONS");
  const std::size_t shown = mentions.size() <= kMentions + 2 ? mentions.size() : kMentions;
  add_topics(list, view.catalog, mentions.first(shown));
  if (shown == mentions.size()) return;
  Dictionary rest = list.add("REST").set("COUNT", static_cast<int>(mentions.size() - shown));
  add_topics(rest, view.catalog, mentions.subspan(shown));
}

// The address of a place in a view, from any view.
std::string url_of_place(const View& view, std::size_t number, std::string_view anchor) {
  const std::string path = path_of(view.talk);
  const std::string begin = number == 0 ? path.substr(path.rfind('/') + 1)
                                        : "?at=" + std::string(view.views[number].anchor);
  return begin + "#" + std::string(anchor);
}

// Relative to the page, since a deck has many.
void fill_picture(Dictionary slide, const View& view, const PassageView& passage) {
  const PictureView& picture = *passage.picture;
  const std::size_t directory = path_of(view.talk).rfind('/') + 1;
  const std::string title = passage.heading.empty() ? "" : ": " + passage.heading;
  Dictionary out = slide.add("PICTURE").set("URL", picture.path.substr(directory));
  out.set("WIDTH", std::to_string(picture.width));
  out.set("HEIGHT", std::to_string(picture.height));
  out.set("ALT", "Slide " + std::to_string(*passage.page) + title);
}

void fill_slide(Dictionary list, const View& view, const PassageView& passage) {
  const std::string number = std::to_string(*passage.page);
  Dictionary slide = list.add("SLIDE").set("ANCHOR", passage.anchor).set("NUMBER", number);
  slide.show("HEADING", passage.heading).set("TEXT_HTML", Html(passage.html));
  if (passage.picture) fill_picture(slide, view, passage);
}

// A minute of the transcript; its time leads into the recording, or to itself where there is none.
void fill_moment(Dictionary list, const View& view, const PassageView& passage) {
  const std::string url = moment_url(view.talk, *passage.seconds);
  Dictionary moment = list.add("MOMENT").set("ANCHOR", passage.anchor);
  moment.set("URL", url.empty() ? "#" + passage.anchor : url);
  moment.set("TIME", time_words(*passage.seconds)).set("TEXT_HTML", Html(passage.html));
  moment.show("HEADING", passage.heading);
  moment.set("LABEL", (url.empty() ? "At " : "Recording from ") + time_words(*passage.seconds));
}

void fill_shown(Dictionary& section, const View& view, std::span<const PassageView> passages) {
  if (passages.empty()) return;
  const PassageView& first = passages.front();
  if (!first.page && !first.seconds) return fill_passages(section, passages);
  Dictionary list = section.add("SLIDES");
  for (const PassageView& passage : passages)
    passage.page ? fill_slide(list, view, passage) : fill_moment(list, view, passage);
}

std::string label_of(const PassageView& passage) {
  constexpr std::size_t kLabelBytes = 60;
  if (passage.seconds)
    return time_words(*passage.seconds) + (passage.heading.empty() ? "" : " " + passage.heading);
  const std::string title =
      passage.heading.empty() ? shortened(passage.body, kLabelBytes) : passage.heading;
  return passage.page ? "p. " + std::to_string(*passage.page) + (title.empty() ? "" : " " + title)
                      : title;
}

// Passages that another view shows; `first` is the number of the first of them.
void fill_titles(Dictionary& section, TemplateName name, const View& view, std::size_t first,
                 std::span<const PassageView> passages) {
  if (passages.empty()) return;
  Dictionary list = section.add(name);
  for (const PassageView& passage : passages) {
    std::size_t number = 0;
    while (view.views[number].end <= first) ++number;
    ++first;
    list.add("TITLE_OF")
        .set("ANCHOR", passage.anchor)
        .set("URL", url_of_place(view, number, passage.anchor))
        .set("LABEL", label_of(passage));
  }
}

// `first` is the number of the part's first passage among those of all parts.
void fill_passages_of_view(Dictionary& section, const View& view, const PartView& part,
                           std::size_t first) {
  const TalkView& shown = view.views[view.number];
  const std::span<const PassageView> all = part.passages;
  const auto within = [&](std::size_t at) {
    return std::clamp(at, first, first + all.size()) - first;
  };
  const std::size_t begin = within(shown.begin), end = within(shown.end);
  fill_titles(section, "BEFORE", view, first, all.first(begin));
  fill_shown(section, view, all.subspan(begin, end - begin));
  fill_titles(section, "AFTER", view, first + end, all.subspan(end));
}

void fill_part(Dictionary section, const View& view, const PartView& part, std::size_t first) {
  const int number = number_of(view.page, part);
  section.set("ID", part_id(part, number)).set("NAME", part_title(part, number));
  if (part.part == "slides") section.show("INTRO", intro_of_deck(part));
  fill_passages_of_view(section, view, part, first);
  if (part.sources.empty()) return;
  Dictionary sources = section.add("FROM");
  for (const std::string& url : part.sources) {
    Dictionary source = sources.add("SOURCE").set("URL", url).set("LABEL", address_label(url));
    source.show("NOT_FIRST", &url != &part.sources.front());
  }
}

void fill_steps(Dictionary& main, const View& view) {
  if (view.views.size() < 2) return;
  Dictionary steps = main.add("VIEWS");
  const auto add = [&](TemplateName name, std::size_t number) {
    steps.add(name).set("URL", url_of_place(view, number, view.views[number].anchor));
  };
  if (view.number > 0) add("PREVIOUS", view.number - 1);
  if (view.number + 1 < view.views.size()) add("NEXT", view.number + 1);
}

void fill_parts(Dictionary& main, const View& view) {
  std::size_t first = 0;
  for (const PartView& part : view.page.parts) {
    if (part.part == "abstract") continue;
    fill_part(main.add("PART"), view, part, first);
    first += part.passages.size();
  }
  fill_steps(main, view);
  const bool told = find_part(view.page, "notes") || find_part(view.page, "transcript");
  main.show("NO_NOTES", !told && !view.talk.withdrawn);
}

void fill_related_talks(Dictionary& main, const View& view) {
  if (!view.page.related.empty())
    fill_related(main.add("RELATED"), view.catalog, view.page.related);
}

void fill_references(Dictionary& main, const View& view) {
  if (!view.page.refers_to.empty()) {
    Dictionary list = main.add("REFERS");
    for (DocumentId id : view.page.refers_to) {
      fill_line(list.add("DOCUMENT"), view.catalog, view.catalog[id]);
    }
  }
  if (view.page.cited_by.empty()) return;
  fill_mentions(main.add("CITED"), view.catalog, view.page.cited_by, {view.talk.title});
}

void fill_citations(Dictionary& main, const View& view) {
  const std::string& base = view.context.base_url;
  const auto add = [&](std::string_view name, const std::string& text) {
    main.add("FORM").set("NAME", name).set("TEXT", text);
  };
  add("As a footnote", footnote(view.catalog, view.page, base));
  add("As a trailer of a commit", "Link: " + base + path_of(view.talk));
  add("Markdown", markdown_link(view.catalog, view.page, base));
  add("BibTeX", bibtex(view.catalog, view.page, base));
}

Head talk_head(const View& view) {
  const std::string event = view.catalog[view.talk.event].short_name;
  const PartView* abstract = find_part(view.page, "abstract");
  const bool has_text = abstract != nullptr && !abstract->passages.empty();
  constexpr std::size_t kDescriptionBytes = 200;
  return {.title = view.talk.title + " · " + event,
          .description = has_text ? shortened(abstract->passages[0].body, kDescriptionBytes)
                                  : view.talk.title + ", " + event,
          .json = path_of(view.talk) + ".json",
          .canonical = path_of(view.talk),
          .data = json_ld(view.catalog, view.page, view.context.base_url)};
}

}  // namespace

std::string talk_html(const PageContext& context, const TalkPage& page, std::string_view at) {
  const Catalog& catalog = context.collection.catalog();
  View view = {context, catalog, page, catalog[page.talk], views_of(page), 0};
  view.number = view_at(page, view.views, at);
  Page out(context, talk_head(view), "talk.html", "events");
  out.with_search_box();
  Dictionary& main = out.main();
  fill_header(main, view);
  fill_abstract(main, view);
  fill_outcome_of_talk(main, catalog, page.outcome);
  fill_episodes(main, view);
  fill_contents(main, view);
  fill_topics(main, view);
  fill_parts(main, view);
  fill_related_talks(main, view);
  fill_references(main, view);
  fill_sources(main, page.sources);
  fill_citations(main, view);
  return out.html();
}

}  // namespace plumbline
