// SPDX-License-Identifier: EUPL-1.2
#include "check/schema.h"
#include "cli/print_module.h"
#include "compose/agreement.h"
#include "compose/compose.h"
#include "compose/template.h"
#include "fuzz.h"
#include "places.h"

extern "C" paraphe::PrintPdf paraphe_print_pdf;
extern "C" paraphe::IsPrintOf paraphe_is_print_of;

namespace paraphe::fuzz {
namespace {

Template load_form(const char* name) {
  prepare();
  const std::string root = source_dir;
  Diagnostics faults;
  auto form = load_template(name, {root + "/templates", root + "/schemas/gabarit.xsd"}, faults);
  require(form.has_value(), "the shipped templates can be used");
  return std::move(*form);
}

}  // namespace

void pages(std::string_view bytes) {
  constexpr std::size_t most = 48U << 10U;  // about forty pages
  if (bytes.size() > most) return;
  static const Template forms[] = {load_form("sobre"), load_form("institutionnel"),
                                   load_form("grands-caracteres")};
  const Template& form = forms[bytes.size() % 3];
  Diagnostics findings;
  const auto draft = read_draft("/nowhere/a.xml", std::string(bytes), Limits{}, findings);
  if (!draft) return;
  shipped_schema("convention.xsd").validate(*draft, findings);
  if (!findings.empty()) return;
  const auto agreement = read_agreement(draft->bytes(), findings);
  if (!agreement) return;
  ComposeOptions options;
  options.draft = &*draft;
  options.source = std::string(bytes);
  options.strike = bytes.size() % 2 == 0;
  auto document = compose(*agreement, form, options, findings);
  require(document.has_value() || !findings.empty(), "nothing is composed only with a reason");
  if (!document) return;
  const Provenance provenance{std::string(bytes), form.name, form.bytes(), "", "", true};
  auto again = *document;
  const auto printed = paraphe_print_pdf(*document, provenance, *draft, findings);
  require_places(findings, draft->name(), bytes.size());
  require(printed.has_value() || !findings.empty(), "nothing is printed only with a reason");
  if (!printed) return;
  require(paraphe_is_print_of(again, provenance, *draft, printed->pdf),
          "a print knows itself again");
}

}  // namespace paraphe::fuzz
