// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/roster.h: who is in the publication, under which id and slug. People come into being
// here: one for each speaker, however the talks and people.yml write the name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/link/knowledge.h"
#include "indexer/source.h"

namespace plumbline {

struct Member {
  RowId id;
  SourceKind kind;
  std::string slug, title;
  const Source* source;           // nullptr of a person
  RowId root;                     // the document that answers: itself, or the talk of a part
  RowId event;                    // of a talk, and of an event itself; otherwise 0
  std::vector<std::string> also;  // other spellings of a person

  std::string path() const;  // "/talks/lpc-2023/klint"; of a part that of its talk
};

class Roster {
 public:
  // Every talk must have its event, and every part its talk. `corpus` must outlive the roster.
  explicit Roster(const Corpus& corpus);

  // By id, which is dense from 1: members()[id - 1].
  const std::vector<Member>& members() const { return members_; }
  const Member& operator[](RowId id) const { return members_[static_cast<std::size_t>(id - 1)]; }

  // 0 where there is none.
  RowId find(SourceKind kind, std::string_view slug) const;
  // By any spelling of the name.
  RowId find_person(std::string_view name) const;
  // A page and itself, or a talk and its event: a link between them tells nothing.
  bool belong_together(RowId a, RowId b) const;
  // "/topics/binder" or "topics/binder"; talks, topics, events and people have a path.
  RowId find_path(std::string_view path) const;

 private:
  void add_people(const Corpus& corpus);
  void number();

  std::vector<Member> members_;
  std::map<std::pair<SourceKind, std::string>, RowId> ids_;
  std::map<std::string, std::string, std::less<>> person_slugs_;  // by spelling
};

}  // namespace plumbline
