// SPDX-License-Identifier: EUPL-1.2
// What `explain` knows of ids that are of no rule.
#include "check/known_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "base/draft.h"
#include "places.h"

namespace paraphe {
namespace {

using ::testing::IsEmpty;

const std::string root = source_dir;

std::vector<ProgramMessage> messages() {
  Diagnostics faults;
  auto out = read_program_messages(root + "/schemas/regles", faults);
  EXPECT_THAT(faults.items(), IsEmpty());
  return out;
}

/// The ids that stand in the sources of the program: `"VER-01"`.
std::set<std::string> ids_of_the_program() {
  static const std::regex id("\"([A-Z]{3}-[0-9]{2})\"");
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/src")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = read_bytes(entry.path().string());
    for (std::sregex_iterator found(text.begin(), text.end(), id), end; found != end; ++found) {
      if (found->str(1).rfind("UTF", 0) != 0) out.insert(found->str(1));
    }
  }
  return out;
}

TEST(ProgramMessages, AreAllExplained) {
  const auto known = messages();
  const std::set<std::string> ids = ids_of_the_program();
  EXPECT_GE(ids.size(), 80U);
  for (const std::string& id : ids) EXPECT_NE(find_message(known, id), nullptr) << id;
}

TEST(ProgramMessages, AreExplainedInBothLanguagesAndOfTheProgram) {
  std::set<std::string> ids = ids_of_the_program();
  ids.insert("VER-00");  // of the line format: no finding
  std::set<std::string> families;
  for (const std::string& id : ids) families.insert(id.substr(0, 3));
  for (const ProgramMessage& message : messages()) {
    EXPECT_TRUE(ids.count(message.id) != 0 || families.count(message.id) != 0) << message.id;
    for (const Text& text : {message.says, message.remedy}) {
      EXPECT_FALSE(text.fr.empty()) << message.id;
      EXPECT_FALSE(text.en.empty()) << message.id;
      EXPECT_EQ(text.fr.find(" :"), text.fr.npos) << text.fr;
    }
  }
}

TEST(ProgramMessages, TellAnIdApartFromItsFamily) {
  const auto known = messages();
  EXPECT_EQ(find_message(known, "DER-03")->id, "DER-03");
  EXPECT_EQ(find_message(known, "XML-07")->id, "XML");
  EXPECT_EQ(find_message(known, "DUR-02"), nullptr);
}

TEST(Guarantees, AreNoneWhereTheFolderKeepsNone) {
  Diagnostics faults;
  EXPECT_THAT(read_guarantees(root + "/schemas/profils", faults), IsEmpty());
  EXPECT_THAT(faults.items(), IsEmpty());
}

}  // namespace
}  // namespace paraphe
