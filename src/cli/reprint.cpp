// SPDX-License-Identifier: EUPL-1.2
#include "cli/reprint.h"

#include <algorithm>
#include <deque>
#include <memory>

#include "base/digest.h"
#include "cli/data_folder.h"
#include "cli/print_module.h"
#include "cli/printing.h"
#include "cli/signed_copy.h"
#include "compose/agreement.h"
#include "compose/compose.h"

namespace paraphe {
namespace {

Text first_message(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.items())
    if (finding.severity != Severity::warning && finding.severity != Severity::info)
      return finding.message;
  return {"il ne peut pas être imprimé ici", "it cannot be printed here"};
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

/// All that the template read for a recipe depends on.
std::string key_of(const Recipe& recipe, const std::string& form) {
  if (!form.empty()) return "given:" + form;
  if (recipe.templates.empty()) return "named:" + recipe.statement.template_name;
  std::string key = "carried:";
  for (const TemplateFile& file : recipe.templates)
    key += std::to_string(file.name.size()) + ':' + file.name + hexadecimal(sha256(file.bytes));
  return key;
}

/// Templates read for the PDFs before: those of one batch were mostly printed with the same. It
/// belongs to one thread.
class KnownTemplates {
 public:
  std::shared_ptr<const Template> find(const std::string& key) const {
    for (const auto& [known, form] : known_)
      if (known == key) return form;
    return nullptr;
  }
  void keep(const std::string& key, std::shared_ptr<const Template> form) {
    if (known_.size() == most) known_.pop_front();
    known_.emplace_back(key, std::move(form));
  }

 private:
  static constexpr std::size_t most = 4;  // of some 200 KB

  std::deque<std::pair<std::string, std::shared_ptr<const Template>>> known_;
};

bool is_the_one(const Recipe& recipe, const Template& form) {
  const std::string& digest = recipe.statement.template_digest;
  return digest.empty() || hexadecimal(sha256(form.bytes())) == digest;
}

/// The template: the one carried, read from its bytes alone, or, where it is not carried or its
/// fonts lie elsewhere, the one that this machine has under that name, if it is the same.
std::optional<Template> read_template(const Recipe& recipe, const std::string& form,
                                      Reprint& failed) {
  const std::string data = data_folder(), schema = data + "/schemas/gabarit.xsd";
  Diagnostics faults;
  if (!recipe.templates.empty() && form.empty()) {
    auto read = load_template(
        CarriedTemplate{recipe.templates, schema, {"/usr/share/fonts", "/usr/local/share/fonts"}},
        faults);
    if (read) return read;
    const bool fonts = std::any_of(
        faults.items().begin(), faults.items().end(),
        [](const Diagnostic& each) { return each.id == "GAB-10" || each.id == "GAB-13"; });
    failed = fonts ? incomplete(first_message(faults))
                   : failure(Part::Kind::form, recipe.templates.back().name, first_message(faults));
    return std::nullopt;
  }
  const std::string& name = form.empty() ? recipe.statement.template_name : form;
  auto read = load_template(name, {data + "/templates", schema}, faults);
  if (!read) failed = incomplete(first_message(faults));
  return read;
}

/// The same, read once for the PDFs that carry or name the same. Errors: null, and why in `failed`;
/// so too when the one of this machine is not the one that the PDF names by its digest.
std::shared_ptr<const Template> find_template(const Recipe& recipe, const std::string& form,
                                              Reprint& failed) {
  static thread_local KnownTemplates known;
  const std::string key = key_of(recipe, form);
  auto found = known.find(key);
  if (!found) {
    auto read = read_template(recipe, form, failed);
    if (!read) return nullptr;
    found = std::make_shared<const Template>(std::move(*read));
    known.keep(key, found);
  }
  const bool carried = !recipe.templates.empty() && form.empty();
  if (carried || is_the_one(recipe, *found)) return found;
  const std::string& name = form.empty() ? recipe.statement.template_name : form;
  failed = incomplete({"le gabarit «\u00A0" + name + "\u00A0» de ce poste n’est pas celui du PDF",
                       "the template '" + name + "' of this machine is not that of the PDF"});
  return nullptr;
}

ComposeOptions composing_of(const Recipe& recipe, const Draft& draft, const SharedText& source) {
  const Statement& statement = recipe.statement;
  ComposeOptions composing;
  composing.for_signature = statement.for_signature;
  composing.as_of = statement.as_of;
  composing.original = statement.original;
  composing.strike = statement.strike;
  composing.text_tags = statement.text_tags;
  composing.draft = &draft;
  if (!recipe.source.empty()) {
    composing.source = source;
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
  auto agreement = read_agreement(draft.bytes(), findings);
  const SharedText source = canonical(draft);
  const ComposeOptions composing = composing_of(recipe, draft, source);
  auto document = agreement ? compose(*agreement, *found, composing, findings) : std::nullopt;
  agreement.reset();  // what is composed is not needed beside its pages
  if (!document) return failure(Part::Kind::source, recipe.source_name, first_message(findings));
  if (!recipe.source.empty()) {
    if (const auto missing = give_images(recipe, *document))
      return failure(Part::Kind::attachment, *missing,
                     {"l’image n’est pas dans le PDF", "the image is not in the PDF"});
  }
  const Provenance provenance{
      source, found->name, found->bytes(), recipe.statement.rules_digest, options_of(composing),
      true};
  Reprint done;
  done.printed = print_pdf(*document, provenance, draft, findings);
  if (!done.printed)
    return failure(Part::Kind::source, recipe.source_name, first_message(findings));
  return done;
}

}  // namespace paraphe
