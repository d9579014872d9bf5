// SPDX-License-Identifier: EUPL-1.2
#include "compose/generated.h"

#include "compose/body.h"

namespace paraphe {

namespace {

/// « l’avenant n° 1 du 5 juin 2024 et l’avenant n° 2 du… »
Runs write_amendments(Scribe& scribe, const Predecessor& act, Source source) {
  std::vector<Runs> all;
  for (const FormerAmendment& each : act.amendments) {
    Runs day;
    if (each.date) day = write_date(*each.date, source);
    all.push_back(scribe.say("precedent.avenant",
                             {{"numero", plain(each.number, source)}, {"date", std::move(day)}},
                             source));
  }
  return join(scribe, all, source);
}

}  // namespace

Runs write_predecessor(Scribe& scribe, const Predecessor& predecessor, Source source) {
  const NounPhrase act{NounPhrase::Article::none, std::string(head_word(predecessor.nature)),
                       std::nullopt, false};
  Arguments arguments{{"precedent", plain(predecessor.nature, source)},
                      {"reference", plain(predecessor.reference, source)},
                      {"date", {}},
                      {"annee", {}},
                      {"avenants", {}}};
  if (predecessor.date) {
    arguments["date"] = write_date(*predecessor.date, source);
  } else {
    arguments["annee"] = plain(predecessor.year, source);
  }
  if (!predecessor.amendments.empty()) {
    arguments["avenants"] = write_amendments(scribe, predecessor, source);
  }
  return scribe.say("precedent", arguments, source,
                    {scribe.gender_of(act, predecessor.source), false, false});
}

Runs write_count(Scribe& scribe, const GeneratedCount& count, Source source) {
  const std::string what{vocabulary(count.of)};
  const int number = scribe.numbering().count(count.of, count.target);
  if (number <= 0) {
    scribe.error("CMP-01", source,
                 {"le nombre ne peut pas être écrit : il n’y a rien à compter (" + what + ")",
                  "the number cannot be written: there is nothing to count (" + what + ")"},
                 {"corriger « de » ou « cible », ou ajouter les éléments annoncés",
                  "correct 'de' or 'cible', or add what is announced"});
    return {};
  }
  const std::string id = "nombre." + what;
  const Phrase* phrase = scribe.form().phrase(id);
  const Gender gender =
      phrase == nullptr ? Gender::masculine : phrase->gender.value_or(Gender::masculine);
  const std::string letters = number_words(number, Orthography::traditional, gender);
  std::string written = letters;
  switch (count.writing.value_or(scribe.form().counts)) {
    case Writing::words:
      break;
    case Writing::figures:
      written = number_figures(number);
      break;
    case Writing::both:
      written = letters + " (" + number_figures(number) + ")";
      break;
  }
  return scribe.say(id, {{"nombre", plain(std::move(written), source)}}, source,
                    {gender, number > 1, false});
}

Runs write_amount(Scribe& scribe, const Amount& amount, Source source) {
  Runs tax;
  if (!amount.tax.empty()) {
    // The plural begins at two: « 1,50 € net de taxes », « 2 € nets de taxes ».
    tax = scribe.say("taxe." + amount.tax, {}, source,
                     {Gender::masculine, amount.cents >= 200, false});
  }
  Arguments arguments{{"chiffres", plain(amount_figures(amount.cents), source)},
                      {"taxe", std::move(tax)}};
  if (amount.in_letters) arguments["lettres"] = plain(amount_words(amount.cents), source);
  Runs runs = scribe.say(amount.in_letters ? "montant.lettres" : "montant", arguments, source);
  // « HT » stays with its figures; « nets de taxes », whole, may stand on the next line.
  const bool short_tax = spoken(arguments["taxe"]).find(' ') == std::string::npos;
  if (!amount.in_letters) {
    for (Run& run : runs) run.unbreakable = short_tax || run.text != " ";
  }
  return runs;
}

}  // namespace paraphe
