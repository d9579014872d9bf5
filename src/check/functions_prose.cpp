// SPDX-License-Identifier: EUPL-1.2
// What running text says: each function gives a node set of `v:…` elements that stand for words of
// the draft, with what the words mean in attributes.
#include <algorithm>

#include "base/prose.h"
#include "base/prose_kinds.h"
#include "base/utf8.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

using Nodes = std::vector<xmlNode*>;

/// An element under way.
struct Element {
  SyntheticElements& synthetic;
  xmlNode* node;
};

void set(const Element& element, const char* name, std::string_view value) {
  element.synthetic.set(element.node, name, value);
}

void set(const Element& element, const char* name, bool value) {
  set(element, name, std::string_view(value ? "oui" : "non"));
}

void set(const Element& element, const char* name, std::int64_t value) {
  set(element, name, std::string_view(std::to_string(value)));
}

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

std::string euros(std::int64_t cents) {
  const std::string rest = std::to_string(cents % 100);
  return std::to_string(cents / 100) +
         (cents % 100 == 0 ? "" : (rest.size() == 1 ? ".0" : ".") + rest);
}

const char* kind_name(Placeholder::Kind kind) {
  switch (kind) {
    case Placeholder::Kind::letters:
      return "lettres";
    case Placeholder::Kind::wording:
      return "formule";
    case Placeholder::Kind::brackets:
      return "crochets";
    case Placeholder::Kind::marks:
      return "signes";
    case Placeholder::Kind::dots:
      return "points";
    case Placeholder::Kind::underscores:
      return "soulignes";
    case Placeholder::Kind::number:
      return "numero";
  }
  return "";
}

/// A text with plain spaces and straight apostrophes, and where each of its bytes came from.
struct PlainMarks {
  std::string text;
  std::vector<std::size_t> from;  ///< one more than bytes
};

PlainMarks plain_marks(const std::string& text) {
  PlainMarks plain;
  for (std::size_t i = 0; i < text.size();) {
    plain.from.push_back(i);
    if (text.compare(i, 2, "\u00A0") == 0) {
      plain.text += ' ';
      i += 2;
    } else if (text.compare(i, 3, "\u202F") == 0 || text.compare(i, 3, "’") == 0) {
      plain.text += text[i + 1] == '\x80' && text[i + 2] == '\x99' ? '\'' : ' ';
      i += 3;
    } else {
      plain.text += text[i++];
    }
  }
  plain.from.push_back(text.size());
  return plain;
}

const char* tax_name(Tax tax) {
  switch (tax) {
    case Tax::unstated:
      return "";
    case Tax::without:
      return "HT";
    case Tax::with:
      return "TTC";
    case Tax::exempt:
      return "net";
  }
  return "";
}

void describe(const Element& node, const WrittenDate& date) {
  set(node, "valeur", date.date ? to_string(*date.date) : std::string());
  set(node, "existe", date.exists);
  set(node, "jour", static_cast<std::int64_t>(date.day));
  set(node, "ordinal", date.ordinal);
  set(node, "chiffres", date.figures);
  set(node, "jourSemaine", date.weekday_agrees());
}

void describe(const Element& node, const WrittenDuration& duration) {
  set(node, "valeur", to_string(duration.value()));
  set(node, "accord", duration.agrees());
  set(node, "adjectif", duration.adjective);
}

void describe(const Element& node, const Count& count) {
  set(node, "valeur", count.number.value());
  set(node, "nom", count.noun);
  set(node, "accord", count.number.agrees());
}

void describe(const Element& node, const WrittenAmount& amount) {
  set(node, "valeur", euros(amount.value()));
  set(node, "accord", amount.agrees());
  set(node, "taxe", std::string_view(tax_name(amount.tax)));
}

void describe(const Element& node, const WrittenReference& reference) {
  const bool article = reference.kind == WrittenReference::Kind::article;
  set(node, "genre", std::string_view(article ? "article" : "annexe"));
  set(node, "etiquette", reference.label);
  set(node, "numero", static_cast<std::int64_t>(reference.number));
  set(node, "intervalle", reference.through);
  set(node, "ailleurs", reference.elsewhere);
  using Direction = WrittenReference::Direction;
  const auto direction = reference.direction;
  set(node, "sens",
      std::string_view(direction == Direction::before  ? "avant"
                       : direction == Direction::after ? "apres"
                                                       : ""));
}

void describe(const Element& node, const Acronym& acronym) {
  set(node, "developpe", acronym.expanded);
}

void describe(const Element& node, const Ratio& ratio) {
  set(node, "partie", ratio.part);
  set(node, "tout", ratio.whole);
  set(node, "pourcentage", euros(ratio.percent));
}

void describe(const Element& node, const Citation& cited) {
  set(node, "genre", cited.kind);
  set(node, "numero", cited.number);
  set(node, "date", cited.dated);
  set(node, "annee", static_cast<std::int64_t>(cited.year));
}

void describe(const Element& node, const Rank& rank) {
  set(node, "valeur", rank.number);
  set(node, "nom", rank.noun);
}

void describe(const Element& node, const VagueDate& date) {
  set(node, "annee", static_cast<std::int64_t>(date.year));
  set(node, "mot", date.word);
}

void describe(const Element& node, const Placeholder& found) {
  set(node, "genre", std::string_view(kind_name(found.kind)));
}

/// Where the sentence that holds the byte `at` begins: after a full stop, a space and before a
/// capital, which no abbreviation has around it.
std::size_t sentence_start(std::string_view text, std::size_t at) {
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
    const Mark mark = read.flat.mark(one.span);
    if (evaluation.verbatim(mark.first)) continue;
    const Element element{evaluation.synthetic(), evaluation.synthetic().make(name, mark)};
    set(element, "texte", text.substr(one.span.begin, one.span.end - one.span.begin));
    describe(element, one.value);
    if constexpr (std::is_same_v<T, WrittenDuration>) {
      const std::size_t begin = sentence_start(text, one.span.begin);
      set(element, "avant", text.substr(begin, one.span.begin - begin));
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
      const Span span{plain.from[at], plain.from[at + sought.size()]};
      xmlNode* node = evaluation.synthetic().make("passage", flat.mark(span));
      evaluation.synthetic().set(node, "texte",
                                 flat.text().substr(span.begin, span.end - span.begin));
      nodes.push_back(node);
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
