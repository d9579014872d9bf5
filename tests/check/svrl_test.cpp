// SPDX-License-Identifier: EUPL-1.2
// SVRL tells what the verdict tells, in the form that ISO/IEC 19757-3 gives it.
#include "check/svrl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "check/verdict.h"
#include "jing.h"
#include "places.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string root = source_dir;

std::vector<std::string> drafts() {
  std::vector<std::string> out;
  for (const char* folder : {"/samples", "/tests/drafts", "/tests/conventions"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root + folder)) {
      if (entry.path().extension() == ".xml") out.push_back(entry.path().string());
    }
  }
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++out;
  return out;
}

std::string svrl_of(const std::string& rules, const std::string& document) {
  const TemporaryFolder folder;
  folder.write("regles.sch", rules);
  Diagnostics found;
  const auto set = RuleSet::load(folder.path(), found);
  const auto draft = read_draft("draft.xml", document, Limits{}, found);
  const std::string out = write_svrl(*draft, *set, {}, found);
  EXPECT_TRUE(found.empty());
  return out;
}

TEST(Svrl, TellsWhatTheVerdictTellsInTheFormOfTheStandard) {
  Diagnostics faults;
  const auto rules = RuleSet::load(root + "/schemas/regles", faults);
  ASSERT_TRUE(rules);
  Checker checker(*rules, root + "/schemas/profils");
  CheckOptions options;
  options.asked = parse_date("2026-12-01");
  const TemporaryFolder folder;
  std::vector<std::string> reports;
  std::size_t told = 0;
  for (const std::string& file : drafts()) {
    SCOPED_TRACE(file);
    const auto draft = read_draft(file, read_bytes(file), Limits{}, faults);
    ASSERT_TRUE(draft);
    const Verdict verdict = checker.check(*draft, options, {});
    std::size_t expected = verdict.for_lawyer.size();
    for (const Diagnostic& d : verdict.findings.items()) expected += d.state != State::unknown;
    const std::string svrl = checker.svrl(*draft, options, faults);
    EXPECT_EQ(count(svrl, "<svrl:failed-assert") + count(svrl, "<svrl:successful-report"),
              expected);
    told += expected;
    const std::string name = std::to_string(reports.size()) + ".svrl";
    folder.write(name, svrl);
    reports.push_back(folder.path() + "/" + name);
  }
  EXPECT_TRUE(faults.empty());
  EXPECT_GE(told, 20U);
  PARAPHE_NEEDS_JING();
  EXPECT_EQ(judged_by_jing(reports), "");
}

TEST(Svrl, SaysTheLanguageAndTheLinksOfAMessageOnItsText) {
  const std::string svrl = svrl_of(
      schema("<sch:pattern id='p' xml:lang='fr'><sch:title>t &amp; u</sch:title><sch:rule "
             "context='a'><sch:assert id='A' test='@x' severity='warning' icon='i.png' "
             "see='urn:s' fpi='-//X' diagnostics='d' properties='q'>fr</sch:assert>"
             "</sch:rule></sch:pattern><sch:diagnostics><sch:diagnostic id='d' role='r' "
             "xml:lang='en' icon='d.png' see='urn:d' fpi='-//D'>en</sch:diagnostic>"
             "</sch:diagnostics><sch:properties><sch:property id='q' scheme='s'><xsl:copy-of "
             "select='@n'/>q</sch:property></sch:properties>"),
      "<a n='1'/>");
  EXPECT_THAT(
      svrl,
      AllOf(HasSubstr("<svrl:active-pattern id=\"p\" documents=\"draft.xml\" name=\"t &amp; u\"/>"),
            HasSubstr("<svrl:failed-assert location=\"/a\" test=\"@x\" id=\"A\" "
                      "severity=\"warning\">"),
            HasSubstr("<svrl:diagnostic-reference diagnostic=\"d\" role=\"r\"><svrl:text "
                      "xml:lang=\"en\" icon=\"d.png\" see=\"urn:d\" fpi=\"-//D\">en</svrl:text>"),
            HasSubstr("<svrl:property-reference property=\"q\" scheme=\"s\"><svrl:text "
                      "n=\"1\">q</svrl:text>"),
            HasSubstr("<svrl:text xml:lang=\"fr\" icon=\"i.png\" see=\"urn:s\" "
                      "fpi=\"-//X\">fr</svrl:text>")));
}

TEST(Svrl, ARuleThatCannotBeAppliedIsNoSilence) {
  const std::string rules = schema(
      "<sch:pattern id='p'><sch:rule context='a'><sch:assert id='A' "
      "test=\"v:avant(@d, '2030-01-01')\">tard</sch:assert></sch:rule></sch:pattern>");
  EXPECT_THAT(svrl_of(rules, "<a d='2029-01-01'/>"), Not(HasSubstr("failed-assert")));
  EXPECT_THAT(svrl_of(rules, "<a d='demain'/>"),
              AllOf(HasSubstr("location=\"/a/@d\""), HasSubstr("severity=\"indeterminate\""),
                    HasSubstr("demain")));
}

TEST(Svrl, WordsAreToldByTheNodeTheyStandIn) {
  EXPECT_THAT(svrl_of(schema("<sch:pattern id='p'><sch:rule context='b' visit-each='v:jetons(@of)'>"
                             "<sch:assert id='A' test='false()'>x</sch:assert></sch:rule>"
                             "</sch:pattern>"),
                      "<a><b of='x'/></a>"),
              HasSubstr("location=\"/a/b/@of\""));
}

TEST(Svrl, AGroupIsNamedAsOne) {
  EXPECT_THAT(svrl_of(schema("<sch:group id='g'><sch:rule context='a'/></sch:group>"), "<a/>"),
              HasSubstr("<svrl:active-group id=\"g\""));
}

}  // namespace
}  // namespace paraphe
