// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/counted.h"
#include "server/pages/lists.h"
#include "server/pages/page.h"
#include "server/pages/related.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

// "Understood as 46 words about klint, Atomic context, by Gary Guo, with 2 citations."
std::string understood(const Catalog& catalog, const Subject& subject) {
  std::string text = counted(subject.words, "word");
  if (!subject.topics.empty()) text += ", topics " + joined(titles_of(catalog, subject.topics));
  if (!subject.people.empty()) text += ", people " + joined(titles_of(catalog, subject.people));
  if (!subject.citations.empty()) text += ", " + counted(subject.citations.size(), "citation");
  return text;
}

void fill_form(Dictionary& main, const std::optional<Proposal>& proposal) {
  if (!proposal) return;
  main.set("PROPOSAL_TITLE", proposal->title).set("PROPOSAL_TEXT", proposal->text);
  main.set("PROPOSAL_SPEAKERS", joined(proposal->speakers)).set("PROPOSAL_DATE", proposal->date);
}

void fill_answer(Dictionary answer, const PageContext& context, const RelatedPage& page) {
  const Catalog& catalog = context.collection.catalog();
  answer.set("UNDERSTOOD", understood(catalog, page.subject));
  answer.show("UNKNOWN", unknown_words(page.subject));
  answer.show("NOTHING", page.talks.empty());
  if (page.talks.empty()) return;
  Dictionary found = answer.add("FOUND");
  found.set("COUNT", counted(page.talks.size(), "related talk"));
  found.show("FAR", any_is_near(page.talks) ? "" : kNoneIsNear);
  fill_related(found, catalog, page.talks);
  found.set("MARKDOWN", related_markdown(context, page.talks));
}
}  // namespace

void fill_related(Dictionary place, const Catalog& catalog, const std::vector<RelatedTalk>& talks) {
  for (const RelatedTalk& related : talks) {
    const Document& talk = catalog[related.talk];
    Dictionary item = place.add("TALK").include("ITEM", "related_talk.html");
    item.set("URL", path_of(talk)).set("TITLE", talk.title);
    item.set("STRENGTH", strength_name(related.strength));
    item.set("EVENT", catalog[talk.event].short_name);
    item.show("SPEAKERS", joined(titles_of(catalog, talk.speakers)));
    item.set("BECAUSE", because_words(related.because));
    if (!related.notes) continue;
    Dictionary notes = item.add("NOTES").set("TEXT", related.notes->text);
    notes.set("NOTES_URL",
              path_of(talk) + (related.notes->anchor.empty() ? "" : "#" + related.notes->anchor));
  }
}

std::string related_html(const PageContext& context, const RelatedPage& page) {
  Page out(context,
           {.title = "Was this discussed before?",
            .description =
                "Paste a proposal and get the past talks that are related to it, with reasons.",
            .index = !page.proposal},
           "related.html");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("BASE", context.base_url);
  fill_form(main, page.proposal);
  if (page.proposal) fill_answer(main.add("ANSWER"), context, page);
  return out.html();
}

}  // namespace plumbline
