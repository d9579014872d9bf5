// SPDX-License-Identifier: EUPL-1.2
// A paragraph of one sign or word again and again, as a converter that went wrong writes it: what
// checks and prints it takes time and memory in proportion to its length, whatever the sign.
#include <gtest/gtest.h>

#include <string>

#include "attack.h"
#include "places.h"

namespace paraphe::testing {
namespace {

constexpr double megabytes_long = 0.25;

struct Paragraph {
  const char* name;
  const char* unit;
  double check = 10'000;  ///< milliseconds a megabyte
  double render = 4'000;
  double memory = 1'600;  ///< megabytes a megabyte
};

// Some are a finding for each sign, with its correction: their time is that of a hundred thousand
// corrections.
const Paragraph paragraphs[] = {
    {"semicolons", " ;"},
    {"parentheses", "( "},
    {"apostrophes", "'", 20'000, 4'000, 2'600},
    {"figures", "1"},
    {"letters", "a"},
    {"numbers", "n°", 12'000},
    {"ordinals", "1er "},
    {"dates", "1er janvier 2026 "},
    {"durations", "4 ans "},
    {"durations_in_letters", "quatre (4) ans "},
    {"spaces", "\u00A0"},
    {"articles", "l'article 1 ", 12'000},
    {"hyphens", "a-", 10'000, 12'000},
    {"marks", "\u0301"},
    {"one_word", "anticonstitutionnellement"},
    {"blanks", "____ "},
};

class LongParagraphTest : public ::testing::TestWithParam<Paragraph> {};

TEST_P(LongParagraphTest, TakesTimeInProportion) {
  const Paragraph& paragraph = GetParam();
  const Folder folder;
  const std::string sample =
      read_file(source_dir + std::string("/samples/cnrs-hauts-de-france.xml"));
  const std::string begin = "<alinea>", unit = paragraph.unit;
  std::string draft = sample;
  draft.insert(sample.find(begin) + begin.size(),
               times(static_cast<std::size_t>(megabytes_long * million) / unit.size(), unit));
  const std::string commands[] = {"check projet.xml --as-of 2026-12-01 --format html -o sortie",
                                  "check projet.xml --as-of 2026-12-01 --format sarif -o sortie",
                                  "check projet.xml --as-of 2026-12-01 --format csv -o sortie",
                                  "render projet.xml -o sortie --as-of 2026-12-01"};
  const std::string bounds = judged ? "prlimit --cpu=60 --as=4000000000 " : "prlimit --cpu=600 ";
  for (const std::string& command : commands) {
    SCOPED_TRACE(command);
    folder.write("projet.xml", sample);
    const Measure base = measure("paraphe " + command, folder);
    folder.write("projet.xml", draft);
    const Measure taken = measure(bounds + "paraphe " + command, folder);
    EXPECT_TRUE(taken.outcome.code == 0 || taken.outcome.code == 1 || taken.outcome.code == 4)
        << taken.outcome.code << ": " << taken.outcome.text.substr(0, 500);
    if (!judged) continue;
    const bool checks = command.starts_with("check");
    const double budget = (checks ? paragraph.check : paragraph.render) * megabytes_long;
    EXPECT_LE(taken.milliseconds, base.milliseconds + budget * slowness(base));
    EXPECT_LE(taken.megabytes, base.megabytes + paragraph.memory * megabytes_long);
  }
}

std::ostream& operator<<(std::ostream& out, const Paragraph& of) { return out << of.name; }

std::string name_of(const ::testing::TestParamInfo<Paragraph>& of) { return of.param.name; }

INSTANTIATE_TEST_SUITE_P(Draft, LongParagraphTest, ::testing::ValuesIn(paragraphs), name_of);

}  // namespace
}  // namespace paraphe::testing
