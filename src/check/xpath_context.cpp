// SPDX-License-Identifier: EUPL-1.2
// What the last step of a context can select: enough to find candidates by name.
#include <algorithm>

#include "check/xpath_lexis.h"
#include "check/xpath_reader.h"

namespace paraphe {
namespace {

using namespace xpath_lexis;

/// Past one bracketed or quoted stretch that begins at `at`, or past one byte.
std::size_t past(std::string_view text, std::size_t at) {
  const char open = text[at];
  if (open == '"' || open == '\'') return text.find(open, at + 1) + 1;
  if (open != '[' && open != '(') return at + 1;
  const char close = open == '[' ? ']' : ')';
  for (++at; text[at] != close;) at = past(text, at);
  return at + 1;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Splits a path at its top-level slashes; `//` gives an empty piece.
std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == separator) {
      out.push_back(trim(text.substr(begin, at - begin)));
      begin = ++at;
    } else {
      at = past(text, at);
    }
  }
  out.push_back(trim(text.substr(begin)));
  return out;
}

bool is_name_test(std::string_view text) {
  if (text == "*") return true;
  if (text.empty() || !is_name_start(text[0])) return false;
  const std::size_t colon = text.find(':');
  if (colon != text.npos && text.substr(colon) == ":*") return true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_name(text[i]) && i != colon) return false;
  }
  return colon == text.npos || (colon + 1 < text.size() && is_name_start(text[colon + 1]));
}

/// Past a relative path of names such as `c:article/*[@article]/@objet`; 0 where there is none.
std::size_t path_end(std::string_view text) {
  for (std::size_t at = 0;; ++at) {
    const std::size_t begin = at + (at < text.size() && text[at] == '@' ? 1 : 0);
    at = begin;
    while (at < text.size() && (is_name(text[at]) || text[at] == ':' || text[at] == '*')) ++at;
    if (!is_name_test(text.substr(begin, at - begin))) return 0;
    while (at < text.size() && text[at] == '[') at = past(text, at);
    if (at == text.size() || text[at] != '/') return at;
  }
}

/// Whether a predicate is a path of names, alone or compared: a condition, never a number.
bool is_path_condition(std::string_view predicate) {
  const std::size_t end = path_end(predicate);
  if (end == 0) return false;
  const std::string_view rest = trim(predicate.substr(end));
  if (rest.empty()) return true;
  for (const std::string_view follows : {"=", "!=", "<", ">", "and ", "or "}) {
    if (rest.starts_with(follows)) return true;
  }
  return false;
}

/// Whether the predicates of a step are no more than conditions on its node, whatever its position
/// and whatever the node one came from: those of a few plain forms.
bool conditions_only(std::string_view step) {
  for (const std::string_view other :
       {"position", "last", "current", "+", " - ", " * ", "div", "mod"}) {
    if (step.find(other) != step.npos) return false;
  }
  for (std::size_t at = step.find('['); at < step.size();) {
    const std::size_t end = past(step, at);
    const std::string_view inside = trim(step.substr(at + 1, end - at - 2));
    const bool known =
        !inside.empty() &&
        (inside[0] == '@' || inside.starts_with("not(") || inside.starts_with("starts-with(") ||
         inside.starts_with("contains(") || is_path_condition(inside));
    if (!known) return false;
    at = step.find('[', end);
  }
  return true;
}

/// `a[x]/b//c[y]` read from its end: `self::c[y][ancestor::b[parent::a[x]]]`.
std::string candidate_test(const std::vector<std::string_view>& parts) {
  std::string out;
  std::string closing;
  const char* axis = "self::";
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (parts[i].empty()) {
      axis = "ancestor::";
      continue;
    }
    const std::string_view name = trim(parts[i].substr(0, parts[i].find('[')));
    if (!is_name_test(name) || !conditions_only(parts[i])) return {};
    if (!out.empty()) {
      out += '[';
      closing += ']';
    }
    out += axis + std::string(parts[i]);
    axis = "parent::";
  }
  return out + closing;
}

/// `x` of a predicate that is `@x` or compares it with a literal: with `false()`, say, it would
/// hold where there is no `x`.
std::string_view compared_attribute(std::string_view predicate) {
  if (predicate.size() < 2 || predicate[0] != '@' || !is_name_start(predicate[1])) return {};
  std::size_t end = 1;
  while (end < predicate.size() && is_name(predicate[end])) ++end;
  std::string_view rest = trim(predicate.substr(end));
  if (rest.starts_with('!') || rest.starts_with('=')) {
    rest = trim(rest.substr(rest.find('=') + 1));
    if (rest.empty() || (rest[0] != '\'' && rest[0] != '"')) return {};
    rest = rest.substr(past(rest, 0));
  }
  return trim(rest).empty() ? predicate.substr(1, end - 1) : std::string_view();
}

/// `x` of a step whose first predicate is `[@x]`, `[@x = 'a']` or `[@x = 'a' or @x = 'b']`.
std::string_view required_attribute(std::string_view step) {
  const std::size_t open = step.find('[');
  if (open == step.npos) return {};
  std::string_view inside = trim(step.substr(open + 1, past(step, open) - open - 2));
  const std::string_view name = compared_attribute(inside.substr(0, inside.find(" or ")));
  while (!name.empty() && inside.find(" or ") != inside.npos) {
    inside = trim(inside.substr(inside.find(" or ") + 4));
    if (compared_attribute(inside.substr(0, inside.find(" or "))) != name) return {};
  }
  return name;
}

/// The local name of a step; empty when it has none.
std::string_view local_name(std::string_view step) {
  const std::string_view test = trim(step.substr(0, step.find('[')));
  const std::string_view local = test.substr(test.find(':') + 1);
  return is_name_test(test) && local != "*" ? local : std::string_view();
}

ContextPath one_context(std::string_view text) {
  ContextPath path;
  path.text = text;
  path.anchored = !text.empty() && text[0] == '/';
  const std::vector<std::string_view> parts = pieces(text, '/');
  const std::string_view last = parts.back();
  const std::string_view test = trim(last.substr(0, last.find('[')));
  if (!test.empty() && test[0] == '@') path.target = ContextPath::Target::attribute;
  if (!is_name_test(test)) return path;
  path.target = ContextPath::Target::element;
  path.name = local_name(last);
  path.attribute = required_attribute(last);
  for (const std::string_view part : parts) {
    if (const std::string_view name = local_name(part); !name.empty()) path.names.push_back(name);
  }
  // Only relative paths of names are matched without XPath; `/a/b` is rare and left to it.
  path.plain = !path.anchored;
  bool descendant = false;
  for (const std::string_view part : parts) {
    if (part.empty()) {
      descendant = true;
      continue;
    }
    path.plain = path.plain && is_name_test(part);
    if (!path.plain) break;
    const std::size_t mark = part.find(':');
    ContextStep step{descendant, {}, part};
    if (mark != part.npos) step = {descendant, part.substr(0, mark), part.substr(mark + 1)};
    path.steps.push_back(step);
    descendant = false;
  }
  const bool known = !path.name.empty() || !path.attribute.empty();
  if (!path.plain && !path.anchored && known) path.test = candidate_test(parts);
  return path;
}

}  // namespace

std::vector<ContextPath> read_context(std::string_view expression) {
  std::vector<ContextPath> out;
  for (const std::string_view part : pieces(expression, '|')) out.push_back(one_context(part));
  return out;
}

}  // namespace paraphe
