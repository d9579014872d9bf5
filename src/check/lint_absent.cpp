// SPDX-License-Identifier: EUPL-1.2
// Why a step leads nowhere, and what was meant.
#include <algorithm>

#include "check/lint.h"
#include "check/lint_paths.h"

namespace paraphe {
namespace {

constexpr std::size_t most_owners = 3;

const Text mend{"corriger le nom ou le chemin d’après le schéma",
                "mend the name or the path after the schema"};

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

/// « duree », « duree » et « preavis »; empty for more than three.
Text LintPaths::owners(const LintValue& from) const {
  std::set<std::string> found;
  for (const std::size_t i : from.elements) found.insert(scope_.names.elements()[i].name);
  if (found.empty() || found.size() > most_owners || from.other) return {};
  Text out;
  std::size_t left = found.size();
  for (const std::string& name : found) {
    const bool last = --left == 0;
    const bool first = out.fr.empty();
    out.fr += (first ? "" : last ? " et " : ", ") + quoted(name).fr;
    out.en += (first ? "" : last ? " and " : ", ") + quoted(name).en;
  }
  return out;
}

/// An element without its prefix, an attribute with one: says so.
bool LintPaths::no_prefix(const Part& part) {
  const std::string name(part.text);
  const auto& names = scope_.names;
  if (part.axis == "attribute") {
    if (part.prefix.empty()) return false;
    const Text meant = quoted("@" + name);
    report("RUL-22", Severity::error, part,
           {"les attributs n’ont pas de préfixe\u202F; vouliez-vous dire " + meant.fr + "\u202F?",
            "attributes have no prefix; did you mean " + meant.en + "?"},
           {"écrire " + meant.fr, "write " + meant.en});
    return true;
  }
  if (!part.prefix.empty() || names.draft_uri().empty()) return false;
  const std::string prefix = scope_.prefix_of(names.draft_uri());
  const std::vector<std::string> known = names.element_names(names.draft_uri());
  Text hint;
  if (contains(known, name)) {
    const Text meant = quoted((prefix.empty() ? "c" : prefix) + ":" + name);
    hint = {"\u202F; vouliez-vous dire " + meant.fr + "\u202F?",
            "; did you mean " + meant.en + "?"};
  } else if (contains(names.attribute_names(), name)) {
    const Text meant = quoted("@" + name);
    hint = {"\u202F; vouliez-vous dire " + meant.fr + "\u202F?",
            "; did you mean " + meant.en + "?"};
  } else {
    hint = did_you_mean(name, known, {}, (prefix.empty() ? "c" : prefix) + ":");
  }
  report("RUL-22", Severity::error, part,
         {quoted(name).fr + " sans préfixe ne désigne aucun élément d’un projet" + hint.fr,
          quoted(name).en + " without a prefix names no element of a draft" + hint.en},
         {"écrire le préfixe de l’élément, ou «\u00A0@\u00A0» devant un attribut",
          "write the prefix of the element, or '@' before an attribute"});
  return true;
}

void LintPaths::absent(const Part& part, const LintValue& from) {
  const std::string name(part.text);
  const bool attribute = part.axis == "attribute";
  const Text own = owners(from);
  if (name == "*" || part.node_type) {
    return report("RUL-20", Severity::error, part,
                  {"ce pas ne mène à rien dans un projet valide",
                   "this step leads to nothing in a valid draft"},
                  mend);
  }
  if (no_prefix(part)) return;
  const std::string_view uri = scope_.uri_of(part.prefix);
  std::vector<std::string> here;
  const LintValue there = axis(part, from);
  for (const std::size_t i : there.attributes) here.push_back(scope_.names.attributes()[i].name);
  for (const std::size_t i : there.elements) {
    const auto& element = scope_.names.elements()[i];
    if (!attribute && element.uri == uri) here.push_back(element.name);
  }
  const std::vector<std::string> all =
      attribute ? scope_.names.attribute_names() : scope_.names.element_names(uri);
  const bool exists = contains(all, name);
  const Text hint = did_you_mean(name, here, exists ? std::vector<std::string>() : all);
  const Text named = quoted(name);
  Text message{named.fr + " ne peut pas se trouver ici", named.en + " cannot stand here"};
  if (!exists) {
    message =
        attribute
            ? Text{"aucun attribut ne s’appelle " + named.fr, "no attribute is called " + named.en}
            : Text{"aucun élément ne s’appelle " + named.fr, "no element is called " + named.en};
  } else if (!own.empty() && attribute) {
    message = {own.fr + " n’a pas d’attribut " + named.fr,
               own.en + " has no attribute " + named.en};
  } else if (!own.empty() && part.axis == "child") {
    message = {own.fr + " ne contient pas d’élément " + named.fr,
               own.en + " holds no element " + named.en};
  }
  report("RUL-20", Severity::error, part, {message.fr + hint.fr, message.en + hint.en}, mend);
}

/// A word of a list such as `v:elements('c:a c:b')`.
void LintPaths::absent_element_name(const Part& literal, std::string_view word,
                                    std::string_view name, std::string_view uri) {
  const Text hint = did_you_mean(name, {}, scope_.names.element_names(uri));
  Part at = literal;
  at.begin += 1 + static_cast<std::size_t>(word.data() - literal.text.data());
  at.end = at.begin + word.size();
  report("RUL-20", Severity::error, at,
         {"aucun élément ne s’appelle " + quoted(std::string(name)).fr + hint.fr,
          "no element is called " + quoted(std::string(name)).en + hint.en},
         mend);
}

}  // namespace paraphe
