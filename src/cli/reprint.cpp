// SPDX-License-Identifier: EUPL-1.2
#include "cli/reprint.h"

#include <algorithm>

#include "base/digest.h"
#include "cli/data_folder.h"
#include "cli/print_module.h"
#include "cli/printing.h"
#include "cli/signed_copy.h"
#include "compose/agreement.h"
#include "compose/compose.h"

namespace paraphe {
namespace {

Text first_message(const Diagnostics& findings, const Text& otherwise) {
  for (const Diagnostic& finding : findings.items())
    if (finding.severity != Severity::warning && finding.severity != Severity::info)
      return finding.message;
  return otherwise;
}

Reprint failure(Part::Kind kind, std::string name, Text reason) {
  Reprint failed;
  failed.fault = Part{kind, 0, std::move(name)};
  failed.reason = std::move(reason);
  return failed;
}

Reprint incomplete(Text reason) {
  Reprint failed;
  failed.reason = std::move(reason);
  return failed;
}

/// The template: the one carried, read from its bytes alone, or, where it is not carried or its
/// fonts lie elsewhere, the one that this machine has under that name, if it is the same.
std::optional<Template> find_template(const Recipe& recipe, const std::string& form,
                                      Reprint& failed) {
  const std::string data = data_folder(), schema = data + "/schemas/gabarit.xsd";
  Diagnostics faults;
  const Text unusable{"le gabarit ne peut pas servir", "the template cannot be used"};
  if (!recipe.templates.empty() && form.empty()) {
    auto read = load_template(
        CarriedTemplate{recipe.templates, schema, {"/usr/share/fonts", "/usr/local/share/fonts"}},
        faults);
    if (read) return read;
    const bool fonts = std::any_of(
        faults.items().begin(), faults.items().end(),
        [](const Diagnostic& each) { return each.id == "GAB-10" || each.id == "GAB-13"; });
    failed = fonts ? incomplete(first_message(faults, unusable))
                   : failure(Part::Kind::form, recipe.templates.back().name,
                             first_message(faults, unusable));
    return std::nullopt;
  }
  const std::string& name = form.empty() ? recipe.statement.template_name : form;
  auto read = load_template(name, {data + "/templates", schema}, faults);
  if (!read) {
    failed = incomplete(first_message(faults, unusable));
  } else if (!recipe.statement.template_digest.empty() &&
             hexadecimal(sha256(read->bytes())) != recipe.statement.template_digest) {
    failed = incomplete({"le gabarit «\u00A0" + name + "\u00A0» de ce poste n’est pas celui du PDF",
                         "the template '" + name + "' of this machine is not that of the PDF"});
    read.reset();
  }
  return read;
}

ComposeOptions composing_of(const Recipe& recipe, const Draft& draft) {
  const Statement& statement = recipe.statement;
  ComposeOptions composing;
  composing.for_signature = statement.for_signature;
  composing.as_of = statement.as_of;
  composing.original = statement.original;
  composing.strike = statement.strike;
  composing.text_tags = statement.text_tags;
  composing.draft = &draft;
  if (!recipe.source.empty()) {
    composing.source = canonical(draft);
    composing.source_name = recipe.source_name;
  }
  return composing;
}

/// Gives each image of the document the bytes that the file carries under its name; the name of
/// the first that has none.
std::optional<std::string> give_images(const Recipe& recipe, Document& document) {
  for (Image& image : document.images) {
    const auto carried =
        std::find_if(recipe.images.begin(), recipe.images.end(),
                     [&](const CarriedFile& each) { return each.name == image.file; });
    if (carried == recipe.images.end() || carried->bytes.empty()) return image.file;
    image.bytes = carried->bytes;
  }
  return std::nullopt;
}

}  // namespace

Reprint print_again(const Recipe& recipe, const Draft& draft, const std::string& form) {
  Reprint failed;
  const auto found = find_template(recipe, form, failed);
  if (!found) return failed;
  Diagnostics findings;
  const Text unprintable{"son texte ne peut pas être imprimé", "its text cannot be printed"};
  const auto agreement = read_agreement(draft.bytes(), findings);
  const ComposeOptions composing = composing_of(recipe, draft);
  auto document = agreement ? compose(*agreement, *found, composing, findings) : std::nullopt;
  if (!document)
    return failure(Part::Kind::source, recipe.source_name, first_message(findings, unprintable));
  if (!recipe.source.empty()) {
    if (const auto missing = give_images(recipe, *document))
      return failure(Part::Kind::attachment, *missing,
                     {"l’image n’est pas dans le PDF", "the image is not in the PDF"});
  }
  const Provenance provenance{canonical(draft), found->name, found->bytes(),
                              recipe.statement.rules_digest, options_of(composing), true};
  Reprint done;
  done.printed = print_pdf(*document, provenance, draft, findings);
  if (!done.printed)
    return failure(Part::Kind::source, recipe.source_name, first_message(findings, unprintable));
  return done;
}

}  // namespace paraphe
