// SPDX-License-Identifier: EUPL-1.2
#include "cli/renderer.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/data_folder.h"
#include "cli/edition.h"
#include "cli/printing.h"
#include "cli/proof_file.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"
#include "compose/agreement.h"
#include "compose/compose.h"

namespace paraphe {
namespace {

std::string findings_told(const std::string& file, const Diagnostics& findings, Language language) {
  Report told;
  told.file = file;
  told.verdict.findings = findings;
  return write_findings(told, {language, false});
}

Stop unusable_template() {
  return {exit_incomplete, {"le gabarit ne peut pas servir", "the template cannot be used"}};
}

ComposeOptions composing_options(const RenderOptions& options, const std::string& input,
                                 const Draft& draft, const SharedText& source) {
  ComposeOptions composing;
  composing.for_signature = options.for_signature;
  composing.as_of = options.checking.asked;
  composing.draft = &draft;
  composing.strike = options.strike;
  composing.text_tags = options.text_tags;
  composing.original = options.original;
  if (options.embed_source) {
    composing.source = source;
    composing.source_name = std::filesystem::path(input).stem().string() + ".xml";
  }
  return composing;
}

/// The tree of a long draft takes as much as its pages will: once it was checked, the same bytes,
/// read without what the root holds, tell where everything stands.
void forget_tree(Draft& draft) {
  constexpr std::size_t long_draft = 256U << 10U;
  if (draft.bytes().size() < long_draft) return;
  const xmlNode* root = xmlDocGetRootElement(draft.tree());
  std::string name = reinterpret_cast<const char*>(root->name);
  if (root->ns != nullptr && root->ns->prefix != nullptr)
    name = std::string(reinterpret_cast<const char*>(root->ns->prefix)) + ":" + name;
  if (auto abridged = read_abridged(draft.name(), draft.bytes(), name, Limits{}))
    draft = std::move(*abridged);
}

}  // namespace

Template read_form(const std::string& name, Language language) {
  const std::string data = data_folder();
  Diagnostics findings;
  auto form = load_template(name, {data + "/templates", data + "/schemas/gabarit.xsd"}, findings);
  std::cerr << findings_told(name, findings, language);
  if (form) return std::move(*form);
  throw unusable_template();
}

Stop refusal_of(const Diagnostics& findings) {
  const auto& found = findings.items();
  const auto is_of_the_template = [](const Diagnostic& finding) {
    return is_blocking(finding) && is_template_fault(finding);
  };
  if (std::any_of(found.begin(), found.end(), is_of_the_template)) return unusable_template();
  return {exit_not_conform,
          {"rien n’est imprimé\u202F; corrigez ce qui est signalé",
           "nothing is printed; mend what is reported"}};
}

std::string Rendered::told(Language language) const {
  if (report.code != exit_conform) return refused_draft(report, language);
  return findings_told(report.file, findings, language);
}

Workshop::Workshop(RenderOptions options, Language language) : options_(std::move(options)) {
  if (options_.for_signature) {
    inspection_ = Inspection::load(language);
    edition_ = read_edition(inspection_->rules().version());
    if (!options_.proof.empty()) reasons_ = read_reasons(inspection_->rules());
  } else {
    schema_ = load_schema(language);
  }
  form_ = read_form(options_.form, language);
}

Press::Press(const Workshop& workshop, bool alone) : workshop_(workshop), alone_(alone) {
  if (workshop.inspection_) checker_ = workshop.inspection_->checker();
}

/// For signature, a draft must pass its check at that gate; else it is enough that the schema
/// accepts it.
Report Press::check(const std::string& input) {
  if (!checker_) return validate_draft(input, *workshop_.schema_);
  return workshop_.inspection_->check(input, workshop_.options_.checking, *checker_);
}

Rendered Press::print(const std::string& input, const std::string& output) {
  const RenderOptions& options = workshop_.options_;
  const Template& form = workshop_.form_;
  Rendered rendered;
  rendered.report = check(input);
  rendered.code = rendered.report.code;
  if (rendered.code != exit_conform) {
    rendered.refusal =
        options.for_signature
            ? Text{"rien n’est imprimé\u00A0: le projet n’est pas conforme, il ne peut pas être "
                   "signé",
                   "nothing is printed: the draft is not conform, it cannot be signed"}
            : Text{"rien n’est imprimé\u00A0: le projet n’est pas valide",
                   "nothing is printed: the draft is not valid"};
    return rendered;
  }
  Draft& draft = *rendered.report.draft;
  const SharedText source = canonical(draft);
  if (options.proof.empty()) forget_tree(draft);
  auto agreement = read_agreement(draft.bytes(), rendered.findings);
  std::optional<std::vector<OutputFile>> files;
  std::vector<Image> images;
  if (agreement) {
    const Provenance provenance{source, form.name, form.bytes(), workshop_.edition_.rules_digest};
    const PrintOrder order{draft,
                           *agreement,
                           form,
                           composing_options(options, input, draft, source),
                           provenance,
                           output,
                           options.signatures,
                           &images,
                           options.originals,
                           &*agreement,
                           alone_};
    if (options.resume && is_printed(order)) {
      rendered.kept = true;
      return rendered;
    }
    files = print_files(order, rendered.findings);
  }
  const auto& found = rendered.findings.items();
  if (!files || std::any_of(found.begin(), found.end(), is_blocking)) {
    Stop why = refusal_of(rendered.findings);
    rendered.code = why.code;
    rendered.refusal = std::move(why.message);
  } else {
    rendered.files = std::move(*files);
    if (!options.proof.empty()) add_proof(rendered, std::move(images));
  }
  return rendered;
}

void Press::add_proof(Rendered& rendered, std::vector<Image> images) const {
  const RenderOptions& options = workshop_.options_;
  rendered.files.push_back(
      {options.proof, proof_of({rendered.report, workshop_.edition_, workshop_.reasons_,
                                workshop_.form_, options.checking.registers, std::move(images)},
                               rendered.files)});
}

std::string waivers_told(const Report& report, Language language) {
  if (report.verdict.kind != Verdict::Kind::conforming_with_waivers) return {};
  std::string text = verdict_sentence(report.verdict).in(language) + "\n";
  for (const Diagnostic& finding : report.verdict.findings.items()) {
    if (!finding.waiver) continue;
    text += "  - " + finding.message.in(language) + " [" + finding.id + "]" +
            Text{"\u00A0: dérogation ", ": waiver "}.in(language) +
            waiver_sentence(*finding.waiver).in(language) + "\n";
  }
  return text;
}

}  // namespace paraphe
