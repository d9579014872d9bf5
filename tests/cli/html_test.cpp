// SPDX-License-Identifier: EUPL-1.2
// The HTML report: what it says, that it needs nothing but itself, and what a browser makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "browser.h"
#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string source = source_dir + std::string("/");

std::string report(const Folder& folder, const std::string& arguments) {
  return run_program("paraphe check --format html --as-of 2026-12-01 " + arguments, folder.path())
      .text;
}

/// The bytes of a page parsed as XML, which it also is; fails where a tag is not closed.
pugi::xml_document parsed(const std::string& page) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(page.data(), page.size(), pugi::parse_default | pugi::parse_doctype);
  EXPECT_TRUE(result) << result.description() << " at "
                      << page.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

void each_element(const pugi::xml_node& node, const std::function<void(pugi::xml_node)>& see) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    see(child);
    each_element(child, see);
  }
}

/// The page without what changes with each rule and each release, and without its style sheet.
std::string steady(std::string page) {
  const auto leave_out = [&page](const std::string& from, const std::string& until) {
    for (std::size_t at = 0; (at = page.find(from, at)) != std::string::npos;) {
      at += from.size();
      page.replace(at, page.find(until, at) - at, "…");
    }
  };
  leave_out("<style>", "</style>");
  leave_out("<section class=\"rules\">", "</section>");
  leave_out("<code class=\"digest\">", "</code>");
  leave_out("paraphe 0", "<");
  leave_out("Conforme aux règles", ", au ");
  leave_out("<dt>Profils</dt><dd>", "</dd>");
  return page;
}

TEST(HtmlReport, OfASmallDraft) {
  const Folder folder;
  folder.write("projet.xml", read_file(source + "tests/conventions/minimale.xml"));
  expect_golden("rapport.html", steady(report(folder, "projet.xml")));
}

TEST(HtmlReport, OfADraftThatIsNoAgreementYet) {
  const Folder folder;
  folder.write("projet.xml",
               "<convention xmlns=\"urn:paraphe:convention:1\" langue=\"fr\">\n"
               "  <titre>Un &lt;b&gt;titre&lt;/b&gt; &amp; \"rien\"</titre>\n</convention>\n");
  expect_golden("rapport-invalide.en.html", steady(report(folder, "--lang en projet.xml")));
}

struct Page {
  const char* name;
  std::string arguments;
};
void PrintTo(const Page& page, std::ostream* out) { *out << page.arguments; }

class HtmlPage : public ::testing::TestWithParam<Page> {
 protected:
  std::string page() const { return report(folder_, GetParam().arguments); }
  const Folder folder_;
};

TEST_P(HtmlPage, NeedsNothingButItself) {
  const std::string bytes = page();
  EXPECT_EQ(bytes, page()) << "same input, same bytes";
  std::map<std::string, int> ids;
  std::vector<std::string> targets;
  each_element(parsed(bytes), [&](const pugi::xml_node& element) {
    const std::string name = element.name();
    EXPECT_THAT(name, Not(::testing::AnyOf("script", "link", "img", "iframe", "object")));
    EXPECT_TRUE(element.attribute("src").empty());
    EXPECT_TRUE(element.attribute("style").empty());
    if (const auto id = element.attribute("id")) ++ids[id.value()];
    const std::string target = element.attribute("href").value();
    if (!target.empty() && target.front() == '#') targets.push_back(target.substr(1));
    if (!target.empty() && target.front() != '#') {
      EXPECT_THAT(target, StartsWith("https://"));
    }
  });
  for (const auto& [id, count] : ids) EXPECT_EQ(count, 1) << id;
  for (const std::string& target : targets) EXPECT_EQ(ids.count(target), 1U) << target;
  EXPECT_THAT(bytes, AllOf(Not(HasSubstr("url(")), Not(HasSubstr("@import"))));
}

const Page pages[] = {
    {"Draft", source_dir + std::string("/samples/cnrs-hauts-de-france.xml")},
    {"ToMend", "--explain " + (source_dir + std::string("/samples/convention-a-corriger.xml"))},
    {"Everything", "--lang en " + (source_dir + std::string("/tests/conventions/tout.xml"))},
    {"Amendment", source_dir + std::string("/tests/conventions/avenant-prolongation.xml")},
    {"Several", source_dir + std::string("/tests/drafts ") + source_dir + "/README.md"},
};
INSTANTIATE_TEST_SUITE_P(All, HtmlPage, ::testing::ValuesIn(pages),
                         [](const auto& each) { return each.param.name; });

TEST(HtmlReport, TellsDigestsThatAnyoneCanWorkOut) {
  const Folder folder;
  folder.write("projet.xml", read_file(source + "tests/conventions/minimale.xml"));
  const std::string page = report(folder, "projet.xml");
  const std::string schemas = source + "schemas";
  const std::vector<std::string> commands = {
      "sha256sum projet.xml", "sha256sum " + schemas + "/convention.xsd",
      "cd " + schemas +
          "; export LC_ALL=C; sha256sum $(ls regles/* profils/* registre/*) | sha256sum"};
  for (const std::string& command : commands) {
    const std::string digest = run_program(command, folder.path()).text.substr(0, 64);
    ASSERT_EQ(digest.size(), 64U) << command;
    EXPECT_THAT(page, HasSubstr(digest)) << command;
  }
}

std::string between(const std::string& page, const std::string& from, const std::string& until) {
  const std::size_t start = page.find(from);
  if (start == std::string::npos) return "";
  return page.substr(start, page.find(until, start) - start);
}

std::size_t times(const std::string& words, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; ++at) ++count;
  return count;
}

TEST(HtmlReport, SaysOfEachRuleWhyItExistsAndWhatItDid) {
  const Folder folder;
  folder.write("projet.xml", read_file(source + "tests/conventions/minimale.xml"));
  const std::string rules =
      between(report(folder, "projet.xml"), "<section class=\"rules\">", "</section>");
  EXPECT_GT(times("<tr>", rules), 100U);
  EXPECT_GT(times("<td>rien à redire</td>", rules), 20U);
  EXPECT_THAT(rules,
              AllOf(HasSubstr("<th scope=\"row\">DUR-02</th>"), Not(HasSubstr("<td>—</td>"))));
}

TEST(HtmlReport, ListsTheFirstOfManyBlockingPoints) {
  std::string draft = read_file(source + "tests/conventions/minimale.xml");
  const std::size_t end = draft.find("</alinea>");
  ASSERT_NE(end, std::string::npos);
  for (int i = 0; i < 12; ++i) draft.insert(end, " [à compléter]");
  const Folder folder;
  folder.write("projet.xml", draft);
  const std::string page = report(folder, "projet.xml");
  const std::string brief = between(page, "<ol class=\"brief\">", "</ol>");
  EXPECT_EQ(times("<li>", brief), 10U) << brief;
  EXPECT_THAT(brief, HasSubstr("<li class=\"more\">et 2 autres</li>"));
  EXPECT_EQ(times("<li id=\"blocking-", page), 12U);
}

TEST(HtmlReport, TellsTheValuesOfAFindingWhenAsked) {
  const Folder folder;
  const std::string page =
      report(folder, "--explain " + source + "samples/convention-a-corriger.xml");
  const std::string values =
      between(between(page, "<span class=\"rule\">DUR-02</span>", "</li>\n<li id"),
              "<dt>Valeurs</dt>", "</dl>");
  EXPECT_THAT(values, AllOf(HasSubstr("Le dernier jour écrit : 31 décembre 2028</li>"),
                            HasSubstr("Test de la règle")));
}

TEST(HtmlReport, EscapesWhatADraftSays) {
  const Folder folder;
  folder.write("projet.xml",
               "<convention xmlns=\"urn:paraphe:convention:1\" langue=\"fr\"><titre>"
               "<![CDATA[<script>alert(1)</script>]]> \u202Etxet</titre></convention>");
  const std::string page = report(folder, "projet.xml");
  EXPECT_THAT(page, AllOf(HasSubstr("&lt;script&gt;alert(1)"), Not(HasSubstr("<script")),
                          Not(HasSubstr("\u202E"))));
}

TEST(HtmlReport, PrintsWhatIsFoldedOnTheScreen) {
  PARAPHE_NEEDS_PROGRAM("chromium");
  PARAPHE_NEEDS_PROGRAM("pdftotext");
  const Folder folder;
  folder.write("page.html", report(folder, source + "tests/conventions/minimale.xml"));
  browse(folder, "--no-pdf-header-footer --print-to-pdf=" + folder.path() + "/page.pdf");
  const std::string text = run_program("pdftotext -layout page.pdf -", folder.path()).text;
  EXPECT_GT(times("rien à redire", text), 20U) << text.substr(0, 500);
}

TEST_P(HtmlPage, PleasesAxe) {
  PARAPHE_NEEDS_BROWSER_JUDGE();
  EXPECT_EQ(judged_in_browser(page(), folder_), browser_pleased);
}

}  // namespace
}  // namespace paraphe::testing
