// SPDX-License-Identifier: EUPL-1.2
// Faults of typography and of spelling: elements `v:faute` that stand for the faulty signs.
#include <array>
#include <unordered_map>

#include "base/typography_faults.h"
#include "base/utf8.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

using Nodes = std::vector<xmlNode*>;
using Names = std::vector<std::string_view>;

const char* kind_name(TypographicFault::Kind kind) {
  switch (kind) {
    case TypographicFault::Kind::missing_space:
      return "espace-manquante";
    case TypographicFault::Kind::extra_space:
      return "espace-en-trop";
    case TypographicFault::Kind::apostrophe:
      return "apostrophe";
    case TypographicFault::Kind::quotes:
      return "guillemet";
    case TypographicFault::Kind::ordinal:
      return "ordinal";
    case TypographicFault::Kind::first_day:
      return "premier";
    case TypographicFault::Kind::other_day:
      return "quantieme";
    case TypographicFault::Kind::capital:
      return "majuscule";
    case TypographicFault::Kind::figures:
      return "chiffres";
    case TypographicFault::Kind::grouping:
      return "tranche";
    case TypographicFault::Kind::number_sign:
      return "numero";
    case TypographicFault::Kind::acronym:
      return "sigle";
    case TypographicFault::Kind::unit:
      return "unite";
    case TypographicFault::Kind::title:
      return "civilite";
  }
  return "";
}

struct Fault {
  Span span;
  const char* kind;
  std::string written, meant, correction;
  bool safe;
};

void report(Evaluation& evaluation, const FlatText& flat, const Fault& fault, Nodes& out) {
  xmlNode* node = evaluation.synthetic().make("faute", flat.mark(fault.span));
  const auto set = [&](const char* name, std::string_view value) {
    evaluation.synthetic().set(node, name, value);
  };
  set("genre", fault.kind);
  set("texte", fault.written);
  set("ecrit", fault.meant);
  set("correction", fault.correction);
  set("sur", fault.safe ? "oui" : "non");
  out.push_back(node);
}

/// Words to look for, each with its right spelling. They begin with an ASCII letter.
class Spellings {
 public:
  explicit Spellings(std::string_view pairs) {
    const std::vector<std::string_view> list = words(pairs);
    for (std::size_t i = 0; i + 1 < list.size(); i += 2) {
      meant_.emplace(list[i], list[i + 1]);
      starts_[static_cast<unsigned char>(list[i][0])] = true;
    }
  }

  /// Whether it is one of those to look for.
  bool holds(std::string_view word) const { return meant_.contains(word); }

  template <class Found>
  void each(std::string_view text, Found found) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!starts_[static_cast<unsigned char>(text[at])] || inside(text, at)) continue;
      std::size_t end = at + 1;
      for (CodePoint next = decode(text, end); is_letter(next.value); next = decode(text, end)) {
        end += next.size;
      }
      const auto spelling = meant_.find(text.substr(at, end - at));
      if (spelling != meant_.end()) found(Span{at, end}, spelling->second);
      at = end - 1;
    }
  }

 private:
  static bool inside(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    const char before = text[at - 1];
    if (before == ' ' || before == '\n') return false;
    return before == '@' || before == '.' || before == '/' ||
           is_letter(decode_before(text, at).value);
  }

  std::unordered_map<std::string_view, std::string_view> meant_;
  std::array<bool, 256> starts_{};
};

}  // namespace

void xpath_typography(xmlXPathParserContext* context, int arguments) {
  const std::string names = arguments > 1 ? pop_string(context) : std::string();
  const XPathValue nodes = pop(context);
  Nodes out;
  const Names hidden = words(names);
  Evaluation& evaluation = evaluation_of(context);
  const RankedNodes all(evaluation, nodes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto whole = evaluation.text().whole(all.rank(i));
    if (whole && !may_be_faulty(*whole)) continue;
    const FlatText flat(all.node(i), hidden);
    if (!whole && !may_be_faulty(flat.text())) continue;
    for (auto& found : find_typographic_faults(flat.text())) {
      TypographicFault& fault = found.value;
      report(evaluation, flat,
             {found.span, kind_name(fault.kind), std::move(fault.written), std::move(fault.meant),
              std::move(fault.correction), fault.safe},
             out);
    }
  }
  push(context, out);
}

void xpath_spellings(xmlXPathParserContext* context, int arguments) {
  const std::string names = arguments > 2 ? pop_string(context) : std::string();
  const std::string pairs = pop_string(context);
  const XPathValue nodes = pop(context);
  const Spellings spellings(pairs);
  const Names hidden = words(names);
  Nodes out;
  Evaluation& evaluation = evaluation_of(context);
  TextIndex& index = evaluation.text();
  WordFilter sought(index.stream(), [&](std::string_view word) { return spellings.holds(word); });
  const RankedNodes all(evaluation, nodes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!sought.any(index.numbers(all.node(i), all.rank(i)))) continue;
    const FlatText flat(all.node(i), hidden);
    spellings.each(flat.text(), [&](Span span, std::string_view meant) {
      const std::string written = flat.text().substr(span.begin, span.end - span.begin);
      const std::string right(meant);
      report(evaluation, flat, {span, "graphie", written, right, right, false}, out);
    });
  }
  push(context, out);
}

}  // namespace paraphe
