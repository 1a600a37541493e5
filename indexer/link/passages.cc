// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/passages.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "indexer/check/similar.h"
#include "indexer/link/anchors.h"
#include "indexer/link/references.h"
#include "indexer/text/questions.h"
#include "indexer/text/split.h"
#include "indexer/text/statements.h"
#include "schema/format.h"
#include "schema/text/markup.h"
#include "schema/text/name_key.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

// A lead of this size leaves room for text behind it.
constexpr size_t kMaxLeadBytes = kMaxPassageBytes / 2;

bool is_elsewhere(std::string_view target) { return target.find("://") != target.npos; }

// "#slide-7" of "talks/lpc-2023/klint#slide-7", or "".
std::string anchor_in(const std::string& target) {
  const auto sign = target.find('#');
  return sign == std::string::npos || sign + 1 == target.size() ? "" : target.substr(sign);
}

// "binder" and "the driver" of "binder|the driver"
std::pair<std::string, std::string> target_and_label(const std::string& inside) {
  const auto bar = inside.find('|');
  if (bar == std::string::npos) return {inside, ""};
  return {inside.substr(0, bar), inside.substr(bar + 1)};
}
}  // namespace

// One page in the making.
class PassageMaker::Page {
 public:
  Page(PassageMaker& maker, const Member& root, const FirstColumns& first, Problems* problems)
      : maker_(maker), root_(root), first_(first), problems_(problems) {}

  void add(const Member& part) {
    part_ = &part;
    linked_ = {root_.kind == SourceKind::kTopic ? root_.id : 0};
    first_of_part_ = true;
    if (part.source) {
      for (const Section& section : part.source->sections) add_section(section);
    }
    if (first_of_part_ && part.id == root_.id)
      add_section({});  // to be found by its title and names
  }

  PageText take() { return std::move(page_); }

 private:
  // A place of a section, before its passage is known.
  struct Place {
    RowId target;
    size_t position;
  };
  using Pieces = std::vector<std::pair<size_t, size_t>>;

  void add_section(Section section) {
    std::vector<Place> mentioned, written;
    const bool lead = first_of_part_ && part_->id == root_.id;
    const std::string_view lead_text =
        lead ? cut_utf8(first_.lead, kMaxLeadBytes) : std::string_view();
    resolve_links(&section.heading, &written);
    for (Place& place : written) place.position = 0;
    const size_t written_before = written.size();
    resolve_links(&section.body, &written);
    if (first_of_part_) find_mentions(part_->title, &mentioned);
    find_mentions(lead_text, &mentioned);
    find_mentions(section.heading.text, &mentioned);
    for (Place& place : mentioned) place.position = 0;
    const size_t mentioned_before = mentioned.size();
    link_mentions(&section.body, &mentioned);

    stated_ = statements_of(section);
    const Pieces pieces = pieces_of(section, lead, lead_text);
    const size_t first_passage = page_.passages.size();
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (!add_passage(section, pieces[i], i, lead_text)) break;
    }
    record(mentioned, pieces, first_passage, &page_.mentioned);
    record(written, pieces, first_passage, &page_.written);
    cite(section, lead_text, pieces, first_passage);
    state(section, std::span(mentioned).subspan(mentioned_before),
          std::span(written).subspan(written_before), pieces, first_passage);
    ask(section);
  }

  std::vector<StatedLine> statements_of(const Section& section) const {
    if (part_->kind == SourceKind::kNotes) return find_statements(section.body);
    if (part_->kind == SourceKind::kEvent) return find_asked(section.heading.text, section.body);
    return {};
  }

  // What becomes a passage: a heading has one even where nothing stands between it and the first statement.
  Pieces pieces_of(const Section& section, bool lead, std::string_view lead_text) const {
    Pieces pieces =
        split_text(section.body, kMaxPassageBytes, lead_text.empty() ? 0 : lead_text.size() + 1);
    if (part_->kind == SourceKind::kNotes) pieces = cut_out(section.body.text, pieces, stated_);
    const bool needed = !section.heading.text.empty() || lead || first_of_part_;
    const bool stated = !pieces.empty() && statement_at(pieces.front());
    if (pieces.empty() ? !section.heading.text.empty() || lead : stated && needed)
      pieces.insert(pieces.begin(), {0, 0});
    return pieces;
  }

  // nullptr where a piece is no statement.
  const StatedLine* statement_at(const std::pair<size_t, size_t>& piece) const {
    const auto found =
        std::find_if(stated_.begin(), stated_.end(), [&](const StatedLine& statement) {
          return statement.begin == piece.first && piece.first < piece.second;
        });
    return found == stated_.end() || part_->kind != SourceKind::kNotes ? nullptr : &*found;
  }

  bool add_passage(const Section& section, const std::pair<size_t, size_t>& piece, size_t i,
                   std::string_view lead) {
    const auto n = static_cast<RowId>(page_.passages.size());
    if (n >= kMaxPassages) {
      warn(section.line, "a page has at most " + std::to_string(kMaxPassages) +
                             " passages; the rest is left out");
      return false;
    }
    PassageRecord row{};
    row.id = (root_.id << kPassageBits) + n;
    row.document = part_->id;
    row.part = part_name(part_->kind);
    const StatedLine* statement = statement_at(piece);
    row.anchor = i == 0      ? anchors_.of_section(*part_, section, first_of_part_)
                 : statement ? anchors_.numbered(statement->kind)
                             : anchors_.continued(i);
    row.page = section.page;
    row.seconds = section.seconds;
    // That a transcript is called "Transcript" tells nothing of the talk.
    if (first_of_part_ && part_->kind != SourceKind::kTranscript) row.title = part_->title;
    if (first_of_part_ && part_->id == root_.id) {
      row.names = first_.names;
      row.topics = first_.topics;
    }
    if (i == 0) row.heading = section.heading.text;
    const auto [begin, end] = piece;
    row.body = section.body.text.substr(begin, end - begin);
    if (i == 0 && !lead.empty())
      row.body = std::string(lead) + (row.body.empty() ? "" : "\n") + row.body;
    row.markup = pack_markup(section.body, begin, end, row.body.size() - (end - begin));
    page_.passages.push_back(std::move(row));
    first_of_part_ = false;
    return true;
  }

  void find_mentions(std::string_view text, std::vector<Place>* places) {
    for (const Mention& mention : maker_.finder_.find(text)) {
      if (mention.topic != root_.id) places->push_back({mention.topic, mention.begin});
    }
  }

  // The first mention of each topic in a document becomes a link; where it cannot, the next one.
  void link_mentions(RichText* body, std::vector<Place>* places) {
    for (const Mention& mention : maker_.finder_.find(body->text)) {
      if (mention.topic == root_.id) continue;
      places->push_back({mention.topic, mention.begin});
      if (linked_.count(mention.topic) > 0) continue;
      const std::string path = maker_.roster_[mention.topic].path();
      if (add_link(body, mention.begin, mention.end, path)) linked_.insert(mention.topic);
    }
  }

  void resolve_links(RichText* text, std::vector<Place>* written) {
    for (size_t i = 0; i < text->spans.size(); ++i) {
      Span& span = text->spans[i];
      if (span.kind == Span::kWikiLink) {
        resolve_wiki_link(text, i, written);
      } else if (span.kind == Span::kLink && is_elsewhere(span.target)) {
        for (RowId target : maker_.addresses_.find(span.target)) {
          if (!maker_.roster_.belong_together(root_.id, target))
            written->push_back({target, span.begin});
        }
      } else if (span.kind == Span::kLink && !span.target.starts_with("mailto:")) {
        if (const RowId target = maker_.roster_.find_path(span.target)) {
          written->push_back({target, span.begin});
          note_place(target, span);
        } else {
          warn(span.line,
               "a link to " + span.target + ", which is neither an address nor a document here");
        }
      }
    }
  }

  void note_place(RowId target, const Span& span) {
    const std::string anchor = anchor_in(span.target);
    if (anchor.empty() || !part_->source->by_editor()) return;
    page_.places.push_back({target, anchor.substr(1), part_->source, span.line});
  }

  void resolve_wiki_link(RichText* text, size_t index, std::vector<Place>* written) {
    Span& span = text->spans[index];
    auto [name, label] = target_and_label(span.target);
    const RowId target = maker_.find_wiki_target(name);
    if (target) {
      const Member& member = maker_.roster_[target];
      if (label.empty())
        label = name == member.slug || "/" + name == member.path() ? member.title : name;
      span.kind = Span::kLink;
      span.target = member.path() + anchor_in(name);
      note_place(target, span);
      written->push_back({target, span.begin});
      if (member.kind == SourceKind::kTopic) linked_.insert(target);
    } else {
      warn(span.line, "no document [[" + name + "]]" + maker_.nearest_target(name));
    }
    replace_text(text, index, label.empty() ? name : label);
  }

  // The passage of a section that has a place of its text. There is at least one.
  RowId passage_at(size_t position, const Pieces& pieces, size_t first_passage) const {
    size_t i = 0;
    while (i + 1 < page_.passages.size() - first_passage && pieces[i + 1].first <= position) ++i;
    return page_.passages[first_passage + i].id;
  }

  void record(const std::vector<Place>& places, const Pieces& pieces, size_t first_passage,
              std::vector<CrossReference>* out) {
    if (page_.passages.size() == first_passage) return;
    for (const Place& place : places) {
      if (place.target != root_.id)
        out->push_back({place.target, passage_at(place.position, pieces, first_passage)});
    }
  }

  // What the section refers to; what its heading and lead do counts as its beginning's.
  void cite(const Section& section, std::string_view lead, const Pieces& pieces,
            size_t first_passage) {
    if (page_.passages.size() == first_passage) return;
    std::map<std::pair<RowId, std::string>, int> counts;
    for (const TextReference& reference : references_in({std::string(lead), {}}))
      ++counts[{page_.passages[first_passage].id, reference.key}];
    for (const TextReference& reference : references_in(section.heading))
      ++counts[{page_.passages[first_passage].id, reference.key}];
    for (const TextReference& reference : references_in(section.body))
      ++counts[{passage_at(reference.position, pieces, first_passage), reference.key}];
    for (const auto& [place, count] : counts)
      page_.citations.push_back({root_.id, place.first, place.second, count});
  }

  void add_topics(const StatedLine& statement, std::span<const Place> places,
                  std::set<RowId>* topics) const {
    for (const Place& place : places) {
      const bool within = statement.begin <= place.position && place.position < statement.end;
      if (within && maker_.roster_[place.target].kind == SourceKind::kTopic)
        topics->insert(place.target);
    }
  }

  // What the section states, with the topics that are linked or named in that line. What an editor linked in
  // a call for papers is all that it asks for.
  void state(const Section& section, std::span<const Place> mentioned,
             std::span<const Place> written, const Pieces& pieces, size_t first_passage) {
    if (page_.passages.size() == first_passage) return;
    for (const StatedLine& statement : stated_) {
      std::set<RowId> named;
      add_topics(statement, written, &named);
      if (named.empty() || part_->kind == SourceKind::kNotes)
        add_topics(statement, mentioned, &named);
      page_.statements.push_back(
          {root_.id,
           passage_at(statement.begin, pieces, first_passage),
           std::string(statement.kind),
           section.body.text.substr(statement.text_begin, statement.end - statement.text_begin),
           {named.begin(), named.end()}});
    }
  }

  // The last slide and the end of a transcript may be called so, too, and answer nothing.
  void ask(const Section& section) {
    if (part_->kind == SourceKind::kSlides || part_->kind == SourceKind::kTranscript) return;
    for (const std::string_view question :
         find_answered_questions(section.heading.text, section.body))
      page_.questions.push_back({root_.id, std::string(question)});
  }

  // Nobody here can mend what a programme says.
  void warn(int line, std::string message) {
    if (!part_->source->by_editor()) return;
    problems_->push_back({Severity::kWarning, part_->source->file, line, std::move(message)});
  }

  PassageMaker& maker_;
  const Member& root_;
  const FirstColumns& first_;
  Problems* problems_;
  const Member* part_ = nullptr;
  bool first_of_part_ = true;
  std::set<RowId> linked_;  // topics that are linked in this part
  Anchors anchors_;
  std::vector<StatedLine> stated_;  // by the section at hand
  PageText page_;
};

PassageMaker::PassageMaker(const Roster& roster, const std::vector<AliasRecord>& aliases,
                           const AddressBook& addresses)
    : roster_(roster), addresses_(addresses), finder_(list_topic_names(roster)) {
  for (const AliasRecord& alias : aliases) {
    if (roster[alias.document].kind == SourceKind::kTopic)
      topics_by_key_.emplace(alias.key, alias.document);
  }
}

PageText PassageMaker::make(const std::vector<const Member*>& parts, const FirstColumns& first,
                            Problems* problems) {
  Page page(*this, *parts.front(), first, problems);
  for (const Member* part : parts) page.add(*part);
  return page.take();
}

// A path, a topic's slug, any name of a topic, or of a person.
RowId PassageMaker::find_wiki_target(std::string_view name) {
  if (const RowId id = roster_.find_path(name)) return id;
  if (const RowId id = roster_.find(SourceKind::kTopic, name)) return id;
  const auto topic = topics_by_key_.find(name_key(tokenizer_, name).key);
  return topic == topics_by_key_.end() ? roster_.find_person(name) : topic->second;
}

std::string PassageMaker::nearest_target(std::string_view name) const {
  std::vector<std::string> paths;
  const bool path = name.find('/') != name.npos;
  for (const Member& member : roster_.members()) {
    if (member.root != member.id) continue;
    if (path) paths.push_back(member.path().substr(name.starts_with('/') ? 0 : 1));
    if (!path && member.kind == SourceKind::kTopic) paths.push_back(member.slug);
  }
  return did_you_mean(name, {paths.begin(), paths.end()});
}

}  // namespace plumbline
