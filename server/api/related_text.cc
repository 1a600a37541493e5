// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/related_text.h"

#include "server/api/object_text.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {

void write_related(TextWriter& out, const PageContext& context,
                   const std::vector<RelatedTalk>& talks) {
  const Catalog& catalog = context.collection.catalog();
  for (const RelatedTalk& related : talks) {
    const Document& talk = catalog[related.talk];
    out.blank();
    out.paragraph(talk.title);
    out.paragraph(std::string(strength_name(related.strength)) + ", " + talk_line(catalog, talk),
                  2);
    out.address(context.base_url + path_of(talk), 2);
    out.paragraph("Because " + because_words(related.because), 2);
    if (related.notes) out.paragraph("Notes: " + related.notes->text, 2);
  }
}

std::string related_text(const PageContext& context, const RelatedPage& page) {
  const Catalog& catalog = context.collection.catalog();
  TextWriter out;
  out.title("Was this discussed before?");
  if (!page.proposal) {
    out.paragraph(
        "Send a proposal and get the past talks that are related to it, with the reasons. "
        "The text is held in memory for this one answer and kept nowhere.");
    out.blank();
    out.address("curl --data-binary @proposal.md " + context.base_url + "/related");
    return out.text();
  }
  out.field("Words", std::to_string(page.subject.words));
  out.field("Topics", joined(titles_of(catalog, page.subject.topics)));
  out.field("People", joined(titles_of(catalog, page.subject.people)));
  out.field("Words that nothing here has", unknown_words(page.subject));
  if (!page.talks.empty() && !any_is_near(page.talks)) out.paragraph(std::string(kNoneIsNear));
  if (page.talks.empty()) out.paragraph("No past talk has enough in common with this text.");
  write_related(out, context, page.talks);
  return out.text();
}

}  // namespace plumbline
