// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "schema/text/counted.h"
#include "server/pages/lists.h"
#include "server/pages/template.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"
#include "server/review/report.h"

namespace plumbline {
namespace {

constexpr std::size_t kMostTalks = 5;  // of one speaker

class HtmlReport {
 public:
  HtmlReport(const PageContext& context, const Review& review)
      : context_(context), catalog_(context.collection.catalog()), review_(review) {}

  std::string html() {
    Template page("review.html");
    Dictionary values = page.values();
    values.set("TITLE", review_.title);
    values.set("PROPOSALS", counted(review_.proposals.size(), "proposal"));
    values.set("TALKS", counted(context_.collection.info().talks, "talk"));
    for (std::size_t i = 0; i < review_.proposals.size(); ++i) {
      add_line(values.add("ENTRY"), i);
      add(values.add("PROPOSAL"), i);
    }
    if (!review_.pile.left_out.empty()) {
      Dictionary list = values.add("LEFT_OUT");
      for (const std::string& reason : review_.pile.left_out)
        list.add("REASON").set("TEXT", reason);
    }
    return page.html();
  }

 private:
  std::string anchor(std::size_t i) const { return "#p" + std::to_string(i + 1); }

  std::string title_of(std::size_t i) const {
    const std::string& title = review_.proposals[i].proposal.proposal.title;
    return title.empty() ? "(without a title)" : title;
  }

  static std::string count_of(const ReviewedProposal& reviewed, Strength strength) {
    const auto count =
        std::count_if(reviewed.related.begin(), reviewed.related.end(),
                      [&](const RelatedTalk& talk) { return talk.strength == strength; });
    return count > 0 ? std::to_string(count) : "";
  }

  // A row of the overview: what stands out.
  void add_line(Dictionary row, std::size_t i) const {
    const ReviewedProposal& reviewed = review_.proposals[i];
    row.set("URL", anchor(i)).set("TITLE", title_of(i)).set("ID", reviewed.proposal.id);
    row.show("STRONG", count_of(reviewed, Strength::kStrong));
    row.show("MEDIUM", count_of(reviewed, Strength::kMedium));
    std::vector<std::string> marks;
    if (!reviewed.nearly_same.empty())
      marks.push_back("nearly the same as " +
                      review_.proposals[reviewed.nearly_same[0].other].proposal.id);
    if (!any_is_near(reviewed.related)) marks.emplace_back("nothing near for sure");
    if (!reviewed.first_topics.empty())
      marks.push_back("first on " + joined(titles_of(catalog_, reviewed.first_topics)));
    row.show("MARKS", joined(marks, "; "));
  }

  void add(Dictionary section, std::size_t i) const {
    const ReviewedProposal& reviewed = review_.proposals[i];
    const PileProposal& proposal = reviewed.proposal;
    section.set("ANCHOR", anchor(i).substr(1)).set("TITLE", title_of(i)).set("ID", proposal.id);
    std::vector<std::string> facts;
    for (const std::string& fact : {joined(proposal.proposal.speakers), proposal.track}) {
      if (!fact.empty()) facts.push_back(fact);
    }
    section.show("FACTS", joined(facts, " · "));
    section.show("TOPICS", joined(titles_of(catalog_, reviewed.topics)));
    section.show("FIRST", joined(titles_of(catalog_, reviewed.first_topics)));
    section.show("UNKNOWN", reviewed.unknown_words);
    section.show("NOTHING", reviewed.related.empty());
    for (const NearlySame& same : reviewed.nearly_same) {
      Dictionary line = section.add("SAME").set("URL", anchor(same.other));
      line.set("TITLE", title_of(same.other)).set("ID", review_.proposals[same.other].proposal.id);
      line.set("PERCENT", static_cast<int>(same.likeness * 100 + 0.5));
    }
    if (!reviewed.related.empty()) add_related(section.add("RELATED"), reviewed);
    for (const SpeakerHistory& speaker : reviewed.speakers)
      add_speaker(section.add("SPEAKER"), speaker);
  }

  void add_related(Dictionary list, const ReviewedProposal& reviewed) const {
    list.show("FAR", any_is_near(reviewed.related) ? "" : kNoneIsNear);
    for (const RelatedTalk& related : reviewed.related) {
      const Document& talk = catalog_[related.talk];
      Dictionary item = list.add("TALK").set("TITLE", talk.title).set("URL", address_of(talk));
      item.set("STRENGTH", strength_name(related.strength));
      item.set("EVENT", catalog_[talk.event].short_name);
      item.show("SPEAKERS", joined(titles_of(catalog_, talk.speakers)));
      item.set("BECAUSE", because_words(related.because));
      if (related.notes) item.show("NOTES", related.notes->text);
    }
  }

  void add_speaker(Dictionary entry, const SpeakerHistory& speaker) const {
    entry.set("NAME", speaker.name);
    for (const std::size_t other : speaker.proposals)
      entry.add("PROPOSAL_BY")
          .set("URL", anchor(other))
          .set("TITLE", title_of(other))
          .set("ID", review_.proposals[other].proposal.id);
    for (std::size_t i = 0; i < std::min(kMostTalks, speaker.talks.size()); ++i) {
      const Document& talk = catalog_[speaker.talks[i]];
      entry.add("TALK_BY")
          .set("URL", address_of(talk))
          .set("TITLE", talk.title)
          .set("EVENT", catalog_[talk.event].short_name);
    }
    if (speaker.talks.size() > kMostTalks)
      entry.show("MORE", counted(speaker.talks.size() - kMostTalks, "more", "more"));
  }

  std::string address_of(const Document& talk) const { return context_.base_url + path_of(talk); }

  const PageContext& context_;
  const Catalog& catalog_;
  const Review& review_;
};
}  // namespace

std::string review_html(const PageContext& context, const Review& review) {
  return HtmlReport(context, review).html();
}

}  // namespace plumbline
