// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/questions.h"

#include <gmock/gmock.h>

#include "tests/indexer/valid_corpus.h"

namespace plumbline {
namespace {
using testing::ElementsAreArray;

// "klint: Who?"
std::vector<std::string> answered(const std::string& file, const std::string& more) {
  CorpusFiles files = valid_corpus();
  files[file] += more;
  const Indexed indexed = index_files(files);
  std::vector<std::string> lines;
  for (const QuestionRecord& question : indexed.knowledge.questions) {
    lines.push_back(
        indexed.knowledge.documents[static_cast<std::size_t>(question.document - 1)].slug + ": " +
        question.text);
  }
  return lines;
}

TEST(AnsweredQuestions, AreItemsOfTheirSectionUpToTheQuestionMark) {
  const std::pair<const char*, std::vector<std::string>> table[] = {
      {"## Questions\n\n- **Who wrote it?** Gary Guo.\n- Why *so*? Because. Is it?\n",
       {"klint: Who wrote it?", "klint: Why so?"}},
      {"## FAQ\n\n1. I know C. Do I need Rust? Yes.\n", {"klint: I know C. Do I need Rust?"}},
      {"## Frequently Asked Questions\n\n- Is [[nova|the driver]] checked? No.\n",
       {"klint: Is the driver checked?"}},
      {"## Questions and answers\n\n- Who?\n", {"klint: Who?"}},
      {"## Questions\n\n- It ends without one.\n\nWho? I.\n", {}},
      {"## Open questions\n\n- Who runs it?\n", {}},
      {"- Who runs it?\n", {}},
  };
  for (const auto& [text, expected] : table) {
    EXPECT_THAT(answered("topics/klint.md", "\n" + std::string(text)), ElementsAreArray(expected))
        << text;
  }
}

TEST(AnsweredQuestions, OfATalkAreItsOwnAndThoseOfItsNotes) {
  const std::string text = "\n## Questions\n\n- Who? I.\n";
  for (const char* file : {"talks/lpc-2023/klint.md", "notes/lpc-2023/klint.md"})
    EXPECT_THAT(answered(file, text), ElementsAreArray({"lpc-2023/klint: Who?"})) << file;
}

}  // namespace
}  // namespace plumbline
