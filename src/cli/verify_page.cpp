// SPDX-License-Identifier: EUPL-1.2
#include "cli/verify_page.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>

#include "cli/attest.h"
#include "cli/batch.h"
#include "cli/input_file.h"
#include "cli/inputs.h"
#include "cli/output_file.h"
#include "cli/pdf_inputs.h"
#include "cli/progress.h"
#include "cli/scan_module.h"
#include "cli/stop.h"
#include "lifecycle/page_attestation.h"

namespace paraphe {
namespace {

constexpr double resolution = 110;  // dots an inch, of the true page on the sheet

Text state_words(SheetScan::State state) {
  switch (state) {
    case SheetScan::State::unknown:
      return {
          "ce n’est ni une image PNG ou JPEG, ni un PDF\u202F; numérisez la page sous l’une de ces "
          "formes",
          "it is neither a PNG or JPEG picture nor a PDF; scan the page as one of these"};
    case SheetScan::State::damaged:
      return {"l’image est abîmée ou incomplète\u202F; numérisez la page de nouveau",
              "the picture is damaged or incomplete; scan the page again"};
    case SheetScan::State::too_large:
      return {
          "l’image est trop grande (80 millions de pixels et 64 Mio au plus)\u202F; numérisez la "
          "page à 150 ou 300 points par pouce",
          "the picture is too large (80 million pixels and 64 MiB at most); scan the page at 150 "
          "or 300 dots an inch"};
    case SheetScan::State::encrypted:
      return {"le PDF est chiffré\u202F; demandez le fichier sans mot de passe",
              "the PDF is encrypted; ask for the file without a password"};
    case SheetScan::State::exhausted:
    case SheetScan::State::read:
      break;
  }
  return exhausted_words();
}

SheetScan scanned(const std::string& path, const std::string& bytes, bool pictures) {
  ScanLimits limits;
  limits.pictures = pictures;
  SheetScan scan = scan_sheet(bytes, limits);
  const auto stop = [&](const Text& why) {
    throw Stop{exit_input,
               {"«\u00A0" + path + "\u00A0»\u00A0: " + why.fr, "'" + path + "': " + why.en}};
  };
  if (scan.state != SheetScan::State::read) stop(state_words(scan.state));
  if (scan.codes.empty()) {
    stop(
        {"aucun code n’y est lu\u202F; numérisez la page entière, nette et à plat, à 150 points "
         "par pouce au moins, ou recopiez l’empreinte du pied après «\u00A0--code\u00A0»",
         "no code is read on it; scan the whole page, sharp and flat, at 150 dots an inch or more, "
         "or copy the fingerprint at its foot after '--code'"});
  }
  return scan;
}

/// The sheet that each code was read on, upright.
std::vector<SheetPicture> sheets_of(const SheetScan& scan, const std::string& bytes) {
  std::vector<SheetPicture> sheets;
  for (const FoundCode& code : scan.codes) {
    const std::string& upright = scan.pictures.at(static_cast<std::size_t>(code.sheet) - 1);
    const bool jpeg = upright.empty() && bytes.starts_with("\xFF\xD8");
    sheets.push_back({upright.empty() ? bytes : upright, jpeg ? "image/jpeg" : "image/png"});
  }
  return sheets;
}

std::vector<SheetPicture> true_pages(const std::vector<PageAnswer>& answers) {
  std::vector<SheetPicture> pages;
  for (const PageAnswer& answer : answers) {
    SheetPicture& page = pages.emplace_back();
    if (answer.true_text().empty()) continue;
    page = {draw_page(answer.print->pdf, answer.read.code.page, resolution).value_or(""),
            "image/png"};
  }
  return pages;
}

/// The print that a code is held against: made again, never what the PDF claims. Nothing when the
/// PDF carries nothing to print. Errors: as attest.
std::optional<TruePrint> print_of(const std::string& path, SourceCheck& check, unsigned thread) {
  const std::string pdf = read_input_file(path);
  Attested found = attest(path, pdf, {}, check, thread);
  if (!found.printed || found.printed->codes.empty()) return std::nullopt;
  Printed& printed = *found.printed;
  return TruePrint{path, std::move(printed.codes), std::move(printed.texts), std::move(printed.pdf),
                   found.attestation.exit_code() == exit_conform};
}

/// The prints among the files of the call that one of `codes` may be of; the others are not kept.
std::vector<TruePrint> prints_for(const std::vector<FoundCode>& codes,
                                  const std::vector<std::string>& files,
                                  const CommandLine& arguments, Language language) {
  const unsigned jobs = jobs_of(arguments, files.size());
  SourceCheck check(language, SourceCheck::Depth::schema, jobs);
  Progress progress(files.size(), language);
  std::vector<TruePrint> prints;
  const auto end = run_batch_of<std::optional<TruePrint>>(
      files.size(), jobs, progress,
      [&](std::size_t item, unsigned thread) { return print_of(files[item], check, thread); },
      [&](std::size_t, std::optional<TruePrint>& print) {
        const auto is_of = [&](const FoundCode& code) { return is_of_print(code.text, *print); };
        if (print && std::any_of(codes.begin(), codes.end(), is_of))
          prints.push_back(std::move(*print));
      });
  leave_if_interrupted(end, files.size(), language, {}, pdf_names());
  return prints;
}

}  // namespace

bool asks_for_code(const CommandLine& arguments) {
  return arguments.has("code") || arguments.has("page");
}

std::vector<Option> code_options() {
  return {
      {"code",
       0,
       {"CODE", "CODE"},
       {"ce que dit le code d’une page, ou l’empreinte de son pied\u00A0: de quel acte "
        "est-elle\u202F?",
        "what the code of a page says, or the fingerprint at its foot: of which act is it?"},
       {},
       ""},
      {"page",
       0,
       {"IMAGE", "IMAGE"},
       {"une page numérisée (PNG, JPEG, PDF)\u00A0: lit son code et montre le texte vrai",
        "a scanned page (PNG, JPEG, PDF): reads its code and shows the true text"},
       {},
       "",
       true},
      {"output",
       'o',
       {"FICHIER", "FILE"},
       {"avec «\u00A0--page\u00A0»\u00A0: écrit la feuille qui montre l’image à côté de la "
        "page vraie\u202F; de plusieurs PDF, écrit les réponses dans ce fichier",
        "with '--page': writes the sheet that shows the picture beside the true page; of several "
        "PDFs, writes the answers to this file"},
       {},
       "",
       true}};
}

void refuse_sheet_without_page(const CommandLine& arguments) {
  if (!arguments.has("output") || arguments.has("page")) return;
  throw Stop{exit_usage,
             {"«\u00A0-o\u00A0» attend «\u00A0--page\u00A0»\u00A0: la feuille montre une image",
              "'-o' expects '--page': the sheet shows a picture"}};
}

int verify_code(const CommandLine& arguments, Language language) {
  if (arguments.has("code") && arguments.has("page")) {
    throw Stop{exit_usage,
               {"«\u00A0--code\u00A0» et «\u00A0--page\u00A0» ne vont pas ensemble",
                "'--code' and '--page' do not go together"}};
  }
  refuse_sheet_without_page(arguments);
  for (const std::string name : {"against", "proof", "template"}) {
    if (!arguments.has(name)) continue;
    throw Stop{exit_usage,
               {"«\u00A0--" + name +
                    "\u00A0» vaut pour un PDF entier, non pour le code d’une page\u202F; attestez "
                    "d’abord le PDF\u00A0: paraphe attester convention.pdf --" +
                    name + " …",
                "'--" + name +
                    "' is for a whole PDF, not for the code of a page; verify the PDF first: "
                    "paraphe verify agreement.pdf --" +
                    name + " …"}};
  }
  const std::string file = arguments.value("page");
  const std::vector<std::string> files = expand_pdf_inputs(arguments.operands());
  keep_inputs(files, arguments.value("output"));
  keep_inputs({file}, arguments.value("output"));
  std::string bytes;
  SheetScan scan;
  if (arguments.has("page")) {
    bytes = read_input_file(file);
    scan = scanned(file, bytes, arguments.has("output"));
  } else {
    scan.codes.push_back({arguments.value("code"), 1, 0, 0});
  }
  const std::vector<TruePrint> prints = prints_for(scan.codes, files, arguments, language);
  std::vector<PageAnswer> answers;
  for (const FoundCode& code : scan.codes) answers.push_back(judge_code(code.text, prints));
  int exit = 0;
  for (PageAnswer& answer : answers) {
    if (prints.empty() && !arguments.operands().empty() &&
        answer.kind == PageAnswer::Kind::nothing_given)
      answer.kind = PageAnswer::Kind::not_among;
    exit = std::max(exit, answer.exit_code());
  }
  if (arguments.has("output")) {
    write_output(arguments.value("output"), write_page_sheet(file, sheets_of(scan, bytes), answers,
                                                             true_pages(answers), language));
  }
  std::cout << (arguments.value("format") == "json" ? write_answers_json(answers)
                                                    : write_answers(answers, language));
  return exit;
}

}  // namespace paraphe
