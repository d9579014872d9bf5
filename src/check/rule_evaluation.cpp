// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_evaluation.h"

#include <libxml/xpathInternals.h>

#include <algorithm>

#include "check/function_table.h"
#include "check/function_values.h"

namespace paraphe {
namespace {

xmlXPathFunction look_up_function(void*, const xmlChar* name, const xmlChar* uri) {
  const Function* function = find_function(uri == nullptr ? "" : reinterpret_cast<const char*>(uri),
                                           reinterpret_cast<const char*>(name));
  return function == nullptr ? nullptr : function->call;
}

void be_silent(void*, xmlError*) {}

std::string name_of(const Draft& draft) { return draft.name(); }

}  // namespace

Evaluation::Evaluation(const RuleModel& model, CompiledRules& compiled, const Draft& draft,
                       EvaluationOptions options, Trace* trace)
    : model_(model),
      compiled_(compiled),
      draft_(draft),
      options_(std::move(options)),
      trace_(trace) {
  xpath_ = xmlXPathNewContext(draft.tree());
  if (xpath_ == nullptr) throw std::bad_alloc();
  xmlXPathContextSetCache(xpath_, 1, -1, 0);  // values are used again rather than freed
  xmlXPathOrderDocElems(draft.tree());        // node sets are sorted by it
  xpath_->userData = this;
  xpath_->error = be_silent;
  xmlXPathRegisterFuncLookup(xpath_, look_up_function, this);
  xmlXPathRegisterVariableLookup(xpath_, look_up_variable, this);
  enter(schema_, model_.lets, reinterpret_cast<xmlNode*>(draft.tree()));
  documents_.push_back(&draft);
  if (options_.voted != nullptr) documents_.push_back(options_.voted);
  set_beside(std::move(options_.profiles), std::move(options_.registers));
}

void Evaluation::set_beside(std::vector<const Draft*> profiles,
                            std::vector<const Draft*> registers) {
  options_.profiles = std::move(profiles);
  options_.registers = std::move(registers);
  for (const auto* list : {&options_.profiles, &options_.registers}) {
    documents_.insert(documents_.end(), list->begin(), list->end());
  }
}

Evaluation::~Evaluation() {
  // Values hold synthetic elements: they go first.
  for (Frame* frame : {&schema_, &phase_frame_, &pattern_frame_, &rule_frame_})
    frame->slots.clear();
  xpath_->namespaces = nullptr;
  xpath_->nsNr = 0;
  xmlXPathFreeContext(xpath_);
}

std::optional<Date> Evaluation::date_variable(std::string_view name) {
  if (variable_text(name) == nullptr) return std::nullopt;
  const XPathValue value = variable(name);
  doubt_ = {};
  if (value == nullptr) return std::nullopt;
  xmlChar* text = xmlXPathCastToString(value.get());
  const std::optional<Date> date = parse_date(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return date;
}

std::vector<std::string> Evaluation::strings_variable(std::string_view name) {
  std::vector<std::string> out;
  if (variable_text(name) == nullptr) return out;
  const XPathValue value = variable(name);
  doubt_ = {};
  if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr) return out;
  for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
    xmlChar* text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
    out.emplace_back(reinterpret_cast<const char*>(text));
    xmlFree(text);
  }
  return out;
}

Evaluated Evaluation::run() {
  // Again: what the reference date is has an effect on variables.
  enter(schema_, model_.lets, reinterpret_cast<xmlNode*>(draft_.tree()));
  ranks_.clear();
  choose_phase();
  out_.tallies.resize(model_.assertions);
  for (const Pattern& pattern : model_.patterns) {
    if (!is_active(pattern)) continue;
    out_.active.push_back(&pattern);
    if (out_.cut != Cut::none) continue;
    const std::size_t before = fires_;
    visit(pattern);
    if (pattern.required && fires_ == before && out_.cut == Cut::none)
      out_.idle.push_back(&pattern);
  }
  out_.fired =
      static_cast<std::size_t>(std::count_if(out_.tallies.begin(), out_.tallies.end(),
                                             [](const Tally& tally) { return tally.fired > 0; }));
  return std::move(out_);
}

const Phase* Evaluation::phase_for(std::string_view id) {
  auto* root = reinterpret_cast<xmlNode*>(draft_.tree());
  for (const Phase& phase : model_.phases) {
    if (phase.id == id) return &phase;
    if (id != any_phase || !phase.when) continue;
    const XPathValue value = evaluate(*phase.when, root, root);
    doubt_ = {};
    if (value != nullptr && xmlXPathCastToBoolean(value.get()) != 0) return &phase;
  }
  return nullptr;
}

void Evaluation::choose_phase() {
  const std::string_view id = options_.phase.empty() ? model_.default_phase : options_.phase;
  if (id.empty() || id == every_pattern) return;
  const Phase* found = phase_for(id);
  if (found == nullptr) {
    if (id == any_phase) return;  // no phase is for this document: every pattern speaks
    const Draft& main = model_.files.front()->draft;
    out_.faults.push_back(rule_fault("RUL-09", main.place(xmlDocGetRootElement(main.tree())),
                                     {"phase inconnue : « " + std::string(id) + " »",
                                      "unknown phase '" + std::string(id) + "'"}));
    return;
  }
  phase_ = found;
  if (trace_ != nullptr) trace_->phase = found->id;
  enter(phase_frame_, phase_->lets, reinterpret_cast<xmlNode*>(draft_.tree()));
}

bool Evaluation::is_active(const Pattern& pattern) const {
  return phase_ == nullptr || phase_->holds(pattern.id);
}

void Evaluation::visit(const Pattern& pattern) {
  std::vector<const Draft*> drafts{&draft_};
  if (pattern.documents) {
    drafts.clear();
    auto* root = reinterpret_cast<xmlNode*>(draft_.tree());
    enter(pattern_frame_, {}, root);
    const XPathValue value = evaluate(*pattern.documents, root, root);
    std::vector<std::string> hrefs;
    if (value != nullptr && value->type == XPATH_NODESET && value->nodesetval != nullptr) {
      for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
        xmlChar* text = xmlNodeGetContent(value->nodesetval->nodeTab[i]);
        hrefs.emplace_back(reinterpret_cast<char*>(text));
        xmlFree(text);
      }
    } else if (value != nullptr && value->type == XPATH_STRING) {
      hrefs.emplace_back(reinterpret_cast<const char*>(value->stringval));
    }
    const std::string& folder = options_.documents.empty() ? model_.folder : options_.documents;
    for (const std::string& href : hrefs) {
      if (const Draft* draft = document(folder, href)) drafts.push_back(draft);
    }
  }
  if (trace_ != nullptr) {
    TraceEvent event;
    event.pattern = &pattern;
    for (const Draft* draft : drafts) {
      if (!event.document.empty()) event.document += ' ';
      event.document += name_of(*draft);
    }
    trace_->events.push_back(std::move(event));
  }
  for (const Rule& rule : pattern.rules) out_.rules += rule.assertions.size();
  for (const Draft* draft : drafts) visit(pattern, *draft);
}

void Evaluation::visit(const Pattern& pattern, const Draft& draft) {
  enter(pattern_frame_, pattern.lets, reinterpret_cast<xmlNode*>(draft.tree()));
  // A node is the affair of the first rule of the pattern that matches it (ISO/IEC 19757-3, 6.5);
  // in a group, of each once.
  std::unordered_set<const xmlNode*> taken;
  for (const Rule& rule : pattern.rules) {
    const bool shared = rule.paths.size() > 1 || (!pattern.group && pattern.rules.size() > 1);
    if (pattern.group) taken.clear();
    rule_frame_.slots.clear();
    auto* const root = reinterpret_cast<xmlNode*>(draft.tree());
    matches(rule.paths, *rule.file, draft, [&](xmlNode* node) {
      tell_doubt(rule, root);
      if (is_enough() || !in_phase(node)) return;
      if (!shared || taken.insert(node).second) fire(pattern, rule, node);
    });
    tell_doubt(rule, root);
  }
}

/// What a rule looks at was selected with an operand that is not known or no good: it may have
/// passed over what is wrong.
void Evaluation::tell_doubt(const Rule& rule, xmlNode* node) {
  if (doubt_.state == Doubt::State::none) return;
  if (!rule.assertions.empty()) doubtful(rule.assertions.front(), node);
  doubt_ = {};
}

bool Evaluation::in_phase(xmlNode* node) {
  if (phase_ == nullptr || !phase_->from_expression) return true;
  if (!from_) {
    from_.emplace();
    matches(phase_->from, *phase_->from_expression->file, draft_,
            [&](xmlNode* match) { from_->insert(match); });
  }
  for (const xmlNode* n = node; n != nullptr; n = n->parent) {
    if (from_->count(n) > 0) return true;
  }
  return false;
}

void Evaluation::fire(const Pattern& pattern, const Rule& rule, xmlNode* node) {
  ++fires_;
  enter(rule_frame_, rule.lets, node);
  if (trace_ != nullptr) {
    TraceEvent event;
    event.kind = TraceEvent::Kind::rule;
    event.pattern = &pattern;
    event.rule = &rule;
    event.document = name_of(*draft_of(node));
    trace_->events.push_back(std::move(event));
  }
  if (!rule.visit_each) {
    for (const Assertion& assertion : rule.assertions) check(pattern, rule, assertion, node);
    return;
  }
  doubt_ = {};
  const XPathValue items = evaluate(*rule.visit_each, node, node);
  if (items == nullptr) return;
  if (items->type != XPATH_NODESET) return fault(*rule.visit_each, node);
  tell_doubt(rule, node);
  if (nodes_of(items.get()).empty()) return looked_at(rule);
  for (int i = 0; i < items->nodesetval->nodeNr && !is_enough(); ++i) {
    xmlNode* item = items->nodesetval->nodeTab[i];
    for (const Assertion& assertion : rule.assertions) check(pattern, rule, assertion, item);
  }
}

/// Whether the rest is not looked for: a list that nobody reads to its end, or a draft that is made
/// to keep rules busy, must not cost without end.
bool Evaluation::is_enough() {
  if (out_.findings.size() + out_.for_lawyer.size() >= options_.findings) {
    out_.cut = Cut::findings;
  } else if (operations_ > options_.all_operations) {
    out_.cut = Cut::operations;
  }
  return out_.cut != Cut::none;
}

/// A rule whose `visit-each` selects nothing but what is wrong (`test="false()"`) has looked at its
/// context all the same.
void Evaluation::looked_at(const Rule& rule) {
  for (const Assertion& assertion : rule.assertions) {
    const bool seeks = assertion.test.text == "false()" && in_force(assertion);
    if (seeks) ++out_.tallies[assertion.number].fired;
  }
}

bool Evaluation::in_force(const Assertion& assertion) const {
  if (!options_.reference || (assertion.from.empty() && assertion.until.empty())) return true;
  const std::string day = to_string(*options_.reference);
  return (assertion.from.empty() || assertion.from <= day) &&
         (assertion.until.empty() || day <= assertion.until);
}

void Evaluation::check(const Pattern& pattern, const Rule& rule, const Assertion& assertion,
                       xmlNode* node) {
  if (!in_force(assertion)) return;
  ++out_.tallies[assertion.number].fired;
  doubt_ = {};
  const XPathValue value = evaluate(assertion.test, node, node);
  if (value == nullptr) return;
  const bool holds = xmlXPathCastToBoolean(value.get()) != 0;
  if (doubt_.state != Doubt::State::none) {
    doubtful(assertion, node);
    doubt_ = {};
  } else if (holds == assertion.report) {
    finding(pattern, rule, assertion, node);
  }
}

xmlDoc* Evaluation::spoken_of(xmlDoc* document) const {
  const auto holds = [&](const std::vector<const Draft*>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Draft* other) { return other->tree() == document; });
  };
  const bool beside = holds(options_.profiles) || holds(options_.registers);
  return beside || synthetic_.is_document(document) ? draft_.tree() : document;
}

void Evaluation::doubt(Doubt doubt) {
  // What is wrong outweighs what is not known yet.
  if (static_cast<int>(doubt.state) > static_cast<int>(doubt_.state)) doubt_ = std::move(doubt);
}

const Draft* Evaluation::document(const std::string& folder, std::string_view href) {
  const RuleTables::Table& table = tables().get(folder, href);
  const Draft* const draft = table.draft ? &*table.draft : nullptr;
  if (!tables_met_.insert(&table).second) return draft;
  if (draft != nullptr) documents_.push_back(draft);
  out_.faults.insert(out_.faults.end(), table.faults.begin(), table.faults.end());
  return draft;
}

}  // namespace paraphe
