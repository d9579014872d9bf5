// SPDX-License-Identifier: EUPL-1.2
#include "cli/print_module.h"
#include "compose/agreement.h"
#include "compose/compose.h"
#include "compose/dump.h"
#include "compose/template.h"
#include "fuzz.h"
#include "places.h"

extern "C" paraphe::PrintPdf paraphe_print_pdf;

namespace paraphe::fuzz {
namespace {

/// A template of these bytes, with the one of ours that it extends.
CarriedTemplate carried(std::string_view bytes) {
  CarriedTemplate files{{}, std::string(source_dir) + "/schemas/gabarit.xsd", {"/usr/share/fonts"}};
  if (bytes.find("etend=\"sobre\"") != std::string_view::npos)
    files.files.push_back({"sobre", shipped("templates/sobre.xml")});
  files.files.push_back({"a", std::string(bytes)});
  return files;
}

}  // namespace

void form(std::string_view bytes) {
  prepare();
  static Diagnostics none;
  static const auto draft =
      read_draft("/nowhere/d.xml", shipped("tests/conventions/minimale.xml"), Limits{}, none);
  static const auto agreement = read_agreement(draft->bytes(), none);
  Diagnostics findings;
  const auto read = load_template(carried(bytes), findings);
  require_places(findings, "a", bytes.size());
  require(read.has_value() || !findings.empty(), "a template is refused only with a reason");
  if (!read) return;
  auto document = compose(*agreement, *read, {}, findings);
  require(document.has_value() || !findings.empty(), "nothing is composed only with a reason");
  if (!document) return;
  dump(*document);
  const auto printed = paraphe_print_pdf(*document, {"", "a", "a"}, *draft, findings);
  require(printed.has_value() || !findings.empty(), "nothing is printed only with a reason");
}

}  // namespace paraphe::fuzz
