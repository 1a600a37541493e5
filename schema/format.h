// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/format.h: telling a Plumbline database from any other file, and one format from the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/database.h"
#include "schema/start_lists.h"

namespace plumbline {

inline constexpr std::int64_t kApplicationId = 0x706C6D62;  // "plmb", in the file's header
inline constexpr std::int64_t kFormat = 12;  // raised with every change of tables.sql

// How a passage's id holds its document, and how many passages a document may have.
inline constexpr int kPassageBits = 12;
inline constexpr std::int64_t kMaxPassages = std::int64_t{1} << kPassageBits;
inline constexpr int kStatementBits = 24;  // likewise the id of a statement or a question
inline constexpr std::size_t kMaxPassageBytes = 8192;  // of text: snippets cost with its length

class TextIndex;

struct PublicationInfo {
  std::string generation;  // changes when any content does
  std::int64_t talks, topics, people, events, passages, links, pictures;
};

// The file at `path` cannot be served: missing, not ours, of another format, or damaged. what() is one
// line that says what to do.
struct FormatError : Error {
  using Error::Error;
};

// Creates the tables in a new database.
void create_tables(Database& db);

// Counts the terms of the full-text index, makes the stem index, postings of common terms and the index of identifiers, and writes
// `generation` and the row counts into meta; the last thing a writer does.
void seal(Database& db, std::string_view generation);
// The same with what was gathered of the passages already.
void seal(Database& db, std::string_view generation, TextIndex& index);

// Puts another generation, the row counts of now and those packed lists into a database that was sealed.
void reseal(Database& db, std::string_view generation, ListsOf lists);

// What seal() wrote, after comparing it with the file. Throws FormatError. `path` is for the message;
// `thoroughly` also reads every page (some milliseconds a megabyte).
PublicationInfo verify(Database& db, const std::string& path, bool thoroughly);

// The same as seal() wrote it, compared with nothing. Throws DatabaseError where it wrote nothing.
PublicationInfo stated_info(Database& db);

// Database::open_published() and verify() in one: what the server begins with. Throws FormatError. What is not
// `thoroughly` looked at is a Plumbline database of this format, as long as it says it is; its rows are not even
// counted, which leaves verify() to be called later.
struct VerifiedDatabase {
  Database db;
  PublicationInfo info;
};
VerifiedDatabase open_verified(const std::string& path, bool thoroughly = true);

}  // namespace plumbline
