// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/references.h"

#include <algorithm>
#include <set>

#include "indexer/check/calendar.h"
#include "indexer/check/similar.h"

namespace plumbline {
namespace {

bool has_event(SourceKind kind) { return kind == SourceKind::kTalk || is_part(kind); }

std::string directory_of(const Source& source) {
  return source.slug.substr(0, source.slug.find('/'));
}

std::vector<std::string_view> slugs(const Corpus& corpus, SourceKind kind) {
  std::vector<std::string_view> slugs;
  for (const Source& source : corpus.sources) {
    if (source.kind == kind) slugs.push_back(source.slug);
  }
  return slugs;
}

// Removes what has no `kind` document of the slug that `key` gives.
template <class Applies, class Key>
void leave_out(Corpus* corpus, SourceKind kind, Applies applies, Key key, Problems* problems) {
  std::set<std::string, std::less<>> known;
  for (std::string_view slug : slugs(*corpus, kind)) known.emplace(slug);
  std::erase_if(corpus->sources, [&](const Source& source) {
    if (!applies(source.kind) || known.count(key(source)) > 0) return false;
    const auto hint = did_you_mean(key(source), slugs(*corpus, kind));
    problems->push_back({Severity::kLeftOut, source.file, source.line_of("event"),
                         "no " + std::string(kind_name(kind)) + " " + key(source) + hint});
    return true;
  });
}

// Adds warnings for one document after the other.
class ReferenceCheck {
 public:
  ReferenceCheck(const Corpus& corpus, Problems* problems)
      : corpus_(corpus),
        problems_(problems),
        topics_(slugs(corpus, SourceKind::kTopic)),
        events_(slugs(corpus, SourceKind::kEvent)),
        talks_(slugs(corpus, SourceKind::kTalk)) {
    for (std::string_view talk : talks_) used_events_.insert(talk.substr(0, talk.find('/')));
  }

  void check(const Source& source) {
    source_ = &source;
    if (has_event(source.kind)) check_directory();
    if (source.kind == SourceKind::kTalk) check_talk();
    if (source.kind == SourceKind::kTopic) check_topic();
    if (source.kind == SourceKind::kEvent && used_events_.count(source.slug) == 0)
      warn(0, "no talk of this event");
  }

 private:
  void check_directory() {
    if (source_->event == directory_of(*source_) || source_->event.empty()) return;
    warn(source_->line_of("event"),
         "event is not its directory, " + directory_of(*source_) + " (which counts)");
    if (!corpus_.find(SourceKind::kEvent, source_->event)) {
      warn(source_->line_of("event"),
           "no event " + source_->event + did_you_mean(source_->event, events_));
    }
  }

  void check_talk() {
    const std::size_t count = source_->topics.size();
    const bool by_editor = source_->has("topics");  // a programme has no topics
    if (by_editor && (count < 2 || count > 6))
      warn(source_->line_of("topics"), std::to_string(count) + " topics, not 2 to 6");
    for (const Word& topic : source_->topics) check_slug(topic, topics_, SourceKind::kTopic, "");
    if (source_->has("title_verified") && source_->title_verified) {
      warn(source_->line_of("title_verified"), "title_verified is only ever false");
    }
    if (source_->has("follows")) check_follows();
  }

  void check_follows() {
    const Word follows{source_->follows, source_->line_of("follows")};
    if (follows.text == kFollowsNone) return;
    if (follows.text == source_->slug) return warn(follows.line, "follows itself");
    if (!check_slug(follows, talks_, SourceKind::kTalk, "follows: ")) return;
    const std::string earlier = first_day(*corpus_.find(SourceKind::kTalk, follows.text)),
                      day = first_day(*source_);
    if (!day.empty() && earlier > day) warn(follows.line, "follows a later talk: " + follows.text);
  }

  // The first day on which the talk may have been.
  std::string first_day(const Source& talk) const {
    if (!talk.date.empty()) return talk.date;
    const Source* event = corpus_.find(SourceKind::kEvent, directory_of(talk));
    if (event && !event->start_date.empty()) return event->start_date;
    const std::string year(year_of_slug(directory_of(talk)));
    return year.empty() ? year : year + "-01-01";
  }

  void check_topic() {
    for (const Word& related : source_->related) {
      if (related.text == source_->slug) warn(related.line, "related to itself");
      check_slug(related, topics_, SourceKind::kTopic, "related: ");
    }
    check_parents();
  }

  void check_parents() {
    std::set<std::string_view> seen = {source_->slug};
    for (const Source* topic = source_; !topic->parent.empty();) {
      const Source* parent = corpus_.find(SourceKind::kTopic, topic->parent);
      const int line = source_->line_of("parent");
      if (!parent)
        return warn(line,
                    "parent: no topic " + topic->parent + did_you_mean(topic->parent, topics_));
      if (!seen.insert(parent->slug).second)
        return warn(line, "parent: leads in a circle to " + parent->slug);
      topic = parent;
    }
  }

  bool check_slug(const Word& slug, const std::vector<std::string_view>& known, SourceKind kind,
                  std::string what) {
    if (corpus_.find(kind, slug.text)) return true;
    warn(slug.line, what + "no " + std::string(kind_name(kind)) + " " + slug.text +
                        did_you_mean(slug.text, known));
    return false;
  }

  void warn(int line, std::string message) {
    problems_->push_back({Severity::kWarning, source_->file, line, std::move(message)});
  }

  const Corpus& corpus_;
  Problems* problems_;
  const Source* source_ = nullptr;
  std::vector<std::string_view> topics_, events_, talks_;
  std::set<std::string_view> used_events_;
};
}  // namespace

void leave_out_orphans(Corpus* corpus, Problems* problems) {
  const auto is_talk = [](SourceKind kind) { return kind == SourceKind::kTalk; };
  leave_out(corpus, SourceKind::kEvent, is_talk, directory_of, problems);
  leave_out(
      corpus, SourceKind::kTalk, is_part,
      [](const Source& source) { return std::string(slug_of_talk(source.slug)); }, problems);
}

void check_references(const Corpus& corpus, Problems* problems) {
  ReferenceCheck check(corpus, problems);
  for (const Source& source : corpus.sources) check.check(source);
}

bool is_own_ancestor(const Corpus& corpus, const Source& topic) {
  std::set<std::string_view> seen;
  for (const Source* at = &topic; !at->parent.empty();) {
    at = corpus.find(SourceKind::kTopic, at->parent);
    if (!at) return false;
    if (at == &topic) return true;
    if (!seen.insert(at->slug).second) return false;  // a circle that does not hold this topic
  }
  return false;
}

}  // namespace plumbline
