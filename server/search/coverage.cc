// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schema/format.h"
#include "schema/is_one_of.h"
#include "schema/sql.h"
#include "schema/text/fold.h"
#include "schema/unnamed_places.h"
#include "server/search/filter.h"

namespace plumbline {
namespace {

constexpr std::size_t kNowhere = SIZE_MAX;

// From the oldest to the newest, without a date first.
bool is_earlier(const Document& a, const Document& b) {
  return std::tie(a.date, a.slug) < std::tie(b.date, b.slug);
}

class Loader {
 public:
  Loader(const Catalog& catalog, Database& db, const CoverageRequest& request)
      : catalog_(catalog), db_(db), request_(request) {}

  Coverage run() {
    choose_events();
    learn_tree();
    add_rows(request_.parent, 0);
    add_asked();
    add_unnamed();
    add_notes();
    return std::move(out_);
  }

 private:
  bool is_chosen(const Document& event) const {
    if (!request_.series.empty() && !is_one_of(event.series, request_.series)) return false;
    if (!request_.years.empty() && !is_one_of(event.year(), request_.years)) return false;
    if (!request_.from.empty() && !not_before(event, request_.from)) return false;
    return request_.to.empty() || not_after(event, request_.to);
  }

  std::vector<DocumentId> given(const Document& document) const {
    std::vector<DocumentId> talks(document.talks.begin(), document.talks.end());
    std::erase_if(talks, [this](DocumentId id) { return catalog_[id].withdrawn; });
    return talks;
  }

  void choose_events() {
    for (const DocumentId id : catalog_.all(Kind::kEvent)) {
      if (is_chosen(catalog_[id]) && !given(catalog_[id]).empty()) out_.events.push_back(id);
    }
    std::sort(out_.events.begin(), out_.events.end(),
              [this](DocumentId a, DocumentId b) { return is_earlier(catalog_[a], catalog_[b]); });
    for (std::size_t i = 0; i < out_.events.size(); ++i) {
      columns_[out_.events[i]] = i;
      out_.newest_year = std::max(out_.newest_year, int{catalog_.standing(out_.events[i]).year});
    }
  }

  void learn_tree() {
    for (const DocumentId id : catalog_.all(Kind::kTopic))
      children_[catalog_[id].parent].push_back(id);
    for (auto& [parent, children] : children_) {
      std::sort(children.begin(), children.end(), [this](DocumentId a, DocumentId b) {
        return fold(catalog_[a].title) < fold(catalog_[b].title);
      });
    }
  }

  // The parent itself, where one is chosen, and all below it.
  void add_rows(DocumentId parent, int depth) {
    if (parent != 0 && depth == 0) {
      add_row(parent, 0);
      return add_rows(parent, 1);
    }
    const auto children = children_.find(parent);
    if (children == children_.end()) return;
    for (const DocumentId id : children->second) {
      if (!seen_.insert(id).second) continue;  // of a circle
      add_row(id, depth);
      add_rows(id, depth + 1);
    }
  }

  void add_row(DocumentId topic, int depth) {
    seen_.insert(topic);
    CoverageRow row;
    row.topic = topic;
    row.depth = depth;
    row.own.resize(out_.events.size());
    row.under.resize(out_.events.size());
    for (const DocumentId talk : given(catalog_[topic])) {
      const auto column = columns_.find(catalog_[talk].event);
      if (column == columns_.end()) continue;
      ++row.own[column->second];
      ++row.own_total;
    }
    for (const DocumentId talk : talks_under(topic)) count_under(talk, &row);
    row.named = static_cast<int>(catalog_.naming_talks().untagged(db_, topic));
    out_.rows.push_back(std::move(row));
  }

  void count_under(DocumentId talk, CoverageRow* row) const {
    const auto column = columns_.find(catalog_[talk].event);
    const bool here = column != columns_.end();
    DocumentId& latest = here ? row->last : row->elsewhere;
    if (latest == 0 || is_earlier(catalog_[latest], catalog_[talk])) latest = talk;
    if (!here) return;
    if (row->first == 0 || is_earlier(catalog_[talk], catalog_[row->first])) row->first = talk;
    ++row->under[column->second];
    ++row->under_total;
  }

  // Each once, by id.
  std::vector<DocumentId> talks_under(DocumentId topic) const {
    std::set<DocumentId> talks;
    for (const DocumentId id : topics_under(catalog_, topic)) {
      for (const DocumentId talk : given(catalog_[id])) talks.insert(talk);
    }
    return {talks.begin(), talks.end()};
  }

  void add_asked() {
    std::map<std::int64_t, std::vector<DocumentId>> topics;
    Statement& rows = db_.cached(sql::k_list_statement_topics);
    rows.bind(":kind", stated_name(Stated::kAsked));
    while (rows.step()) topics[rows.integer(0)].push_back(static_cast<DocumentId>(rows.integer(1)));
    for (StatementLine& line : all_statements(db_)) {
      if (line.kind != Stated::kAsked || !is_chosen(catalog_[line.document])) continue;
      AskedItem item;
      item.topics = topics[line.id];
      item.line = std::move(line);
      if (request_.parent != 0 && !concerns(item, request_.parent)) continue;
      find_answers(&item);
      out_.asked.push_back(std::move(item));
    }
    std::stable_sort(out_.asked.begin(), out_.asked.end(),
                     [this](const AskedItem& a, const AskedItem& b) {
                       return is_earlier(catalog_[b.line.document], catalog_[a.line.document]);
                     });
  }

  bool concerns(const AskedItem& item, DocumentId parent) const {
    const std::vector<DocumentId> under = topics_under(catalog_, parent);
    return std::any_of(item.topics.begin(), item.topics.end(),
                       [&](DocumentId topic) { return is_one_of(topic, under); });
  }

  void find_answers(AskedItem* item) const {
    const Document& event = catalog_[item->line.document];
    std::set<DocumentId> talks;
    for (const DocumentId topic : item->topics) {
      for (const DocumentId talk : talks_under(topic)) talks.insert(talk);
    }
    for (const DocumentId id : talks) {
      const Document& talk = catalog_[id];
      if (talk.event == event.id) {
        item->talks.push_back(id);
      } else if (is_earlier(talk, event)) {
        if (item->before == 0 || is_earlier(catalog_[item->before], talk)) item->before = id;
      } else if (item->after == 0 || is_earlier(talk, catalog_[item->after])) {
        item->after = id;
      }
    }
  }

  void add_unnamed() {
    const std::vector<std::size_t> order = from_the_newest();
    std::vector<OrderedPlace> found;  // of one name; thousands of names have thousands
    for (Statement& rows = db_.cached(sql::k_list_unnamed); rows.step();) {
      found.clear();
      for (const UnnamedPlace& place : unpack_places(rows.bytes(1))) {
        const auto talk = static_cast<std::size_t>(place.passage >> kPassageBits);
        if (talk < order.size() && order[talk] != kNowhere) found.push_back({order[talk], place});
      }
      if (!found.empty()) out_.unnamed.push_back(unnamed_name(rows.text(0), &found));
    }
    std::stable_sort(out_.unnamed.begin(), out_.unnamed.end(),
                     [](const auto& a, const auto& b) { return a.talks > b.talks; });
  }

  struct OrderedPlace {
    std::size_t order;  // of its talk, from the newest
    UnnamedPlace place;
  };
  static UnnamedName unnamed_name(std::string text, std::vector<OrderedPlace>* found) {
    UnnamedName name = {std::move(text), static_cast<int>(found->size()), {}};
    const auto told =
        found->begin() + static_cast<std::ptrdiff_t>(std::min(UnnamedName::kTold, found->size()));
    std::partial_sort(found->begin(), told, found->end(),
                      [](const auto& a, const auto& b) { return a.order < b.order; });
    for (auto one = found->begin(); one != told; ++one) {
      name.newest.push_back({static_cast<DocumentId>(one->place.passage >> kPassageBits),
                             one->place.passage, static_cast<int>(one->place.count)});
    }
    return name;
  }

  // By talk: its place among those at chosen editions and below the chosen topic, or kNowhere. Thousands of places of
  // names are sorted by it.
  std::vector<std::size_t> from_the_newest() const {
    std::vector<DocumentId> talks = catalog_.all(Kind::kTalk);
    std::erase_if(talks, [this](DocumentId id) {
      return !columns_.contains(catalog_[id].event) || !is_under_parent(catalog_[id]);
    });
    std::sort(talks.begin(), talks.end(),
              [this](DocumentId a, DocumentId b) { return is_earlier(catalog_[b], catalog_[a]); });
    std::vector<std::size_t> order(static_cast<std::size_t>(catalog_.max_id()) + 1, kNowhere);
    for (std::size_t place = 0; place < talks.size(); ++place)
      order[static_cast<std::size_t>(talks[place])] = place;
    return order;
  }

  bool is_under_parent(const Document& talk) const {
    if (request_.parent == 0) return true;
    return std::any_of(talk.topics.begin(), talk.topics.end(),
                       [this](DocumentId topic) { return seen_.count(topic) > 0; });
  }

  void add_notes() {
    for (auto event = out_.events.rbegin(); event != out_.events.rend(); ++event) {
      EditionNotes notes = {*event, 0, {}};
      for (const DocumentId id : given(catalog_[*event])) {
        if (!is_under_parent(catalog_[id])) continue;
        ++notes.talks;
        if ((catalog_[id].has & kHasNotes) == 0) notes.without.push_back(id);
      }
      if (!notes.without.empty()) out_.notes.push_back(std::move(notes));
    }
  }

  const Catalog& catalog_;
  Database& db_;
  const CoverageRequest& request_;
  std::map<DocumentId, std::size_t> columns_;               // of events
  std::map<DocumentId, std::vector<DocumentId>> children_;  // by parent, 0 for the top
  std::set<DocumentId> seen_;                               // topics that have a row
  Coverage out_;
};
}  // namespace

std::vector<DocumentId> topics_under(const Catalog& catalog, DocumentId topic) {
  std::set<DocumentId> found = {topic};
  for (bool grown = true; grown;) {
    grown = false;
    for (const DocumentId id : catalog.all(Kind::kTopic)) {
      if (found.count(catalog[id].parent) > 0 && found.insert(id).second) grown = true;
    }
  }
  return {found.begin(), found.end()};
}

std::vector<const CoverageRow*> Coverage::long_ago(const Catalog& catalog) const {
  std::vector<const CoverageRow*> found;
  for (const CoverageRow& row : rows) {
    if (row.last != 0 && newest_year - catalog.standing(row.last).year >= kLongAgo)
      found.push_back(&row);
  }
  std::stable_sort(found.begin(), found.end(), [&](const CoverageRow* a, const CoverageRow* b) {
    return catalog[a->last].date < catalog[b->last].date;
  });
  return found;
}

std::vector<const CoverageRow*> Coverage::never() const {
  std::vector<const CoverageRow*> found;
  for (const CoverageRow& row : rows) {
    if (row.under_total == 0) found.push_back(&row);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const CoverageRow* a, const CoverageRow* b) { return a->named > b->named; });
  return found;
}

std::string anchor_of(Database& db, const UnnamedName::Place& place) {
  Statement& row = db.cached(sql::k_find_anchor).bind(":id", place.passage);
  std::string anchor = row.step() ? row.text(0) : "";
  row.reset();
  return anchor;
}

Coverage load_coverage(const Catalog& catalog, Database& db, const CoverageRequest& request) {
  return Loader(catalog, db, request).run();
}

}  // namespace plumbline
