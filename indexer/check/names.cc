// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/names.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "indexer/check/similar.h"
#include "schema/text/fold.h"
#include "schema/text/name_key.h"

namespace plumbline {
namespace {

struct Place {
  const Source* source;
  int line;
};

void warn(const Place& place, std::string message, Problems* problems) {
  problems->push_back({Severity::kWarning, place.source->file, place.line, std::move(message)});
}

// Each speaker with the place of the first talk, one that an editor wrote if there is any.
std::map<std::string, Place> first_places_of_speakers(const Corpus& corpus) {
  std::map<std::string, Place> speakers;
  for (const Source& source : corpus.sources) {
    for (const Word& speaker : source.speakers) {
      const Place place{&source, speaker.line};
      const auto [known, is_new] = speakers.emplace(speaker.text, place);
      if (!known->second.source->has("speakers") && source.has("speakers")) known->second = place;
    }
  }
  return speakers;
}

// Two forms in which names are compared: their letters with "-" for a blank, and their key, for
// which "PinInit" and "pin_init" are one.
std::set<std::string> forms_of(Tokenizer& tokenizer, std::string_view name) {
  std::string plain = fold(name);
  std::replace(plain.begin(), plain.end(), '-', ' ');
  std::set<std::string> forms = {plain};
  if (std::string key = name_key(tokenizer, name).key; !key.empty()) forms.insert(std::move(key));
  return forms;
}

// The names of a topic with their lines; the slug stands in no line.
std::vector<Word> names_of_topic(const Source& topic) {
  std::vector<Word> names = topic.aliases;
  names.push_back({topic.title, topic.line_of("title")});
  names.push_back({topic.slug, 0});
  return names;
}

void check_topic_names(const Corpus& corpus, const std::map<std::string, Place>& speakers,
                       Problems* problems) {
  Tokenizer tokenizer;
  std::map<std::string, Place> owners;
  std::set<std::string> people;
  for (const auto& [name, place] : speakers) people.merge(forms_of(tokenizer, name));
  for (const PersonEntry& person : corpus.people) {
    for (const Word& name : person.also) people.merge(forms_of(tokenizer, name.text));
  }
  for (const Source& topic : corpus.sources) {
    if (topic.kind != SourceKind::kTopic) continue;
    for (const Word& name : names_of_topic(topic)) {
      for (const std::string& form : forms_of(tokenizer, name.text)) {
        const Place here{&topic, name.line};
        const auto [owner, is_new] = owners.emplace(form, here);
        if (!is_new && owner->second.source != &topic) {
          warn(here, "\"" + name.text + "\" is a name of " + owner->second.source->slug + " too",
               problems);
          warn(owner->second, "\"" + name.text + "\" is a name of " + topic.slug + " too",
               problems);
        }
        if (people.count(form) > 0)
          warn(here, "\"" + name.text + "\" is the name of a speaker", problems);
      }
    }
  }
}

// Those of programmes are compared in check/programmes.h.
void check_speakers(const Corpus& corpus, std::map<std::string, Place> speakers,
                    Problems* problems) {
  std::erase_if(speakers, [](const auto& s) { return !s.second.source->has("speakers"); });
  std::set<std::pair<std::string, std::string>> apart;
  for (const PersonEntry& person : corpus.people) {
    for (const Word& other : person.not_same) apart.insert(std::minmax(person.name, other.text));
  }
  const std::vector<std::pair<std::string, Place>> list(speakers.begin(), speakers.end());
  std::vector<NameLetters> letters;
  for (const auto& [name, place] : list) letters.emplace_back(name);
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (std::size_t j = i + 1; j < list.size(); ++j) {
      const auto &a = list[i], &b = list[j];
      if (!letters[i].looks_like(letters[j]) || apart.count({a.first, b.first}) > 0) continue;
      const std::string message = "\"" + a.first + "\" and \"" + b.first + "\" look alike";
      warn(a.second, message, problems);
      warn(b.second, message, problems);
    }
  }
}

void check_people(const Corpus& corpus, const std::map<std::string, Place>& speakers,
                  Problems* problems) {
  std::set<std::string> taken;
  const auto warn_line = [&](int line, std::string message) {
    problems->push_back({Severity::kWarning, corpus.people_file, line, std::move(message)});
  };
  for (const PersonEntry& person : corpus.people) {
    if (speakers.count(person.name) == 0) warn_line(person.line, person.name + " speaks nowhere");
    if (!taken.insert(person.name).second)
      warn_line(person.line, person.name + " stands there twice");
    for (const Word& name : person.also) {
      if (!taken.insert(name.text).second) warn_line(name.line, name.text + " stands there twice");
      if (name.text != person.name && speakers.count(name.text) > 0) {
        warn_line(name.line, name.text + " stands for " + person.name + ", yet is used in a talk");
      }
    }
  }
}

void check_titles(const Corpus& corpus, Problems* problems) {
  std::map<std::pair<std::string, std::string>, const Source*> first;
  for (const Source& talk : corpus.sources) {
    if (talk.kind != SourceKind::kTalk) continue;
    const std::string event = talk.slug.substr(0, talk.slug.find('/'));
    if (!talk.has("topics")) continue;  // programmes are looked at in check/programmes.h
    const auto [other, is_new] = first.emplace(std::pair{event, letters_of(talk.title)}, &talk);
    if (is_new) continue;
    warn({&talk, talk.line_of("title")}, "the same title as " + other->second->slug, problems);
    warn({other->second, other->second->line_of("title")}, "the same title as " + talk.slug,
         problems);
  }
}
}  // namespace

void check_names(const Corpus& corpus, Problems* problems) {
  const std::map<std::string, Place> speakers = first_places_of_speakers(corpus);
  check_topic_names(corpus, speakers, problems);
  check_speakers(corpus, speakers, problems);
  check_people(corpus, speakers, problems);
  check_titles(corpus, problems);
}

}  // namespace plumbline
