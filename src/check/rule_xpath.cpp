// SPDX-License-Identifier: EUPL-1.2
// Evaluation of expressions: focus, variables, keys, limits, and what libxml2 reports of failures.
#include <libxml/xpathInternals.h>

#include <algorithm>

#include "base/memory_reserve.h"
#include "check/function_table.h"
#include "check/function_values.h"
#include "check/rule_evaluation.h"

namespace paraphe {
namespace {

constexpr int deepest_variables = 200;

/// The parts of an XPath context that one evaluation changes, put back at its end: evaluations
/// nest, since a variable is evaluated when it is first asked for.
class Focus {
 public:
  explicit Focus(xmlXPathContext* context)
      : context_(context),
        node_(context->node),
        document_(context->doc),
        size_(context->contextSize),
        position_(context->proximityPosition),
        namespaces_(context->namespaces),
        namespace_count_(context->nsNr) {}
  ~Focus() {
    context_->node = node_;
    context_->doc = document_;
    context_->contextSize = size_;
    context_->proximityPosition = position_;
    context_->namespaces = namespaces_;
    context_->nsNr = namespace_count_;
  }
  Focus(const Focus&) = delete;
  Focus& operator=(const Focus&) = delete;

 private:
  xmlXPathContext* context_;
  xmlNode* node_;
  xmlDoc* document_;
  int size_;
  int position_;
  xmlNs** namespaces_;
  int namespace_count_;
};

}  // namespace

void Evaluation::enter(Frame& frame, const std::vector<Let>& lets, xmlNode* node) {
  frame.node = node;
  frame.slots.resize(lets.size());
  for (std::size_t i = 0; i < lets.size(); ++i) {
    frame.slots[i].let = &lets[i];
    frame.slots[i].value.reset();
    frame.slots[i].doubt = {};
    frame.slots[i].open = false;
  }
}

Evaluation::Slot* Evaluation::slot(std::string_view name, Frame** frame) {
  for (Frame* level : {&rule_frame_, &pattern_frame_, &phase_frame_, &schema_}) {
    for (Slot& slot : level->slots) {
      if (slot.let->name != name) continue;
      *frame = level;
      return &slot;
    }
  }
  return nullptr;
}

const Expression* Evaluation::variable_text(std::string_view name) {
  Frame* frame = nullptr;
  const Slot* found = slot(name, &frame);
  return found == nullptr || !found->let->value ? nullptr : &*found->let->value;
}

XPathValue Evaluation::evaluate(const Expression& expression, xmlNode* node, xmlNode* current) {
  xmlXPathCompExpr* compiled =
      compiled_.get(expression.text, *expression.file,
                    [this](std::string_view name) { return variable_text(name); });
  XPathValue value =
      compiled == nullptr ? nullptr : evaluate(compiled, *expression.file, node, current);
  if (value == nullptr) fault(expression, node);
  return value;
}

XPathValue Evaluation::evaluate(xmlXPathCompExpr* compiled, const RuleFile& file, xmlNode* node,
                                xmlNode* current) {
  const Focus focus(xpath_);
  xmlNode* outer = current_;
  current_ = current;
  xpath_->node = node;
  // A synthetic node stands in a scratch document; `/` still means the draft.
  xpath_->doc = synthetic_.made(node) ? draft_.tree() : node->doc;
  xpath_->contextSize = 1;
  xpath_->proximityPosition = 1;
  xpath_->namespaces = const_cast<xmlNs**>(file.namespaces.data());
  xpath_->nsNr = static_cast<int>(file.namespaces.size());
  xpath_->opLimit = options_.operations;
  if (nesting_++ == 0) xpath_->opCount = 0;
  xmlResetError(&xpath_->lastError);
  XPathValue value;
  if (nesting_ <= deepest_variables) value.reset(xmlXPathCompiledEval(compiled, xpath_));
  --nesting_;
  current_ = outer;
  if (nesting_ > 0) return value;
  operations_ += xpath_->opCount;
  check_reserve();
  return value;
}

XPathValue Evaluation::evaluate_text(std::string_view text, const RuleFile& file, xmlNode* node) {
  const XPathCompiled compiled =
      compiled_.once(text, file, [this](std::string_view name) { return variable_text(name); });
  return compiled == nullptr ? nullptr : evaluate(compiled.get(), file, node, node);
}

/// The slot of a variable, evaluated; nothing when there is no such variable or no value of it.
Evaluation::Slot* Evaluation::valued(std::string_view name) {
  Frame* frame = nullptr;
  Slot* found = slot(name, &frame);
  if (found == nullptr || found->open) return nullptr;
  if (found->value == nullptr) {
    found->open = true;
    Doubt outer = std::move(doubt_);
    doubt_ = {};
    if (found->let->value) {
      found->value = evaluate(*found->let->value, frame->node, frame->node);
    } else {
      // A result tree fragment: its string value is what the element holds.
      found->value.reset(xmlXPathNewNodeSet(const_cast<xmlNode*>(found->let->element)));
    }
    found->open = false;
    found->doubt = std::move(doubt_);
    doubt_ = std::move(outer);
  }
  if (found->value == nullptr) return nullptr;
  doubt(found->doubt);
  return found;
}

XPathValue Evaluation::variable(std::string_view name) {
  if (const Slot* found = valued(name)) return XPathValue(xmlXPathObjectCopy(found->value.get()));
  // `$d.aVenir`: the declaration that what the variable `d` is a path to is still to come.
  const std::string suffix = "." + conventions().blank_attribute;
  if (!name.ends_with(suffix)) return nullptr;
  name.remove_suffix(suffix.size());
  Frame* frame = nullptr;
  const Expression* value = variable_text(name);
  if (value == nullptr || slot(name, &frame) == nullptr) return nullptr;
  xmlXPathCompExpr* compiled = compiled_.blank(*value);
  return compiled == nullptr ? nullptr : evaluate(compiled, *value->file, frame->node, frame->node);
}

xmlXPathObject* Evaluation::lent(std::string_view name) {
  const Slot* found = valued(name);
  return found == nullptr ? nullptr : xmlXPathWrapExternal(found->value.get());
}

xmlXPathObject* Evaluation::look_up_variable(void* data, const xmlChar* name, const xmlChar*) {
  auto* evaluation = static_cast<Evaluation*>(data);
  std::string_view wanted = reinterpret_cast<const char*>(name);
  if (!wanted.ends_with(lent_suffix)) return evaluation->variable(wanted).release();
  wanted.remove_suffix(lent_suffix.size());
  return evaluation->lent(wanted);
}

void Evaluation::fault(const Expression& expression, const xmlNode* node) {
  if (!faulted_.insert(&expression).second) return;
  const Draft& file = expression.file->draft;
  const bool limit =
      xpath_->lastError.code == int{XML_XPATH_EXPRESSION_OK} + int{XPATH_OP_LIMIT_EXCEEDED};
  const std::string text(expression.text);
  Diagnostic diagnostic = limit ? rule_fault("RUL-14", file.place(file.value(expression.attribute)),
                                             {"règle trop coûteuse, abandonnée : « " + text + " »",
                                              "rule too costly, given up: '" + text + "'"})
                                : rule_fault("RUL-13", file.place(file.value(expression.attribute)),
                                             {"expression impossible à évaluer : « " + text + " »",
                                              "expression cannot be evaluated: '" + text + "'"});
  diagnostic.notes.push_back({{"nœud examiné", "node under examination"}, place(node)});
  out_.faults.push_back(std::move(diagnostic));
}

/// Fills the index of a key such as `match="c:*" use="@id"`, without XPath; false for any other.
bool Evaluation::fill_by_attribute(const Key& key, const Draft& draft, KeyIndex& index) {
  const std::string_view use = key.use.text;
  const bool plain = key.paths.size() == 1 && key.paths.front().plain && use.size() > 1 &&
                     use[0] == '@' && use.find_first_of(":*/[ |\t\n") == use.npos;
  if (!plain) return false;
  const auto* found = attributes(draft.tree(), use.substr(1));
  if (found == nullptr) return true;
  std::string buffer;
  for (const xmlNode* a : *found) {
    if (!is_match(key.paths.front(), *key.match.file, a->parent)) continue;
    index[std::string(string_value(a, buffer))].push_back(a->parent);
  }
  return true;
}

const std::vector<xmlNode*>* Evaluation::key(std::string_view name, const std::string& value,
                                             xmlDoc* document) {
  static const std::vector<xmlNode*> none;
  const Key* key = nullptr;
  for (const Key& candidate : model_.keys) {
    if (candidate.name == name) key = &candidate;
  }
  const Draft* draft = draft_of(reinterpret_cast<xmlNode*>(document));
  if (key == nullptr || draft == nullptr) return nullptr;
  const auto at = std::make_pair(key, static_cast<const xmlDoc*>(document));
  const auto [index, fresh] = keys_.try_emplace(at);
  if (fresh && !fill_by_attribute(*key, *draft, index->second)) {
    std::unordered_set<const xmlNode*> seen;
    KeyIndex& into = index->second;
    matches(key->paths, *key->match.file, *draft, [&](xmlNode* node) {
      if (!seen.insert(node).second) return;
      const XPathValue use = evaluate(key->use, node, node);
      if (use == nullptr) return;
      const bool several = use->type == XPATH_NODESET;
      const int count = several ? (use->nodesetval == nullptr ? 0 : use->nodesetval->nodeNr) : 1;
      for (int i = 0; i < count; ++i) {
        xmlChar* text = several ? xmlXPathCastNodeToString(use->nodesetval->nodeTab[i])
                                : xmlXPathCastToString(use.get());
        into[reinterpret_cast<const char*>(text)].push_back(node);
        xmlFree(text);
      }
    });
  }
  const auto found = index->second.find(value);
  return found == index->second.end() ? &none : &found->second;
}

TextIndex& Evaluation::text() {
  if (!text_) text_.emplace(draft_.tree(), draft_.bytes().size());
  return *text_;
}

std::vector<std::uint32_t>* Evaluation::ranks(const xmlXPathObject* nodes) {
  const bool lasts = std::any_of(schema_.slots.begin(), schema_.slots.end(),
                                 [&](const Slot& slot) { return slot.value.get() == nodes; });
  return lasts ? &ranks_[nodes] : nullptr;
}

const std::string& Evaluation::folded(const xmlNode* node) {
  const auto [slot, fresh] = folded_.try_emplace(node);
  if (fresh) {
    std::string buffer;
    slot->second = fold(string_value(node, buffer));
  }
  return slot->second;
}

}  // namespace paraphe
