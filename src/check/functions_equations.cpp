// SPDX-License-Identifier: EUPL-1.2
// v:egalites: sums that running text reckons, amounts of the data read among those in words.
#include <algorithm>
#include <unordered_set>

#include "base/prose_equations.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

constexpr std::string_view empty_element = "\uFFFC";

using Elements = std::unordered_set<const xmlNode*>;

/// « 120000.5 » as « 120000,5 € HT », which is read as it would be if it were typed.
std::string amount_in_words(const xmlNode* element) {
  const auto value = [&](const char* name) {
    std::string buffer;
    const xmlAttr* given = attribute_node(element, name);
    return given == nullptr
               ? std::string()
               : std::string(string_value(reinterpret_cast<const xmlNode*>(given), buffer));
  };
  std::string figures = value("valeur");
  std::replace(figures.begin(), figures.end(), '.', ',');
  const std::string tax = value("taxe");
  if (tax.empty()) return figures + "\u00A0€";
  return figures + "\u00A0€ " + (tax == "net" ? "net de taxe" : tax);
}

/// A text in which amounts of the data are written out, and where each of its bytes came from.
struct WrittenOut {
  std::string text;
  std::vector<std::size_t> from;  ///< one more than bytes
};

WrittenOut write_out(const FlatText& flat, const Elements& amounts) {
  const std::string& text = flat.text();
  WrittenOut out;
  auto next = flat.elements().begin();
  for (std::size_t at = 0; at < text.size();) {
    const bool element = text.compare(at, empty_element.size(), empty_element) == 0;
    const std::size_t size = element ? empty_element.size() : 1;
    std::string piece = text.substr(at, size);
    if (element && next != flat.elements().end()) {
      const xmlNode* here = *next++;
      if (amounts.count(here) > 0) piece = amount_in_words(here);
    }
    out.text += piece;
    out.from.insert(out.from.end(), piece.size(), at);
    at += size;
  }
  out.from.push_back(text.size());
  return out;
}

/// The part of a span that stands in words: an amount of the data has no place among them.
Span in_words(const std::string& flat, const WrittenOut& written, Span span) {
  Span words{written.from[span.begin], written.from[span.end]};
  const auto element_at = [&](std::size_t at) {
    return flat.compare(at, empty_element.size(), empty_element) == 0;
  };
  while (words.begin < words.end && element_at(words.begin)) words.begin += empty_element.size();
  while (words.end >= words.begin + empty_element.size() &&
         element_at(words.end - empty_element.size())) {
    words.end -= empty_element.size();
  }
  return words;
}

const char* kind_name(WrittenEquation::Kind kind) {
  if (kind == WrittenEquation::Kind::tax) return "taxe";
  if (kind == WrittenEquation::Kind::share) return "part";
  return kind == WrittenEquation::Kind::product ? "produit" : "somme";
}

xmlNode* stand_for(SyntheticElements& synthetic, const TextMark& mark, std::string_view words,
                   const WrittenEquation& equation) {
  xmlNode* const node = synthetic.make("egalite", mark);
  synthetic.set(node, "texte", words);
  synthetic.set(node, "genre", kind_name(equation.kind));
  synthetic.set(node, "calcul", from_hundredths(equation.reckoned));
  synthetic.set(node, "dit", from_hundredths(equation.stated));
  synthetic.set(node, "juste", equation.holds ? "oui" : "non");
  return node;
}

}  // namespace

void xpath_equations(xmlXPathParserContext* context, int) {
  const XPathValue sums = pop(context);
  const XPathValue texts = pop(context);
  const auto given = nodes_of(sums.get());
  const Elements amounts(given.begin(), given.end());
  Evaluation& evaluation = evaluation_of(context);
  std::vector<xmlNode*> nodes;
  for (const xmlNode* text : nodes_of(texts.get())) {
    const FlatText flat(text);
    const WrittenOut written = write_out(flat, amounts);
    for (const auto& found : find_equations(written.text)) {
      const TextMark mark = flat.mark(in_words(flat.text(), written, found.span));
      if (evaluation.verbatim(mark.first)) continue;
      const std::string words =
          written.text.substr(found.span.begin, found.span.end - found.span.begin);
      nodes.push_back(stand_for(evaluation.synthetic(), mark, words, found.value));
    }
  }
  push(context, nodes);
}

}  // namespace paraphe
