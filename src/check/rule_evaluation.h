// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/calendar.h"
#include "base/draft.h"
#include "base/similar_texts.h"
#include "check/flat_text.h"
#include "check/identity.h"
#include "check/rule_compile.h"
#include "check/rule_model.h"
#include "check/rule_trace.h"
#include "check/synthetic.h"
#include "check/text_index.h"

namespace paraphe {

/// Why a rule could not be decided: an operand that is to come, or one that is there and no good.
struct Doubt {
  enum class State { none, unknown, invalid };
  State state = State::none;
  const xmlNode* node = nullptr;  ///< the operand; nothing when it was computed
  std::string value;
  Text problem;  ///< « n’est pas une date (AAAA-MM-JJ) »
};

struct EvaluationOptions {
  std::string phase;     ///< empty: the default phase of the rule set
  bool explain = false;  ///< findings carry the values of their tests
  std::optional<Date> reference;
  std::optional<Date> asked;              ///< the reference date when the reader chose it
  std::vector<const Draft*> profiles;     ///< in force, what extends before what is extended
  std::vector<const Draft*> registers;    ///< in force, the draft’s own first
  const Draft* voted = nullptr;           ///< the text once put to the vote, if it is known
  std::string documents;                  ///< folder of `pattern/@documents`; empty: the rules'
  unsigned long operations = 20'000'000;  ///< XPath operations for one expression (about 0.3 s)
  /// The same for a whole draft; one of 20 MB takes 11 million, of 40 KB 50,000.
  unsigned long all_operations = 100'000'000;
  std::size_t findings = 2'000;  ///< told of one draft; the check then ends there, incomplete
  bool redact = false;           ///< a mark stands in messages where values of the draft would
};

/// What one assertion did.
struct Tally {
  std::size_t fired = 0;     ///< nodes it was applied to
  std::size_t findings = 0;  ///< without those for the lawyer
};

/// Where what a synthetic element stands for is in the source. `reading` is of no other draft.
Span span_of(const Draft& draft, const TextMark& mark, TextReading& reading);

/// Why the rest of a draft was not looked at: so much was found, or rules took so long.
enum class Cut { none, findings, operations };

/// What running a rule set over a draft gave.
struct Evaluated {
  std::vector<Diagnostic> findings;    ///< unsorted; without those for the lawyer
  std::vector<Diagnostic> for_lawyer;  ///< what no rule can decide
  std::vector<Diagnostic> faults;      ///< rules that could not run: the check is incomplete
  std::vector<const Pattern*> active;  ///< the patterns of the phase
  std::vector<const Pattern*> idle;    ///< of them, those required in which no rule fired
  std::vector<Tally> tallies;          ///< by number of assertion
  std::size_t rules = 0;               ///< assertions looked at in the phase
  std::size_t fired = 0;               ///< of them, those that met a context at least once
  Cut cut = Cut::none;
};

struct XPathObjectFree {
  bool borrowed = false;  ///< kept by a variable
  void operator()(xmlXPathObject* object) const {
    if (!borrowed) xmlXPathFreeObject(object);
  }
};
/// A value of an expression, or a variable’s own lent to a function, which must leave it as it is.
using XPathValue = std::unique_ptr<xmlXPathObject, XPathObjectFree>;

/// One run of a rule set over one draft. Functions called from XPath reach it through
/// `xmlXPathContext::userData`.
class Evaluation {
 public:
  Evaluation(const RuleModel& model, CompiledRules& compiled, const Draft& draft,
             EvaluationOptions options, Trace* trace);
  ~Evaluation();
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  Evaluated run();

  /// The date that a variable of the schema holds for this draft, if any.
  std::optional<Date> date_variable(std::string_view name);
  /// The strings of the nodes that a variable of the schema holds for this draft; none when there
  /// is no such variable.
  std::vector<std::string> strings_variable(std::string_view name);
  void set_reference(Date date) { options_.reference = date; }
  /// What the rules know beside the draft, before they run.
  void set_beside(std::vector<const Draft*> profiles, std::vector<const Draft*> registers);

  // for functions
  const EvaluationOptions& options() const { return options_; }
  const DraftConventions& conventions() const { return compiled_.conventions(); }
  xmlNode* current() const { return current_; }
  const std::string& draft_name() const { return draft_.name(); }
  /// The document that a function called on a node of `document` speaks of: the same, but
  /// the draft on a word of it or on what a profile or a register says.
  xmlDoc* spoken_of(xmlDoc* document) const;
  void doubt(Doubt doubt);
  /// Whether the text being written is for a reader of English: functions that put a value into
  /// words do it in that language.
  bool english() const { return english_; }
  /// Whether the words of a text node are a proper name or foreign words, declared as such.
  bool verbatim(const xmlNode* text) const;
  /// The elements `v:…` that stand for words; they live as long as this.
  SyntheticElements& synthetic() { return synthetic_; }
  /// The node whose words `node` stands for; nothing for one that stands for none.
  const xmlNode* host(const xmlNode* node) const;
  /// The text of the whole draft, and where each of its elements has its own.
  TextIndex& text();
  /// Where the ranks of a node set are kept, which may not be told yet: those of a value of a
  /// variable of the schema. Nothing for any other, which does not last.
  std::vector<std::uint32_t>* ranks(const xmlXPathObject* nodes);
  /// What was found in the text of a node, by the name of the elements that stand for it.
  using Finds = std::vector<std::pair<std::string_view, std::vector<xmlNode*>>>;
  /// The same, kept; nothing when nothing was.
  const Finds* finds(const xmlNode* node) const {
    const auto found = finds_.find(node);
    return found == finds_.end() ? nullptr : &found->second;
  }
  void keep_finds(const xmlNode* node, std::string_view name, std::vector<xmlNode*> found) {
    finds_[node].emplace_back(name, std::move(found));
  }
  /// The nodes of a document whose key has `value`, in document order; nothing when there is no
  /// such key.
  const std::vector<xmlNode*>* key(std::string_view name, const std::string& value,
                                   xmlDoc* document);
  /// The elements of a document that bear a name, whatever its namespace, in document order; and
  /// what is asked of them most, so that they need not be looked at one by one.
  struct Named {
    std::vector<xmlNode*> nodes;
    std::vector<std::uint32_t> ranks;  ///< as xmlXPathOrderDocElems left them; 0: it did not
    bool one_namespace = true;         ///< that of the first
  };
  const Named* elements(xmlDoc* document, std::string_view name);
  /// Their nodes alone.
  const std::vector<xmlNode*>* named(xmlDoc* document, std::string_view name) {
    const Named* const found = elements(document, name);
    return found == nullptr ? nullptr : &found->nodes;
  }
  /// The attributes without namespace that bear a name, in the order of their elements.
  const std::vector<xmlNode*>* attributes(xmlDoc* document, std::string_view name);
  /// `visit` of every element of a document, in document order.
  void each_element(xmlDoc* document, const std::function<void(xmlNode*)>& visit) const;
  /// fold() of the string value of a node, kept.
  const std::string& folded(const xmlNode* node);
  /// The first of the siblings before an element, of its name, whose text `similar` takes for its
  /// own: that of the children of this name, or, when none is given, their whole text. Nothing when
  /// there is none.
  xmlNode* repeated(xmlNode* node, std::string_view child);
  /// A document beside the rules; nothing, and a fault, when it cannot be read.
  const Draft* document(const std::string& folder, std::string_view href);
  RuleTables& tables() { return compiled_.tables(); }
  const std::string& rules_folder() const { return model_.folder; }

 private:
  struct Slot {
    const Let* let = nullptr;
    XPathValue value;
    Doubt doubt;
    bool open = false;  ///< being evaluated: asked for again, it is circular
  };
  struct Frame {
    std::vector<Slot> slots;
    xmlNode* node = nullptr;
  };
  struct Names {
    std::unordered_map<std::string_view, Named> elements;
    std::unordered_map<std::string_view, std::vector<xmlNode*>> attributes;  ///< of no namespace
  };
  /// The siblings of one name that have been compared, from the first.
  struct Repeats {
    SimilarTexts texts;
    std::vector<xmlNode*> items;
    std::vector<std::optional<std::size_t>> firsts;  ///< for each, the rank of the one it is like
    std::unordered_map<const xmlNode*, std::size_t> ranks;
  };
  using KeyIndex = std::unordered_map<std::string, std::vector<xmlNode*>>;

  // rule_evaluation.cpp
  const Phase* phase_for(std::string_view id);
  void choose_phase();
  bool is_active(const Pattern& pattern) const;
  void visit(const Pattern& pattern);
  void visit(const Pattern& pattern, const Draft& draft);
  void fire(const Pattern& pattern, const Rule& rule, xmlNode* node);
  void check(const Pattern& pattern, const Rule& rule, const Assertion& assertion, xmlNode* node);
  bool is_enough();
  void looked_at(const Rule& rule);
  bool in_force(const Assertion& assertion) const;
  bool in_phase(xmlNode* node);

  // rule_context.cpp
  void matches(const std::vector<ContextPath>& paths, const RuleFile& file, const Draft& draft,
               const std::function<void(xmlNode*)>& found);
  const Names& names(xmlDoc* document);
  const std::vector<xmlNode*>* candidates(const ContextPath& path, xmlDoc* document,
                                          std::vector<xmlNode*>& owners);
  bool is_match(const ContextPath& path, const RuleFile& file, const xmlNode* node) const;

  // rule_xpath.cpp
  void enter(Frame& frame, const std::vector<Let>& lets, xmlNode* node);
  bool fill_by_attribute(const Key& key, const Draft& draft, KeyIndex& index);
  XPathValue evaluate(const Expression& expression, xmlNode* node, xmlNode* current);
  XPathValue evaluate(xmlXPathCompExpr* compiled, const RuleFile& file, xmlNode* node,
                      xmlNode* current);
  XPathValue evaluate_text(std::string_view text, const RuleFile& file, xmlNode* node);
  const Expression* variable_text(std::string_view name);
  Slot* slot(std::string_view name, Frame** frame);
  Slot* valued(std::string_view name);
  XPathValue variable(std::string_view name);
  xmlXPathObject* lent(std::string_view name);
  void fault(const Expression& expression, const xmlNode* node);
  static xmlXPathObject* look_up_variable(void* data, const xmlChar* name, const xmlChar* uri);

  // rule_explain.cpp
  Explanation explanation(const Assertion& assertion, xmlNode* node);
  const Text* words_of(std::string_view expression, xmlXPathObject* value, const xmlNode* context);
  void read_words();

  // rule_finding.cpp
  void finding(const Pattern& pattern, const Rule& rule, const Assertion& assertion, xmlNode* node);
  std::optional<Fiche> fiche(const Assertion& assertion);
  Text awaited(const xmlNode* operand) const;
  void doubtful(const Assertion& assertion, xmlNode* node);
  void tell_doubt(const Rule& rule, xmlNode* node);
  Place place(const xmlNode* node) const;
  const Draft* draft_of(const xmlNode* node) const;
  Identity identity(const xmlNode* node, const std::string& message);
  const xmlNode* subject(const Rule& rule, const Assertion& assertion, xmlNode* node);
  std::string prose(const xmlNode* element, const Assertion& assertion, const RuleFile& file,
                    xmlNode* node);
  void prose(const xmlNode* element, const Assertion& assertion, const RuleFile& file,
             xmlNode* node, std::string& out);
  void messages(const Assertion& assertion, xmlNode* node, Diagnostic& into);
  std::string unmasked(const Assertion& assertion, xmlNode* node, std::string said);

  // rule_fixes.cpp
  void edits(const Assertion& assertion, xmlNode* node, Diagnostic& into);
  void edits(const xmlNode* fix, const RuleFile& file, xmlNode* node, Diagnostic& into);
  std::optional<Edit> edit(const xmlNode* step, const RuleFile& file, xmlNode* node);
  void other_places(const Rule& rule, const Assertion& assertion, xmlNode* node, Diagnostic& into);

  void trace_assertion(const Assertion& assertion, xmlNode* node, const xmlNode* subject);
  TraceEvent trace_of(const Assertion& assertion, const xmlNode* place) const;

  const RuleModel& model_;
  CompiledRules& compiled_;
  const Draft& draft_;
  EvaluationOptions options_;
  Trace* trace_;
  Evaluated out_;

  xmlXPathContext* xpath_ = nullptr;
  xmlNode* current_ = nullptr;
  int nesting_ = 0;
  bool english_ = false;
  Doubt doubt_;
  Frame schema_, phase_frame_, pattern_frame_, rule_frame_;
  const Phase* phase_ = nullptr;
  std::vector<const Draft*> documents_;  ///< all that nodes may come from
  std::unordered_set<const RuleTables::Table*> tables_met_;  ///< their faults are told
  std::unordered_map<const xmlDoc*, Names> names_;
  std::map<std::pair<const Key*, const xmlDoc*>, KeyIndex> keys_;
  std::size_t fires_ = 0;         ///< of any rule on any node
  unsigned long operations_ = 0;  ///< of XPath, so far
  Identities identities_;
  const xmlNode* identified_ = nullptr;  ///< the last one, and its identity
  Identity identity_;
  std::optional<std::unordered_set<const xmlNode*>> from_;
  SyntheticElements synthetic_;
  TextReading reading_;  ///< of the draft
  std::optional<TextIndex> text_;
  std::unordered_map<const xmlXPathObject*, std::vector<std::uint32_t>> ranks_;
  std::unordered_map<const xmlNode*, Finds> finds_;
  std::unordered_map<const xmlNode*, std::string> folded_;
  std::map<std::pair<const xmlNode*, std::string>, Repeats> repeats_;  ///< by parent and names
  std::map<std::pair<const xmlNode*, std::string>, std::size_t> doubts_;
  std::unordered_set<const Expression*> faulted_;
  bool words_read_ = false;
  std::map<std::string, Text, std::less<>> words_;
};

}  // namespace paraphe
