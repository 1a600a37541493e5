// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/counted.h"
#include "server/pages/cite.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"
#include "server/review/report.h"

namespace plumbline {
namespace {

constexpr std::size_t kMostTalks = 5;  // of one speaker

class MarkdownReport {
 public:
  MarkdownReport(const PageContext& context, const Review& review)
      : context_(context), catalog_(context.collection.catalog()), review_(review) {}

  std::string text() {
    out_ = "# " + escape_markdown(review_.title) + "\n\n";
    out_ += counted(review_.proposals.size(), "proposal") + " compared with " +
            counted(context_.collection.info().talks, "talk") + ".\n\n";
    for (std::size_t i = 0; i < review_.proposals.size(); ++i) add(i);
    if (!review_.pile.left_out.empty()) {
      out_ += "## Left out\n\n";
      for (const std::string& reason : review_.pile.left_out)
        out_ += "- " + escape_markdown(reason) + "\n";
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t i) {
    const ReviewedProposal& reviewed = review_.proposals[i];
    out_ += "## " + name_of(i) + "\n\n";
    if (!reviewed.proposal.proposal.speakers.empty())
      out_ += escape_markdown(joined(reviewed.proposal.proposal.speakers)) + "\n\n";
    const std::string related = related_markdown(context_, reviewed.related);
    out_ += related.empty() ? "No past talk is related to it.\n" : related;
    if (!reviewed.unknown_words.empty())
      line("Words that nothing before had: " + escape_markdown(reviewed.unknown_words));
    for (const NearlySame& same : reviewed.nearly_same)
      line("Nearly the same as " + name_of(same.other));
    for (const SpeakerHistory& speaker : reviewed.speakers) add_speaker(speaker);
    if (!reviewed.first_topics.empty())
      line("Would be the first talk on " +
           escape_markdown(joined(titles_of(catalog_, reviewed.first_topics))));
    out_ += "\n";
  }

  void add_speaker(const SpeakerHistory& speaker) {
    for (const std::size_t other : speaker.proposals)
      line("Also by " + escape_markdown(speaker.name) + ": " + name_of(other));
    for (std::size_t i = 0; i < std::min(kMostTalks, speaker.talks.size()); ++i) {
      const Document& talk = catalog_[speaker.talks[i]];
      line("Earlier by " + escape_markdown(speaker.name) + ": " + escape_markdown(talk.title) +
           " (" + escape_markdown(catalog_[talk.event].short_name) + ")");
    }
  }

  void line(const std::string& text) { out_ += "\n*" + text + "*\n"; }

  std::string name_of(std::size_t i) const {
    const PileProposal& proposal = review_.proposals[i].proposal;
    const std::string& title = proposal.proposal.title;
    return escape_markdown(proposal.id + ". " + (title.empty() ? "(without a title)" : title));
  }

  const PageContext& context_;
  const Catalog& catalog_;
  const Review& review_;
  std::string out_;
};
}  // namespace

std::string review_markdown(const PageContext& context, const Review& review) {
  return MarkdownReport(context, review).text();
}

}  // namespace plumbline
