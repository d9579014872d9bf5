// SPDX-License-Identifier: EUPL-1.2
// The dates that follow from agreements: what each form says, and that readers of iCalendar and of
// HTML which are not ours find the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "browser.h"
#include "composed_text.h"
#include "places.h"
#include "run_program.h"

namespace paraphe::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

const std::string source = source_dir + std::string("/");

Outcome calendar(const Folder& folder, const std::string& arguments) {
  return run_program("paraphe calendar " + arguments, folder.path(),
                     {"SOURCE_DATE_EPOCH=1796083200"});  // 2026-12-01
}

/// A folder that holds agreements of the repository under their own names.
class WithDrafts : public ::testing::Test {
 protected:
  void take(const std::string& path) {
    folder_.write(path.substr(path.rfind('/') + 1), read_file(source + path));
  }
  const Folder folder_;
};

struct Told {
  const char* golden;
  const char* draft;
  const char* options;
};
void PrintTo(const Told& told, std::ostream* out) { *out << told.golden; }

class CalendarText : public WithDrafts, public ::testing::WithParamInterface<Told> {};

TEST_P(CalendarText, TellsEachDateAndHowItIsReckoned) {
  take(GetParam().draft);
  const Outcome outcome = calendar(folder_, ". " + std::string(GetParam().options));
  EXPECT_EQ(outcome.code, 0);
  expect_golden("calendrier-" + std::string(GetParam().golden) + ".txt", outcome.text);
}

INSTANTIATE_TEST_SUITE_P(
    All, CalendarText,
    ::testing::Values(
        Told{"hauts-de-france", "samples/cnrs-hauts-de-france.xml", "--as-of 2026-12-03"},
        Told{"hauts-de-france-sans-date", "samples/cnrs-hauts-de-france.xml", ""},
        Told{"normandie.en", "samples/cnrs-normandie-2021.xml", "--as-of 2024-02-29 --lang en"},
        Told{"normandie-depuis", "samples/cnrs-normandie-2021.xml", "--from 2025-03-20"},
        Told{"consortium", "tests/conventions/consortium-cinq-parties.xml", "--as-of 2026-12-03"},
        Told{"sans-terme", "tests/conventions/accord-sans-terme.xml", "--as-of 2026-12-03"},
        Told{"application", "tests/conventions/application-pluriannuelle.xml",
             "--as-of 2028-02-29"},
        Told{"avenant", "tests/conventions/avenant-prolongation.xml", "--as-of 2026-12-03"},
        Told{"tout", "tests/conventions/tout.xml", "--as-of 2026-12-03"}),
    [](const auto& each) {
      std::string name = each.param.golden;
      std::replace_if(
          name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
      return name;
    });

TEST_F(WithDrafts, TellsSeveralByDateAndOthersThanThoseThatAreNotValid) {
  take("samples/cnrs-hauts-de-france.xml");
  take("samples/cnrs-normandie-2021.xml");
  folder_.write("faute.xml", "<convention xmlns=\"urn:paraphe:convention:1\"><titr/></convention>");
  const Outcome outcome = calendar(folder_, ". -f json -o dates.json");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, HasSubstr("./faute.xml"));
  const Json json = Json::parse(folder_.read("dates.json"));
  EXPECT_EQ(json.at("unreadable"), 1);
  EXPECT_EQ(json.at("agreements").size(), 2U);
  std::string before;
  std::set<int> of;
  for (const Json& date : json.at("dates")) {
    if (date.at("state") == "awaited") continue;
    EXPECT_LE(before, date.at("date"));
    before = date.at("date");
    EXPECT_EQ(date.at("state"), before < "2026-12-01" ? "passed" : "coming");
    of.insert(date.at("agreement").get<int>());
  }
  EXPECT_EQ(of.size(), 2U);
}

TEST_F(WithDrafts, WritesNothingWhenNoDraftIsValid) {
  folder_.write("faute.xml", "<convention>");
  EXPECT_EQ(calendar(folder_, "faute.xml absent.xml -o dates.txt").code, 3);
  EXPECT_FALSE(folder_.has("dates.txt"));
}

TEST_F(WithDrafts, IsValidJsonByItsSchema) {
  PARAPHE_NEEDS_PROGRAM("jsonschema");
  take("samples/cnrs-hauts-de-france.xml");
  take("tests/conventions/tout.xml");
  EXPECT_EQ(calendar(folder_, ". -f json --from 2020-01-01 -o dates.json").code, 0);
  const Outcome judged =
      run_program("jsonschema -i dates.json \"$SOURCE/schemas/echeancier.schema.json\"",
                  folder_.path(), {"SOURCE=" + source});
  EXPECT_EQ(judged.text, "");
}

// ---- iCalendar ----

std::string agenda(const Folder& folder, const std::string& arguments) {
  const Outcome outcome = calendar(folder, ". -f ics -o dates.ics " + arguments);
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  return folder.read("dates.ics");
}

/// What python-icalendar reads in `dates.ics`.
std::string judged(const Folder& folder) {
  return run_program("\"$SOURCE/tests/judges/agenda.py\" dates.ics", folder.path(),
                     {"SOURCE=" + source, "PYTHONUTF8=1"})
      .text;
}

#define NEEDS_ICALENDAR()                                                          \
  if (run_program("/usr/bin/python3 -c \"import icalendar\"", source).code != 0) { \
    if (strict()) FAIL() << "python3-icalendar is missing";                        \
    GTEST_SKIP() << "python3-icalendar is missing";                                \
  }                                                                                \
  static_assert(true)

TEST_F(WithDrafts, MakeAnAgendaThatAnotherProgramReads) {
  NEEDS_ICALENDAR();
  take("samples/cnrs-hauts-de-france.xml");
  agenda(folder_, "--as-of 2026-12-03");
  expect_golden("calendrier-agenda.txt", judged(folder_));
}

// ical.js reads the agendas of Thunderbird.
TEST_F(WithDrafts, MakeAnAgendaThatThunderbirdReads) {
  const char* judges = std::getenv("PARAPHE_NPM_JUDGES");
  if (judges == nullptr && strict()) FAIL() << "PARAPHE_NPM_JUDGES names no judges of npm";
  if (judges == nullptr) GTEST_SKIP() << "ical.js (PARAPHE_NPM_JUDGES) is missing";
  take("samples/cnrs-hauts-de-france.xml");
  agenda(folder_, "--as-of 2026-12-03");
  const Outcome read =
      run_program("node \"$SOURCE/tests/judges/npm/agenda.mjs\" \"$JUDGES\" dates.ics",
                  folder_.path(), {"SOURCE=" + source, std::string("JUDGES=") + judges});
  expect_golden("calendrier-agenda.txt", read.text);
}

TEST_F(WithDrafts, MakeAnAgendaOfTheSameDatesAsTheirJson) {
  NEEDS_ICALENDAR();
  for (const char* draft : {"samples/cnrs-normandie-2021.xml", "tests/conventions/tout.xml",
                            "tests/conventions/consortium-cinq-parties.xml",
                            "tests/conventions/avenant-prolongation.xml"}) {
    take(draft);
  }
  const std::string options = "--as-of 2028-02-29 ";
  agenda(folder_, options);
  const Json json = Json::parse(calendar(folder_, ". -f json " + options).text);
  std::multiset<std::string> expected, read;
  for (const Json& date : json.at("dates")) {
    if (date.at("state") == "awaited") continue;
    const Json& of = json.at("agreements").at(date.at("agreement").get<std::size_t>());
    expected.insert(of.at("identity").get<std::string>() + "-" + date.at("key").get<std::string>() +
                    "@paraphe|" + date.at("date").get<std::string>());
  }
  std::istringstream lines(judged(folder_));
  for (std::string line; std::getline(lines, line);) {
    if (line[0] != ' ') read.insert(line.substr(0, line.find('|', line.find('|') + 1)));
  }
  EXPECT_EQ(read, expected);
  EXPECT_GT(read.size(), 30U);
  EXPECT_EQ(std::set<std::string>(read.begin(), read.end()).size(), read.size()) << "UIDs differ";
}

TEST_F(WithDrafts, MakeAnAgendaOfLinesThatRfc5545Allows) {
  take("samples/cnrs-hauts-de-france.xml");
  const std::string bytes = agenda(folder_, "--as-of 2026-12-03");
  EXPECT_EQ(bytes, agenda(folder_, "--as-of 2026-12-03")) << "same input, same bytes";
  ASSERT_TRUE(bytes.ends_with("\r\n"));
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    const std::string line = bytes.substr(at, end - at);
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), line.npos);
    for (std::size_t i = 0; i < line.size();) {
      EXPECT_NE(next_code_point(line, i), U'\uFFFD') << "a character is cut in two: " << line;
    }
    at = end + 2;
  }
}

// An agenda that reads the file again replaces what it had: the same UIDs, a later SEQUENCE.
TEST_F(WithDrafts, MakeAnAgendaThatReplacesTheOneBefore) {
  NEEDS_ICALENDAR();
  take("tests/conventions/minimale.xml");
  const auto column = [&](int which) {
    std::multiset<std::string> found;
    std::istringstream lines(judged(folder_));
    for (std::string line; std::getline(lines, line);) {
      if (line[0] == ' ') continue;
      std::istringstream cells(line);
      std::string cell;
      for (int i = 0; i <= which; ++i) std::getline(cells, cell, '|');
      found.insert(cell);
    }
    return found;
  };
  agenda(folder_, "--as-of 2026-12-03");
  const auto uids = column(0), first = column(3);
  std::string draft = read_file(source + "tests/conventions/minimale.xml");
  const std::size_t at = draft.find("</alinea>");
  ASSERT_NE(at, draft.npos);
  folder_.write("minimale.xml", draft.insert(at, " Une phrase de plus."));
  agenda(folder_, "--as-of 2026-12-04");
  EXPECT_EQ(column(0), uids);
  EXPECT_LT(std::stoi(*first.begin()), std::stoi(*column(3).begin()));
}

// What `--from` leaves out is known all the same.
TEST_F(WithDrafts, GiveNoAgendaOfDaysToComeAlone) {
  take("samples/cnrs-normandie-2021.xml");
  const Outcome outcome = calendar(folder_, ". -f ics -o dates.ics --from 2099-01-01");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.text, HasSubstr("aucune échéance ne tombe depuis le 1er\u00A0janvier 2099"));
  EXPECT_FALSE(folder_.has("dates.ics"));
}

TEST_F(WithDrafts, MakeNoAgendaWithoutADate) {
  std::string draft = read_file(source + "tests/conventions/minimale.xml");
  folder_.write("minimale.xml", draft);
  const Outcome outcome = calendar(folder_, "minimale.xml -f ics -o dates.ics");
  EXPECT_EQ(outcome.code, 1) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("aucune date n’est encore connue"));
  EXPECT_FALSE(folder_.has("dates.ics"));
}

TEST_F(WithDrafts, AreToldWhatAnAgendaLeavesOut) {
  take("samples/cnrs-hauts-de-france.xml");
  const Outcome outcome = calendar(folder_, ". -o dates.ics");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.text, HasSubstr("échéances n’ont pas encore de date"));
}

// ---- HTML ----

TEST_F(WithDrafts, MakeAPageThatNeedsNothingElse) {
  take("samples/cnrs-normandie-2021.xml");
  take("samples/cnrs-hauts-de-france.xml");
  const std::string page = calendar(folder_, ". -f html").text;
  pugi::xml_document document;
  ASSERT_TRUE(
      document.load_buffer(page.data(), page.size(), pugi::parse_default | pugi::parse_doctype));
  std::set<std::string> ids;
  for (const auto& node : document.select_nodes("//@id")) {
    EXPECT_TRUE(ids.insert(node.attribute().value()).second) << node.attribute().value();
  }
  for (const auto& node : document.select_nodes("//@href")) {
    EXPECT_EQ(ids.count(std::string(node.attribute().value()).substr(1)), 1U);
  }
  EXPECT_TRUE(document.select_nodes("//script|//link|//img|//@style|//@src").empty());
  EXPECT_THAT(page, AllOf(HasSubstr(">Passées</h2>"), HasSubstr(">À venir</h2>"),
                          HasSubstr(">Sans date encore</h2>"), Not(HasSubstr("url("))));
}

TEST_F(WithDrafts, MakeAPageThatPleasesAxe) {
  PARAPHE_NEEDS_BROWSER_JUDGE();
  take("samples/cnrs-normandie-2021.xml");
  EXPECT_EQ(judged_in_browser(calendar(folder_, ". -f html").text, folder_), browser_pleased);
  take("samples/cnrs-hauts-de-france.xml");
  EXPECT_EQ(judged_in_browser(calendar(folder_, ". -f html --lang en").text, folder_),
            browser_pleased);
}

TEST_F(WithDrafts, RefuseADateThatIsNone) {
  take("samples/cnrs-normandie-2021.xml");
  const Outcome outcome = calendar(folder_, ". --from 2027-02-29");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.text, HasSubstr("«\u00A02027-02-29\u00A0» n’est pas une date"));
}

}  // namespace
}  // namespace paraphe::testing
