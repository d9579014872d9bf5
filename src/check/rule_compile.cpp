// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_compile.h"

#include "check/function_table.h"

namespace paraphe {
namespace {

XPathCompiled compile(const std::string& text) {
  return XPathCompiled(xmlXPathCompile(reinterpret_cast<const xmlChar*>(text.c_str())));
}

const Function* function_of(const XPathName& name, const RuleFile& file) {
  if (name.prefix.empty()) return nullptr;
  for (const xmlNs* ns : file.namespaces) {
    if (name.prefix != reinterpret_cast<const char*>(ns->prefix)) continue;
    return find_function(reinterpret_cast<const char*>(ns->href), name.local);
  }
  return nullptr;
}

/// `text` with the operands of strict functions widened to the declarations of blanks, and the
/// variables that are arguments of our other functions lent to them.
std::string widened(std::string_view text, const RuleFile& file, const VariableText& variable,
                    const DraftConventions& conventions) {
  std::string out(text);
  if (text.find(':') == text.npos) return out;  // no such function without a prefix
  const XPathReading reading = read_xpath(text);
  for (auto operand = reading.operands.rbegin(); operand != reading.operands.rend(); ++operand) {
    const Function* function = function_of(reading.names[operand->call], file);
    if (function == nullptr) continue;
    if (!function->strict) {
      const bool ours = function->uri == functions_uri && operand->attribute.empty();
      if (ours) out.insert(operand->end, lent_suffix);
      continue;
    }
    const std::string own(text.substr(operand->begin, operand->end - operand->begin));
    std::string blank;
    if (!operand->attribute.empty()) {
      blank = blank_path(text, *operand, conventions);
    } else {
      const Expression* value = variable(operand->variable);
      if (value == nullptr || !read_xpath(value->text).whole) continue;
      blank = own + "." + conventions.blank_attribute;
    }
    out.replace(operand->begin, operand->end - operand->begin, "(" + own + "|" + blank + ")");
  }
  return out;
}

}  // namespace

std::string blank_path(std::string_view text, const XPathOperand& operand,
                       const DraftConventions& conventions) {
  std::string owner(text.substr(operand.begin, operand.owner_end - operand.begin));
  if (!owner.empty()) owner += "/";
  const std::string name(operand.attribute);
  return owner + "self::*[not(@" + name + ")]/@" + conventions.blank_attribute +
         "[contains(concat(' ',normalize-space(),' '),' " + name + " ')]";
}

xmlXPathCompExpr* CompiledRules::get(std::string_view text, const RuleFile& file,
                                     const VariableText& variable) {
  XPathCompiled& kept = kept_[text.data()];
  if (kept == nullptr) kept = compile(widened(text, file, variable, conventions_));
  return kept.get();
}

xmlXPathCompExpr* CompiledRules::context(const ContextPath& path) {
  XPathCompiled& kept = kept_[path.text.data()];
  if (kept == nullptr) kept = compile((path.anchored ? "" : "//") + std::string(path.text));
  return kept.get();
}

xmlXPathCompExpr* CompiledRules::candidate(const ContextPath& path) {
  XPathCompiled& kept = kept_[path.test.data()];
  if (kept == nullptr) kept = compile(path.test);
  return kept.get();
}

xmlXPathCompExpr* CompiledRules::blank(const Expression& expression) {
  const auto [slot, fresh] = blanks_.try_emplace(expression.text.data());
  if (fresh) {
    const XPathReading reading = read_xpath(expression.text);
    if (reading.whole) {
      slot->second = compile(blank_path(expression.text, *reading.whole, conventions_));
    }
  }
  return slot->second.get();
}

XPathCompiled CompiledRules::once(std::string_view text, const RuleFile& file,
                                  const VariableText& variable) const {
  return compile(widened(text, file, variable, conventions_));
}

}  // namespace paraphe
