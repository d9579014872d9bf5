// SPDX-License-Identifier: EUPL-1.2
// One letter wrong in a name of the shipped rules: the lint sees it, wherever it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "check/lint.h"
#include "check/rule_model.h"
#include "check/xpath_parts.h"
#include "lint_fixture.h"
#include "rule_fixture.h"

namespace paraphe {
namespace {

constexpr std::size_t mutations = 200;

/// A name in an expression of a rule file.
struct Name {
  std::string file;
  Span span;
  std::string text;
  bool attribute = false;
};

class Names {
 public:
  explicit Names(const RuleModel& model) {
    for (const Key& key : model.keys) {
      add(key.match);
      add(key.use);
    }
    lets(model.lets);
    for (const Phase& phase : model.phases) lets(phase.lets);
    for (const Pattern& pattern : model.patterns) {
      lets(pattern.lets);
      for (const Rule& rule : pattern.rules) {
        add(rule.context);
        if (rule.visit_each) add(*rule.visit_each);
        if (rule.subject) add(*rule.subject);
        lets(rule.lets);
        for (const Assertion& assertion : rule.assertions) {
          add(assertion.test);
          if (assertion.subject) add(*assertion.subject);
        }
      }
    }
  }

  const std::vector<Name>& all() const { return all_; }

 private:
  void lets(const std::vector<Let>& lets) {
    for (const Let& let : lets) {
      if (let.value) add(*let.value);
    }
  }

  void add(const Expression& e) {
    if (e.text.data() != value_of(e.attribute).data()) return;  // a parameter was put in
    const XPathParts parts = read_parts(e.text);
    for (const XPathPart& part : parts) {
      if (part.kind == XPathPart::Kind::step && !part.node_type && part.text != "*") {
        add(e, part.text, part.axis == "attribute");
      }
      if (part.kind != XPathPart::Kind::call || part.prefix != "v") continue;
      const bool elements = part.text == "elements", attributes = part.text == "attributs";
      if (!elements && !attributes) continue;
      const XPathPart& list = parts[part.children[0]];
      if (list.kind != XPathPart::Kind::literal) continue;
      for (const std::string_view word : words(list.text)) {
        add(e, word.substr(word.find(':') + 1), attributes);
      }
    }
  }

  void add(const Expression& e, std::string_view name, bool attribute) {
    const auto at = static_cast<std::size_t>(name.data() - e.text.data());
    all_.push_back({e.file->path, e.file->draft.value(e.attribute, at, name.size()),
                    std::string(name), attribute});
  }

  std::vector<Name> all_;
};

/// One letter put in, left out, changed, or swapped with the next.
std::string slip(std::string name, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::size_t at = below(name.size());
  const char letter = static_cast<char>('a' + below(26));
  switch (below(4)) {
    case 0:
      name.insert(name.begin() + static_cast<std::ptrdiff_t>(at) + 1, letter);
      break;
    case 1:
      if (name.size() > 1) name.erase(at, 1);
      break;
    case 2:
      name[at] = letter;
      break;
    default:
      if (at + 1 < name.size()) std::swap(name[at], name[at + 1]);
  }
  return name;
}

bool exists(const std::string& name, bool attribute) {
  const SchemaNames& names = schema_names();
  const auto of = [&](const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
  };
  return attribute ? of(names.attributes()) : of(names.elements());
}

TEST(LintOfShippedRules, SeesASlipOfOneLetterInAnyName) {
  const TemporaryFolder copy;
  const std::string folder = copy.path() + "/regles";
  std::filesystem::copy(std::string(source_dir) + "/schemas/regles", folder);
  Diagnostics found;
  const auto sound = RuleSet::load(folder, found);
  ASSERT_TRUE(sound);
  const std::vector<Name> names = Names(sound->model()).all();
  ASSERT_GT(names.size(), 500U);
  std::mt19937 random(20260901);
  std::size_t seen = 0, tried = 0;
  while (tried < mutations) {
    const Name& name = names[random() % names.size()];
    const std::string wrong = slip(name.text, random);
    if (wrong == name.text || wrong[0] == '.' || exists(wrong, name.attribute)) continue;
    ++tried;
    const std::string bytes = read_bytes(name.file);
    std::string changed = bytes;
    changed.replace(name.span.begin, name.span.end - name.span.begin, wrong);
    const std::string relative = "regles/" + std::filesystem::path(name.file).filename().string();
    copy.write(relative, changed);
    Diagnostics faults;
    const auto rules = RuleSet::load(folder, faults);
    copy.write(relative, bytes);
    ASSERT_TRUE(rules) << wrong;
    const std::vector<Diagnostic> told = lint_rules(*rules, schema_names());
    const bool here = std::any_of(told.begin(), told.end(), [&](const Diagnostic& d) {
      return d.severity == Severity::error && d.place.file == name.file &&
             d.place.start.byte <= name.span.begin && d.place.end.byte > name.span.begin;
    });
    seen += here ? 1 : 0;
    EXPECT_TRUE(here) << relative << ": " << name.text << " written " << wrong << " at byte "
                      << name.span.begin;
  }
  EXPECT_EQ(seen, tried);
}

}  // namespace
}  // namespace paraphe
