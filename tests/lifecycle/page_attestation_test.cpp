// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/page_attestation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "base/base32.h"

namespace paraphe {
namespace {

using Kind = PageAnswer::Kind;
using testing::HasSubstr;

PageCode code(int page, unsigned char act = 0) {
  PageCode made;
  made.agreement = "CNRS-NOR-2021-04";
  std::iota(made.fingerprint.begin(), made.fingerprint.end(), act);
  made.text.fill(static_cast<unsigned char>(page));
  made.page = page;
  made.pages = 3;
  made.for_signature = true;
  return made;
}

TruePrint print(const std::string& file, unsigned char act, bool attested = true) {
  TruePrint made{file, {}, {}, "%PDF", attested};
  for (int page = 1; page <= 3; ++page) {
    made.codes.push_back(write_page_code(code(page, act)));
    made.texts.push_back("Article " + std::to_string(page) + "\nLe <texte> vrai.");
  }
  return made;
}

struct Said {
  std::string text;
  Kind kind;
  int exit;
};

TEST(JudgingACode, HoldsItAgainstTheTruePrint) {
  const std::vector<TruePrint> prints{print("un.pdf", 7), print("deux.pdf", 0)};
  PageCode text = code(2), state = code(2), longer = code(2), original = code(2);
  text.text[7] = 9;
  state.for_signature = false;
  longer.pages = 4;
  original.original = 2;
  original.originals = 3;
  const std::string known = short_form(code(1).fingerprint);
  const Said table[] = {
      {write_page_code(code(2)), Kind::confirmed, 0},
      {write_page_code(original), Kind::confirmed, 0},
      {write_page_code(text), Kind::other_text, 6},
      {write_page_code(state), Kind::other_state, 6},
      {write_page_code(longer), Kind::no_such_page, 6},
      {write_page_code(code(2, 99)), Kind::not_among, 6},
      {known, Kind::fingerprint, 0},
      {"0004 0g4o r4om", Kind::not_among, 6},
      {"000G-40R4-0M30", Kind::fingerprint, 0},
      {"ooog 4or4 om3o", Kind::fingerprint, 0},
      {"PARAPHE1S:", Kind::damaged, 6},
      {"PARAPHE3S:", Kind::future, 6},
      {"https://exemple.fr", Kind::foreign, 6},
  };
  for (const Said& said : table) {
    const PageAnswer answer = judge_code(said.text, prints);
    EXPECT_EQ(answer.kind, said.kind) << said.text;
    EXPECT_EQ(answer.exit_code(), said.exit) << said.text;
    EXPECT_FALSE(answer_sentence(answer).fr.empty());
    EXPECT_FALSE(answer_sentence(answer).en.empty());
  }
  EXPECT_EQ(judge_code(known, prints).print->file, "deux.pdf");
  EXPECT_EQ(judge_code(write_page_code(code(2)), prints).true_text(),
            "Article 2\nLe <texte> vrai.");
}

TEST(JudgingACode, SaysWhenThereIsNothingToHoldItAgainst) {
  const PageAnswer answer = judge_code(write_page_code(code(2)), {});
  EXPECT_EQ(answer.kind, Kind::nothing_given);
  EXPECT_EQ(answer.exit_code(), 4);
  EXPECT_EQ(answer.true_text(), "");
}

TEST(JudgingACode, DoesNotTrustAPdfThatIsNotItsOwnPrint) {
  const std::vector<TruePrint> spoilt{print("faux.pdf", 0, false)};
  const PageAnswer answer = judge_code(write_page_code(code(2)), spoilt);
  EXPECT_EQ(answer.kind, Kind::confirmed);
  EXPECT_EQ(answer.exit_code(), 6);
  EXPECT_THAT(answer_sentence(answer).fr, HasSubstr("mais ce PDF n’est pas celui"));
  const std::vector<TruePrint> both{print("faux.pdf", 0, false), print("vrai.pdf", 0)};
  EXPECT_EQ(judge_code(write_page_code(code(2)), both).print->file, "vrai.pdf");
}

TEST(AnsweringACode, SaysWhatNoCodeProves) {
  const std::vector<TruePrint> prints{print("acte.pdf", 0)};
  PageCode claim = code(2);
  claim.original = 2;
  claim.originals = 3;
  const std::vector<PageAnswer> answers{judge_code(write_page_code(claim), prints)};
  EXPECT_EQ(
      write_answers(answers, Language::fr),
      "«\u00A0acte.pdf\u00A0» a cette page, et son texte est celui dont le code répond.\n"
      "  Le code dit\u00A0: la page 2 sur 3 de l’acte CNRS-NOR-2021-04, original 2 sur 3, "
      "imprimé pour signature (empreinte 000G-40R4-0M30).\n"
      "  Le texte vrai de cette page\u00A0:\n\n"
      "    Article 2\n    Le <texte> vrai.\n\n"
      "Un code dit d’où vient une page\u202F; il ne prouve pas que les mots autour de lui sont "
      "intacts. Comparez-les à l’œil au texte vrai.\n");
  EXPECT_THAT(write_answers(answers, Language::en),
              HasSubstr("does not prove that the words around it are untouched"));
  const std::string json = write_answers_json(answers);
  for (const char* part : {"\"answer\": \"confirmed\"", "\"page\": 2", "\"originals\": 3",
                           "\"fileAttested\": true", "\"trueText\": \"Article 2"})
    EXPECT_THAT(json, HasSubstr(part));
}

TEST(TheSheet, ShowsTheScanBesideTheTruth) {
  const std::vector<TruePrint> prints{print("acte.pdf", 0)};
  const std::vector<PageAnswer> answers{judge_code(write_page_code(code(2)), prints)};
  const std::string sheet = write_page_sheet("a & b.png", {"abcd", "image/png"}, answers,
                                             {{"xyz", "image/png"}}, Language::fr);
  EXPECT_THAT(sheet, HasSubstr("Page à comparer — a &amp; b.png"));
  EXPECT_THAT(sheet, HasSubstr("data:image/png;base64,YWJjZA=="));
  EXPECT_THAT(sheet, HasSubstr("data:image/png;base64,eHl6\""));
  EXPECT_THAT(sheet, HasSubstr("Le &lt;texte&gt; vrai."));
  EXPECT_THAT(sheet, HasSubstr("ne prouve pas que les mots"));
  EXPECT_THAT(sheet, testing::Not(HasSubstr("http")));
}

}  // namespace
}  // namespace paraphe
