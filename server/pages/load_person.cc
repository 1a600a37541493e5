// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/load.h"

namespace plumbline {

std::optional<PersonPage> load_person(const Catalog& catalog, Database& db, std::string_view slug) {
  const Document* person = catalog.find(Kind::kPerson, slug);
  if (person == nullptr) return std::nullopt;
  PersonPage page;
  page.person = person->id;
  for (std::string& name : catalog.names(db, person->id)) {
    if (name != person->title && name != person->slug) page.also.push_back(std::move(name));
  }
  std::vector<DocumentId> topics, speakers;
  for (DocumentId talk : person->talks) {
    const Document& document = catalog[talk];
    topics.insert(topics.end(), document.topics.begin(), document.topics.end());
    speakers.insert(speakers.end(), document.speakers.begin(), document.speakers.end());
  }
  std::erase(speakers, person->id);
  page.topics = count_documents(catalog, topics);
  page.co_speakers = count_documents(catalog, speakers);
  return page;
}

}  // namespace plumbline
