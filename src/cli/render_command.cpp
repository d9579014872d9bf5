// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <filesystem>
#include <iostream>

#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/edition.h"
#include "cli/inspection.h"
#include "cli/printing.h"
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

int number_of_original(const CommandLine& arguments) {
  const std::string text = arguments.value("original");
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  throw Stop{exit_usage,
             {"« --original » attend un numéro : 1 pour le premier original",
              "'--original' expects a number: 1 for the first original"}};
}

/// A numbered original is a paper: it takes neither what is for a platform nor a second number.
void refuse_together(const CommandLine& arguments) {
  const auto refuse_both = [&](const char* one, const char* other) {
    if (!arguments.has(one) || !arguments.has(other)) return;
    const std::string first = std::string("--") + one, second = std::string("--") + other;
    throw Stop{exit_usage,
               {"« " + first + " » et « " + second + " » ne vont pas ensemble",
                "'" + first + "' and '" + second + "' do not go together"}};
  };
  refuse_both("originals", "original");
  refuse_both("originals", "text-tags");
  refuse_both("originals", "signatures");
  refuse_both("original", "text-tags");
  if (arguments.has("originals") && arguments.value("output") == "-") {
    throw Stop{exit_usage,
               {"« --originals » écrit plusieurs fichiers : donnez un nom après « -o »",
                "'--originals' writes several files: give a name after '-o'"}};
  }
  if (arguments.has("signatures") && arguments.value("signatures") == arguments.value("output")) {
    throw Stop{exit_usage,
               {"la liste des signatures et le PDF ne peuvent pas être le même fichier",
                "the list of signatures and the PDF cannot be the same file"}};
  }
}

int run(const CommandLine& arguments, Language language) {
  if (arguments.operands().size() != 1 || !arguments.has("output")) {
    throw Stop{exit_usage,
               {"on attend un projet et un fichier : paraphe rendre projet.xml -o projet.pdf",
                "a draft and a file are expected: paraphe render draft.xml -o draft.pdf"}};
  }
  refuse_together(arguments);
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
  composing.strike = arguments.has("strike");
  composing.text_tags = arguments.has("text-tags");
  if (arguments.has("original")) composing.original = number_of_original(arguments);
  const std::string source = canonical(draft);
  if (arguments.value("embed") == "source") {
    composing.source = source;
    composing.source_name = std::filesystem::path(input).stem().string() + ".xml";
  }
  std::optional<std::vector<OutputFile>> files;
  if (agreement) {
    Provenance provenance{source, form->name, form->bytes};
    if (for_signature)
      provenance.rules_digest = read_edition(report.verdict.rules_version).rules_digest;
    files = print_files(
        {draft, *agreement, *form, std::move(composing), std::move(provenance),
         arguments.value("output"), arguments.value("signatures"), arguments.has("originals")},
        findings);
  }
  const bool forbidden = tell(report, findings, language);
  if (!files || forbidden) {
    throw Stop{exit_not_conform,
               {"rien n’est imprimé ; corrigez ce qui est signalé",
                "nothing is printed; mend what is reported"}};
  }
  write_outputs(*files);
  if (arguments.value("output") != "-") {
    for (const OutputFile& file : *files)
      std::cout << Text{"écrit : ", "written: "}.in(language) << file.path << "\n";
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
            {"gabarit : sobre, institutionnel, grands-caracteres, ou le chemin du vôtre (sobre)",
             "template: sobre, institutionnel, grands-caracteres, or the path of your own (sobre)"},
            {},
            "sobre",
            false,
            true},
           {"embed",
            0,
            {"QUOI", "WHAT"},
            {"ce que le PDF emporte : le texte source, ou rien",
             "what the PDF carries: the source, or nothing"},
            {"source", "none"},
            "source"},
           {"originals",
            0,
            {},
            {"un fichier par original, numéroté et destiné à sa partie : "
             "FICHIER-original-1-PARTIE.pdf…",
             "one file an original, with its number and party: FILE-original-1-PARTY.pdf…"},
            {},
            ""},
           {"original",
            0,
            {"N", "N"},
            {"le seul original de ce numéro", "only the original of that number"},
            {},
            ""},
           {"signatures",
            0,
            {"FICHIER", "FILE"},
            {"écrit aussi, en JSON, les champs de signature et leur place",
             "also writes, as JSON, the signature fields and where they stand"},
            {},
            "",
            true},
           {"text-tags",
            0,
            {},
            {"pour une plateforme : dans chaque cadre, invisible, la balise du gabarit "
             "(#signature1#…)",
             "for a platform: in each box, unseen, the tag of the template (#signature1#…)"},
            {},
            ""},
           {"strike",
            0,
            {},
            {"barre d’un Z la place libre au bas des pages",
             "strikes out with a Z the room left at the foot of pages"},
            {},
            ""},
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
