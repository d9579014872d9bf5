// SPDX-License-Identifier: EUPL-1.2
// Contexts are found by the names and attributes of their steps: the nodes must be those that
// libxml2 selects by the whole path.
#include <gtest/gtest.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "rule_fixture.h"

namespace paraphe {
namespace {

const char* const document =
    "<c:a xmlns:c='urn:c' xmlns:o='urn:o' x='1'>\n"
    "<c:b x='p' y='2'><c:d/></c:b>\n"
    "<c:b x='q'><c:d z='r'/><c:d/></c:b>\n"
    "<c:b y='1'/>\n"
    "<c:b/>\n"
    "<o:b x='p'><c:d/></o:b>\n"
    "<c:e><c:b x='p'><c:d z='p'/></c:b><c:d/></c:e>\n"
    "</c:a>";

/// « line:name » of what `//context` selects.
std::vector<std::string> selected(const Draft& draft, const std::string& context) {
  xmlXPathContext* xpath = xmlXPathNewContext(draft.tree());
  xmlXPathRegisterNs(xpath, reinterpret_cast<const xmlChar*>("c"),
                     reinterpret_cast<const xmlChar*>("urn:c"));
  const std::string path = (context[0] == '/' ? "" : "//") + context;
  xmlXPathObject* found = xmlXPathEval(reinterpret_cast<const xmlChar*>(path.c_str()), xpath);
  std::vector<std::string> out;
  for (int i = 0; found->nodesetval != nullptr && i < found->nodesetval->nodeNr; ++i) {
    const Place place = draft.place(found->nodesetval->nodeTab[i]);
    out.push_back(std::to_string(place.start.line) + ":" + std::to_string(place.start.column));
  }
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(xpath);
  return out;
}

TEST(Contexts, SelectWhatTheirWholePathSelects) {
  Diagnostics found;
  const auto draft = read_draft("draft.xml", document, Limits{}, found);
  ASSERT_TRUE(draft);
  std::size_t all = 0;
  for (const std::string context : {
           "c:b",
           "c:b[@x]",
           "c:b[@x = 'p']",
           "c:b[@x != 'p']",
           "c:b[@x = 'p' or @x = 'q']",
           "c:b[@x = 'p' or @y]",
           "c:b[@x = false()]",
           "c:b[@x = 'p' = false()]",
           "c:b[@y * 1]",
           "c:b[@y + 1]",
           "c:b[c:d]",
           "c:b[c:d/@z = 'r']",
           "c:b[c:*[@z]]",
           "c:b[c:d and @x]",
           "c:b[count(c:d)]",
           "c:b[count(c:d) = 2]",
           "c:b[contains(@x, 'q')]",
           "c:b[contains(@x, 'q') or contains(@x, 'p')]",
           "c:b[2]",
           "c:b[@x][2]",
           "c:b[last()]",
           "c:e/c:b[c:d]",
           "c:e//c:d[@z = 'p']",
           "c:a/c:b[@x = 'q']/c:d[@z]",
           "c:b[@x]/c:d",
           "c:b[c:d][1]/c:d",
           "c:none/c:b[c:d]",
           "c:none//c:d[@z]",
           "c:*[@x = 'p']",
           "*[@x = 'p']",
           "/c:a/c:b[@x]",
       }) {
    const std::vector<std::string> expected = selected(*draft, context);
    all += expected.size();
    const Evaluated out = evaluate(
        schema("<sch:pattern id='P'><sch:rule context=\"" + context +
               "\"><sch:report id='R' test='true()'>x</sch:report></sch:rule></sch:pattern>"),
        document);
    EXPECT_TRUE(out.faults.empty()) << context;
    std::vector<std::string> got;
    for (const std::string& line : lines(out.findings))
      got.push_back(line.substr(0, line.find(' ')));
    EXPECT_EQ(got, expected) << context;
  }
  EXPECT_GT(all, 50U);  // the table is not of contexts that select nothing
}

}  // namespace
}  // namespace paraphe
