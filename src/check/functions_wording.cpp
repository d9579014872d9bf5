// SPDX-License-Identifier: EUPL-1.2
// v:tournures: the set phrases that rules list, found in running text.
#include <algorithm>

#include "base/wordings.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

// The words of `choix` of this name, which stand before the phrases; null: there is none.
const xmlNode* named_choice(const xmlDoc* phrases, std::string_view name) {
  const xmlNode* const root = xmlDocGetRootElement(phrases);
  for (const xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view element = reinterpret_cast<const char*>(node->name);
    const xmlAttr* const own = element == "choix" ? attribute_node(node, "nom") : nullptr;
    std::string buffer;
    if (own == nullptr) continue;
    if (string_value(reinterpret_cast<const xmlNode*>(own), buffer) == name) return node;
  }
  return nullptr;
}

// Writes each « {name} » of the phrase as the choice that bears the name. Errors: false when none
// does.
bool write_choices(std::string& phrase, const xmlNode* node) {
  for (std::size_t open = phrase.find('{'); open != phrase.npos; open = phrase.find('{', open)) {
    const std::size_t close = phrase.find('}', open);
    if (close == phrase.npos) return false;
    const std::string name = phrase.substr(open + 1, close - open - 1);
    const xmlNode* const choice = named_choice(node->doc, name);
    if (choice == nullptr) return false;
    std::string buffer;
    const std::string_view words = string_value(choice, buffer);
    phrase.replace(open, close + 1 - open, words);
    open += words.size();
  }
  return true;
}

bool add_phrase(Wordings& wordings, std::string_view text, const xmlNode* node) {
  if (text.find('{') == text.npos) return wordings.add(text);
  std::string phrase(text);
  return write_choices(phrase, node) && wordings.add(phrase);
}

// Errors: clears `sound` when one of them cannot be sought.
std::shared_ptr<const Wordings> read_phrases(xmlXPathParserContext* context,
                                             std::span<xmlNode* const> nodes, bool& sound) {
  auto wordings = std::make_shared<Wordings>();
  for (const xmlNode* node : nodes) {
    std::string buffer;
    const std::string_view text = string_value(node, buffer);
    const bool term = node->type == XML_ATTRIBUTE_NODE;
    if (term ? wordings->add_term(text) : add_phrase(*wordings, text, node)) continue;
    invalid(context, {std::string(text), node, false},
            {"n’est pas une tournure que l’on puisse chercher", "is no phrase that can be sought"});
    wordings->add_term("\x01");  // keeps the order
    sound = false;
  }
  return wordings;
}

// Those of a table are read for all drafts together; but one that cannot be sought is told of each.
std::shared_ptr<const Wordings> read_table(xmlXPathParserContext* context,
                                           std::span<xmlNode* const> nodes) {
  std::shared_ptr<const Wordings>& kept = evaluation_of(context).tables().phrases(nodes);
  if (kept != nullptr) return kept;
  bool sound = true;
  auto read = read_phrases(context, nodes, sound);
  if (sound) kept = read;
  return read;
}

// Phrases that are looked for in one text after another.
class Search {
 public:
  Search(std::vector<xmlNode*> nodes, std::shared_ptr<const Wordings> wordings,
         const WordStream& stream)
      : nodes_(std::move(nodes)), wordings_(std::move(wordings)), scan_(*wordings_, stream) {}

  bool may_stand_in(WordingScan::Numbers numbers) {
    stands_ = scan_.may_stand_in(numbers);
    return stands_;
  }
  // In the text last asked of: what was found, and the node that lists its phrase.
  struct Find {
    Span span;
    const xmlNode* phrase = nullptr;
  };
  void find(const Tokens& tokens, std::vector<Find>& found) const {
    if (!stands_) return;
    for (const auto& each : wordings_->find(tokens, &scan_))
      found.push_back({each.span, nodes_[each.phrase]});
  }

 private:
  std::vector<xmlNode*> nodes_;
  std::shared_ptr<const Wordings> wordings_;
  WordingScan scan_;
  bool stands_ = false;
};

// The phrases of tables, then those of the draft.
std::vector<Search> searches_for(xmlXPathParserContext* context,
                                 std::span<xmlNode* const> phrases) {
  Evaluation& evaluation = evaluation_of(context);
  std::vector<xmlNode*> own(phrases.begin(), phrases.end());
  const auto rest = std::stable_partition(
      own.begin(), own.end(), [&](const xmlNode* node) { return evaluation.tables().hold(node); });
  const std::vector<xmlNode*> of_tables(own.begin(), rest);
  own.erase(own.begin(), rest);
  std::vector<Search> searches;
  const WordStream& stream = evaluation.text().stream();
  bool sound = true;
  if (!of_tables.empty()) searches.emplace_back(of_tables, read_table(context, of_tables), stream);
  if (!own.empty()) searches.emplace_back(own, read_phrases(context, own, sound), stream);
  return searches;
}

// What the element found stands for: the attributes of the phrase, those of its parent that it
// does not bear itself, or the term itself.
void describe(SyntheticElements& synthetic, xmlNode* found, const xmlNode* phrase) {
  std::string buffer;
  if (phrase->type == XML_ATTRIBUTE_NODE) {
    return synthetic.set(found, "phrase", string_value(phrase, buffer));
  }
  for (const xmlNode* owner : {phrase, static_cast<const xmlNode*>(phrase->parent)}) {
    if (owner == nullptr || owner->type != XML_ELEMENT_NODE) continue;
    for (const xmlAttr* a = owner->properties; a != nullptr; a = a->next) {
      const auto* name = reinterpret_cast<const char*>(a->name);
      if (owner != phrase && attribute_node(phrase, name) != nullptr) continue;
      synthetic.set(found, name, string_value(reinterpret_cast<const xmlNode*>(a), buffer));
    }
  }
}

bool ends_sentence(const Tokens& tokens, std::size_t i) {
  return tokens.is(i, ".") || tokens.is(i, ";") || tokens.is(i, "?") || tokens.is(i, "!");
}

// What its sentence says before the token `first`, folded, a space between two tokens, hyphens left
// out; « … » when that is long.
std::string sentence_before(const Tokens& tokens, std::size_t first) {
  constexpr std::size_t most = 8;  // tokens
  std::size_t begin = first;
  while (begin > 0 && !ends_sentence(tokens, begin - 1)) {
    if (first - --begin > most) return "…";
  }
  std::string said;
  for (std::size_t i = begin; i < first; ++i) {
    if (tokens.hyphen(i)) continue;
    if (!said.empty()) said += ' ';
    said += tokens.folded(i);
  }
  return said;
}

// The first word of `span` as it is written, the folded words on each side of it, empty where a
// sign stands, its figures, and what its sentence says before it.
void add_words(SyntheticElements& synthetic, xmlNode* found, const Tokens& tokens, Span span) {
  const std::size_t first = tokens.first_from(span.begin);
  const std::size_t next = tokens.first_from(span.end);
  synthetic.set(found, "mot", tokens.written(first));
  synthetic.set(found, "avant",
                first > 0 && tokens.word(first - 1) ? tokens.folded(first - 1) : "");
  synthetic.set(found, "apres", tokens.word(next) ? tokens.folded(next) : "");
  std::string figures;
  for (std::size_t i = first; i < next; ++i) {
    if (!tokens.digits(i)) continue;
    if (!figures.empty()) figures += ' ';
    figures += tokens.written(i);
  }
  synthetic.set(found, "chiffres", figures);
  synthetic.set(found, "amorce", sentence_before(tokens, first));
}

}  // namespace

bool Evaluation::verbatim(const xmlNode* text) const {
  const std::string& names = conventions().verbatim;
  for (const xmlNode* node = text; node != nullptr; node = node->parent) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = reinterpret_cast<const char*>(node->name);
    const std::size_t at = names.find(name);
    if (at != names.npos && at > 0 && names[at - 1] == ' ' && names[at + name.size()] == ' ') {
      return true;
    }
  }
  return false;
}

void xpath_wordings(xmlXPathParserContext* context, int) {
  const XPathValue phrases = pop(context);
  const XPathValue texts = pop(context);
  if (nodes_of(texts.get()).empty()) return push(context, std::vector<xmlNode*>{});
  Evaluation& evaluation = evaluation_of(context);
  SyntheticElements& synthetic = evaluation.synthetic();
  std::vector<xmlNode*> nodes;
  std::vector<Search> searches = searches_for(context, nodes_of(phrases.get()));
  TextIndex& index = evaluation.text();
  const RankedNodes all(evaluation, texts);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const xmlNode* const text = all.node(i);
    const WordingScan::Numbers numbers = index.numbers(text, all.rank(i));
    bool may = false;
    for (Search& search : searches) may = search.may_stand_in(numbers) || may;
    if (!may) continue;
    const ReadText read{FlatText(text)};
    std::vector<Search::Find> found;
    for (const Search& search : searches) search.find(read.tokens, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    for (const auto& [span, phrase] : found) {
      xmlNode* const node = element_for(evaluation, read.flat, span, "tournure");
      if (node == nullptr) continue;
      describe(synthetic, node, phrase);
      add_words(synthetic, node, read.tokens, span);
      nodes.push_back(node);
    }
  }
  push(context, nodes);
}

void xpath_holder(xmlXPathParserContext* context, int) {
  const XPathValue words = pop(context);
  std::vector<xmlNode*> nodes;
  for (const xmlNode* node : nodes_of(words.get())) {
    const TextMark* mark = evaluation_of(context).synthetic().mark(node);
    if (mark == nullptr) continue;
    xmlNode* const holder = mark->first->parent;
    if (nodes.empty() || nodes.back() != holder) nodes.push_back(holder);  // of thousands of words
  }
  push(context, nodes);
}

void xpath_first_ones(xmlXPathParserContext* context, int) {
  const XPathValue all = pop(context);
  std::unordered_set<std::string> seen;
  std::vector<xmlNode*> nodes;
  for (xmlNode* node : nodes_of(all.get())) {
    if (node->type != XML_ELEMENT_NODE) continue;
    xmlChar* words = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>("texte"));
    const bool first = words == nullptr || seen.insert(reinterpret_cast<const char*>(words)).second;
    xmlFree(words);
    if (first) nodes.push_back(node);
  }
  push(context, nodes);
}

}  // namespace paraphe
