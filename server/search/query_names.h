// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/query_names.h: names of topics, people and events among the words of a query.
#pragma once

#include <string_view>
#include <vector>

#include "server/search/query.h"

namespace plumbline {

// A node of words that are the name of a document.
QueryNode name_node(DocumentId document, std::vector<QueryNode> words);

// Puts such nodes in the place of words, the longest name first, in the node and all below it but what is left out.
void recognize_names(const Catalog& catalog, QueryNode* node);
// "what is an unstable feature": where nodes ask for nothing but a name, if in another form.
void recognize_whole_name(const Catalog& catalog, std::vector<QueryNode>* nodes);

// The name that a text as a whole is; nullptr for none. Lives as long as the catalog.
const Name* name_of_whole(const Catalog& catalog, Tokenizer& tokenizer, std::string_view text);

}  // namespace plumbline
