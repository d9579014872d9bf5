// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_expand.h"

#include <algorithm>
#include <filesystem>

#include "check/rule_builder.h"
#include "check/rule_check.h"

namespace paraphe {

bool expand_rules(const std::string& folder, const std::string& path, Prose prose, RuleModel& model,
                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.items().size();
  model.folder = std::filesystem::weakly_canonical(folder).string();
  RuleBuilder(model, prose, diagnostics).build(path);
  if (diagnostics.items().size() == before) check_rules(model, diagnostics);
  return diagnostics.items().size() == before;
}

void RuleBuilder::build(const std::string& main_path) {
  RuleFile* file = files_.open_main(std::filesystem::weakly_canonical(main_path).string());
  if (file == nullptr) return;
  const RuleElement root{xmlDocGetRootElement(file->draft.tree()), file};
  if (!is_element(root.node, schematron_uri, "schema")) {
    return report("RUL-02", root, nullptr, {"élément « schema » attendu", "expected 'schema'"});
  }
  model_.version = attribute(root.node, "schemaVersion");
  model_.default_phase = attribute(root.node, "defaultPhase");
  schema(root);
  patterns();
  check_references();
}

void RuleBuilder::report(const char* id, const RuleElement& at, const char* name, Text message) {
  const Draft& draft = at.file->draft;
  const xmlAttr* a = name == nullptr ? nullptr : attribute_node(at.node, name);
  const Place place = a == nullptr ? draft.place(at.node) : draft.place(draft.value(a));
  out_.add(rule_fault(id, place, std::move(message)));
}

/// Every child element, those of included fragments in the place of the `include`.
void RuleBuilder::children(const RuleElement& parent, const Visit& visit) {
  for (const xmlNode* node = parent.node->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    RuleElement child{node, parent.file};
    std::size_t followed = 0;
    while (child.node != nullptr && is_element(child.node, schematron_uri, "include")) {
      if (std::find(open_.begin(), open_.end(), child.node) != open_.end()) {
        report("RUL-16", child, "href", {"inclusion circulaire", "circular inclusion"});
        child.node = nullptr;
        break;
      }
      open_.push_back(child.node);
      ++followed;
      child = files_.resolve(child);
    }
    if (child.node != nullptr) visit(child);
    open_.resize(open_.size() - followed);
  }
}

void RuleBuilder::schema(const RuleElement& root) {
  children(root, [this](const RuleElement& child) { schema_child(child); });
}

void RuleBuilder::schema_child(const RuleElement& child) {
  const auto is = [&](std::string_view name) {
    return is_element(child.node, schematron_uri, name);
  };
  if (is("let")) {
    model_.lets.push_back(let(child, nullptr));
  } else if (is("phase")) {
    phase(child);
  } else if (is("pattern") || is("group")) {
    pending_.push_back(child);
  } else if (is("rules")) {
    abstract_rules(child);
  } else if (is("diagnostics")) {
    collect(child, "diagnostic", model_.diagnostics);
  } else if (is("properties")) {
    collect(child, "property", model_.properties);
  } else if (is("extends")) {
    if (attribute_node(child.node, "href") == nullptr) {
      return report("RUL-03", child, "rule", {"« href » attendu ici", "expected 'href' here"});
    }
    if (std::find(open_.begin(), open_.end(), child.node) != open_.end()) {
      return report("RUL-16", child, "href", {"inclusion circulaire", "circular inclusion"});
    }
    open_.push_back(child.node);
    const RuleElement target = files_.resolve(child);
    if (target.node != nullptr) schema(target);
    open_.pop_back();
  } else if (is_element(child.node, xslt_uri, "key")) {
    key(child);
  } else if (is_element(child.node, fiche_uri, "fiche")) {
    fiche(child);
  } else if (is_element(child.node, fix_uri, "fixes")) {
    fixes(child);
  } else if (is_element(child.node, fiche_uri, "attente")) {
    awaited(child.node);
  } else if (is_element(child.node, fiche_uri, "mots")) {
    model_.words = attribute(child.node, "href");
  } else if (is("schema") || is("library")) {
    schema(child);  // a whole rule file included: its declarations join this schema
  } else if (is("rule") || is("assert") || is("report")) {
    report("RUL-02", child, nullptr,
           {"élément inattendu dans « schema »", "unexpected in 'schema'"});
  }
}

void RuleBuilder::collect(
    const RuleElement& parent, std::string_view name,
    std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>>& into) {
  children(parent, [&](const RuleElement& child) {
    if (!is_element(child.node, schematron_uri, name)) return;
    const std::string_view id = attribute(child.node, "id");
    if (into.emplace(id, std::make_pair(child.node, child.file)).second) return;
    report("RUL-10", child, "id", {"identifiant déjà pris", "identifier already taken"});
  });
}

void RuleBuilder::fiche(const RuleElement& element) {
  const std::string_view rule = attribute(element.node, "regle");
  if (model_.fiches.emplace(rule, std::make_pair(element.node, element.file)).second) return;
  report("RUL-10", element, "regle",
         {"la règle a déjà une fiche", "the rule has a description already"});
}

void RuleBuilder::fixes(const RuleElement& element) {
  children(element, [&](const RuleElement& child) {
    const std::string_view id = attribute(child.node, "id");
    if (model_.fixes.emplace(id, std::make_pair(child.node, child.file)).second) return;
    report("RUL-10", child, "id", {"identifiant déjà pris", "identifier already taken"});
  });
}

void RuleBuilder::awaited(const xmlNode* element) {
  Text& text = model_.awaited[std::string(attribute(element, "nom"))];
  (language_of(element).substr(0, 2) == "en" ? text.en : text.fr) = plain_text(element);
}

/// `rules` holds abstract rules that any pattern may extend (ISO/IEC 19757-3:2025).
void RuleBuilder::abstract_rules(const RuleElement& element) {
  children(element, [this](const RuleElement& child) {
    if (!is_element(child.node, schematron_uri, "rule")) return;
    if (attribute(child.node, "abstract") == "true") return shared_rules_.push_back(child);
    report("RUL-11", child, nullptr,
           {"règle abstraite attendue dans « rules »", "abstract rule expected in 'rules'"});
  });
}

void RuleBuilder::phase(const RuleElement& element) {
  Phase phase;
  phase.id = attribute(element.node, "id");
  phase.from_expression = optional_expression(element, "from", nullptr);
  phase.when = optional_expression(element, "when", nullptr);
  children(element, [&](const RuleElement& child) {
    if (is_element(child.node, schematron_uri, "let")) phase.lets.push_back(let(child, nullptr));
    if (!is_element(child.node, schematron_uri, "active")) return;
    phase.active.push_back(attribute(child.node, "pattern"));
    active_.push_back(child);
  });
  model_.phases.push_back(std::move(phase));
}

void RuleBuilder::key(const RuleElement& element) {
  Key key;
  key.name = attribute(element.node, "name");
  key.match = expression(element, "match", nullptr);
  key.use = expression(element, "use", nullptr);
  model_.keys.push_back(std::move(key));
}

void RuleBuilder::check_references() {
  const auto known = [&](std::string_view id) {
    return std::any_of(model_.patterns.begin(), model_.patterns.end(),
                       [&](const Pattern& pattern) { return pattern.id == id; });
  };
  const bool found = std::any_of(model_.phases.begin(), model_.phases.end(),
                                 [&](const Phase& p) { return p.id == model_.default_phase; });
  if (!model_.default_phase.empty() && model_.default_phase != every_pattern &&
      model_.default_phase != any_phase && !found) {
    RuleFile* main = model_.files.front().get();
    report("RUL-09", {xmlDocGetRootElement(main->draft.tree()), main}, "defaultPhase",
           {"phase inconnue", "unknown phase"});
  }
  for (const RuleElement& active : active_) {
    const std::string id(attribute(active.node, "pattern"));
    if (id == every_pattern || known(id)) continue;
    report("RUL-09", active, "pattern",
           {"motif inconnu : « " + id + " »", "unknown pattern '" + id + "'"});
  }
}

Let RuleBuilder::let(const RuleElement& element, const Parameters* parameters) {
  Let let;
  let.name = attribute(element.node, "name");
  let.element = element.node;
  let.value = optional_expression(element, "value", parameters);
  return let;
}

Expression RuleBuilder::expression(const RuleElement& element, const char* name,
                                   const Parameters* parameters) {
  Expression out;
  out.attribute = attribute_node(element.node, name);
  out.text = value_of(out.attribute);
  out.file = element.file;
  if (parameters != nullptr && out.text.find('$') != out.text.npos) {
    out.text = model_.substituted.emplace_back(substitute(out.text, *parameters));
  }
  return out;
}

std::optional<Expression> RuleBuilder::optional_expression(const RuleElement& element,
                                                           const char* name,
                                                           const Parameters* parameters) {
  if (attribute_node(element.node, name) == nullptr) return std::nullopt;
  return expression(element, name, parameters);
}

}  // namespace paraphe
