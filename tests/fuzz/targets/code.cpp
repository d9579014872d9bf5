// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/utf8.h"
#include "fuzz.h"
#include "lifecycle/page_attestation.h"

namespace paraphe::fuzz {
namespace {

std::vector<TruePrint> prints() {
  TruePrint made{"a.pdf", {}, {}, "%PDF", true};
  PageCode code;
  code.agreement = "CNRS-NOR-2021-04";
  std::iota(code.fingerprint.begin(), code.fingerprint.end(), static_cast<unsigned char>(0));
  code.pages = 3;
  code.for_signature = true;
  for (code.page = 1; code.page <= 3; ++code.page) {
    made.codes.push_back(write_page_code(code));
    made.texts.push_back("Le <texte> vrai.");
  }
  return {made};
}

}  // namespace

void code(std::string_view bytes) {
  static const std::vector<TruePrint> known = prints();
  const std::string said(bytes);
  const ReadPageCode read = read_page_code(said);
  if (read.kind == ReadPageCode::Kind::known) {
    const ReadPageCode again = read_page_code(write_page_code(read.code));
    require(again.kind == ReadPageCode::Kind::known && again.code.page == read.code.page &&
                again.code.text == read.code.text &&
                again.code.fingerprint == read.code.fingerprint,
            "a code is read as it is written");
  }
  if (!is_utf8(said)) return;  // neither a command line nor a code holds anything else
  const std::vector<PageAnswer> answers{judge_code(said, known), judge_code(said, {})};
  write_answers(answers, Language::fr);
  require(nlohmann::json::accept(write_answers_json(answers)), "a report for programs is JSON");
  const std::vector<SheetPicture> pictures(answers.size());
  write_page_sheet("a.png", pictures, answers, pictures, Language::en);
  require(code_name(said).size() <= 20, "the name in a code has 20 signs at most");
}

}  // namespace paraphe::fuzz
