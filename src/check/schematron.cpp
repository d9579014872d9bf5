// SPDX-License-Identifier: EUPL-1.2
#include "check/schematron.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/rule_expand.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

/// The words of a message with « … » for what only a draft can tell.
void outline(const xmlNode* element, std::string& out) {
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      out += reinterpret_cast<const char*>(child->content);
    } else if (is_element(child, schematron_uri, "value-of") ||
               is_element(child, schematron_uri, "name")) {
      out += "…";
    } else if (child->type == XML_ELEMENT_NODE) {
      outline(child, out);
    }
  }
}

void put(Text& text, const xmlNode* element) {
  std::string out;
  outline(element, out);
  (language_of(element).substr(0, 2) == "en" ? text.en : text.fr) = collapse(out);
}

std::vector<std::string> phases_of(const RuleModel& model, const Pattern& pattern) {
  std::vector<std::string> out;
  for (const Phase& phase : model.phases) {
    if (phase.holds(pattern.id)) out.emplace_back(phase.id);
  }
  return out;
}

RuleDescription::Test describe(const RuleModel& model, const Pattern& pattern, const Rule& rule,
                               const Assertion& assertion) {
  RuleDescription::Test test;
  test.key = assertion.key;
  test.context = rule.context.text;
  test.test = assertion.test.text;
  test.report = assertion.report;
  test.severity = assertion.severity;
  test.phases = phases_of(model, pattern);
  test.place = assertion.file->draft.place(assertion.element);
  put(test.text, assertion.element);
  for (const std::string_view id : words(attribute(assertion.element, "diagnostics"))) {
    put(test.text, model.diagnostics.at(id).first);
  }
  return test;
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<RuleModel> model) : model_(std::move(model)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

std::optional<RuleSet> RuleSet::load(const std::string& folder, Diagnostics& diagnostics,
                                     Prose prose) {
  return load(folder, "regles.sch", diagnostics, prose);
}

std::optional<RuleSet> RuleSet::load(const std::string& folder, const std::string& main_file,
                                     Diagnostics& diagnostics, Prose prose) {
  auto model = std::make_unique<RuleModel>();
  const std::string path = (std::filesystem::path(folder) / main_file).string();
  if (!expand_rules(folder, path, prose, *model, diagnostics)) return std::nullopt;
  return RuleSet(std::move(model));
}

std::string RuleSet::version() const { return std::string(model_->version); }

std::vector<std::string> RuleSet::phases() const {
  std::vector<std::string> out;
  for (const Phase& phase : model_->phases) out.emplace_back(phase.id);
  return out;
}

std::vector<std::string> RuleSet::rules() const {
  std::set<std::string> ids;
  for (const auto& [id, where] : model_->fiches) ids.emplace(id);
  for (const Pattern& pattern : model_->patterns) {
    for (const Rule& rule : pattern.rules) {
      for (const Assertion& assertion : rule.assertions) ids.insert(assertion.id);
    }
  }
  return {ids.begin(), ids.end()};
}

std::optional<RuleDescription> RuleSet::explain(std::string_view id) const {
  RuleDescription out;
  out.id = id;
  Diagnostics unread;
  if (const auto fiche = model_->fiche(id, unread)) out.fiche = *fiche;
  for (const Pattern& pattern : model_->patterns) {
    for (const Rule& rule : pattern.rules) {
      for (const Assertion& assertion : rule.assertions) {
        if (assertion.id == id) out.tests.push_back(describe(*model_, pattern, rule, assertion));
      }
    }
  }
  if (model_->fiches.count(id) == 0 && out.tests.empty()) return std::nullopt;
  return out;
}

}  // namespace paraphe
