// SPDX-License-Identifier: EUPL-1.2
// Operators: where XPath 1.0 does not do what one means.
#include <algorithm>

#include "base/calendar.h"
#include "check/lint.h"
#include "check/lint_paths.h"

namespace paraphe {
namespace {

using Kind = LintValue::Kind;

constexpr std::size_t most_values = 6;

LintValue of(Kind kind) {
  LintValue out;
  out.kind = kind;
  return out;
}

}  // namespace

/// Nothing but what holds a day.
bool LintPaths::is_day(const LintValue& value) const {
  if (value.literal) return parse_date(*value.literal).has_value();
  if (!value.is_nodes()) return value.day;
  const auto& attributes = scope_.names.attributes();
  return !value.attributes.empty() && value.elements.empty() && !value.text && !value.other &&
         std::all_of(value.attributes.begin(), value.attributes.end(),
                     [&](std::size_t i) { return attributes[i].type == "date"; });
}

LintValue LintPaths::binary(const Part& part, const LintValue& context) {
  const LintValue left = value(part.children[0], context);
  const LintValue right = value(part.children[1], context);
  const std::string_view sign = part.text;
  if (sign == "|") {
    LintValue out = left;
    out.kind = Kind::nodes;
    out.elements.insert(right.elements.begin(), right.elements.end());
    out.attributes.insert(right.attributes.begin(), right.attributes.end());
    out.document = out.document || right.document;
    out.text = out.text || right.text;
    out.other = out.other || right.other;
    out.whole = out.whole || right.whole;
    out.many = true;
    return out;
  }
  if (sign == "or" || sign == "and") return of(Kind::boolean);
  if (sign == "=" || sign == "!=" || sign[0] == '<' || sign[0] == '>') {
    compare(part, left, right);
    return of(Kind::boolean);
  }
  return of(Kind::number);
}

void LintPaths::compare(const Part& part, const LintValue& left, const LintValue& right) {
  const Text sign = quoted(std::string(part.text));
  const bool equality = part.text == "=" || part.text == "!=";
  if ((left.is_nodes() && right.kind == Kind::boolean) ||
      (right.is_nodes() && left.kind == Kind::boolean)) {
    return report("RUL-24", Severity::error, part,
                  {"comparé à vrai ou faux, un nœud vaut vrai dès qu’il existe",
                   "compared with true or false, a node is true as soon as it exists"},
                  {"écrire la valeur attendue entre apostrophes, ou boolean() si c’est l’existence "
                   "qui compte",
                   "write the value expected between quotes, or boolean() if existence counts"});
  }
  const bool days = is_day(left) || is_day(right);
  if (days && !equality) {
    return report("RUL-23", Severity::error, part,
                  {"deux dates ne se comparent pas par " + sign.fr,
                   "two dates cannot be compared by " + sign.en},
                  {"se servir de v:avant(), v:apres(), v:auPlusTard() ou v:auPlusTot()",
                   "use v:avant(), v:apres(), v:auPlusTard() or v:auPlusTot()"});
  }
  // Whether a day is among several is a question that `=` answers.
  if (is_day(left) && is_day(right) && !left.many && !right.many) {
    report("RUL-23", Severity::error, part,
           {sign.fr + " compare l’écriture des dates, et ignore celles qui restent à venir",
            sign.en + " compares how dates are written, and ignores those still to come"},
           {"se servir de v:memeJour()", "use v:memeJour()"});
  }
  if (part.text == "!=" && ((left.is_nodes() && left.many) || (right.is_nodes() && right.many))) {
    report("RUL-25", Severity::warning, part,
           {sign.fr + " est vrai dès qu’un seul de ces nœuds diffère",
            sign.en + " holds as soon as one of these nodes differs"},
           {"pour dire qu’aucun n’est égal, écrire not(… = …)",
            "to say that none is equal, write not(… = …)"});
  }
  if (!equality) return;
  if (left.literal) compare_values(part.children[0], right, left);
  if (right.literal) compare_values(part.children[1], left, right);
}

/// The values that nodes, or the name of one, may have; empty when anything may be.
std::vector<std::string> LintPaths::possible(const LintValue& nodes) const {
  const auto& names = scope_.names;
  std::vector<std::string> values;
  if (nodes.names) {
    for (const auto& element : names.elements()) values.push_back(element.name);
    for (const auto& attribute : names.attributes()) values.push_back(attribute.name);
    return values;
  }
  if (!nodes.is_nodes() || nodes.document || nodes.text || nodes.other) return {};
  const auto add = [&](const std::vector<std::string>& more) {
    values.insert(values.end(), more.begin(), more.end());
    return !more.empty();
  };
  for (const std::size_t i : nodes.elements) {
    if (!add(names.elements()[i].values)) return {};
  }
  for (const std::size_t i : nodes.attributes) {
    if (!add(names.attributes()[i].values)) return {};
  }
  return values;
}

/// A value that what it is compared with cannot have.
void LintPaths::compare_values(std::size_t at, const LintValue& nodes, const LintValue& literal) {
  const std::vector<std::string> values = possible(nodes);
  if (values.empty() || literal.literal->empty() ||
      std::find(values.begin(), values.end(), *literal.literal) != values.end()) {
    return;
  }
  const Text hint = did_you_mean(*literal.literal, values, {});
  std::string all;
  if (!nodes.names && values.size() <= most_values) {
    for (const std::string& one : values) all += (all.empty() ? "" : ", ") + one;
  }
  const Text named = quoted(*literal.literal);
  report("RUL-21", Severity::error, parts_[at],
         {"le schéma ne connaît pas ici la valeur " + named.fr + hint.fr,
          "the schema does not know the value " + named.en + " here" + hint.en},
         {"écrire l’une des valeurs du schéma" + (all.empty() ? "" : "\u00A0: " + all),
          "write one of the values of the schema" + (all.empty() ? "" : ": " + all)});
}

}  // namespace paraphe
