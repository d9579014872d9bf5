// SPDX-License-Identifier: EUPL-1.2
// What a find in running text says, as the attributes of the element that stands for it.
#include "check/prose_elements.h"

namespace paraphe {
namespace {

void set(const ProseElement& element, const char* name, std::string_view value) {
  element.synthetic.set(element.node, name, value);
}

void set(const ProseElement& element, const char* name, bool value) {
  set(element, name, std::string_view(value ? "oui" : "non"));
}

void set(const ProseElement& element, const char* name, std::int64_t value) {
  set(element, name, std::string_view(std::to_string(value)));
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

xmlNode* element_for(SyntheticElements& synthetic, const FlatText& flat, Span span,
                     const char* name) {
  xmlNode* const node = synthetic.make(name, flat.mark(span));
  synthetic.set(node, "texte", flat.text().substr(span.begin, span.end - span.begin));
  return node;
}

xmlNode* element_for(Evaluation& evaluation, const FlatText& flat, Span span, const char* name) {
  if (evaluation.verbatim(flat.mark(span).first)) return nullptr;
  return element_for(evaluation.synthetic(), flat, span, name);
}

std::string from_hundredths(std::int64_t value) {
  const std::string rest = std::to_string(value % 100);
  return std::to_string(value / 100) +
         (value % 100 == 0 ? "" : (rest.size() == 1 ? ".0" : ".") + rest);
}

void describe(const ProseElement& node, const WrittenDate& date) {
  set(node, "valeur", date.date ? to_string(*date.date) : std::string());
  set(node, "existe", date.exists);
  set(node, "jour", static_cast<std::int64_t>(date.day));
  set(node, "ordinal", date.ordinal);
  set(node, "chiffres", date.figures);
  set(node, "jourSemaine", date.weekday_agrees());
}

void describe(const ProseElement& node, const WrittenDuration& duration) {
  set(node, "valeur", to_string(duration.value()));
  set(node, "accord", duration.agrees());
  set(node, "adjectif", duration.adjective);
}

void describe(const ProseElement& node, const Count& count) {
  set(node, "valeur", count.number.value());
  set(node, "nom", count.noun);
  set(node, "accord", count.number.agrees());
}

void describe(const ProseElement& node, const WrittenAmount& amount) {
  set(node, "valeur", from_hundredths(amount.value()));
  set(node, "accord", amount.agrees());
  set(node, "taxe", std::string_view(tax_name(amount.tax)));
}

void describe(const ProseElement& node, const WrittenReference& reference) {
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

void describe(const ProseElement& node, const Acronym& acronym) {
  set(node, "developpe", acronym.expanded);
}

void describe(const ProseElement& node, const Ratio& ratio) {
  set(node, "partie", ratio.part);
  set(node, "tout", ratio.whole);
  set(node, "pourcentage", from_hundredths(ratio.percent));
}

void describe(const ProseElement& node, const WrittenPercentage& percentage) {
  set(node, "valeur", from_hundredths(percentage.value()));
  set(node, "accord", percentage.agrees());
}

void describe(const ProseElement& node, const WrittenPeriod& period) {
  set(node, "debut", to_string(period.first));
  set(node, "fin", to_string(period.last));
  set(node, "duree", period.length ? to_string(*period.length) : std::string());
}

void describe(const ProseElement& node, const Citation& cited) {
  set(node, "genre", cited.kind);
  set(node, "numero", cited.number);
  set(node, "date", cited.dated);
  set(node, "annee", static_cast<std::int64_t>(cited.year));
}

void describe(const ProseElement& node, const Rank& rank) {
  set(node, "valeur", rank.number);
  set(node, "nom", rank.noun);
}

void describe(const ProseElement& node, const VagueDate& date) {
  set(node, "annee", static_cast<std::int64_t>(date.year));
  set(node, "mot", date.word);
  set(node, "avant", date.before);
  set(node, "saison", std::string_view(date.season ? "oui" : "non"));
}

void describe(const ProseElement& node, const Placeholder& found) {
  set(node, "genre", std::string_view(kind_name(found.kind)));
}

}  // namespace paraphe
