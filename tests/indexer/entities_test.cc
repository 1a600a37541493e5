// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/entities.h"

#include <gtest/gtest.h>

#include <utility>

namespace plumbline {
namespace {

TEST(Entities, OfTitlesThatWereEscapedTooOftenAreCharacters) {
  const std::pair<const char*, const char*> cases[] = {
      {"Q&A", "Q&A"},
      {"Q&amp;A", "Q&A"},
      {"Q&amp;amp;amp;A", "Q&A"},
      {"Vec&lt;T&gt; &quot;x&quot; it&#39;s &#x27;y&#X27;", "Vec<T> \"x\" it's 'y'"},
      {"AT&T; Bell &unheard; & &; &#; &#xD800; &#99999999999;",
       "AT&T; Bell &unheard; & &; &#; &#xD800; &#99999999999;"},
      {"caf&amp;eacute; &yuml;&iexcl;&Ccaron; J&ouml;rg&ndash;&euro;", "café ÿ¡Č Jörg–€"},
      {"\xC3\xA9&#233;&nbsp;z", "\xC3\xA9\xC3\xA9 z"}};
  for (const auto& [text, plain] : cases) EXPECT_EQ(without_entities(text), plain);
}

TEST(Entities, OfATextAreUndoneOnce) {
  EXPECT_EQ(unescaped_once("&lt;p&gt;Vec&amp;lt;T&amp;gt;"), "<p>Vec&lt;T&gt;");
}
}  // namespace
}  // namespace plumbline
