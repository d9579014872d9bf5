// SPDX-License-Identifier: EUPL-1.2
// What running text says: each function gives a node set of `v:…` elements that stand for words of
// the draft, with what the words mean in attributes.
#include <algorithm>

#include "base/prose.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

using Nodes = std::vector<xmlNode*>;

void set(xmlNode* node, const char* name, const std::string& value) {
  xmlSetProp(node, reinterpret_cast<const xmlChar*>(name),
             reinterpret_cast<const xmlChar*>(value.c_str()));
}

void set(xmlNode* node, const char* name, bool value) {
  set(node, name, std::string(value ? "oui" : "non"));
}

void set(xmlNode* node, const char* name, std::int64_t value) {
  set(node, name, std::to_string(value));
}

/// Takes the argument (nodes, or a text of no place) and calls `each(read text)`.
template <class Each>
void for_each_text(xmlXPathParserContext* context, Each each) {
  const XPathValue value = pop(context);
  if (value == nullptr) return;
  if (value->type != XPATH_NODESET) {
    xmlChar* text = xmlXPathCastToString(value.get());
    each(ReadText(FlatText(std::string(reinterpret_cast<const char*>(text)))));
    xmlFree(text);
    return;
  }
  if (value->nodesetval == nullptr) return;
  for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
    each(evaluation_of(context).text(value->nodesetval->nodeTab[i]));
  }
}

/// One element a find. `describe(node, value)` writes what it means.
template <class Find, class Describe>
void finds(xmlXPathParserContext* context, const char* name, Find find, Describe describe) {
  Nodes nodes;
  Evaluation& evaluation = evaluation_of(context);
  for_each_text(context, [&](const ReadText& read) {
    const FlatText& flat = read.flat;
    const auto known = std::find_if(read.finds.begin(), read.finds.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (known != read.finds.end()) {
      nodes.insert(nodes.end(), known->second.begin(), known->second.end());
      return;
    }
    Nodes& kept = read.finds.emplace_back(name, Nodes()).second;
    for (const auto& found : find(read.tokens)) {
      const Mark mark = flat.mark(found.span);
      if (evaluation.verbatim(mark.first)) continue;
      xmlNode* node = evaluation.synthesize(name, mark);
      const std::string words =
          flat.text().substr(found.span.begin, found.span.end - found.span.begin);
      set(node, "texte", words);
      describe(node, found.value);
      kept.push_back(node);
    }
    nodes.insert(nodes.end(), kept.begin(), kept.end());
  });
  push(context, nodes);
}

/// Of the two functions of one name, the one that reads tokens.
template <class T>
auto in_tokens(std::vector<Found<T>> (*find)(const Tokens&)) {
  return find;
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

}  // namespace

void xpath_dates(xmlXPathParserContext* context, int) {
  finds(context, "date", in_tokens(find_dates), [](xmlNode* node, const WrittenDate& date) {
    set(node, "valeur", date.date ? to_string(*date.date) : std::string());
    set(node, "existe", date.exists);
    set(node, "jour", static_cast<std::int64_t>(date.day));
    set(node, "ordinal", date.ordinal);
    set(node, "chiffres", date.figures);
    set(node, "jourSemaine", date.weekday_agrees());
  });
}

void xpath_durations(xmlXPathParserContext* context, int) {
  finds(context, "duree", in_tokens(find_durations),
        [](xmlNode* node, const WrittenDuration& duration) {
          set(node, "valeur", to_string(duration.value()));
          set(node, "accord", duration.agrees());
          set(node, "adjectif", duration.adjective);
        });
}

void xpath_counts(xmlXPathParserContext* context, int) {
  const auto find = [](const Tokens& tokens) { return find_counts(tokens); };
  finds(context, "compte", find, [](xmlNode* node, const Count& count) {
    set(node, "valeur", count.number.value());
    set(node, "nom", count.noun);
    set(node, "accord", count.number.agrees());
  });
}

void xpath_amounts(xmlXPathParserContext* context, int) {
  finds(context, "montant", in_tokens(find_amounts),
        [](xmlNode* node, const WrittenAmount& amount) {
          set(node, "valeur", euros(amount.value()));
          set(node, "accord", amount.agrees());
          set(node, "taxe", std::string(tax_name(amount.tax)));
        });
}

void xpath_references(xmlXPathParserContext* context, int) {
  finds(context, "renvoi", in_tokens(find_references),
        [](xmlNode* node, const WrittenReference& reference) {
          const bool article = reference.kind == WrittenReference::Kind::article;
          set(node, "genre", std::string(article ? "article" : "annexe"));
          set(node, "etiquette", reference.label);
          set(node, "numero", static_cast<std::int64_t>(reference.number));
          set(node, "intervalle", reference.through);
          set(node, "ailleurs", reference.elsewhere);
          using Direction = WrittenReference::Direction;
          const auto direction = reference.direction;
          set(node, "sens",
              std::string(direction == Direction::before  ? "avant"
                          : direction == Direction::after ? "apres"
                                                          : ""));
        });
}

void xpath_acronyms(xmlXPathParserContext* context, int) {
  finds(context, "sigle", in_tokens(find_acronyms),
        [](xmlNode* node, const Acronym& acronym) { set(node, "developpe", acronym.expanded); });
}

void xpath_ratios(xmlXPathParserContext* context, int) {
  finds(context, "rapport", in_tokens(find_ratios), [](xmlNode* node, const Ratio& ratio) {
    set(node, "partie", ratio.part);
    set(node, "tout", ratio.whole);
    set(node, "pourcentage", euros(ratio.percent));
  });
}

void xpath_citations(xmlXPathParserContext* context, int) {
  finds(context, "citation", in_tokens(find_citations), [](xmlNode* node, const Citation& cited) {
    set(node, "genre", cited.kind);
    set(node, "numero", cited.number);
    set(node, "date", cited.dated);
    set(node, "annee", static_cast<std::int64_t>(cited.year));
  });
}

void xpath_ranks(xmlXPathParserContext* context, int) {
  finds(context, "rang", in_tokens(find_ranks), [](xmlNode* node, const Rank& rank) {
    set(node, "valeur", rank.number);
    set(node, "nom", rank.noun);
  });
}

void xpath_vague_dates(xmlXPathParserContext* context, int) {
  finds(context, "dateVague", in_tokens(find_vague_dates),
        [](xmlNode* node, const VagueDate& date) {
          set(node, "annee", static_cast<std::int64_t>(date.year));
          set(node, "mot", date.word);
        });
}

void xpath_placeholders(xmlXPathParserContext* context, int) {
  finds(context, "lacune", in_tokens(find_placeholders),
        [](xmlNode* node, const Placeholder& found) {
          set(node, "genre", std::string(kind_name(found.kind)));
        });
}

void xpath_passages(xmlXPathParserContext* context, int) {
  const std::string sought = plain_marks(pop_string(context)).text;
  Nodes nodes;
  Evaluation& evaluation = evaluation_of(context);
  for_each_text(context, [&](const ReadText& read) {
    const PlainMarks plain = plain_marks(read.flat.text());
    std::size_t at = sought.empty() ? plain.text.npos : plain.text.find(sought);
    for (; at != plain.text.npos; at = plain.text.find(sought, at + sought.size())) {
      const Span span{plain.from[at], plain.from[at + sought.size()]};
      xmlNode* node = evaluation.synthesize("passage", read.flat.mark(span));
      set(node, "texte", read.flat.text().substr(span.begin, span.end - span.begin));
      nodes.push_back(node);
    }
  });
  push(context, nodes);
}

void xpath_tokens(xmlXPathParserContext* context, int) {
  Nodes nodes;
  Evaluation& evaluation = evaluation_of(context);
  for_each_text(context, [&](const ReadText& read) {
    const FlatText& flat = read.flat;
    for (const std::string_view word : words(flat.text())) {
      const auto begin = static_cast<std::size_t>(word.data() - flat.text().data());
      xmlNode* node = evaluation.synthesize("jeton", flat.mark({begin, begin + word.size()}));
      xmlNodeAddContentLen(node, reinterpret_cast<const xmlChar*>(word.data()),
                           static_cast<int>(word.size()));
      nodes.push_back(node);
    }
  });
  push(context, nodes);
}

}  // namespace paraphe
