// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <iostream>

#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/inspection.h"
#include "cli/output_file.h"
#include "cli/print_module.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"
#include "compose/agreement.h"
#include "compose/compose.h"
#include "compose/template.h"

namespace paraphe {
namespace {

/// Prints findings on standard error and tells whether any of them forbids a file.
bool tell(const Report& report, const Diagnostics& findings, Language language) {
  Report told;
  told.file = report.file;
  bool forbidden = false;
  for (const Diagnostic& finding : findings.items()) {
    told.verdict.findings.add(finding);
    forbidden = forbidden || is_blocking(finding);
  }
  std::cerr << write_findings(told, {language, false});
  return forbidden;
}

[[noreturn]] void refuse(const Report& report, Language language, const Text& why) {
  std::cerr << write_terminal({&report, 1}, {language, false});
  throw Stop{static_cast<Exit>(report.code), why};
}

/// A draft that the schema accepts and, for signature, that its check at that gate finds conform.
Report accepted(const std::string& input, const CheckOptions& options, bool for_signature,
                Language language) {
  if (!for_signature) {
    Report report = validate_draft(input, load_schema(language));
    if (report.code != exit_conform) {
      refuse(report, language,
             {"rien n’est imprimé\u00a0: le projet n’est pas valide",
              "nothing is printed: the draft is not valid"});
    }
    return report;
  }
  std::vector<Report> reports = Inspection::load(language).check({input}, options, 1);
  if (reports.front().code != exit_conform) {
    refuse(reports.front(), language,
           {"rien n’est imprimé\u00a0: le projet n’est pas conforme, il ne peut pas être signé",
            "nothing is printed: the draft is not conform, it cannot be signed"});
  }
  return std::move(reports.front());
}

/// A paper that is signed in spite of a finding says so to who prints it; the paper itself does
/// not.
void tell_waivers(const Report& report, Language language) {
  if (report.verdict.kind != Verdict::Kind::conforming_with_waivers) return;
  std::cout << verdict_sentence(report.verdict).in(language) << "\n";
  for (const Diagnostic& finding : report.verdict.findings.items()) {
    if (!finding.waiver) continue;
    std::cout << "  - " << finding.message.in(language) << " [" << finding.id << "]"
              << Text{"\u00A0: dérogation ", ": waiver "}.in(language)
              << waiver_sentence(*finding.waiver).in(language) << "\n";
  }
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().size() != 1 || !arguments.has("output")) {
    throw Stop{exit_usage,
               {"on attend un projet et un fichier : paraphe rendre projet.xml -o projet.pdf",
                "a draft and a file are expected: paraphe render draft.xml -o draft.pdf"}};
  }
  const std::string& input = arguments.operands().front();
  const bool for_signature = arguments.has("for-signature");
  CheckOptions options;
  choose_reference(arguments, for_signature, options);
  choose_register(arguments, options);
  options.waivers = choose_waivers(arguments, arguments.operands());
  const Report report = accepted(input, options, for_signature, language);
  const Draft& draft = *report.draft;

  const std::string data = data_folder();
  Diagnostics findings;
  const auto form = load_template(arguments.value("template"),
                                  {data + "/templates", data + "/schemas/gabarit.xsd"}, findings);
  if (!form) {
    tell(report, findings, language);
    throw Stop{exit_incomplete, {"le gabarit ne peut pas servir", "the template cannot be used"}};
  }
  const auto agreement = read_agreement(draft.bytes(), findings);
  ComposeOptions composing;
  composing.for_signature = for_signature;
  composing.as_of = options.asked;
  composing.draft = &draft;
  const std::string source = canonical(draft);
  if (arguments.value("embed") == "source") {
    composing.source = source;
    composing.source_name = std::filesystem::path(input).stem().string() + ".xml";
  }
  auto document = agreement ? compose(*agreement, *form, composing, findings) : std::nullopt;
  std::optional<std::string> pdf;
  if (document) {
    const Provenance provenance{
        source, arguments.value("template"),
        read_bytes(data + "/templates/" + arguments.value("template") + ".xml")};
    pdf = print_pdf(*document, provenance, draft, findings);
  }
  const bool forbidden = tell(report, findings, language);
  if (!pdf || forbidden) {
    throw Stop{exit_not_conform,
               {"rien n’est imprimé ; corrigez ce qui est signalé",
                "nothing is printed; mend what is reported"}};
  }
  write_output(arguments.value("output"), *pdf);
  if (arguments.value("output") != "-") {
    std::cout << Text{"écrit : ", "written: "}.in(language) << arguments.value("output") << "\n";
    tell_waivers(report, language);
  }
  return exit_conform;
}

}  // namespace

Command render_command() {
  return {"render",
          "rendre",
          {"PROJET -o FICHIER.pdf [options]", "DRAFT -o FILE.pdf [options]"},
          {"imprime un projet en PDF", "prints a draft as PDF"},
          {{"output",
            'o',
            {"FICHIER", "FILE"},
            {"fichier à écrire ; « - » : sortie standard", "file to write; '-': standard output"},
            {},
            ""},
           {"for-signature",
            0,
            {},
            {"sans « PROJET » ; refuse un texte non conforme",
             "without « PROJET »; refuses a draft that is not conform"},
            {},
            ""},
           {"template",
            't',
            {"GABARIT", "TEMPLATE"},
            {"gabarit de mise en page (sobre)", "page template (sobre)"},
            {},
            "sobre"},
           {"embed",
            0,
            {"QUOI", "WHAT"},
            {"ce que le PDF emporte : le texte source, ou rien",
             "what the PDF carries: the source, or nothing"},
            {"source", "none"},
            "source"},
           {"as-of",
            0,
            {"DATE", "DATE"},
            {"date de référence, année-mois-jour, écrite dans le fichier",
             "reference date, year-month-day, written in the file"},
            {},
            ""},
           register_option(),
           waivers_option()},
          run};
}

}  // namespace paraphe
