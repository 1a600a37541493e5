// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/text/email.h"

#include <gtest/gtest.h>

#include <utility>

namespace plumbline {
namespace {

TEST(Email, IsLeftOutAndMessageIdsStay) {
  EXPECT_EQ(without_emails("mail a.b+c@d-e.org!"), "mail (e-mail address)!");
  EXPECT_EQ(without_emails("<a href=\"mailto:a@b.org\">a@b.org</a>"),
            "<a href=\"\">(e-mail address)</a>");
  EXPECT_EQ(without_emails("https://l.org/r/1.2@b.org @work git@b.org:c/d.git x@y"),
            "https://l.org/r/1.2@b.org @work git@b.org:c/d.git x@y");
}
TEST(Email, IsTakenOutOfQueriesAndHosts) {
  const std::pair<const char*, const char*> cases[] = {
      {"see https://x.org/?mail=a%40b.org&v=1.", "see https://x.org/?mail=&v=1."},
      {"https://x.org/p?to=a.c@b.org#ada%40b.org", "https://x.org/p?to=#"},
      {"https://l.org/?q=20240101.1-a@b.org", "https://l.org/?q=20240101.1-a@b.org"},
      {"https://l.org/r/1.2a%40b.org 5%40c.org", "https://l.org/r/1.2a%40b.org 5%40c.org"},
      {"clone https://ada@b.org/x.git", "clone https://(e-mail address)/x.git"},
      {"ada@b.org: hello, git@b.org:c/d.git", "(e-mail address): hello, git@b.org:c/d.git"},
      {"ssh://git@b.org/c/d.git", "ssh://git@b.org/c/d.git"}};
  for (const auto& [text, clean] : cases) EXPECT_EQ(without_emails(text), clean);
}

TEST(Email, TakesAddressesOfTheWebWithItThatHaveItInTheirPath) {
  const std::pair<const char*, const char*> cases[] = {
      {"see https://x.org/u/ada@b.org/a_(b)/?c=1, and", "see (e-mail address), and"},
      {"[Ada](https://x.org/u/ada@b.org/a_(b)) is", "[Ada]() is"},
      {"<a href=\"https://x.org/ada%40b.org\">Ada</a>", "<a href=\"\">Ada</a>"},
      {"(http://x.org/mailto:ada@b.org).", "((e-mail address))."},
      {"https://x.org/ada19850214@b.org https://x.org/12345678@b.org",
       "(e-mail address) (e-mail address)"},
      {"https://ada@b.org/u/ada@b.org/", "https://(e-mail address)(e-mail address)"},
      {"https://x.org/ada@example.org.html", "(e-mail address)"}};
  for (const auto& [text, clean] : cases) EXPECT_EQ(without_emails(text), clean);
}

TEST(Email, LeavesPathsThatLookLikeIt) {
  for (const char* url :
       {"https://lore.kernel.org/ksummit/87plbus32o.fsf@kernel.org/T/#u",
        "https://lore.kernel.org/all/xmqqfoo.fsf@gitster.g",
        "https://lore.kernel.org/linux-mm/CAGSQo01=7YDfYzbjipNtsK8+v53kAh@mail.gmail.com/",
        "https://web.archive.org/web/2024/https://lore.kernel.org/git/ab@b.org/",
        "https://patchwork.kernel.org/project/rust/patch/20240101.1-ada@b.org/",
        "https://lists.sr.ht/~ada/list/%3Cabc%40b.org%3E",
        "https://www.postgresql.org/message-id/flat/CAFj@mail.gmail.com",
        "https://mail.python.org/archives/list/dev@python.org/thread/ABC/",
        "https://www.mail-archive.com/devel@rpm5.org/msg05217.html",
        "https://marc.info/?i=20240101.1-ada@b.org",
        "https://elk.zone/example.social/@ada@other.social", "https://x.org/20240101.1-ada@b.org",
        "https://x.org/593a98c9-baaa-496b@b.org", "https://x.org/logo@2x.png",
        "https://x.org/ATPROTO%20%40FOSDEM.pdf", "https://cdn.x.org/npm/reveal.js@4.1.0/dist/a.css",
        "https://github.com/a/b/blob/v1/git@github.com:c/d"}) {
    EXPECT_EQ(without_emails(url), url);
    EXPECT_EQ(web_address_without_emails(url), url);
  }
}

TEST(Email, IsNoNameOfAFile) {
  const std::pair<const char*, const char*> cases[] = {
      {"talks/ada@example.org.pdf", "talks/(e-mail address).pdf"},
      {"ada@example.org/klint.pdf", "(e-mail address)/klint.pdf"},
      {"klint ada@example.org", "klint (e-mail address)"},
      {"klint@fosdem.pdf", "klint@fosdem.pdf"}};
  for (const auto& [name, clean] : cases) EXPECT_EQ(file_name_without_emails(name), clean);
  EXPECT_EQ(without_emails("see logo@2x.png"), "see logo@2x.png");
}

TEST(Email, MayHaveLettersOfAnyScript) {
  const std::pair<const char*, const char*> cases[] = {
      {"müller@mail.org, an", "(e-mail address), an"},
      {"mu\u0308ller@mail.org", "(e-mail address)"},
      {"own@mäil.org.", "(e-mail address)."},
      {"own＠mail.org", "(e-mail address)"},
      {"own﹫mail.org", "(e-mail address)"},
      {"ｏｗｎ＠ｍａｉｌ．ｏｒｇ", "(e-mail address)"},
      {"почта@пример.рф", "(e-mail address)"},
      {"用户@例子.广告", "(e-mail address)"},
      {"写信给ada@b.org吧", "写信给(e-mail address)吧"},
      {"see—ada@b.org—or", "see—(e-mail address)—or"},
      {"über @work, x＠y, 5％", "über @work, x＠y, 5％"},
      {"https://l.org/r/1.2-ü@b.org", "https://l.org/r/1.2-ü@b.org"},
      {"\xFF@b.org \xC3@b.org", "\xFF@b.org \xC3@b.org"}};
  for (const auto& [text, clean] : cases) EXPECT_EQ(without_emails(text), clean) << text;
}

TEST(Email, LeavesAddressesThatLeadSomewhere) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://x.org/?mail=a%40b.org", "https://x.org/?mail="},
      {"https://l.org/r/1.2@b.org", "https://l.org/r/1.2@b.org"},
      {"/talks/a", "/talks/a"},
      {"ada@b.org", ""},
      {"mailto:ada@b.org", ""},
      {"https://ada@b.org/", ""},
      {"https://x.org/user/ada@b.org/talks", ""},
      {"https://x.org/user/ada%40b.org", ""}};
  for (const auto& [url, clean] : cases) EXPECT_EQ(web_address_without_emails(url), clean) << url;
}

TEST(Email, IsTakenOutOfLinksAndTheirPlacesStayRight) {
  Section section;
  section.body.text = "a https://x.org/?m=a@b.org z";
  section.body.spans = {{Span::kLink, 2, 26, "https://x.org/?m=a@b.org"},
                        {Span::kEmphasis, 27, 28, ""},
                        {Span::kLink, 0, 1, "ada@b.org"}};
  std::vector<Section> sections = {section};
  drop_emails(&sections);
  const RichText& body = sections[0].body;
  EXPECT_EQ(body.text, "a https://x.org/?m= z");
  ASSERT_EQ(body.spans.size(), 2u);
  EXPECT_EQ(body.spans[0].target, "https://x.org/?m=");
  EXPECT_EQ(body.text.substr(body.spans[0].begin, body.spans[0].end - body.spans[0].begin),
            "https://x.org/?m=");
  EXPECT_EQ(body.text.substr(body.spans[1].begin, 1), "z");
}
}  // namespace
}  // namespace plumbline
