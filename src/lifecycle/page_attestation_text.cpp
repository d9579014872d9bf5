// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "lifecycle/page_attestation.h"

namespace paraphe {
namespace {

using Kind = PageAnswer::Kind;

std::string of(int number, int count, const char* between) {
  return std::to_string(number) + between + std::to_string(count);
}

Text file_of(const PageAnswer& answer) {
  const std::string& file = answer.print->file;
  return {"«\u00A0" + file + "\u00A0»", "'" + file + "'"};
}

Text original_words(const PageCode& code) {
  return {"l’original " + of(code.original, code.originals, " sur "),
          "original " + of(code.original, code.originals, " of ")};
}

/// Which original was found in place of the one that the code names.
Text instead_words(const PageCode& claim, const PageCode& truth) {
  const Text found = original_words(truth), wanted = original_words(claim);
  if (truth.originals == 0)
    return {"mais ce fichier ne porte pas de numéro d’original\u00A0: donnez celui de " + wanted.fr,
            "but that file bears no number of an original: give that of " + wanted.en};
  if (claim.originals == 0)
    return {"mais c’est " + found.fr + ", et le code n’en nomme aucun",
            "but it is " + found.en + ", and the code names none"};
  return {
      "mais c’est " + found.fr + "\u00A0: " + wanted.fr + " n’est pas parmi les fichiers donnés",
      "but it is " + found.en + ": " + wanted.en + " is not among the files given"};
}

const char* code_of(Kind kind) {
  switch (kind) {
    case Kind::confirmed:
      return "confirmed";
    case Kind::fingerprint:
      return "fingerprint-known";
    case Kind::other_text:
      return "other-text";
    case Kind::other_original:
      return "other-original";
    case Kind::no_such_page:
      return "no-such-page";
    case Kind::other_state:
      return "other-state";
    case Kind::not_among:
      return "not-among-files";
    case Kind::nothing_given:
      return "nothing-given";
    case Kind::damaged:
      return "damaged";
    case Kind::future:
      return "future-format";
    case Kind::foreign:
      break;
  }
  return "foreign";
}

Text found_sentence(const PageAnswer& answer) {
  const Text file = file_of(answer);
  switch (answer.kind) {
    case Kind::confirmed:
      return {file.fr + " a cette page, et son texte est celui dont le code répond",
              file.en + " has that page, and its text is the one that the code vouches for"};
    case Kind::fingerprint:
      return {"cette empreinte est celle de " + file.fr, "this fingerprint is that of " + file.en};
    case Kind::other_text:
      return {file.fr + " a cette page, mais son texte n’est pas celui dont le code répond",
              file.en + " has that page, but its text is not the one that the code vouches for"};
    case Kind::other_original:
      return {file.fr +
                  " a cette page, mais avec un autre texte, qui peut tenir au numéro de "
                  "l’original",
              file.en +
                  " has that page, but with another text, which may come from the number of "
                  "the original"};
    case Kind::no_such_page:
      return {file.fr + " est cet acte, mais il compte " +
                  std::to_string(answer.print->codes.size()) + " pages",
              file.en + " is that act, but it has " + std::to_string(answer.print->codes.size()) +
                  " pages"};
    default:
      return {file.fr +
                  " et le code ne s’accordent pas\u00A0: l’un dit l’acte à signer, l’autre "
                  "en projet",
              file.en +
                  " and the code disagree: one says the act is for signature, the other that "
                  "it is a draft"};
  }
}

}  // namespace

Text claim_words(const PageAnswer& answer) {
  const PageCode& code = answer.read.code;
  const std::string name =
      code.agreement.empty() ? std::string() : " " + shown_name(code.agreement);
  Text words{"la page " + of(code.page, code.pages, " sur ") + " de l’acte" + name,
             "page " + of(code.page, code.pages, " of ") + " of the act" + name};
  if (code.originals > 0) {
    words.fr += ", original " + of(code.original, code.originals, " sur ");
    words.en += ", original " + of(code.original, code.originals, " of ");
  }
  words.fr += code.for_signature ? ", imprimé pour signature" : ", en projet";
  words.en += code.for_signature ? ", printed for signature" : ", a draft";
  words.fr += " (empreinte " + answer.short_of + ")";
  words.en += " (fingerprint " + answer.short_of + ")";
  return words;
}

Text answer_sentence(const PageAnswer& answer) {
  switch (answer.kind) {
    case Kind::not_among:
      return {"aucun des fichiers donnés n’est cet acte (empreinte " + answer.short_of + ")",
              "none of the files given is that act (fingerprint " + answer.short_of + ")"};
    case Kind::nothing_given:
      return {"rien n’est comparé\u202F; donnez le PDF de l’acte, ou le dossier où il est rangé",
              "nothing is compared; give the PDF of the act, or the folder it is kept in"};
    case Kind::damaged:
      return {
          "c’est un code de paraphe, mais il y manque quelque chose ou un signe est faux\u202F; "
          "recopiez-le, ou numérisez la page de nouveau",
          "it is a code of paraphe, but something is missing or a sign is wrong; copy it again, "
          "or scan the page again"};
    case Kind::future:
      return {"ce code est de la version " + std::to_string(answer.read.version) +
                  ", que ce programme ne connaît pas\u202F; mettez paraphe à jour",
              "this code is of version " + std::to_string(answer.read.version) +
                  ", which this program does not know; update paraphe"};
    case Kind::foreign:
      return {"ce n’est pas un code de paraphe", "it is not a code of paraphe"};
    default:
      break;
  }
  Text said = found_sentence(answer);
  if (answer.in_other_original()) {
    const Text instead = instead_words(answer.read.code, *answer.truth());
    said.fr += "\u202F; " + instead.fr;
    said.en += "; " + instead.en;
  }
  if (answer.print->attested) return said;
  said.fr +=
      "\u202F; mais ce PDF n’est pas celui que donne le texte qu’il emporte\u00A0: voyez "
      "«\u00A0paraphe attester " +
      answer.print->file + "\u00A0»";
  said.en += "; but that PDF is not the one that the text it carries gives: see 'paraphe verify " +
             answer.print->file + "'";
  return said;
}

Text limits_of_codes() {
  return {
      "Un code dit d’où vient une page\u202F; il ne prouve pas que les mots autour de lui sont "
      "intacts. Comparez-les à l’œil au texte vrai.",
      "A code tells where a page comes from; it does not prove that the words around it are "
      "untouched. Compare them by eye with the true text."};
}

std::string write_answers(const std::vector<PageAnswer>& answers, Language language) {
  std::string out;
  for (const PageAnswer& answer : answers) {
    if (!out.empty()) out += "\n";
    out += answer_sentence(answer).in(language) + ".\n";
    if (answer.read.kind == ReadPageCode::Kind::known) {
      out += Text{"  Le code dit\u00A0: ", "  The code says: "}.in(language) +
             claim_words(answer).in(language) + ".\n";
    } else if (answer.short_of.empty()) {
      out += Text{"  Lu\u00A0: ", "  Read: "}.in(language) + answer.said + "\n";
    }
    if (answer.true_text().empty()) continue;
    out += Text{"  Le texte vrai de cette page\u00A0:\n\n", "  The true text of that page:\n\n"}.in(
        language);
    std::string line = "    ";
    for (const char c : answer.true_text()) {
      line += c;
      if (c == '\n') line += "    ";
    }
    out += line + "\n";
  }
  return out + "\n" + limits_of_codes().in(language) + "\n";
}

std::string write_answers_json(const std::vector<PageAnswer>& answers) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  for (const PageAnswer& answer : answers) {
    Json item{{"answer", code_of(answer.kind)}, {"read", answer.said}};
    const Text sentence = answer_sentence(answer);
    item["sentence"] = {{"fr", sentence.fr}, {"en", sentence.en}};
    if (!answer.short_of.empty()) item["fingerprint"] = answer.short_of;
    if (answer.read.kind == ReadPageCode::Kind::known) {
      const PageCode& code = answer.read.code;
      Json claim{
          {"agreement", shown_name(code.agreement)}, {"page", code.page}, {"pages", code.pages}};
      if (code.originals > 0) {
        claim["original"] = code.original;
        claim["originals"] = code.originals;
      }
      claim["forSignature"] = code.for_signature;
      item["claim"] = std::move(claim);
      if (answer.in_other_original()) item["fileOriginal"] = answer.truth()->original;
    }
    if (answer.print != nullptr) {
      item["file"] = answer.print->file;
      item["fileAttested"] = answer.print->attested;
    }
    if (!answer.true_text().empty()) item["trueText"] = answer.true_text();
    all.push_back(std::move(item));
  }
  const Text limits = limits_of_codes();
  return Json{{"format", "paraphe-codes-1"},
              {"program", PARAPHE_VERSION},
              {"codes", std::move(all)},
              {"limits", {{"fr", limits.fr}, {"en", limits.en}}}}
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace paraphe
