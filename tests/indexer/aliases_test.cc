// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/link/aliases.h"

#include <gmock/gmock.h>

#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAre;

std::vector<std::string> names_of(const Indexed& indexed, SourceKind kind,
                                  const std::string& slug) {
  std::vector<std::string> names;
  for (const AliasRecord& alias : indexed.knowledge.aliases) {
    if (alias.document == indexed.id(kind, slug)) names.push_back(alias.name);
  }
  return names;
}

std::string stem_key_of(const Indexed& indexed, SourceKind kind, const std::string& slug,
                        const std::string& name) {
  for (const AliasRecord& alias : indexed.knowledge.aliases) {
    if (alias.document == indexed.id(kind, slug) && alias.name == name) return alias.stem_key;
  }
  return "no such name";
}

TEST(Aliases, AreTitleNamesAndSlugEachKeyOnce) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["topics/klint.md"], "klint tool]", "klint tool, Kernel-Lint, KLINT]");
  const Indexed indexed = index_files(files);
  EXPECT_THAT(names_of(indexed, SourceKind::kTopic, "klint"),
              ElementsAre("klint", "kernel lint", "klint tool"));
  EXPECT_THAT(names_of(indexed, SourceKind::kTopic, "tooling"),
              ElementsAre("Tools", "developer tools", "tooling"));
  EXPECT_THAT(names_of(indexed, SourceKind::kEvent, "lpc-2023"),
              ElementsAre("Linux Plumbers Conference 2023", "LPC 2023"));
  EXPECT_THAT(names_of(indexed, SourceKind::kPerson, "bjorn-roy-baron"),
              ElementsAre("Björn Roy Baron", "Bjoern Roy Baron", "bjorn3"));
  EXPECT_THAT(names_of(indexed, SourceKind::kNotes, "lpc-2023/klint"), ElementsAre());
}

TEST(Aliases, ShareNoStemKey) {
  CorpusFiles files = valid_corpus();
  replace_in(&files["topics/nova.md"], "nova-core]", "nova-core, unstable feature]");
  replace_in(&files["topics/klint.md"], "klint tool]", "klint tool, unstable features]");
  replace_in(&files["topics/klint.md"], "kernel lint", "driver core");
  replace_in(&files["talks/lpc-2023/nova.md"], "title: Nova, a GPU driver", "title: Drivers core");
  const Indexed indexed = index_files(files);
  EXPECT_EQ(stem_key_of(indexed, SourceKind::kTopic, "klint", "unstable features"), "");
  EXPECT_EQ(stem_key_of(indexed, SourceKind::kTopic, "nova", "unstable feature"), "");
  EXPECT_EQ(stem_key_of(indexed, SourceKind::kTopic, "klint", "driver core"), "drivercore");
  EXPECT_EQ(stem_key_of(indexed, SourceKind::kTalk, "lpc-2023/nova", "Drivers core"), "");
}
}  // namespace
}  // namespace plumbline
