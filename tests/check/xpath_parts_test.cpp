// SPDX-License-Identifier: EUPL-1.2
#include "check/xpath_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace paraphe {
namespace {

/// Parts in brackets, so that who holds whom can be read.
std::string shown(const XPathParts& parts, std::size_t index) {
  const XPathPart& part = parts[index];
  std::string inside;
  for (const std::size_t child : part.children) {
    inside += (inside.empty() ? "" : " ") + shown(parts, child);
  }
  const std::string name =
      (part.prefix.empty() ? "" : std::string(part.prefix) + ":") + std::string(part.text);
  using Kind = XPathPart::Kind;
  switch (part.kind) {
    case Kind::binary:
      return "(" + name + " " + inside + ")";
    case Kind::negative:
      return "(minus " + inside + ")";
    case Kind::path: {
      const std::string start = part.start == XPathPart::none ? "" : shown(parts, part.start) + " ";
      return std::string(part.absolute ? "</" : "<") + start + inside + ">";
    }
    case Kind::step:
      return std::string(part.axis) + "::" + name + (part.node_type ? "()" : "") +
             (inside.empty() ? "" : "[" + inside + "]");
    case Kind::filter:
      return "{" + inside + "}";
    case Kind::variable:
      return "$" + name;
    case Kind::literal:
      return "'" + name + "'";
    case Kind::number:
      return name;
    case Kind::call:
      return name + "(" + inside + ")";
  }
  return {};
}

TEST(XPathParts, HoldOneAnotherAsTheGrammarSays) {
  struct Case {
    const char* expression;
    const char* parts;
  };
  for (const Case& one : {
           Case{"1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"},
           {"a or b and not(c)", "(or <child::a> (and <child::b> not(<child::c>)))"},
           {"-$x = -1", "(= (minus $x) (minus 1))"},
           {"a | b | c", "(| (| <child::a> <child::b>) <child::c>)"},
           {"/", "</>"},
           {"//c:a", "</descendant-or-self::node() child::c:a>"},
           {".//@id", "<self::node() descendant-or-self::node() attribute::id>"},
           {"../c:*/ text ( )", "<parent::node() child::c:* child::text()>"},
           {" ancestor :: c:a [ @x ] [2]", "<ancestor::c:a[<attribute::x> 2]>"},
           {"$a[b]/c//d", "<{$a <child::b>} child::c descendant-or-self::node() child::d>"},
           {"v:f(., 'a b', $x/@y)", "v:f(<self::node()> 'a b' <$x attribute::y>)"},
           {"(a)[1]", "{<child::a> 1}"},
           {"key('k', @id)/..", "<key('k' <attribute::id>) parent::node()>"},
           {"processing-instruction('x')", "<child::processing-instruction()>"},
       }) {
    const XPathParts parts = read_parts(one.expression);
    ASSERT_FALSE(parts.empty()) << one.expression;
    EXPECT_EQ(shown(parts, parts.size() - 1), one.parts) << one.expression;
  }
}

TEST(XPathParts, StandWhereTheyAreWritten) {
  const std::string expression = " $x/c:a[ @date = ancestor :: c:b ] ";
  std::string names;
  for (const XPathPart& part : read_parts(expression)) {
    names += "|" + expression.substr(part.begin, part.end - part.begin);
  }
  EXPECT_EQ(names, "|$x|date|date|c:b|c:b|@date = ancestor :: c:b|c:a|$x/c:a");
}

}  // namespace
}  // namespace paraphe
