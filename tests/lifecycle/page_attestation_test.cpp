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

/// The same act in one of its originals; page 3 says which.
TruePrint original(const std::string& file, int number, bool attested = true) {
  TruePrint made = print(file, 0, attested);
  for (std::string& said : made.codes) {
    PageCode own = read_page_code(said).code;
    own.original = number;
    own.originals = 3;
    if (own.page == 3) own.text[0] = static_cast<unsigned char>(100 + number);
    said = write_page_code(own);
  }
  return made;
}

TEST(JudgingACode, AnswersByTheFileOfTheOriginalThatItNames) {
  const auto said = [](int page, int number) {
    return original("", number).codes[static_cast<std::size_t>(page) - 1];
  };
  const std::vector<TruePrint> all{print("projet.pdf", 0), original("1.pdf", 1),
                                   original("2-abime.pdf", 2, false), original("2.pdf", 2),
                                   original("3-abime.pdf", 3, false)};
  struct Case {
    int page, number;
    const char* file;
    int exit;
  };
  for (const Case& one :
       {Case{2, 1, "1.pdf", 0}, {2, 2, "2.pdf", 0}, {3, 2, "2.pdf", 0}, {3, 3, "3-abime.pdf", 6}}) {
    const PageAnswer answer = judge_code(said(one.page, one.number), all);
    EXPECT_EQ(answer.kind, Kind::confirmed);
    EXPECT_EQ(answer.print->file, one.file);
    EXPECT_EQ(answer.exit_code(), one.exit);
    EXPECT_FALSE(answer.in_other_original());
  }
  EXPECT_EQ(judge_code(write_page_code(code(2)), all).print->file, "projet.pdf");
  EXPECT_TRUE(is_of_print(said(2, 1), all[0]));
  EXPECT_FALSE(is_of_print(said(2, 1), print("autre.pdf", 9)));
}

TEST(JudgingACode, SaysThatOnlyAnotherOriginalIsThere) {
  const std::string claim = original("", 2).codes[1], last = original("", 2).codes[2];
  const std::vector<TruePrint> first{original("1.pdf", 1)}, plain{print("copie.pdf", 0)};
  const PageAnswer same = judge_code(claim, first), other = judge_code(last, first);
  EXPECT_EQ(same.kind, Kind::confirmed);
  EXPECT_EQ(same.exit_code(), 0);
  EXPECT_EQ(
      answer_sentence(same).fr,
      "«\u00A01.pdf\u00A0» a cette page, et son texte est celui dont le code répond\u202F; mais "
      "c’est l’original 1 sur 3\u00A0: l’original 2 sur 3 n’est pas parmi les fichiers donnés");
  EXPECT_THAT(write_answers_json({same}), HasSubstr("\"fileOriginal\": 1"));
  EXPECT_EQ(other.kind, Kind::other_original);
  EXPECT_EQ(other.exit_code(), 6);
  EXPECT_THAT(answer_sentence(other).en, HasSubstr("may come from the number of the original"));
  EXPECT_THAT(
      answer_sentence(judge_code(claim, plain)).fr,
      HasSubstr("ne porte pas de numéro d’original\u00A0: donnez celui de l’original 2 sur 3"));
  EXPECT_THAT(answer_sentence(judge_code(write_page_code(code(2)), first)).en,
              HasSubstr("it is original 1 of 3, and the code names none"));
}

// A draft and the act to sign have one fingerprint: they are made from one text.
TEST(JudgingACode, AnswersByThePrintOfTheSameState) {
  TruePrint draft = print("projet.pdf", 0);
  for (std::string& said : draft.codes) said[8] = 'P';
  const std::vector<TruePrint> both{draft, print("acte.pdf", 0, false)};
  EXPECT_EQ(judge_code(draft.codes[0], both).print->file, "projet.pdf");
  EXPECT_EQ(judge_code(write_page_code(code(2)), both).print->file, "acte.pdf");
}

TEST(AnsweringACode, ShowsThatANameWasCut) {
  PageCode cut = code(2);
  cut.agreement = code_name("CNRS-REGION-NORMANDIE-2026");
  const PageAnswer answer = judge_code(write_page_code(cut), {});
  EXPECT_THAT(claim_words(answer).fr, HasSubstr("de l’acte CNRS-REGION-NORMAND…, imprimé"));
}

TEST(AnsweringACode, SaysWhatNoCodeProves) {
  PageCode claim = code(2);
  claim.original = 2;
  claim.originals = 3;
  const std::vector<TruePrint> prints{original("acte.pdf", 2)};
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
  const std::string sheet = write_page_sheet("a & b.png", {{"abcd", "image/png"}}, answers,
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
