// SPDX-License-Identifier: EUPL-1.2
// What running text says: each function gives a node set of `v:…` elements that stand for words of
// the draft; prose_elements.h tells what they mean.
#include <algorithm>

#include "base/plain_marks.h"
#include "base/prose.h"
#include "base/prose_kinds.h"
#include "base/utf8.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

using Nodes = std::vector<xmlNode*>;

/// Takes the argument (nodes, or a text of no place) and calls `each(flat text)`.
template <class Each>
void for_each_text(xmlXPathParserContext* context, Each each) {
  const XPathValue value = pop(context);
  if (value == nullptr) return;
  if (value->type == XPATH_NODESET) {
    for (const xmlNode* node : nodes_of(value.get())) each(FlatText(node));
    return;
  }
  std::string buffer;
  each(FlatText(std::string(text_of(value.get(), buffer))));
}

/// Bytes of a sentence before a duration that rules are given: a text of durations alone would
/// otherwise be copied once for each.
constexpr std::size_t most_before = 1'000;

/// Where the sentence that holds the byte `at` begins: after a full stop, a space and before a
/// capital, which no abbreviation has around it; or, far from there, what of it is `most_before`.
std::size_t sentence_start(std::string_view text, std::size_t at) {
  if (at > most_before) {
    std::size_t near = at - most_before;
    while ((static_cast<unsigned char>(text[near]) & 0xC0U) == 0x80U) ++near;
    return near + sentence_start(text.substr(near), at - near);
  }
  for (std::size_t stop = text.rfind(". ", at); stop != text.npos;
       stop = text.rfind(". ", stop - 1)) {
    if (stop + 2 <= at && is_upper(decode(text, stop + 2).value)) return stop + 2;
    if (stop == 0) break;
  }
  return 0;
}

/// One element a find.
template <class T>
Nodes stand_for(Evaluation& evaluation, const ReadText& read, const char* name,
                const std::vector<Found<T>>& found) {
  Nodes nodes;
  const std::string_view text = read.flat.text();
  for (const Found<T>& one : found) {
    xmlNode* const node = element_for(evaluation, read.flat, one.span, name);
    if (node == nullptr) continue;
    const ProseElement element{evaluation.synthetic(), node};
    describe(element, one.value);
    if constexpr (std::is_same_v<T, WrittenDuration>) {
      const std::size_t begin = sentence_start(text, one.span.begin);
      element.synthetic.set(element.node, "avant", text.substr(begin, one.span.begin - begin));
    }
    nodes.push_back(element.node);
  }
  return nodes;
}

/// Of the two functions of one name, the one that reads tokens.
template <class T>
constexpr auto in_tokens(std::vector<Found<T>> (*find)(const Tokens&)) {
  return find;
}

std::vector<Found<Count>> find_several(const Tokens& tokens) { return find_counts(tokens); }

template <auto find>
Nodes read(Evaluation& evaluation, const ReadText& text, const char* name) {
  return stand_for(evaluation, text, name, find(text.tokens));
}

constexpr unsigned anywhere = 0;  // nothing tells where it is not

struct Reader {
  const char* name;
  unsigned kind;  ///< of ProseKind
  Nodes (*read)(Evaluation&, const ReadText&, const char* name);
};
constexpr Reader readers[] = {
    {"date", prose_dates, read<in_tokens(find_dates)>},
    {"duree", prose_durations, read<in_tokens(find_durations)>},
    {"compte", prose_counts, read<find_several>},
    {"montant", prose_amounts, read<in_tokens(find_amounts)>},
    {"renvoi", prose_references, read<in_tokens(find_references)>},
    {"dateVague", prose_vague_dates, read<in_tokens(find_vague_dates)>},
    {"lacune", prose_placeholders, read<in_tokens(find_placeholders)>},
    {"sigle", prose_acronyms, read<in_tokens(find_acronyms)>},
    {"rapport", prose_ratios, read<in_tokens(find_ratios)>},
    {"pourcentage", prose_percentages, read<in_tokens(find_percentages)>},
    {"intervalle", prose_periods, read<in_tokens(find_periods)>},
    {"citation", prose_citations, read<in_tokens(find_citations)>},
    {"rang", anywhere, read<in_tokens(find_ranks)>},
};

/// What one reader finds in a node, kept; a kind of which there is nothing is ruled out instead. A
/// text is cut into tokens once for all it may hold.
Nodes found_in(Evaluation& evaluation, const xmlNode* node, std::uint32_t rank,
               const Reader& wanted, unsigned kinds) {
  const auto kept = [&](const Reader& reader) -> const Nodes* {
    const Evaluation::Finds* finds = evaluation.finds(node);
    if (finds == nullptr) return nullptr;
    const auto at = std::find_if(finds->begin(), finds->end(),
                                 [&](const auto& entry) { return entry.first == reader.name; });
    return at == finds->end() ? nullptr : &at->second;
  };
  if (const Nodes* known = kept(wanted)) return *known;
  const ReadText text{FlatText(node)};
  Nodes out;
  for (const Reader& reader : readers) {
    const bool due = &reader == &wanted || (wanted.kind != anywhere && (reader.kind & kinds) != 0);
    if (!due || kept(reader) != nullptr) continue;
    Nodes found = reader.read(evaluation, text, reader.name);
    if (&reader == &wanted) out = found;
    if (found.empty() && evaluation.text().rule_out(rank, reader.kind)) continue;
    evaluation.keep_finds(node, reader.name, std::move(found));
  }
  return out;
}

void finds(xmlXPathParserContext* context, std::string_view name) {
  const Reader& reader = *std::find_if(std::begin(readers), std::end(readers),
                                       [&](const Reader& one) { return one.name == name; });
  Evaluation& evaluation = evaluation_of(context);
  const XPathValue value = pop(context);
  Nodes nodes;
  if (value != nullptr && value->type == XPATH_NODESET) {
    const RankedNodes all(evaluation, value);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const xmlNode* node = all.node(i);
      const bool told = reader.kind != anywhere;
      const unsigned kinds = told ? evaluation.text().kinds(node, all.rank(i)) : 0;
      if (told && (kinds & reader.kind) == 0) continue;
      const Nodes found = found_in(evaluation, node, all.rank(i), reader, kinds);
      nodes.insert(nodes.end(), found.begin(), found.end());
    }
  } else if (value != nullptr) {
    std::string buffer;
    const ReadText text{FlatText(std::string(text_of(value.get(), buffer)))};
    nodes = reader.read(evaluation, text, reader.name);
  }
  push(context, nodes);
}

}  // namespace

void xpath_dates(xmlXPathParserContext* context, int) { finds(context, "date"); }
void xpath_durations(xmlXPathParserContext* context, int) { finds(context, "duree"); }
void xpath_counts(xmlXPathParserContext* context, int) { finds(context, "compte"); }
void xpath_amounts(xmlXPathParserContext* context, int) { finds(context, "montant"); }
void xpath_references(xmlXPathParserContext* context, int) { finds(context, "renvoi"); }
void xpath_acronyms(xmlXPathParserContext* context, int) { finds(context, "sigle"); }
void xpath_ratios(xmlXPathParserContext* context, int) { finds(context, "rapport"); }
void xpath_percentages(xmlXPathParserContext* context, int) { finds(context, "pourcentage"); }
void xpath_periods(xmlXPathParserContext* context, int) { finds(context, "intervalle"); }
void xpath_citations(xmlXPathParserContext* context, int) { finds(context, "citation"); }
void xpath_ranks(xmlXPathParserContext* context, int) { finds(context, "rang"); }
void xpath_vague_dates(xmlXPathParserContext* context, int) { finds(context, "dateVague"); }
void xpath_placeholders(xmlXPathParserContext* context, int) { finds(context, "lacune"); }

void xpath_hosts(xmlXPathParserContext* context, int) {
  const XPathValue value = pop(context);
  Nodes nodes;
  for (const xmlNode* node : nodes_of(value.get())) {
    const xmlNode* host = evaluation_of(context).host(node);
    if (host == nullptr) continue;
    auto* found = const_cast<xmlNode*>(host);
    if (nodes.empty() || nodes.back() != found) nodes.push_back(found);
  }
  push(context, nodes);
}

void xpath_passages(xmlXPathParserContext* context, int) {
  const std::string sought = plain_marks(pop_string(context)).text;
  Nodes nodes;
  Evaluation& evaluation = evaluation_of(context);
  for_each_text(context, [&](const FlatText& flat) {
    const PlainMarks plain = plain_marks(flat.text());
    std::size_t at = sought.empty() ? plain.text.npos : plain.text.find(sought);
    for (; at != plain.text.npos; at = plain.text.find(sought, at + sought.size())) {
      const Span span{plain.from(at), plain.from(at + sought.size())};
      nodes.push_back(element_for(evaluation.synthetic(), flat, span, "passage"));
    }
  });
  push(context, nodes);
}

void xpath_tokens(xmlXPathParserContext* context, int) {
  Nodes nodes;
  Evaluation& evaluation = evaluation_of(context);
  for_each_text(context, [&](const FlatText& flat) {
    for (const std::string_view word : words(flat.text())) {
      const auto begin = static_cast<std::size_t>(word.data() - flat.text().data());
      xmlNode* node = evaluation.synthetic().make("jeton", flat.mark({begin, begin + word.size()}));
      evaluation.synthetic().fill(node, word);
      nodes.push_back(node);
    }
  });
  push(context, nodes);
}

}  // namespace paraphe
