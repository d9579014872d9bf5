// SPDX-License-Identifier: EUPL-1.2
// What functions give, as far as their names and arguments tell.
#include <algorithm>

#include "check/function_table.h"
#include "check/lint.h"
#include "check/lint_paths.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

using Kind = LintValue::Kind;

constexpr std::string_view numbers =
    "count number sum string-length floor ceiling round position last";
constexpr std::string_view booleans = "boolean not true false contains starts-with lang";
/// Those that speak of the context node when they are given nothing.
constexpr std::string_view about_context =
    "string normalize-space name local-name namespace-uri number string-length position last";
constexpr std::string_view own_booleans =
    "avant apres auPlusTard auPlusTot memeJour memeDuree date-valide duree-valide luhn semblable";
constexpr std::string_view own_numbers = "jours mois";
constexpr std::string_view own_days = "dernier-jour reference demandee";
/// Those that choose among the nodes they are given.
constexpr std::string_view choosing = "citant commencant vides nieme premiers repris";

bool holds(std::string_view list, std::string_view word) {
  const auto all = words(list);
  return std::find(all.begin(), all.end(), word) != all.end();
}

LintValue of(Kind kind) {
  LintValue out;
  out.kind = kind;
  return out;
}

LintValue other_nodes() {
  LintValue out = some_nodes();
  out.other = true;
  out.many = true;
  return out;
}

void join(LintValue& into, const LintValue& more) {
  into.elements.insert(more.elements.begin(), more.elements.end());
  into.attributes.insert(more.attributes.begin(), more.attributes.end());
  into.document = into.document || more.document;
  into.text = into.text || more.text;
  into.other = into.other || more.other || !more.is_nodes();
  into.many = into.many || more.many;
  into.whole = into.whole || more.whole;
}

/// Dates are written by functions of text too: `translate(@date, '-', '')` is one still.
bool writes_day(std::string_view function, const std::vector<bool>& days, const XPathPart* last) {
  if (days.empty()) return false;
  if (function == "concat") return std::all_of(days.begin(), days.end(), [](bool d) { return d; });
  if (function == "substring") {
    return days[0] &&
           (days.size() < 3 || last->kind != XPathPart::Kind::number || last->text == "10");
  }
  return days[0] && holds("string normalize-space translate number", function);
}

}  // namespace

LintValue LintPaths::call(const Part& part, const LintValue& context) {
  std::vector<LintValue> arguments;
  for (const std::size_t child : part.children) arguments.push_back(value(child, context));
  if (!part.prefix.empty()) {
    const std::string_view uri = scope_.uri_of(part.prefix);
    if (uri == functions_uri) return own_function(part, arguments);
    LintValue out =
        of(part.text == "add" || part.text == "difference" || part.text == "add-duration"
               ? Kind::string
               : Kind::number);
    out.day = part.text == "add";
    return out;
  }
  if (arguments.empty() && holds(about_context, part.text)) about_the_context(part);
  if (part.text == "current") {
    about_the_context(part);
    LintValue out = scope_.current;
    out.kind = Kind::nodes;
    return out;
  }
  if (part.text == "key" && !arguments.empty()) return indexed(part, arguments[0]);
  if (part.text == "local-name" || part.text == "name") {
    const LintValue& of_what = arguments.empty() ? context : arguments[0];
    LintValue out = of(Kind::string);
    out.names = of_what.is_nodes() && !of_what.other;
    return out;
  }
  if (part.text == "document" && !arguments.empty()) scope_.document(arguments[0]);
  if (part.text == "document" || part.text == "id") return other_nodes();
  LintValue out = of(holds(numbers, part.text)    ? Kind::number
                     : holds(booleans, part.text) ? Kind::boolean
                                                  : Kind::string);
  std::vector<bool> days;
  for (const LintValue& argument : arguments) days.push_back(is_day(argument));
  out.day =
      writes_day(part.text, days, part.children.empty() ? nullptr : &parts_[part.children.back()]);
  return out;
}

/// `key('name', …)`.
LintValue LintPaths::indexed(const Part& part, const LintValue& name) {
  if (!name.literal) return other_nodes();
  if (const LintValue* known = scope_.key(*name.literal)) {
    LintValue out = *known;
    out.many = true;
    return out;
  }
  report("RUL-20", Severity::error, parts_[part.children[0]],
         {"aucune clé ne s’appelle " + quoted(*name.literal).fr,
          "no key is called " + quoted(*name.literal).en},
         {"donner le nom d’un <xsl:key> de ces règles",
          "give the name of an <xsl:key> of these "
          "rules"});
  return other_nodes();
}

LintValue LintPaths::own_function(const Part& part, const std::vector<LintValue>& arguments) {
  const std::string_view name = part.text;
  if (name == "elements") return named_elements(part, 0, true);
  if (name == "attributs") return named_attributes(part, 0, nullptr);
  if (name == "donnee") return named_attributes(part, 1, arguments.data());
  if (name == "orphelins") named_elements(part, 2, true);
  if (name == "repris" && arguments.size() == 2) named_elements(part, 1, true);
  if (name == "typographie") named_elements(part, 1, false);
  if (name == "graphies") named_elements(part, 2, false);
  if (name == "orphelins" && arguments[0].literal) indexed(part, arguments[0]);
  LintValue out = some_nodes();
  out.many = true;
  out.elements = scope_.names.found_in_prose(name);
  if (!out.elements.empty()) {
    out.text = true;
    out.other = name == "tournures";  // it bears the attributes of the phrase
    return out;
  }
  if (name == "reunion" || holds(choosing, name)) {
    const std::size_t count = name == "reunion" ? arguments.size() : 1;
    for (std::size_t i = 0; i < count; ++i) join(out, arguments[i]);
    return out;
  }
  if (name == "profils" || name == "registre") {
    const std::string uri =
        "urn:paraphe:" + std::string(name == "profils" ? "profil" : name) + ":1";
    for (std::size_t i = 0; i < scope_.names.elements().size(); ++i) {
      const auto& element = scope_.names.elements()[i];
      if (element.root && element.uri == uri) out.elements.insert(i);
    }
    out.other = out.elements.empty();
    return out;
  }
  if (name == "lieu" || name == "source") {
    out = anywhere(scope_.names);
    out.document = false;
    out.many = true;
    if (name == "lieu") return out;
    for (std::size_t i = 0; i < scope_.names.attributes().size(); ++i) {
      if (scope_.names.in_draft(scope_.names.attributes()[i].owner)) out.attributes.insert(i);
    }
    out.text = true;
    return out;
  }
  out = of(holds(own_booleans, name)  ? Kind::boolean
           : holds(own_numbers, name) ? Kind::number
                                      : Kind::string);
  out.day = holds(own_days, name);
  return out;
}

/// `v:elements('c:a c:b')`; without prefixes, names of the draft's.
LintValue LintPaths::named_elements(const Part& part, std::size_t argument, bool prefixed) {
  LintValue out = some_nodes();
  out.many = true;
  out.whole = true;
  if (argument >= part.children.size()) return other_nodes();
  const Part& list = parts_[part.children[argument]];
  if (list.kind != Part::Kind::literal) return other_nodes();
  for (const std::string_view word : words(list.text)) {
    const std::size_t colon = word.find(':');
    const std::string_view uri =
        prefixed ? scope_.uri_of(colon == word.npos ? std::string_view() : word.substr(0, colon))
                 : std::string_view(scope_.names.draft_uri());
    const std::string_view name = colon == word.npos ? word : word.substr(colon + 1);
    bool found = false;
    for (std::size_t i = 0; i < scope_.names.elements().size(); ++i) {
      const auto& element = scope_.names.elements()[i];
      if (element.uri != uri || element.name != name) continue;
      out.elements.insert(i);
      found = true;
    }
    if (!found) absent_element_name(list, word, name, uri);
  }
  if (out.elements.empty()) out.other = true;
  return out;
}

/// `v:attributs('a b')`, and `v:donnee(owners, 'a')`.
LintValue LintPaths::named_attributes(const Part& part, std::size_t argument,
                                      const LintValue* owners) {
  LintValue out = some_nodes();
  out.many = owners == nullptr || owners->many;
  out.whole = owners == nullptr;
  const Part& list = parts_[part.children[argument]];
  if (list.kind != Part::Kind::literal) return other_nodes();
  const bool sure = owners != nullptr && owners->is_nodes() && !owners->other;
  for (const std::string_view word : words(list.text)) {
    std::vector<std::string> here;
    bool found = false;
    for (std::size_t i = 0; i < scope_.names.attributes().size(); ++i) {
      const auto& attribute = scope_.names.attributes()[i];
      const bool may = sure ? owners->elements.count(attribute.owner) != 0
                            : scope_.names.in_draft(attribute.owner);
      if (!may) continue;
      here.push_back(attribute.name);
      if (attribute.name != word) continue;
      found = true;
      out.attributes.insert(i);
    }
    if (found) continue;
    const Text hint = did_you_mean(word, here, scope_.names.attribute_names());
    Part at = list;
    at.begin += 1 + static_cast<std::size_t>(word.data() - list.text.data());
    at.end = at.begin + word.size();
    report("RUL-20", Severity::error, at,
           {"aucun attribut ne s’appelle ici " + quoted(std::string(word)).fr + hint.fr,
            "no attribute is called " + quoted(std::string(word)).en + " here" + hint.en},
           {"corriger le nom d’après le schéma", "mend the name after the schema"});
  }
  if (out.attributes.empty()) out.other = true;
  return out;
}

}  // namespace paraphe
