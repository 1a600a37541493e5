// SPDX-License-Identifier: MIT OR Apache-2.0
// schema/text/text_functions.h: SQL functions for passage.text, which is packed (schema/text/packed_text.h):
//
//     pack_text(title, names, topics, heading, body, markup)
//     title_of(text), names_of(text), topics_of(text), heading_of(text), body_of(text), markup_of(text)
//     tell(text, sink)  gives heading and body to a TextSink, which is bound as a pointer; its answer is their bytes, packed
//
// They learn the words from table text_words when they are used first, and keep them; so they must be there before
// the first text is packed. Damaged bytes are an error of the statement.
#pragma once

struct sqlite3;

namespace plumbline {

inline constexpr const char* kTextSink = "plumbline-text-sink";  // for Statement::bind_pointer()

// Throws Error where SQLite refuses.
void register_text_functions(sqlite3* db);

// The same for C: SQLite's result code.
int add_text_functions(sqlite3* db);

}  // namespace plumbline
