// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <iostream>

#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/data_folder.h"
#include "cli/edition.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/milestone_data.h"
#include "cli/output_file.h"
#include "cli/print_module.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"
#include "output/report/visa.h"

namespace paraphe {
namespace {

constexpr const char* form_name = "fiche-de-visa";

/// Whether the sheet is wanted as a PDF; else as a page for a browser.
bool wants_pdf(const CommandLine& arguments) {
  const std::string extension = std::filesystem::path(arguments.value("output")).extension();
  if (arguments.operands().size() == 1 && extension == ".pdf") return true;
  if (arguments.operands().size() == 1 && extension == ".html") return false;
  throw Stop{exit_usage,
             {"on attend un projet et un fichier .pdf ou .html : paraphe viser projet.xml -o "
              "visa.pdf",
              "a draft and a .pdf or .html file are expected: paraphe visa draft.xml -o visa.pdf"}};
}

[[noreturn]] void refuse(const Report& report, const Diagnostics& findings, Language language) {
  if (!report.draft) {
    std::cerr << refused_draft(report, language);
    throw Stop{static_cast<Exit>(report.code),
               {"aucune fiche n’est écrite : le fichier ne se lit pas",
                "no sheet is written: the file cannot be read"}};
  }
  Report told;
  told.file = report.file;
  for (const Diagnostic& finding : findings.items()) told.verdict.findings.add(finding);
  std::cerr << write_findings(told, {language, false});
  throw Stop{
      exit_incomplete,
      {"le gabarit de la fiche ne peut pas servir", "the template of the sheet cannot be used"}};
}

std::optional<std::string> sheet(const Report& report, const ReportOptions& options, bool pdf,
                                 Diagnostics& findings) {
  const std::string data = data_folder();
  const auto form =
      load_template(form_name, {data + "/templates", data + "/schemas/gabarit.xsd"}, findings);
  if (!form || !report.draft) return std::nullopt;
  auto document = compose_visa(report, *form, options, findings);
  if (!document) return std::nullopt;
  if (!pdf) return write_page_html(*document);
  const Provenance provenance{canonical(*report.draft), form->name, form->bytes()};
  auto printed = print_pdf(*document, provenance, *report.draft, findings);
  if (!printed) return std::nullopt;
  return std::move(printed->pdf);
}

int run(const CommandLine& arguments, Language language) {
  const bool pdf = wants_pdf(arguments);
  keep_inputs(arguments.operands(), arguments.value("output"));
  const CheckOptions options = check_options(arguments, arguments.operands());
  Inspection inspection = Inspection::load(language);
  const Report report = inspection.check(arguments.operands().front(), options);
  ReportOptions told{language, false};
  told.edition.program = PARAPHE_VERSION;
  told.milestones = load_milestone_words(language);
  Diagnostics findings;
  const auto bytes = sheet(report, told, pdf, findings);
  if (!bytes) refuse(report, findings, language);
  write_output(arguments.value("output"), *bytes);
  std::cout << Text{"écrit : ", "written: "}.in(language) << arguments.value("output") << "\n";
  return report.code;
}

}  // namespace

Command visa_command() {
  return {"visa",
          "viser",
          {"PROJET -o FICHIER.pdf|.html [options]", "DRAFT -o FILE.pdf|.html [options]"},
          {"écrit la fiche que le responsable juridique coche et signe",
           "writes the sheet that the head of legal ticks and signs"},
          {{"output",
            'o',
            {"FICHIER", "FILE"},
            {"fichier à écrire, .pdf ou .html", "file to write, .pdf or .html"},
            {},
            ""},
           gate_option(),
           as_of_option(),
           register_option(),
           waivers_option()},
          run};
}

}  // namespace paraphe
