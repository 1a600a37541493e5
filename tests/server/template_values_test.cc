// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/template_values.h"

#include <ctemplate/template.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/pages/template.h"

namespace plumbline {
namespace {

struct TemplateValuesTest : testing::Test {
  std::string filled(const std::string& text) const {
    const std::unique_ptr<ctemplate::Template> parsed(
        ctemplate::Template::StringToTemplate(text, ctemplate::DO_NOT_STRIP));
    std::string out;
    parsed->Expand(&out, &values);
    return out;
  }

  TemplateMemory memory;
  TemplateValues values{memory, nullptr};
};

TEST_F(TemplateValuesTest, ValueStandsWhereItsNameDoes) {
  values.set("NAME", "klint");
  EXPECT_EQ(filled("<{{NAME}}> <{{OTHER}}>"), "<klint> <>");
}

TEST_F(TemplateValuesTest, LastValueOfANameCounts) {
  values.set("NAME", "first");
  values.set("NAME", "last");
  EXPECT_EQ(filled("{{NAME}}"), "last");
}

TEST_F(TemplateValuesTest, ValueOutlivesTheTextThatItWasMadeOf) {
  std::string text = "as it was given, and longer than a short string";
  values.set("NAME", text);
  text.assign(text.size(), '?');
  EXPECT_EQ(filled("{{NAME}}"), "as it was given, and longer than a short string");
}

TEST_F(TemplateValuesTest, SectionIsRepeatedInTheOrderInWhichItWasAdded) {
  for (const char* name : {"a", "b", "c"}) values.add("ITEM").set("NAME", name);
  EXPECT_EQ(filled("{{#ITEM}}{{NAME}}{{#ITEM_separator}}, {{/ITEM_separator}}{{/ITEM}}"),
            "a, b, c");
}

TEST_F(TemplateValuesTest, SectionThatNobodyAddedIsLeftOut) {
  values.add("ITEM");
  EXPECT_EQ(filled("{{#ITEM}}there{{#OTHER}}never{{/OTHER}}{{/ITEM}}"), "there");
}

TEST_F(TemplateValuesTest, SectionThatIsShownTwiceIsThereOnce) {
  values.show("ITEM");
  values.show("ITEM");
  EXPECT_EQ(filled("{{#ITEM}}x{{/ITEM}}"), "x");
}

TEST_F(TemplateValuesTest, SectionSeesWhatIsAroundIt) {
  values.set("OUTER", "outer");
  values.set("BOTH", "outer");
  values.show("FLAG");
  values.add("ITEM").set("BOTH", "inner");
  EXPECT_EQ(filled("{{#ITEM}}{{OUTER}} {{BOTH}} {{#FLAG}}flag {{BOTH}}{{/FLAG}}{{/ITEM}}"),
            "outer inner flag outer");
}

TEST_F(TemplateValuesTest, IncludedTemplatesHaveValuesOfTheirOwn) {
  ctemplate::StringToTemplateCache("greeting", "{{GREETING}} {{NAME}}!", ctemplate::DO_NOT_STRIP);
  ctemplate::StringToTemplateCache("farewell", "Bye {{NAME}}.", ctemplate::DO_NOT_STRIP);
  values.set("GREETING", "not seen");
  values.include("PART", "greeting").set("NAME", "Alice");
  values.include("PART", "farewell").set("NAME", "Bob");
  EXPECT_EQ(filled("{{>PART}} {{>NONE}}"), " Alice!Bye Bob. ");
}

TEST(DictionaryTest, MarkupAndTextAreNotTakenForEachOther) {
  Template page("page.html");
  EXPECT_THROW(page.values().set("TEXT_HTML", "text"), std::logic_error);
  EXPECT_THROW(page.values().set("TEXT", Html("<b>")), std::logic_error);
}

}  // namespace
}  // namespace plumbline
