// SPDX-License-Identifier: EUPL-1.2
// What a rule set says of itself: the order of rules, ids, severities.
#include <algorithm>
#include <map>

#include "check/lint.h"
#include "check/rule_model.h"
#include "check/xpath_parts.h"

namespace paraphe {
namespace {

/// The steps of a path as it is written, predicates and all; nothing when it is no plain path.
std::vector<XPathPart> steps_of(std::string_view path) {
  const XPathParts parts = read_parts(path);
  std::vector<XPathPart> out;
  if (parts.empty() || parts.back().kind != XPathPart::Kind::path ||
      parts.back().start != XPathPart::none) {
    return out;
  }
  for (const std::size_t step : parts.back().children) out.push_back(parts[step]);
  return out;
}

bool covers(const XPathPart& earlier, const XPathPart& later) {
  if (earlier.axis != later.axis || !earlier.children.empty()) return false;
  if (earlier.node_type || later.node_type) {
    return earlier.node_type == later.node_type && earlier.text == later.text;
  }
  if (earlier.text == "*") return earlier.prefix.empty() || earlier.prefix == later.prefix;
  return earlier.text == later.text && earlier.prefix == later.prefix;
}

/// Whether whatever `later` selects is selected by `earlier` too; false where it cannot be told.
bool covers(const ContextPath& earlier, const ContextPath& later) {
  if (earlier.text == later.text) return true;
  // The same with a predicate more.
  if (later.text.size() > earlier.text.size() && later.text[earlier.text.size()] == '[' &&
      later.text.substr(0, earlier.text.size()) == earlier.text &&
      later.text.find_first_of("/|", earlier.text.size()) == later.text.npos) {
    return true;
  }
  // The same, whatever precedes it: `c:b` and `c:a/c:b[@x]`.
  if (earlier.anchored) return false;
  const std::vector<XPathPart> before = steps_of(earlier.text), after = steps_of(later.text);
  return !before.empty() && before.size() <= after.size() &&
         std::equal(
             before.rbegin(), before.rend(), after.rbegin(),
             [](const XPathPart& one, const XPathPart& other) { return covers(one, other); });
}

bool covers(const Rule& earlier, const Rule& later) {
  return !later.paths.empty() &&
         std::all_of(later.paths.begin(), later.paths.end(), [&](const ContextPath& path) {
           return std::any_of(earlier.paths.begin(), earlier.paths.end(),
                              [&](const ContextPath& other) { return covers(other, path); });
         });
}

}  // namespace

void lint_shadows(const RuleModel& model, std::vector<Diagnostic>& out) {
  for (const Pattern& pattern : model.patterns) {
    for (std::size_t i = 1; !pattern.group && i < pattern.rules.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!covers(pattern.rules[j], pattern.rules[i])) continue;
        const RuleFile& file = *pattern.rules[i].file;
        Diagnostic finding = lint_finding(
            "RUL-29", Severity::error,
            file.draft.place(
                pattern.rules[i].context.attribute == nullptr
                    ? pattern.rules[i].element
                    : reinterpret_cast<const xmlNode*>(pattern.rules[i].context.attribute)),
            {"cette règle ne servira jamais\u00A0: une règle qui précède prend tous ses nœuds",
             "this rule will never be used: an earlier one takes all its nodes"},
            {"la mettre avant l’autre, dans un motif à elle, ou faire du motif un <sch:group>",
             "put it before the other, in a pattern of its own, or make the pattern a "
             "<sch:group>"});
        finding.notes.push_back({{"la règle qui précède", "the earlier rule"},
                                 lint_place(model, pattern.rules[j].element)});
        out.push_back(std::move(finding));
        break;
      }
    }
  }
}

void lint_ids(const RuleModel& model, std::vector<Diagnostic>& out) {
  std::map<std::string, const xmlNode*> known;
  const auto see = [&](const std::string& id, const xmlNode* element) {
    if (id.empty()) return;
    const auto [slot, fresh] = known.emplace(id, element);
    if (fresh || slot->second == element) return;
    Diagnostic finding = lint_finding("RUL-40", Severity::error, lint_place(model, element),
                                      {"l’identifiant " + quoted(id).fr + " est donné deux fois",
                                       "the id " + quoted(id).en + " is given twice"},
                                      {"en changer un", "change one of them"});
    finding.notes.push_back({{"l’autre", "the other"}, lint_place(model, slot->second)});
    out.push_back(std::move(finding));
  };
  for (const Pattern& pattern : model.patterns) {
    see(std::string(pattern.id), pattern.element);
    for (const Rule& rule : pattern.rules) {
      see(std::string(attribute(rule.element, "id")), rule.element);
      for (const Assertion& assertion : rule.assertions) {
        see(std::string(attribute(assertion.element, "id")), assertion.element);
      }
    }
  }
}

void lint_severities(const RuleModel& model, std::vector<Diagnostic>& out) {
  const auto see = [&](const xmlNode* element, const char* name, std::string_view known) {
    const xmlAttr* a = attribute_node(element, name);
    for (const std::string_view word : words(value_of(a))) {
      const auto all = words(known);
      if (std::find(all.begin(), all.end(), word) != all.end()) continue;
      std::string list(known);
      for (std::size_t at = list.find(' '); at != list.npos; at = list.find(' ', at + 2)) {
        list.replace(at, 1, ", ");
      }
      out.push_back(lint_finding(
          "RUL-44", Severity::error, lint_place(model, reinterpret_cast<const xmlNode*>(a)),
          {quoted(std::string(word)).fr + " n’est pas une valeur connue de " + quoted(name).fr,
           quoted(std::string(word)).en + " is no known value of " + quoted(name).en},
          {"valeurs connues\u00A0: " + list, "known values: " + list}));
    }
  };
  constexpr std::string_view severities = "fatal error warning warn info information";
  for (const Pattern& pattern : model.patterns) {
    for (const Rule& rule : pattern.rules) {
      see(rule.element, "role", severities);
      for (const Assertion& assertion : rule.assertions) {
        see(assertion.element, "role", severities);
        see(assertion.element, "flag", "juriste");
      }
    }
  }
}

}  // namespace paraphe
