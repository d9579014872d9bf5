// SPDX-License-Identifier: EUPL-1.2
// Proof that rules bite: defects are planted in agreements in order, and each rule must find its
// own. On demand: `PARAPHE_MATRIX=1 build/…/planter_tests` prints the matrix rule × agreement;
// `PARAPHE_PLANTS=2000` plants that many defects at random in each agreement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>

#include "base/xml.h"
#include "matrix.h"
#include "places.h"

namespace paraphe::planter {
namespace {

using ::testing::IsEmpty;

const std::string root = source_dir;
const std::string file = root + "/tests/planter/plantes.xml";

const RuleSet& rules() {
  static const RuleSet set = [] {
    initialise_xml();
    Diagnostics faults;
    auto loaded = RuleSet::load(root + "/schemas/regles", faults, Prose::later);
    if (!loaded) throw std::runtime_error("schemas/regles: " + faults.items().at(0).message.fr);
    return std::move(*loaded);
  }();
  return set;
}

const Catalogue& catalogue() {
  static const Catalogue it = (initialise_xml(), read_catalogue(file));
  return it;
}

void tell(const std::string& text) {
  if (std::getenv("PARAPHE_MATRIX") != nullptr) std::cout << text << std::flush;
}

/// Every id under which a finding can be made: `DUR-01`, `DUR-02.fin`.
std::set<std::string> assertions() {
  std::set<std::string> ids;
  for (const std::string& rule : rules().rules()) {
    const auto description = rules().explain(rule);
    for (const auto& test : description->tests) ids.insert(test.key.substr(test.key.find('/') + 1));
  }
  return ids;
}

TEST(Planter, EveryAssertionHasADefectToCatch) {
  const std::set<std::string> known = assertions();
  std::set<std::string> covered;
  for (const Defect& defect : catalogue().defects) covered.insert(defect.rule);
  for (const std::string& id : known) {
    EXPECT_TRUE(covered.count(id) > 0)
        << id << " has no defect to catch: add to tests/planter/plantes.xml a « <plante regle=\""
        << id << "\" faute=\"…\" lieu=\"XPath of any agreement\"> », as its head says, that "
        << "breaks an agreement where this assertion must speak";
  }
  for (const std::string& id : covered) {
    EXPECT_TRUE(known.count(id) > 0 || rules().explain(id)) << id << ": no such rule";
  }
}

TEST(Planter, AgreementsInOrderRaiseNothing) {
  Diagnostics faults;
  rules();
  const auto schema = Schema::load(root + "/schemas/convention.xsd", faults);
  ASSERT_TRUE(schema);
  Inspector inspector(*schema, rules());
  for (const Agreement& agreement : catalogue().agreements) {
    const std::string path = root + "/" + agreement.file;
    for (const std::string gate : {"draft", "deliberation", "signature"}) {
      const auto told = inspector.listen(path, read_bytes(path), gate);
      ASSERT_TRUE(told) << path;
      for (const Heard& heard : *told)
        EXPECT_TRUE(heard.question || agreement.known.count(heard.rule) > 0)
            << path << " " << heard.message;
    }
  }
}

TEST(Planter, RulesCatchWhatIsPlanted) {
  const Matrix matrix = sow(catalogue(), rules(), 2, 0);
  tell(matrix.table() + "\n" + matrix.summary(40));
  for (const Defect& defect : catalogue().defects) {
    EXPECT_GT(matrix.caught_as.count(defect.rule), 0U)
        << defect.rule << " caught none of its defects";
  }
  const Tally all = matrix.of_group("");
  EXPECT_GE(10 * all.caught, 9 * all.planted);
  EXPECT_THAT(matrix.misses, IsEmpty()) << "mend the rule, or say why in « manque »";
}

TEST(Planter, RulesCatchWhatIsPlantedAtRandom) {
  const char* asked = std::getenv("PARAPHE_PLANTS");
  const Matrix matrix = sow(catalogue(), rules(), 0, asked == nullptr ? 40 : std::atoi(asked));
  tell(matrix.summary(40));
  const Tally all = matrix.of_group("");
  EXPECT_GT(all.planted, 0);
  EXPECT_GE(10 * all.caught, 9 * all.planted);
}

TEST(Planter, HarmlessWordsRaiseNothing) {
  const std::vector<std::string> alarms = false_alarms(catalogue(), rules(), 2);
  EXPECT_THAT(alarms, IsEmpty()) << "mend the rule, or say why in « suites » and « manque »";
}

}  // namespace
}  // namespace paraphe::planter
